//! What is known of a bank's picture, and what is recorded about it.
use db::{Event, Seen};
use kit::{CampaignId, FileId};
use serde::Serialize;

/// The picture of a campaign's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BankCode {
    pub(crate) file: FileId,
    /// What it is, for those who cannot see it.
    pub(crate) alt: String,
}

/// The picture was added, or took the place of another.
#[derive(Serialize)]
pub(crate) struct BankCodeAdded {
    pub(crate) campaign: CampaignId,
    pub(crate) title: String,
}
impl Event for BankCodeAdded {
    const NAME: &'static str = "bank-code.added";
    const SEEN: Seen = Seen::ByStaff;
}

/// The picture was taken away.
#[derive(Serialize)]
pub(crate) struct BankCodeRemoved {
    pub(crate) campaign: CampaignId,
    pub(crate) title: String,
}
impl Event for BankCodeRemoved {
    const NAME: &'static str = "bank-code.removed";
    const SEEN: Seen = Seen::ByStaff;
}
