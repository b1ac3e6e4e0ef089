//! What a person may put on a ballot, of every kind that a vote can have, and when a ballot is spoiled.
//!
//! Options are numbered from 0 in the order in which the vote lists them.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::money::Money;

/// The kind of ballot of a vote, with its limits. All limits are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BallotKind {
    /// Names between `min` and `max` options.
    Approval { min: usize, max: usize },
    /// Names exactly one option.
    ChooseOne,
    /// Shares points among options.
    Points(PointLimits),
    /// Ranks between `min` and `max` options, the dearest first.
    Ranked { min: usize, max: usize },
    /// Names options that together cost at most the budget.
    Knapsack { budget: Money },
    /// Yes or no to one question.
    YesNo,
}

/// The limits of a ballot with points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointLimits {
    /// How many options get points at least.
    pub least_options: usize,
    /// Points that one option may get.
    pub most_each: u32,
    /// Points that all options together get at least.
    pub least_sum: u32,
    /// Points that all options together may get.
    pub most_sum: u32,
}

/// What one ballot says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ballot {
    /// Handed in empty, on purpose: counted, for nothing.
    Blank,
    /// The options named; on a ranked ballot the dearest first.
    Options(Vec<usize>),
    /// Options with their points.
    Points(Vec<(usize, u32)>),
    Yes,
    No,
}

/// Ballots that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Papers {
    pub ballot: Ballot,
    /// How many there are.
    pub copies: u64,
}

impl From<Ballot> for Papers {
    fn from(ballot: Ballot) -> Self {
        Self { ballot, copies: 1 }
    }
}

/// Why a ballot is spoiled: it is counted among the ballots and supports nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Spoiled {
    #[error("the ballot is of another kind than this vote's")]
    WrongKind,
    #[error("the ballot names an option that does not exist")]
    UnknownOption,
    #[error("the ballot names {named} options, and at least {min} are asked for")]
    TooFewOptions { named: usize, min: usize },
    #[error("the ballot names {named} options, and at most {max} are allowed")]
    TooManyOptions { named: usize, max: usize },
    #[error("the ballot gives {points} points to one option, and at most {max} are allowed")]
    TooManyPointsForOne { points: u32, max: u32 },
    #[error("the ballot gives {points} points in all, and at least {min} are asked for")]
    TooFewPoints { points: u64, min: u32 },
    #[error("the ballot gives {points} points in all, and at most {max} are allowed")]
    TooManyPoints { points: u64, max: u32 },
    #[error("the options named cost {cost} together, and the budget is {budget}")]
    OverBudget { cost: Money, budget: Money },
}

impl BallotKind {
    /// Checks a ballot against the limits. `costs` are the costs of all options, in their order.
    ///
    /// An option named twice counts once, at its first place. A blank ballot is never spoiled.
    ///
    /// # Errors
    /// The first limit that the ballot breaks.
    pub fn check(&self, ballot: &Ballot, costs: &[Money]) -> Result<(), Spoiled> {
        match (self, ballot) {
            (_, Ballot::Blank) | (Self::YesNo, Ballot::Yes | Ballot::No) => Ok(()),
            (Self::Points(limits), Ballot::Points(given)) => limits.check(given, costs.len()),
            (
                Self::Approval { .. } | Self::ChooseOne | Self::Ranked { .. } | Self::Knapsack { .. },
                Ballot::Options(named),
            ) => self.check_options(named, costs),
            _ => Err(Spoiled::WrongKind),
        }
    }

    fn check_options(&self, named: &[usize], costs: &[Money]) -> Result<(), Spoiled> {
        let different: BTreeSet<usize> = named.iter().copied().collect();
        let chosen: Option<Vec<Money>> = different.iter().map(|&option| costs.get(option).copied()).collect();
        let chosen = chosen.ok_or(Spoiled::UnknownOption)?;
        let (min, max) = match *self {
            Self::Approval { min, max } | Self::Ranked { min, max } => (min, max),
            Self::ChooseOne => (1, 1),
            _ => (0, costs.len()),
        };
        let named = different.len();
        if named < min {
            return Err(Spoiled::TooFewOptions { named, min });
        }
        if named > max {
            return Err(Spoiled::TooManyOptions { named, max });
        }
        if let Self::Knapsack { budget } = *self {
            let cost = Money::sum(&chosen).unwrap_or(Money::from_bani(i64::MAX));
            if cost > budget {
                return Err(Spoiled::OverBudget { cost, budget });
            }
        }
        Ok(())
    }

