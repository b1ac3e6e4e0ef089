//! Where the money and the things of a campaign come from: sponsors by a written contract, numbered cash boxes, grants and
//! redirected tax, things and work. Money enters the books by `books::store::receive_from` alone, which takes what it
//! stands on as an [`Origin`]; the database refuses a sponsor's donation without its contract.
pub mod boxes;
pub mod contracts;
pub mod domain;
pub mod funding;
pub mod in_kind;
mod pages;
mod paper;
mod papers;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Manage, Origin};
pub(crate) use papers::{KINDS, Papers};

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/initiatives/{id}/campaign/sources", Access::Visitor, pages::public)
        .get("/fund/books/{id}/sources", Access::Staff, pages::overview)
        .merge(contracts::routes())
        .merge(boxes::routes())
        .merge(funding::routes())
        .merge(in_kind::routes())
}
