//! What a campaign is, where it stands, and how its money bar is drawn.
use crate::books::domain::Source;
use crate::matches::conditions::{Conditions, Pool};
use kit::{Action, Actor, CampaignId, Day, Denied, InitiativeId, Instant, ProcessId, Role};
use rules::Money;
use rules::ids::Iban;
use rules::ledger::Till;
use rules::matching::{Answer, MatchRule, Standing, Terms};

/// The fundraising of one initiative, with the sums of its books.
#[derive(Debug, Clone)]
pub struct Campaign {
    pub id: CampaignId,
    pub initiative: InitiativeId,
    pub process: ProcessId,
    pub process_slug: String,
    pub process_title: String,
    pub title: String,
    pub summary: String,
    pub goal: Money,
    pub rule: MatchRule,
    pub opens_at: Instant,
    pub closes_at: Instant,
    /// Money that came before it is matched.
    pub cut_off_at: Instant,
    /// Whose account it is: the foundation's, never the town hall's.
    pub beneficiary: String,
    pub iban: String,
    pub bank: String,
    pub frozen: Option<Frozen>,
    pub decision: Option<Decision>,
    pub paid_on: Option<Day>,
    /// The sum that the match is worked out from.
    pub eligible: Money,
    /// What the town hall has promised so far, within the cap.
    pub reserved: Money,
    pub totals: Totals,
    /// Of `eligible`, what counts by the terms.
    pub counted: Money,
    /// How many donors count towards the criteria.
    pub donors: i64,
    /// What was declared about the match besides `rule`.
    pub conditions: Conditions,
    /// The pool that it draws on.
    pub pool: Option<Pool>,
}

/// The match can change by a decision only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    pub at: Instant,
    pub sum: Money,
}

/// What the local council decided about the match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// `45/2026`
    pub number: String,
    pub on: Day,
    /// At most the frozen match.
    pub sum: Money,
}

/// The sums of the campaign's postings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub bank: Money,
    pub cash: Money,
    pub received: Money,
    pub returned: Money,
    pub fees: Money,
    pub match_received: Money,
    pub spent: Money,
    /// How many donations.
    pub gifts: i64,
}

impl Totals {
    /// What people gave, after returns and fees.
    #[must_use]
    pub fn net(&self) -> Money {
        minus(minus(self.received, self.returned), self.fees)
    }

    /// Bank and cash together.
    #[must_use]
    pub fn balance(&self) -> Money {
        plus(self.bank, self.cash)
    }

    /// What lies in the bank, or in the cash box.
    #[must_use]
    pub fn in_till(&self, till: Till) -> Money {
        match till {
            Till::Bank => self.bank,
            Till::Cash => self.cash,
        }
    }
}

db::codes! {
    /// Where a campaign stands. A pure function of its row and of now.
    pub enum State {
        Upcoming = "upcoming",
        /// People give.
        Open = "open",
        /// No longer open, or past the cut-off: the match waits to be frozen.
        Closed = "closed",
        /// The match is frozen and waits for the council.
        Frozen = "frozen",
        /// The council has decided, the payment has not come.
        Decided = "decided",
        Paid = "paid",
    }
}

impl Campaign {
    /// Its public page: `/initiatives/init_…/campaign`
    #[must_use]
    pub fn url(&self) -> String {
        url_for(self.initiative)
    }

    /// The accountant's page.
    #[must_use]
    pub fn books_url(&self) -> String {
        format!("/fund/books/{}", self.id)
    }

    /// The page of the match: freeze, decision, payment, notices.
    #[must_use]
    pub fn match_url(&self) -> String {
        format!("/fund/books/{}/match", self.id)
    }

    #[must_use]
    pub fn state(&self, now: Instant) -> State {
        match self {
            _ if self.paid_on.is_some() => State::Paid,
            _ if self.decision.is_some() => State::Decided,
            _ if self.frozen.is_some() => State::Frozen,
            _ if now < self.opens_at => State::Upcoming,
            _ if now < self.closes_at => State::Open,
            _ => State::Closed,
        }
    }

    /// Whether people are invited to give now.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        now >= self.opens_at && now < self.closes_at
    }

    /// Whether the time to freeze the match has come and nobody has done it.
    #[must_use]
    pub fn waits_for_freeze(&self, now: Instant) -> bool {
        self.frozen.is_none() && now >= self.cut_off_at
    }

    /// The last day on which money may come to be matched.
    #[must_use]
    pub fn last_matched_day(&self) -> Day {
        Instant(self.cut_off_at.0 - 1).day()
    }

    /// What the town hall adds: promised, then frozen, then decided and paid.
    #[must_use]
    pub fn added(&self) -> Money {
        self.reserved
    }

    /// What is still missing to the goal.
    #[must_use]
    pub fn missing(&self) -> Money {
        Money::from_bani(minus(self.goal, plus(self.totals.net(), self.added())).bani().max(0))
    }

    /// Whether the town hall's promise can grow no further.
    #[must_use]
    pub fn is_cap_reached(&self) -> bool {
        self.rule.cap.is_positive() && self.reserved >= self.rule.cap
    }

    /// How the sums stand beside each other.
    #[must_use]
    pub fn bar(&self) -> Bar {
        Bar::of(self.goal, self.totals.net(), self.added(), self.totals.spent)
    }

    /// Everything that was declared about the match.
    #[must_use]
    pub fn terms(&self) -> Terms {
        self.conditions.terms(self.rule)
    }

    /// What the match is worked out from.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing { net: self.eligible, counted: self.counted, donors: self.donors }
    }

    /// Whether money of this kind that came on this day is matched.
    #[must_use]
    pub fn takes(&self, source: Source, on_day: Day) -> bool {
        on_day <= self.last_matched_day() && self.conditions.sources.take(source)
    }

    /// What the town hall would add to a gift made now by somebody who has not given yet; none if it is too late, or money
    /// of this kind is not matched.
    #[must_use]
    pub fn answer_to(&self, gift: Money, source: Source, now: Instant) -> Option<Answer> {
        let is_matched =
            self.frozen.is_none() && now < self.cut_off_at && self.conditions.sources.take(source);
        let left = self.pool.as_ref().map(Pool::left);
        is_matched.then(|| self.terms().what_if(&self.standing(), self.reserved, left, gift))
    }

    /// What the town hall would add to a gift of a person made now.
    #[must_use]
    pub fn added_to(&self, gift: Money, now: Instant) -> Money {
        self.answer_to(gift, Source::Individual, now).map_or(Money::ZERO, |answer| answer.adds)
    }

    /// The account number in groups of four, if it is one.
    #[must_use]
    pub fn iban_in_groups(&self) -> String {
        Iban::parse(&self.iban).map_or_else(|_| self.iban.clone(), |iban| iban.to_string())
    }
}

