//! Decisions on what was reported, and who may make them.
use crate::comments::{Comment, domain::Reason};
use crate::reports::domain::{LONGEST, check_reason};
use crate::subjects::Subject;
use kit::access::{Action, Actor, Denied, Role};
use kit::{Instant, Problems};

db::codes! {
    /// What was decided.
    pub enum Verdict {
        /// It stays as it is.
        Keep = "keep",
        /// A comment can no longer be read.
        Hide = "hide",
        /// A hidden comment can be read again.
        Restore = "restore",
        /// Something was done about a subject, on its own page, by those who look after it.
        Act = "act",
    }
}

/// A decision about to be made.
#[derive(Debug, Clone)]
pub struct Decision {
    pub verdict: Verdict,
    /// When something is hidden.
    pub reason: Option<Reason>,
    /// In the moderator's own words; they go to the author.
    pub words: String,
}

/// Judging a comment: a moderator, and never one's own words.
pub enum Judge {}
impl Action for Judge {
    type On = Comment;
    fn rule(actor: &Actor, comment: &Comment, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Moderator) => Err(Denied::Role(Role::Moderator)),
            Some(person) if person == comment.author => Err(Denied::Because("moderation-own")),
            Some(_) => Ok(()),
        }
    }
}

/// Answering reports on a subject: that nothing is wrong with it, any moderator; that something was done, only those
/// who can do it.
pub enum Settle {}
impl Action for Settle {
    type On = (Subject, Verdict);
    fn rule(actor: &Actor, (subject, verdict): &(Subject, Verdict), _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Moderator) => Err(Denied::Role(Role::Moderator)),
            Some(person) if subject.owner == Some(person) => Err(Denied::Because("moderation-own")),
            Some(_) if *verdict == Verdict::Act && !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            Some(_) => Ok(()),
        }
    }
}

/// Reads a decision on a comment.
pub fn check_comment(verdict: &str, reason: &str, words: &str, problems: &mut Problems) -> Option<Decision> {
    match Verdict::parse(verdict) {
        Some(Verdict::Hide) => {
            let (reason, words) = check_reason(reason, words, problems)?;
            Some(Decision { verdict: Verdict::Hide, reason: Some(reason), words })
        }
        Some(Verdict::Keep) => {
            let words = problems.maybe_text("words", words, LONGEST).unwrap_or_default();
            Some(Decision { verdict: Verdict::Keep, reason: None, words })
        }
        _ => {
            problems.add("verdict", "kit-field-choice");
            None
        }
    }
}

/// Reads a decision on a subject: what was done must be said.
pub fn check_subject(verdict: &str, words: &str, problems: &mut Problems) -> Option<Decision> {
    let verdict = Verdict::parse(verdict).filter(|verdict| matches!(verdict, Verdict::Keep | Verdict::Act));
    let words = match verdict {
        Some(Verdict::Act) => problems.text("words", words, LONGEST),
        _ => problems.maybe_text("words", words, LONGEST).unwrap_or_default(),
    };
    if verdict.is_none() {
        problems.add("verdict", "kit-field-choice");
    }
    verdict.map(|verdict| Decision { verdict, reason: None, words })
}
