//! Approval of up to *k*: each ballot names up to *k* options, the options with most ballots win.
//!
//! Source: S. Brams, P. Fishburn, *Approval Voting*, American Political Science Review 72 (1978). A tie at the last
//! place is an outcome, not an accident: it is shown, a lot is drawn in the open, and the count is made again with it
//! ([`crate::counting::MostVotes`]).

use std::collections::{BTreeMap, BTreeSet};

/// What the ballots say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count<O: Ord> {
    /// All ballots, blank and spoiled ones included.
    pub ballots: u64,
    /// Ballots that name nothing.
    pub blank: u64,
    /// Ballots that name too many options, or one that does not exist. They support nothing.
    pub spoiled: u64,
    /// Ballots that name each option; options that nobody named are there with zero.
    pub votes: BTreeMap<O, u64>,
}

/// One line of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<O> {
    pub option: O,
    pub votes: u64,
    /// 1 for the first; options with as many votes share a place (1, 2, 2, 4).
    pub place: usize,
}

/// Who won. An option that nobody named never wins, even when seats stay empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<O> {
    /// The winners, most votes first; at most as many as there are seats.
    Decided(Vec<O>),
    /// More options share a number of votes than there are places left.
    Tie {
        /// Winners whatever the lot says, most votes first.
        sure: Vec<O>,
        /// The options that tie, in their own order.
        tied: Vec<O>,
        /// How many of the tied ones win.
        places: usize,
    },
}

/// Counts approval ballots of up to `max_choices` options.
///
/// An option named twice on a ballot counts once. A ballot with more different options than allowed, or with an
/// option that is not in `options`, is spoiled and counted apart.
pub fn count<O, B>(options: &[O], ballots: impl IntoIterator<Item = B>, max_choices: usize) -> Count<O>
where
    O: Ord + Clone,
    B: AsRef<[O]>,
{
    let votes = options.iter().map(|option| (option.clone(), 0)).collect();
    let mut count = Count { ballots: 0, blank: 0, spoiled: 0, votes };
    for ballot in ballots {
        count.add(ballot.as_ref(), max_choices);
    }
    count
}

impl<O: Ord + Clone> Count<O> {
    fn add(&mut self, ballot: &[O], max_choices: usize) {
        self.ballots += 1;
        let named: BTreeSet<&O> = ballot.iter().collect();
        if named.is_empty() {
            self.blank += 1;
        } else if named.len() > max_choices || named.iter().any(|option| !self.votes.contains_key(*option)) {
            self.spoiled += 1;
        } else {
            for option in named {
                self.votes.entry(option.clone()).and_modify(|votes| *votes += 1);
            }
        }
    }

    /// Ballots that count towards the options.
    pub fn valid(&self) -> u64 {
        self.ballots - self.blank - self.spoiled
    }

