//! Participatory budgeting by most votes: go down the list, take what still fits, skip what does not.
//!
//! Source: the rule named `greedy` in Pabulib (Faliszewski et al., *Participatory Budgeting: Data, Tools, and
//! Analysis*, IJCAI 2023), with the ties that equalshares.net recommends: lowest cost, then most votes, then a lot.

use std::cmp::Reverse;

use crate::money::Money;

/// A project that may be funded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<O> {
    pub option: O,
    /// What it costs (in hundredths of the currency, whatever the currency is).
    pub cost: Money,
    /// What the list is ordered by: votes, or points.
    pub score: u64,
    /// Ballots that name it; the same as the score where ballots give no points.
    pub votes: u64,
}

/// Projects that tie in everything, of which only some fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsLot<O> {
    /// The projects funded before the tie, in order.
    pub funded: Vec<O>,
    /// The projects that tie.
    pub tied: Vec<O>,
    /// How many of them still fit.
    pub places: usize,
}

/// The funded projects, in the order in which they were chosen.
///
/// `lot` is a drawn order of projects (all of them, or those that tied). Projects that tie in score, cost and votes
/// are taken in that order. When all of them fit, or none does, the lot decides nothing and may be missing.
///
/// # Errors
/// The tie that a lot must break, when `lot` does not name each of the tied projects.
pub fn greedy<O: Clone + PartialEq>(
    budget: Money,
    candidates: &[Candidate<O>],
    lot: &[O],
) -> Result<Vec<O>, NeedsLot<O>> {
    let key = |candidate: &Candidate<O>| (Reverse(candidate.score), candidate.cost, Reverse(candidate.votes));
    let drawn = |candidate: &Candidate<O>| lot.iter().position(|option| *option == candidate.option);
    let mut sorted: Vec<&Candidate<O>> = candidates.iter().collect();
    sorted.sort_by_cached_key(|candidate| (key(candidate), drawn(candidate).unwrap_or(lot.len())));

    let mut left = i128::from(budget.bani());
    let mut funded = Vec::new();
    for equal in sorted.chunk_by(|a, b| key(a) == key(b)) {
        let mut places = 0;
        for candidate in equal {
            let cost = i128::from(candidate.cost.bani());
            if cost <= left {
                left -= cost;
                places += 1;
            }
        }
        let options = |some: &[&Candidate<O>]| some.iter().map(|one| one.option.clone()).collect::<Vec<O>>();
        if (1..equal.len()).contains(&places) && equal.iter().any(|candidate| drawn(candidate).is_none()) {
            return Err(NeedsLot { funded, tied: options(equal), places });
        }
        funded.extend(options(&equal[..places]));
    }
    Ok(funded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(option: &'static str, lei: i64, votes: u64) -> Candidate<&'static str> {
        Candidate { option, cost: Money::from_lei(lei).unwrap(), score: votes, votes }
    }

    #[test]
    fn what_does_not_fit_is_skipped_and_the_list_goes_on() {
        let list = [candidate("pod", 80, 10), candidate("parc", 30, 9), candidate("bănci", 20, 8)];
        assert_eq!(greedy(Money::from_lei(100).unwrap(), &list, &[]), Ok(vec!["pod", "bănci"]));
        assert_eq!(greedy(Money::from_lei(79).unwrap(), &list, &[]), Ok(vec!["parc", "bănci"]));
        assert_eq!(greedy(Money::ZERO, &list, &[]), Ok(vec![]));
    }

    #[test]
    fn of_equal_scores_the_cheaper_goes_first_then_the_one_with_more_votes() {
        let list = [candidate("a", 60, 5), candidate("b", 50, 5)];
        assert_eq!(greedy(Money::from_lei(60).unwrap(), &list, &[]), Ok(vec!["b"]));
        let with_points = [
            Candidate { votes: 3, ..candidate("a", 50, 6) },
            Candidate { votes: 4, ..candidate("b", 50, 6) },
        ];
        assert_eq!(greedy(Money::from_lei(50).unwrap(), &with_points, &[]), Ok(vec!["b"]));
    }

    #[test]
    fn a_full_tie_asks_for_a_lot_only_when_it_decides_something() {
        let list = [candidate("a", 10, 9), candidate("b", 40, 5), candidate("c", 40, 5)];
        assert_eq!(greedy(Money::from_lei(90).unwrap(), &list, &[]), Ok(vec!["a", "b", "c"]));
        assert_eq!(greedy(Money::from_lei(45).unwrap(), &list, &[]), Ok(vec!["a"]));
        let tie = NeedsLot { funded: vec!["a"], tied: vec!["b", "c"], places: 1 };
        assert_eq!(greedy(Money::from_lei(50).unwrap(), &list, &[]), Err(tie));
        assert_eq!(greedy(Money::from_lei(50).unwrap(), &list, &["c"]).map_err(|tie| tie.places), Err(1));
        assert_eq!(greedy(Money::from_lei(50).unwrap(), &list, &["c", "b"]), Ok(vec!["a", "c"]));
    }

    proptest! {
        #[test]
        fn the_budget_holds_and_nothing_left_out_would_still_fit(
            budget in 0..500_i64,
            list in prop::collection::vec((1..200_i64, 0..20_u64), 0..20),
            ) {
            let candidates: Vec<Candidate<usize>> = list
                .iter()
                .enumerate()
                .map(|(option, &(cost, votes))| Candidate { option, cost: Money::from_bani(cost), score: votes, votes })
                .collect();
            let lot: Vec<usize> = (0..list.len()).rev().collect();
            let funded = greedy(Money::from_bani(budget), &candidates, &lot).unwrap();
            let paid: i64 = funded.iter().map(|&option| list[option].0).sum();
            prop_assert!(paid <= budget);
            for (option, (cost, _)) in list.iter().enumerate() {
                prop_assert!(funded.contains(&option) || paid + cost > budget);
            }
            let mut turned = candidates;
            turned.reverse();
            let mut same = greedy(Money::from_bani(budget), &turned, &lot).unwrap();
            let mut funded = funded;
            same.sort_unstable();
            funded.sort_unstable();
            prop_assert_eq!(same, funded);
        }
    }
}
