//! The list of processes, one process, its final report.
use super::domain::Phase;
use super::standing::{self, TargetLine};
use super::store::{self, Move, Shown};
use super::{Process, Stage};
use askama::Template;
use axum::extract::Path;
use kit::area::Place;
use kit::{Frame, ProcessId, Query, Result, Role, Text, Visit, page};
use rules::matching::CapOn;
use rules::stages::{StageKind, StageState};
use serde::Deserialize;

/// How many processes a page of the list shows.
const PAGE: usize = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListQuery {
    state: String,
    before: String,
}

#[derive(Template)]
#[template(path = "processes/list.html")]
struct List {
    frame: Frame,
    shown: Shown,
    processes: Vec<Process>,
    older: Option<ProcessId>,
    first_page: bool,
    coordinates: bool,
}

/// `GET /processes`
pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Result {
    let coordinates = visit.actor.is(Role::Coordinator);
    let shown = match Shown::parse(&query.state) {
        Some(Shown::Drafts) if !coordinates => Shown::Current,
        Some(shown) => shown,
        None => Shown::Current,
    };
    let before = query.before.parse().ok();
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut processes = store::page(&mut visit.read().await?, shown, before, visit.now, limit).await?;
    let more = processes.len() > PAGE;
    processes.truncate(PAGE);
    let older = processes.last().filter(|_| more).map(|process| process.id);
    page(List { frame: visit.frame(), shown, processes, older, first_page: before.is_none(), coordinates })
}

/// What a card or a page says about where a process stands.
pub struct Said {
    /// What happens now, a sentence for each open stage.
    pub now: Vec<String>,
    /// What comes next, if something does.
    pub next: Option<String>,
}

impl Process {
    /// What happens now and what comes next, in the visitor's language.
    #[must_use]
    pub fn said(&self, frame: &Frame) -> Said {
        let next = self.next_stage(frame.now).map(|stage| {
            let text = Text::new(format!("process-then-{}", stage.kind.code()))
                .with("from", frame.date(stage.opens_at));
            frame.say(&text)
        });
        let now: Vec<String> = self.open_stages(frame.now).map(|stage| self.said_of(frame, stage)).collect();
        let now = if now.is_empty() { vec![self.said_between(frame)] } else { now };
        Said { now, next }
    }

    fn said_of(&self, frame: &Frame, stage: &Stage) -> String {
        let text = Text::new(format!("process-now-{}", stage.kind.code()))
            .with("until", frame.until(stage.closes_at));
        let said = frame.say(&text);
        if stage.note.is_empty() { said } else { format!("{said} {}", stage.note) }
    }

    /// What is said when no stage is open.
    fn said_between(&self, frame: &Frame) -> String {
        match (self.stages.is_empty(), self.next_stage(frame.now), self.ends_at()) {
            (true, ..) => frame.t("process-no-stages").into_owned(),
            (_, Some(_), _) if self.begins_at().is_some_and(|begins| frame.now < begins) => {
                frame.t("process-not-begun").into_owned()
            }
            (_, Some(_), _) => frame.t("process-between").into_owned(),
            (_, None, ends) => {
                frame.with("process-over", "on", ends.map(|at| frame.until(at)).unwrap_or_default())
            }
        }
    }

    /// How many proposals a ballot may name.
    #[must_use]
    pub fn choices_in_words(&self, frame: &Frame) -> String {
        frame.n("process-choices", self.max_choices)
    }

    /// How many proposals win.
    #[must_use]
    pub fn winners_in_words(&self, frame: &Frame) -> String {
        frame.n("process-winners", self.seats)
    }

    /// `100 %, cel mult 10.000,00 lei`
    #[must_use]
    pub fn match_in_words(&self, frame: &Frame) -> String {
        let key = match self.match_cap_on {
            CapOn::Match => "process-match-cap",
            CapOn::Total => "process-match-cap-total",
        };
        frame.say(&Text::new(key).with("rate", self.match_rate).with("cap", self.match_cap))
    }

    /// The pages of the process that there is something on: key of the label, address, and whether it is `here`.
    #[must_use]
    pub fn pages(&self, frame: &Frame, here: &str) -> Vec<(&'static str, String, bool)> {
        let url = self.url();
        let has_begun =
            |kind| self.stage(kind).is_some_and(|stage| stage.state(frame.now) != StageState::Upcoming);
        let mut pages = vec![("process-tab-process", url.clone())];
        if [StageKind::Propose, StageKind::Discuss, StageKind::Review].into_iter().any(has_begun) {
            pages.push(("process-tab-proposals", format!("{url}/proposals")));
        }
        if has_begun(StageKind::Vote) {
            pages.push(("process-tab-vote", format!("{url}/vote")));
        }
        if has_begun(StageKind::Fund) {
            pages.push(("process-tab-campaign", format!("{url}/campaign")));
        }
        pages.push(("process-tab-organisations", format!("{url}/organisations")));
        pages.push(("process-tab-report", format!("{url}/report")));
        pages.into_iter().map(|(label, url)| (label, url, label == here)).collect()
    }
}

#[derive(Template)]
#[template(path = "processes/show.html")]
struct Show {
    frame: Frame,
    process: Process,
    said: Said,
    targets: Vec<TargetLine>,
    panels: Vec<kit::area::Fragment>,
    coordinates: bool,
}

/// `GET /processes/{slug}`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = store::visible(&visit, &mut reader, &slug).await?;
    let targets = standing::of(&visit, &mut reader, process.id).await?;
    let panels = visit.app().areas.panels(&visit, &mut reader, Place::Process(process.id)).await?;
    let frame = visit.frame();
    let said = process.said(&frame);
    page(Show { said, process, targets, panels, coordinates: visit.actor.is(Role::Coordinator), frame })
}

impl Move {
    /// `Vot: închiderea, din 1 mai în 8 mai`
    #[must_use]
    pub fn words(&self, frame: &Frame) -> String {
        let key = match (self.was.is_some(), self.boundary.as_str()) {
            (false, _) => "report-move-added",
            (true, "opening") => "report-move-opening",
            (true, _) => "report-move-closing",
        };
        let text = Text::new(key).with("stage", Text::new(format!("stage-{}", self.kind.code())));
        let was = self.was.unwrap_or(self.becomes);
        frame.say(&text.with("was", frame.moment(was)).with("becomes", frame.moment(self.becomes)))
    }
}

#[derive(Template)]
#[template(path = "processes/report.html")]
struct Report {
    frame: Frame,
    process: Process,
    targets: Vec<TargetLine>,
    moves: Vec<Move>,
    panels: Vec<kit::area::Fragment>,
}

/// `GET /processes/{slug}/report`: everything about a process on one page that prints well.
pub(super) async fn report(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = store::visible(&visit, &mut reader, &slug).await?;
    let targets = standing::of(&visit, &mut reader, process.id).await?;
    let moves = store::moves(&mut reader, process.id).await?;
    let panels = visit.app().areas.panels(&visit, &mut reader, Place::Report(process.id)).await?;
    page(Report { frame: visit.frame(), process, targets, moves, panels })
}
