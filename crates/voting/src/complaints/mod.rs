//! Complaints about the result: filed by members while the term runs, answered in writing by the town hall, public
//! without the name of whoever complains.
mod domain;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::Routes;
use kit::access::Access::{Clerk, Member, Visitor};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote/complaints", Visitor, pages::show)
        .post("/processes/{slug}/vote/complaints", Member, pages::file)
        .get("/processes/{slug}/vote/complaints/answer", Clerk, pages::back)
        .post("/processes/{slug}/vote/complaints/answer", Clerk, pages::answer)
}
