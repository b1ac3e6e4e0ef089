//! The town hall's match: how much it adds to what people gave.
//!
//! Source: the Cojocna partnership, where the town hall doubles the sum that people collect, up to 10,000.00 lei.
//! The cap is on the match itself by default; a community may put it on the doubled total instead.
//!
//! The match is a function of what *stands*: the gifts that were not returned, by whom, and the fees. It does not depend
//! on the order in which they came, so a return leaves exactly what there would be if the gift had never been made.

use crate::money::Money;

/// What the cap of a match limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapOn {
    /// The match alone: people's money may go on growing.
    Match,
    /// People's money and the match together: past the middle, each further leu given takes one off the match.
    Total,
}

impl CapOn {
    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Total => "total",
        }
    }

    /// Reads a stored name.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Match, Self::Total].into_iter().find(|cap_on| cap_on.code() == code)
    }
}

/// The town hall's promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchRule {
    /// Bani added for each 100 bani given: 100 doubles the sum.
    pub rate_percent: u32,
    /// The most that may be reached; a negative cap counts as zero.
    pub cap: Money,
    /// What the cap limits.
    pub cap_on: CapOn,
}

/// The match for a net sum (collected, less what was returned and the fees), rounded down to the ban, when every gift
/// counts wholly.
///
/// Never negative and never above the cap. A sum of zero or less brings no match.
pub fn matched(rule: MatchRule, net_eligible: Money) -> Money {
    Terms::plain(rule).matched(&Standing { net: net_eligible, counted: net_eligible, donors: 0 })
}

/// By how much a further gift changes the match. A negative `gift` asks about a return.
///
/// With [`CapOn::Total`] a gift past the middle lowers the match, so the answer may be negative. A sum that does
/// not fit is taken as the largest one.
pub fn what_if(rule: MatchRule, net: Money, gift: Money) -> Money {
    let after = Money::from_bani(net.bani().saturating_add(gift.bani()));
    // Both are at least zero, so the difference always fits.
    Money::from_bani(matched(rule, after).bani() - matched(rule, net).bani())
}

/// A sum that is added once, when so many people have given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criteria {
    /// How many donors it takes.
    pub donors: u32,
    /// From which sum on somebody counts as a donor.
    pub least: Money,
    /// What the town hall adds then, within the cap.
    pub sum: Money,
}

/// Everything that was declared about a match when its campaign was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub rule: MatchRule,
    /// The most that counts of one gift.
    pub per_gift: Option<Money>,
    /// The most that counts of one donor's gifts together.
    pub per_donor: Option<Money>,
    pub criteria: Option<Criteria>,
}

/// What the match is worked out from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Eligible gifts, less returns and fees.
    pub net: Money,
    /// The same, but of each gift and each donor only what counts.
    pub counted: Money,
    /// How many donors count towards the criteria.
    pub donors: i64,
}

impl Standing {
    /// This and a change of it. Sums of books are far below the largest number; past it the largest stands in.
    #[must_use]
    pub fn changed(&self, by: &Standing) -> Standing {
        let sum = |a: Money, b: Money| Money::from_bani(a.bani().saturating_add(b.bani()));
        Standing {
            net: sum(self.net, by.net),
            counted: sum(self.counted, by.counted),
            donors: self.donors.saturating_add(by.donors),
        }
    }
}

/// Why the town hall does not add the whole rate to a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// More than counts of one gift.
    Gift,
    /// More than counts of one donor.
    Donor,
    /// The cap on the match.
    Cap,
    /// The cap on people's money and the match together.
    Total,
    /// The pool that several campaigns share.
    Pool,
}

/// What a gift would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What the town hall would add; below zero where a cap on the total shrinks the match.
    pub adds: Money,
    /// What holds it back, in this order.
    pub limits: Vec<Limit>,
    /// The sum for reaching the number of donors is added with this gift.
    pub reaches: bool,
    /// How many donors are still missing after this gift.
    pub missing: Option<i64>,
}

fn least(a: Money, limit: Option<Money>) -> Money {
    let a = if a.is_negative() { Money::ZERO } else { a };
    limit.map_or(a, |limit| a.min(limit).max(Money::ZERO))
}

impl Terms {
    /// A rate and a cap, and no further condition.
    pub const fn plain(rule: MatchRule) -> Terms {
        Terms { rule, per_gift: None, per_donor: None, criteria: None }
    }

    /// Whether it matters who gave, or how much at once.
    pub const fn is_plain(&self) -> bool {
        self.per_gift.is_none() && self.per_donor.is_none() && self.criteria.is_none()
    }

