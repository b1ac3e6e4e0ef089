//! Things and work that were given, with what they are worth, who valued them and how. They stand beside the money: no
//! entry of the books, no match.
pub mod domain;
mod pages;
pub mod store;

use kit::{Access, Routes};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/fund/books/{id}/in-kind/new", Access::Staff, pages::new)
        .post("/fund/books/{id}/in-kind/new", Access::Staff, pages::add)
        .get("/fund/in-kind/{id}", Access::Staff, pages::show)
        .post("/fund/in-kind/{id}/withdraw", Access::Staff, pages::withdraw)
        .post("/fund/in-kind/{id}/erase", Access::Staff, pages::erase)
}
