//! The texts, rules and targets of a process.
use crate::processes::domain::{
    HIGHEST_RATE, LONGEST_DESCRIPTION, LONGEST_SUMMARY, LONGEST_TITLE, MOST_CHOICES, MOST_SEATS, Run,
};
use crate::processes::events::{DraftChanged, ProcessEdited};
use crate::processes::{Process, store};
use askama::Template;
use axum::extract::Path;
use kit::{Allowed, Fields, Form, Frame, Problems, Result, Text, Visit, done, page, refused};
use rules::Money;
use rules::matching::CapOn;
use rules::targets::TargetKind;
use serde::{Deserialize, Serialize};

/// The most that can be wanted of anything.
const MOST_WANTED: i64 = 1_000_000;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct TextForm {
    title: String,
    summary: String,
    description: String,
    max_choices: String,
    seats: String,
    match_rate: String,
    match_cap: String,
    match_cap_on: String,
    consultations: String,
    people: String,
    proposals: String,
    organisations_informed: String,
}

impl TextForm {
    fn of(process: &Process, targets: &[(TargetKind, i64)]) -> TextForm {
        let wanted = |kind| {
            targets.iter().find(|(known, _)| *known == kind).map(|(_, n)| n.to_string()).unwrap_or_default()
        };
        TextForm {
            title: process.title.clone(),
            summary: process.summary.clone(),
            description: process.description.clone(),
            max_choices: process.max_choices.to_string(),
            seats: process.seats.to_string(),
            match_rate: process.match_rate.to_string(),
            match_cap: process.match_cap.to_string(),
            match_cap_on: process.match_cap_on.code().to_owned(),
            consultations: wanted(TargetKind::Consultations),
            people: wanted(TargetKind::People),
            proposals: wanted(TargetKind::Proposals),
            organisations_informed: wanted(TargetKind::OrganisationsInformed),
        }
    }

    fn wanted(&self, kind: TargetKind) -> (&'static str, &str) {
        match kind {
            TargetKind::Consultations => ("consultations", &self.consultations),
            TargetKind::People => ("people", &self.people),
            TargetKind::Proposals => ("proposals", &self.proposals),
            TargetKind::OrganisationsInformed => ("organisations_informed", &self.organisations_informed),
        }
    }
}

#[derive(Template)]
#[template(path = "running/edit.html")]
struct Edit {
    frame: Frame,
    process: Process,
    form: TextForm,
    problems: Problems,
}
impl Edit {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "process", &self.form, &self.problems)
    }

    fn caps(&self) -> [&'static str; 2] {
        [CapOn::Match, CapOn::Total].map(CapOn::code)
    }
}

/// `GET /processes/{slug}/edit`
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = store::visible(&visit, &mut reader, &slug).await?;
    let targets = store::targets(&mut reader, process.id).await?;
    let form = TextForm::of(&process, &targets);
    page(Edit { frame: visit.frame(), process, form, problems: Problems::none() })
}

/// `POST /processes/{slug}/edit`
pub(super) async fn send(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<TextForm>) -> Result {
    let mut tx = visit.write().await?;
    store::lock(&mut tx, &slug).await?;
    let process = visit.may::<Run>(store::visible(&visit, &mut tx, &slug).await?)?;
    let mut problems = Problems::none();
    let changed = check(&process, &form, &mut problems);
    let targets = TargetKind::ALL.map(|kind| (kind, check_target(&form, kind, &mut problems)));
    let (Some(changed), true) = (changed, problems.is_empty()) else {
        return refused(Edit { frame: visit.frame(), process: process.into_inner(), form, problems });
    };
    store::change_texts(&mut tx, &changed).await?;
    for (kind, wanted) in targets {
        match wanted {
            Some(wanted) => store::set_target(&mut tx, changed.id, kind, wanted).await?,
            None => store::clear_target(&mut tx, changed.id, kind).await?,
        }
    }
    if changed.is_published() {
        tx.commit(ProcessEdited { process: changed.id, title: changed.title.clone() }).await?;
    } else {
        tx.commit(DraftChanged { process: changed.id }).await?;
    }
    done(changed.url(), "process-edited")
}

/// What was typed, if all of it can be meant.
fn check(process: &Allowed<Run>, form: &TextForm, problems: &mut Problems) -> Option<Process> {
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    let description =
        problems.maybe_text("description", &form.description, LONGEST_DESCRIPTION).unwrap_or_default();
    let max_choices = problems.check("max_choices", number(&form.max_choices, 1, MOST_CHOICES));
    let seats = problems.check("seats", number(&form.seats, 1, MOST_SEATS));
    let match_rate = problems.check("match_rate", number(&form.match_rate, 0, HIGHEST_RATE));
    let match_cap =
        problems.check("match_cap", Money::parse_ro(&form.match_cap).map_err(|_| "kit-field-money"));
    let match_cap_on =
        problems.check("match_cap_on", CapOn::parse(&form.match_cap_on).ok_or("kit-field-choice"));
    let was: &Process = process;
    Some(Process {
        title,
        summary,
        description,
        max_choices: max_choices?,
        seats: seats?,
        match_rate: match_rate?,
        match_cap: match_cap?,
        match_cap_on: match_cap_on?,
        ..was.clone()
    })
}

/// A target, or none where the field was left empty.
fn check_target(form: &TextForm, kind: TargetKind, problems: &mut Problems) -> Option<i64> {
    let (field, typed) = form.wanted(kind);
    if typed.trim().is_empty() {
        return None;
    }
    problems.check(field, number(typed, 1, MOST_WANTED))
}

fn number(text: &str, least: i64, most: i64) -> Result<i64, Text> {
    let number = text.trim().parse().ok().filter(|n| (least..=most).contains(n));
    number.ok_or_else(|| Text::new("template-number").with("least", least).with("most", most))
}