    /// How much a ballot wants each option that it names, each option once: 1, the points, or on a ranked ballot
    /// `max` for the first place, one less for each further one (Kraków's 3-2-1). Nothing for blank ballots and
    /// for yes and no.
    pub fn weights(&self, ballot: &Ballot) -> Vec<(usize, u32)> {
        let mut seen = BTreeSet::new();
        match (ballot, self) {
            (Ballot::Points(given), _) => {
                given.iter().copied().filter(|(option, _)| seen.insert(*option)).collect()
            }
            (Ballot::Options(named), Self::Ranked { max, .. }) => {
                let named = named.iter().copied().filter(|option| seen.insert(*option));
                let worth = |place: usize| u32::try_from(max.saturating_sub(place)).unwrap_or(u32::MAX);
                named.enumerate().map(|(place, option)| (option, worth(place))).collect()
            }
            (Ballot::Options(named), _) => named
                .iter()
                .copied()
                .filter(|option| seen.insert(*option))
                .map(|option| (option, 1))
                .collect(),
            (Ballot::Blank | Ballot::Yes | Ballot::No, _) => Vec::new(),
        }
    }
}

impl PointLimits {
    fn check(&self, given: &[(usize, u32)], options: usize) -> Result<(), Spoiled> {
        let mut seen = BTreeSet::new();
        let (mut sum, mut named) = (0_u64, 0);
        for &(option, points) in given {
            if option >= options {
                return Err(Spoiled::UnknownOption);
            }
            if !seen.insert(option) {
                continue;
            }
            if points > self.most_each {
                return Err(Spoiled::TooManyPointsForOne { points, max: self.most_each });
            }
            sum += u64::from(points);
            named += usize::from(points > 0);
        }
        if named < self.least_options {
            return Err(Spoiled::TooFewOptions { named, min: self.least_options });
        }
        if sum < u64::from(self.least_sum) {
            return Err(Spoiled::TooFewPoints { points: sum, min: self.least_sum });
        }
        if sum > u64::from(self.most_sum) {
            return Err(Spoiled::TooManyPoints { points: sum, max: self.most_sum });
        }
        Ok(())
    }
}

/// The form in which a vote stores and publishes its kind of ballot: `approval 1-5`, `choose-one`,
/// `points 1-10 each 5 options 3`, `ranked 1-3`, `knapsack 1000.00`, `yes-no`.
impl fmt::Display for BallotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Approval { min, max } => write!(f, "approval {min}-{max}"),
            Self::ChooseOne => f.write_str("choose-one"),
            Self::Points(PointLimits { least_options, most_each, least_sum, most_sum }) => {
                write!(f, "points {least_sum}-{most_sum} each {most_each} options {least_options}")
            }
            Self::Ranked { min, max } => write!(f, "ranked {min}-{max}"),
            Self::Knapsack { budget } => write!(f, "knapsack {}", budget.plain()),
            Self::YesNo => f.write_str("yes-no"),
        }
    }
}

/// A kind of ballot whose written form cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a kind of ballot")]
pub struct UnknownKind(pub String);

impl FromStr for BallotKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let kind = match words.as_slice() {
            ["approval", range] => span(range).map(|(min, max)| Self::Approval { min, max }),
            ["choose-one"] => Some(Self::ChooseOne),
            ["ranked", range] => span(range).map(|(min, max)| Self::Ranked { min, max }),
            ["points", range, "each", each, "options", options] => point_limits(range, each, options),
            ["knapsack", budget] => Money::parse_ro(budget).ok().map(|budget| Self::Knapsack { budget }),
            ["yes-no"] => Some(Self::YesNo),
            _ => None,
        };
        kind.ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

fn point_limits(range: &str, each: &str, options: &str) -> Option<BallotKind> {
    let (least_sum, most_sum) = span(range)?;
    let (most_each, least_options) = (each.parse().ok()?, options.parse().ok()?);
    Some(BallotKind::Points(PointLimits { least_options, most_each, least_sum, most_sum }))
}

