//! For whom letters are printed, and who may print and revoke them.
use crate::electorate::named::EntryId;
use crate::vote::Vote;
use crate::vote::domain::State;
use kit::access::{Action, Actor, Denied, Role};
use kit::{Day, Instant};

db::id!(/// Letters that were printed together.
    BatchId, "lett");

/// So many letters are printed at once at most: five hundred sheets, one ream. Whoever wants more prints again, for those
/// who have no letter yet, then for those whose letter is the oldest, and never twice on one day.
pub(crate) const AT_ONCE: usize = 1_000;

db::codes! {
    /// For whom.
    pub enum Whom {
        /// People of the list who have no account: they cannot vote in any other way from home.
        WithoutAccount = "without-account",
        Village = "village",
        Everybody = "everybody",
        /// One person, found by name.
        One = "one",
    }
}

/// A batch of letters, as the list of batches shows it.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    pub(crate) id: BatchId,
    pub(crate) made_on: Day,
    pub(crate) printed: i64,
    pub(crate) revoked: i64,
}

/// What is taken out of force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    Batch(BatchId),
    One(EntryId),
}

/// Printing letters, and taking them out of force, while the vote is open.
pub(crate) enum Print {}
impl Action for Print {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        match vote.state(now) {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            State::Open => Ok(()),
            State::Closed | State::Tied | State::Decided => Err(Denied::Because("vote-denied-over")),
        }
    }
}
