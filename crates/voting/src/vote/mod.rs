//! A vote of a process: declared and then opened by a coordinator in the stage of the vote, with rules, options and a list of voters that
//! never change afterwards. Its state is a pure function of what is stored and of now.
pub mod acts;
pub mod domain;
mod extend;
pub mod open;
pub mod pages;
pub mod panels;
pub(crate) mod plan;
pub(crate) mod reminders;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Vote, VoteOption};

use kit::Routes;
use kit::access::Access::{Coordinator, Visitor};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote", Visitor, pages::show)
        .get("/processes/{slug}/vote/secrecy", Visitor, pages::secrecy)
        .get("/processes/{slug}/vote/acts", Visitor, acts::show)
        .get("/processes/{slug}/vote/plan", Coordinator, plan::form)
        .post("/processes/{slug}/vote/plan", Coordinator, plan::send)
        .get("/processes/{slug}/vote/extend", Coordinator, extend::ask)
        .post("/processes/{slug}/vote/extend", Coordinator, extend::extend)
        .get("/processes/{slug}/vote/open", Coordinator, open::review)
        .post("/processes/{slug}/vote/open", Coordinator, open::open)
}
