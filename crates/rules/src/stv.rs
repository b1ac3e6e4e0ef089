//! Ranked elections: the single transferable vote as Scotland counts it. One seat is instant-runoff voting.
//!
//! Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52: quota =
//! valid / (seats + 1), rounded down, plus 1; surpluses largest first, each paper at its value times the surplus over
//! the candidate's votes, to five decimals and no further; otherwise the candidate with fewest votes is excluded. Ties
//! are broken by the most recent stage at which those who tie differed, then by lot.

use std::cmp::Reverse;
use std::fmt;

use crate::ballot::Ballot;
use crate::lot::{Lot, NeedsLot};
use crate::money::Money;
use crate::tally::Election;

/// A number of votes in hundred-thousandths: the law calculates to five decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Votes(u128);

/// What one vote is worth.
const ONE: u128 = 100_000;

impl Votes {
    /// So many whole votes.
    pub fn whole(votes: u64) -> Self {
        Self(u128::from(votes) * ONE)
    }

    /// The number in hundred-thousandths of a vote.
    pub fn hundred_thousandths(self) -> u128 {
        self.0
    }
}

/// `139.24332`, always with five decimals.
impl fmt::Display for Votes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:05}", self.0 / ONE, self.0 % ONE)
    }
}

/// The whole count, stage by stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Ballots that rank at least one candidate who stands.
    pub valid: u64,
    /// Votes that elect a candidate, whole votes.
    pub quota: u64,
    /// In the order in which they were elected.
    pub elected: Vec<usize>,
    pub stages: Vec<Stage>,
}

/// One stage of a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    pub event: Event,
    /// The lot or the earlier stage that chose whose surplus was transferred, or who was excluded.
    pub tie: Option<TieBroken>,
    /// Votes of every candidate after the stage.
    pub votes: Vec<Votes>,
    /// Votes that no candidate has any more: ballots without a further choice, and what rounding down cut off.
    pub not_transferable: Votes,
    /// Who was elected at the end of the stage, most votes first.
    pub elected: Vec<usize>,
}

/// What happened at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    FirstPreferences,
    /// What this candidate had over the quota went to the next choices.
    Surplus {
        of: usize,
        surplus: Votes,
    },
    /// This candidate was excluded, and the papers went to the next choices.
    Exclusion {
        of: usize,
    },
}

/// A tie, and what broke it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieBroken {
    pub between: Vec<usize>,
    /// The number of the stage at which they differed, 0 for the first preferences; `None` if a lot decided.
    pub by_stage: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Continuing,
    Elected,
    Out,
}

/// Alike papers in a candidate's pile.
#[derive(Clone, Copy)]
struct Parcel<'a> {
    ranking: &'a [usize],
    /// At which place of the ranking the paper now lies.
    place: usize,
    papers: u64,
    /// What each paper is worth, in hundred-thousandths.
    value: u128,
}

struct Count<'a> {
    seats: usize,
    lot: &'a Lot,
    quota: u64,
    valid: u64,
    state: Vec<State>,
    piles: Vec<Vec<Parcel<'a>>>,
    votes: Vec<u128>,
    elected: Vec<usize>,
    stages: Vec<Stage>,
}

/// Counts ranked ballots for `seats` seats. Withdrawn candidates are passed over; a candidate ranked twice counts at
/// the first place. Spoiled ballots, and ballots that rank no candidate who stands, are not valid.
///
/// # Errors
/// A tie that neither the earlier stages nor `lot` break. `lot` is the order in which candidates go first: the one
/// drawn first has the surplus transferred first, or is excluded first.
pub fn count(election: &Election, seats: usize, lot: &Lot) -> Result<Outcome, NeedsLot> {
    let mut count = Count::begin(election, seats, lot);
    count.close_stage(Event::FirstPreferences, None);
    while !count.is_over() {
        count.next_stage()?;
    }
    Ok(Outcome { valid: count.valid, quota: count.quota, elected: count.elected, stages: count.stages })
}

impl<'a> Count<'a> {
    fn begin(election: &'a Election, seats: usize, lot: &'a Lot) -> Self {
        let candidates = election.choices.len();
        let state = |withdrawn| if withdrawn { State::Out } else { State::Continuing };
        let mut count = Self {
            seats,
            lot,
            quota: 0,
            valid: 0,
            state: election.choices.iter().map(|choice| state(choice.withdrawn)).collect(),
            piles: vec![Vec::new(); candidates],
            votes: vec![0; candidates],
            elected: Vec::new(),
            stages: Vec::new(),
        };
        let costs = vec![Money::ZERO; candidates];
        for papers in &election.ballots {
            if let Ballot::Options(ranking) = &papers.ballot
                && election.kind.check(&papers.ballot, &costs).is_ok()
            {
                let parcel = Parcel { ranking, place: 0, papers: papers.copies, value: ONE };
                count.valid += if count.give(parcel) { papers.copies } else { 0 };
            }
        }
        let share = u64::try_from(seats.saturating_add(1)).unwrap_or(u64::MAX);
        count.quota = count.valid / share + 1;
        count
    }