    /// Whether it matters who gave.
    pub const fn asks_who(&self) -> bool {
        self.per_donor.is_some() || self.criteria.is_some()
    }

    /// What counts of a gift of which so much was not returned.
    pub fn of_gift(&self, left: Money) -> Money {
        least(left, self.per_gift)
    }

    /// What counts of a donor whose gifts count so much together.
    pub fn of_donor(&self, gifts: Money) -> Money {
        least(gifts, self.per_donor)
    }

    /// One, if a donor whose gifts count so much together is one of those it takes; otherwise none.
    pub fn is_donor(&self, gifts: Money) -> i64 {
        i64::from(self.criteria.is_some_and(|wanted| gifts.is_positive() && gifts >= wanted.least))
    }

    /// How much a change of one donor's gifts, from one sum to another, changes what counts.
    pub fn shift(&self, net: Money, from: Money, to: Money) -> Standing {
        let counted = self.of_donor(to).bani() - self.of_donor(from).bani();
        Standing { net, counted: Money::from_bani(counted), donors: self.is_donor(to) - self.is_donor(from) }
    }

    /// Everything from the beginning: each gift with its donor and what was not returned of it, and the fees.
    pub fn stand<D: Ord>(&self, gifts: impl IntoIterator<Item = (D, Money)>, fees: Money) -> Standing {
        let mut donors: std::collections::BTreeMap<D, Money> = std::collections::BTreeMap::new();
        let fees = Money::from_bani(fees.bani().saturating_neg());
        let mut standing = Standing { net: fees, counted: fees, donors: 0 };
        for (donor, left) in gifts {
            let before = donors.entry(donor).or_default();
            let after = Money::from_bani(before.bani().saturating_add(self.of_gift(left).bani()));
            standing = standing.changed(&self.shift(left, *before, after));
            *before = after;
        }
        standing
    }

    /// What the rate and the criteria come to before any cap.
    fn wished(&self, standing: &Standing) -> i128 {
        if !standing.net.is_positive() {
            return 0;
        }
        let counted = i128::from(standing.counted.bani().max(0));
        let lump = self.criteria.filter(|wanted| standing.donors >= i64::from(wanted.donors));
        let lump = lump.map_or(0, |reached| i128::from(reached.sum.bani().max(0)));
        counted * i128::from(self.rule.rate_percent) / 100 + lump
    }

    /// The match, rounded down to the ban. Never negative and never above the cap; without money there is none.
    pub fn matched(&self, standing: &Standing) -> Money {
        let cap = i128::from(self.rule.cap.bani());
        let room = match self.rule.cap_on {
            CapOn::Match => cap,
            CapOn::Total => cap - i128::from(standing.net.bani()),
        };
        // The result lies between zero and the cap, which is an i64.
        Money::from_bani(i64::try_from(self.wished(standing).min(room).max(0)).unwrap_or(i64::MAX))
    }

