//! What a document is, and who may do what with it.
use kit::access::{Action, Actor, Denied};
use kit::{Day, Instant, Role};
use rules::text::fold;

db::id!(/// A document.
    DocumentId, "doc");
db::id!(/// What the talk knows a paragraph by.
    ParagraphId, "para");
db::id!(/// That a document was taken up into another.
    IntegrationId, "integ");

db::codes! {
    /// What kind of text it is.
    pub enum DocumentKind {
        /// The draft of a normative act: Law 52/2003 applies to it.
        Draft = "draft",
        Strategy = "strategy",
        Manual = "manual",
        Policy = "policy",
        Methodology = "methodology",
    }
}

db::codes! {
    /// How a version came about.
    pub enum Source {
        Written = "written",
        Pasted = "pasted",
        File = "file",
    }
}

db::codes! {
    /// The act by which a document was adopted.
    pub enum Act {
        /// A decision of the local council.
        Hcl = "hcl",
        /// A disposition of the mayor.
        Disposition = "disposition",
        /// Of the board of an association or foundation.
        Decision = "decision",
    }
}

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 240;
pub const LONGEST_SUMMARY: usize = 1_000;
pub const LONGEST_NOTE: usize = 300;
pub const LONGEST_NAME: usize = 200;
/// What a form can carry.
pub const LONGEST_TYPED: usize = 400_000;

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: DocumentId,
    pub slug: String,
    pub kind: DocumentKind,
    pub title: String,
    /// In plain words, for everybody.
    pub summary: String,
    /// The latest version; 0: there is no text yet.
    pub version: i64,
    /// The latest version that everybody reads.
    pub public_version: Option<i64>,
    pub next_address: i64,
    /// Whether its paragraphs are talked about.
    pub is_open: bool,
    /// The latest version of which a synthesis of the talk was published.
    pub synthesis_version: Option<i64>,
    pub created_at: Instant,
}

impl Document {
    /// `/documents/regulamentul-pietei`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/documents/{}", self.slug)
    }

    /// Whether the actor may know of it.
    #[must_use]
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        self.public_version.is_some() || actor.is(Role::Clerk)
    }

    /// The version that the actor reads: those who write it read the latest.
    #[must_use]
    pub fn version_for(&self, actor: &Actor) -> i64 {
        if actor.is(Role::Clerk) { self.version } else { self.public_version.unwrap_or(0) }
    }

    /// Whether there is a synthesis to read, or people who talk.
    #[must_use]
    pub fn has_talk(&self) -> bool {
        self.is_open || self.synthesis_version.is_some()
    }

    /// Whether there is a version that the public has not seen.
    #[must_use]
    pub fn has_unpublished(&self) -> bool {
        self.version > self.public_version.unwrap_or(0)
    }
}

/// Beginning a document.
pub enum Begin {}
impl Action for Begin {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        staff(actor)
    }
}

/// Writing it, publishing it, recording what became of it.
pub enum Keep {}
impl Action for Keep {
    type On = Document;
    fn rule(actor: &Actor, _: &Document, _: Instant) -> Result<(), Denied> {
        staff(actor)
    }
}

/// Agreeing with a paragraph, or not.
pub enum Weigh {}
impl Action for Weigh {
    type On = Document;
    fn rule(actor: &Actor, document: &Document, _: Instant) -> Result<(), Denied> {
        match actor.person {
            None => Err(Denied::SignIn),
            Some(_) if !actor.is(Role::Member) => Err(Denied::Role(Role::Member)),
            Some(_) if !document.is_open => Err(Denied::Closed),
            Some(_) => Ok(()),
        }
    }
}

fn staff(actor: &Actor) -> Result<(), Denied> {
    match actor.person {
        None => Err(Denied::SignIn),
        Some(_) if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
        Some(_) => Ok(()),
    }
}

/// The word for an address: letters and digits of the title.
#[must_use]
pub fn slug(title: &str, attempt: u32) -> String {
    const LONG: usize = 60;
    let folded = fold(title);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut out = String::new();
    for word in words {
        if out.len() + word.len() >= LONG {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out += word;
    }
    if out.is_empty() || out == "new" {
        out = format!("document{}", if out.is_empty() { "" } else { "-nou" });
    }
    if attempt > 1 { format!("{out}-{attempt}") } else { out }
}

/// A line of the history.
#[derive(Debug, Clone)]
pub struct Version {
    pub version: i64,
    pub source: Source,
    pub note: String,
    pub blocks: i64,
    pub at: Instant,
    pub published_at: Option<Instant>,
}

/// A page of a version.
#[derive(Debug, Clone)]
pub struct Page {
    pub number: i64,
    pub title: String,
    pub depth: i64,
}

/// How a document was adopted.
#[derive(Debug, Clone)]
pub struct Adoption {
    pub revision: i64,
    pub act: Act,
    pub number: String,
    pub on_day: Day,
    pub body: String,
    pub version: i64,
    pub reason: Option<String>,
}

/// Where a document was taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    pub id: IntegrationId,
    pub into_title: String,
    pub place: String,
    pub url: Option<String>,
    pub on_day: Day,
}

#[cfg(test)]
mod checks {
    use super::slug;

    #[test]
    fn an_address_is_made_of_the_words_of_the_title() {
        assert_eq!(slug("Regulamentul pieței (2026)", 1), "regulamentul-pietei-2026");
        assert_eq!(slug("Regulamentul pieței", 3), "regulamentul-pietei-3");
        assert_eq!(slug("…", 1), "document");
        assert_eq!(slug("New", 1), "document-nou");
    }
}
