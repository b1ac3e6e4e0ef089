//! What the minutes of a meeting and their annexes are.
use crate::announcements::Meeting;
use crate::announcements::domain::staff;
use kit::access::Action;
use kit::files::{FileInfo, Withdrawal};
use kit::{Actor, Denied, Instant, MeetingId, Text};

db::id!(/// The minutes of a meeting, one revision of them.
    MinutesId, "min");

/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 60_000;
pub const LONGEST_REASON: usize = 500;
/// How many annexes come with one text.
pub const MOST_ANNEXES: usize = 10;

/// When minutes are due after the end of a meeting, in milliseconds: three days. The desk reminds; no law sets it.
pub const DUE: i64 = 3 * Instant::DAY;

/// One revision of the minutes.
#[derive(Debug, Clone)]
pub struct Minutes {
    pub id: MinutesId,
    /// From 1.
    pub revision: i64,
    /// Markdown.
    pub text: String,
    /// Why it replaces the one before; none for the first.
    pub reason: Option<String>,
    pub published_at: Instant,
}

/// Minutes to be published.
#[derive(Debug, Clone)]
pub struct NewMinutes {
    pub id: MinutesId,
    /// The revision that they replace; 0 for the first. If others have been published meanwhile, they are refused.
    pub replaces: i64,
    /// Markdown.
    pub text: String,
    /// Needed if they replace some.
    pub reason: Option<String>,
}

/// A file that was published with minutes.
#[derive(Debug, Clone)]
pub struct Annex {
    pub file: FileInfo,
    /// None: everybody can fetch it.
    pub withdrawn: Option<Withdrawal>,
}

impl Annex {
    /// What stands in its place once it was taken back.
    #[must_use]
    pub fn gone(&self) -> Option<Text> {
        let said = |gone: &Withdrawal| {
            Text::new("minutes-annex-withdrawn").with("at", gone.at.day()).with("reason", &gone.reason)
        };
        self.withdrawn.as_ref().map(said)
    }
}

/// Taking back an annex that should not have been published. At any time: it does harm until it is gone.
pub enum WithdrawAnnex {}
impl Action for WithdrawAnnex {
    type On = Meeting;
    fn rule(actor: &Actor, _: &Meeting, _: Instant) -> Result<(), Denied> {
        staff(actor)
    }
}

db::events! {
    /// Minutes were published.
    pub Published = "minutes.published" { meeting: MeetingId, title: String, minutes: MinutesId }
    /// Minutes were corrected.
    pub Corrected = "minutes.corrected" {
        meeting: MeetingId,
        title: String,
        minutes: MinutesId,
        reason: String,
    }
    /// An annex was taken back; what it was called is not in the record, because names of files can name people.
    pub AnnexWithdrawn = "minutes.annex-withdrawn" { meeting: MeetingId, title: String, reason: String }
}
