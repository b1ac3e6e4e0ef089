//! What stands in a protocol, and its printing.
use kit::{Day, Lang, Result, Visit};
use print::{Person, Section, Way};

/// A protocol, ready to be printed.
pub(crate) struct Protocol {
    pub(crate) lang: Lang,
    pub(crate) title: String,
    /// Where the same can be read: a path of the community's site.
    pub(crate) address: String,
    /// The day that it bears.
    pub(crate) day: Day,
    pub(crate) summary: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) people: Vec<Person>,
}

impl Protocol {
    /// The places to sign that every protocol has: for whoever answers for it, and two witnesses.
    pub(crate) fn signing(lang: Lang) -> Vec<Person> {
        let roles =
            ["protocol-sign-chair", "protocol-sign-clerk", "protocol-sign-witness", "protocol-sign-witness"];
        roles.map(|role| Person { role: lang.t(role).into_owned(), name: String::new() }).into()
    }
}

/// Prints a protocol.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print(visit: &Visit, protocol: Protocol) -> Result<Vec<u8>> {
    let Protocol { lang, title, address, day, summary, sections, people } = protocol;
    let shown = visit.typed_address_of(&address);
    let way = Way {
        address: visit.address_of(&address),
        shown: shown.clone(),
        say: lang.t("protocol-way").into_owned(),
    };
    let community = visit.community.name.clone();
    let about = print::Sheet { title, community, address: shown, lang: lang.code(), day: day.0 };
    let signed = print::Protocol { notice: String::new(), summary, sections, people, way };
    Ok(signed.print(about).await.map_err(anyhow::Error::from)?)
}
