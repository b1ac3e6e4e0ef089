//! The sentences about a vote that need numbers and dates. Templates call them with references to what they hold.
use crate::electorate::{Conditions, Ground};
use crate::vote::Vote;
use crate::vote::domain::Terms;
use kit::{Frame, Instant, Lang, Text};
use rules::ballot::BallotKind;
use rules::counting::Rule;
use rules::equal_shares::{ComparisonStep, Start};
use rules::greedy::Unfitting;
use rules::referendum::Majority;
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
    let how = kind(frame.lang, &vote.terms.kind);
    format!("{how} {}", until(frame, "vote-open-until", &vote.closes_at))
}

/// What a ballot may say: `Alegeți cel mult 3 propuneri.`
pub(crate) fn kind(lang: Lang, kind: &BallotKind) -> String {
    let text = match kind {
        BallotKind::Approval { min: 1, max } => Text::new("vote-kind-approval-most").with("max", *max),
        BallotKind::Approval { min, max } => {
            Text::new("vote-kind-approval-range").with("min", *min).with("max", *max)
        }
        BallotKind::ChooseOne => Text::new("vote-kind-choose-one-how"),
        BallotKind::Points(limits) => Text::new("vote-kind-points-how")
            .with("points", limits.most_sum)
            .with("each", limits.most_each)
            .with("min", limits.least_options),
        BallotKind::Ranked { min, max } => {
            Text::new("vote-kind-ranked-how").with("min", *min).with("max", *max)
        }
        BallotKind::Knapsack { budget } => Text::new("vote-kind-knapsack-how").with("budget", *budget),
        BallotKind::YesNo => Text::new("vote-kind-yes-no-how"),
    };
    text.say(lang)
}

/// How the ballots are counted, in sentences.
pub(crate) fn rule(lang: Lang, rule: &Rule) -> Vec<String> {
    let mut said = Vec::new();
    let mut add = |is: bool, text: Text| {
        if is {
            said.push(text.say(lang));
        }
    };
    match rule {
        Rule::MostVotes(rule) => {
            add(true, Text::new("vote-rule-most-votes-how").with("n", rule.winners));
            add(rule.threshold > 0, Text::new("vote-rule-share").with("n", i64::from(rule.threshold)));
        }
        Rule::Greedy(rule) => {
            add(true, Text::new("vote-rule-greedy-how"));
            match rule.unfitting {
                Unfitting::Skip => add(true, Text::new("vote-unfitting-skip-how")),
                Unfitting::Stop => add(true, Text::new("vote-unfitting-stop-how")),
                Unfitting::Reserve { percent } => {
                    add(true, Text::new("vote-unfitting-reserve-how").with("n", i64::from(percent)));
                }
            }
            let threshold = i64::try_from(rule.threshold).unwrap_or(i64::MAX);
            add(rule.threshold > 0, Text::new("vote-rule-threshold").with("n", threshold));
            add(rule.one_per_domain, Text::new("vote-rule-domain"));
        }
        Rule::EqualShares(rule) => {
            add(true, Text::new("vote-rule-equal-shares-how"));
            match rule.completion {
                None => add(true, Text::new("vote-completion-none-how")),
                Some(add1) => {
                    let start = if add1.start == Start::Integral { "integral" } else { "fractional" };
                    add(true, Text::new(format!("vote-completion-{start}-how")));
                    if let Some(step) = add1.increment {
                        add(true, Text::new("vote-rule-increment").with("step", step));
                    }
                    add(add1.exhaustive, Text::new("vote-rule-exhaustive"));
                }
            }
            add(rule.fill, Text::new("vote-rule-fill"));
            match rule.comparison {
                ComparisonStep::None => {}
                ComparisonStep::Satisfaction => add(true, Text::new("vote-comparison-satisfaction-how")),
                ComparisonStep::Exclusion => add(true, Text::new("vote-comparison-exclusion-how")),
            }
        }
        Rule::Stv { seats } => add(true, Text::new("vote-rule-stv-how").with("n", *seats)),
        Rule::YesNo(rule) => {
            let of = if rule.majority == Majority::OfBallots { "ballots" } else { "answers" };
            add(true, Text::new(format!("vote-rule-yes-no-{of}")));
            add(rule.quorum > 0, Text::new("vote-rule-quorum").with("n", i64::from(rule.quorum)));
        }
    }
    said
}

/// Who may vote, in a sentence.
pub(crate) fn conditions(lang: Lang, conditions: &Conditions) -> String {
    let ground = |ground: &Ground| lang.t(&format!("vote-ground-{}", ground.code())).into_owned();
    let grounds: Vec<String> = conditions.grounds.iter().map(ground).collect();
    let text = match &conditions.village {
        None => Text::new("vote-conditions"),
        Some(village) => Text::new("vote-conditions-village").with("village", village),
    };
    text.with("age", conditions.min_age).with("grounds", grounds.join(", ")).say(lang)
}

/// Everything that was declared of a vote, a sentence each.
pub(crate) fn terms(lang: Lang, terms: &Terms) -> Vec<String> {
    let mut said = vec![kind(lang, &terms.kind)];
    said.extend(terms.budget.map(|budget| Text::new("vote-rule-budget").with("budget", budget).say(lang)));
    said.extend(rule(lang, &terms.rule));
    said.push(conditions(lang, &terms.conditions));
    if terms.complaint_days > 0 {
        said.push(Text::new("vote-rule-complaints").with("n", terms.complaint_days).say(lang));
    }
    said
}

/// [`terms`] in the language of a page.
pub(crate) fn terms_here(frame: &Frame, said: &Terms) -> Vec<String> {
    terms(frame.lang, said)
}

/// [`kind`] in the language of a page.
pub(crate) fn kind_here(frame: &Frame, said: &BallotKind) -> String {
    kind(frame.lang, said)
}

/// How many have voted so far, or why that is not told yet.
pub(crate) fn turnout(frame: &Frame, vote: &Vote) -> String {
    match vote.turnout_to_tell() {
        Some(n) => frame.say(&Text::new("vote-turnout").with("n", n).with("all", vote.electorate)),
        None => frame.t("vote-turnout-small").into_owned(),
    }
}

/// Under which name a browser keeps a ballot that was not cast: one for each person at this device.
pub(crate) fn kept(frame: &Frame, vote: &Vote) -> String {
    let person = frame.actor.person.map(|person| person.to_string()).unwrap_or_default();
    format!("ballot-{}-{person}", vote.id)
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
