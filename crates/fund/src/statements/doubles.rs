//! Lines that may be one payment told twice. Nothing is left out because of it: the accountant decides. Pure.
use super::domain::{Line, LineId, LineState, StatementId};
use super::judge::plain;
use super::suggest::name_words;
use crate::books::domain::DonationId;
use kit::Day;
use rules::Money;

/// Another line of the same account, near enough to be looked at.
#[derive(Debug, Clone)]
pub struct Other {
    pub id: LineId,
    pub statement: StatementId,
    pub line: i64,
    pub state: LineState,
    pub on_day: Day,
    pub amount: Money,
    pub is_part: bool,
    pub whole: Option<Money>,
    pub name: Option<String>,
    pub from: Option<String>,
}

/// A donation that was typed by hand from the bank's paper, and belongs to no line.
#[derive(Debug, Clone)]
pub struct Typed {
    pub donation: DonationId,
    pub on_day: Day,
    pub amount: Money,
    pub reference: String,
}

/// With what a line may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Double {
    /// The same payer, day and amount.
    Line(LineId),
    /// A collected booking, and one of its parts.
    Collected(LineId),
    /// It was typed by hand before.
    Typed(DonationId),
}

/// The first reason to doubt that a line is a payment of its own; none once the accountant has said that it is.
#[must_use]
pub fn double_of(line: &Line, others: &[Other], typed: &[Typed]) -> Option<Double> {
    if line.is_distinct {
        return None;
    }
    let is_typed = |typed: &&Typed| {
        let same_reference =
            line.reference.as_ref().is_some_and(|reference| plain(reference) == plain(&typed.reference));
        line.amount == typed.amount && (same_reference || line.on_day == typed.on_day)
    };
    if let Some(typed) = typed.iter().find(is_typed) {
        return Some(Double::Typed(typed.donation));
    }
    // Who was put aside as a double of this one, or on other grounds, raises no doubt any more.
    let others = || others.iter().filter(|other| other.id != line.id && other.state != LineState::Aside);
    let is_collected = |other: &&Other| {
        let (line_whole, other_whole) = (line.part.map(|part| part.whole), other.whole);
        other.on_day == line.on_day
            && other.statement != line.statement
            && ((line_whole == Some(other.amount) && !other.is_part)
                || (other_whole == Some(line.amount) && line.part.is_none()))
    };
    if let Some(other) = others().find(is_collected) {
        return Some(Double::Collected(other.id));
    }
    others().find(|other| is_repeated(line, other)).map(|other| Double::Line(other.id))
}

/// Another line of the same day and amount, of the same payer as far as both tell. A line that came later doubts, the first
/// one does not: of two, one is real.
fn is_repeated(line: &Line, other: &Other) -> bool {
    let told = |name: &Option<String>| name.as_deref().map(name_words).filter(|words| !words.is_empty());
    let number = |from: &Option<String>| from.as_deref().map(plain).filter(|from| !from.is_empty());
    let fits = |one: Option<bool>| one.unwrap_or(true);
    let same_name = told(&line.name).zip(told(&other.name)).map(|(one, other)| one == other);
    let same_account = number(&line.from).zip(number(&other.from)).map(|(one, other)| one == other);
    let says_something = same_name.is_some() || same_account.is_some() || other.statement != line.statement;
    let is_first = other.state == LineState::Booked || (other.line, other.id) < (line.line, line.id);
    is_first
        && other.on_day == line.on_day
        && other.amount == line.amount
        && says_something
        && fits(same_name)
        && fits(same_account)
}
