//! Grants and redirected tax: who decided, under which number and on which conditions. The money refers to it.
pub mod domain;
mod pages;
pub mod store;

use kit::{Access, Routes};

pub(super) fn routes() -> Routes {
    Routes::default().get("/fund/books/{id}/funding/new", Access::Staff, pages::new).post(
        "/fund/books/{id}/funding/new",
        Access::Staff,
        pages::add,
    )
}
