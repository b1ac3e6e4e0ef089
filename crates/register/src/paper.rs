//! Printing, as every paper of the register is printed.
use kit::{Day, Lang, Result, Visit};
use serde::Serialize;

/// One paper: its template and what it says about itself.
pub(crate) struct Sheet {
    pub(crate) template: &'static str,
    pub(crate) title: String,
    /// Where the same can be read: a path of the community's site.
    pub(crate) path: String,
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
    let about = print::Sheet {
        title: sheet.title,
        community: visit.community.name.clone(),
        address: visit.typed_address_of(&sheet.path),
        lang: sheet.lang.code(),
        day: sheet.day.0,
    };
    Ok(about.print(sheet.template, data).await.map_err(anyhow::Error::from)?)
}
