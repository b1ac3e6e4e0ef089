//! From a `.pb` file to a vote that the rules can count.

use std::collections::BTreeMap;

use rules::Money;
use rules::ballot::{Ballot, BallotKind, Papers, PointLimits};
use rules::tally::{Choice, Election as Vote};

use super::{Election, PbVote};
use crate::BadFile;

/// The cost by which published files mark a project that was withdrawn after the vote, in hundredths.
const WITHDRAWN: Money = Money::from_bani(99_999_999_900);

/// Whether ballots that break the limits which the file announces are spoiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// They are, as in the vote itself.
    Announced,
    /// They count: published files hold valid ballots only, and some announce limits that were not kept.
    Any,
}

/// Why the ballots of a file cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCountable {
    #[error("the ballots are of a type that is not known: {0:?}")]
    UnknownType(String),
    #[error("voter {voter} gives {points} points, and points are from 0 to 1000000")]
    BadPoints { voter: String, points: i64 },
    #[error("voter {voter} names the project {id:?}, which is not among the projects")]
    UnknownProject { voter: String, id: String },
}

/// More points for one project than anybody means.
const MOST_POINTS: i64 = 1_000_000;

/// Why a file gives no vote to count.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotRecount {
    #[error(transparent)]
    File(#[from] BadFile),
    #[error(transparent)]
    Ballots(#[from] NotCountable),
}

/// Reads a `.pb` file straight into a vote: as [`super::parse`] and then [`Election::vote`], but with a small part of
/// the memory. The election that is given with it has everything but its votes.
///
/// # Errors
/// The first line that is wrong, or ballots that cannot be counted.
pub fn parse_vote(file: impl AsRef<[u8]>, limits: Limits) -> Result<(Election, Vote), CannotRecount> {
    let (mut ballots, mut longest, mut fault) = (Vec::new(), 0, None);
    let mut number: BTreeMap<String, usize> = BTreeMap::new();
    let election = super::read(file.as_ref(), |election, vote| {
        if number.is_empty() {
            number = election.numbers();
        }
        longest = vote.choices.len().max(longest);
        match ballot(&vote, election.gives_points(), &number) {
            Ok(ballot) => ballots.push(Papers::from(ballot)),
            Err(why) => fault = fault.take().or(Some(why)),
        }
    })?;
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    let vote = election.vote_of(ballots, longest, limits)?;
    Ok((election, vote))
}

impl Election {
    /// The vote with its ballots. Projects are numbered in the order of the file, `category` is their domain, and a
    /// project that costs 999999999 is taken as withdrawn.
    ///
    /// # Errors
    /// When the type of the ballots is not one of Pabulib's, or points are negative or beyond reason.
    pub fn vote(&self, limits: Limits) -> Result<Vote, NotCountable> {
        let number = self.numbers();
        let papers = |vote| ballot(vote, self.gives_points(), &number).map(Papers::from);
        let ballots = self.votes.iter().map(papers).collect::<Result<_, _>>()?;
        let longest = self.votes.iter().map(|vote| vote.choices.len()).max().unwrap_or_default();
        self.vote_of(ballots, longest, limits)
    }

    fn vote_of(&self, ballots: Vec<Papers>, longest: usize, limits: Limits) -> Result<Vote, NotCountable> {
        let kind = self.kind(limits, longest)?;
        let budget = self.budget().unwrap_or(Money::ZERO);
        Ok(Vote { kind, choices: self.choices(), budget, entitled: 0, ballots })
    }

    fn numbers(&self) -> BTreeMap<String, usize> {
        self.projects.iter().enumerate().map(|(at, project)| (project.id.clone(), at)).collect()
    }

    fn type_name(&self) -> String {
        self.vote_type().unwrap_or("approval").to_ascii_lowercase()
    }

    fn gives_points(&self) -> bool {
        matches!(self.type_name().as_str(), "cumulative" | "scoring")
    }

    fn choices(&self) -> Vec<Choice> {
        let mut domains: Vec<&str> = Vec::new();
        let mut domain = |name| {
            domains.iter().position(|known| *known == name).unwrap_or_else(|| {
                domains.push(name);
                domains.len() - 1
            })
        };
        let projects = self.projects.iter();
        projects
            .map(|project| Choice {
                cost: project.cost,
                withdrawn: project.cost == WITHDRAWN,
                domain: project.field("category").map(&mut domain),
                exclusive: Vec::new(),
            })
            .collect()
    }

    /// `longest`: how many projects the longest ballot names.
    fn kind(&self, limits: Limits, longest: usize) -> Result<BallotKind, NotCountable> {
        let strict = limits == Limits::Announced;
        let limit = |key, otherwise: usize| {
            self.meta(key).and_then(|number| number.parse().ok()).filter(|_| strict).unwrap_or(otherwise)
        };
        let points = |key, otherwise| {
            self.meta(key).and_then(|number| number.parse().ok()).filter(|_| strict).unwrap_or(otherwise)
        };
        let all = self.projects.len();
        match self.type_name().as_str() {
            "choose-1" if strict => Ok(BallotKind::ChooseOne),
            "approval" | "choose-1" => {
                Ok(BallotKind::Approval { min: limit("min_length", 0), max: limit("max_length", all) })
            }
            "ordinal" => {
                // The limit is also what the first rank is worth, so it holds whether it was kept or not.
                let max = self.meta("max_length").and_then(|length| length.parse().ok()).unwrap_or(longest);
                let min = limit("min_length", 0);
                Ok(BallotKind::Ranked { min, max: if strict { max } else { max.max(longest) } })
            }
            "cumulative" | "scoring" => Ok(BallotKind::Points(PointLimits {
                least_options: limit("min_length", 0),
                most_each: points("max_points", u32::MAX),
                least_sum: points("min_sum_points", 0),
                most_sum: points("max_sum_points", u32::MAX),
            })),
            other => Err(NotCountable::UnknownType(other.to_owned())),
        }
    }
}

fn ballot(
    vote: &PbVote,
    with_points: bool,
    number: &BTreeMap<String, usize>,
) -> Result<Ballot, NotCountable> {
    let named = |id: &String| {
        number
            .get(id.as_str())
            .copied()
            .ok_or_else(|| NotCountable::UnknownProject { voter: vote.voter.clone(), id: id.clone() })
    };
    let options = vote.choices.iter().map(named).collect::<Result<Vec<usize>, _>>()?;
    if options.is_empty() {
        return Ok(Ballot::Blank);
    }
    if !with_points {
        return Ok(Ballot::Options(options));
    }
    let points = |(place, option): (usize, usize)| {
        let points = vote.points.get(place).copied().unwrap_or(1);
        let fits = Some(points).filter(|points| (0..=MOST_POINTS).contains(points));
        let points = fits.and_then(|points| u32::try_from(points).ok());
        points.map(|points| (option, points)).ok_or_else(|| NotCountable::BadPoints {
            voter: vote.voter.clone(),
            points: vote.points.get(place).copied().unwrap_or_default(),
        })
    };
    options.into_iter().enumerate().map(points).collect::<Result<_, _>>().map(Ballot::Points)
}

#[cfg(test)]
mod tests;
