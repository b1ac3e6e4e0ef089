//! How files and lines of the bank are said.
use super::domain::{Became, FileState, Line, LineState, Status};
use super::store::files::{Statement, StatementFile};
use super::store::known::in_groups;
use formats::bank::BadStatement;
use kit::{Frame, Text};

/// Why a file was refused, with its line, as a bookkeeper understands it.
#[must_use]
pub(super) fn refusal(bad: &BadStatement) -> Text {
    let why = Text::new(format!("bank-why-{}", bad.why.code()));
    let key = if bad.found.is_empty() { "bank-refused" } else { "bank-refused-found" };
    Text::new(key).with("line", bad.line).with("why", why).with("found", &bad.found)
}

impl StatementFile {
    /// The class of the tag that says the state.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        match self.state {
            FileState::Taken => "ok",
            FileState::Reading | FileState::Held => "wait",
            FileState::Aside => "no",
        }
    }
    #[must_use]
    pub fn is_aside(&self) -> bool {
        self.state == FileState::Aside
    }
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.state == FileState::Held
    }
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.state == FileState::Reading
    }
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.state == FileState::Taken
    }
}

impl Statement {
    /// Its account in groups of four; none if the file does not name it.
    #[must_use]
    pub fn account_in_groups(&self) -> Option<String> {
        self.account.as_deref().map(in_groups)
    }
    /// From when to when, in words.
    #[must_use]
    pub fn period(&self, frame: &Frame) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => frame.day(from),
            (Some(from), Some(to)) => frame.say(&Text::new("bank-period").with("from", from).with("to", to)),
            (Some(day), None) | (None, Some(day)) => frame.day(day),
            (None, None) => frame.t("bank-period-none").into_owned(),
        }
    }
    /// What is wrong with its sums, with the exact difference; none if they agree.
    #[must_use]
    pub fn what_differs(&self) -> Option<Text> {
        Some(
            Text::new("bank-differs")
                .with("opening", self.opening?)
                .with("closing", self.closing?)
                .with("net", self.net.unwrap_or_default())
                .with("by", self.differs_by?),
        )
    }
}

impl Line {
    /// Its sum with its sign.
    #[must_use]
    pub fn signed(&self, frame: &Frame) -> String {
        let sign = if self.amount.is_negative() { "−" } else { "+" };
        format!("{sign}{}", frame.money(self.size()))
    }
    /// What became of it, or where it waits.
    #[must_use]
    pub fn state_text(&self) -> Text {
        match (self.state, self.became, self.status) {
            (LineState::Booked, Some(became), _) => Text::new(format!("bank-became-{}", became.code())),
            (LineState::Noted, _, status) => Text::new(format!("bank-status-{}", status.code())),
            (state, _, _) => Text::new(format!("bank-line-{}", state.code())),
        }
    }
    #[must_use]
    pub fn tag(&self) -> &'static str {
        match self.state {
            LineState::Waiting => "wait",
            LineState::Booked => "ok",
            LineState::Aside | LineState::Noted => "no",
        }
    }
    #[must_use]
    pub fn is_aside(&self) -> bool {
        self.state == LineState::Aside
    }
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.state == LineState::Waiting
    }
    /// Whether what was booked can be undone in the books: the town hall's payment stands on a decision.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        self.state == LineState::Booked && self.became != Some(Became::Match)
    }
    #[must_use]
    pub fn is_booked_by_bank(&self) -> bool {
        self.status == Status::Booked
    }
    /// The address of its page in the queue, where it can be settled.
    #[must_use]
    pub fn queue_url(&self) -> String {
        format!("/fund/bank/accounts/{}", self.account)
    }
}
