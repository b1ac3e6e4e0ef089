//! What stands in a protocol, and its printing.
use kit::{Day, Lang, Result, Visit};
use serde::Serialize;

/// A protocol, ready to be printed.
#[derive(Serialize)]
pub(crate) struct Protocol {
    #[serde(skip)]
    pub(crate) lang: Lang,
    #[serde(skip)]
    pub(crate) title: String,
    /// Where the same can be read: a path of the community's site.
    #[serde(skip)]
    pub(crate) address: String,
    /// The day that it bears.
    #[serde(skip)]
    pub(crate) day: Day,
    pub(crate) summary: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) people: Vec<Person>,
}

/// A part under a heading; whatever of it is empty is left out.
#[derive(Serialize, Default)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
    pub(crate) facts: Vec<[String; 2]>,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) hashes: Vec<Hash>,
}

/// A fingerprint in hexadecimal digits, and of what it is.
#[derive(Serialize)]
pub(crate) struct Hash {
    pub(crate) label: String,
    pub(crate) hex: String,
}

/// A place to sign.
#[derive(Serialize)]
pub(crate) struct Person {
    pub(crate) role: String,
    pub(crate) name: String,
}

impl Protocol {
    /// The places to sign that every protocol has: for whoever answers for it, and two witnesses.
    pub(crate) fn signing(lang: Lang) -> Vec<Person> {
        let roles =
            ["protocol-sign-chair", "protocol-sign-clerk", "protocol-sign-witness", "protocol-sign-witness"];
        roles.map(|role| Person { role: lang.t(role).into_owned(), name: String::new() }).into()
    }
}

/// Prints a protocol, on a thread for work that takes a processor.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print(visit: &Visit, protocol: Protocol) -> Result<Vec<u8>> {
    let address = visit.address_of(&protocol.address);
    let community = visit.community.name.clone();
    let printed = tokio::task::spawn_blocking(move || {
        let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let paper = print::Paper {
            title: &protocol.title,
            community: &community,
            address: shown,
            lang: protocol.lang.code(),
            day: protocol.day.0,
        };
        print::pdf(include_str!("../../templates/protocol/protocol.typ"), &protocol, &[], &paper)
    });
    Ok(printed.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?)
}
