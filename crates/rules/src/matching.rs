//! The town hall's match: how much it adds to what people gave.
//!
//! Source: the Cojocna partnership, where the town hall doubles the sum that people collect, up to 10,000.00 lei.
//! The cap is on the match itself by default; a community may put it on the doubled total instead.

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

/// The match for a net sum (collected, less what was returned and the fees), rounded down to the ban.
///
/// Never negative and never above the cap. A sum of zero or less brings no match.
pub fn matched(rule: MatchRule, net_eligible: Money) -> Money {
    if !net_eligible.is_positive() {
        return Money::ZERO;
    }
    let net = i128::from(net_eligible.bani());
    let cap = i128::from(rule.cap.bani());
    let room = match rule.cap_on {
        CapOn::Match => cap,
        CapOn::Total => cap - net,
    };
    let wished = net * i128::from(rule.rate_percent) / 100;
    // The result lies between zero and the cap, which is an i64.
    Money::from_bani(i64::try_from(wished.min(room).max(0)).unwrap_or(i64::MAX))
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
    }
}
