//! A pledge: somebody means to give, and gets a code to write into the transfer's description, by which the accountant
//! recognises the money. It binds nobody and expires by itself after thirty days.
pub mod domain;
pub(crate) mod jobs;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/initiatives/{id}/campaign/pledge", Access::Visitor, pages::ask)
        .post("/initiatives/{id}/campaign/pledge", Access::Visitor, pages::pledge)
        .get("/pledges/{id}", Access::Visitor, pages::show)
        .get("/fund/books/{id}/pledges", Access::Accountant, pages::list)
}
