//! Who may do what with a proposal, and when. Each rule reads like the rule.
use super::domain::{Case, Status};
use communities::processes::Process;
use kit::access::{Action, Actor, Denied};
use kit::{Instant, PersonId, Role};
use rules::stages::{StageKind, StageState};

/// Writing a proposal of one's own.
pub enum Propose {}
impl Action for Propose {
    type On = Process;
    fn rule(actor: &Actor, process: &Process, now: Instant) -> Result<(), Denied> {
        a_member(actor)?;
        if process.is_open(StageKind::Propose, now) { Ok(()) } else { Err(Denied::Closed) }
    }
}

/// Typing in what somebody wrote on paper.
pub enum EnterPaper {}
impl Action for EnterPaper {
    type On = Process;
    fn rule(actor: &Actor, process: &Process, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            Some(_) if !is_open_for_paper(process, now) => Err(Denied::Closed),
            Some(_) => Ok(()),
        }
    }
}

/// Making a draft public.
pub enum Submit {}
impl Action for Submit {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !case.is_of(actor) => Err(Denied::NotYours),
            Some(_) if case.status != Status::Draft => Err(Denied::Because("proposal-denied-no-draft")),
            Some(_) if !case.content.is_complete() => Err(Denied::Because("proposal-denied-incomplete")),
            Some(_) => while_proposals_come_in(actor, case, now),
        }
    }
}

/// Whether the actor could make a draft public now, were everything written in it.
#[must_use]
pub fn could_submit_when_complete(actor: &Actor, case: &Case, now: Instant) -> bool {
    while_proposals_come_in(actor, case, now).is_ok()
}

fn while_proposals_come_in(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
    match case.author {
        None => EnterPaper::rule(actor, &case.process, now),
        Some(_) => Propose::rule(actor, &case.process, now),
    }
}

/// Changing what was written.
pub enum Edit {}
impl Action for Edit {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !case.is_of(actor) => Err(Denied::NotYours),
            Some(_) if case.hiding.is_some() => Err(Denied::Because("proposal-denied-hidden")),
            Some(_) if case.review.is_some() => Err(Denied::Because("proposal-denied-reviewed")),
            Some(_) if case.status == Status::Withdrawn => Err(Denied::Because("proposal-denied-withdrawn")),
            Some(_) if !is_time_to_write(case, now) => Err(Denied::Closed),
            Some(_) => Ok(()),
        }
    }
}

/// Taking a proposal back.
pub enum Withdraw {}
impl Action for Withdraw {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !case.is_of(actor) => Err(Denied::NotYours),
            Some(_) if case.hiding.is_some() => Err(Denied::Because("proposal-denied-hidden")),
            Some(_) if case.status == Status::Merged => Err(Denied::Because("proposal-denied-settled")),
            Some(_) if case.status == Status::Withdrawn => Err(Denied::Because("proposal-denied-withdrawn")),
            Some(_) => before_the_vote(&case.process, now),
        }
    }
}

/// Saying publicly that one wants it, and taking that back.
pub enum Support {}
impl Action for Support {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
        a_member(actor)?;
        before_the_vote(&case.process, now)?;
        if case.is_alive() { Ok(()) } else { Err(Denied::Because("proposal-denied-settled")) }
    }
}

/// Following a proposal that was merged with one's support.
pub enum MoveSupport {}
impl Action for MoveSupport {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
        a_member(actor)?;
        before_the_vote(&case.process, now)?;
        let is_merged = case.status == Status::Merged && case.supported;
        if is_merged { Ok(()) } else { Err(Denied::Because("proposal-denied-settled")) }
    }
}

/// Deciding, for the town hall, what becomes of it. What is voted on does not change any more.
pub enum Decide {}
impl Action for Decide {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            Some(_) if case.hiding.is_some() => Err(Denied::Because("proposal-denied-hidden")),
            Some(_) if !case.status.is_listed() => Err(Denied::Because("proposal-denied-not-submitted")),
            Some(_) => before_the_vote(&case.process, now),
        }
    }
}

/// Taking it from view, because it breaks the rules of the talk. What was admitted to a vote has been read by the town
/// hall: its review is decided anew instead.
pub enum Hide {}
impl Action for Hide {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, _: Instant) -> Result<(), Denied> {
        a_moderator_of_others(actor, case)?;
        match case.status {
            _ if case.submitted_at.is_none() || case.hiding.is_some() => Err(Denied::Closed),
            Status::Admissible => Err(Denied::Because("proposal-denied-admitted")),
            _ => Ok(()),
        }
    }
}

/// Letting everybody read it again.
pub enum ShowAgain {}
impl Action for ShowAgain {
    type On = Case;
    fn rule(actor: &Actor, case: &Case, _: Instant) -> Result<(), Denied> {
        a_moderator_of_others(actor, case)?;
        if case.hiding.is_some() { Ok(()) } else { Err(Denied::Closed) }
    }
}

fn a_moderator_of_others(actor: &Actor, case: &Case) -> Result<(), Denied> {
    match actor.person {
        None => Err(Denied::SignIn),
        Some(_) if !actor.is(Role::Moderator) => Err(Denied::Role(Role::Moderator)),
        Some(person) if case.author == Some(person) => Err(Denied::Because("moderation-own")),
        Some(_) => Ok(()),
    }
}

fn is_open_to_write(process: &Process, now: Instant) -> bool {
    process.is_open(StageKind::Propose, now) || process.is_open(StageKind::Discuss, now)
}

/// Paper that came in time is typed in until the review is over.
fn is_open_for_paper(process: &Process, now: Instant) -> bool {
    is_open_to_write(process, now) || process.is_open(StageKind::Review, now)
}

/// Whether people vote on what was admitted, or have voted: from then on nothing about it changes.
#[must_use]
pub fn has_vote_begun(process: &Process, now: Instant) -> bool {
    process.stage(StageKind::Vote).is_some_and(|vote| vote.state(now) != StageState::Upcoming)
}

fn a_member(actor: &Actor) -> Result<PersonId, Denied> {
    let person = actor.person.ok_or(Denied::SignIn)?;
    if actor.is(Role::Member) { Ok(person) } else { Err(Denied::Role(Role::Member)) }
}

fn before_the_vote(process: &Process, now: Instant) -> Result<(), Denied> {
    if has_vote_begun(process, now) { Err(Denied::Because("proposal-denied-vote-begun")) } else { Ok(()) }
}

/// Whether the time in which a proposal may be changed lasts.
fn is_time_to_write(case: &Case, now: Instant) -> bool {
    match case.author {
        Some(_) => is_open_to_write(&case.process, now),
        None => is_open_for_paper(&case.process, now),
    }
}
