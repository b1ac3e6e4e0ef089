//! A contract of sponsorship and where it stands.
use crate::campaigns::domain::minus;
use kit::{CampaignId, Day, FileId};
use rules::Money;

db::id!(/// A contract of sponsorship.
    SponsorshipId, "spon");

/// What the two parties agree on.
#[derive(Debug, Clone)]
pub struct Terms {
    pub number: String,
    pub on_day: Day,
    pub sponsor: String,
    pub cui: String,
    pub office: String,
    /// Staff only.
    pub represented_by: String,
    pub iban: Option<String>,
    pub beneficiary: String,
    pub beneficiary_cui: String,
    pub beneficiary_office: String,
    /// Staff only.
    pub beneficiary_by: String,
    pub object: String,
    pub value: Money,
    pub starts_on: Day,
    pub ends_on: Day,
    pub rights: String,
    pub duties: String,
}

/// A contract as it stands.
#[derive(Debug, Clone)]
pub struct Contract {
    pub id: SponsorshipId,
    pub campaign: CampaignId,
    pub terms: Terms,
    pub signed_on: Option<Day>,
    /// The signed copy: staff only.
    pub signed: Option<FileId>,
    /// The copy that everybody may see.
    pub masked: Option<FileId>,
    pub ended: Option<(Day, String)>,
    /// Booked under it so far.
    pub used: Money,
}

db::codes! {
    /// Where a contract stands on a day.
    pub enum State {
        /// Not signed: its terms can change.
        Draft = "draft",
        /// Given up before it was signed.
        Dropped = "dropped",
        Upcoming = "upcoming",
        InForce = "in_force",
        /// Its days are over, or it was ended before.
        Over = "over",
    }
}

impl State {
    /// The class of the tag that says it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            State::Draft | State::Upcoming => "wait",
            State::InForce => "ok",
            State::Dropped | State::Over => "no",
        }
    }
}

impl Contract {
    #[must_use]
    pub fn state(&self, today: Day) -> State {
        match (&self.signed_on, &self.ended) {
            (None, None) => State::Draft,
            (None, Some(_)) => State::Dropped,
            (Some(_), Some((ended, _))) if *ended < today => State::Over,
            _ if today > self.terms.ends_on => State::Over,
            _ if today < self.terms.starts_on => State::Upcoming,
            _ => State::InForce,
        }
    }

    /// What can still be given under it.
    #[must_use]
    pub fn left(&self) -> Money {
        minus(self.terms.value, self.used)
    }

    /// Whether its terms can still be changed.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.signed_on.is_none() && self.ended.is_none()
    }

    /// Whether it can be ended before its time.
    #[must_use]
    pub fn can_end(&self) -> bool {
        self.ended.is_none()
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/contracts/{}", self.id)
    }
}

db::events! {
    /// A contract was drafted.
    pub ContractDrafted = "sponsorship.drafted" {
        campaign: CampaignId,
        contract: SponsorshipId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// The terms of a draft were changed.
    pub ContractChanged = "sponsorship.changed" {
        campaign: CampaignId,
        contract: SponsorshipId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// The signed copy is here.
    pub ContractSigned = "sponsorship.signed" {
        campaign: CampaignId,
        contract: SponsorshipId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// It was given up or ended before its time.
    pub ContractEnded = "sponsorship.ended" {
        campaign: CampaignId,
        contract: SponsorshipId,
        title: String,
        /// In bani.
        amount: i64,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn contract() -> Contract {
        let terms = Terms {
            number: "1/2026".into(),
            on_day: day("2026-05-01"),
            sponsor: "Stâlpi SRL".into(),
            cui: "1235".into(),
            office: "Cluj".into(),
            represented_by: String::new(),
            iban: None,
            beneficiary: String::new(),
            beneficiary_cui: "1235".into(),
            beneficiary_office: String::new(),
            beneficiary_by: String::new(),
            object: String::new(),
            value: Money::from_bani(500),
            starts_on: day("2026-05-02"),
            ends_on: day("2026-05-20"),
            rights: String::new(),
            duties: String::new(),
        };
        Contract {
            id: SponsorshipId(Uuid::nil()),
            campaign: CampaignId(Uuid::nil()),
            terms,
            signed_on: None,
            signed: None,
            masked: None,
            ended: None,
            used: Money::from_bani(100),
        }
    }

    #[test]
    fn a_contract_is_in_force_from_its_first_to_its_last_day_once_it_is_signed() {
        let mut contract = contract();
        assert_eq!(contract.state(day("2026-05-10")), State::Draft);
        contract.signed_on = Some(day("2026-05-01"));
        for (on, state) in [
            ("2026-05-01", State::Upcoming),
            ("2026-05-02", State::InForce),
            ("2026-05-20", State::InForce),
            ("2026-05-21", State::Over),
        ] {
            assert_eq!(contract.state(day(on)), state, "{on}");
        }
        contract.ended = Some((day("2026-05-09"), "la cerere".into()));
        assert_eq!(contract.state(day("2026-05-10")), State::Over);
        contract.signed_on = None;
        assert_eq!(contract.state(day("2026-05-10")), State::Dropped);
        assert_eq!(contract.left(), Money::from_bani(400));
    }
}
