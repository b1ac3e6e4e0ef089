//! What a proposal is. Who may do what with it stands in `actions.rs`.
pub use communities::candidates::Category;
use communities::processes::Process;
use dialogue::comments::domain::Reason;
use kit::access::Actor;
use kit::{Instant, PersonId, ProcessId, ProposalId, Role, Text};
use rules::Money;
use rules::text::fold;
use std::collections::BTreeSet;
use std::ops::Deref;

db::codes! {
    /// Where a proposal stands.
    pub enum Status {
        /// Only its author sees it.
        Draft = "draft",
        /// Public, and waits for its review.
        Submitted = "submitted",
        /// Taken back by its author.
        Withdrawn = "withdrawn",
        /// Lives on in another proposal.
        Merged = "merged",
        Refused = "refused",
        /// May be voted on.
        Admissible = "admissible",
    }
}

impl Status {
    /// The states in which lists show a proposal, in the order of the filters.
    pub const LISTED: [Status; 4] = [Status::Submitted, Status::Admissible, Status::Refused, Status::Merged];

    /// Whether lists show it.
    #[must_use]
    pub fn is_listed(self) -> bool {
        Status::LISTED.contains(&self)
    }

    /// Whether it can still win: people may support it, and others may be merged into it.
    #[must_use]
    pub fn is_alive(self) -> bool {
        matches!(self, Status::Submitted | Status::Admissible)
    }

    /// The class of its tag, see `docs/look.md`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Status::Admissible => "ok",
            Status::Refused => "no",
            Status::Submitted => "wait",
            Status::Draft | Status::Withdrawn | Status::Merged => "",
        }
    }
}

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 120;
pub const LONGEST_SUMMARY: usize = 280;
pub const LONGEST_DESCRIPTION: usize = 10_000;
pub const LONGEST_NAME: usize = 120;
pub const LONGEST_REASONS: usize = 2_000;

/// How many pictures, and how many attachments, a proposal may have.
pub const MOST_FILES: usize = 5;

/// What its author writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub title: String,
    /// Plain text. May be empty in a draft.
    pub summary: String,
    /// Markdown. May be empty in a draft.
    pub description: String,
    pub category: Category,
    pub village: Option<String>,
    pub estimated_cost: Option<Money>,
    /// On behalf of whom the author writes.
    pub organisation: Option<String>,
}

impl Content {
    /// Whether everything is there that the public should read.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.summary.is_empty() && !self.description.is_empty()
    }
}

/// A proposal.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub id: ProposalId,
    pub process: ProcessId,
    /// None: it came on paper.
    pub author: Option<PersonId>,
    /// None: the account was erased.
    pub author_name: Option<String>,
    /// Who typed it in from paper.
    pub entered_by: Option<PersonId>,
    pub content: Content,
    pub status: Status,
    /// Raised by every save.
    pub revision: i64,
    pub support_count: i64,
    pub withdrawn_because: Option<String>,
    /// The decision that holds.
    pub review: Option<Review>,
    /// Why moderators took it from view, while they do.
    pub hiding: Option<Hiding>,
    pub submitted_at: Option<Instant>,
}

impl Proposal {
    /// `/proposals/prop_…`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/proposals/{}", self.id)
    }

    /// Whether people may support it.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.status.is_alive() && self.hiding.is_none()
    }

    /// The shelves on which it stands now.
    #[must_use]
    pub fn shelves(&self) -> BTreeSet<Shelf> {
        if self.hiding.is_some() { BTreeSet::new() } else { Shelf::of(self.status, &self.content) }
    }

    /// The number of the decision that holds; 0 if there is none.
    #[must_use]
    pub fn review_number(&self) -> i64 {
        self.review.as_ref().map_or(0, |review| review.number)
    }

    /// The proposal that it was merged into.
    #[must_use]
    pub fn merged_into(&self) -> Option<ProposalId> {
        match self.review.as_ref().map(|review| review.decision) {
            Some(Decision::Merged { into }) => Some(into),
            _ => None,
        }
    }

    /// The cost as the town hall found it, or as the author sees it.
    #[must_use]
    pub fn cost(&self) -> Option<Money> {
        let found = self.review.as_ref().and_then(|review| match review.decision {
            Decision::Admissible { cost } => Some(cost),
            Decision::Merged { .. } | Decision::Refused => None,
        });
        found.or(self.content.estimated_cost)
    }
}

/// Why moderators took a proposal from view.
#[derive(Debug, Clone)]
pub struct Hiding {
    pub reason: Reason,
    /// Public.
    pub words: String,
    pub at: Instant,
}

impl Hiding {
    /// `Moderatorii au ascuns propunerea. Motivul: jignire sau amenințare.`
    #[must_use]
    pub fn why(&self) -> Text {
        let reason = Text::new(format!("reason-{}", self.reason.code()));
        Text::new("proposal-hidden-why").with("reason", reason)
    }
}

/// What the town hall decided about a proposal.
#[derive(Debug, Clone)]
pub struct Review {
    /// 1 for the first decision about a proposal.
    pub number: i64,
    pub decision: Decision,
    /// Public.
    pub reasons: String,
    pub at: Instant,
    /// The title of the proposal that it was merged into; none while moderators have that from view.
    pub merged_title: Option<String>,
}

