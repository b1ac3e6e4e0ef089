//! Equal shares agree with a slow, plain second implementation on any small election.
#![no_main]

#[path = "../../crates/rules/tests/plain/mod.rs"]
mod plain;

use std::ops::ControlFlow;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use plain::{Raise, Small};
use rules::Money;
use rules::ballot::{Ballot, BallotKind, PointLimits};
use rules::equal_shares::{Add1, EqualShares, Start};
use rules::lot::Lot;
use rules::tally::{Choice, Election, Profile};

#[derive(Arbitrary, Debug)]
struct Case {
    budget: u8,
    unit: bool,
    costs: [u8; 6],
    /// Each voter's weights for the six projects, two bits each.
    ballots: Vec<u16>,
    integral: bool,
    increment: u8,
    exhaustive: bool,
    fill: bool,
}

fn small(case: &Case) -> Small {
    let unit = if case.unit { 100 } else { 1 };
    let ballot = |bits: &u16| {
        let weight = |project: usize| i128::from(bits >> (2 * project) & 3);
        (0..6).map(|project| (project, weight(project))).filter(|(_, weight)| *weight > 0).collect::<Vec<_>>()
    };
    Small {
        budget: i128::from(case.budget) * unit,
        costs: case.costs.iter().map(|&cost| i128::from(cost % 64) * unit).collect(),
        ballots: case.ballots.iter().take(8).map(ballot).filter(|ballot| !ballot.is_empty()).collect(),
    }
}

fn election(small: &Small) -> Election {
    let bani = |sum: i128| Money::from_bani(sum as i64);
    let points = |ballot: &Vec<(usize, i128)>| {
        Ballot::Points(ballot.iter().map(|&(project, weight)| (project, weight as u32)).collect())
    };
    let limits = PointLimits { least_options: 0, most_each: 9, least_sum: 0, most_sum: u32::MAX };
    Election {
        kind: BallotKind::Points(limits),
        choices: small.costs.iter().map(|&cost| Choice { cost: bani(cost), ..Choice::default() }).collect(),
        budget: bani(small.budget),
        entitled: 0,
        ballots: small.ballots.iter().map(|ballot| points(ballot).into()).collect(),
    }
}

fuzz_target!(|case: Case| {
    let small = small(&case);
    let raise = Raise {
        integral: case.integral,
        increment: i128::from(case.increment.max(8)),
        exhaustive: case.exhaustive,
    };
    let rule = EqualShares {
        completion: Some(Add1 {
            start: if raise.integral { Start::Integral } else { Start::Fractional },
            increment: Some(Money::from_bani(raise.increment as i64)),
            exhaustive: raise.exhaustive,
        }),
        fill: case.fill,
        ..EqualShares::default()
    };
    let (election, lot) = (election(&small), Lot::new(0..6));
    let profile = Profile::of(&election);
    let count = |rule: EqualShares| {
        rule.count(&election, &profile, &lot, &mut |_| ControlFlow::Continue(())).expect("the lot names everything")
    };
    assert_eq!(count(EqualShares::default()).winners, small.without_completion());
    let expected = small.add1(raise);
    assert_eq!(count(rule).winners, if case.fill { small.fill(expected) } else { expected });
});
