//! Minutes of a meeting with their annexes. Published minutes are never changed: a correction is a new text with a reason.
//! An annex that was published by mistake can be taken back, in the open.
mod annexes;
pub mod domain;
mod pages;
pub mod store;

pub use domain::{Annex, Minutes, MinutesId, NewMinutes};
pub use store::publish_minutes;

use kit::{Access, Routes};

/// The forms of the minutes.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/meetings/{id}/minutes", Access::Clerk, pages::form)
        .post("/meetings/{id}/minutes", Access::Clerk, pages::publish)
        .get("/meetings/{id}/annexes/{file}/withdraw", Access::Clerk, annexes::ask)
        .post("/meetings/{id}/annexes/{file}/withdraw", Access::Clerk, annexes::withdraw)
}
