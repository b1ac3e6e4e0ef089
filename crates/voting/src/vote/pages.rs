//! The page of a vote in whichever state it is, and the page that says what is secret from whom.
use super::domain::{Declare, Extend, State, Terms, Vote, VoteOption};
use super::store;
use crate::ballot;
use crate::ballot::domain::{Cast, Door};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process, Stage};
use kit::{Frame, Result, Role, Visit, page, see};
use rules::stages::StageKind;

/// Before the vote is opened, or when it never was.
#[derive(Template)]
#[template(path = "vote/not_open.html")]
struct NotOpenPage {
    frame: Frame,
    process: Process,
    stage: Option<Stage>,
    /// What has been declared, or what the process says.
    terms: Terms,
    may_declare: bool,
    may_open: bool,
}

impl NotOpenPage {
    /// `upcoming`, `open`, `closed`, or `none` where the process has no stage for a vote.
    fn state(&self) -> &'static str {
        self.stage.as_ref().map_or("none", |stage| stage.state(self.frame.now).code())
    }
}

/// The vote as it is shown to those who cannot vote, or not any more.
#[derive(Template)]
#[template(path = "vote/show.html")]
struct ShowPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    options: Vec<VoteOption>,
    standing: Standing,
    may_count: bool,
    may_extend: bool,
}

/// Why there is no ballot on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The vote is over.
    Over,
    /// Nobody is signed in.
    Visitor,
    /// The person is not on the list of voters.
    NotListed,
    /// The person has voted.
    Voted,
}

impl Standing {
    fn code(self) -> &'static str {
        match self {
            Standing::Over => "over",
            Standing::Visitor => "visitor",
            Standing::NotListed => "not-listed",
            Standing::Voted => "voted",
        }
    }
}

/// The vote: when it opens, the ballot, what has become of it.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let Some(vote) = store::of_process(&mut reader, process.id).await? else {
        let terms = store::terms(&mut reader, &process).await?;
        return not_open(&visit, process, terms);
    };
    let state = vote.state(visit.now);
    if matches!(state, State::Decided | State::Tied) {
        return see(format!("{}/vote/results", process.url()));
    }
    let options = store::options(&mut reader, vote.id).await?;
    let standing = match visit.actor.person {
        _ if state == State::Closed => Standing::Over,
        None => Standing::Visitor,
        Some(person) => {
            let door = Door::Account(person);
            let booth = ballot::store::booth(&mut reader, vote.clone(), door, visit.now).await?;
            match booth.entry {
                None => Standing::NotListed,
                Some(entry) if entry.used => Standing::Voted,
                Some(_) => {
                    let booth = visit.may::<Cast>(booth)?;
                    return ballot::pages::choose(&visit, process, booth, options);
                }
            }
        }
    };
    let may_count = visit.actor.is(Role::Clerk);
    let may_extend = visit.actor.could::<Extend>(&vote, visit.now);
    page(ShowPage { frame: visit.frame(), process, vote, options, standing, may_count, may_extend })
}

fn not_open(visit: &Visit, process: Process, terms: Terms) -> Result {
    let may_open = visit.actor.is(Role::Coordinator) && process.is_open(StageKind::Vote, visit.now);
    let may_declare = visit.actor.could::<Declare>(&process, visit.now);
    let stage = process.stage(StageKind::Vote).cloned();
    page(NotOpenPage { frame: visit.frame(), process, stage, terms, may_declare, may_open })
}

#[derive(Template)]
#[template(path = "vote/secrecy.html")]
struct SecrecyPage {
    frame: Frame,
    process: Process,
    vote: Option<Vote>,
}

/// What is protected from whom, and what is not.
pub async fn secrecy(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = store::of_process(&mut reader, process.id).await?;
    page(SecrecyPage { frame: visit.frame(), process, vote })
}
