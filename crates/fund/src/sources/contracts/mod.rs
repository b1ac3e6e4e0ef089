//! Contracts of sponsorship: written down as a record, printed as a draft to be signed by hand, in force once the signed
//! copy is here. A company's money is booked against one, within its days and its value. What an authority pays out of its
//! budget can be no sponsorship (Law 32/1994, art. 3), so it is refused by name and by an account at the Treasury.
pub mod domain;
mod pages;
pub mod store;

use kit::{Access, Routes};

pub(super) fn routes() -> Routes {
    use Access::Staff;
    Routes::default()
        .get("/fund/books/{id}/contracts/new", Staff, pages::form::new)
        .post("/fund/books/{id}/contracts/new", Staff, pages::form::add)
        .get("/fund/contracts/{id}", Staff, pages::show)
        .get("/fund/contracts/{id}/edit", Staff, pages::form::edit)
        .post("/fund/contracts/{id}/edit", Staff, pages::form::change)
        .get("/fund/contracts/{id}/contract.pdf", Staff, pages::pdf)
        .get("/fund/contracts/{id}/sign", Staff, pages::sign::ask)
        .post("/fund/contracts/{id}/sign", Staff, pages::sign::sign)
        .get("/fund/contracts/{id}/end", Staff, pages::end::ask)
        .post("/fund/contracts/{id}/end", Staff, pages::end::end)
}

#[cfg(test)]
pub(super) use pages::sheet;
