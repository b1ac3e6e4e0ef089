//! The books of a campaign: donations, returns, fees, spending and their corrections, in double entry that the database
//! holds at zero. Everything goes through `ledger::book`, which changes the entry, the campaign's sums and the promised
//! match in one transaction (`following`). `audit` works everything out again from the postings and compares; `chain` seals
//! each day that is over, `months` closes each month.
pub mod audit;
pub mod chain;
pub mod domain;
mod donors;
pub mod events;
pub(crate) mod following;
pub(crate) mod ledger;
pub mod months;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    use Access::{Accountant, Visitor};
    Routes::default()
        .get("/fund/books", Accountant, pages::campaigns)
        .get("/fund/books/{id}", Accountant, pages::show)
        .get("/fund/books/{id}/transfer", Accountant, pages::receive::ask_transfer)
        .post("/fund/books/{id}/transfer", Accountant, pages::receive::transfer)
        .get("/fund/books/{id}/cash", Accountant, pages::receive::ask_cash)
        .post("/fund/books/{id}/cash", Accountant, pages::receive::cash)
        .get("/fund/books/{id}/fee", Accountant, pages::pay::ask_fee)
        .post("/fund/books/{id}/fee", Accountant, pages::pay::fee)
        .get("/fund/books/{id}/banked", Accountant, pages::pay::ask_banked)
        .post("/fund/books/{id}/banked", Accountant, pages::pay::banked)
        .get("/fund/books/{id}/spending", Accountant, pages::pay::ask_spending)
        .post("/fund/books/{id}/spending", Accountant, pages::pay::spending)
        .get("/fund/donations/{id}", Accountant, pages::donation::show)
        .post("/fund/donations/{id}/return", Accountant, pages::donation::give_back)
        .post("/fund/donations/{id}/erase", Accountant, pages::donation::erase)
        .get("/fund/entries/{id}/reverse", Accountant, pages::reverse::ask)
        .post("/fund/entries/{id}/reverse", Accountant, pages::reverse::reverse)
        .get("/fund/months", Accountant, pages::months::show)
        .post("/fund/months", Accountant, pages::months::close)
        .get("/initiatives/{id}/campaign/accounts", Visitor, chain::pages::accounts)
        .get("/initiatives/{id}/campaign/ledger", Visitor, chain::pages::show)
        .get("/initiatives/{id}/campaign/ledger.csv", Visitor, chain::pages::file)
}
