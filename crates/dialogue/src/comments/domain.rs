//! What a comment is, and who may do what with it.
use crate::subjects::{Subject, SubjectKind};
use kit::access::{Action, Actor, Denied, Role};
use kit::{Instant, PersonId, Problems};
use uuid::Uuid;

db::id!(/// A comment.
    CommentId, "cmt");

db::codes! {
    /// Where the author stands.
    pub enum Stance {
        For = "for",
        Neutral = "neutral",
        Against = "against",
    }
}

db::codes! {
    /// Why something is reported or hidden: the rules of the talk.
    pub enum Reason {
        /// Somebody else's personal data.
        Personal = "personal",
        /// An insult or a threat.
        Insult = "insult",
        /// Hatred against a group of people.
        Hate = "hate",
        /// Breaks the law in another way.
        Unlawful = "unlawful",
        /// Advertising, or the same text again and again.
        Spam = "spam",
        /// Has nothing to do with the subject.
        OffTopic = "off-topic",
        /// Something else, said in words.
        Other = "other",
    }
}

/// The longest comment, in characters.
pub const LONGEST: usize = 2000;

/// How long its author may mend a comment, in milliseconds.
pub const MENDABLE: i64 = 15 * Instant::MINUTE;

/// A comment and its author, as pages show them.
#[derive(Debug, Clone)]
pub struct Comment {
    pub id: CommentId,
    pub kind: SubjectKind,
    pub subject: Uuid,
    pub parent: Option<CommentId>,
    /// The comment that began the conversation; itself for a first one.
    pub root: CommentId,
    /// 1 for a first comment, 2 for an answer to it, and so on.
    pub depth: i64,
    pub author: PersonId,
    /// None: the account has been erased.
    pub author_name: Option<String>,
    /// None: not a member any more.
    pub author_role: Option<Role>,
    pub stance: Stance,
    /// Plain; empty once withdrawn.
    pub text: String,
    pub at: Instant,
    pub edited_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    /// None: not hidden.
    pub hidden_for: Option<Reason>,
    /// What the moderator wrote to the author.
    pub hidden_words: Option<String>,
}

impl Comment {
    /// Whether its text may be read.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.hidden_for.is_none() && self.withdrawn_at.is_none()
    }

    /// The lines of the text that say something.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// Speaking: a member, while the talk is open.
pub enum Speak {}
impl Action for Speak {
    type On = Subject;
    fn rule(actor: &Actor, subject: &Subject, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Member) => Err(Denied::Role(Role::Member)),
            Some(_) if !subject.is_open(now) => Err(Denied::Closed),
            Some(_) => Ok(()),
        }
    }
}

/// Mending one's own words, for a quarter of an hour.
pub enum Mend {}
impl Action for Mend {
    type On = Comment;
    fn rule(actor: &Actor, comment: &Comment, now: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(person) if person != comment.author => Err(Denied::NotYours),
            Some(_) if comment.hidden_for.is_some() => Err(Denied::Because("comment-is-hidden")),
            Some(_) if comment.withdrawn_at.is_some() => Err(Denied::Because("comment-is-withdrawn")),
            Some(_) if now.0 >= comment.at.0 + MENDABLE => Err(Denied::Because("comment-too-late")),
            Some(_) => Ok(()),
        }
    }
}

/// Withdrawing one's own words, at any time. What is hidden stays as it is, so that the decision can be contested.
pub enum Withdraw {}
impl Action for Withdraw {
    type On = Comment;
    fn rule(actor: &Actor, comment: &Comment, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(person) if person != comment.author => Err(Denied::NotYours),
            Some(_) if comment.hidden_for.is_some() => Err(Denied::Because("comment-is-hidden")),
            Some(_) if comment.withdrawn_at.is_some() => Err(Denied::Because("comment-is-withdrawn")),
            Some(_) => Ok(()),
        }
    }
}

/// Checks what was typed: some text, and not too much of it.
pub fn check_text(text: &str, problems: &mut Problems) -> String {
    // Browsers end lines in their own way; kept in one, so that the length is what the person sees.
    problems.text("text", &text.replace("\r\n", "\n"), LONGEST)
}

/// A conversation: its first comment, and what was answered.
#[derive(Debug)]
pub struct Branch {
    pub comment: Comment,
    pub answers: Vec<Branch>,
}

/// How deep answers are drawn; what is deeper stands at this level, saying to whom it answers.
pub const LEVELS: usize = 3;

/// Puts comments, given oldest first, under those that they answer: at most [`LEVELS`] levels. A comment whose parent
/// is not among them begins a conversation of its own.
#[must_use]
pub fn branches(comments: Vec<Comment>) -> Vec<Branch> {
    let parents: std::collections::HashMap<CommentId, Option<CommentId>> =
        comments.iter().map(|comment| (comment.id, comment.parent)).collect();
    // The way from a conversation's beginning down to a comment, as far as it is among them.
    let way = |id: CommentId| {
        let mut way = vec![id];
        while let Some(parent) = parents[&way[way.len() - 1]].filter(|parent| parents.contains_key(parent)) {
            way.push(parent);
        }
        way.reverse();
        way
    };
    let mut sorted: Vec<(Vec<CommentId>, Comment)> =
        comments.into_iter().map(|comment| (way(comment.id), comment)).collect();
    // Shallow ones first, so that each finds its place; within a depth the order is kept.
    sorted.sort_by_key(|(way, _)| way.len());
    let mut roots: Vec<Branch> = Vec::new();
    for (way, comment) in sorted {
        let above = &way[..way.len() - 1];
        let mut place = &mut roots;
        for id in above.iter().take(LEVELS - 1) {
            let Some(at) = place.iter().position(|branch| branch.comment.id == *id) else { break };
            place = &mut place[at].answers;
        }
        place.push(Branch { comment, answers: Vec::new() });
    }
    for branch in roots.iter_mut().flat_map(|root| &mut root.answers) {
        branch.answers.sort_by_key(|answer| answer.comment.id);
    }
    roots
}
