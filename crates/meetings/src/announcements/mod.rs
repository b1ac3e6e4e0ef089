//! Announcing a meeting: when, where, about what; changing and cancelling it; the list, the page, the paper for the
//! notice board and the file for calendars.
pub mod calendar;
pub mod domain;
mod forms;
mod pages;
pub mod store;

pub use domain::{
    Announcement, Cancelled, Change, Changed, Meeting, MeetingAnnounced, MeetingKind, MeetingState, Record,
};
pub use store::{announce, cancel, change};

use kit::{Access, Routes};

/// The pages of meetings.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/meetings", Access::Visitor, pages::list)
        .get("/meetings/new", Access::Clerk, forms::new)
        .post("/meetings", Access::Clerk, forms::announce)
        .get("/meetings/{id}", Access::Visitor, pages::show)
        .get("/meetings/{id}/announcement", Access::Visitor, pages::paper)
        .get("/meetings/{id}/meeting.ics", Access::Visitor, pages::ics)
        .get("/meetings/{id}/edit", Access::Clerk, forms::edit)
        .post("/meetings/{id}", Access::Clerk, forms::change)
        .get("/meetings/{id}/cancel", Access::Clerk, forms::cancel_form)
        .post("/meetings/{id}/cancel", Access::Clerk, forms::cancel)
}
