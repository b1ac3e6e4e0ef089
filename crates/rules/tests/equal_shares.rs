//! What must hold of equal shares whatever the ballots are, and a second implementation that must agree.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod plain;

use std::ops::ControlFlow;

use plain::{Raise, Small};
use proptest::prelude::*;
use rules::Money;
use rules::ballot::{Ballot, BallotKind, Papers, PointLimits};
use rules::equal_shares::{Add1, EqualShares, Outcome, Start, WhyNot};
use rules::fraction::Fraction;
use rules::lot::Lot;
use rules::tally::{Choice, Election, Profile};

const LIMITS: PointLimits =
    PointLimits { least_options: 0, most_each: u32::MAX, least_sum: 0, most_sum: u32::MAX };

fn election(small: &Small) -> Election {
    let points = |ballot: &Vec<(usize, i128)>| {
        Ballot::Points(
            ballot.iter().map(|&(project, weight)| (project, u32::try_from(weight).unwrap())).collect(),
        )
    };
    Election {
        kind: BallotKind::Points(LIMITS),
        choices: small
            .costs
            .iter()
            .map(|&cost| Choice { cost: Money::from_bani(i64::try_from(cost).unwrap()), ..Choice::default() })
            .collect(),
        budget: Money::from_bani(i64::try_from(small.budget).unwrap()),
        entitled: 0,
        ballots: small.ballots.iter().map(|ballot| points(ballot).into()).collect(),
    }
}

