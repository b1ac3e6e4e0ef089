//! Following a subject: the button, a person's own list, and the box on a process's page.
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use kit::area::{Panel, Place};
use kit::{Access, Routes};

db::events! {
    /// Somebody follows a subject. Who, is nobody's business; that pages count one more, is.
    pub(crate) Followed = "subject.followed" (ByNone, unnamed) {}
    /// Somebody no longer follows a subject, or changed what letters come.
    pub(crate) Unfollowed = "subject.unfollowed" (ByNone, unnamed) {}
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
