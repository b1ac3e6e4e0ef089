//! Links that unsubscribe without signing in: signed, for one person and one subject (or everything here), for nothing
//! else. They do not expire, because letters are kept for years and must keep their promise.
use crate::subjects::SubjectKind;
use kit::visit::hex;
use kit::{App, PersonId};
use uuid::Uuid;

/// What letters are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Subject(SubjectKind, Uuid),
    /// Every letter of this kind from this community.
    Everything,
}

/// Whom a link speaks for, and about what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scope {
    pub person: PersonId,
    pub about: About,
}

impl About {
    /// The word in the address.
    fn word(self) -> String {
        match self {
            About::Subject(kind, id) => format!("{}.{}", kind.code(), db::encode_id(id)),
            About::Everything => "all".into(),
        }
    }

    fn parse(word: &str) -> Option<About> {
        if word == "all" {
            return Some(About::Everything);
        }
        let (kind, id) = word.split_once('.')?;
        Some(About::Subject(SubjectKind::parse(kind)?, db::decode_id(id)?))
    }

    /// The kind and id that stand for it in the tables.
    pub(super) fn key(self) -> (&'static str, Uuid) {
        match self {
            About::Subject(kind, id) => (kind.code(), id),
            About::Everything => ("all", Uuid::nil()),
        }
    }
}

impl Scope {
    /// The address of the page.
    pub(super) fn path(&self, app: &App, community: Uuid) -> String {
        let (person, about) = (db::encode_id(self.person.0), self.about.word());
        format!("/unsubscribe/{person}-{about}-{}", signature(app, community, &person, &about))
    }

    /// Reads the last part of [`Scope::path`]; none if we did not write it for this community.
    pub(super) fn parse(app: &App, community: Uuid, token: &str) -> Option<Scope> {
        let [person, about, shown] = token.split('-').collect::<Vec<_>>().try_into().ok()?;
        let wanted = signature(app, community, person, about);
        // A sum of differences takes the same time wherever the first difference is.
        let differences = wanted.bytes().zip(shown.bytes()).fold(0u8, |sum, (a, b)| sum | (a ^ b));
        if differences != 0 || wanted.len() != shown.len() {
            return None;
        }
        Some(Scope { person: PersonId(db::decode_id(person)?), about: About::parse(about)? })
    }
}

fn signature(app: &App, community: Uuid, person: &str, about: &str) -> String {
    let whole = app.keyed_hash("unsubscribe", &[community.as_bytes(), person.as_bytes(), about.as_bytes()]);
    hex(&whole[..16])
}
