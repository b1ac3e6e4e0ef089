//! The figures of a year, and how sums of postings become them.
use crate::books::domain::Source;
use crate::campaigns::domain::{minus, plus};
use kit::{CampaignId, Day, InitiativeId, Instant};
use rules::Money;
use rules::ledger::AccountKind;
use std::collections::BTreeMap;

/// A calendar year of the books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Year(i16);

impl Year {
    /// The year of a moment.
    #[must_use]
    pub(crate) fn of(now: Instant) -> Year {
        Year(now.day().0.year())
    }

    /// A year from 2000 until this one.
    #[must_use]
    pub(crate) fn parse(text: &str, now: Instant) -> Option<Year> {
        let year = Year(text.parse().ok().filter(|year| *year >= 2000)?);
        (text.len() == 4 && year <= Year::of(now)).then_some(year)
    }

    #[must_use]
    pub(crate) fn number(self) -> i64 {
        i64::from(self.0)
    }

    #[must_use]
    pub(crate) fn before(self) -> Year {
        Year(self.0 - 1)
    }

    #[must_use]
    pub(crate) fn after(self) -> Year {
        Year(self.0 + 1)
    }

    #[must_use]
    pub(crate) fn first(self) -> Day {
        Day::parse(&format!("{:04}-01-01", self.0)).unwrap_or(Instant(0).day())
    }

    #[must_use]
    pub(crate) fn last(self) -> Day {
        self.after().first().plus(-1)
    }

    #[must_use]
    pub(crate) fn url(self) -> String {
        format!("/fund/years/{}", self.0)
    }
}

db::codes! {
    /// A figure of the report that has a list of entries.
    pub enum What {
        Received = "received",
        Returned = "returned",
        Fees = "fees",
        Match = "match",
        Spent = "spent",
        /// Everything that changed what is held.
        All = "all",
    }
}

impl What {
    /// The account that the figure adds up; none for everything.
    #[must_use]
    pub(crate) fn account(self) -> Option<AccountKind> {
        match self {
            What::Received => Some(AccountKind::DonationsReceived),
            What::Returned => Some(AccountKind::DonationsReturned),
            What::Fees => Some(AccountKind::Fees),
            What::Match => Some(AccountKind::MatchReceived),
            What::Spent => Some(AccountKind::Spent),
            What::All => None,
        }
    }
}

/// The figures of one campaign in one year, or of all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Held when the year began, in the bank and in the cash box.
    pub(crate) start: Money,
    pub(crate) received: Money,
    pub(crate) returned: Money,
    pub(crate) fees: Money,
    /// What the town hall paid.
    pub(crate) matched: Money,
    pub(crate) spent: Money,
    /// Held when it ended, or now.
    pub(crate) end: Money,
}

impl Figures {
    /// Whether the year began and ended with nothing, and nothing moved.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        *self == Figures::default()
    }

    /// What is held at the end by the other figures: it must be what the accounts of bank and cash say.
    #[cfg(test)]
    pub(crate) fn expected_end(&self) -> Money {
        let came = plus(plus(self.start, self.received), self.matched);
        minus(came, plus(plus(self.returned, self.fees), self.spent))
    }

    /// Adds a sum of postings of the year.
    fn add(&mut self, account: AccountKind, sum: Money) {
        let credit = minus(Money::ZERO, sum);
        match account {
            AccountKind::Bank | AccountKind::Cash => self.end = plus(self.end, sum),
            AccountKind::DonationsReceived => self.received = plus(self.received, credit),
            AccountKind::DonationsReturned => self.returned = plus(self.returned, sum),
            AccountKind::Fees => self.fees = plus(self.fees, sum),
            AccountKind::MatchReceived => self.matched = plus(self.matched, credit),
            AccountKind::Spent => self.spent = plus(self.spent, sum),
        }
    }

    fn and(&self, other: &Figures) -> Figures {
        Figures {
            start: plus(self.start, other.start),
            received: plus(self.received, other.received),
            returned: plus(self.returned, other.returned),
            fees: plus(self.fees, other.fees),
            matched: plus(self.matched, other.matched),
            spent: plus(self.spent, other.spent),
            end: plus(self.end, other.end),
        }
    }
}

/// A sum of postings of the year.
#[derive(Debug, Clone)]
pub(crate) struct Summed {
    pub(crate) campaign: CampaignId,
    pub(crate) account: AccountKind,
    /// Of the donation that the postings are about.
    pub(crate) source: Option<Source>,
    pub(crate) sum: Money,
}