fn span<N: FromStr + PartialOrd>(range: &str) -> Option<(N, N)> {
    let (min, max) = range.split_once('-')?;
    let (min, max) = (min.parse().ok()?, max.parse().ok()?);
    (min <= max).then_some((min, max))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COSTS: [Money; 4] =
        [Money::from_bani(100), Money::from_bani(200), Money::from_bani(300), Money::from_bani(i64::MAX)];

    #[test]
    fn a_ballot_within_its_limits_counts_and_every_other_says_why_not() {
        use Ballot::{Blank, No, Options, Points, Yes};
        let limits = PointLimits { least_options: 2, most_each: 5, least_sum: 4, most_sum: 10 };
        let points = BallotKind::Points(limits);
        let approval = BallotKind::Approval { min: 1, max: 2 };
        let knapsack = BallotKind::Knapsack { budget: Money::from_bani(300) };
        let over = |cost| Spoiled::OverBudget { cost: Money::from_bani(cost), budget: Money::from_bani(300) };
        for (kind, ballot, outcome) in [
            (approval, Options(vec![2, 0, 2]), Ok(())),
            (approval, Blank, Ok(())),
            (approval, Options(vec![]), Err(Spoiled::TooFewOptions { named: 0, min: 1 })),
            (approval, Options(vec![0, 1, 2]), Err(Spoiled::TooManyOptions { named: 3, max: 2 })),
            (approval, Options(vec![4]), Err(Spoiled::UnknownOption)),
            (approval, Yes, Err(Spoiled::WrongKind)),
            (BallotKind::ChooseOne, Options(vec![3]), Ok(())),
            (BallotKind::ChooseOne, Options(vec![0, 1]), Err(Spoiled::TooManyOptions { named: 2, max: 1 })),
            (knapsack, Options(vec![0, 1, 0]), Ok(())),
            (knapsack, Options(vec![0, 2]), Err(over(400))),
            (knapsack, Options(vec![0, 3]), Err(over(i64::MAX))),
            (points, Points(vec![(0, 5), (1, 5), (0, 5)]), Ok(())),
            (points, Points(vec![(0, 5), (1, 0)]), Err(Spoiled::TooFewOptions { named: 1, min: 2 })),
            (points, Points(vec![(0, 6)]), Err(Spoiled::TooManyPointsForOne { points: 6, max: 5 })),
            (points, Points(vec![(0, 1), (1, 2)]), Err(Spoiled::TooFewPoints { points: 3, min: 4 })),
            (
                points,
                Points(vec![(0, 5), (1, 5), (2, 1)]),
                Err(Spoiled::TooManyPoints { points: 11, max: 10 }),
            ),
            (points, Points(vec![(9, 1)]), Err(Spoiled::UnknownOption)),
            (points, Options(vec![0]), Err(Spoiled::WrongKind)),
            (BallotKind::YesNo, No, Ok(())),
            (BallotKind::YesNo, Options(vec![0]), Err(Spoiled::WrongKind)),
        ] {
            assert_eq!(kind.check(&ballot, &COSTS), outcome, "{kind} {ballot:?}");
        }
    }

    #[test]
    fn a_ranked_ballot_gives_most_to_its_first_and_a_repeated_option_counts_once() {
        let ranked = BallotKind::Ranked { min: 0, max: 3 };
        assert_eq!(ranked.weights(&Ballot::Options(vec![4, 4, 1, 0, 2])), [(4, 3), (1, 2), (0, 1), (2, 0)]);
        let approval = BallotKind::Approval { min: 0, max: 3 };
        assert_eq!(approval.weights(&Ballot::Options(vec![4, 1, 4])), [(4, 1), (1, 1)]);
        let given = Ballot::Points(vec![(0, 2), (1, 1), (0, 7)]);
        assert_eq!(approval.weights(&given), [(0, 2), (1, 1)]);
        assert_eq!(BallotKind::YesNo.weights(&Ballot::Yes), []);
    }

    #[test]
    fn a_kind_of_ballot_is_read_back_as_it_was_written() {
        let limits = PointLimits { least_options: 3, most_each: 5, least_sum: 1, most_sum: 10 };
        for kind in [
            BallotKind::Approval { min: 1, max: 5 },
            BallotKind::ChooseOne,
            BallotKind::Points(limits),
            BallotKind::Ranked { min: 0, max: 3 },
            BallotKind::Knapsack { budget: Money::from_bani(123_450) },
            BallotKind::YesNo,
        ] {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        for wrong in ["", "approval", "approval 5-1", "approval -", "approval 1-5 x", "points 1-2", "Yes-no"]
        {
            assert_eq!(wrong.parse::<BallotKind>(), Err(UnknownKind(wrong.to_owned())));
        }
    }
}
