//! What a campaign says on paper and in announcements, all made from its one text and its figures of now: posters, the sheet
//! for the notice board, the weekly sheet, the slip of a pledge, the letter of thanks.
mod domain;
mod made;
mod pages;
mod paper;
mod store;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use paper::{SHEET, Section, Sheet, print};

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/initiatives/{id}/campaign/papers", Access::Visitor, pages::list)
        .get("/initiatives/{id}/campaign/poster.pdf", Access::Visitor, pages::poster)
        .get("/initiatives/{id}/campaign/sheet.pdf", Access::Visitor, pages::sheet)
        .get("/initiatives/{id}/campaign/week.pdf", Access::Staff, pages::week)
        .get("/pledges/{id}/slip.pdf", Access::Visitor, pages::slip)
        .get("/fund/donations/{id}/receipt.pdf", Access::Accountant, pages::receipt)
}
