//! Rules as text, and back.

use std::fmt;
use std::str::FromStr;

use super::{MostVotes, Rule};
use crate::equal_shares::{Add1, ComparisonStep, EqualShares, Start};
use crate::greedy::{Greedy, Ties, Unfitting};
use crate::money::Money;
use crate::referendum::{Majority, Referendum};

/// A rule whose text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownRule {
    #[error("there is no rule {0:?}; the rules are most-votes, greedy, equal-shares, stv and yes-no")]
    Name(String),
    #[error("the rule {rule} has no parameter {parameter:?}")]
    Parameter { rule: String, parameter: String },
    #[error("the parameter {0:?} stands twice, or against another one")]
    Twice(String),
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(self).join("+"))
    }
}

fn words(rule: &Rule) -> Vec<String> {
    let mut words = Vec::new();
    let mut add = |wanted: bool, word: String| {
        if wanted {
            words.push(word);
        }
    };
    match rule {
        Rule::MostVotes(MostVotes { winners, threshold }) => {
            add(true, format!("most-votes+winners={winners}"));
            add(*threshold > 0, format!("threshold={threshold}%"));
        }
        Rule::Greedy(Greedy { unfitting, threshold, one_per_domain, ties }) => {
            add(true, "greedy".to_owned());
            add(*unfitting == Unfitting::Stop, "no-skip".to_owned());
            if let Unfitting::Reserve { percent } = unfitting {
                add(true, format!("reserve={percent}%"));
            }
            add(*threshold > 0, format!("threshold={threshold}"));
            add(*one_per_domain, "one-per-domain".to_owned());
            add(*ties == Ties::Lot, "ties=lot".to_owned());
        }
        Rule::EqualShares(EqualShares { completion, fill, comparison }) => {
            add(true, "equal-shares".to_owned());
            if let Some(Add1 { start, increment, exhaustive }) = completion {
                let start = if *start == Start::Integral { "integral" } else { "fractional" };
                add(true, format!("add1+{start}"));
                add(*exhaustive, "exhaustive".to_owned());
                if let Some(step) = increment {
                    add(true, format!("increment={}", step.plain()));
                }
            }
            add(*fill, "fill".to_owned());
            add(*comparison == ComparisonStep::Satisfaction, "compare=satisfaction".to_owned());
            add(*comparison == ComparisonStep::Exclusion, "compare=exclusion".to_owned());
        }
        Rule::Stv { seats } => add(true, format!("stv+seats={seats}")),
        Rule::YesNo(Referendum { quorum, majority }) => {
            add(true, "yes-no".to_owned());
            add(*quorum > 0, format!("quorum={quorum}%"));
            add(*majority == Majority::OfBallots, "of-ballots".to_owned());
        }
    }
    words
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        let mut parameters = text.split('+').map(str::trim);
        let name = parameters.next().unwrap_or_default();
        let mut rule = plain(name).ok_or_else(|| UnknownRule::Name(name.to_owned()))?;
        let mut set: Vec<&str> = Vec::new();
        for parameter in parameters {
            let aspect = aspect(parameter);
            if set.contains(&aspect) {
                return Err(UnknownRule::Twice(parameter.to_owned()));
            }
            set.push(aspect);
            rule = with(rule, parameter).ok_or_else(|| UnknownRule::Parameter {
                rule: name.to_owned(),
                parameter: parameter.to_owned(),
            })?;
        }
        Ok(rule)
    }
}

/// What a parameter is about: two about the same contradict each other.
fn aspect(parameter: &str) -> &str {
    match parameter.split_once('=').map_or(parameter, |(key, _)| key) {
        "no-skip" => "reserve",
        "fractional" => "integral",
        key => key,
    }
}

fn plain(name: &str) -> Option<Rule> {
    match name {
        "most-votes" => Some(Rule::MostVotes(MostVotes { winners: 1, threshold: 0 })),
        "greedy" => Some(Rule::Greedy(Greedy::default())),
        "equal-shares" => Some(Rule::EqualShares(EqualShares::default())),
        "stv" => Some(Rule::Stv { seats: 1 }),
        "yes-no" => Some(Rule::YesNo(Referendum::default())),
        _ => None,
    }
}

/// The rule with one more parameter; `None` if it has no such parameter.
fn with(rule: Rule, parameter: &str) -> Option<Rule> {
    let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    match rule {
        Rule::MostVotes(rule) => with_most_votes(rule, key, value).map(Rule::MostVotes),
        Rule::Greedy(rule) => with_greedy(rule, key, value).map(Rule::Greedy),
        Rule::EqualShares(rule) => with_equal_shares(rule, key, value).map(Rule::EqualShares),
        Rule::Stv { .. } if key == "seats" => value.parse().ok().map(|seats| Rule::Stv { seats }),
        Rule::Stv { .. } => None,
        Rule::YesNo(rule) => with_yes_no(rule, key, value).map(Rule::YesNo),
    }
}

fn with_most_votes(mut rule: MostVotes, key: &str, value: &str) -> Option<MostVotes> {
    match key {
        "winners" => rule.winners = value.parse().ok()?,
        "threshold" => rule.threshold = percent(value)?,
        _ => return None,
    }
    Some(rule)
}

fn with_greedy(mut rule: Greedy, key: &str, value: &str) -> Option<Greedy> {
    match (key, value) {
        ("no-skip", "") => rule.unfitting = Unfitting::Stop,
        ("reserve", _) => rule.unfitting = Unfitting::Reserve { percent: percent(value)? },
        ("threshold", _) => rule.threshold = value.parse().ok()?,
        ("one-per-domain", "") => rule.one_per_domain = true,
        ("ties", "lot") => rule.ties = Ties::Lot,
        _ => return None,
    }
    Some(rule)
}

/// `add1` comes before its own parameters.
fn with_equal_shares(mut rule: EqualShares, key: &str, value: &str) -> Option<EqualShares> {
    match (key, value, rule.completion.as_mut()) {
        ("add1", "", None) => rule.completion = Some(Add1::default()),
        ("fractional", "", Some(add1)) => add1.start = Start::Fractional,
        ("integral", "", Some(add1)) => add1.start = Start::Integral,
        ("exhaustive", "", Some(add1)) => add1.exhaustive = true,
        ("increment", step, Some(add1)) => {
            add1.increment = Some(Money::parse_ro(step).ok().filter(|step| step.is_positive())?);
        }
        ("fill", "", _) => rule.fill = true,
        ("compare", "satisfaction", _) => rule.comparison = ComparisonStep::Satisfaction,
        ("compare", "exclusion", _) => rule.comparison = ComparisonStep::Exclusion,
        _ => return None,
    }
    Some(rule)
}

fn with_yes_no(mut rule: Referendum, key: &str, value: &str) -> Option<Referendum> {
    match (key, value) {
        ("quorum", _) => rule.quorum = percent(value)?,
        ("of-ballots", "") => rule.majority = Majority::OfBallots,
        _ => return None,
    }
    Some(rule)
}

/// `80%`, from 0 to 100.
fn percent(text: &str) -> Option<u8> {
    text.strip_suffix('%')?.parse().ok().filter(|percent| *percent <= 100)
}
