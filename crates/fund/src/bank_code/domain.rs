//! What is known of a bank's picture, and what is recorded about it.
use kit::{CampaignId, FileId};

/// The picture of a campaign's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BankCode {
    pub(crate) file: FileId,
    /// What it is, for those who cannot see it.
    pub(crate) alt: String,
}

db::events! {
    /// The picture was added, or took the place of another.
    pub(crate) BankCodeAdded = "bank-code.added" (ByStaff) { campaign: CampaignId, title: String }
    /// The picture was taken away.
    pub(crate) BankCodeRemoved = "bank-code.removed" (ByStaff) { campaign: CampaignId, title: String }
}
