//! What happened in the books: ids, sums in bani and the campaign's title; never who gave.
use super::domain::{DonationId, EntryId};
use kit::CampaignId;

db::events! {
    /// A donation came in.
    pub DonationBooked = "donation.booked" {
        campaign: CampaignId,
        donation: DonationId,
        title: String,
        amount: i64,
    }
    /// A donation, or part of it, went back.
    pub DonationReturned = "donation.returned" {
        campaign: CampaignId,
        donation: DonationId,
        title: String,
        amount: i64,
    }
    /// The bank took a fee.
    pub FeeBooked = "fee.booked" { campaign: CampaignId, title: String, amount: i64 }
    /// Something was paid for the initiative.
    pub SpendingBooked = "spending.booked" {
        campaign: CampaignId,
        entry: EntryId,
        title: String,
        amount: i64,
    }
    /// Cash was taken to the bank.
    pub CashBanked = "cash.banked" { campaign: CampaignId, title: String, amount: i64 }
    /// An entry was undone by another one.
    pub EntryReversed = "entry.reversed" { campaign: CampaignId, entry: EntryId, title: String, amount: i64 }
    /// The frozen match did not follow a change.
    pub NoticeRaised = "match.notice" { campaign: CampaignId, title: String, amount: i64 }
    /// A donor's name was erased.
    pub DonorErased = "donor.erased" (ByStaff) { donation: DonationId }
}
