//! Casting a ballot: one screen to choose, one to check, one transaction, a receipt that is shown once. Nothing is stored
//! before the last button, and what is stored then cannot be laid beside the person (`docs/decisions/0006`).
pub mod domain;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Choices, Receipt};

use kit::Routes;
use kit::access::Access::Member;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .post("/processes/{slug}/vote", Member, pages::check)
        .get("/processes/{slug}/vote/cast", Member, pages::back_to_vote)
        .post("/processes/{slug}/vote/cast", Member, pages::cast)
}
