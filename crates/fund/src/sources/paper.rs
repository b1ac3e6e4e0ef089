//! Contracts and protocols on paper: what stands in them comes from messages and records, the type from one template.
use crate::papers::{Way, without_scheme};
use kit::{Day, Lang, Result, Visit};
use serde::Serialize;

/// A paper of a campaign, ready to be printed.
#[derive(Serialize)]
pub(crate) struct Sheet {
    #[serde(skip)]
    pub(crate) lang: Lang,
    #[serde(skip)]
    pub(crate) title: String,
    /// Where the public part can be read: a path of the community's site.
    #[serde(skip)]
    pub(crate) address: String,
    #[serde(skip)]
    pub(crate) day: Day,
    /// What must not be overlooked: that it is a draft. May be empty.
    pub(crate) notice: String,
    pub(crate) summary: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) people: Vec<Person>,
}

/// A part under a heading; whatever of it is empty is left out.
#[derive(Serialize, Default)]
pub(crate) struct Section {
    pub(crate) title: String,
    /// What people wrote: empty lines part paragraphs.
    pub(crate) text: String,
    pub(crate) facts: Vec<[String; 2]>,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A place to sign.
#[derive(Serialize)]
pub(crate) struct Person {
    pub(crate) role: String,
    pub(crate) name: String,
}

/// A paper with the way to its public part.
#[derive(Serialize)]
struct WithWay<'a> {
    #[serde(flatten)]
    sheet: &'a Sheet,
    way: Way,
}

/// Prints a paper, on a thread for work that takes a processor.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print(visit: &Visit, sheet: Sheet) -> Result<Vec<u8>> {
    let address = visit.address_of(&sheet.address);
    let community = visit.community.name.clone();
    let printed = tokio::task::spawn_blocking(move || {
        let shown = without_scheme(&address).to_owned();
        let way = Way { shown: shown.clone(), say: sheet.lang.t("sources-paper-way").into_owned(), address };
        let paper = print::Paper {
            title: &sheet.title,
            community: &community,
            address: &shown,
            lang: sheet.lang.code(),
            day: sheet.day.0,
        };
        let data = WithWay { sheet: &sheet, way };
        print::pdf(include_str!("../../templates/sources/sheet.typ"), &data, &[], &paper)
    });
    Ok(printed.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?)
}
