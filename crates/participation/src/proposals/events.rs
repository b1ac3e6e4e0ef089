//! What happens to proposals, for the public log, the letters and the page cache.
use super::domain::Status;
use db::{Event, Seen};
use dialogue::comments::domain::Reason;
use kit::{ProcessId, ProposalId};
use serde::Serialize;

/// A draft was kept. Nobody but its author sees it, so the log does not tell.
#[derive(Serialize)]
pub struct ProposalDrafted {
    pub proposal: ProposalId,
}
impl Event for ProposalDrafted {
    const NAME: &'static str = "proposal.drafted";
    const SEEN: Seen = Seen::ByNone;
}

/// A proposal became public.
#[derive(Serialize)]
pub struct ProposalSubmitted {
    pub proposal: ProposalId,
    pub process: ProcessId,
    pub title: String,
}
impl Event for ProposalSubmitted {
    const NAME: &'static str = "proposal.submitted";
}

/// Its text, its pictures or its attachments changed.
#[derive(Serialize)]
pub struct ProposalEdited {
    pub proposal: ProposalId,
    pub revision: i64,
    pub title: String,
}
impl Event for ProposalEdited {
    const NAME: &'static str = "proposal.edited";
}

/// Its author took it back.
#[derive(Serialize)]
pub struct ProposalWithdrawn {
    pub proposal: ProposalId,
    pub title: String,
}
impl Event for ProposalWithdrawn {
    const NAME: &'static str = "proposal.withdrawn";
}

/// Moderators took it from view: by which rule, and nothing of what it said or who decided.
#[derive(Serialize)]
pub struct ProposalHidden {
    pub proposal: ProposalId,
    pub reason: Reason,
}
impl Event for ProposalHidden {
    const NAME: &'static str = "proposal.hidden";
    const UNNAMED: bool = true;
}

/// Everybody can read it again.
#[derive(Serialize)]
pub struct ProposalShown {
    pub proposal: ProposalId,
    pub title: String,
}
impl Event for ProposalShown {
    const NAME: &'static str = "proposal.shown";
    const UNNAMED: bool = true;
}

/// The town hall decided.
#[derive(Serialize)]
pub struct ProposalReviewed {
    pub proposal: ProposalId,
    pub title: String,
    pub decision: Status,
}
impl Event for ProposalReviewed {
    const NAME: &'static str = "proposal.reviewed";
}

/// Somebody supports it, or no longer. There are too many of these for a log that people read.
#[derive(Serialize)]
pub struct SupportChanged {
    pub proposal: ProposalId,
    pub supported: bool,
}
impl Event for SupportChanged {
    const NAME: &'static str = "proposal.support-changed";
    const SEEN: Seen = Seen::ByNone;
}
