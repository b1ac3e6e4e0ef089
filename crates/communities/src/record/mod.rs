//! The public record: the log of everything that happened, and the files that belong to it.
mod pages;
#[cfg(test)]
mod tests;

use kit::routes::Site;
use kit::{Access, Routes};

/// The log and the files.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get_on(Site::Everywhere, "/log", Access::Visitor, pages::log)
        .get_on(Site::Everywhere, "/log.atom", Access::Visitor, pages::feed)
        .get_on(Site::Everywhere, "/files/{id}", Access::Visitor, pages::file)
        .get_on(Site::Everywhere, "/files/{id}/small", Access::Visitor, pages::small)
}
