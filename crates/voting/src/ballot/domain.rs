//! What a ballot may say, who may cast one, and the code by which its owner finds it again.
use crate::vote::Vote;
use crate::vote::domain::State;
use kit::access::{Action, Actor, Denied};
use kit::{Instant, PersonId};
use rules::Money;
use rules::ballot::{Ballot, BallotKind, Spoiled};
use uuid::Uuid;

/// What a ballot says, within the limits of its kind.
///
/// It has no `Debug` and no `Display`, so that no log line and no error can come to hold a choice.
#[derive(Clone, PartialEq, Eq)]
pub struct Choices(Ballot);

/// What was filled in on a ballot: everything that any kind of ballot asks for, as words.
#[derive(Default)]
pub struct Filled<'a> {
    /// Positions of the options that were ticked.
    pub ticked: &'a [String],
    /// For each option in order: its points, or its rank; empty where nothing was written.
    pub numbers: &'a [String],
    /// `yes` or `no`, to a question.
    pub answer: &'a str,
    /// Marked as blank.
    pub is_blank: bool,
}

/// Why a ballot cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadChoices {
    #[error("nothing is chosen, and it is not marked as blank")]
    Nothing,
    #[error("it names options and is marked as blank")]
    BlankWithChoices,
    #[error("something written on it is not a number of this ballot")]
    Unreadable,
    #[error("two options have the same rank, or a rank is left out")]
    BadRanks,
    #[error(transparent)]
    Limit(#[from] Spoiled),
}

impl Choices {
    /// Reads what was filled in. A blank ballot has to be marked as one, so that nobody casts it by mistake. `costs` are
    /// those of the options, in the order of the ballot.
    ///
    /// # Errors
    /// What has to change.
    pub fn read(kind: &BallotKind, costs: &[Money], filled: &Filled<'_>) -> Result<Choices, BadChoices> {
        let ballot = match kind {
            BallotKind::YesNo => answered(filled.answer)?,
            BallotKind::Points(_) => pointed(filled.numbers)?,
            BallotKind::Ranked { .. } => ranked(filled.numbers)?,
            BallotKind::Approval { .. } | BallotKind::ChooseOne | BallotKind::Knapsack { .. } => {
                ticked(filled.ticked, costs.len())?
            }
        };
        match (ballot == Ballot::Blank, filled.is_blank) {
            (true, false) => Err(BadChoices::Nothing),
            (false, true) => Err(BadChoices::BlankWithChoices),
            _ => {
                kind.check(&ballot, costs)?;
                Ok(Choices(ballot))
            }
        }
    }

