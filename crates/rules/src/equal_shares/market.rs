//! The market in which supporters buy projects: one round after another, whoever keeps the accounts.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};

use crate::lot::{Lot, NeedsLot};
use crate::tally::{Choice, Election, Profile, Support};

/// What may be bought, and by whom.
pub(super) struct Market<'a> {
    pub(super) profile: &'a Profile,
    choices: &'a [Choice],
    /// Cost of each option, in bani.
    pub(super) costs: Vec<u64>,
    /// Options that cost something and that somebody wants.
    pub(super) open: Vec<usize>,
    lot: &'a Lot,
}

/// What a voter may direct: `total / voters` bani.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Endowment {
    pub(super) total: u128,
    pub(super) voters: u64,
}

/// How many supporters' equal shares a project is worth: its cost divided by the price for one.
pub(super) trait Votes: Ord {
    fn surely_below(&self, other: &Self) -> bool;
    fn surely_same(&self, other: &Self) -> bool;
}

/// The money that every voter has left, kept exactly or between bounds.
pub(super) trait Accounts {
    type Votes: Votes;

    /// The effective votes of a project now; `None` when its supporters cannot pay for it.
    fn effective_votes(&mut self, project: usize) -> Result<Option<Self::Votes>, Halt>;

    /// Takes the price from the supporters' money. `votes` are those of this very round.
    fn buy(&mut self, project: usize, votes: &Self::Votes);
}

/// Why a run stops without a result.
#[derive(Debug)]
pub(super) enum Halt {
    /// The bounds are too wide to tell which project is next.
    Unclear,
    Tie(NeedsLot),
}

/// A project that waits, with its effective votes of an earlier round. They never rise, so they are an upper bound.
struct Offer<V> {
    votes: V,
    project: usize,
    round: usize,
}

impl<V: Ord> Ord for Offer<V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.votes.cmp(&other.votes)
    }
}

impl<V: Ord> PartialOrd for Offer<V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<V: Ord> PartialEq for Offer<V> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<V: Ord> Eq for Offer<V> {}

impl<'a> Market<'a> {
    pub(super) fn new(election: &'a Election, profile: &'a Profile, lot: &'a Lot) -> Self {
        let costs: Vec<u64> =
            election.choices.iter().map(|choice| u64::try_from(choice.cost.bani()).unwrap_or(0)).collect();
        let is_open = |&option: &usize| {
            costs[option] > 0 && !election.choices[option].withdrawn && !profile.supporters[option].is_empty()
        };
        let open = (0..costs.len()).filter(is_open).collect();
        Self { profile, choices: &election.choices, costs, open, lot }
    }

    pub(super) fn supporters(&self, project: usize) -> &'a [Support] {
        &self.profile.supporters[project]
    }

    pub(super) fn cost_of(&self, projects: &[usize]) -> u128 {
        projects.iter().map(|&project| u128::from(self.costs[project])).sum()
    }

    /// Buys project after project, always the one with most effective votes, until no supporters can pay for another.
    /// Gives them in the order in which they were bought.
    pub(super) fn run<A: Accounts>(&self, accounts: &mut A) -> Result<Vec<usize>, Halt> {
        let mut queue = BinaryHeap::with_capacity(self.open.len());
        for &project in &self.open {
            if let Some(votes) = accounts.effective_votes(project)? {
                queue.push(Offer { votes, project, round: 0 });
            }
        }
        let mut bought = Vec::new();
        loop {
            let mut best = self.best_offers(&mut queue, accounts, &bought)?;
            if best.is_empty() {
                return Ok(bought);
            }
            let projects: Vec<usize> = best.iter().map(|offer| offer.project).collect();
            let next = self.first_of_tied(&projects, &bought)?;
            let at = projects.iter().position(|&project| project == next).unwrap_or_default();
            let offer = best.swap_remove(at);
            accounts.buy(offer.project, &offer.votes);
            bought.push(offer.project);
            queue.extend(best);
        }
    }

    /// Takes out of the queue the project with most effective votes, and those that have exactly as many.
    fn best_offers<A: Accounts>(
        &self,
        queue: &mut BinaryHeap<Offer<A::Votes>>,
        accounts: &mut A,
        bought: &[usize],
    ) -> Result<Vec<Offer<A::Votes>>, Halt> {
        let mut best: Vec<Offer<A::Votes>> = Vec::new();
        while let Some(offer) = queue.pop() {
            if best.iter().any(|one| offer.votes.surely_below(&one.votes)) {
                queue.push(offer);
                break;
            }
            if self.is_excluded(offer.project, bought) {
                continue;
            }
            if offer.round == bought.len() {
                best.push(offer);
            } else if let Some(votes) = accounts.effective_votes(offer.project)? {
                queue.push(Offer { votes, project: offer.project, round: bought.len() });
            }
        }
        let alike = best.iter().skip(1).all(|offer| offer.votes.surely_same(&best[0].votes));
        if alike { Ok(best) } else { Err(Halt::Unclear) }
    }

    /// The project of `bought` with which another shares an exclusive group.
    pub(super) fn excluded_by(&self, project: usize, bought: &[usize]) -> Option<usize> {
        bought.iter().copied().find(|&other| self.choices[project].conflicts_with(&self.choices[other]))
    }

    pub(super) fn is_excluded(&self, project: usize, bought: &[usize]) -> bool {
        self.excluded_by(project, bought).is_some()
    }

    pub(super) fn is_withdrawn(&self, project: usize) -> bool {
        self.choices[project].withdrawn
    }

    /// Of projects with equal effective votes: the cheapest, then the one with most votes (points), then by lot.
    ///
    /// A project that shares no supporter with the others of the tie needs no lot: whenever it is bought, it takes
    /// nothing from them.
    fn first_of_tied(&self, projects: &[usize], bought: &[usize]) -> Result<usize, Halt> {
        let key = |project: usize| (self.costs[project], Reverse(self.profile.tally.scores[project]));
        let least = projects.iter().map(|&project| key(project)).min();
        let mut tied: Vec<usize> =
            projects.iter().copied().filter(|&project| Some(key(project)) == least).collect();
        tied.sort_unstable();
        if let [only] = tied[..] {
            return Ok(only);
        }
        if let Some(first) = self.lot.first_of(&tied) {
            return Ok(first);
        }
        let apart =
            tied.iter().find(|&&one| tied.iter().all(|&other| one == other || !self.compete(one, other)));
        apart.copied().ok_or_else(|| Halt::Tie(NeedsLot { decided: bought.to_vec(), tied }))
    }

    /// Whether buying one project can matter to the other.
    fn compete(&self, one: usize, other: usize) -> bool {
        let theirs: BTreeSet<u32> = self.supporters(other).iter().map(|support| support.group).collect();
        let shared = self.supporters(one).iter().any(|support| theirs.contains(&support.group));
        shared || self.choices[one].conflicts_with(&self.choices[other])
    }
}
