//! The bank's statements: the accountant uploads what the bank gives, and says what each line is.
//!
//! A file is read and checked by `formats::bank` ([`reading`]); one that does not add up is set aside with the difference
//! ([`judge`]). Its lines wait in a queue per account with suggestions ([`suggest`]) and warnings of doubles ([`doubles`]);
//! nothing is booked until the accountant says so, and then through `books::store` alone ([`store::settle`]).
pub mod domain;
pub mod doubles;
pub(crate) mod jobs;
pub mod judge;
mod pages;
pub mod reading;
pub mod store;
pub mod suggest;
pub mod taking;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use pages::duties;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    use Access::Accountant;
    use pages::{files, line, queue};
    Routes::default()
        .get("/fund/bank", Accountant, files::overview)
        .post("/fund/bank", Accountant, files::take)
        .get("/fund/bank/files/{id}", Accountant, files::show)
        .post("/fund/bank/files/{id}/confirm", Accountant, files::confirm)
        .post("/fund/bank/files/{id}/remove", Accountant, files::remove)
        .post("/fund/bank/repeats/{id}", Accountant, files::decide)
        .get("/fund/bank/accounts/{id}", Accountant, queue::show)
        .post("/fund/bank/accounts/{id}", Accountant, queue::confirm)
        .get("/fund/bank/lines/{id}", Accountant, line::show)
        .post("/fund/bank/lines/{id}/back", Accountant, line::put_back)
}
