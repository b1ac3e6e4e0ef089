//! What the vote shows on the page of its process, and what of it waits on the desk.
use super::domain::{State, Vote};
use super::store::{self, Waiting};
use crate::count;
use crate::count::domain::Line;
use askama::Template;
use db::Reader;
use kit::area::{Duties, Duty, Later, Panel, Place};
use kit::{Frame, Instant, ProcessId, Result, Role, Text, Visit};

/// The state of the vote, beside the stages of its process.
pub(crate) fn on_process() -> Panel {
    Panel {
        on: |place| matches!(place, Place::Process(_)),
        rank: 40,
        draw: |visit, reader, place| Box::pin(draw(visit, reader, place)),
    }
}

#[derive(Template)]
#[template(path = "vote/panel.html")]
struct ProcessPanel {
    frame: Frame,
    slug: String,
    /// When the stage of the vote opens and closes.
    opens_at: Instant,
    closes_at: Instant,
    vote: Option<Vote>,
    winners: Vec<Line>,
    may_open: bool,
    may_count: bool,
}

impl ProcessPanel {
    fn url(&self) -> String {
        format!("/processes/{}/vote", self.slug)
    }
    /// `upcoming`, `waiting` (its stage is open, the vote is not), `missed`, `open`, `closed`, `tied`, `decided`.
    fn state(&self) -> &'static str {
        match &self.vote {
            Some(vote) => match vote.state(self.frame.now) {
                State::Open => "open",
                State::Closed => "closed",
                State::Tied => "tied",
                State::Decided => "decided",
            },
            None if self.frame.now < self.opens_at => "upcoming",
            None if self.frame.now < self.closes_at => "waiting",
            None => "missed",
        }
    }
}

async fn draw(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Place::Process(process) = place else { return Ok(None) };
    let Some((slug, opens_at, closes_at)) = store::stage(reader, process).await? else { return Ok(None) };
    let (vote, winners) = vote_and_winners(visit, reader, process, opens_at).await?;
    let may_open = visit.actor.is(Role::Coordinator);
    let may_count = visit.actor.is(Role::Clerk);
    let panel = ProcessPanel { frame: visit.frame(), slug, opens_at, closes_at, vote, winners, may_open, may_count };
    Ok(Some(panel.render()?))
}

/// The vote if its stage has begun, and who won if that is decided.
async fn vote_and_winners(
    visit: &Visit,
    reader: &mut Reader,
    process: ProcessId,
    opens_at: Instant,
) -> Result<(Option<Vote>, Vec<Line>)> {
    if visit.now < opens_at {
        return Ok((None, Vec::new()));
    }
    let Some(vote) = store::of_process(reader, process).await? else { return Ok((None, Vec::new())) };
    let winners = match vote.state(visit.now) {
        State::Decided => count::store::winners(reader, vote.id).await?,
        _ => Vec::new(),
    };
    Ok((Some(vote), winners))
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
