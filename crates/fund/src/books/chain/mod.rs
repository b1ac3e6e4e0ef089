//! The chain over the books: when a day is over, what was booked on it is sealed by a hash that stands on the one of the
//! day before. The seals are published; `text` says what is hashed, `check` recomputes it from the file alone, which is
//! what `vatra ledger verify` and the page do.
pub mod check;
pub(crate) mod jobs;
pub(super) mod pages;
pub mod store;
#[cfg(test)]
mod tests;
pub mod text;

use crate::books::domain::Book;
use check::{Checked, Checker};
use kit::{App, CampaignId, CommunityId, Result};

/// Recomputes the chain of a campaign and adds up its books, a page at a time: for `vatra ledger verify`.
///
/// # Errors
/// If the books cannot be read.
pub async fn verify(app: &App, community: CommunityId, campaign: CampaignId) -> Result<Checked> {
    let mut checker = Checker::new();
    let mut place = Some((Book::Foundation, 0));
    while let Some(from) = place {
        let mut reader = app.read_as_program(community).await?;
        let (cells, next) = store::cells_after(&mut reader, campaign, from).await?;
        drop(reader);
        cells.iter().for_each(|cells| checker.take(&text::line_of(cells)));
        place = next;
    }
    Ok(checker.finish())
}
