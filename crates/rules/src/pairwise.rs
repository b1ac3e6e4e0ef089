//! Every candidate against every other, from ranked ballots: an analysis beside a result, never the result.

use crate::ballot::Ballot;
use crate::tally::Election;

/// How many ballots prefer each option to each other. A ranked option is preferred to one that is not ranked; two that
/// are not ranked are not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairwise {
    /// `table[a][b]` ballots put `a` before `b`.
    pub table: Vec<Vec<u64>>,
}

impl Pairwise {
    /// Compares the options that are not withdrawn.
    pub fn of(election: &Election) -> Self {
        let options = election.choices.len();
        let mut table = vec![vec![0; options]; options];
        for papers in &election.ballots {
            let Ballot::Options(ranking) = &papers.ballot else { continue };
            let mut behind: Vec<bool> = election.choices.iter().map(|choice| !choice.withdrawn).collect();
            for &option in ranking {
                if !std::mem::take(behind.get_mut(option).unwrap_or(&mut false)) {
                    continue;
                }
                let others = (0..options).filter(|&other| behind[other]);
                others.for_each(|other| table[option][other] += papers.copies);
            }
        }
        Self { table }
    }

    /// The option that more ballots prefer to each other one than the other way round (Condorcet winner), if any.
    pub fn beats_all(&self) -> Option<usize> {
        let options = 0..self.table.len();
        let beats =
            |one: usize, other: usize| one == other || self.table[one][other] > self.table[other][one];
        options.clone().find(|&one| options.clone().all(|other| beats(one, other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{BallotKind, Papers};
    use crate::money::Money;
    use crate::tally::Choice;

    fn pairwise(ballots: &[(u64, &[usize])]) -> Pairwise {
        let papers = |(copies, ranking): &(u64, &[usize])| Papers {
            ballot: Ballot::Options(ranking.to_vec()),
            copies: *copies,
        };
        Pairwise::of(&Election {
            kind: BallotKind::Ranked { min: 0, max: 3 },
            choices: vec![Choice::default(); 3],
            budget: Money::ZERO,
            entitled: 0,
            ballots: ballots.iter().map(papers).collect(),
        })
    }

    #[test]
    fn what_is_ranked_is_preferred_to_what_is_not() {
        let table = pairwise(&[(3, &[0, 1]), (2, &[1]), (1, &[2, 2, 0])]);
        assert_eq!(table.table, [[0, 4, 3], [2, 0, 5], [1, 1, 0]]);
        assert_eq!(table.beats_all(), Some(0));
    }

    #[test]
    fn in_a_circle_nobody_beats_all() {
        assert_eq!(pairwise(&[(1, &[0, 1, 2]), (1, &[1, 2, 0]), (1, &[2, 0, 1])]).beats_all(), None);
    }
}
