//! E-mail addresses, passwords, and the words by which somebody is found.
use kit::{Lang, PersonId, Problems, Text};
use std::collections::BTreeSet;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 100;
/// The longest name of a village or an organisation, in characters.
pub const LONGEST_PLACE: usize = 120;

/// An e-mail address that looks like one: ASCII, at most 254 characters (RFC 5321), one `@`, a domain with a dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    typed: String,
    key: String,
}

/// The text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct BadEmail;

impl From<BadEmail> for Text {
    fn from(_: BadEmail) -> Text {
        Text::new("kit-field-email")
    }
}

impl Email {
    /// Reads an address as people type it. `localhost` stands for a domain too, for trying the program out.
    ///
    /// # Errors
    /// If letters could not be sent to it.
    pub fn parse(text: &str) -> Result<Email, BadEmail> {
        let typed = text.trim();
        let (name, domain) = typed.split_once('@').ok_or(BadEmail)?;
        let fits = (3..=254).contains(&typed.len()) && !name.is_empty() && name.len() <= 64;
        let of_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let of_domain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let labels: Vec<&str> = domain.split('.').collect();
        let whole = labels.iter().all(|label| {
            !label.is_empty()
                && label.chars().all(of_domain)
                && !label.starts_with('-')
                && !label.ends_with('-')
        });
        let dotted = !name.starts_with('.') && !name.ends_with('.') && !name.contains("..");
        let public = labels.len() > 1 || domain == "localhost";
        if fits && dotted && whole && public && name.chars().all(of_name) {
            Ok(Email { typed: typed.to_owned(), key: typed.to_ascii_lowercase() })
        } else {
            Err(BadEmail)
        }
    }

    /// Reads a field that may be left empty. What is no address is a problem of the field.
    pub fn maybe(problems: &mut Problems, field: &'static str, typed: &str) -> Option<Email> {
        if typed.trim().is_empty() { None } else { problems.check(field, Email::parse(typed)) }
    }

    /// The address as typed: where letters go.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// What two spellings of one address share.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// A password that may be chosen: 10 to 200 characters, any. Never shown, never logged.
pub struct Password(String);

/// Why a password may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPassword {
    #[error("fewer than 10 characters")]
    Short,
    #[error("more than 200 characters")]
    Long,
}

impl From<BadPassword> for Text {
    fn from(bad: BadPassword) -> Text {
        Text::new(match bad {
            BadPassword::Short => "account-password-short",
            BadPassword::Long => "account-password-long",
        })
    }
}

impl Password {
    /// Length is what counts (NIST SP 800-63B, 3.1.1.2): there are no rules about kinds of characters.
    ///
    /// # Errors
    /// If it is too short or too long.
    pub fn parse(text: &str) -> Result<Password, BadPassword> {
        match text.chars().count() {
            0..10 => Err(BadPassword::Short),
            10..=200 => Ok(Password(text.to_owned())),
            _ => Err(BadPassword::Long),
        }
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

/// Somebody to be added: `NewPerson { village: Some("Boju".into()), ..NewPerson::named("Maria Pop") }`.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Made beforehand where a form may be sent twice; otherwise none.
    pub id: Option<PersonId>,
    pub name: String,
    /// None for a person on paper.
    pub email: Option<Email>,
    /// What [`hash`](super::password::hash) made; none for who signs in by link or card only.
    pub password: Option<String>,
    pub language: Lang,
    pub phone: Option<String>,
    pub village: Option<String>,
    pub organisation: Option<String>,
}

impl NewPerson {
    /// Somebody of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> NewPerson {
        NewPerson {
            id: None,
            name: name.into(),
            email: None,
            password: None,
            language: Lang::Ro,
            phone: None,
            village: None,
            organisation: None,
        }
    }
}

/// The words under which a search finds a person: those of the name, the e-mail address and what stands before its `@`.
#[must_use]
pub(crate) fn words(name: &str, email: Option<&str>) -> BTreeSet<String> {
    let email = email.unwrap_or_default().to_ascii_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    let mut words: BTreeSet<String> = split(name).chain(split(local)).collect();
    words.insert(email);
    words.remove("");
    words
}

/// The words of a search, at most three: each must begin a word of the person found.
#[must_use]
pub(crate) fn wanted(query: &str) -> Vec<String> {
    let parts = query.split_whitespace().flat_map(|part| -> Vec<String> {
        if part.contains('@') { vec![part.to_ascii_lowercase()] } else { split(part).collect() }
    });
    parts.filter(|word| !word.is_empty()).take(3).collect()
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let folded = rules::text::fold(text);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}