/// The three outcomes of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// May be voted on, at this cost.
    Admissible {
        cost: Money,
    },
    /// Lives on in another proposal of the same process.
    Merged {
        into: ProposalId,
    },
    Refused,
}

impl Decision {
    /// The words for the outcomes, as forms and tables have them.
    pub const CODES: [&'static str; 3] = ["admissible", "merged", "refused"];

    /// The class of the box that tells it, see `docs/look.md`.
    #[must_use]
    pub fn tone(self) -> &'static str {
        match self {
            Decision::Admissible { .. } => "done",
            Decision::Merged { .. } => "",
            Decision::Refused => "attention",
        }
    }

    /// The state that a proposal has after it.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Decision::Admissible { .. } => Status::Admissible,
            Decision::Merged { .. } => Status::Merged,
            Decision::Refused => Status::Refused,
        }
    }
}

/// The list behind one filter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    All,
    Category(Category),
    Status(Status),
    Village(String),
}

impl Shelf {
    /// As it is stored: `category:mobility`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Shelf::All => "all".to_owned(),
            Shelf::Category(category) => format!("category:{}", category.code()),
            Shelf::Status(status) => format!("status:{}", status.code()),
            Shelf::Village(village) => format!("village:{village}"),
        }
    }

    /// Reads what [`Shelf::code`] wrote.
    #[must_use]
    pub fn parse(code: &str) -> Option<Shelf> {
        match code.split_once(':') {
            None => (code == "all").then_some(Shelf::All),
            Some(("category", category)) => Category::parse(category).map(Shelf::Category),
            Some(("status", status)) => Status::parse(status).map(Shelf::Status),
            Some(("village", village)) => Some(Shelf::Village(village.to_owned())),
            Some(_) => None,
        }
    }

    /// The shelves on which a proposal stands: none if lists do not show it.
    #[must_use]
    pub fn of(status: Status, content: &Content) -> BTreeSet<Shelf> {
        let mut shelves = BTreeSet::new();
        if status.is_listed() {
            shelves.extend([Shelf::All, Shelf::Category(content.category), Shelf::Status(status)]);
            shelves.extend(content.village.clone().map(Shelf::Village));
        }
        shelves
    }
}

/// The words of a title that tell proposals apart, without diacritics and cut so that most inflected forms meet
/// (`parc`, `parcul`, `parcului`): at most four, the longest first.
#[must_use]
pub fn key_words(title: &str) -> Vec<String> {
    const KEPT: usize = 4;
    const SAID_EVERYWHERE: [&str; 12] = [
        "pentru",
        "care",
        "este",
        "prin",
        "sunt",
        "toate",
        "comuna",
        "comunei",
        "satul",
        "satului",
        "proiect",
        "propunere",
    ];
    let folded = fold(title);
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= KEPT && !SAID_EVERYWHERE.contains(word))
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut keys: Vec<String> = Vec::new();
    for key in words.into_iter().map(|word| word.chars().take(KEPT).collect::<String>()) {
        if !keys.contains(&key) && keys.len() < 4 {
            keys.push(key);
        }
    }
    keys
}

/// A proposal within its process: what the rules look at.
#[derive(Debug, Clone)]
pub struct Case {
    pub proposal: Proposal,
    pub process: Process,
    /// Whether the person who asks supports it.
    pub supported: bool,
}

impl Deref for Case {
    type Target = Proposal;
    fn deref(&self) -> &Proposal {
        &self.proposal
    }
}

impl Case {
    /// Whether the actor may speak for the author: the author, or any clerk for somebody who wrote on paper.
    #[must_use]
    pub fn is_of(&self, actor: &Actor) -> bool {
        match self.author {
            Some(author) => actor.is_person(author),
            None => actor.is(Role::Clerk),
        }
    }

    /// Whether the actor may read it: what moderators took from view, they and those who may speak for its author can.
    #[must_use]
    pub fn is_readable_to(&self, actor: &Actor) -> bool {
        let is_shown = self.hiding.is_none() || self.is_of(actor) || actor.is(Role::Moderator);
        is_shown && self.is_visible_to(actor)
    }

    /// Whether the actor may know of it. What was never public is seen by its author alone.
    #[must_use]
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        let is_process_visible = self.process.is_published() || actor.is(Role::Coordinator);
        is_process_visible && (self.submitted_at.is_some() || self.is_of(actor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_the_same_share_their_words() {
        assert_eq!(key_words("Iluminat pe aleea școlii"), ["ilum", "scol", "alee"]);
        assert_eq!(key_words("ILUMINAREA parcului, lângă ŞCOLI"), ["ilum", "parc", "lang", "scol"]);
        assert_eq!(key_words("Un loc de stat"), ["stat"]);
        assert!(key_words("").is_empty());
    }

    #[test]
    fn a_shelf_is_read_back_from_its_word() {
        let village = Shelf::Village("Iuriu de Câmpie: centru".to_owned());
        for shelf in [Shelf::All, Shelf::Category(Category::Living), Shelf::Status(Status::Merged), village] {
            assert_eq!(Shelf::parse(&shelf.code()), Some(shelf));
        }
        for text in ["", "all:", "category:other", "colour:red"] {
            assert_eq!(Shelf::parse(text), None, "{text}");
        }
    }
}
