//! A proposal: what somebody would like the community to do, within a process. It is drafted, submitted, talked about
//! and supported, reviewed by the town hall, and, if admitted, handed to the vote.
pub mod actions;
mod api;
pub mod domain;
mod download;
pub mod events;
mod found;
mod gathered;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Case, Category, Content, Decision, Proposal, Status};
pub use found::{finds, news};
pub use gathered::{duties, measures, panels};

use kit::Access::{Clerk, Member, Moderator, Visitor};
use kit::Routes;

/// Every door of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/proposals", Visitor, pages::list::list)
        .get("/processes/{slug}/proposals.csv", Visitor, download::table)
        .get("/processes/{slug}/proposals/new", Member, pages::write::blank)
        .post("/processes/{slug}/proposals/new", Member, pages::write::create)
        .get("/proposals/{id}", Visitor, pages::show::show)
        .get("/proposals/{id}/history", Visitor, pages::history::history)
        .get("/proposals/{id}/edit", Member, pages::write::edit)
        .post("/proposals/{id}/edit", Member, pages::write::save)
        .post("/proposals/{id}/submit", Member, pages::write::submit)
        .get("/proposals/{id}/withdraw", Member, pages::withdraw::ask)
        .post("/proposals/{id}/withdraw", Member, pages::withdraw::withdraw)
        .get("/proposals/{id}/hide", Moderator, pages::hide::ask)
        .post("/proposals/{id}/hide", Moderator, pages::hide::hide)
        .post("/proposals/{id}/show-again", Moderator, pages::hide::show_again)
        .post("/proposals/{id}/support", Member, pages::support::support)
        .post("/proposals/{id}/unsupport", Member, pages::support::take_back)
        .post("/proposals/{id}/move-support", Member, pages::support::follow_merged)
        .get("/proposals/{id}/review", Clerk, pages::review::ask)
        .post("/proposals/{id}/review", Clerk, pages::review::decide)
        .get("/api/proposals/{id}", Visitor, api::proposal)
        .get("/api/processes/{slug}/proposals", Visitor, api::proposals)
}
