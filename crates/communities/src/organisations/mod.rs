//! Organisations of the community, and the log of who was told of which process, when and how.
pub mod domain;
mod outreach;
mod pages;
mod panels;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Organisation, Outreach};
use kit::{Access, Routes};
pub use panels::{measures, panels};

/// The public list, and the pages of the staff.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/organisations", Access::Visitor, pages::list)
        .get("/organisations/new", Access::Clerk, pages::blank)
        .post("/organisations", Access::Clerk, pages::send)
        .get("/organisations/{id}", Access::Visitor, pages::show)
        .get("/organisations/{id}/edit", Access::Clerk, pages::edit_form)
        .post("/organisations/{id}/edit", Access::Clerk, pages::edit)
        .get("/processes/{slug}/organisations", Access::Visitor, outreach::list)
        .get("/processes/{slug}/organisations/new", Access::Clerk, outreach::form)
        .post("/processes/{slug}/organisations", Access::Clerk, outreach::send)
        .post("/processes/{slug}/organisations/withdraw", Access::Clerk, outreach::withdraw)
}