/// A campaign as the report names it.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) id: CampaignId,
    pub(crate) initiative: InitiativeId,
    pub(crate) title: String,
    /// What it held before the year.
    pub(crate) start: Money,
}

/// What one source gave, and what of it went back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BySource {
    pub(crate) source: Source,
    pub(crate) received: Money,
    pub(crate) returned: Money,
}

/// A campaign's year.
#[derive(Debug, Clone)]
pub(crate) struct OfCampaign {
    pub(crate) named: Named,
    pub(crate) figures: Figures,
}

/// The whole report.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    /// Campaigns that had or moved anything, oldest first.
    pub(crate) campaigns: Vec<OfCampaign>,
    pub(crate) total: Figures,
    pub(crate) sources: Vec<BySource>,
    /// Whether an earlier year has anything to show.
    pub(crate) has_earlier: bool,
}

impl Report {
    /// Puts the sums in their places; `first` is the day of the oldest posting of the community.
    #[must_use]
    pub(crate) fn of(year: Year, campaigns: Vec<Named>, sums: &[Summed], first: Option<Day>) -> Report {
        let mut figures: BTreeMap<CampaignId, Figures> = BTreeMap::new();
        let mut sources: BTreeMap<Source, Figures> = BTreeMap::new();
        for sum in sums {
            figures.entry(sum.campaign).or_default().add(sum.account, sum.sum);
            if let Some(source) = sum.source {
                sources.entry(source).or_default().add(sum.account, sum.sum);
            }
        }
        let campaigns: Vec<OfCampaign> = campaigns
            .into_iter()
            .map(|named| {
                let moved = figures.get(&named.id).copied().unwrap_or_default();
                let figures = Figures { start: named.start, end: plus(named.start, moved.end), ..moved };
                OfCampaign { named, figures }
            })
            .filter(|of| !of.figures.is_empty())
            .collect();
        let total = campaigns.iter().fold(Figures::default(), |total, of| total.and(&of.figures));
        let by = |(source, of): (Source, Figures)| BySource {
            source,
            received: of.received,
            returned: of.returned,
        };
        let sources = sources.into_iter().map(by).collect();
        let has_earlier = first.is_some_and(|first| first < year.first());
        Report { campaigns, total, sources, has_earlier }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_778_835_600_000);

    #[test]
    fn a_year_is_written_in_four_digits_and_is_not_to_come() {
        let year = Year::parse("2026", NOW).unwrap();
        assert_eq!(
            (year.first().to_string(), year.last().to_string()),
            ("2026-01-01".into(), "2026-12-31".into())
        );
        for wrong in ["2027", "1999", "02026", "+2026", "2026 ", "", "x"] {
            assert_eq!(Year::parse(wrong, NOW), None, "{wrong:?}");
        }
    }

    #[test]
    fn sums_of_postings_become_figures_that_agree() {
        let campaign = CampaignId(uuid::Uuid::max());
        let named = Named {
            id: campaign,
            initiative: InitiativeId(uuid::Uuid::max()),
            title: "Parc".into(),
            start: Money::from_bani(500),
        };
        let sum = |account, source, bani| Summed { campaign, account, source, sum: Money::from_bani(bani) };
        let sums = [
            sum(AccountKind::Bank, Some(Source::Individual), 900),
            sum(AccountKind::DonationsReceived, Some(Source::Individual), -1_000),
            sum(AccountKind::DonationsReturned, Some(Source::Individual), 100),
            sum(AccountKind::Cash, Some(Source::Box), 50),
            sum(AccountKind::DonationsReceived, Some(Source::Box), -50),
            sum(AccountKind::Bank, None, -30),
            sum(AccountKind::Fees, None, 30),
        ];
        let year = Year::parse("2026", NOW).unwrap();
        let report = Report::of(year, vec![named], &sums, Some(year.first()));
        assert!(
            !report.has_earlier && Report::of(year.after(), vec![], &sums, Some(year.first())).has_earlier
        );
        let figures = report.campaigns[0].figures;
        assert_eq!(figures.end, Money::from_bani(1_420));
        assert_eq!(figures.end, figures.expected_end());
        assert_eq!(report.total, figures);
        let bani = Money::from_bani;
        assert_eq!(
            report.sources,
            [
                BySource { source: Source::Individual, received: bani(1_000), returned: bani(100) },
                BySource { source: Source::Box, received: bani(50), returned: bani(0) }
            ]
        );
    }
}
