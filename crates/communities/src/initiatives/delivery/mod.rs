//! How an initiative is carried out: milestones with their days, updates with pictures and documents, pictures from
//! before and after, and the day of delivery. The town hall and the coordinators write; everybody reads it on the page of
//! the initiative, on that of its process and in the report. A file that was published by mistake can be taken back, in
//! the open.
pub mod domain;
mod milestones;
mod pages;
pub mod store;
mod withdrawing;

pub use domain::{
    Attachment, AttachmentKind, Deliver, Delivery, Milestone, MilestoneId, NewUpdate, Update, UpdateId,
};
pub use store::{add_milestone, attach, complete_milestone, correct_delivery, mark_delivered, post_update};

use kit::{Access, Routes};

/// The forms of those who carry an initiative out.
#[must_use]
pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/initiatives/{id}/milestones/new", Access::Clerk, milestones::new)
        .post("/initiatives/{id}/milestones", Access::Clerk, milestones::add)
        .get("/milestones/{id}/edit", Access::Clerk, milestones::edit)
        .post("/milestones/{id}", Access::Clerk, milestones::change)
        .post("/milestones/{id}/remove", Access::Clerk, milestones::remove)
        .get("/milestones/{id}/done", Access::Clerk, milestones::done_form)
        .post("/milestones/{id}/done", Access::Clerk, milestones::complete)
        .post("/milestones/{id}/reopen", Access::Clerk, milestones::reopen)
        .get("/initiatives/{id}/updates/new", Access::Clerk, pages::new_update)
        .post("/initiatives/{id}/updates", Access::Clerk, pages::post_update)
        .get("/initiatives/{id}/files/new", Access::Clerk, pages::new_files)
        .post("/initiatives/{id}/files", Access::Clerk, pages::add_files)
        .get("/initiatives/{id}/files/{file}/withdraw", Access::Clerk, withdrawing::ask)
        .post("/initiatives/{id}/files/{file}/withdraw", Access::Clerk, withdrawing::withdraw)
        .get("/initiatives/{id}/delivered", Access::Clerk, pages::delivered_form)
        .post("/initiatives/{id}/delivered", Access::Clerk, pages::deliver)
}
