//! Code letters: a sheet of paper with a code, for people of the list who have no account. Codes are made, hashed and
//! printed in one request; the paper is the only place where they stand. What was printed can be taken out of force,
//! whole or letter by letter, and leaves a trace.
pub(crate) mod domain;
mod pages;
mod paper;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use kit::Routes;
use kit::access::Access::Clerk;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote/letters", Clerk, pages::show)
        .post("/processes/{slug}/vote/letters", Clerk, pages::print)
        .get("/processes/{slug}/vote/letters/revoke", Clerk, pages::ask_revoke)
        .post("/processes/{slug}/vote/letters/revoke", Clerk, pages::revoke)
}
