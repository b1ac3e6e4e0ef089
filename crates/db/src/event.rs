//! What happened. Nothing is kept without saying so.
use serde::Serialize;

/// Who may read an event in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Everybody, on the community's public log.
    ByAll,
    /// The staff of the community.
    ByStaff,
    /// Nobody looks at it: it only raises the community's generation.
    ByNone,
}

/// Something that happened, saved in the transaction that made it happen.
///
/// It feeds the public log, the notifications and the page cache. It is kept for ever, so it holds ids, figures and
/// titles of public things, never a name, an address or a choice.
pub trait Event: Serialize {
    /// `thing.happened`, in the past tense: `proposal.submitted`.
    const NAME: &'static str;
    /// Who may read it.
    const SEEN: Seen = Seen::ByAll;
    /// Whether the person and the time of day are left out (a ballot was cast: by nobody, some time that day).
    const UNNAMED: bool = false;
}

impl Seen {
    /// The word that is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Seen::ByAll => "all",
            Seen::ByStaff => "staff",
            Seen::ByNone => "none",
        }
    }
}
