//! Paper ballots: boxes opened after closing, their sheets read by two people who do not see what the other read,
//! differences settled together, a fingerprint and a protocol for each box, and the sheets on their way into the count.
pub(crate) mod domain;
mod pages;
mod reading;
mod sheet;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use kit::Routes;
use kit::access::Access::Clerk;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote/paper", Clerk, pages::show)
        .post("/processes/{slug}/vote/paper", Clerk, pages::open)
        .post("/processes/{slug}/vote/paper/{paper}/sheets", Clerk, pages::correct)
        .post("/processes/{slug}/vote/paper/{paper}/close", Clerk, pages::close)
        .get("/processes/{slug}/vote/paper/{paper}/protocol.pdf", Clerk, pages::protocol)
        .get("/processes/{slug}/vote/paper/{paper}/read", Clerk, reading::ask)
        .post("/processes/{slug}/vote/paper/{paper}/read", Clerk, reading::read)
        .get("/processes/{slug}/vote/paper/{paper}/differences", Clerk, reading::ask_settle)
        .post("/processes/{slug}/vote/paper/{paper}/differences", Clerk, reading::settle)
}
