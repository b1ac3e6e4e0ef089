//! A new community on this instance: its host, its name, its languages, its colours.
pub mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use domain::NewCommunity;
pub(crate) use pages::{read_accent, read_languages};
pub use store::{CommunityFounded, DirectoryChanged, found};

use kit::routes::Site;
use kit::{Access, Routes};

/// The pages of the operators.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get_on(Site::Instance, "/communities/new", Access::Operator, pages::blank).post_on(
        Site::Instance,
        "/communities",
        Access::Operator,
        pages::send,
    )
}
