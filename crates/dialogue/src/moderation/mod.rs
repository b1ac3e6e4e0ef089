//! Looking after the talk: a queue of reports, decisions with their reasons, and taking a decision back.
//!
//! A hidden comment keeps its place and says why it is hidden; its author gets a statement of reasons (what was hidden,
//! by which rule, who decided, how to object), as Regulation (EU) 2022/2065, article 17, asks of hosting services.
pub mod domain;
mod letters;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use crate::comments::{CommentId, domain::Reason};
use crate::reports;
use crate::subjects::{self, SubjectKind};
use db::Writer;
use kit::area::{Duties, Duty};
use kit::{Access, Error, Result, Role, Routes, Text, Visit};
use uuid::Uuid;

/// The pages of moderators.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/moderation", Access::Moderator, pages::queue)
        .get("/moderation/decisions", Access::Moderator, pages::decisions)
        .get("/moderation/comments/{comment}", Access::Moderator, pages::comment)
        .post("/moderation/comments/{comment}", Access::Moderator, pages::decide_comment)
        .post("/moderation/comments/{comment}/restore", Access::Moderator, pages::restore)
        .get("/moderation/{kind}/{id}", Access::Moderator, pages::subject)
        .post("/moderation/{kind}/{id}", Access::Moderator, pages::decide_subject)
}

/// One line on the desk of moderators: how many reports wait, and since when.
#[must_use]
pub fn duties() -> Duties {
    Duties { find: |visit, reader| Box::pin(find_duties(visit, reader)) }
}

async fn find_duties(visit: &Visit, reader: &mut db::Reader) -> Result<Vec<Duty>> {
    if !visit.actor.is(Role::Moderator) {
        return Ok(Vec::new());
    }
    let (waiting, since) = reports::store::count_waiting(reader).await?;
    let Some(since) = since else { return Ok(Vec::new()) };
    Ok(vec![Duty {
        due: None,
        title: Text::new("moderation-duty").with("n", waiting),
        about: Text::new("moderation-duty-since").with("day", since.day()).say(visit.lang),
        action: Text::new("moderation-duty-do"),
        url: "/moderation".into(),
    }])
}

/// What moderators do about a subject on its own page.
#[derive(Debug, Clone)]
pub enum Measure {
    /// It was taken from view, by which rule and in the moderator's words.
    Hidden(Reason, String),
    /// It can be read again, and why.
    Shown(String),
}

/// Writes down what a moderator did about a subject, answers the reports that wait on it and tells its owner, in the
/// transaction that does it. The subject's area asks its own rule first.
///
/// # Errors
/// [`Error::NotFound`] if nobody has opened the subject.
pub async fn act(
    visit: &Visit,
    tx: &mut Writer,
    (kind, id): (SubjectKind, Uuid),
    measure: &Measure,
) -> Result<()> {
    let subject = subjects::find(tx, kind, id).await?.ok_or(Error::NotFound)?;
    store::write_measure(tx, (kind, id), measure, visit.person()?).await?;
    letters::of_measure(visit, tx, &subject, measure).await
}

db::events! {
    /// A comment was hidden: by which rule, and nothing of who wrote it or who decided.
    pub(crate) Hidden = "comment.hidden" (unnamed) {
        comment: CommentId,
        reason: Reason,
        subject: Uuid,
        /// The subject's.
        title: String,
    }
    /// A hidden comment can be read again.
    pub(crate) Restored = "comment.restored" (unnamed) {
        comment: CommentId,
        subject: Uuid,
        /// The subject's.
        title: String,
    }
    /// Reports were answered without hiding anything here.
    pub(crate) Settled = "reports.settled" (ByStaff) {
        kind: SubjectKind,
        /// The subject's.
        title: String,
    }
}
