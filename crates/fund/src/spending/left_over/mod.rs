//! What becomes of money that is left when the initiative is done. The rule is said once, when the campaign is opened, and
//! shown to everybody; once the works are delivered it is carried out by entries of the books: to the next campaign (where
//! it is not matched a second time), to the general purpose of the foundation, or back to those who gave, donation by
//! donation.
pub mod domain;
mod pages;
pub mod store;

use kit::{Access, Routes};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/fund/books/{id}/left-over", Access::Staff, pages::show)
        .post("/fund/books/{id}/left-over", Access::Accountant, pages::carry_out)
        .post("/fund/books/{id}/left-over/rule", Access::Coordinator, pages::declare)
}
