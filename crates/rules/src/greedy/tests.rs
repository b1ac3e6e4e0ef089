use proptest::prelude::*;

use super::*;

fn project(cost: i64) -> Choice {
    Choice { cost: Money::from_bani(cost), ..Choice::default() }
}

fn tally(votes: &[u64]) -> Tally {
    Tally { votes: votes.to_vec(), scores: votes.to_vec(), ..Tally::default() }
}

fn winners(rule: Greedy, budget: i64, choices: &[Choice], votes: &[u64]) -> Vec<usize> {
    let lot = Lot::default();
    rule.count(Money::from_bani(budget), choices, &tally(votes), &lot).unwrap().winners
}

const STOP: Greedy =
    Greedy { unfitting: Unfitting::Stop, threshold: 0, one_per_domain: false, ties: Ties::Cheapest };
const RESERVE: Greedy = Greedy { unfitting: Unfitting::Reserve { percent: 80 }, ..STOP };

#[test]
fn what_does_not_fit_is_skipped_or_ends_the_list() {
    let choices = [80, 30, 20].map(project);
    let votes = [10, 9, 8];
    assert_eq!(winners(Greedy::default(), 100, &choices, &votes), [0, 2]);
    assert_eq!(winners(Greedy::default(), 79, &choices, &votes), [1, 2]);
    assert_eq!(winners(Greedy::default(), 0, &choices, &votes), []);
    assert_eq!(winners(STOP, 100, &choices, &votes), [0]);
    assert_eq!(winners(STOP, 79, &choices, &votes), []);
}

#[test]
fn a_reserve_pays_the_rest_of_the_last_project_when_most_of_it_is_left() {
    let choices = [60, 50, 5].map(project);
    let count = |budget| {
        let lot = Lot::default();
        RESERVE.count(Money::from_bani(budget), &choices, &tally(&[9, 8, 7]), &lot).unwrap()
    };
    let reserve = count(100);
    assert_eq!((reserve.winners, reserve.from_reserve), (vec![0, 1], Money::from_bani(10)));
    assert_eq!(reserve.losers, [(2, NotFunded::ListEnded)]);
    let short = count(99);
    assert_eq!((short.winners, short.from_reserve), (vec![0], Money::ZERO));
    assert_eq!(short.losers[0], (1, NotFunded::DoesNotFit { left: Money::from_bani(39) }));
}

#[test]
fn a_project_below_the_threshold_or_withdrawn_does_not_stop_the_list() {
    let mut choices = [999, 30, 20, 10].map(project);
    choices[0].withdrawn = true;
    let rule = Greedy { threshold: 9, ..STOP };
    let lot = Lot::default();
    let funded = rule.count(Money::from_bani(100), &choices, &tally(&[20, 10, 8, 9]), &lot).unwrap();
    assert_eq!(funded.winners, [1, 3]);
    assert_eq!(funded.losers, [(0, NotFunded::Withdrawn), (2, NotFunded::BelowThreshold)]);
}

#[test]
fn exclusive_projects_and_those_of_one_domain_exclude_each_other() {
    let mut choices = [10, 10, 10, 10].map(project);
    (choices[0].exclusive, choices[1].exclusive) = (vec![7], vec![3, 7]);
    (choices[1].domain, choices[2].domain, choices[3].domain) = (Some(1), Some(2), Some(2));
    let votes = [9, 8, 7, 6];
    assert_eq!(winners(Greedy::default(), 100, &choices, &votes), [0, 2, 3]);
    assert_eq!(winners(Greedy { one_per_domain: true, ..Greedy::default() }, 100, &choices, &votes), [0, 2]);
}

#[test]
fn of_equal_scores_the_cheaper_goes_first_then_the_one_with_more_votes() {
    assert_eq!(winners(Greedy::default(), 60, &[60, 50].map(project), &[5, 5]), [1]);
    let points = Tally { votes: vec![3, 4], scores: vec![6, 6], ..Tally::default() };
    let funded =
        Greedy::default().count(Money::from_bani(50), &[50, 50].map(project), &points, &Lot::default());
    assert_eq!(funded.unwrap().winners, [1]);
}

#[test]
fn a_vote_can_leave_all_ties_to_the_lot() {
    let rule = Greedy { ties: Ties::Lot, ..Greedy::default() };
    let count = |budget, lot| {
        rule.count(Money::from_bani(budget), &[60, 50, 9].map(project), &tally(&[5, 5, 1]), &lot)
            .map(|funded| funded.winners)
    };
    let tie = Err(NeedsLot { decided: vec![], tied: vec![0, 1] });
    assert_eq!(count(60, Lot::new([0, 1])), Ok(vec![0]));
    assert_eq!(count(60, Lot::default()), tie);
    assert_eq!(count(110, Lot::default()), Ok(vec![0, 1]));
    assert_eq!(count(49, Lot::default()), Ok(vec![2]));
}

