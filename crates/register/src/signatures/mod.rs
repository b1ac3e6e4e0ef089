//! Citizens' initiatives (Administrative Code, arts. 247-249): the lists are printed here and signed on paper; what comes
//! back are numbers, typed in by the general secretary and held against 5 % of the voters. Nobody signs by a click, and
//! nothing about those who signed is stored.
pub mod domain;
mod pages;
pub mod store;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    use Access::{Clerk, Visitor};
    Routes::default()
        .get("/signatures", Visitor, pages::list)
        .get("/signatures/new", Clerk, pages::new)
        .post("/signatures/new", Clerk, pages::open)
        .get("/signatures/{id}", Visitor, pages::show)
        .get("/signatures/{id}/list.pdf", Visitor, pages::paper)
        .get("/signatures/{id}/count", Clerk, pages::count_form)
        .post("/signatures/{id}/count", Clerk, pages::count)
        .get("/signatures/{id}/deposit", Clerk, pages::deposit_form)
        .post("/signatures/{id}/deposit", Clerk, pages::deposit)
}
