//! The way out of the box: counting after the vote is over, the lot when options tie, the results with the ballots as
//! files, and the recount that anybody can make of such a file.
pub mod domain;
pub mod export;
pub mod file;
pub mod pages;
pub mod panels;
mod recount;
pub mod results;
pub mod store;
#[cfg(test)]
mod tests;
pub mod told;

use kit::Routes;
use kit::access::Access::{Clerk, Visitor};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote/count", Clerk, pages::show)
        .post("/processes/{slug}/vote/count", Clerk, pages::count)
        .get("/processes/{slug}/vote/lot", Clerk, pages::back_to_count)
        .post("/processes/{slug}/vote/lot", Clerk, pages::draw_lot)
        .get("/processes/{slug}/vote/results", Visitor, results::show)
        .get("/processes/{slug}/vote/ballots.csv", Visitor, results::csv)
        .get("/processes/{slug}/vote/ballots.pb", Visitor, results::pb)
        .get("/processes/{slug}/vote/ballots.blt", Visitor, results::blt)
        .get("/processes/{slug}/vote/result.json", Visitor, results::json)
        .get("/recount", Visitor, recount::ask)
        .post("/recount", Visitor, recount::count)
}
