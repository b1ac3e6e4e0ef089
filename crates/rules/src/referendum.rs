//! A question answered by yes or no, with a quorum and blank ballots counted apart.
//!
//! Source: the manner of Law 3/2000 on referendums (quorum of participation; a majority of the valid votes); the
//! numbers themselves are declared with each vote.

use crate::ballot::Ballot;
use crate::tally::Election;

/// When a question is answered with yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Referendum {
    /// So many percent of the entitled must have handed in a ballot, blank and spoiled ones included; 0 for no quorum.
    pub quorum: u8,
    /// Of what the yes must be more than half.
    pub majority: Majority,
}

/// The whole of which yes needs more than half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Majority {
    /// Of the ballots that say yes or no.
    #[default]
    OfAnswers,
    /// Of all ballots but the spoiled ones: a blank ballot helps the no.
    OfBallots,
}

/// What the ballots answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub yes: u64,
    pub no: u64,
    pub blank: u64,
    pub spoiled: u64,
    /// Ballots that the quorum asks for.
    pub ballots_needed: u64,
    pub answer: Answer,
}

/// The answer of a referendum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    /// No majority for yes; half and half is no.
    No,
    /// Too few took part.
    NoQuorum,
}

impl Referendum {
    /// Counts the ballots.
    pub fn count(&self, election: &Election) -> Outcome {
        let needed = (u128::from(election.entitled) * u128::from(self.quorum)).div_ceil(100);
        let ballots_needed = u64::try_from(needed).unwrap_or(u64::MAX);
        let (mut yes, mut no, mut blank, mut spoiled) = (0, 0, 0, 0);
        for papers in &election.ballots {
            *match papers.ballot {
                Ballot::Yes => &mut yes,
                Ballot::No => &mut no,
                Ballot::Blank => &mut blank,
                Ballot::Options(_) | Ballot::Points(_) => &mut spoiled,
            } += papers.copies;
        }
        let against = match self.majority {
            Majority::OfAnswers => no,
            Majority::OfBallots => no + blank,
        };
        let answer = if yes + no + blank + spoiled < ballots_needed {
            Answer::NoQuorum
        } else if yes > against {
            Answer::Yes
        } else {
            Answer::No
        };
        Outcome { yes, no, blank, spoiled, ballots_needed, answer }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::{BallotKind, Papers};
    use crate::money::Money;

    fn answer(rule: Referendum, yes: u64, no: u64, blank: u64, entitled: u64) -> (Answer, u64) {
        let papers = |ballot, copies| Papers { ballot, copies };
        let outcome = rule.count(&Election {
            kind: BallotKind::YesNo,
            choices: vec![],
            budget: Money::ZERO,
            entitled,
            ballots: vec![papers(Ballot::Yes, yes), papers(Ballot::No, no), papers(Ballot::Blank, blank)],
        });
        (outcome.answer, outcome.ballots_needed)
    }

    #[test]
    fn yes_needs_more_than_half_and_the_quorum_counts_blank_ballots() {
        let rule = Referendum { quorum: 30, majority: Majority::OfAnswers };
        assert_eq!(answer(rule, 20, 10, 0, 100), (Answer::Yes, 30));
        assert_eq!(answer(rule, 20, 9, 0, 100), (Answer::NoQuorum, 30));
        assert_eq!(answer(rule, 10, 9, 11, 100), (Answer::Yes, 30));
        assert_eq!(answer(rule, 20, 20, 0, 100), (Answer::No, 30));
        assert_eq!(answer(rule, 31, 0, 0, 101), (Answer::Yes, 31), "part of a person is a person");
        let strict = Referendum { quorum: 0, majority: Majority::OfBallots };
        assert_eq!(answer(strict, 10, 9, 1, 100), (Answer::No, 0));
        assert_eq!(answer(strict, 11, 9, 1, 100), (Answer::Yes, 0));
        assert_eq!(answer(Referendum::default(), 0, 0, 0, 5), (Answer::No, 0));
    }
}
