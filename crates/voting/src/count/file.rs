//! Counting a file of ballots at home: `vatra count FILE`, and the page to which such a file can be given. Pure, without a
//! database.
use super::told::{Reason, Told};
use formats::pb::{CannotRecount, Limits};
use formats::{BadFile, blt, pb};
use rules::Money;
use rules::counting::{MostVotes, NotCounted, Rule, UnknownRule};
use rules::equal_shares::{Add1, ComparisonStep, EqualShares, Progress};
use rules::greedy::{Greedy, Unfitting};
use rules::lot::Lot;
use rules::tally::Election;
use serde::Serialize;
use std::borrow::Borrow;
use std::fmt::Write;
use std::ops::ControlFlow;

/// What a recount came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recount {
    /// What the file says that it is; empty if it does not say.
    pub description: String,
    /// The options of the file, in its order.
    pub options: Vec<Named>,
    /// What was counted; positions are those of `options`, from 1.
    pub told: Told,
}

/// An option of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// As the file calls it.
    pub id: String,
    /// Empty if the file has no names.
    pub name: String,
    /// In hundredths.
    pub cost: i64,
}

/// Why a file cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotCount {
    #[error(transparent)]
    File(#[from] BadFile),
    #[error(transparent)]
    Ballots(#[from] CannotRecount),
    #[error(transparent)]
    Rule(#[from] UnknownRule),
    #[error("the file names the rule {0:?}, which is not one of ours: say with --rule how to count")]
    SayTheRule(String),
    #[error(transparent)]
    Count(#[from] NotCounted),
    #[error("the file has no option {0:?}, which the lot names")]
    NoSuchOption(String),
    #[error("the file has {0} options, more than are counted here")]
    TooManyOptions(usize),
}

struct Opened {
    description: String,
    options: Vec<Named>,
    election: Election,
    /// The rule that the file itself names.
    rule: Result<Rule, CannotCount>,
    tie_order: Vec<usize>,
}

/// Counts the ballots of a Pabulib (`.pb`) or BLT file. `rule` is a rule by its name, or nothing for the one that the file
/// names; `most_options` is the longest list that is counted, because some rules take the square of it; `lots` the drawings,
/// each the ids of options in the order in which they came. `progress` is told during long counts, and may end them.
///
/// # Errors
/// If the file is broken, the rule is not known, or the lot names an option that is not there. A tie is no error.
pub fn count_file(
    bytes: &[u8],
    most_options: usize,
    rule: Option<&str>,
    lots: &[Vec<String>],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Recount, CannotCount> {
    let opened = if is_pb(bytes) { open_pb(bytes)? } else { open_blt(bytes)? };
    let Opened { description, options, election, rule: own, tie_order } = opened;
    if options.len() > most_options {
        return Err(CannotCount::TooManyOptions(options.len()));
    }
    let rule = match rule {
        Some(rule) => rule.parse()?,
        None => own?,
    };
    let number = |id: &String| {
        let found = options.iter().position(|option| option.id == id.trim());
        found.ok_or_else(|| CannotCount::NoSuchOption(id.clone()))
    };
    let drawn = lots.iter().map(|drawn| drawn.iter().map(number).collect());
    let drawn: Vec<Vec<usize>> = drawn.collect::<Result<_, _>>()?;
    let lot = Lot::of(drawn.into_iter().chain([tie_order]));
    let told = match rule.count(&election, &lot, progress) {
        Ok(counted) => Told::of(&election, &rule, &counted),
        Err(stopped) => Told::of_tie(&election, &rule, &stopped).ok_or(stopped)?,
    };
    Ok(Recount { description, options, told })
}

/// The drawings that are written in one line: ids separated by commas, one drawing from the next by a semicolon.
#[must_use]
pub fn drawings(line: &str) -> Vec<Vec<String>> {
    let ids = |drawn: &str| -> Vec<String> {
        drawn.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect()
    };
    line.split(';').map(ids).filter(|drawn| !drawn.is_empty()).collect()
}

/// Whether a file is a Pabulib file: its first line says so.
fn is_pb(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_uppercase();
    start.trim_start_matches('\u{feff}').trim_start().starts_with("META")
}

fn open_pb(bytes: &[u8]) -> Result<Opened, CannotCount> {
    let (file, election) = pb::parse_vote(bytes, Limits::Any)?;
    let options = file.projects.iter().map(|project| Named {
        id: project.id.clone(),
        name: project.field("name").unwrap_or_default().to_owned(),
        cost: project.cost.bani(),
    });
    Ok(Opened {
        description: file.meta("description").unwrap_or_default().to_owned(),
        options: options.collect(),
        election,
        rule: rule_of(&file),
        tie_order: Vec::new(),
    })
}

fn open_blt(bytes: &[u8]) -> Result<Opened, CannotCount> {
    let file = blt::parse(bytes)?;
    let named =
        |(at, name): (usize, &String)| Named { id: (at + 1).to_string(), name: name.clone(), cost: 0 };
    Ok(Opened {
        description: file.title.clone(),
        options: file.candidates.iter().enumerate().map(named).collect(),
        election: file.vote(),
        rule: Ok(Rule::Stv { seats: file.seats }),
        tie_order: file.tie_order.clone(),
    })
}

/// The rule that a Pabulib file names: one of ours, or one of Pabulib's words.
fn rule_of(file: &pb::Election) -> Result<Rule, CannotCount> {
    let name = file.meta("rule").unwrap_or_default().trim().to_ascii_lowercase();
    if let Ok(rule) = name.parse() {
        return Ok(rule);
    }
    let threshold = file.meta("min_project_score_threshold").and_then(|number| number.parse().ok());
    match name.as_str() {
        "greedy-threshold" => {
            Ok(Rule::Greedy(Greedy { threshold: threshold.unwrap_or(0), ..Greedy::default() }))
        }
        "greedy-no-skip" => Ok(Rule::Greedy(Greedy { unfitting: Unfitting::Stop, ..Greedy::default() })),
        "equalshares" => Ok(Rule::EqualShares(EqualShares::default())),
        "equalshares/add1" => {
            let completion = Some(Add1 { exhaustive: true, ..Add1::default() });
            Ok(Rule::EqualShares(EqualShares { completion, fill: false, comparison: ComparisonStep::None }))
        }
        "" => Ok(Rule::MostVotes(MostVotes { winners: 1, threshold: 0 })),
        _ => Err(CannotCount::SayTheRule(name)),
    }
}

impl Recount {
    /// For people.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        if !self.description.is_empty() {
            out += &format!("{}\n", self.description);
        }
        let Told { ballots, blank, spoiled, rule, .. } = &self.told;
        out += &format!("Rule: {rule}\n{ballots} ballots: {blank} blank, {spoiled} spoiled.\n\n");
        if let Some(answer) = &self.told.answer {
            out += &format!("Yes {}, no {}: {}.\n", answer.yes, answer.no, answer.answer);
        }
        for (place, winner) in (1..).zip(&self.told.winners) {
            // Writing into a text does not fail.
            let _ = writeln!(out, "{place:>3}. {}", self.winner(*winner));
        }
        if self.told.spent > 0 {
            out += &format!("Spent: {}\n", Money::from_bani(self.told.spent).plain());
        }
        if self.told.winners.is_empty() && self.told.tied.is_empty() && self.told.answer.is_none() {
            out += "Nobody wins.\n";
        }
        self.add_losers(&mut out);
        if !self.told.tied.is_empty() {
            let tied: Vec<String> = self.told.tied.iter().map(|position| self.label(*position)).collect();
            out += &format!(
                "Tie: a lot decides between these (give the drawn order with --lot): {}\n",
                tied.join(", ")
            );
        }
        out
    }

    fn winner(&self, position: usize) -> String {
        let Some(option) = self.told.options.get(position - 1) else { return String::new() };
        let mut line = format!("{}  {}", self.label(position), score(option.votes, option.score));
        if let Some(bought) = &option.bought {
            match bought.filled {
                true => line += ", with what was left",
                false => {
                    let supporters = bought.in_full + bought.with_all;
                    let price = Money::from_bani(bought.price).plain();
                    let _ = write!(line, ", {supporters} supporters paid {price} at most");
                }
            }
        }
        line
    }

    fn add_losers(&self, out: &mut String) {
        let losers: Vec<_> = self.told.options.iter().filter(|option| option.why_not.is_some()).collect();
        if !losers.is_empty() {
            out.push_str("\nNot chosen:\n");
        }
        for option in losers {
            let why = option.why_not.as_ref().map(|why| self.reason(why)).unwrap_or_default();
            let _ = writeln!(
                out,
                "  -  {}  {}: {why}",
                self.label(option.position),
                score(option.votes, option.score)
            );
        }
    }

    fn reason(&self, why: &Reason) -> String {
        let sum = |bani: &i64| Money::from_bani(*bani).plain();
        match why {
            Reason::Withdrawn => "it was withdrawn".into(),
            Reason::NoVotes => "no ballot supports it".into(),
            Reason::Short { votes } => format!("{votes} more would have won"),
            Reason::Lot => "as many as a winner; the lot decided".into(),
            Reason::BelowThreshold { needed } => format!("at least {needed} are needed"),
            Reason::TooDear { left } => format!("only {} was left", sum(left)),
            Reason::ListEnded => "the list had ended".into(),
            Reason::Excluded { by } => format!("{} excludes it", self.label(*by)),
            Reason::TooFewSupporters { support } => {
                format!("all shares of its supporters are less than its cost ({support} %)")
            }
            Reason::MoneySpent { support, losses, .. } => {
                let to: Vec<String> =
                    losses.iter().map(|(to, bani)| format!("{} to {}", sum(bani), self.label(*to))).collect();
                format!("its supporters' money went elsewhere ({support} % reached): {}", to.join(", "))
            }
            Reason::CostsNothing => "it has no cost".into(),
            Reason::Beaten => "others were chosen before it".into(),
        }
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// `Lumină pe alee (BO.12)`
    #[must_use]
    pub fn label(&self, position: impl Borrow<usize>) -> String {
        let position = *position.borrow();
        match position.checked_sub(1).and_then(|at| self.options.get(at)) {
            Some(option) if !option.name.is_empty() => format!("{} ({})", option.name, option.id),
            Some(option) => option.id.clone(),
            None => position.to_string(),
        }
    }
}

fn score(votes: u64, score: u64) -> String {
    if votes == score { format!("{votes} votes") } else { format!("{votes} votes, {score} points") }
}
