//! The dates of a process: the whole plan at once, and "close this one now and open the next".
use super::domain::{self, CLOSES, NOTES, OPENS};
use crate::processes::domain::{LONGEST_SUMMARY, Run};
use crate::processes::events::{DraftChanged, ProcessEdited, StageMoved};
use crate::processes::store::{self, NewStage};
use crate::processes::{Process, Stage};
use askama::Template;
use axum::extract::Path;
use db::Writer;
use kit::{
    Allowed, Error, Fields, Form, Frame, Instant, Problems, Query, Result, Text, Visit, done, page, refused,
};
use rules::stages::StageKind;
use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// The stages in the order of [`StageKind::ALL`]; a stage without dates is not in the plan.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct StagesForm {
    opens: Vec<String>,
    closes: Vec<String>,
    note: Vec<String>,
    reason: String,
    /// The plan that the form was filled with: what somebody else changed meanwhile is not overwritten.
    seen: String,
}

impl StagesForm {
    fn of(process: &Process) -> StagesForm {
        let text = |of: fn(&Stage) -> String| {
            StageKind::ALL.map(|kind| process.stage(kind).map(of).unwrap_or_default())
        };
        StagesForm {
            opens: text(|stage| stage.opens_at.to_local_input()).into(),
            closes: text(|stage| stage.closes_at.to_local_input()).into(),
            note: text(|stage| stage.note.clone()).into(),
            reason: String::new(),
            seen: mark(process),
        }
    }

    fn part(parts: &[String], at: usize) -> &str {
        parts.get(at).map_or("", String::as_str)
    }
}

/// A word that changes when a stage does.
fn mark(process: &Process) -> String {
    let mut mark = String::new();
    for stage in &process.stages {
        mark += &format!("{}{:x}-{:x}.", &stage.kind.code()[..2], stage.opens_at.0, stage.closes_at.0);
    }
    mark
}

/// One row of the form.
struct Line {
    kind: StageKind,
    opens: String,
    closes: String,
    note: String,
    wrong_opens: Option<String>,
    wrong_closes: Option<String>,
    wrong_note: Option<String>,
}

#[derive(Template)]
#[template(path = "running/stages.html")]
struct Stages {
    frame: Frame,
    process: Process,
    form: StagesForm,
    problems: Problems,
}
impl Stages {
    fn fields(&self) -> Fields<'_> {
        let names = StageKind::ALL.into_iter().enumerate().flat_map(|(at, kind)| {
            let stage = self.frame.word("stage", kind.code());
            let parts =
                [(OPENS[at], "stages-opens"), (CLOSES[at], "stages-closes"), (NOTES[at], "stages-note")];
            parts.map(|(field, what)| (field, format!("{stage} · {}", self.frame.t(what))))
        });
        Fields::new(&self.frame, "stages", &self.form, &self.problems).named(names)
    }

    fn lines(&self) -> Vec<Line> {
        let wrong = |field: &str| self.problems.on(field).map(|what| self.frame.say(what));
        let line = |(at, kind): (usize, StageKind)| Line {
            kind,
            opens: StagesForm::part(&self.form.opens, at).to_owned(),
            closes: StagesForm::part(&self.form.closes, at).to_owned(),
            note: StagesForm::part(&self.form.note, at).to_owned(),
            wrong_opens: wrong(OPENS[at]),
            wrong_closes: wrong(CLOSES[at]),
            wrong_note: wrong(NOTES[at]),
        };
        StageKind::ALL.into_iter().enumerate().map(line).collect()
    }
}

/// `GET /processes/{slug}/stages`
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let form = StagesForm::of(&process);
    page(Stages { frame: visit.frame(), process, form, problems: Problems::none() })
}

/// `POST /processes/{slug}/stages`
pub(super) async fn send(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<StagesForm>) -> Result {
    let mut tx = visit.write().await?;
    store::lock(&mut tx, &slug).await?;
    let process = visit.may::<Run>(store::visible(&visit, &mut tx, &slug).await?)?;
    let mut problems = Problems::none();
    if form.seen != mark(&process) {
        problems.add("reason", "stages-changed-meanwhile");
    }
    let plan = read_plan(&form, &mut problems);
    if problems.is_empty() {
        let held = store::held(&mut tx, process.id).await?;
        let faults = domain::check_change(&process, &plan, visit.now);
        for fault in faults.into_iter().chain(domain::check_held(&process, &held, &plan)) {
            problems.add(fault.field(), fault);
        }
    }
    let reason = check_reason(&process, &form.reason, &mut problems);
    if !problems.is_empty() {
        return refused(Stages { frame: visit.frame(), process: process.into_inner(), form, problems });
    }
    apply(&mut tx, &process, &plan, &reason).await?;
    if process.is_published() {
        tx.commit(ProcessEdited { process: process.id, title: process.title.clone() }).await?;
    } else {
        tx.commit(DraftChanged { process: process.id }).await?;
    }
    done(process.url(), "stages")
}

