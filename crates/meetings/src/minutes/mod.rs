//! Minutes of a meeting with their annexes. Published minutes are never changed: a correction is a new text with a reason.
pub mod domain;
mod pages;
pub mod store;

pub use domain::{Minutes, MinutesId, NewMinutes};
pub use store::publish_minutes;

use kit::{Access, Routes};

/// The form of the minutes.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().get("/meetings/{id}/minutes", Access::Clerk, pages::form).post(
        "/meetings/{id}/minutes",
        Access::Clerk,
        pages::publish,
    )
}
