//! A complaint, and who may file and answer one.
use crate::vote::Vote;
use kit::Instant;
use kit::access::{Action, Actor, Denied, Role};

db::id!(/// A complaint about the result of a vote.
    ComplaintId, "comp");

/// The longest complaint and the longest answer, in characters.
pub(super) const LONGEST: usize = 2_000;
/// So many complaints about one vote can one person file.
pub(super) const PER_PERSON: i64 = 5;

/// A complaint as everybody reads it.
#[derive(Debug, Clone)]
pub(super) struct Complaint {
    pub(super) id: ComplaintId,
    pub(super) number: i64,
    pub(super) words: String,
    pub(super) at: Instant,
    pub(super) answer: Option<String>,
    pub(super) answered_at: Option<Instant>,
}

/// Filing a complaint, while the term runs.
pub(super) enum File {}
impl Action for File {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        if actor.person.is_none() {
            return Err(Denied::SignIn);
        }
        if !actor.is(Role::Member) {
            return Err(Denied::Role(Role::Member));
        }
        match vote.complaints_until() {
            Some(until) if now < until => Ok(()),
            _ => Err(Denied::Because("complaint-denied-over")),
        }
    }
}

/// Answering complaints, as long as there are any.
pub(super) enum Reply {}
impl Action for Reply {
    type On = Vote;
    fn rule(actor: &Actor, _: &Vote, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Clerk) { Ok(()) } else { Err(Denied::Role(Role::Clerk)) }
    }
}
