//! Head counts: how many came, by sector, counted or estimated; online viewers apart. A count is never changed: a
//! correction is a new one with a reason, and the latest counts. What a process reached follows from them.
pub mod domain;
mod pages;
pub mod store;

pub use domain::{HeadCount, Held, How, Line, NewHeadCount, Sector, Way};
pub use store::{consultations, held, people, record_head_count};

use kit::{Access, Routes};

/// The form of a head count, and the history of a meeting's figures.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/meetings/{id}/count", Access::Clerk, pages::form)
        .post("/meetings/{id}/count", Access::Clerk, pages::record)
        .get("/meetings/{id}/history", Access::Visitor, pages::history)
}
