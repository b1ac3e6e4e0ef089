//! Counting a `.pb` file at home: `vatra count FILE.pb --seats N --max-choices K`. Pure, without a database.
use formats::BadFile;
use formats::pb::{self, Election};
use rules::approval::{self, BadLot, Outcome};
use serde::Serialize;
use std::fmt::Write;

/// What a recount came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// What the file says that it is; empty if it does not say.
    pub description: String,
    pub seats: usize,
    pub max_choices: usize,
    /// All ballots, blank and spoiled ones included.
    pub ballots: u64,
    pub blank: u64,
    pub spoiled: u64,
    /// Most votes first.
    pub options: Vec<CountedOption>,
    /// Ids of the winners, the first first; while a tie waits for its lot, of those who win whatever it says.
    pub winners: Vec<String>,
    /// The tie that waits for a lot.
    pub tie: Option<TieToDraw>,
    /// Whether a lot decided.
    pub by_lot: bool,
}

/// One option of a recount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedOption {
    pub id: String,
    /// Empty if the file has no names.
    pub name: String,
    pub votes: u64,
    /// Options with as many votes share a place.
    pub place: usize,
}

/// Options that share a number of votes, of which only some can win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TieToDraw {
    /// Their ids.
    pub options: Vec<String>,
    /// How many of them win.
    pub places: usize,
}

/// Why a file cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotCount {
    #[error(transparent)]
    File(#[from] BadFile),
    #[error("the ballots are of the type \"{0}\", and only approval ballots (and choose-1) are counted here")]
    NotApproval(String),
    #[error("at least one option has to win, and a ballot has to be able to name at least one")]
    Nothing,
    #[error("the file has no option \"{0}\", which the lot names")]
    NoSuchOption(String),
    #[error(transparent)]
    Lot(#[from] BadLot),
}

/// Counts a `.pb` file: of the options that most ballots name, `seats` win. Without `max_choices` a ballot may name as
/// many as the file says. `lot` is the order that was drawn among tied options, as ids; empty if none was drawn.
///
/// # Errors
/// If the file is broken or of another type, or the lot does not fit the tie.
pub fn count_file(
    bytes: &[u8],
    seats: usize,
    max_choices: Option<usize>,
    lot: &[String],
) -> Result<Counted, CannotCount> {
    let election = pb::parse(bytes)?;
    let kind = election.vote_type().unwrap_or("approval");
    if !matches!(kind, "approval" | "choose-1") {
        return Err(CannotCount::NotApproval(kind.to_owned()));
    }
    let max_choices = max_choices.unwrap_or(if kind == "choose-1" { 1 } else { election.max_length() });
    if seats == 0 || max_choices == 0 {
        return Err(CannotCount::Nothing);
    }
    // Options are counted by their place in the file, so that its order is the order of options that tie.
    let numbers: Vec<usize> = (0..election.projects.len()).collect();
    let ballots: Vec<Vec<usize>> =
        election.votes.iter().map(|vote| numbered(&election, &vote.choices)).collect();
    let count = approval::count(&numbers, &ballots, max_choices);
    let outcome = if lot.is_empty() {
        count.outcome(seats)
    } else {
        Outcome::Decided(approval::decide_with_lot(&count, seats, &drawn(&election, lot)?)?)
    };
    Ok(told(&election, &count, &outcome, seats, max_choices, !lot.is_empty()))
}

fn numbered(election: &Election, choices: &[String]) -> Vec<usize> {
    choices.iter().filter_map(|id| number_of(election, id)).collect()
}

fn number_of(election: &Election, id: &str) -> Option<usize> {
    election.projects.iter().position(|project| project.id == id)
}

fn drawn(election: &Election, lot: &[String]) -> Result<Vec<usize>, CannotCount> {
    let number =
        |id: &String| number_of(election, id.trim()).ok_or_else(|| CannotCount::NoSuchOption(id.clone()));
    lot.iter().map(number).collect()
}

fn told(
    election: &Election,
    count: &approval::Count<usize>,
    outcome: &Outcome<usize>,
    seats: usize,
    max_choices: usize,
    by_lot: bool,
) -> Counted {
    let id =
        |number: &usize| election.projects.get(*number).map(|project| project.id.clone()).unwrap_or_default();
    let name = |number: usize| {
        election.projects.get(number).and_then(|project| project.field("name")).unwrap_or_default()
    };
    let option = |ranked: approval::Ranked<usize>| CountedOption {
        id: id(&ranked.option),
        name: name(ranked.option).to_owned(),
        votes: ranked.votes,
        place: ranked.place,
    };
    let (winners, tie) = match outcome {
        Outcome::Decided(winners) => (winners, None),
        Outcome::Tie { sure, tied, places } => {
            (sure, Some(TieToDraw { options: tied.iter().map(id).collect(), places: *places }))
        }
    };
    Counted {
        description: election.meta("description").unwrap_or_default().to_owned(),
        seats,
        max_choices,
        ballots: count.ballots,
        blank: count.blank,
        spoiled: count.spoiled,
        options: count.ranking().into_iter().map(option).collect(),
        winners: winners.iter().map(id).collect(),
        tie,
        by_lot,
    }
}

impl Counted {
    /// For people.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        if !self.description.is_empty() {
            out += &format!("{}\n", self.description);
        }
        let Counted { ballots, blank, spoiled, max_choices, .. } = self;
        out += &format!(
            "{ballots} ballots: {blank} blank, {spoiled} spoiled; up to {max_choices} choices each.\n\n"
        );
        for option in &self.options {
            // Writing into a text does not fail.
            let _ = writeln!(out, "{:>3}. {:>7}  {}", option.place, option.votes, self.label(&option.id));
        }
        out.push('\n');
        for winner in &self.winners {
            out += &format!("Wins: {}\n", self.label(winner));
        }
        if self.winners.is_empty() && self.tie.is_none() {
            out += "Nobody wins: no ballot names an option.\n";
        }
        if self.by_lot {
            out += "A lot decided among options with as many votes.\n";
        }
        if let Some(tie) = &self.tie {
            let tied: Vec<String> = tie.options.iter().map(|id| self.label(id)).collect();
            out += &format!(
                "Tie: {} of these wins by lot (give the drawn order with --lot): {}\n",
                tie.places,
                tied.join(", ")
            );
        }
        out
    }

    /// For programs.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    fn label(&self, id: &str) -> String {
        match self.options.iter().find(|option| option.id == id) {
            Some(option) if !option.name.is_empty() => format!("{} ({id})", option.name),
            _ => id.to_owned(),
        }
    }
}
