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

/// A grant or redirected tax was recorded.
#[derive(serde::Serialize)]
pub struct FundingRecorded {
    pub campaign: CampaignId,
    pub funding: FundingId,
    pub title: String,
}
impl db::Event for FundingRecorded {
    const NAME: &'static str = "funding.recorded";
}
