//! A funder's decision.
use crate::books::domain::Source;
use kit::{CampaignId, Day};
use rules::Money;

db::id!(/// A grant, or redirected tax.
    FundingId, "fsrc");

/// What money can be booked on, besides contracts.
#[derive(Debug, Clone)]
pub struct Funding {
    pub id: FundingId,
    pub campaign: CampaignId,
    /// Grant or redirection.
    pub kind: Source,
    pub funder: String,
    /// Of the contract, or of the decision.
    pub number: String,
    pub on_day: Day,
    pub conditions: String,
    /// None: nobody knows before it comes.
    pub value: Option<Money>,
    /// Booked on it so far.
    pub used: Money,
}

db::events! {
    /// A grant or redirected tax was recorded.
    pub FundingRecorded = "funding.recorded" { campaign: CampaignId, funding: FundingId, title: String }
}
