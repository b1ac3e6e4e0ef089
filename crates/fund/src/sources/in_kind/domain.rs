//! A thing or work that was given.
use crate::books::domain::Shown;
use crate::sources::contracts::domain::SponsorshipId;
use db::Seen;
use kit::{CampaignId, Day, FileId, Instant};
use rules::Money;
use serde::Serialize;

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

/// Something was given that is no money.
#[derive(Serialize)]
pub struct ThingGiven {
    pub campaign: CampaignId,
    pub thing: ThingId,
    pub title: String,
    /// What it is worth, in bani.
    pub amount: i64,
}
impl db::Event for ThingGiven {
    const NAME: &'static str = "in-kind.recorded";
}

/// It had been recorded by mistake.
#[derive(Serialize)]
pub struct ThingWithdrawn {
    pub campaign: CampaignId,
    pub thing: ThingId,
    pub title: String,
    pub amount: i64,
}
impl db::Event for ThingWithdrawn {
    const NAME: &'static str = "in-kind.withdrawn";
}

/// The name of who gave it was erased.
#[derive(Serialize)]
pub struct GiverErased {
    pub thing: ThingId,
}
impl db::Event for GiverErased {
    const NAME: &'static str = "in-kind.erased";
    const SEEN: Seen = Seen::ByStaff;
}
