//! One door to all the rules: a vote names its rule, and anyone counts its ballots by that name.
//!
//! A rule is written as its name and its parameters with `+` between them, in any order; what is not named is as in the
//! plain rule. That text is what a vote stores and publishes:
//!
//! - `most-votes+winners=3+threshold=10%`
//! - `greedy`, `greedy+no-skip`, `greedy+reserve=80%`, `greedy+threshold=50+one-per-domain+ties=lot`
//! - `equal-shares`, `equal-shares+add1+fractional+exhaustive+increment=1.00+fill+compare=exclusion`
//! - `stv+seats=3`
//! - `yes-no+quorum=30%+of-ballots`

use std::ops::ControlFlow;

use crate::approval;
use crate::ballot::BallotKind;
use crate::equal_shares::{self, EqualShares, Progress, Stopped};
use crate::greedy::{Funded, Greedy};
use crate::lot::{Lot, NeedsLot};
use crate::referendum::{self, Answer, Referendum};
use crate::stv;
use crate::tally::{Election, Profile, Tally};

mod name;
pub use name::UnknownRule;

/// How a vote is counted, with every parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    MostVotes(MostVotes),
    Greedy(Greedy),
    EqualShares(EqualShares),
    /// Single transferable vote; with one seat, instant runoff.
    Stv {
        seats: usize,
    },
    YesNo(Referendum),
}

/// The options with most votes (points) win, whatever they cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MostVotes {
    pub winners: usize,
    /// An option needs the votes of so many percent of the valid ballots; 0 for no threshold. An option without a vote
    /// never wins.
    pub threshold: u8,
}

/// A vote, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub tally: Tally,
    pub outcome: Outcome,
}

/// What came of a vote, by its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    MostVotes(Ranking),
    Greedy(Funded),
    EqualShares(Box<equal_shares::Outcome>),
    Stv(stv::Outcome),
    YesNo(referendum::Outcome),
}

/// The result of most votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    pub winners: Vec<usize>,
    /// All options that are not withdrawn, most votes (points) first.
    pub ranking: Vec<approval::Ranked<usize>>,
    /// Votes without which nothing wins.
    pub votes_needed: u64,
    /// Options that tied for the last places, where a lot decided.
    pub tied: Vec<usize>,
}

/// Why a vote cannot be counted (yet).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCounted {
    #[error(transparent)]
    NeedsLot(#[from] NeedsLot),
    #[error("the count was cancelled")]
    Cancelled,
    #[error("the rule {rule} cannot count ballots of the kind {kind}")]
    WrongBallots { rule: Rule, kind: BallotKind },
}

impl From<Stopped> for NotCounted {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::NeedsLot(tie) => Self::NeedsLot(tie),
            Stopped::Cancelled => Self::Cancelled,
        }
    }
}

impl Counted {
    /// The options that won, in the order in which the rule chose them. Empty for yes and no.
    pub fn winners(&self) -> &[usize] {
        match &self.outcome {
            Outcome::MostVotes(ranking) => &ranking.winners,
            Outcome::Greedy(funded) => &funded.winners,
            Outcome::EqualShares(outcome) => &outcome.winners,
            Outcome::Stv(count) => &count.elected,
            Outcome::YesNo(_) => &[],
        }
    }

    /// Whether the answer is yes; `None` where the rule does not ask a question.
    pub fn answer(&self) -> Option<Answer> {
        match &self.outcome {
            Outcome::YesNo(outcome) => Some(outcome.answer),
            _ => None,
        }
    }
}

impl Rule {
    /// Whether the rule can count ballots of this kind.
    pub fn counts(&self, kind: &BallotKind) -> bool {
        match self {
            Self::Stv { .. } => matches!(kind, BallotKind::Ranked { .. }),
            Self::YesNo(_) => *kind == BallotKind::YesNo,
            Self::MostVotes(_) | Self::Greedy(_) | Self::EqualShares(_) => *kind != BallotKind::YesNo,
        }
    }

    /// Counts a vote. The same vote, rule and lot always have the same outcome.
    ///
    /// `progress` is told from time to time during long counts and may cancel them.
    ///
    /// # Errors
    /// A tie for which `lot` is missing, the cancellation, or ballots that the rule cannot count.
    pub fn count(
        &self,
        election: &Election,
        lot: &Lot,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Counted, NotCounted> {
        if !self.counts(&election.kind) {
            return Err(NotCounted::WrongBallots { rule: *self, kind: election.kind });
        }
        let profile = Profile::of(election);
        let outcome = match self {
            Self::MostVotes(rule) => Outcome::MostVotes(rule.count(election, &profile.tally, lot)?),
            Self::Greedy(rule) => {
                Outcome::Greedy(rule.count(election.budget, &election.choices, &profile.tally, lot)?)
            }
            Self::EqualShares(rule) => {
                Outcome::EqualShares(Box::new(rule.count(election, &profile, lot, progress)?))
            }
            Self::Stv { seats } => Outcome::Stv(stv::count(election, *seats, lot)?),
            Self::YesNo(rule) => Outcome::YesNo(rule.count(election)),
        };
        Ok(Counted { tally: profile.tally, outcome })
    }
}

impl MostVotes {
    /// Ranks the options by votes (points) and takes the first.
    ///
    /// # Errors
    /// A tie at the last place that `lot` does not break.
    pub fn count(&self, election: &Election, tally: &Tally, lot: &Lot) -> Result<Ranking, NeedsLot> {
        let standing = (0..election.choices.len()).filter(|&option| !election.choices[option].withdrawn);
        let count = approval::Count {
            ballots: tally.ballots,
            blank: tally.blank,
            spoiled: tally.spoiled,
            votes: standing.map(|option| (option, tally.scores[option])).collect(),
        };
        let share = (u128::from(tally.valid()) * u128::from(self.threshold)).div_ceil(100);
        let votes_needed = u64::try_from(share).unwrap_or(u64::MAX).max(1);
        let ranking = count.ranking();
        match count.outcome_above(self.winners, votes_needed) {
            approval::Outcome::Decided(winners) => {
                Ok(Ranking { winners, ranking, votes_needed, tied: Vec::new() })
            }
            approval::Outcome::Tie { sure, tied, .. } if !lot.names_all(&tied) => {
                Err(NeedsLot { decided: sure, tied })
            }
            approval::Outcome::Tie { sure: mut winners, tied, places } => {
                winners.extend(lot.in_order(&tied, &tied).into_iter().take(places));
                Ok(Ranking { winners, ranking, votes_needed, tied })
            }
        }
    }
}

#[cfg(test)]
mod tests;
