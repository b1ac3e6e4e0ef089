//! What stands on each paper, and its printing.
use kit::{Result, Visit};
use print::Way;
use serde::Serialize;

/// How far a campaign has come, in bani for the drawing, in words for those who read.
#[derive(Serialize)]
pub(crate) struct Gauge {
    pub(crate) received: i64,
    pub(crate) added: i64,
    pub(crate) goal: i64,
    /// All of it in a sentence.
    pub(crate) said: String,
    /// Received, added, missing.
    pub(crate) legend: [Key; 3],
}

/// One part of a gauge.
#[derive(Serialize)]
pub(crate) struct Key {
    pub(crate) label: String,
    pub(crate) sum: String,
}

/// One large page for a wall.
#[derive(Serialize)]
pub(super) struct Poster {
    pub(super) size: &'static str,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) state: String,
    pub(super) rule: String,
    pub(super) gauge: Gauge,
    /// Whose account it is; empty when nobody is invited to give.
    pub(super) account: Vec<[String; 2]>,
    pub(super) way: Way,
    pub(super) day: String,
}

/// A sheet of figures and tables.
#[derive(Serialize)]
pub(crate) struct Sheet {
    pub(crate) lead: String,
    pub(crate) gauge: Option<Gauge>,
    pub(crate) facts: Vec<[String; 2]>,
    pub(crate) sections: Vec<Section>,
    pub(crate) way: Way,
    /// Wide tables lie on their side.
    pub(crate) flipped: bool,
}

/// A part under a heading; whatever of it is empty is left out. The last `numbers` columns are numbers.
#[derive(Serialize, Default)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) foot: Vec<String>,
    pub(crate) numbers: usize,
}

/// What is needed at the bank's counter, or on a phone.
#[derive(Serialize)]
pub(super) struct Slip {
    pub(super) lead: String,
    pub(super) facts: Vec<[String; 2]>,
    /// What goes into the transfer's description.
    pub(super) label: String,
    pub(super) description: String,
    pub(super) keep: String,
    pub(super) way: Way,
}

/// A letter to a donor.
#[derive(Serialize)]
pub(super) struct Letter {
    pub(super) greeting: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) facts: Vec<[String; 2]>,
    pub(super) small: String,
    pub(super) way: Way,
    /// Who signs.
    pub(super) role: String,
}

pub(super) const POSTER: &str = include_str!("../../templates/papers/poster.typ");
pub(crate) const SHEET: &str = include_str!("../../templates/papers/sheet.typ");
pub(super) const SLIP: &str = include_str!("../../templates/papers/slip.typ");
pub(super) const LETTER: &str = include_str!("../../templates/papers/letter.typ");

/// Prints a paper in the language of the visit. `path`: where the same can be read on the site.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print(
    visit: &Visit,
    template: &'static str,
    title: String,
    path: &str,
    data: impl Serialize + Send + 'static,
) -> Result<Vec<u8>> {
    let (community, address) = (visit.community.name.clone(), visit.typed_address_of(path));
    let sheet = print::Sheet { title, community, address, lang: visit.lang.code(), day: visit.now.day().0 };
    Ok(sheet.print(template, data).await.map_err(anyhow::Error::from)?)
}