    /// Puts a parcel on the pile of the first continuing candidate from its place on; false if there is none.
    fn give(&mut self, parcel: Parcel<'a>) -> bool {
        let rest = parcel.ranking.get(parcel.place..).unwrap_or_default();
        let next = rest.iter().position(|&candidate| self.state.get(candidate) == Some(&State::Continuing));
        let Some(place) = next.map(|ahead| parcel.place + ahead) else { return false };
        let candidate = parcel.ranking[place];
        self.votes[candidate] += parcel.value * u128::from(parcel.papers);
        self.piles[candidate].push(Parcel { place, ..parcel });
        true
    }

    fn continuing(&self) -> Vec<usize> {
        (0..self.state.len()).filter(|&candidate| self.state[candidate] == State::Continuing).collect()
    }

    fn is_over(&self) -> bool {
        self.elected.len() >= self.seats || self.continuing().is_empty()
    }

    fn quota_votes(&self) -> u128 {
        u128::from(self.quota) * ONE
    }

    fn next_stage(&mut self) -> Result<(), NeedsLot> {
        let quota = self.quota_votes();
        let over = self.elected.iter().copied().filter(|&candidate| self.votes[candidate] > quota);
        if let Some(most) = over.clone().map(|candidate| self.votes[candidate]).max() {
            let largest = over.filter(|&candidate| self.votes[candidate] == most).collect();
            let (candidate, tie) = self.choose(largest, true)?;
            self.transfer_surplus(candidate);
            self.close_stage(Event::Surplus { of: candidate, surplus: Votes(most - quota) }, tie);
        } else {
            let continuing = self.continuing();
            let fewest = continuing.iter().map(|&candidate| self.votes[candidate]).min();
            let lowest =
                continuing.into_iter().filter(|&candidate| Some(self.votes[candidate]) == fewest).collect();
            let (candidate, tie) = self.choose(lowest, false)?;
            self.exclude(candidate);
            self.close_stage(Event::Exclusion { of: candidate }, tie);
        }
        Ok(())
    }

    fn transfer_surplus(&mut self, candidate: usize) {
        let (votes, quota) = (self.votes[candidate], self.quota_votes());
        self.votes[candidate] = quota;
        for mut parcel in std::mem::take(&mut self.piles[candidate]) {
            parcel.value = parcel.value * (votes - quota) / votes;
            self.give(parcel);
        }
    }

    fn exclude(&mut self, candidate: usize) {
        self.state[candidate] = State::Out;
        self.votes[candidate] = 0;
        for parcel in std::mem::take(&mut self.piles[candidate]) {
            self.give(parcel);
        }
    }

    /// Elects who has the quota, or all who continue if they are no more than the seats left, and records the stage.
    fn close_stage(&mut self, event: Event, tie: Option<TieBroken>) {
        let mut standing = self.continuing();
        if standing.len() > self.seats.saturating_sub(self.elected.len()) {
            standing.retain(|&candidate| self.votes[candidate] >= self.quota_votes());
        }
        standing.sort_by_key(|&candidate| Reverse(self.votes[candidate]));
        standing.iter().for_each(|&candidate| self.state[candidate] = State::Elected);
        self.elected.extend_from_slice(&standing);
        let held: u128 = self.votes.iter().sum();
        self.stages.push(Stage {
            event,
            tie,
            votes: self.votes.iter().copied().map(Votes).collect(),
            not_transferable: Votes(u128::from(self.valid) * ONE - held),
            elected: standing,
        });
    }

    /// The one of those who have as many votes now that had most (or fewest) at the latest stage at which they differed.
    fn choose(&self, mut tied: Vec<usize>, most: bool) -> Result<(usize, Option<TieBroken>), NeedsLot> {
        if let [only] = tied[..] {
            return Ok((only, None));
        }
        let between = tied.clone();
        for (number, stage) in self.stages.iter().enumerate().rev() {
            let votes = |&candidate: &usize| stage.votes[candidate];
            let wanted = if most { tied.iter().map(votes).max() } else { tied.iter().map(votes).min() };
            tied.retain(|candidate| Some(votes(candidate)) == wanted);
            if let [only] = tied[..] {
                return Ok((only, Some(TieBroken { between, by_stage: Some(number) })));
            }
        }
        let first = self.lot.first_of(&tied);
        let first = first.ok_or_else(|| NeedsLot { decided: self.elected.clone(), tied })?;
        Ok((first, Some(TieBroken { between, by_stage: None })))
    }
}

#[cfg(test)]
mod tests;
