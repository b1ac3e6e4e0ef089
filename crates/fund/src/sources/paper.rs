//! Contracts and protocols on paper: what stands in them comes from messages and records.
use kit::{Day, Lang, Result, Visit};
use print::{Person, Protocol, Section, Way};

/// A paper of a campaign, ready to be printed.
pub(crate) struct Sheet {
    pub(crate) lang: Lang,
    pub(crate) title: String,
    /// Where the public part can be read: a path of the community's site.
    pub(crate) address: String,
    pub(crate) day: Day,
    /// What must not be overlooked: that it is a draft. May be empty.
    pub(crate) notice: String,
    pub(crate) summary: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) people: Vec<Person>,
}

/// Prints a paper with the way to its public part.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print(visit: &Visit, sheet: Sheet) -> Result<Vec<u8>> {
    let Sheet { lang, title, address, day, notice, summary, sections, people } = sheet;
    let shown = visit.typed_address_of(&address);
    let way = Way {
        address: visit.address_of(&address),
        shown: shown.clone(),
        say: lang.t("sources-paper-way").into_owned(),
    };
    let community = visit.community.name.clone();
    let about = print::Sheet { title, community, address: shown, lang: lang.code(), day: day.0 };
    let printed = Protocol { notice, summary, sections, people, way }.print(about).await;
    Ok(printed.map_err(anyhow::Error::from)?)
}
