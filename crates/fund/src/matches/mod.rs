//! The town hall's match after the last gift: frozen at the cut-off, decided by the council, paid. What comes later changes
//! nothing silently: it raises a notice to those who decide, which everybody can read.
pub mod conditions;
pub mod domain;
pub(crate) mod jobs;
mod pages;
pub mod pools;
pub mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/fund/books/{id}/match", Access::Staff, pages::show)
        .post("/fund/books/{id}/freeze", Access::Staff, pages::freeze)
        .post("/fund/books/{id}/decision", Access::Clerk, pages::decide)
        .post("/fund/books/{id}/payment", Access::Accountant, pages::pay)
        .post("/fund/notices/{id}/settle", Access::Clerk, pages::settle)
}
