//! What is typed of one sheet, and how a sheet is told in words.
use super::domain::SPOILED;
use crate::ballot::Choices;
use crate::ballot::domain::{BadChoices, Filled};
use crate::vote::plan::kind_code;
use crate::vote::{Vote, VoteOption};
use kit::{Frame, Problems};
use rules::Money;
use rules::ballot::{Ballot, BallotKind};
use serde::{Deserialize, Serialize};

/// The field that the link of a mistake leads to.
pub(super) const FIRST: &str = "option-1";
/// The longest note, in characters.
const NOTE: usize = 300;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct SheetForm {
    pub(super) sheet: String,
    option: Vec<String>,
    number: Vec<String>,
    answer: String,
    blank: String,
    /// `yes`: it cannot be counted.
    spoiled: String,
    /// Why a sheet that was read in two ways says what it says.
    note: String,
}

impl SheetForm {
    /// The number of the sheet; none if it is not one.
    pub(super) fn sheet(&self) -> Option<i64> {
        self.sheet.parse().ok()
    }

    /// What the sheet says, as it is stored; or what is wrong, added to `problems`.
    pub(super) fn choices(&self, vote: &Vote, options: &[VoteOption], problems: &mut Problems) -> String {
        if self.spoiled == "yes" {
            return SPOILED.to_owned();
        }
        let costs: Vec<Money> = options.iter().map(|option| option.cost).collect();
        let numbers = &self.number[..self.number.len().min(costs.len())];
        let filled =
            Filled { ticked: &self.option, numbers, answer: &self.answer, is_blank: self.blank == "yes" };
        match Choices::read(&vote.terms.kind, &costs, &filled) {
            Ok(choices) => return choices.to_stored(),
            Err(BadChoices::Nothing) => problems.add(FIRST, "paper-wrong-nothing"),
            Err(BadChoices::BlankWithChoices) => problems.add(FIRST, "ballot-wrong-blank"),
            Err(_) => problems.add(FIRST, "paper-wrong"),
        }
        String::new()
    }

    /// The note, which has to be there.
    pub(super) fn note(&self, problems: &mut Problems) -> String {
        problems.text("note", &self.note, NOTE)
    }
}

/// The fields of one sheet, for the template.
pub(super) struct SheetFields {
    pub(super) kind: BallotKind,
    pub(super) options: Vec<VoteOption>,
    pub(super) form: SheetForm,
    pub(super) wrong: bool,
}

impl SheetFields {
    pub(super) fn kind(&self) -> &'static str {
        kind_code(&self.kind)
    }
    pub(super) fn is_ticked(&self, position: &i64) -> bool {
        self.form.option.iter().any(|ticked| *ticked == position.to_string())
    }
    pub(super) fn number(&self, position: &i64) -> &str {
        let at = usize::try_from(*position - 1).ok();
        at.and_then(|at| self.form.number.get(at)).map_or("", String::as_str)
    }
    pub(super) fn answers(&self, word: &str) -> bool {
        self.form.answer == word
    }
    pub(super) fn is_blank(&self) -> bool {
        self.form.blank == "yes"
    }
    pub(super) fn is_spoiled(&self) -> bool {
        self.form.spoiled == "yes"
    }
}

/// What a reading says, in words.
pub(super) fn say(frame: &Frame, options: &[VoteOption], stored: &str) -> String {
    let title = |option: &usize| {
        options.get(*option).map_or(String::new(), |one| format!("{}. {}", one.position, one.title))
    };
    if stored == SPOILED {
        return frame.t("paper-spoiled").into_owned();
    }
    match Choices::from_stored(stored) {
        Ballot::Blank => frame.t("paper-blank").into_owned(),
        Ballot::Yes => frame.t("ballot-yes").into_owned(),
        Ballot::No => frame.t("ballot-no").into_owned(),
        Ballot::Options(named) => named.iter().map(title).collect::<Vec<_>>().join("; "),
        Ballot::Points(given) => {
            let each = given.iter().map(|(option, points)| format!("{}: {points}", title(option)));
            each.collect::<Vec<_>>().join("; ")
        }
    }
}
