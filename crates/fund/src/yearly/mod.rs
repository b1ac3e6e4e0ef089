//! The report of a year: what each campaign had, received, returned, paid and has, and from which sources, each figure with
//! the list of entries that it adds up. It is made from the books as they stand; a correction counts in the year in which it
//! was made.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/fund/years", Access::Visitor, pages::latest)
        .get("/fund/years/{year}", Access::Visitor, pages::show)
        .get("/fund/years/{year}/report.pdf", Access::Visitor, pages::print)
        .get("/fund/years/{year}/lines", Access::Visitor, pages::lines)
}
