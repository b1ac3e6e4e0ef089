//! Reporting a comment, or the very thing that is talked about: once per person, with a reason.
pub mod domain;
mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use store::report;

use kit::{Access, Routes};

db::events! {
    /// Something was reported. By whom is for the moderators alone.
    pub(crate) Reported = "talk.reported" (ByNone, unnamed) {}
}

/// The forms of reports.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/talk/{comment}/report", Access::Member, pages::comment_form)
        .post("/talk/{comment}/report", Access::Member, pages::report_comment)
        .get("/report/{kind}/{id}", Access::Member, pages::subject_form)
        .post("/report/{kind}/{id}", Access::Member, pages::report_subject)
}