    /// This count and another of the same vote together (polling places, paper and online).
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.ballots += other.ballots;
        self.blank += other.blank;
        self.spoiled += other.spoiled;
        for (option, votes) in other.votes {
            *self.votes.entry(option).or_default() += votes;
        }
        self
    }

    /// All options, most votes first; options with as many votes in their own order.
    pub fn ranking(&self) -> Vec<Ranked<O>> {
        let mut sorted: Vec<(&O, u64)> = self.votes.iter().map(|(option, &votes)| (option, votes)).collect();
        sorted.sort_by_key(|&(_, votes)| std::cmp::Reverse(votes));
        let mut ranking: Vec<Ranked<O>> = Vec::with_capacity(sorted.len());
        for (index, (option, votes)) in sorted.into_iter().enumerate() {
            let place = match ranking.last() {
                Some(last) if last.votes == votes => last.place,
                _ => index + 1,
            };
            ranking.push(Ranked { option: option.clone(), votes, place });
        }
        ranking
    }

    /// The winners of `seats` places, or the tie that stands in the way.
    pub fn outcome(&self, seats: usize) -> Outcome<O> {
        self.outcome_above(seats, 1)
    }

    /// As [`Count::outcome`], but an option with less than `needed` votes does not win, even when places stay empty.
    pub fn outcome_above(&self, seats: usize, needed: u64) -> Outcome<O> {
        let supported: Vec<Ranked<O>> =
            self.ranking().into_iter().filter(|ranked| ranked.votes >= needed.max(1)).collect();
        let names = |ranked: &[Ranked<O>]| ranked.iter().map(|one| one.option.clone()).collect();
        let (Some(first_out), Some(last_in)) =
            (supported.get(seats), seats.checked_sub(1).and_then(|last| supported.get(last)))
        else {
            return Outcome::Decided(names(&supported[..seats.min(supported.len())]));
        };
        if first_out.votes < last_in.votes {
            return Outcome::Decided(names(&supported[..seats]));
        }
        let sure = supported.partition_point(|ranked| ranked.votes > last_in.votes);
        let end = supported.partition_point(|ranked| ranked.votes >= last_in.votes);
        Outcome::Tie {
            sure: names(&supported[..sure]),
            tied: names(&supported[sure..end]),
            places: seats - sure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PARK: u8 = 0;
    const BUS: u8 = 1;
    const LAMPS: u8 = 2;
    const OPTIONS: [u8; 3] = [PARK, BUS, LAMPS];

    #[test]
    fn blank_and_spoiled_ballots_are_counted_apart() {
        let ballots: [&[u8]; 6] = [&[PARK], &[PARK, PARK, BUS], &[], &[PARK, BUS, LAMPS], &[9], &[PARK, 9]];
        let count = count(&OPTIONS, ballots, 2);
        assert_eq!((count.ballots, count.blank, count.spoiled, count.valid()), (6, 1, 3, 2));
        assert_eq!(count.votes, BTreeMap::from([(PARK, 2), (BUS, 1), (LAMPS, 0)]));
        assert_eq!(count.outcome(1), Outcome::Decided(vec![PARK]));
    }

    #[test]
    fn a_shared_place_leaves_the_next_one_empty() {
        let ballots: [&[u8]; 4] = [&[PARK, BUS], &[PARK, BUS], &[LAMPS], &[3]];
        let places: Vec<(u8, u64, usize)> = count(&[PARK, BUS, LAMPS, 3], ballots, 2)
            .ranking()
            .into_iter()
            .map(|ranked| (ranked.option, ranked.votes, ranked.place))
            .collect();
        assert_eq!(places, [(PARK, 2, 1), (BUS, 2, 1), (LAMPS, 1, 3), (3, 1, 3)]);
    }

    #[test]
    fn a_tie_at_the_last_place_waits_for_a_lot() {
        let ballots: [&[u8]; 4] = [&[PARK, BUS], &[PARK, LAMPS], &[PARK, BUS], &[LAMPS]];
        let count = count(&OPTIONS, ballots, 2);
        assert_eq!(count.outcome(1), Outcome::Decided(vec![PARK]));
        assert_eq!(count.outcome(2), Outcome::Tie { sure: vec![PARK], tied: vec![BUS, LAMPS], places: 1 });
        assert_eq!(count.outcome(3), Outcome::Decided(vec![PARK, BUS, LAMPS]));
    }

    #[test]
    fn an_option_that_nobody_named_does_not_win() {
        assert_eq!(count(&OPTIONS, [[BUS]], 1).outcome(2), Outcome::Decided(vec![BUS]));
        assert_eq!(count(&OPTIONS, Vec::<Vec<u8>>::new(), 1).outcome(1), Outcome::Decided(vec![]));
        assert_eq!(count(&OPTIONS, [[BUS]], 1).outcome(0), Outcome::Decided(vec![]));
    }

    #[test]
    fn an_option_below_the_threshold_leaves_its_place_empty() {
        let count = count(&OPTIONS, [[PARK], [PARK], [BUS], [LAMPS]], 1);
        assert_eq!(count.outcome_above(2, 2), Outcome::Decided(vec![PARK]));
        assert_eq!(count.outcome_above(2, 1), count.outcome(2));
        assert_eq!(count.outcome_above(2, 3), Outcome::Decided(vec![]));
    }

    fn ballots() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(0..7_u8, 0..5), 0..40)
    }

    /// Six options; 6 is unknown.
    const SIX: [u8; 6] = [0, 1, 2, 3, 4, 5];

    proptest! {
        #[test]
        fn neither_the_order_of_ballots_nor_of_options_matters(mut given in ballots(), seats in 0..4_usize) {
            let first = count(&SIX, &given, 3);
            given.reverse();
            given.iter_mut().for_each(|ballot| ballot.reverse());
            let again = count(&[5, 4, 3, 2, 1, 0], &given, 3);
            prop_assert_eq!(&first, &again);
            prop_assert_eq!(first.outcome(seats), again.outcome(seats));
        }

        #[test]
        fn counting_in_two_halls_and_adding_gives_the_same(given in ballots(), at in any::<prop::sample::Index>()) {
            let (here, there) = given.split_at(at.index(given.len() + 1));
            prop_assert_eq!(count(&SIX, here, 3).and(count(&SIX, there, 3)), count(&SIX, &given, 3));
        }

        #[test]
        fn no_ballot_is_lost(given in ballots(), max in 0..5_usize) {
            let count = count(&SIX, &given, max);
            prop_assert_eq!(count.ballots, u64::try_from(given.len()).unwrap());
            prop_assert!(count.votes.values().all(|&votes| votes <= count.valid()));
            prop_assert!(count.votes.values().sum::<u64>() >= count.valid());
        }

        #[test]
        fn more_support_never_turns_a_winner_into_a_loser(given in ballots(), seats in 1..4_usize) {
            let before = count(&SIX, &given, 3);
            if let Outcome::Decided(winners) = before.outcome(seats) {
                for winner in winners {
                    let mut more = given.clone();
                    more.push(vec![winner]);
                    match count(&SIX, &more, 3).outcome(seats) {
                        Outcome::Decided(now) => prop_assert!(now.contains(&winner)),
                        Outcome::Tie { sure, .. } => prop_assert!(sure.contains(&winner)),
                    }
                }
            }
        }

        #[test]
        fn a_tie_leaves_fewer_places_than_options_that_tie(given in ballots(), seats in 1..4_usize) {
            let count = count(&SIX, &given, 3);
            if let Outcome::Tie { sure, tied, places } = count.outcome(seats) {
                prop_assert!(places >= 1 && places < tied.len());
                prop_assert_eq!(sure.len() + places, seats);
                prop_assert!(tied.iter().all(|option| !sure.contains(option)));
            }
        }
    }
}