fn count(rule: EqualShares, election: &Election, lot: &Lot) -> Outcome {
    let profile = Profile::of(election);
    rule.count(election, &profile, lot, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn add1(raise: Raise, fill: bool) -> EqualShares {
    let start = if raise.integral { Start::Integral } else { Start::Fractional };
    let increment = Some(Money::from_bani(i64::try_from(raise.increment).unwrap()));
    let completion = Some(Add1 { start, increment, exhaustive: raise.exhaustive });
    EqualShares { completion, fill, ..EqualShares::default() }
}

/// Small elections in which ties, empty purses and unaffordable projects are common.
fn smalls() -> impl Strategy<Value = Small> {
    (1..7_usize, prop::sample::select(vec![1_i128, 10, 100])).prop_flat_map(|(projects, unit)| {
        let costs = prop::collection::vec((0..15_i128).prop_map(move |cost| cost * unit), projects);
        let all: Vec<usize> = (0..projects).collect();
        let weights = prop::sample::select(vec![vec![1_i128], vec![1, 2, 3], vec![0, 1, 7]]);
        let ballots = weights.prop_flat_map(move |weights| {
            let ballot = prop::sample::subsequence(all.clone(), 1..=projects);
            let weight = prop::collection::vec(prop::sample::select(weights), projects);
            prop::collection::vec((ballot, weight), 0..9)
        });
        (0..40_i128, costs, ballots).prop_map(move |(budget, costs, ballots)| Small {
            budget: budget * unit,
            costs,
            ballots: ballots
                .into_iter()
                .map(|(ballot, weight)| ballot.into_iter().zip(weight).collect())
                .collect(),
        })
    })
}

fn raises() -> impl Strategy<Value = Raise> {
    (any::<bool>(), 1..60_i128, any::<bool>()).prop_map(|(integral, increment, exhaustive)| Raise {
        integral,
        increment,
        exhaustive,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_second_implementation_agrees(small in smalls(), raise in raises()) {
        let (election, lot) = (election(&small), Lot::new(0..small.costs.len()));
        let plain = count(EqualShares::default(), &election, &lot).winners;
        prop_assert_eq!(plain, small.without_completion());
        prop_assert_eq!(&count(add1(raise, false), &election, &lot).winners, &small.add1(raise));
        prop_assert_eq!(count(add1(raise, true), &election, &lot).winners, small.fill(small.add1(raise)));
    }

    #[test]
    fn what_each_voter_pays_adds_up_to_the_costs_and_stays_within_the_share(small in smalls(), raise in raises()) {
        let outcome = count(add1(raise, false), &election(&small), &Lot::new(0..small.costs.len()));
        prop_assert!(small.cost(&outcome.winners) <= small.budget);
        let mut paid = vec![Fraction::whole(0); small.costs.len()];
        for ballot in &small.ballots {
            let weights: Vec<(usize, u32)> =
                ballot.iter().map(|&(project, weight)| (project, u32::try_from(weight).unwrap())).collect();
            let payments = outcome.payments(&weights);
            let sum = payments.iter().fold(Fraction::whole(0), |sum, (_, payment)| sum.plus(payment));
            prop_assert!(sum <= outcome.endowment);
            for (project, payment) in payments {
                paid[project] = paid[project].plus(&payment);
            }
        }
        for (project, paid) in paid.iter().enumerate() {
            let bought = outcome.winners.contains(&project);
            let due = if bought { u64::try_from(small.costs[project]).unwrap() } else { 0 };
            prop_assert_eq!(paid, &Fraction::whole(due));
        }
    }

    #[test]
    fn the_explanation_fits_the_outcome(small in smalls(), raise in raises()) {
        let outcome = count(add1(raise, false), &election(&small), &Lot::new(0..small.costs.len()));
        let order: Vec<usize> = outcome.bought.iter().map(|bought| bought.option).collect();
        prop_assert_eq!(&order, &outcome.winners);
        prop_assert_eq!(outcome.bought.len() + outcome.left.len(), small.costs.len());
        for pair in outcome.bought.windows(2) {
            prop_assert!(pair[0].effective_votes >= pair[1].effective_votes, "effective votes never rise");
        }
        for left in &outcome.left {
            prop_assert!(left.support <= Fraction::whole(1), "{:?}", left);
            if left.why == WhyNot::TooFewVotes {
                prop_assert!(left.support < Fraction::whole(1), "{:?}", left);
            }
            let lost: i64 = left.losses.iter().map(|(_, sum)| sum.bani()).sum();
            let supporters = small.ballots.iter().filter(|ballot| {
                ballot.iter().any(|&(project, weight)| project == left.option && weight > 0)
            });
            let had = outcome.endowment.times(u32::try_from(supporters.count()).unwrap()).money().bani();
            let roundings = i64::try_from(left.losses.len()).unwrap() + 2;
            prop_assert!((lost + left.money_left.bani() - had).abs() <= roundings, "{:?} of {}", left, had);
        }
    }

    #[test]
    fn neither_the_order_of_ballots_nor_of_projects_nor_how_they_are_bundled_matters(
        small in smalls(),
        raise in raises(),
    ) {
        let lot = Lot::new(0..small.costs.len());
        let mut first = election(&small);
        let outcome = count(add1(raise, true), &first, &lot);
        first.ballots.reverse();
        let doubled: Vec<Papers> = first.ballots.iter().flat_map(|papers| [papers.clone(), papers.clone()]).collect();
        prop_assert_eq!(&count(add1(raise, true), &first, &lot), &outcome);

        let apart = Profile::of(&Election { ballots: doubled, ..first.clone() });
        first.ballots.iter_mut().for_each(|papers| papers.copies = 2);
        prop_assert_eq!(Profile::of(&first), apart);

        let last = small.costs.len() - 1;
        let turned = Small {
            costs: small.costs.iter().rev().copied().collect(),
            ballots: small
                .ballots
                .iter()
                .map(|ballot| ballot.iter().map(|&(project, weight)| (last - project, weight)).collect())
                .collect(),
            ..small
        };
        let lot = Lot::new((0..=last).rev());
        let back = count(add1(raise, true), &election(&turned), &lot).winners;
        prop_assert_eq!(back.iter().map(|&project| last - project).collect::<Vec<_>>(), outcome.winners);
    }

    #[test]
    fn ballots_counted_in_two_halls_add_up(small in smalls(), cut in any::<prop::sample::Index>()) {
        let all = election(&small);
        let (here, there) = all.ballots.split_at(cut.index(all.ballots.len() + 1));
        let tally = |ballots: &[Papers]| Profile::of(&Election { ballots: ballots.to_vec(), ..all.clone() }).tally;
        prop_assert_eq!(tally(here).and(&tally(there)), tally(&all.ballots));
    }

    #[test]
    fn where_the_lot_is_not_asked_for_it_decides_nothing(small in smalls(), raise in raises()) {
        let all = election(&small);
        let profile = Profile::of(&all);
        let rule = add1(raise, true);
        let without = rule.count(&all, &profile, &Lot::default(), &mut |_| ControlFlow::Continue(()));
        if let Ok(without) = without {
            for lot in [Lot::new(0..small.costs.len()), Lot::new((0..small.costs.len()).rev())] {
                let mut with = count(rule, &all, &lot).winners;
                let mut without = without.winners.clone();
                with.sort_unstable();
                without.sort_unstable();
                prop_assert_eq!(with, without);
            }
        }
    }
}