    /// Whether it names nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0 == Ballot::Blank
    }

    /// What it gives each option that it names, in the order of the ballot or of the ranks: the position, and the points
    /// or the rank; nothing beside an option that is only ticked.
    #[must_use]
    pub fn named(&self) -> Vec<(i64, Option<i64>)> {
        let position = |option: &usize| i64::try_from(option + 1).unwrap_or(0);
        match &self.0 {
            Ballot::Options(options) => options.iter().map(|option| (position(option), None)).collect(),
            Ballot::Points(given) => {
                given.iter().map(|(option, points)| (position(option), Some(i64::from(*points)))).collect()
            }
            Ballot::Blank | Ballot::Yes | Ballot::No => Vec::new(),
        }
    }

    /// As it is stored: `1,4`, ranked `4,1`, with points `1=3,4=2`, `yes`, `no`, and nothing for a blank one.
    #[must_use]
    pub fn to_stored(&self) -> String {
        match &self.0 {
            Ballot::Blank => String::new(),
            Ballot::Yes => "yes".to_owned(),
            Ballot::No => "no".to_owned(),
            Ballot::Options(options) => join(options.iter().map(|option| (option + 1).to_string())),
            Ballot::Points(given) => {
                join(given.iter().map(|(option, points)| format!("{}={points}", option + 1)))
            }
        }
    }

    /// Reads what is stored. What cannot be read becomes an option that does not exist, so that the count finds the
    /// ballot spoiled and does not lose it.
    #[must_use]
    pub fn from_stored(text: &str) -> Ballot {
        let option = |word: &str| {
            word.parse::<usize>().ok().and_then(|position| position.checked_sub(1)).unwrap_or(usize::MAX)
        };
        let parts = || text.split(',').filter(|part| !part.is_empty());
        match text {
            "" => Ballot::Blank,
            "yes" => Ballot::Yes,
            "no" => Ballot::No,
            _ if text.contains('=') => Ballot::Points(
                parts()
                    .map(|part| part.split_once('=').unwrap_or((part, "0")))
                    .map(|(position, points)| (option(position), points.parse().unwrap_or(u32::MAX)))
                    .collect(),
            ),
            _ => Ballot::Options(parts().map(option).collect()),
        }
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

fn answered(answer: &str) -> Result<Ballot, BadChoices> {
    match answer {
        "" => Ok(Ballot::Blank),
        "yes" => Ok(Ballot::Yes),
        "no" => Ok(Ballot::No),
        _ => Err(BadChoices::Unreadable),
    }
}

fn ticked(words: &[String], options: usize) -> Result<Ballot, BadChoices> {
    let mut named = Vec::with_capacity(words.len());
    for word in words {
        let position = word.parse::<usize>().ok().filter(|position| (1..=options).contains(position));
        named.push(position.ok_or(BadChoices::Unreadable)? - 1);
    }
    named.sort_unstable();
    named.dedup();
    Ok(if named.is_empty() { Ballot::Blank } else { Ballot::Options(named) })
}

/// The options with something written beside them, and the number.
fn numbered(words: &[String]) -> Result<Vec<(usize, u32)>, BadChoices> {
    let mut numbers = Vec::new();
    for (option, word) in words.iter().enumerate().map(|(option, word)| (option, word.trim())) {
        if !word.is_empty() && word != "0" {
            numbers.push((option, word.parse().map_err(|_| BadChoices::Unreadable)?));
        }
    }
    Ok(numbers)
}

fn pointed(words: &[String]) -> Result<Ballot, BadChoices> {
    let given = numbered(words)?;
    Ok(if given.is_empty() { Ballot::Blank } else { Ballot::Points(given) })
}

fn ranked(words: &[String]) -> Result<Ballot, BadChoices> {
    let mut ranks = numbered(words)?;
    ranks.sort_by_key(|(_, rank)| *rank);
    if ranks.iter().zip(1_u32..).any(|((_, rank), expected)| *rank != expected) {
        return Err(BadChoices::BadRanks);
    }
    let options: Vec<usize> = ranks.into_iter().map(|(option, _)| option).collect();
    Ok(if options.is_empty() { Ballot::Blank } else { Ballot::Options(options) })
}

/// The code of a ballot: 60 random bits of its id, as twelve symbols without I, L, O and U.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt(String);

impl Receipt {
    /// The code of the ballot with this id.
    #[must_use]
    pub fn of(ballot: Uuid) -> Receipt {
        let symbols = db::encode_id(ballot).to_uppercase();
        let code = &symbols[symbols.len() - 12..];
        Receipt(format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]))
    }
}
impl std::fmt::Display for Receipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// By which door somebody comes to the box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Signed in.
    Account(PersonId),
    /// With the code of a printed letter, or at the counter: a keyed hash of the code.
    Code([u8; 32]),
}

db::codes! {
    /// How a vote came in. It stands on the list of voters, never on a ballot.
    pub enum Channel {
        Web = "web",
        /// With a printed code, on whatever device.
        Letter = "letter",
        /// On the town hall's device.
        Counter = "counter",
        /// On paper, marked when the paper was handed out.
        Paper = "paper",
    }
}

/// Somebody at the ballot box of a vote.
#[derive(Clone)]
pub struct Booth {
    pub vote: Vote,
    pub door: Door,
    /// None: not on the list of voters, or a code that is not in force.
    pub entry: Option<Entry>,
}

/// The line of the list of voters to which a door leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub id: Uuid,
    pub channel: Channel,
    /// Whether the vote has been cast, by whichever channel.
    pub used: bool,
}

impl Booth {
    /// Whether the vote has been cast.
    #[must_use]
    pub fn has_voted(&self) -> bool {
        self.entry.is_some_and(|entry| entry.used)
    }
}

/// Casting a ballot. That it happens once is not decided here but by the statement that marks the entitlement.
pub enum Cast {}
impl Action for Cast {
    type On = Booth;
    fn rule(actor: &Actor, booth: &Booth, now: Instant) -> Result<(), Denied> {
        if let Door::Account(person) = booth.door {
            if actor.person.is_none() {
                return Err(Denied::SignIn);
            }
            if !actor.is_person(person) {
                return Err(Denied::NotYours);
            }
        }
        if booth.vote.state(now) != State::Open {
            return Err(Denied::Because("ballot-denied-closed"));
        }
        let unknown = match booth.door {
            Door::Account(_) => "ballot-denied-not-listed",
            Door::Code(_) => "ballot-denied-code",
        };
        booth.entry.map(|_| ()).ok_or(Denied::Because(unknown))
    }
}
