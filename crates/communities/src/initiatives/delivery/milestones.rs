//! Planning milestones and calling them done.
use super::domain::{Deliver, LONGEST_NOTE, LONGEST_TITLE, Milestone, MilestoneId};
use super::pages::{fresh_id, initiative, not_after_today};
use super::store;
use crate::initiatives::Initiative;
use askama::Template;
use axum::extract::Path;
use kit::access::Allowed;
use kit::{
    Day, Empty, Error, Fields, Form, Frame, InitiativeId, Problems, Result, Visit, done, private_page,
    refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct MilestoneForm {
    id: String,
    title: String,
    due_on: String,
}

impl MilestoneForm {
    fn read(&self) -> Result<(String, Day), Problems> {
        let mut problems = Problems::none();
        let title = problems.text("title", &self.title, LONGEST_TITLE);
        let due_on = problems.check("due_on", Day::parse(&self.due_on).ok_or("kit-field-day"));
        match due_on {
            Some(due_on) if problems.is_empty() => Ok((title, due_on)),
            _ => Err(problems),
        }
    }
}

#[derive(Template)]
#[template(path = "initiatives/milestone.html")]
struct MilestonePage {
    frame: Frame,
    initiative: Initiative,
    /// None while it is being planned.
    milestone: Option<MilestoneId>,
    form: MilestoneForm,
    problems: Problems,
}

impl MilestonePage {
    fn of(
        visit: &Visit,
        initiative: Allowed<Deliver>,
        milestone: Option<MilestoneId>,
        form: MilestoneForm,
        problems: Problems,
    ) -> Self {
        MilestonePage { frame: visit.frame(), initiative: initiative.into_inner(), milestone, form, problems }
    }
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "milestone", &self.form, &self.problems)
    }
    fn action(&self) -> String {
        match self.milestone {
            Some(id) => format!("/milestones/{id}"),
            None => format!("{}/milestones", self.initiative.url()),
        }
    }
}

pub(super) async fn new(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let initiative = initiative(&visit, id).await?;
    let form = MilestoneForm { id: MilestoneId(fresh_id(&visit)).to_string(), ..MilestoneForm::default() };
    private_page(MilestonePage::of(&visit, initiative, None, form, Problems::none()))
}

pub(super) async fn add(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Form(form, _): Form<MilestoneForm>,
) -> Result {
    let initiative = initiative(&visit, id).await?;
    let new: MilestoneId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let (title, due_on) = match form.read() {
        Ok(read) => read,
        Err(problems) => return refused(MilestonePage::of(&visit, initiative, None, form, problems)),
    };
    let mut tx = visit.write().await?;
    store::add_milestone(&mut tx, &initiative, new, &title, due_on).await?;
    tx.commit_recorded().await?;
    done(format!("{}#milestones", initiative.url()), "milestone-add")
}

/// A milestone and its initiative, which this visitor may write about.
async fn milestone(visit: &Visit, id: MilestoneId) -> Result<(Milestone, Allowed<Deliver>)> {
    let mut reader = visit.read().await?;
    let milestone = store::find_milestone(&mut reader, id).await?.ok_or(Error::NotFound)?;
    drop(reader);
    let initiative = initiative(visit, milestone.initiative).await?;
    Ok((milestone, initiative))
}

pub(super) async fn edit(visit: Visit, Path(id): Path<MilestoneId>) -> Result {
    let (milestone, initiative) = milestone(&visit, id).await?;
    let form =
        MilestoneForm { id: id.to_string(), title: milestone.title, due_on: milestone.due_on.to_string() };
    private_page(MilestonePage::of(&visit, initiative, Some(id), form, Problems::none()))
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<MilestoneId>,
    Form(form, _): Form<MilestoneForm>,
) -> Result {
    let (milestone, initiative) = milestone(&visit, id).await?;
    let (title, due_on) = match form.read() {
        Ok(read) => read,
        Err(problems) => return refused(MilestonePage::of(&visit, initiative, Some(id), form, problems)),
    };
    let mut tx = visit.write().await?;
    store::change_milestone(&mut tx, &milestone, &title, due_on).await?;
    tx.commit_recorded().await?;
    done(format!("{}#milestones", initiative.url()), "milestone-change")
}

pub(super) async fn remove(visit: Visit, Path(id): Path<MilestoneId>, Form(_, _): Form<Empty>) -> Result {
    let (milestone, initiative) = milestone(&visit, id).await?;
    let mut tx = visit.write().await?;
    store::remove_milestone(&mut tx, &milestone).await?;
    tx.commit_recorded().await?;
    done(format!("{}#milestones", initiative.url()), "milestone-remove")
}

pub(super) async fn reopen(visit: Visit, Path(id): Path<MilestoneId>, Form(_, _): Form<Empty>) -> Result {
    let (milestone, initiative) = milestone(&visit, id).await?;
    let mut tx = visit.write().await?;
    store::reopen_milestone(&mut tx, &milestone).await?;
    tx.commit_recorded().await?;
    done(format!("{}#milestones", initiative.url()), "milestone-reopen")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DoneForm {
    done_on: String,
    done_note: String,
}

#[derive(Template)]
#[template(path = "initiatives/milestone_done.html")]
struct DonePage {
    frame: Frame,
    initiative: Initiative,
    milestone: Milestone,
    form: DoneForm,
    problems: Problems,
}

impl DonePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "milestone", &self.form, &self.problems)
    }
}

pub(super) async fn done_form(visit: Visit, Path(id): Path<MilestoneId>) -> Result {
    let (milestone, initiative) = milestone(&visit, id).await?;
    if milestone.done_on.is_some() {
        return Err(Error::Conflict("milestone-changed-meanwhile"));
    }
    let form = DoneForm { done_on: visit.now.day().to_string(), ..DoneForm::default() };
    let (frame, initiative) = (visit.frame(), initiative.into_inner());
    private_page(DonePage { frame, initiative, milestone, form, problems: Problems::none() })
}

pub(super) async fn complete(
    visit: Visit,
    Path(id): Path<MilestoneId>,
    Form(form, _): Form<DoneForm>,
) -> Result {
    let (milestone, initiative) = milestone(&visit, id).await?;
    let mut problems = Problems::none();
    let done_on = problems.check("done_on", not_after_today(&form.done_on, visit.now));
    let note = problems.maybe_text("done_note", &form.done_note, LONGEST_NOTE).unwrap_or_default();
    let Some(done_on) = done_on.filter(|_| problems.is_empty()) else {
        let (frame, initiative) = (visit.frame(), initiative.into_inner());
        return refused(DonePage { frame, initiative, milestone, form, problems });
    };
    let mut tx = visit.write().await?;
    store::complete_milestone(&mut tx, &initiative, &milestone, done_on, &note).await?;
    tx.commit_recorded().await?;
    done(format!("{}#milestones", initiative.url()), "milestone-complete")
}
