//! Opening a vote: a coordinator looks once more at what cannot be changed afterwards.
use super::acts::{self, Act};
use super::domain::{self, Open, Opening};
use super::store;
use crate::electorate::domain::Doubt;
use crate::{electorate, words};
use askama::Template;
use axum::extract::Path;
use communities::candidates::{self, Candidate};
use communities::processes::{self, Process, Stage};
use db::Reader;
use dialogue::subjects::SubjectKind;
use kit::{Denied, Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, page, refused, see};
use rules::stages::StageKind;
use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
const REASON: usize = 600;

/// What is typed to open a vote.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct OpenForm {
    /// Why there are fewer than three options.
    reason: String,
    /// The options that were shown.
    shown: String,
}

#[derive(Template)]
#[template(path = "vote/open.html")]
struct OpenPage {
    frame: Frame,
    opening: Opening,
    stage: Stage,
    electorate: i64,
    /// Lines of the list that could be the same human twice.
    doubts: Vec<Doubt>,
    form: OpenForm,
    problems: Problems,
}

impl OpenPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "vote-open", &self.form, &self.problems)
    }
    fn process(&self) -> &Process {
        &self.opening.process
    }
    fn candidates(&self) -> &[Candidate] {
        &self.opening.candidates
    }
    /// Whether so few are entitled that the result can show how some of them voted.
    fn is_small(&self) -> bool {
        self.electorate < 20
    }
}

/// Shows everything that opening will fix.
pub async fn review(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let opening = load(&visit, &mut reader, &slug).await?;
    if store::of_process(&mut reader, opening.process.id).await?.is_some() {
        return see(format!("{}/vote", opening.process.url()));
    }
    let stage = open_stage(&visit, &opening)?;
    let electorate =
        electorate::store::count(&mut reader, &opening.terms.conditions, visit.now.day()).await?;
    let form = OpenForm { shown: opening.shown(), ..OpenForm::default() };
    let doubts = electorate::store::doubtful(&mut reader, &opening.terms.conditions, visit.now.day()).await?;
    let problems = Problems::none();
    page(OpenPage { frame: visit.frame(), opening, stage, electorate, doubts, form, problems })
}

/// Opens the vote and tells those who follow the process.
pub async fn open(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<OpenForm>) -> Result {
    let mut tx = visit.write().await?;
    let mut opening = load(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    if opening.has_few() {
        opening.few_reason = Some(problems.text("reason", &form.reason, REASON));
    }
    if form.shown != opening.shown() {
        problems.add("options", "vote-open-changed");
    }
    let electorate = electorate::store::count(&mut tx, &opening.terms.conditions, visit.now.day()).await?;
    if electorate == 0 {
        problems.add("electorate", "vote-open-nobody");
    }
    if !problems.is_empty() {
        let doubts = electorate::store::doubtful(&mut tx, &opening.terms.conditions, visit.now.day()).await?;
        drop(tx);
        let stage = open_stage(&visit, &opening)?;
        let form = OpenForm { shown: opening.shown(), ..form };
        return refused(OpenPage {
            frame: visit.frame(),
            opening,
            stage,
            electorate,
            doubts,
            form,
            problems,
        });
    }
    let opening = visit.may::<Open>(opening)?;
    let opened = store::open(&mut tx, visit.app(), &opening).await?;
    let process = &opening.process;
    let words = words::terms(visit.community.default_language(), &opening.terms).join(" ");
    acts::record(&mut tx, process.id, Act::Opened, &words, Some(&visit.actor.name)).await?;
    let notice = Text::new("vote-notice-opened").with("title", &process.title);
    dialogue::notify(&mut tx, visit.app(), SubjectKind::Process, process.id.0, notice).await?;
    tx.commit(opened).await?;
    done(format!("{}/vote", process.url()), "vote-opened")
}

async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<Opening> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let mut candidates = candidates::of_process(reader, process.id).await?;
    domain::sort(&mut candidates);
    let terms = store::terms(reader, &process).await?.for_options(candidates.len());
    Ok(Opening { process, candidates, terms, few_reason: None })
}

/// The stage of the vote, which must be open.
fn open_stage(visit: &Visit, opening: &Opening) -> Result<Stage> {
    if !opening.process.is_open(StageKind::Vote, visit.now) {
        return Err(Denied::Because("vote-denied-stage").into());
    }
    opening.process.stage(StageKind::Vote).cloned().ok_or(Error::NotFound)
}
