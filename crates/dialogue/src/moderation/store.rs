//! Every statement of moderators.
use super::Measure;
use super::domain::{Decision, Judge, Settle, Verdict};
use crate::comments::{CommentId, domain::Reason};
use crate::reports::domain::Target;
use crate::subjects::SubjectKind;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, Lang, PersonId, Result};
use uuid::Uuid;

/// Decisions with who made them.
const DECISIONS: &str = "
    select d.id, d.kind, d.subject_id, d.comment_id, d.verdict, d.reason, d.words, d.at, p.name, s.title
      from decision d
      join subject s on s.community_id = d.community_id and s.kind = d.kind and s.id = d.subject_id
      join person p on p.id = d.decided_by";

/// Writes a decision down and answers the reports that wait with it. Returns how many there were.
async fn write_down(tx: &mut Writer, on: Target, decision: &Decision, by: PersonId) -> Result<u64> {
    let (id, now) = (tx.new_id(), tx.stamp().now);
    tx.run(
        sql!("
            insert into decision (community_id, id, kind, subject_id, comment_id, verdict, reason, words, decided_by, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![id, on.kind, on.subject, on.comment, decision.verdict, decision.reason, &decision.words, by, now],
    )
    .await?;
    Ok(tx
        .run(
            sql!("update report set decision_id = $3 where community_id = $1 and target_id = $2 and decision_id is null"),
            args![on.id(), id],
        )
        .await?)
}

/// Decides on a comment that can be read. Whoever comes second is told so.
pub(super) async fn decide(
    tx: &mut Writer,
    on: &Allowed<Judge>,
    decision: &Decision,
    by: PersonId,
) -> Result<()> {
    let now = tx.stamp().now;
    if decision.verdict == Verdict::Hide {
        let rows = tx
            .run(
                sql!(
                    "
                    update comment set hidden_at = $3, hidden_reason = $4, hidden_words = $5
                     where community_id = $1 and id = $2 and hidden_at is null and withdrawn_at is null"
                ),
                args![on.id, now, decision.reason, &decision.words],
            )
            .await?;
        if rows == 0 {
            return Err(Error::Conflict("moderation-late"));
        }
    }
    let target = Target { kind: on.kind, subject: on.subject, comment: Some(on.id) };
    let answered = write_down(tx, target, decision, by).await?;
    // To keep what nobody reports is no decision.
    if decision.verdict == Verdict::Keep && answered == 0 {
        return Err(Error::Conflict("moderation-late"));
    }
    Ok(())
}

/// Lets a hidden comment be read again.
pub(super) async fn restore(tx: &mut Writer, on: &Allowed<Judge>, words: &str, by: PersonId) -> Result<()> {
    let rows = tx
        .run(
            sql!(
                "
                update comment set hidden_at = null, hidden_reason = null, hidden_words = null
                 where community_id = $1 and id = $2 and hidden_at is not null"
            ),
            args![on.id],
        )
        .await?;
    if rows == 0 {
        return Err(Error::Conflict("moderation-late"));
    }
    let target = Target { kind: on.kind, subject: on.subject, comment: Some(on.id) };
    let decision = Decision { verdict: Verdict::Restore, reason: None, words: words.to_owned() };
    write_down(tx, target, &decision, by).await?;
    Ok(())
}

/// Answers the reports on a subject.
pub(super) async fn settle(
    tx: &mut Writer,
    on: &Allowed<Settle>,
    decision: &Decision,
    by: PersonId,
) -> Result<()> {
    let target = Target { kind: on.0.kind, subject: on.0.id, comment: None };
    match write_down(tx, target, decision, by).await? {
        0 => Err(Error::Conflict("moderation-late")),
        _ => Ok(()),
    }
}

/// Writes down what was done about a subject on its own page.
pub(super) async fn write_measure(
    tx: &mut Writer,
    (kind, subject): (SubjectKind, Uuid),
    measure: &Measure,
    by: PersonId,
) -> Result<()> {
    let (verdict, reason, words) = match measure {
        Measure::Hidden(reason, words) => (Verdict::Hide, Some(*reason), words.clone()),
        Measure::Shown(words) => (Verdict::Restore, None, words.clone()),
    };
    let target = Target { kind, subject, comment: None };
    write_down(tx, target, &Decision { verdict, reason, words }, by).await?;
    Ok(())
}

/// A decision that was made.
pub(super) struct Made {
    pub id: Uuid,
    pub kind: SubjectKind,
    pub subject: Uuid,
    pub comment: Option<CommentId>,
    pub verdict: Verdict,
    pub reason: Option<Reason>,
    pub words: String,
    pub at: Instant,
    pub by: String,
    pub title: String,
}
impl FromRow for Made {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Made {
            id: row.get()?,
            kind: row.get()?,
            subject: row.get()?,
            comment: row.maybe()?,
            verdict: row.get()?,
            reason: row.maybe()?,
            words: row.get()?,
            at: row.get()?,
            by: row.get()?,
            title: row.get()?,
        })
    }
}

impl Made {
    /// The page on which it can be looked at again.
    pub(super) fn url(&self) -> String {
        match self.comment {
            Some(comment) => format!("/moderation/comments/{comment}"),
            None => format!("/moderation/{}/{}", self.kind.code(), db::encode_id(self.subject)),
        }
    }
}

/// The decisions before `before`, newest first.
pub(super) async fn decisions(reader: &mut Reader, before: Uuid, limit: i64) -> Result<Vec<Made>> {
    Ok(reader
        .all(
            sql!(DECISIONS, "where d.community_id = $1 and d.id < $2 order by d.id desc limit $3"),
            args![before, limit],
        )
        .await?)
}

/// The decisions on one comment, oldest first.
pub(super) async fn decisions_on(reader: &mut Reader, comment: CommentId) -> Result<Vec<Made>> {
    Ok(reader
        .all(
            sql!(DECISIONS, "where d.community_id = $1 and d.comment_id = $2 order by d.id limit 50"),
            args![comment],
        )
        .await?)
}

/// Where to write to somebody.
pub(super) struct Recipient {
    pub email: Option<String>,
    pub lang: Lang,
}
impl FromRow for Recipient {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Recipient { email: row.maybe()?, lang: row.get()? })
    }
}

/// Where to write to a person.
pub(super) async fn recipient(reader: &mut Reader, person: PersonId) -> Result<Option<Recipient>> {
    Ok(reader
        .one(
            sql!(global "select email, language from person where id = $1 and erased_at is null"),
            args![person],
        )
        .await?)
}
