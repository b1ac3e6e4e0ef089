//! The desk of the staff: everything that waits, from all areas, the most urgent first.
mod domain;
mod pages;
#[cfg(test)]
mod tests;

use kit::routes::Site;
use kit::{Access, Routes};

/// The page.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().get_on(Site::Everywhere, "/desk", Access::Staff, pages::desk)
}
