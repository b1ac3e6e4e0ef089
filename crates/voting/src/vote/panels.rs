//! What the vote shows on the page of its process, and what of it waits on the desk.
use super::domain::{State, Vote};
use super::store::{self, Waiting};
use crate::count;
use crate::count::domain::Line;
use askama::Template;
use db::Reader;
use kit::area::{Duties, Duty, Later, Panel, Place};
use kit::{Frame, Instant, Result, Role, Text, Visit};

/// The state of the vote, beside the stages of its process.
pub(crate) fn on_process() -> Panel {
    Panel {
        on: |place| matches!(place, Place::Process(_)),
        rank: 40,
        personal: false,
        draw: |visit, reader, place| Box::pin(draw(visit, reader, place)),
    }
}

#[derive(Template)]
#[template(path = "vote/panel.html")]
struct VotePanel {
    frame: Frame,
    vote: Vote,
    winners: Vec<Line>,
    may_count: bool,
}

impl VotePanel {
    fn state(&self) -> State {
        self.vote.state(self.frame.now)
    }
}

/// Before the vote is opened.
#[derive(Template)]
#[template(path = "vote/panel_before.html")]
struct StagePanel {
    frame: Frame,
    url: String,
    opens_at: Instant,
    closes_at: Instant,
    may_open: bool,
}

impl StagePanel {
    /// `upcoming`, `waiting` (the stage is open, the vote is not), `missed`.
    fn state(&self) -> &'static str {
        match self.frame.now {
            now if now < self.opens_at => "upcoming",
            now if now < self.closes_at => "waiting",
            _ => "missed",
        }
    }
}

async fn draw(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Place::Process(process) = place else { return Ok(None) };
    let frame = visit.frame();
    if let Some(vote) = store::of_process(reader, process).await? {
        let winners = match vote.state(visit.now) {
            State::Decided => count::store::winners(reader, vote.id).await?,
            State::Open | State::Closed | State::Tied => Vec::new(),
        };
        let may_count = visit.actor.is(Role::Clerk);
        return Ok(Some(VotePanel { frame, vote, winners, may_count }.render()?));
    }
    let Some((slug, opens_at, closes_at)) = store::stage(reader, process).await? else { return Ok(None) };
    let (url, may_open) = (format!("/processes/{slug}/vote"), visit.actor.is(Role::Coordinator));
    Ok(Some(StagePanel { frame, url, opens_at, closes_at, may_open }.render()?))
}

/// Votes to open and votes to count.
pub(crate) fn duties() -> Duties {
    Duties { find: |visit, reader| find(visit, reader) }
}

fn find<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Clerk) {
            return Ok(Vec::new());
        }
        let waiting = store::waiting(reader, visit.now).await?;
        let coordinates = visit.actor.is(Role::Coordinator);
        Ok(waiting.into_iter().filter(|one| one.opened || coordinates).map(duty).collect())
    })
}

fn duty(waiting: Waiting) -> Duty {
    let (what, page) = match (waiting.opened, waiting.counted) {
        (false, _) => ("open", "open"),
        (true, false) => ("count", "count"),
        (true, true) => ("lot", "count"),
    };
    Duty {
        due: Some(waiting.closes_at),
        title: Text::new(format!("vote-duty-{what}")),
        action: Text::new(format!("vote-duty-{what}-action")),
        about: waiting.title,
        url: format!("/processes/{}/vote/{page}", waiting.slug),
    }
}
