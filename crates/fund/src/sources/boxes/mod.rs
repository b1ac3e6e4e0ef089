//! Cash boxes: numbered, sealed, put up somewhere; opened by two witnesses who count; sealed anew or withdrawn. An opening
//! books exactly one donation of the source `box`, with the protocol and the sum that was counted, in one transaction; the
//! database lets a box be opened once a turn, and be sealed anew only after it was opened.
//!
//! Everybody sees where each box stands and what each opening brought. The names of the witnesses and of who put a box up
//! are for the staff and stand on the signed protocol: they prove the count to whoever controls it, and publishing the
//! neighbours who helped would add nothing that the sum, the day and the protocol's number do not say (docs/decisions/0011).
pub mod domain;
mod pages;
pub mod store;

use kit::{Access, Routes};

pub(super) fn routes() -> Routes {
    use Access::{Accountant, Staff};
    Routes::default()
        .get("/initiatives/{id}/campaign/boxes", Access::Visitor, pages::public)
        .get("/fund/books/{id}/boxes/new", Staff, pages::place::new)
        .post("/fund/books/{id}/boxes/new", Staff, pages::place::add)
        .get("/fund/boxes/{id}", Staff, pages::show)
        .get("/fund/boxes/{id}/seal", Staff, pages::place::reseal)
        .post("/fund/boxes/{id}/seal", Staff, pages::place::seal)
        .get("/fund/boxes/{id}/withdraw", Staff, pages::withdraw::ask)
        .post("/fund/boxes/{id}/withdraw", Staff, pages::withdraw::withdraw)
        .get("/fund/boxes/{id}/open", Accountant, pages::open::ask)
        .post("/fund/boxes/{id}/open", Accountant, pages::open::open)
        .get("/fund/boxes/{id}/protocols/{turn}", Staff, pages::open::protocol)
}

#[cfg(test)]
pub(super) use pages::open::sheet;
