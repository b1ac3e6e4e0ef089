//! Who may serve voters at the counter.
use crate::vote::Vote;
use crate::vote::domain::State;
use kit::Instant;
use kit::access::{Action, Actor, Denied, Role};

/// How long a ballot stays open at the counter, in milliseconds.
pub(super) const OPEN_FOR: i64 = 15 * Instant::MINUTE;

/// Opening ballots at the counter and handing out paper, while the vote is open.
pub(super) enum Serve {}
impl Action for Serve {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        match vote.state(now) {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            State::Open => Ok(()),
            State::Closed | State::Tied | State::Decided => Err(Denied::Because("vote-denied-over")),
        }
    }
}