    /// What the town hall would add to a gift of somebody who has not given yet. `promised` is what it has promised so
    /// far, `pool` what is left of a shared pool.
    pub fn what_if(&self, standing: &Standing, promised: Money, pool: Option<Money>, gift: Money) -> Answer {
        let of_gift = self.of_gift(gift);
        let of_donor = self.of_donor(of_gift);
        let after = standing.changed(&self.shift(gift, Money::ZERO, of_gift));
        let wanted = self.matched(&after);
        let mut limits = Vec::new();
        if of_gift < gift {
            limits.push(Limit::Gift);
        }
        if of_donor < of_gift {
            limits.push(Limit::Donor);
        }
        if i128::from(wanted.bani()) < self.wished(&after) {
            limits.push(if self.rule.cap_on == CapOn::Match { Limit::Cap } else { Limit::Total });
        }
        let mut adds = Money::from_bani(wanted.bani().saturating_sub(promised.bani()));
        if let Some(left) = pool.filter(|left| adds > *left) {
            limits.push(Limit::Pool);
            adds = left.max(Money::ZERO);
        }
        let lacks = |standing: &Standing| {
            self.criteria.map(|wanted| (i64::from(wanted.donors) - standing.donors).max(0))
        };
        let (before, missing) = (lacks(standing), lacks(&after));
        Answer { adds, limits, reaches: before.is_some_and(|n| n > 0) && missing == Some(0), missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(text: &str) -> Money {
        Money::parse_ro(text).unwrap()
    }

    fn doubled(cap_on: CapOn) -> MatchRule {
        MatchRule { rate_percent: 100, cap: money("10.000,00"), cap_on }
    }

    #[test]
    fn the_figures_of_the_cojocna_case_come_out() {
        for (net, expected) in [
            ("8.250,00", "8.250,00"),
            ("10.000,00", "10.000,00"),
            ("13.400,50", "10.000,00"),
            ("0,01", "0,01"),
            ("9.999,99", "9.999,99"),
        ] {
            assert_eq!(matched(doubled(CapOn::Match), money(net)), money(expected), "{net}");
        }
    }

    #[test]
    fn a_cap_on_the_total_shrinks_the_match_when_people_give_more() {
        for (net, expected) in
            [("4.000", "4.000"), ("5.000", "5.000"), ("8.250", "1.750"), ("10.000", "0"), ("13.400,50", "0")]
        {
            assert_eq!(matched(doubled(CapOn::Total), money(net)), money(expected), "{net}");
        }
        assert_eq!(what_if(doubled(CapOn::Total), money("5.000"), money("100")), Money::from_bani(-10_000));
    }

    #[test]
    fn half_a_ban_is_not_paid() {
        let rule = MatchRule { rate_percent: 50, ..doubled(CapOn::Match) };
        assert_eq!(matched(rule, money("0,01")), Money::ZERO);
        assert_eq!(matched(rule, money("0,03")), money("0,01"));
    }

    #[test]
    fn nothing_or_less_brings_nothing() {
        let rule = doubled(CapOn::Match);
        assert_eq!(matched(rule, Money::ZERO), Money::ZERO);
        assert_eq!(matched(rule, Money::from_bani(-1)), Money::ZERO);
        assert_eq!(matched(MatchRule { cap: Money::from_bani(-5), ..rule }, money("10")), Money::ZERO);
        assert_eq!(matched(MatchRule { rate_percent: 0, ..rule }, money("10")), Money::ZERO);
    }

    #[test]
    fn a_gift_is_told_what_it_brings() {
        let rule = doubled(CapOn::Match);
        assert_eq!(what_if(rule, money("8.250"), money("50")), money("50"));
        assert_eq!(what_if(rule, money("9.980"), money("50")), money("20"));
        assert_eq!(what_if(rule, money("10.000"), money("50")), Money::ZERO);
        assert_eq!(what_if(rule, money("10.000"), Money::from_bani(-5_000)), Money::from_bani(-5_000));
        assert_eq!(what_if(rule, Money::from_bani(i64::MAX), money("50")), Money::ZERO);
    }

    #[test]
    fn what_the_cap_limits_is_stored_by_name() {
        assert_eq!(CapOn::parse(CapOn::Match.code()), Some(CapOn::Match));
        assert_eq!(CapOn::parse(CapOn::Total.code()), Some(CapOn::Total));
        assert_eq!(CapOn::parse("both"), None);
    }

    fn any_rule() -> impl Strategy<Value = MatchRule> {
        (0..400_u32, 0..=100_000_000_i64, any::<bool>()).prop_map(|(rate_percent, cap, total)| MatchRule {
            rate_percent,
            cap: Money::from_bani(cap),
            cap_on: if total { CapOn::Total } else { CapOn::Match },
        })
    }

    fn any_terms() -> impl Strategy<Value = Terms> {
        let limit = || prop::option::of((1..5_000_000_i64).prop_map(Money::from_bani));
        let criteria = (1..6_u32, 0..100_000_i64, 0..5_000_000_i64).prop_map(|(donors, least, sum)| {
            Criteria { donors, least: Money::from_bani(least), sum: Money::from_bani(sum) }
        });
        (any_rule(), limit(), limit(), prop::option::of(criteria))
            .prop_map(|(rule, per_gift, per_donor, criteria)| Terms { rule, per_gift, per_donor, criteria })
    }

    /// Gifts of a few donors.
    fn any_gifts() -> impl Strategy<Value = Vec<(u8, Money)>> {
        prop::collection::vec((0..6_u8, (1..3_000_000_i64).prop_map(Money::from_bani)), 0..20)
    }

    #[test]
    fn a_gift_and_a_donor_count_up_to_their_caps() {
        let terms = Terms {
            per_gift: Some(money("500")),
            per_donor: Some(money("800")),
            ..Terms::plain(doubled(CapOn::Match))
        };
        let gifts = [("ana", money("600")), ("ana", money("400")), ("ion", money("700"))];
        let standing = terms.stand(gifts, money("10"));
        assert_eq!(standing, Standing { net: money("1.690"), counted: money("1.290"), donors: 0 });
        assert_eq!(terms.matched(&standing), money("1.290"));
        let answer = terms.what_if(&standing, money("1.290"), None, money("900"));
        assert_eq!((answer.adds, answer.limits), (money("500"), vec![Limit::Gift]));
    }

    #[test]
    fn enough_donors_bring_the_sum_that_was_promised_for_them_and_a_return_takes_it_back() {
        let criteria = Criteria { donors: 3, least: money("10"), sum: money("1.000") };
        let rule = MatchRule { rate_percent: 0, ..doubled(CapOn::Match) };
        let terms = Terms { criteria: Some(criteria), ..Terms::plain(rule) };
        let two = terms
            .stand([(1, money("10")), (2, money("10")), (3, money("9,99")), (1, money("50"))], Money::ZERO);
        assert_eq!((two.donors, terms.matched(&two)), (2, Money::ZERO));
        let answer = terms.what_if(&two, Money::ZERO, None, money("10"));
        assert_eq!((answer.adds, answer.reaches, answer.missing), (money("1.000"), true, Some(0)));
        let answer = terms.what_if(&two, Money::ZERO, None, money("5"));
        assert_eq!((answer.adds, answer.reaches, answer.missing), (Money::ZERO, false, Some(1)));
        let three = terms.stand([(1, money("10")), (2, money("10")), (3, money("10"))], Money::ZERO);
        assert_eq!(terms.matched(&three), money("1.000"));
        let returned = terms.stand([(1, money("10")), (2, money("10")), (3, Money::ZERO)], Money::ZERO);
        assert_eq!(terms.matched(&returned), Money::ZERO);
    }

    #[test]
    fn what_is_left_of_a_pool_holds_the_answer_back() {
        let terms = Terms::plain(doubled(CapOn::Match));
        let standing = terms.stand([(1, money("100"))], Money::ZERO);
        let answer = terms.what_if(&standing, money("100"), Some(money("20")), money("50"));
        assert_eq!((answer.adds, answer.limits), (money("20"), vec![Limit::Pool]));
        // Another campaign took the pool: this one was cut short, and a gift brings nothing.
        let answer = terms.what_if(&standing, money("60"), Some(Money::ZERO), money("50"));
        assert_eq!((answer.adds, answer.limits), (Money::ZERO, vec![Limit::Pool]));
    }

    #[test]
    fn an_answer_names_the_cap_that_was_reached() {
        let terms = Terms::plain(doubled(CapOn::Match));
        let standing = terms.stand([(1, money("9.980"))], Money::ZERO);
        let answer = terms.what_if(&standing, money("9.980"), None, money("50"));
        assert_eq!((answer.adds, answer.limits), (money("20"), vec![Limit::Cap]));
        let terms = Terms::plain(doubled(CapOn::Total));
        let standing = terms.stand([(1, money("5.000"))], Money::ZERO);
        let answer = terms.what_if(&standing, money("5.000"), None, money("50"));
        assert_eq!(
            (answer.adds, answer.limits),
            (money("-50".trim_start_matches('-')).checked_neg().unwrap(), vec![Limit::Total])
        );
    }

    proptest! {
        #[test]
        fn the_match_stays_between_zero_and_the_cap(rule in any_rule(), net in any::<i64>()) {
            let sum = matched(rule, Money::from_bani(net));
            prop_assert!(sum >= Money::ZERO && sum <= rule.cap);
            if rule.cap_on == CapOn::Total && sum.is_positive() {
                prop_assert!(sum.bani() + net <= rule.cap.bani());
            }
        }

        #[test]
        fn giving_more_never_lowers_what_the_project_gets(rule in any_rule(), net in 0..200_000_000_i64, more in 0..200_000_000_i64) {
            let (before, after) = (matched(rule, Money::from_bani(net)), matched(rule, Money::from_bani(net + more)));
            if rule.cap_on == CapOn::Match {
                prop_assert!(after >= before);
            }
            prop_assert!(net + more + after.bani() >= net + before.bani());
        }

        #[test]
        fn a_gift_and_its_return_cancel_out(rule in any_rule(), net in -1_000_000..200_000_000_i64, gift in -200_000_000..200_000_000_i64) {
            let there = what_if(rule, Money::from_bani(net), Money::from_bani(gift));
            let back = what_if(rule, Money::from_bani(net + gift), Money::from_bani(-gift));
            prop_assert_eq!(there.bani() + back.bani(), 0);
        }

        #[test]
        fn the_extra_match_adds_up_over_any_series_of_gifts(rule in any_rule(), gifts in prop::collection::vec(1..5_000_000_i64, 0..30)) {
            let (mut net, mut total) = (0, 0);
            for gift in gifts {
                total += what_if(rule, Money::from_bani(net), Money::from_bani(gift)).bani();
                net += gift;
            }
            prop_assert_eq!(Money::from_bani(total), matched(rule, Money::from_bani(net)));
        }

        #[test]
        fn no_terms_bring_more_than_the_cap(terms in any_terms(), gifts in any_gifts(), fees in 0..1_000_000_i64) {
            let standing = terms.stand(gifts, Money::from_bani(fees));
            let sum = terms.matched(&standing);
            prop_assert!(sum >= Money::ZERO && sum <= terms.rule.cap);
            prop_assert!(standing.counted <= standing.net);
        }

        #[test]
        fn the_order_of_gifts_does_not_matter(terms in any_terms(), mut gifts in any_gifts(), turn in 0..20_usize, fees in 0..1_000_000_i64) {
            let fees = Money::from_bani(fees);
            let there = terms.stand(gifts.clone(), fees);
            let length = gifts.len();
            if length > 0 {
                gifts.rotate_left(turn % length);
            }
            prop_assert_eq!(terms.stand(gifts.clone(), fees), there);
            gifts.reverse();
            prop_assert_eq!(terms.stand(gifts, fees), there);
        }

        #[test]
        fn a_return_leaves_what_there_would_be_without_the_gift(terms in any_terms(), gifts in any_gifts(), which in 0..20_usize) {
            if !gifts.is_empty() {
                let which = which % gifts.len();
                let (donor, gift) = gifts[which];
                let without: Vec<_> = gifts.iter().enumerate().filter(|(at, _)| *at != which).map(|(_, one)| *one).collect();
                let without = terms.stand(without, Money::ZERO);
                let returned = terms.stand(gifts.iter().enumerate().map(|(at, (donor, left))| {
                    (*donor, if at == which { Money::ZERO } else { *left })
                }), Money::ZERO);
                prop_assert_eq!(returned, without);
                // Step by step it is the same: what the gift changed, its return changes back.
                let of_donor = |gifts: &mut dyn Iterator<Item = &(u8, Money)>| {
                    Money::sum(gifts.filter(|(one, _)| *one == donor).map(|(_, left)| terms.of_gift(*left))).unwrap()
                };
                let all = of_donor(&mut gifts.iter());
                let others = Money::from_bani(all.bani() - terms.of_gift(gift).bani());
                let back = terms.shift(Money::from_bani(-gift.bani()), all, others);
                prop_assert_eq!(terms.stand(gifts.clone(), Money::ZERO).changed(&back), without);
            }
        }

        #[test]
        fn giving_more_never_lowers_a_match_whose_cap_is_on_the_match(terms in any_terms(), gifts in any_gifts(), donor in 0..6_u8, more in 1..3_000_000_i64, fees in 0..1_000_000_i64) {
            let fees = Money::from_bani(fees);
            let before = terms.stand(gifts.clone(), fees);
            let after = terms.stand(gifts.into_iter().chain([(donor, Money::from_bani(more))]), fees);
            if terms.rule.cap_on == CapOn::Match {
                prop_assert!(terms.matched(&after) >= terms.matched(&before));
            }
            prop_assert!(after.net.bani() + terms.matched(&after).bani() >= before.net.bani() + terms.matched(&before).bani());
        }

        #[test]
        fn the_answer_is_what_then_happens(terms in any_terms(), gifts in any_gifts(), gift in 1..3_000_000_i64, pool in prop::option::of(0..3_000_000_i64)) {
            let (gift, pool) = (Money::from_bani(gift), pool.map(Money::from_bani));
            let before = terms.stand(gifts.clone(), Money::ZERO);
            let promised = terms.matched(&before);
            let answer = terms.what_if(&before, promised, pool, gift);
            // A seventh donor, who has not given yet.
            let after = terms.matched(&terms.stand(gifts.into_iter().chain([(9, gift)]), Money::ZERO));
            let wanted = Money::from_bani(after.bani() - promised.bani());
            prop_assert_eq!(answer.adds, pool.map_or(wanted, |left| wanted.min(left)));
            let full = Money::from_bani(gift.bani() * i64::from(terms.rule.rate_percent) / 100);
            if answer.adds.bani() < full.bani() - 1 {
                prop_assert!(!answer.limits.is_empty(), "{answer:?} of {full}");
            }
        }
    }
}
