//! Every statement that touches reports.
use super::domain::{Target, Why};
use crate::comments::{CommentId, domain::Reason};
use crate::subjects::SubjectKind;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, Result};
use uuid::Uuid;

/// Reports, as they are read.
const REPORTS: &str = "
    select r.id, r.kind, r.subject_id, r.comment_id, r.target_id, r.reason, r.words, r.said, r.at, s.title
      from report r
      join subject s on s.community_id = r.community_id and s.kind = r.kind and s.id = r.subject_id";

/// Notes a report with what was said at that moment. False: this person has reported it before.
///
/// # Errors
/// If it cannot be written.
pub async fn report(tx: &mut Writer, on: Target, why: &Why, said: &str) -> Result<bool> {
    let (id, now) = (tx.new_id(), tx.stamp().now);
    let rows = tx
        .run(
            sql!("
                insert into report (community_id, id, kind, subject_id, comment_id, target_id, person_id, reason, words, said, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (community_id, target_id, person_id) do nothing"),
            args![id, on.kind, on.subject, on.comment, on.id(), why.person, why.reason, &why.words, said, now],
        )
        .await?;
    Ok(rows == 1)
}

/// A report that waits, as moderators see it.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub id: Uuid,
    pub kind: SubjectKind,
    pub subject: Uuid,
    pub comment: Option<CommentId>,
    pub target: Uuid,
    pub reason: Reason,
    pub words: String,
    /// What was reported, as it stood then.
    pub said: String,
    pub at: Instant,
    pub title: String,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            id: row.get()?,
            kind: row.get()?,
            subject: row.get()?,
            comment: row.maybe()?,
            target: row.get()?,
            reason: row.get()?,
            words: row.get()?,
            said: row.get()?,
            at: row.get()?,
            title: row.get()?,
        })
    }
}

/// The reports that wait, oldest first, from after `after` on: one more than a page shows.
pub(crate) async fn waiting(reader: &mut Reader, after: Uuid, limit: i64) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!(
                REPORTS,
                "
                 where r.community_id = $1 and r.decision_id is null and r.id > $2 order by r.id limit $3"
            ),
            args![after, limit],
        )
        .await?)
}

/// The reports on one thing that wait, oldest first.
pub(crate) async fn of_target(reader: &mut Reader, target: Uuid) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!(REPORTS, "
                 where r.community_id = $1 and r.target_id = $2 and r.decision_id is null order by r.id limit 200"),
            args![target],
        )
        .await?)
}

/// How many reports wait, and since when.
pub(crate) async fn count_waiting(reader: &mut Reader) -> Result<(i64, Option<Instant>)> {
    struct Counted(i64, Option<Instant>);
    impl FromRow for Counted {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            Ok(Counted(row.get()?, row.maybe()?))
        }
    }
    let counted: Option<Counted> = reader
        .one(
            sql!(
                "
                select cast(count(*) as bigint), min(at) from report
                 where community_id = $1 and decision_id is null"
            ),
            args![],
        )
        .await?;
    Ok(counted.map_or((0, None), |Counted(n, since)| (n, since)))
}
