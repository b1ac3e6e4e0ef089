//! What happened in the books: ids, sums in bani and the campaign's title; never who gave.
use super::domain::{DonationId, EntryId};
use db::{Event, Seen};
use kit::CampaignId;
use serde::Serialize;

/// A donation came in.
#[derive(Serialize)]
pub struct DonationBooked {
    pub campaign: CampaignId,
    pub donation: DonationId,
    pub title: String,
    pub amount: i64,
}
impl Event for DonationBooked {
    const NAME: &'static str = "donation.booked";
}

/// A donation, or part of it, went back.
#[derive(Serialize)]
pub struct DonationReturned {
    pub campaign: CampaignId,
    pub donation: DonationId,
    pub title: String,
    pub amount: i64,
}
impl Event for DonationReturned {
    const NAME: &'static str = "donation.returned";
}

/// The bank took a fee.
#[derive(Serialize)]
pub struct FeeBooked {
    pub campaign: CampaignId,
    pub title: String,
    pub amount: i64,
}
impl Event for FeeBooked {
    const NAME: &'static str = "fee.booked";
}

/// Something was paid for the initiative.
#[derive(Serialize)]
pub struct SpendingBooked {
    pub campaign: CampaignId,
    pub entry: EntryId,
    pub title: String,
    pub amount: i64,
}
impl Event for SpendingBooked {
    const NAME: &'static str = "spending.booked";
}

/// Cash was taken to the bank.
#[derive(Serialize)]
pub struct CashBanked {
    pub campaign: CampaignId,
    pub title: String,
    pub amount: i64,
}
impl Event for CashBanked {
    const NAME: &'static str = "cash.banked";
}

/// An entry was undone by another one.
#[derive(Serialize)]
pub struct EntryReversed {
    pub campaign: CampaignId,
    pub entry: EntryId,
    pub title: String,
    pub amount: i64,
}
impl Event for EntryReversed {
    const NAME: &'static str = "entry.reversed";
}

/// The frozen match did not follow a change.
#[derive(Serialize)]
pub struct NoticeRaised {
    pub campaign: CampaignId,
    pub title: String,
    pub amount: i64,
}
impl Event for NoticeRaised {
    const NAME: &'static str = "match.notice";
}

/// A donor's name was erased.
#[derive(Serialize)]
pub struct DonorErased {
    pub donation: DonationId,
}
impl Event for DonorErased {
    const NAME: &'static str = "donor.erased";
    const SEEN: Seen = Seen::ByStaff;
}
