//! What a donation stands on, and who looks after sources.
use super::boxes::domain::BoxId;
use super::contracts::domain::SponsorshipId;
use super::funding::domain::FundingId;
use crate::books::domain::{EntryId, Source};
use crate::campaigns::domain::Campaign;
use kit::{Action, Actor, Denied, Instant, Role};
use rules::Money;

/// What a donation stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A contract of sponsorship.
    Contract(SponsorshipId),
    /// A grant, or redirected tax.
    Funding(FundingId),
    /// The opening of a cash box.
    Box { id: BoxId, turn: i64 },
    /// The entry by which it left another campaign.
    LeftOver(EntryId),
}

impl Origin {
    /// Reads what the accountant chose from a list.
    #[must_use]
    pub fn parse(word: &str) -> Option<Origin> {
        word.parse().map(Origin::Contract).or_else(|_| word.parse().map(Origin::Funding)).ok()
    }

    /// Whether money of this source can stand on it.
    #[must_use]
    pub fn fits(self, source: Source) -> bool {
        match self {
            Origin::Contract(_) => source == Source::Company,
            Origin::Funding(_) => matches!(source, Source::Grant | Source::Redirection),
            Origin::Box { .. } => source == Source::Box,
            Origin::LeftOver(_) => source == Source::Campaign,
        }
    }
}

/// How much came from one kind of source.
#[derive(Debug, Clone, Copy)]
pub struct FromSource {
    pub source: Source,
    pub gifts: i64,
    /// After returns.
    pub sum: Money,
}

/// Looks after contracts, boxes, decisions and commitments of a campaign. It changes no books.
pub enum Manage {}
impl Action for Manage {
    type On = Campaign;
    fn rule(actor: &Actor, _: &Campaign, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Accountant) || actor.is(Role::Coordinator) {
            Ok(())
        } else {
            Err(Denied::Role(Role::Coordinator))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn money_stands_only_on_what_belongs_to_its_source() {
        let contract = Origin::Contract(SponsorshipId(Uuid::nil()));
        let funding = Origin::Funding(FundingId(Uuid::nil()));
        assert_eq!(Origin::parse(&SponsorshipId(Uuid::nil()).to_string()), Some(contract));
        assert_eq!(Origin::parse(&FundingId(Uuid::nil()).to_string()), Some(funding));
        assert_eq!(Origin::parse("altceva"), None);
        for source in Source::ALL {
            assert_eq!(contract.fits(*source), *source == Source::Company);
            assert_eq!(funding.fits(*source), matches!(source, Source::Grant | Source::Redirection));
        }
    }
}
