//! A vote as the counting rules see it: its options, its ballots, and what the ballots add up to.

use crate::ballot::{Ballot, BallotKind, Papers};
use crate::money::Money;

/// An option of a vote: a project, a candidate, an initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it costs, in hundredths of the currency, whatever the currency is; zero where nothing is bought.
    pub cost: Money,
    /// Taken off the list after it was printed: ballots may name it, it cannot win.
    pub withdrawn: bool,
    /// The domain that it belongs to, for rules that fund one of each.
    pub domain: Option<usize>,
    /// Groups of which at most one option can win (two plans for the same square).
    pub exclusive: Vec<usize>,
}

impl Choice {
    /// Whether both belong to one exclusive group.
    pub fn conflicts_with(&self, other: &Self) -> bool {
        self.exclusive.iter().any(|group| other.exclusive.contains(group))
    }
}

/// A vote with all its ballots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    pub kind: BallotKind,
    pub choices: Vec<Choice>,
    /// The money there is; zero where nothing is bought.
    pub budget: Money,
    /// People who may vote, for rules with a quorum; zero where that is not known.
    pub entitled: u64,
    pub ballots: Vec<Papers>,
}

/// What the ballots add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All ballots, blank and spoiled ones included.
    pub ballots: u64,
    pub blank: u64,
    /// Ballots that break the limits of their kind. They support nothing.
    pub spoiled: u64,
    /// Ballots that name each option.
    pub votes: Vec<u64>,
    /// What each option is ordered by: the sum of its weights, equal to the votes where ballots give no points.
    pub scores: Vec<u64>,
}

/// So many voters, alike in everything, want an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Support {
    /// Which group of alike ballots.
    pub(crate) group: u32,
    /// How much each of them wants it; never 0.
    pub(crate) weight: u32,
}

/// The valid ballots, alike ones together, and who wants what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub tally: Tally,
    /// How many voters each group has.
    pub(crate) sizes: Vec<u64>,
    /// Who wants each option, those who want it less first.
    pub(crate) supporters: Vec<Vec<Support>>,
}

impl Tally {
    /// Ballots that count towards the options.
    pub fn valid(&self) -> u64 {
        self.ballots - self.blank - self.spoiled
    }

    /// This tally and another of the same vote together (polling places, paper and online).
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.ballots += other.ballots;
        self.blank += other.blank;
        self.spoiled += other.spoiled;
        for (mine, theirs) in [(&mut self.votes, &other.votes), (&mut self.scores, &other.scores)] {
            mine.resize(mine.len().max(theirs.len()), 0);
            mine.iter_mut().zip(theirs).for_each(|(sum, more)| *sum += more);
        }
        self
    }
}

impl Profile {
    /// Sorts out the ballots of a vote. Their order does not matter, and neither does how often alike ones are listed
    /// one by one or together.
    pub fn of(election: &Election) -> Self {
        let options = election.choices.len();
        let costs: Vec<Money> = election.choices.iter().map(|choice| choice.cost).collect();
        let mut tally = Tally { votes: vec![0; options], scores: vec![0; options], ..Tally::default() };
        let mut valid: Vec<(Vec<(usize, u32)>, u64)> = Vec::with_capacity(election.ballots.len());
        for papers in &election.ballots {
            tally.ballots += papers.copies;
            if is_blank(&papers.ballot) {
                tally.blank += papers.copies;
            } else if election.kind.check(&papers.ballot, &costs).is_err() {
                tally.spoiled += papers.copies;
            } else {
                let mut weights = election.kind.weights(&papers.ballot);
                weights.sort_unstable();
                valid.push((weights, papers.copies));
            }
        }
        valid.sort_unstable();
        let (mut sizes, mut supporters) = (Vec::new(), vec![Vec::new(); options]);
        for alike in valid.chunk_by(|one, next| one.0 == next.0) {
            let size = alike.iter().map(|(_, copies)| copies).sum();
            let Some(((weights, _), group)) = alike.first().zip(u32::try_from(sizes.len()).ok()) else {
                continue;
            };
            sizes.push(size);
            for &(option, weight) in weights {
                tally.votes[option] += size;
                tally.scores[option] += size * u64::from(weight);
                if weight > 0 {
                    supporters[option].push(Support { group, weight });
                }
            }
        }
        supporters
            .iter_mut()
            .for_each(|all| all.sort_unstable_by_key(|one: &Support| (one.weight, one.group)));
        Self { tally, sizes, supporters }
    }

    /// How many voters there are whose ballots count.
    pub fn voters(&self) -> u64 {
        self.tally.valid()
    }

    /// For each group of alike ballots, how many of `chosen` it wants.
    pub(crate) fn wanted_of(&self, chosen: &[usize]) -> Vec<u64> {
        let mut wanted = vec![0; self.sizes.len()];
        for support in chosen.iter().flat_map(|&option| &self.supporters[option]) {
            wanted[support.group as usize] += 1;
        }
        wanted
    }
}

fn is_blank(ballot: &Ballot) -> bool {
    match ballot {
        Ballot::Blank => true,
        Ballot::Options(named) => named.is_empty(),
        Ballot::Points(given) => given.is_empty(),
        Ballot::Yes | Ballot::No => false,
    }
}
