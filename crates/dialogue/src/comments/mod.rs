//! Comments on a subject: said once however often the form is sent, answered in threads, mended within a quarter of an
//! hour, withdrawn by their author. [`thread`] draws the talk inside another area's page.
pub mod domain;
mod pages;
mod show;
pub mod store;
#[cfg(test)]
mod tests;

use crate::subjects::SubjectKind;
use kit::{Access, Routes};
use uuid::Uuid;

pub use domain::{Comment, CommentId, Stance};
pub use pages::{count_saying, say};
pub use show::{Thread, thread};

/// What people do with comments.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/talk/{comment}", Access::Visitor, pages::branch)
        .post("/talk/{kind}/{id}", Access::Member, pages::post)
        .post("/talk/{comment}/edit", Access::Member, pages::edit)
        .post("/talk/{comment}/withdraw", Access::Member, pages::withdraw)
}

db::events! {
    /// A comment was posted. What it says is not in the record, because comments can be withdrawn and the record cannot.
    pub(crate) Posted = "comment.posted" {
        comment: CommentId,
        kind: SubjectKind,
        subject: Uuid,
        /// The subject's.
        title: String,
    }
    /// A comment was mended.
    pub(crate) Edited = "comment.edited" (ByNone) { comment: CommentId }
    /// A comment was withdrawn by its author.
    pub(crate) Withdrawn = "comment.withdrawn" (ByNone) { comment: CommentId }
}
