//! A thing or work that was given.
use crate::books::domain::Shown;
use crate::sources::contracts::domain::SponsorshipId;
use kit::{CampaignId, Day, FileId, Instant};
use rules::Money;

db::id!(/// A thing or work that was given.
    ThingId, "thg");

/// Something given that is no money.
#[derive(Debug, Clone)]
pub struct Thing {
    pub id: ThingId,
    pub campaign: CampaignId,
    pub what: String,
    pub on_day: Day,
    /// Staff only; none if unknown or erased.
    pub donor: Option<String>,
    pub shown: Shown,
    pub shown_name: Option<String>,
    pub value: Money,
    /// In which capacity, rather than by name: it is public.
    pub valued_by: String,
    pub method: String,
    pub contract: Option<SponsorshipId>,
    pub masked: Option<FileId>,
    pub original: Option<FileId>,
    /// When it was withdrawn as a mistake, and why.
    pub withdrawn: Option<(Instant, String)>,
}

impl Thing {
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawn.is_some()
    }

    /// Whether there is a name to erase.
    #[must_use]
    pub fn has_name(&self) -> bool {
        self.donor.is_some() || self.shown_name.is_some()
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/in-kind/{}", self.id)
    }
}

db::events! {
    /// Something was given that is no money.
    pub ThingGiven = "in-kind.recorded" {
        campaign: CampaignId,
        thing: ThingId,
        title: String,
        /// What it is worth, in bani.
        amount: i64,
    }
    /// It had been recorded by mistake.
    pub ThingWithdrawn = "in-kind.withdrawn" {
        campaign: CampaignId,
        thing: ThingId,
        title: String,
        amount: i64,
    }
    /// The name of who gave it was erased.
    pub GiverErased = "in-kind.erased" (ByStaff) { thing: ThingId }
}
