//! What can be reported, and by whom.
use crate::comments::{Comment, CommentId, domain::Reason};
use crate::subjects::{Subject, SubjectKind};
use kit::access::{Action, Actor, Denied, Role};
use kit::{Instant, PersonId, Problems};
use uuid::Uuid;

/// The longest explanation of a report or a decision, in characters.
pub const LONGEST: usize = 1000;

/// What a report or a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub kind: SubjectKind,
    pub subject: Uuid,
    /// None: the subject itself.
    pub comment: Option<CommentId>,
}

impl Target {
    /// The comment's id, or else the subject's.
    #[must_use]
    pub fn id(self) -> Uuid {
        self.comment.map_or(self.subject, |comment| comment.0)
    }
}

/// Reporting somebody else's words that can be read.
pub enum Report {}
impl Action for Report {
    type On = Comment;
    fn rule(actor: &Actor, comment: &Comment, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Member) => Err(Denied::Role(Role::Member)),
            Some(person) if person == comment.author => Err(Denied::Because("report-own")),
            Some(_) if !comment.is_shown() => Err(Denied::Because("report-gone")),
            Some(_) => Ok(()),
        }
    }
}

/// Reporting what is talked about.
pub enum ReportSubject {}
impl Action for ReportSubject {
    type On = Subject;
    fn rule(actor: &Actor, subject: &Subject, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Member) => Err(Denied::Role(Role::Member)),
            Some(person) if subject.owner == Some(person) => Err(Denied::Because("report-own")),
            Some(_) => Ok(()),
        }
    }
}

/// Who reports, and why.
#[derive(Debug, Clone)]
pub struct Why {
    pub person: PersonId,
    pub reason: Reason,
    pub words: String,
}

/// Checks a reason and its words: `other` says nothing by itself.
pub fn check_reason(reason: &str, words: &str, problems: &mut Problems) -> Option<(Reason, String)> {
    let reason = Reason::parse(reason);
    if reason.is_none() {
        problems.add("reason", "kit-field-choice");
    }
    let words = problems.maybe_text("words", words, LONGEST);
    if reason == Some(Reason::Other) && words.is_none() {
        problems.add("words", "report-words-missing");
    }
    reason.map(|reason| (reason, words.unwrap_or_default()))
}
