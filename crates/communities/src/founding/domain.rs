//! What a new community needs, and what of it can be wrong.
use kit::{CommunityId, CommunityKind, Lang, PersonId, Text};

/// The longest name of a community, in characters.
pub const LONGEST_NAME: usize = 80;
/// The longest sentence about a community, in characters.
pub const LONGEST_SUMMARY: usize = 200;

/// The languages to choose from, in the order of the forms.
pub const LANGUAGES: [Lang; 3] = [Lang::Ro, Lang::Hu, Lang::En];

/// The kinds that can be founded: all but the instance itself.
pub const KINDS: [CommunityKind; 6] = [
    CommunityKind::Commune,
    CommunityKind::Town,
    CommunityKind::County,
    CommunityKind::Metropolitan,
    CommunityKind::Foundation,
    CommunityKind::Association,
];

/// A community to be founded.
#[derive(Debug, Clone)]
pub struct NewCommunity {
    /// Made beforehand where a form may be sent twice; otherwise none.
    pub id: Option<CommunityId>,
    /// Without scheme and port: `cojocna.localhost`.
    pub host: String,
    pub kind: CommunityKind,
    pub name: String,
    pub county: Option<String>,
    /// Its number in the SIRUTA register.
    pub siruta: Option<i64>,
    /// The association it belongs to.
    pub parent: Option<CommunityId>,
    /// At least one; the first is the default.
    pub languages: Vec<Lang>,
    /// `#a33a1e`
    pub accent: String,
    /// One sentence.
    pub summary: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    /// Who runs its processes first.
    pub coordinator: Option<PersonId>,
}

impl NewCommunity {
    /// A community of which only host, kind and name are known: in Romanian, Hungarian and English, in the colour of
    /// the hearth.
    #[must_use]
    pub fn named(host: impl Into<String>, kind: CommunityKind, name: impl Into<String>) -> NewCommunity {
        NewCommunity {
            id: None,
            host: host.into(),
            kind,
            name: name.into(),
            county: None,
            siruta: None,
            parent: None,
            languages: vec![Lang::Ro, Lang::Hu, Lang::En],
            accent: "#a33a1e".into(),
            summary: String::new(),
            email: None,
            phone: None,
            address: None,
            coordinator: None,
        }
    }
}

/// A host name that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a host name")]
pub struct BadHost;
impl From<BadHost> for Text {
    fn from(_: BadHost) -> Text {
        Text::new("founding-host-wrong")
    }
}

/// Reads a host name (RFC 1123): labels of letters, digits and dashes, at most 63 each and 253 in all, in small letters.
///
/// # Errors
/// If it is none.
pub fn parse_host(text: &str) -> Result<String, BadHost> {
    let host = text.trim().to_ascii_lowercase();
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let whole = (3..=253).contains(&host.len()) && host.split('.').all(is_label);
    if whole { Ok(host) } else { Err(BadHost) }
}

/// The languages ticked, the default one first.
#[must_use]
pub fn languages(first: Lang, ticked: &[(Lang, bool)]) -> Vec<Lang> {
    let others = ticked.iter().filter(|(lang, yes)| *yes && *lang != first).map(|(lang, _)| *lang);
    std::iter::once(first).chain(others).collect()
}

/// The languages as they are stored.
#[must_use]
pub fn stored(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn a_host_is_a_host() {
        assert_eq!(parse_host(" Cojocna.Localhost "), Ok("cojocna.localhost".into()));
        for wrong in
            ["", "a", "comună.ro", "http://x.ro", "x.ro:80", "x..ro", "-x.ro", "x-.ro", "x y.ro", "x/y"]
        {
            assert_eq!(parse_host(wrong), Err(BadHost), "{wrong}");
        }
    }

    #[test]
    fn the_default_language_comes_first_and_once() {
        let ticked = [(Lang::Ro, true), (Lang::En, false), (Lang::Hu, true)];
        assert_eq!(languages(Lang::Hu, &ticked), [Lang::Hu, Lang::Ro]);
        assert_eq!(stored(&languages(Lang::En, &ticked)), "en,ro,hu");
    }
}
