use proptest::prelude::*;

use super::*;
use crate::ballot::{BallotKind, Papers};
use crate::money::Money;
use crate::tally::Choice;

fn election(candidates: usize, ballots: &[(u64, &[usize])]) -> Election {
    Election {
        kind: BallotKind::Ranked { min: 0, max: candidates },
        choices: vec![Choice::default(); candidates],
        budget: Money::ZERO,
        entitled: 0,
        ballots: ballots
            .iter()
            .map(|(copies, ranking)| Papers { ballot: Ballot::Options(ranking.to_vec()), copies: *copies })
            .collect(),
    }
}

fn plain(election: &Election, seats: usize) -> Outcome {
    count(election, seats, &Lot::default()).unwrap()
}

#[test]
fn a_surplus_moves_on_at_a_value_cut_off_after_five_decimals() {
    // Quota 100/3 + 1 = 34. The surplus of 26 over 60 papers: each is worth 0.43333.
    let outcome = plain(&election(3, &[(40, &[0, 1]), (20, &[0]), (30, &[1]), (10, &[2])]), 2);
    assert_eq!((outcome.valid, outcome.quota), (100, 34));
    assert_eq!(outcome.stages[0].elected, [0]);
    let surplus = &outcome.stages[1];
    assert_eq!(surplus.event, Event::Surplus { of: 0, surplus: Votes::whole(26) });
    let votes: Vec<String> = surplus.votes.iter().map(Votes::to_string).collect();
    assert_eq!(votes, ["34.00000", "47.33320", "10.00000"]);
    assert_eq!(surplus.not_transferable.to_string(), "8.66680");
    assert_eq!(outcome.elected, [0, 1]);
}

#[test]
fn one_seat_is_an_instant_runoff() {
    let outcome = plain(&election(3, &[(4, &[0]), (3, &[1, 2]), (2, &[2, 1])]), 1);
    assert_eq!(outcome.quota, 5);
    assert_eq!(outcome.stages[1].event, Event::Exclusion { of: 2 });
    assert_eq!(outcome.stages[1].elected, [1]);
    assert_eq!(outcome.elected, [1]);
}

#[test]
fn who_tie_are_told_apart_by_the_latest_stage_at_which_they_differed() {
    let ballots: [(u64, &[usize]); 5] = [(1, &[0, 1]), (2, &[1]), (3, &[2]), (4, &[3]), (5, &[4])];
    let outcome = plain(&election(5, &ballots), 2);
    let tie = &outcome.stages[2];
    assert_eq!(tie.event, Event::Exclusion { of: 1 });
    assert_eq!(tie.tie, Some(TieBroken { between: vec![1, 2], by_stage: Some(0) }));
}

#[test]
fn a_tie_that_never_was_different_waits_for_the_lot() {
    let tied = election(3, &[(5, &[0]), (2, &[1]), (2, &[2])]);
    let needs = NeedsLot { decided: vec![0], tied: vec![1, 2] };
    assert_eq!(count(&tied, 2, &Lot::default()), Err(needs.clone()));
    assert_eq!(count(&tied, 2, &Lot::new([1])), Err(needs));
    let drawn = count(&tied, 2, &Lot::new([1, 2])).unwrap();
    assert_eq!(drawn.elected, [0, 2], "the one drawn first is excluded first");
    assert!(
        drawn
            .stages
            .iter()
            .any(|stage| { stage.tie == Some(TieBroken { between: vec![1, 2], by_stage: None }) })
    );
}

#[test]
fn who_withdrew_is_passed_over_and_seats_beyond_the_candidates_stay_empty() {
    let mut two = election(2, &[(3, &[0, 1]), (1, &[0]), (1, &[1])]);
    two.choices[0].withdrawn = true;
    let outcome = plain(&two, 3);
    assert_eq!((outcome.valid, outcome.elected), (4, vec![1]));
    assert_eq!(plain(&two, 0).elected, []);
    assert_eq!(plain(&election(0, &[]), 1).elected, []);
}

proptest! {
    #[test]
    fn votes_are_never_lost_and_the_order_of_ballots_does_not_matter(
        seats in 1..4_usize,
        mut ballots in prop::collection::vec(
            (1..9_u64, prop::sample::subsequence(vec![0, 1, 2, 3, 4], 0..=5).prop_shuffle()),
            0..12,
        ),
        cut in any::<prop::sample::Index>(),
    ) {
        let lot = Lot::new([3, 1, 4, 0, 2]);
        let counted = |ballots: &[(u64, Vec<usize>)]| {
            let papers: Vec<(u64, &[usize])> = ballots.iter().map(|(n, ranking)| (*n, &ranking[..])).collect();
            count(&election(5, &papers), seats, &lot).unwrap()
        };
        let outcome = counted(&ballots);
        prop_assert_eq!(outcome.elected.len(), seats);
        for stage in &outcome.stages {
            let held: u128 = stage.votes.iter().map(|votes| votes.0).sum();
            prop_assert_eq!(held + stage.not_transferable.0, u128::from(outcome.valid) * ONE);
        }
        // Alike ballots split in two lots and listed the other way round are the same ballots.
        if !ballots.is_empty() {
            let at = cut.index(ballots.len());
            let (copies, ranking) = ballots[at].clone();
            if copies > 1 {
                ballots[at].0 = 1;
                ballots.push((copies - 1, ranking));
            }
        }
        ballots.reverse();
        prop_assert_eq!(counted(&ballots), outcome);
    }
}
