//! The sentences about a vote that need numbers and dates. Templates call them with references to what they hold.
use crate::vote::Vote;
use kit::{Frame, Instant, Text};
use std::borrow::Borrow;

/// A message with one number, `$n`.
pub(crate) fn n(frame: &Frame, key: &'static str, n: impl Borrow<i64>) -> String {
    frame.n(key, *n.borrow())
}

/// A message with the length of a list, `$n`.
pub(crate) fn len<T>(frame: &Frame, key: &'static str, list: impl AsRef<[T]>) -> String {
    frame.n(key, list.as_ref().len())
}

/// A message with a title in it.
pub(crate) fn title(frame: &Frame, key: &'static str, title: &str) -> String {
    frame.with(key, "title", title)
}

/// A message with a moment, `$at`.
pub(crate) fn at(frame: &Frame, key: &'static str, at: &Instant) -> String {
    frame.with(key, "at", *at)
}

/// A message with the end of a term, `$until`.
pub(crate) fn until(frame: &Frame, key: &'static str, at: &Instant) -> String {
    frame.with(key, "until", frame.until(at))
}

/// `Puteți alege cel mult 3 propuneri. Se votează până sâmbătă, 16 mai 2026.`
pub(crate) fn lead(frame: &Frame, vote: &Vote) -> String {
    let text = Text::new("vote-open-lead").with("n", vote.max_choices);
    frame.say(&text.with("until", frame.until(vote.closes_at)))
}

/// How many have voted so far, or why that is not told yet.
pub(crate) fn turnout(frame: &Frame, vote: &Vote) -> String {
    match vote.turnout_to_tell() {
        Some(n) => frame.say(&Text::new("vote-turnout").with("n", n).with("all", vote.electorate)),
        None => frame.t("vote-turnout-small").into_owned(),
    }
}

/// When and with how many people the list of voters was closed.
pub(crate) fn electorate(frame: &Frame, vote: &Vote) -> String {
    let text = Text::new("vote-electorate").with("n", vote.electorate);
    frame.say(&text.with("day", frame.date(vote.opened_at)))
}

/// What somebody can do who is not on the list.
pub(crate) fn not_listed(frame: &Frame, vote: &Vote) -> String {
    frame.with("vote-not-listed-what", "day", frame.date(vote.opened_at))
}
