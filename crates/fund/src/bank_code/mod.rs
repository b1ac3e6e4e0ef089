//! The picture that the bank gave to the foundation for payments by phone, shown where people read how to give. The program
//! draws no code for payments itself: their format belongs to the banks.
pub(crate) mod domain;
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/fund/books/{id}/bank-code", Access::Accountant, pages::ask)
        .post("/fund/books/{id}/bank-code", Access::Accountant, pages::add)
        .post("/fund/books/{id}/bank-code/remove", Access::Accountant, pages::remove)
}
