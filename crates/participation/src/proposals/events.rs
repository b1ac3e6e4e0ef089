//! What happens to proposals, for the public log, the letters and the page cache.
use super::domain::Status;
use dialogue::comments::domain::Reason;
use kit::{ProcessId, ProposalId};

db::events! {
    /// A draft was kept. Nobody but its author sees it, so the log does not tell.
    pub ProposalDrafted = "proposal.drafted" (ByNone) { proposal: ProposalId }
    /// A proposal became public.
    pub ProposalSubmitted = "proposal.submitted" { proposal: ProposalId, process: ProcessId, title: String }
    /// Its text, its pictures or its attachments changed.
    pub ProposalEdited = "proposal.edited" { proposal: ProposalId, revision: i64, title: String }
    /// Its author took it back.
    pub ProposalWithdrawn = "proposal.withdrawn" { proposal: ProposalId, title: String }
    /// Moderators took it from view: by which rule, and nothing of what it said or who decided.
    pub ProposalHidden = "proposal.hidden" (unnamed) { proposal: ProposalId, reason: Reason }
    /// Everybody can read it again.
    pub ProposalShown = "proposal.shown" (unnamed) { proposal: ProposalId, title: String }
    /// The town hall decided.
    pub ProposalReviewed = "proposal.reviewed" { proposal: ProposalId, title: String, decision: Status }
    /// Somebody supports it, or no longer. There are too many of these for a log that people read.
    pub SupportChanged = "proposal.support-changed" (ByNone) { proposal: ProposalId, supported: bool }
}
