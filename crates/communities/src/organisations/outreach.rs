//! Who was told of a process: the public list, and the form in which several are entered at once.
use super::domain::{LONGEST_NOTE, Outreach, OutreachId, Told, Way};
use super::store::{self, Choices};
use crate::processes::{self, Process};
use askama::Template;
use axum::extract::Path;
use kit::{
    Day, Error, Fields, Form, Frame, OrganisationId, Problems, Result, Role, Text, Visit, done, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "organisations/informed.html")]
struct Informed {
    frame: Frame,
    process: Process,
    told: Vec<Told>,
    /// How many organisations that makes.
    count: i64,
    keeps: bool,
}

/// `GET /processes/{slug}/organisations`
pub(super) async fn list(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let told = store::of_process(&mut reader, process.id).await?;
    let count = store::informed(&mut reader, process.id).await?;
    page(Informed { frame: visit.frame(), process, told, count, keeps: visit.actor.is(Role::Clerk) })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct OutreachForm {
    /// A part of the name that is looked for.
    find: String,
    /// The button that was pressed: `find`, or none.
    step: String,
    organisation: Vec<String>,
    on: String,
    way: String,
    note: String,
}

impl OutreachForm {
    fn ticked(&self) -> Vec<OrganisationId> {
        self.organisation.iter().filter_map(|id| id.parse().ok()).collect()
    }
}

#[derive(Template)]
#[template(path = "organisations/outreach.html")]
struct New {
    frame: Frame,
    process: Process,
    form: OutreachForm,
    problems: Problems,
    choices: Choices,
}
impl New {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "outreach", &self.form, &self.problems)
    }

    fn ways(&self) -> impl Iterator<Item = &'static str> {
        Way::ALL.iter().map(|way| way.code())
    }

    /// Whether there is not one organisation in the register.
    fn has_none(&self) -> bool {
        self.choices.offered.is_empty() && self.form.find.is_empty()
    }

    fn is_searched(&self) -> bool {
        self.choices.is_cut || !self.form.find.is_empty()
    }

    fn is_ticked(&self, id: &OrganisationId) -> bool {
        self.form.organisation.contains(&id.to_string())
    }
}

/// `GET /processes/{slug}/organisations/new`
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let choices = store::choices(&mut reader, "", &[]).await?;
    let form =
        OutreachForm { on: visit.now.day().to_string(), way: "email".into(), ..OutreachForm::default() };
    page(New { frame: visit.frame(), process, form, problems: Problems::none(), choices })
}

/// `POST /processes/{slug}/organisations`: one line for each organisation that was ticked; or others to tick, if they are
/// looked for.
pub(super) async fn send(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<OutreachForm>,
) -> Result {
    if form.step == "find" {
        return look_for(visit, &slug, form).await;
    }
    let mut tx = visit.write().await?;
    let process = processes::store::visible(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    let organisations = form.ticked();
    if organisations.is_empty() {
        problems.add("organisation", "outreach-nobody");
    }
    let on = problems.check("on", read_day(&form.on, visit.now.day()));
    let way = problems.check("way", Way::parse(&form.way).ok_or("kit-field-choice"));
    let note = problems.text("note", &form.note, LONGEST_NOTE);
    let (Some(on), Some(way), true) = (on, way, problems.is_empty()) else {
        let choices = store::choices(&mut tx, &form.find, &organisations).await?;
        return refused(New { frame: visit.frame(), process, form, problems, choices });
    };
    for organisation in organisations {
        let told = Outreach { organisation, process: process.id, on, way, note: note.clone() };
        store::record_outreach(&mut tx, &told).await?;
    }
    tx.commit_recorded().await?;
    done(format!("{}/organisations", process.url()), "outreach")
}

/// The form again with what was looked for and everything that was typed and ticked; nothing is kept.
async fn look_for(visit: Visit, slug: &str, form: OutreachForm) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, slug).await?;
    let choices = store::choices(&mut reader, &form.find, &form.ticked()).await?;
    private_page(New { frame: visit.frame(), process, form, problems: Problems::none(), choices })
}

/// A day that has come: nobody has been told tomorrow.
fn read_day(text: &str, today: Day) -> Result<Day, Text> {
    match Day::parse(text) {
        Some(day) if day > today => Err(Text::new("outreach-future")),
        Some(day) => Ok(day),
        None => Err(Text::new("kit-field-day")),
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct WithdrawForm {
    outreach: String,
    reason: String,
}

/// `POST /processes/{slug}/organisations/withdraw`: a line that was entered by mistake.
pub(super) async fn withdraw(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let id: OutreachId = form.outreach.parse().map_err(|_| Error::NotFound)?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, LONGEST_NOTE);
    if !problems.is_empty() {
        return Err(Error::BadInput("outreach-reason-missing"));
    }
    let mut tx = visit.write().await?;
    let process = processes::store::visible(&visit, &mut tx, &slug).await?;
    store::withdraw(&mut tx, process.id, id, &reason).await?;
    tx.commit_recorded().await?;
    done(format!("{}/organisations", process.url()), "outreach-withdrawn")
}
