//! Following a subject: the button, a person's own list, and the box on a process's page.
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use kit::area::{Panel, Place};
use kit::{Access, Routes};
use serde::Serialize;

/// Somebody follows a subject. Who, is nobody's business; that pages count one more, is.
#[derive(Serialize)]
pub(crate) struct Followed {}
impl db::Event for Followed {
    const NAME: &'static str = "subject.followed";
    const SEEN: db::Seen = db::Seen::ByNone;
    const UNNAMED: bool = true;
}

/// Somebody no longer follows a subject, or changed what letters come.
#[derive(Serialize)]
pub(crate) struct Unfollowed {}
impl db::Event for Unfollowed {
    const NAME: &'static str = "subject.unfollowed";
    const SEEN: db::Seen = db::Seen::ByNone;
    const UNNAMED: bool = true;
}

/// The button and the list.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .post("/follow/{kind}/{id}", Access::Member, pages::follow)
        .get("/me/following", Access::Member, pages::list)
        .post("/me/following/letters", Access::Member, pages::hear_again)
}

/// The box on a process's page, from which people can follow it.
#[must_use]
pub fn panel() -> Panel {
    Panel {
        on: |place| matches!(place, Place::Process(_)),
        rank: 95,
        personal: true,
        draw: |visit, reader, place| Box::pin(pages::panel(visit, reader, place)),
    }
}
