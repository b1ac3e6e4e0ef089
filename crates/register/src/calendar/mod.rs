//! The calendar of a community: all that has a day and that everybody may know, as a page and as a feed for calendar
//! programs. No petition is in it: those are between the town hall and who wrote.
pub(crate) mod files;
mod pages;

use kit::{Access, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default().get("/calendar", Access::Visitor, pages::month).get(
        "/calendar.ics",
        Access::Visitor,
        pages::feed,
    )
}
