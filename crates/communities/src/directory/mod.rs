//! The directory: every community of this instance, on the bare host.
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use kit::routes::Site;
use kit::{Access, Routes};

/// The page of the bare host.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get_on(Site::Instance, "/", Access::Visitor, pages::list)
}
