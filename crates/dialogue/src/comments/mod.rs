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
use serde::Serialize;

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

/// A comment was posted. What it says is not in the record, because comments can be withdrawn and the record cannot.
#[derive(Serialize)]
pub(crate) struct Posted {
    pub comment: CommentId,
    pub kind: SubjectKind,
    /// The subject's.
    pub title: String,
}
impl db::Event for Posted {
    const NAME: &'static str = "comment.posted";
}

/// A comment was mended.
#[derive(Serialize)]
pub(crate) struct Edited {
    pub comment: CommentId,
}
impl db::Event for Edited {
    const NAME: &'static str = "comment.edited";
    const SEEN: db::Seen = db::Seen::ByNone;
}

/// A comment was withdrawn by its author.
#[derive(Serialize)]
pub(crate) struct Withdrawn {
    pub comment: CommentId,
}
impl db::Event for Withdrawn {
    const NAME: &'static str = "comment.withdrawn";
    const SEEN: db::Seen = db::Seen::ByNone;
}