#[test]
fn a_full_tie_asks_for_a_lot_only_when_it_decides_something() {
    let choices = [10, 40, 40].map(project);
    let count = |rule: Greedy, budget, lot: &[usize]| {
        let lot = Lot::new(lot.iter().copied());
        let funded = rule.count(Money::from_bani(budget), &choices, &tally(&[9, 5, 5]), &lot);
        funded.map(|funded| funded.winners)
    };
    let tie = NeedsLot { decided: vec![0], tied: vec![1, 2] };
    assert_eq!(count(Greedy::default(), 90, &[]), Ok(vec![0, 1, 2]));
    assert_eq!(count(Greedy::default(), 45, &[]), Ok(vec![0]));
    assert_eq!(count(Greedy::default(), 50, &[]), Err(tie.clone()));
    assert_eq!(count(Greedy::default(), 50, &[2]), Err(tie.clone()));
    assert_eq!(count(Greedy::default(), 50, &[2, 1]), Ok(vec![0, 2]));
    assert_eq!(count(RESERVE, 42, &[]), Err(tie));
    assert_eq!(count(RESERVE, 41, &[]), Ok(vec![0]));
}

#[test]
fn tied_projects_that_exclude_each_other_need_a_lot_though_both_fit() {
    let mut choices = [10, 10].map(project);
    choices.iter_mut().for_each(|choice| choice.exclusive = vec![0]);
    let count = |lot| Greedy::default().count(Money::from_bani(100), &choices, &tally(&[5, 5]), &lot);
    assert_eq!(count(Lot::default()), Err(NeedsLot { decided: vec![], tied: vec![0, 1] }));
    assert_eq!(count(Lot::new([1, 0])).unwrap().losers, [(0, NotFunded::Excluded { by: 1 })]);
}

#[test]
fn a_lot_need_not_name_a_tied_project_that_a_winner_has_excluded() {
    let (living, people, mobility) = (Some(1), Some(2), Some(3));
    let mut choices = [100, 100, 100, 100].map(project);
    for (choice, domain) in choices.iter_mut().zip([living, people, mobility, living]) {
        choice.domain = domain;
    }
    let rule = Greedy { one_per_domain: true, ..Greedy::default() };
    let count = |lot| rule.count(Money::from_bani(200), &choices, &tally(&[5, 3, 3, 3]), &lot);
    assert_eq!(count(Lot::default()), Err(NeedsLot { decided: vec![0], tied: vec![1, 2] }));
    let drawn = count(Lot::new([2, 1])).unwrap();
    assert_eq!(drawn.winners, [0, 2]);
    assert!(drawn.losers.contains(&(3, NotFunded::Excluded { by: 0 })));
}

fn lists() -> impl Strategy<Value = Vec<(i64, u64)>> {
    prop::collection::vec((1..200_i64, 0..20_u64), 0..20)
}

proptest! {
    #[test]
    fn the_budget_holds_and_nothing_left_out_would_still_fit(budget in 0..500_i64, list in lists()) {
        let choices: Vec<Choice> = list.iter().map(|&(cost, _)| project(cost)).collect();
        let votes: Vec<u64> = list.iter().map(|&(_, votes)| votes).collect();
        let lot = Lot::new((0..list.len()).rev());
        let count = |rule: Greedy| rule.count(Money::from_bani(budget), &choices, &tally(&votes), &lot).unwrap();
        let funded = count(Greedy::default());
        prop_assert!(funded.spent.bani() <= budget);
        prop_assert_eq!(funded.winners.len() + funded.losers.len(), list.len());
        for &(option, _) in &funded.losers {
            prop_assert!(funded.spent.bani() + list[option].0 > budget);
        }
        let stopped = count(STOP).winners;
        prop_assert_eq!(&stopped[..], &funded.winners[..stopped.len()]);
        let reserve = count(RESERVE);
        prop_assert_eq!(reserve.spent.bani() - reserve.from_reserve.bani(), reserve.spent.bani().min(budget));
    }

    #[test]
    fn the_order_of_projects_does_not_matter(budget in 0..500_i64, list in lists()) {
        let count = |list: &[(i64, u64)], lot: Lot| {
            let choices: Vec<Choice> = list.iter().map(|&(cost, _)| project(cost)).collect();
            let votes: Vec<u64> = list.iter().map(|&(_, votes)| votes).collect();
            Greedy::default().count(Money::from_bani(budget), &choices, &tally(&votes), &lot).unwrap().winners
        };
        let turned: Vec<(i64, u64)> = list.iter().rev().copied().collect();
        let last = list.len().saturating_sub(1);
        let there = count(&list, Lot::new(0..list.len()));
        let back = count(&turned, Lot::new((0..list.len()).rev()));
        prop_assert_eq!(there, back.iter().map(|&option| last - option).collect::<Vec<_>>());
    }

    #[test]
    fn more_support_never_turns_a_winner_into_a_loser(
        budget in 0..500_i64,
        list in lists(),
        more in 1..5_u64,
        stop in any::<bool>(),
    ) {
        let choices: Vec<Choice> = list.iter().map(|&(cost, _)| project(cost)).collect();
        let mut votes: Vec<u64> = list.iter().map(|&(_, votes)| votes).collect();
        let lot = Lot::new(0..list.len());
        let rule = if stop { STOP } else { Greedy::default() };
        let count = |votes: &[u64]| rule.count(Money::from_bani(budget), &choices, &tally(votes), &lot).unwrap().winners;
        for winner in count(&votes) {
            votes[winner] += more;
            prop_assert!(count(&votes).contains(&winner));
            votes[winner] -= more;
        }
    }
}