/// The public page of an initiative's campaign.
#[must_use]
pub fn url_for(initiative: InitiativeId) -> String {
    format!("/initiatives/{initiative}/campaign")
}

/// `a + b`. Sums of books are far below the largest number; past it the largest stands in.
#[must_use]
pub fn plus(a: Money, b: Money) -> Money {
    Money::from_bani(a.bani().saturating_add(b.bani()))
}

/// `a - b`.
#[must_use]
pub fn minus(a: Money, b: Money) -> Money {
    Money::from_bani(a.bani().saturating_sub(b.bani()))
}

/// The widths of a money bar, out of 1000 units, in whole tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    received: i64,
    matched: i64,
    spent: i64,
}

impl Bar {
    /// The whole is the goal, or what has come together if that is more.
    #[must_use]
    pub fn of(goal: Money, net: Money, matched: Money, spent: Money) -> Bar {
        let (net, matched) = (net.bani().max(0), matched.bani().max(0));
        let whole = i128::from(goal.bani()).max(i128::from(net) + i128::from(matched)).max(1);
        let tenths = |bani: i64| i64::try_from(i128::from(bani) * 10_000 / whole).unwrap_or(10_000);
        Bar {
            received: tenths(net),
            matched: tenths(matched),
            spent: tenths(spent.bani().max(0)).min(10_000),
        }
    }

    #[must_use]
    pub fn received(&self) -> String {
        units(self.received)
    }
    #[must_use]
    pub fn matched(&self) -> String {
        units(self.matched)
    }
    /// Received and matched together: where the missing part begins.
    #[must_use]
    pub fn there(&self) -> String {
        units(self.received + self.matched)
    }
    #[must_use]
    pub fn missing(&self) -> String {
        units(10_000 - self.received - self.matched)
    }
    #[must_use]
    pub fn spent(&self) -> String {
        units(self.spent)
    }
}

fn units(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What is told when a campaign is opened.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    pub goal: Money,
    pub rule: MatchRule,
    pub opens_at: Instant,
    pub closes_at: Instant,
    pub cut_off_at: Instant,
    pub beneficiary: String,
    pub iban: String,
    pub bank: String,
    pub conditions: Conditions,
}

/// Opens the campaign of an initiative.
pub enum Open {}
impl Action for Open {
    type On = communities::initiatives::Initiative;
    fn rule(actor: &Actor, _: &Self::On, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Coordinator) { Ok(()) } else { Err(Denied::Role(Role::Coordinator)) }
    }
}

db::events! {
    /// A campaign was opened.
    pub CampaignOpened = "campaign.opened" {
        campaign: CampaignId,
        initiative: InitiativeId,
        title: String,
        /// In bani.
        goal: i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lei(lei: i64) -> Money {
        Money::from_lei(lei).unwrap()
    }

    #[test]
    fn the_bar_is_drawn_in_whole_tenths() {
        let bar = Bar::of(lei(20_000), lei(8_250), lei(8_250), lei(2_140));
        assert_eq!(
            (bar.received(), bar.matched(), bar.there(), bar.missing(), bar.spent()),
            ("412.5".into(), "412.5".into(), "825.0".into(), "175.0".into(), "107.0".into())
        );
    }

    #[test]
    fn more_than_the_goal_fills_the_bar_and_less_than_nothing_leaves_it_empty() {
        let bar = Bar::of(lei(100), lei(300), lei(100), Money::ZERO);
        assert_eq!(
            (bar.received(), bar.matched(), bar.missing()),
            ("750.0".into(), "250.0".into(), "0.0".into())
        );
        let bar = Bar::of(lei(100), lei(-3), Money::ZERO, Money::ZERO);
        assert_eq!((bar.received(), bar.missing()), ("0.0".into(), "1000.0".into()));
    }

    proptest! {
        #[test]
        fn no_sums_make_the_bar_overflow(goal: i64, net: i64, matched: i64, spent: i64) {
            let bar = Bar::of(Money::from_bani(goal), Money::from_bani(net), Money::from_bani(matched), Money::from_bani(spent));
            prop_assert!(bar.received >= 0 && bar.matched >= 0 && bar.received + bar.matched <= 10_000 && bar.spent <= 10_000);
        }
    }
}
