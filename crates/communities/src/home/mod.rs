//! The first page of a community: what is open now, what can be done in three minutes, what became of what people
//! asked for.
mod pages;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

/// The page.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().get("/", Access::Visitor, pages::home)
}
