//! Printing, on a thread for work that takes a processor.
use kit::{Day, Lang, Result, Visit};
use serde::Serialize;

/// One paper: its template and what it says about itself.
pub(crate) struct Sheet {
    pub(crate) template: &'static str,
    pub(crate) title: String,
    /// Where the same can be read: a path of the community's site.
    pub(crate) path: &'static str,
    pub(crate) lang: Lang,
    pub(crate) day: Day,
}

/// Prints a paper of this community.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print(
    visit: &Visit,
    sheet: Sheet,
    data: impl Serialize + Send + 'static,
) -> Result<Vec<u8>> {
    let address = visit.address_of(sheet.path);
    print_at(visit, sheet, address, data).await
}

/// The same, with another address.
///
/// # Errors
/// If it cannot be printed.
pub(crate) async fn print_at(
    visit: &Visit,
    sheet: Sheet,
    address: String,
    data: impl Serialize + Send + 'static,
) -> Result<Vec<u8>> {
    let community = visit.community.name.clone();
    let printed = tokio::task::spawn_blocking(move || {
        let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
        let paper = print::Paper {
            title: &sheet.title,
            community: &community,
            address: shown,
            lang: sheet.lang.code(),
            day: sheet.day.0,
        };
        print::pdf(sheet.template, &data, &[], &paper)
    });
    Ok(printed.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?)
}