/// The stages that have dates; what is half there is told.
fn read_plan(form: &StagesForm, problems: &mut Problems) -> Vec<NewStage> {
    let mut plan = Vec::new();
    for (at, kind) in StageKind::ALL.into_iter().enumerate() {
        let (opens, closes) = (StagesForm::part(&form.opens, at), StagesForm::part(&form.closes, at));
        if opens.trim().is_empty() && closes.trim().is_empty() {
            continue;
        }
        let opens_at = problems.check(OPENS[at], read_minute(opens));
        let closes_at = problems.check(CLOSES[at], read_minute(closes));
        let note = problems.maybe_text(NOTES[at], StagesForm::part(&form.note, at), LONGEST_SUMMARY);
        if let (Some(opens_at), Some(closes_at)) = (opens_at, closes_at) {
            plan.push(NewStage { kind, opens_at, closes_at, note: note.unwrap_or_default() });
        }
    }
    plan
}

fn read_minute(text: &str) -> Result<Instant, Text> {
    let at = Instant::parse_local(text).ok_or_else(|| Text::new("kit-field-moment"))?;
    Ok(Instant(at.0 - at.0.rem_euclid(Instant::MINUTE)))
}

/// A published process moves only with a reason that everybody can read.
fn check_reason(process: &Process, reason: &str, problems: &mut Problems) -> String {
    if process.is_published() { problems.text("reason", reason, LONGEST_REASON) } else { String::new() }
}

/// Writes the differences between the process's stages and the plan; those of a published one are recorded with the reason.
async fn apply(tx: &mut Writer, process: &Allowed<Run>, plan: &[NewStage], reason: &str) -> Result<()> {
    for planned in plan {
        match process.stage(planned.kind) {
            None => drop(store::add_stage(tx, process.id, planned).await?),
            Some(was) if NewStage::from(was) == *planned => {}
            Some(was) => store::settle_stage(tx, was, planned).await?,
        }
        if process.is_published() {
            record_moves(tx, process, planned, reason).await?;
        }
    }
    for stage in &process.stages {
        if !plan.iter().any(|planned| planned.kind == stage.kind) {
            store::remove_stage(tx, stage.id).await?;
        }
    }
    Ok(())
}

async fn record_moves(tx: &mut Writer, process: &Process, planned: &NewStage, reason: &str) -> Result<()> {
    let was = process.stage(planned.kind);
    let boundaries = [
        ("opening", was.map(|stage| stage.opens_at), planned.opens_at),
        ("closing", was.map(|stage| stage.closes_at), planned.closes_at),
    ];
    for (boundary, was, becomes) in boundaries {
        // An added stage is told once, by its opening.
        if was == Some(becomes) || (was.is_none() && boundary == "closing") {
            continue;
        }
        let moved = StageMoved {
            process: process.id,
            title: process.title.clone(),
            stage: planned.kind.code(),
            boundary,
            was: was.map(|at| at.0),
            becomes: becomes.0,
            reason: reason.to_owned(),
        };
        store::record_move(tx, &moved).await?;
    }
    Ok(())
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CloseForm {
    /// The code of the stage to close.
    stage: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "running/close.html")]
struct Close {
    frame: Frame,
    process: Process,
    stage: StageKind,
    next: Option<StageKind>,
    form: CloseForm,
    problems: Problems,
}
impl Close {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "close", &self.form, &self.problems)
    }

    fn of(visit: &Visit, process: Process, stage: StageKind, form: CloseForm, problems: Problems) -> Close {
        let next = domain::successor(&process, stage, visit.now).map(|stage| stage.kind);
        Close { frame: visit.frame(), process, stage, next, form, problems }
    }
}

/// `GET /processes/{slug}/close?stage=vote`
pub(super) async fn close_form(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query<CloseForm>,
) -> Result {
    let process = store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let stage = StageKind::parse(&form.stage)
        .filter(|kind| process.is_open(*kind, visit.now))
        .ok_or(Error::NotFound)?;
    let form = CloseForm { stage: form.stage, reason: String::new() };
    page(Close::of(&visit, process, stage, form, Problems::none()))
}

/// `POST /processes/{slug}/close`: closes an open stage at the next whole minute and opens the next one then.
pub(super) async fn close(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<CloseForm>) -> Result {
    let mut tx = visit.write().await?;
    store::lock(&mut tx, &slug).await?;
    let process = visit.may::<Run>(store::visible(&visit, &mut tx, &slug).await?)?;
    let stage = StageKind::parse(&form.stage).ok_or(Error::NotFound)?;
    if !process.is_published() {
        return Err(Error::NotFound);
    }
    let plan = domain::hand_over(&process, stage, visit.now).ok_or(Error::Conflict("close-not-open"))?;
    let unchanged = plan
        .iter()
        .all(|planned| process.stage(planned.kind).is_some_and(|was| NewStage::from(was) == *planned));
    if unchanged {
        return Err(Error::Conflict("close-closing-already"));
    }
    let mut problems = Problems::none();
    let held = store::held(&mut tx, process.id).await?;
    let faults = domain::check_change(&process, &plan, visit.now);
    for fault in faults.into_iter().chain(domain::check_held(&process, &held, &plan)) {
        problems.add("reason", fault);
    }
    let reason = problems.text("reason", &form.reason, LONGEST_REASON);
    if !problems.is_empty() {
        return refused(Close::of(&visit, process.into_inner(), stage, form, problems));
    }
    apply(&mut tx, &process, &plan, &reason).await?;
    tx.commit_recorded().await?;
    done(process.url(), "close")
}
