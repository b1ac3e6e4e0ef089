//! Casting a ballot: one screen to choose, one to check, one transaction, a receipt that is shown once. Nothing is stored
//! before the last button, and what is stored then cannot be laid beside the person (`docs/decisions/0006`).
pub mod codes;
pub mod domain;
#[cfg(test)]
mod linking;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Choices, Receipt};

use kit::access::Access::Visitor;
use kit::area::Later;
use kit::{App, CommunityId, Routes};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/vote/code", Visitor, pages::ask_code)
        .post("/processes/{slug}/vote/code", Visitor, pages::enter_code)
        .post("/processes/{slug}/vote", Visitor, pages::check)
        .get("/processes/{slug}/vote/cast", Visitor, pages::back_to_vote)
        .post("/processes/{slug}/vote/cast", Visitor, pages::cast)
}

/// Mixes the ballots that have arrived, where there are enough of them.
pub(crate) fn tick<'a>(app: &'a App, community: CommunityId) -> Later<'a, ()> {
    Box::pin(async move {
        for vote in store::crowded(&mut app.read_as_program(community).await?).await? {
            let mut tx = app.write_as_program(community).await?;
            store::mix(&mut tx, vote).await?;
            tx.commit_quietly().await?;
        }
        Ok(())
    })
}
