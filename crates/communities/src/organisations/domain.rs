//! What an organisation is, and what is written down when it was told of a process.
use db::id;
use kit::{Action, Actor, Day, Denied, Instant, OrganisationId, ProcessId, Role};
use rules::ids::Cui;

id!(/// A line of the log of who was told.
    OutreachId, "outr");

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 160;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 300;

db::codes! {
    /// What an organisation is.
    pub enum OrganisationKind {
        Association = "association",
        Foundation = "foundation",
        /// A group without legal personality.
        Group = "group",
        School = "school",
        Church = "church",
        Institution = "institution",
        Company = "company",
        Media = "media",
    }
}

db::codes! {
    /// What it works on.
    pub enum Sector {
        Education = "education",
        Health = "health",
        Social = "social",
        Environment = "environment",
        Culture = "culture",
        Sport = "sport",
        Youth = "youth",
        Economy = "economy",
        Other = "other",
    }
}

db::codes! {
    /// How an organisation was told.
    pub enum Way {
        Meeting = "meeting",
        Email = "email",
        Letter = "letter",
        Phone = "phone",
        Message = "message",
    }
}

/// An organisation that lives or works in the community.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub kind: OrganisationKind,
    pub sector: Sector,
    /// Digits of the fiscal code.
    pub cui: Option<String>,
    pub village: Option<String>,
    pub website: Option<String>,
    /// Only the staff sees whom to write to.
    pub contact: Contact,
}

/// Whom to write to.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl Organisation {
    /// `/organisations/org_…`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/organisations/{}", self.id)
    }
}

/// An organisation to be added: `NewOrganisation { village: …, ..NewOrganisation::named("…", kind, sector) }`.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Made beforehand where a form may be sent twice; otherwise none.
    pub id: Option<OrganisationId>,
    pub name: String,
    pub kind: OrganisationKind,
    pub sector: Sector,
    pub cui: Option<Cui>,
    pub village: Option<String>,
    pub website: Option<String>,
    pub contact: Contact,
}

impl NewOrganisation {
    /// An organisation of which only this is known.
    #[must_use]
    pub fn named(name: impl Into<String>, kind: OrganisationKind, sector: Sector) -> NewOrganisation {
        NewOrganisation {
            id: None,
            name: name.into(),
            kind,
            sector,
            cui: None,
            village: None,
            website: None,
            contact: Contact::default(),
        }
    }
}

/// "This organisation was told of this process on this day, in this way."
#[derive(Debug, Clone)]
pub struct Outreach {
    pub organisation: OrganisationId,
    pub process: ProcessId,
    pub on: Day,
    pub way: Way,
    /// How it can be shown: the number of the letter, who was there. Only the staff sees it.
    pub note: String,
}

/// A line of the log.
#[derive(Debug, Clone)]
pub struct Told {
    pub id: OutreachId,
    pub organisation: OrganisationId,
    pub name: String,
    pub on: Day,
    pub way: Way,
    pub note: String,
    /// Why the line does not count.
    pub withdrawn_because: Option<String>,
}

/// Keeping the register of organisations and the log.
pub enum Keep {}
impl Action for Keep {
    type On = Organisation;
    fn rule(actor: &Actor, _: &Organisation, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Clerk) { Ok(()) } else { Err(Denied::Role(Role::Clerk)) }
    }
}

/// A web address that can be linked: `https://` is put before what has no scheme.
///
/// # Errors
/// The key of a message, if it is none.
pub fn parse_website(text: &str) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let host = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"));
    let fits = whole.len() <= 200
        && !whole.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'\\".contains(c));
    let has_host = host
        .is_some_and(|host| host.split('/').next().is_some_and(|name| name.contains('.') && name.len() > 3));
    if fits && has_host { Ok(Some(whole)) } else { Err("organisation-website-wrong") }
}

#[cfg(test)]
mod checks {
    use super::parse_website;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(parse_website(" exemplu.ro/noi "), Ok(Some("https://exemplu.ro/noi".into())));
        assert_eq!(parse_website("http://exemplu.ro"), Ok(Some("http://exemplu.ro".into())));
        assert_eq!(parse_website(""), Ok(None));
        for wrong in
            ["javascript:alert(1)", "javascript://x.ro", "exemplu", "x.ro/\"onload=", "ftp://x.ro", "a b.ro"]
        {
            assert!(parse_website(wrong).is_err(), "{wrong}");
        }
    }
}
