//! What leaves the program on paper: letters, posters, protocols, certificates, reports.
//!
//! A leaf: typst is slow to compile, so nothing of it is seen outside. An area keeps its `templates/*.typ` and its
//! data; this crate makes them into a PDF that is tagged, may be read aloud (PDF/UA-1) and may be archived
//! (PDF/A-2a). The same template, data, files and [`Paper`] give the same bytes, so a paper has a hash.
//!
//! A template begins with `#import "vatra.typ": *` and finds its data in `data`, its [`Paper`] in `paper` and the
//! house style in the functions that `templates/vatra.typ` describes; `examples/papers` has a letter, a protocol and a
//! poster:
//!
//! ```text
//! #import "vatra.typ": *
//! #show: sheet
//!
//! #prose(data.summary)
//! #listing(data.head, data.rows, align: (left, right))
//! #fingerprint(data.hash)
//! #signatures(data.people)
//! ```
//!
//! Data are values, never typst code: there is no `eval` here, no file beyond those given, no network and no clock.
#![forbid(unsafe_code)]

mod desk;
mod legible;
mod protocol;
mod qr;
#[cfg(test)]
mod tests;

pub use protocol::{Hash, Person, Protocol, Section, Way};
pub use qr::qr_svg;

use desk::Desk;
use jiff::civil::Date;
use serde::Serialize;
use typst::comemo;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// The licences of the fonts that are part of the binary, which whoever passes it on must pass on too.
pub const FONT_LICENCES: &str = include_str!("../fonts/LICENCES.txt");

/// What every paper says about itself: read by archives and screen readers, shown in the head and the foot.
#[derive(Clone, Debug)]
pub struct Paper<'a> {
    /// The name of the document; also its first heading, unless the template decides otherwise.
    pub title: &'a str,
    /// The community in whose name it is printed.
    pub community: &'a str,
    /// Where the same can be read on the web, in words (`cojocna.example.ro/vot/12`). May be empty.
    pub address: &'a str,
    /// ISO 639 code of the language of all its text: `ro`, `en` or `hu`.
    pub lang: &'a str,
    /// The day it bears, Romanian time. Years 0 to 9999.
    pub day: Date,
}

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum CannotPrint {
    /// The data are no JSON: a map whose keys are no strings, or a value that refuses to be written.
    #[error("the data cannot be handed to the template: {0}")]
    Data(#[from] serde_json::Error),
    /// A file's name is no plain relative path, or is one of the names the program needs itself.
    #[error("a template cannot have a file of the name {0:?}")]
    File(String),
    /// The text is longer than the largest QR code (2,953 bytes).
    #[error("{0} bytes do not fit in a QR code")]
    Code(usize),
    /// What typst found wrong with the template or with the document: one mistake a line, each with its place.
    /// Warnings count, for a paper is a proof.
    #[error("{0}")]
    Template(String),
    /// The thread that set the type has ended before its work.
    #[error("the printing was cut off: {0}")]
    CutOff(#[from] tokio::task::JoinError),
}

/// What a paper says about itself, for those who print while others wait: a [`Paper`] that owns its words.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// See [`Paper::title`].
    pub title: String,
    /// See [`Paper::community`].
    pub community: String,
    /// See [`Paper::address`].
    pub address: String,
    /// See [`Paper::lang`].
    pub lang: &'static str,
    /// See [`Paper::day`].
    pub day: Date,
}

impl Sheet {
    /// Prints `template` with `data` as [`pdf`] does, on a thread for work that takes a processor.
    ///
    /// # Errors
    /// As [`pdf`], or if the thread was cut off.
    pub async fn print(
        self,
        template: &'static str,
        data: impl Serialize + Send + 'static,
    ) -> Result<Vec<u8>, CannotPrint> {
        let set = move || {
            let Sheet { title, community, address, lang, day } = &self;
            pdf(template, &data, &[], &Paper { title, community, address, lang, day: *day })
        };
        tokio::task::spawn_blocking(set).await?
    }
}

/// Prints `template` with `data` as a PDF that is PDF/UA-1 and PDF/A-2a at once.
///
/// `files` are pictures and the like that the template names (`image("arms.svg")`). A name is remembered as long as
/// the program runs, so names are fixed words of the template and never made from data; there is room for some
/// 60,000.
///
/// Characters that no font here has are printed as □, and invisible ones are left out: one emoji in somebody's name
/// must not cost a whole list.
///
/// This is work for a processor (some 6 ms a page when optimised, ten times that when not), so async code calls
/// [`Sheet::print`]. It takes about 0.5 MB for each page until it returns: letters for a town go in lots of a thousand.
///
/// # Errors
/// [`CannotPrint`]: the template is wrong, or it does not fit the data.
pub fn pdf(
    template: &'static str,
    data: &impl Serialize,
    files: &[(&str, Vec<u8>)],
    paper: &Paper<'_>,
) -> Result<Vec<u8>, CannotPrint> {
    let mut data = serde_json::to_value(data)?;
    legible::make(&mut data);
    let desk = Desk::new(template, &data, files, paper)?;
    let made = make(&desk, paper.day);
    // What typst remembers between two compilations would grow for ever, and letters hold secret codes.
    comemo::evict(0);
    made
}

fn make(desk: &Desk, day: Date) -> Result<Vec<u8>, CannotPrint> {
    let pages = set(desk)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|why| CannotPrint::Template(why.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Vatra".to_owned())),
        timestamp: midnight(day).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|mistakes| desk.complain(&mistakes))
}

/// Sets the type: from words to pages.
fn set(desk: &Desk) -> Result<PagedDocument, CannotPrint> {
    let set = typst::compile::<PagedDocument>(desk);
    let pages = set.output.map_err(|mistakes| desk.complain(&mistakes))?;
    if set.warnings.is_empty() { Ok(pages) } else { Err(desk.complain(&set.warnings)) }
}

fn midnight(day: Date) -> Option<Datetime> {
    let month = u8::try_from(day.month()).ok()?;
    Datetime::from_ymd_hms(day.year().into(), month, u8::try_from(day.day()).ok()?, 0, 0, 0)
}
