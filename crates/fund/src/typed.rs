//! What people type into the forms of money, read once for all of them.
use kit::{Day, Instant, Problems};
use rules::Money;
use rules::ledger::Till;
use std::str::FromStr;

/// A sum above zero.
pub(crate) fn sum(problems: &mut Problems, field: &'static str, text: &str) -> Option<Money> {
    let sum = Money::parse_ro(text).ok().filter(|sum| sum.is_positive());
    problems.check(field, sum.ok_or("kit-field-money"))
}

/// A day that is not to come.
pub(crate) fn past_day(
    problems: &mut Problems,
    field: &'static str,
    text: &str,
    now: Instant,
) -> Option<Day> {
    let day = problems.check(field, Day::parse(text).ok_or("kit-field-day"))?;
    problems.check(field, if day <= now.day() { Ok(day) } else { Err("books-day-to-come") })
}

/// A day on which money of a campaign can have moved: from its opening until today.
pub(crate) fn booking_day(
    problems: &mut Problems,
    text: &str,
    opens_at: Instant,
    now: Instant,
) -> Option<Day> {
    let day = past_day(problems, "on_day", text, now)?;
    problems.check("on_day", if day >= opens_at.day() { Ok(day) } else { Err("books-day-too-early") })
}

/// Bank or cash box.
pub(crate) fn till(problems: &mut Problems, text: &str) -> Option<Till> {
    problems.check("till", Till::parse(text).ok_or("kit-field-choice"))
}

/// The hidden id of a form, made when it was drawn; a fresh one if it was tampered with.
pub(crate) fn id<Id: FromStr>(text: &str, fresh: impl FnOnce() -> Id) -> Id {
    text.parse().unwrap_or_else(|_| fresh())
}

/// A fresh id for a form that is going to be drawn.
pub(crate) fn fresh(now: Instant) -> uuid::Uuid {
    kit::clock::new_id(true, now.0)
}
