//! The campaign of an initiative: opened from what was written before, shown to everybody with every line of its books.
//! Its sums are kept beside the books, in the transactions that write them, so that the page costs the same however long
//! the books are.
mod answers;
pub mod domain;
mod export;
mod open;
mod pages;
pub(crate) mod panels;
pub mod store;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use pages::cut;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/fund", Access::Visitor, pages::overview)
        .get("/processes/{slug}/campaign", Access::Visitor, pages::of_process)
        .get("/initiatives/{id}/campaign", Access::Visitor, pages::show)
        .get("/initiatives/{id}/campaign/new", Access::Coordinator, open::ask)
        .post("/initiatives/{id}/campaign/new", Access::Coordinator, open::open)
        .get("/initiatives/{id}/campaign/lines.csv", Access::Visitor, export::lines)
}
