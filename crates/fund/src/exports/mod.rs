//! The books and the donors of a campaign as files, for those who keep the books. Every file taken away is an event, which says
//! what was taken and by whom, and nothing of what stood in it. What everybody may take is `campaigns/export.rs`.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default().get("/fund/books/{id}/exports", Access::Accountant, pages::show).post(
        "/fund/books/{id}/exports",
        Access::Accountant,
        pages::take,
    )
}
