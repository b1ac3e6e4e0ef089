//! What a campaign promises to pay and pays: commitments (contracts and orders), invoices and receipts, payments, and what
//! becomes of money that is left over. Nothing is promised beyond what is free (`budget`, docs/decisions/0014), nothing is
//! paid beyond its invoice, no invoice is there twice. A payment enters the books by `books::store::spend` alone.
pub(crate) mod budget;
pub mod domain;
pub mod left_over;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    use Access::{Accountant, Staff, Visitor};
    Routes::default()
        .get("/initiatives/{id}/campaign/spending", Visitor, pages::public)
        .get("/fund/books/{id}/commitments", Staff, pages::overview)
        .get("/fund/books/{id}/commitments/new", Staff, pages::commit::ask)
        .post("/fund/books/{id}/commitments/new", Staff, pages::commit::commit)
        .get("/fund/commitments/{id}", Staff, pages::show)
        .get("/fund/commitments/{id}/invoice", Staff, pages::invoice::ask)
        .post("/fund/commitments/{id}/invoice", Staff, pages::invoice::add)
        .get("/fund/commitments/{id}/close", Staff, pages::end::ask_close)
        .post("/fund/commitments/{id}/close", Staff, pages::end::close)
        .get("/fund/invoices/{id}/cancel", Staff, pages::end::ask_cancel)
        .post("/fund/invoices/{id}/cancel", Staff, pages::end::cancel)
        .get("/fund/invoices/{id}/pay", Accountant, pages::pay::ask)
        .post("/fund/invoices/{id}/pay", Accountant, pages::pay::pay)
        .merge(left_over::routes())
}
