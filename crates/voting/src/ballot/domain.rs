//! What a ballot may say, who may cast one, and the code by which its owner finds it again.
use crate::vote::Vote;
use crate::vote::domain::State;
use kit::access::{Action, Actor, Denied};
use kit::{Instant, PersonId};
use uuid::Uuid;

/// What a ballot says: the positions of the options that it names, in rising order, each once; none on a blank one.
///
/// It has no `Debug` and no `Display`, so that no log line and no error can come to hold a choice.
#[derive(Clone, PartialEq, Eq)]
pub struct Choices(Vec<i64>);

/// Why a ballot cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadChoices {
    #[error("nothing is chosen, and it is not marked as blank")]
    Nothing,
    #[error("too many are chosen")]
    TooMany {
        /// How many have to go.
        over: usize,
    },
    #[error("it names options and is marked as blank")]
    BlankWithChoices,
    #[error("there is no such option")]
    Unknown,
}

impl Choices {
    /// Reads what was ticked. A blank ballot has to be marked as one, so that nobody casts it by mistake.
    ///
    /// # Errors
    /// What has to change.
    pub fn read(
        ticked: &[String],
        blank: bool,
        options: i64,
        max_choices: i64,
    ) -> Result<Choices, BadChoices> {
        let mut positions = Vec::with_capacity(ticked.len());
        for word in ticked {
            let position = word.parse::<i64>().ok().filter(|position| (1..=options).contains(position));
            positions.push(position.ok_or(BadChoices::Unknown)?);
        }
        positions.sort_unstable();
        positions.dedup();
        let over = positions.len().saturating_sub(usize::try_from(max_choices).unwrap_or(0));
        match (positions.is_empty(), blank) {
            (true, false) => Err(BadChoices::Nothing),
            (false, true) => Err(BadChoices::BlankWithChoices),
            _ if over > 0 => Err(BadChoices::TooMany { over }),
            _ => Ok(Choices(positions)),
        }
    }

    /// Whether it names nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it names this option.
    #[must_use]
    pub fn names(&self, position: i64) -> bool {
        self.0.contains(&position)
    }

    /// As it is stored: `1,4`.
    pub(crate) fn to_stored(&self) -> String {
        self.0.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
    }

    /// Reads what is stored. What cannot be read becomes an option that does not exist, so that the count finds the
    /// ballot spoiled and does not lose it.
    pub(crate) fn from_stored(text: &str) -> Vec<i64> {
        text.split(',').filter(|part| !part.is_empty()).map(|part| part.parse().unwrap_or(0)).collect()
    }
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

/// A person at the ballot box of a vote.
#[derive(Clone)]
pub struct Booth {
    pub vote: Vote,
    pub person: PersonId,
    /// None: not on the list of voters. Otherwise whether the vote has been cast.
    pub used: Option<bool>,
}

/// Casting a ballot. That it happens once is not decided here but by the statement that marks the entitlement.
pub enum Cast {}
impl Action for Cast {
    type On = Booth;
    fn rule(actor: &Actor, booth: &Booth, now: Instant) -> Result<(), Denied> {
        if actor.person.is_none() {
            return Err(Denied::SignIn);
        }
        if !actor.is_person(booth.person) {
            return Err(Denied::NotYours);
        }
        if booth.vote.state(now) != State::Open {
            return Err(Denied::Because("ballot-denied-closed"));
        }
        booth.used.map(|_| ()).ok_or(Denied::Because("ballot-denied-not-listed"))
    }
}
