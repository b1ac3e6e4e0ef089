//! Every act in the life of a vote, as it is written down for everybody: declared, opened, extended, counted, a lot, …
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub(super) use pages::show;
pub(crate) use store::of_process;
pub use store::record;

use kit::Instant;

db::codes! {
    /// What was done.
    pub enum Act {
        Declared = "declared",
        Opened = "opened",
        Extended = "extended",
        /// Code letters were printed.
        Letters = "letters",
        /// A code letter was taken out of force.
        Revoked = "revoked",
        /// A paper box was opened, or its sheets agree.
        Paper = "paper",
        Counted = "counted",
        Lot = "lot",
        Complaint = "complaint",
        Answered = "answered",
    }
}

db::id!(/// One line of the record.
    ActId, "vact");

/// One line of the record.
pub(crate) struct Recorded {
    pub(crate) id: ActId,
    pub(crate) act: Act,
    /// What there is to say: a reason, a number, names that are public.
    pub(crate) words: String,
    pub(crate) at: Instant,
    pub(crate) by: Option<String>,
}
