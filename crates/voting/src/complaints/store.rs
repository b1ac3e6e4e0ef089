//! Every statement about complaints.
use super::domain::{Complaint, ComplaintId, File, PER_PERSON, Reply};
use crate::vote::store::hold_term;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::access::Allowed;
use kit::{Error, Instant, Result, VoteId};

db::events! {
    /// A complaint was filed.
    pub(super) ComplaintFiled = "vote.complaint" (unnamed) { vote: VoteId, title: String, number: i64 }
    /// A complaint was answered.
    pub(super) ComplaintAnswered = "vote.complaint-answered" { vote: VoteId, title: String, number: i64 }
}

impl FromRow for Complaint {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Complaint {
            id: row.get()?,
            number: row.get()?,
            words: row.get()?,
            at: row.get()?,
            answer: row.maybe()?,
            answered_at: row.maybe()?,
        })
    }
}

/// The complaints about a vote, in the order in which they came.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn of_vote(reader: &mut Reader, vote: VoteId) -> Result<Vec<Complaint>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, number, words, at, answer, answered_at from vote_complaint
                 where community_id = $1 and vote_id = $2 order by number limit 1000"
            ),
            args![vote],
        )
        .await?)
}

/// Keeps a complaint of the writer's person under the id that its form had. None if that form was sent before. The caller
/// commits with what is returned.
///
/// # Errors
/// [`Error::TooMany`] if this person has filed five.
pub(super) async fn file(
    tx: &mut Writer,
    vote: &Allowed<File>,
    id: ComplaintId,
    words: &str,
) -> Result<Option<ComplaintFiled>> {
    // Complaints are numbered: one after the other.
    hold_term(tx, vote.id).await?;
    let (person, now) = (tx.stamp().person, Instant(tx.stamp().now));
    let theirs = sql!(
        "
        select cast(count(*) as bigint) from vote_complaint
         where community_id = $1 and vote_id = $2 and person_id = $3 and id <> $4"
    );
    if tx.value::<i64>(theirs, args![vote.id, person, id]).await? >= PER_PERSON {
        return Err(Error::TooMany);
    }
    let all =
        sql!("select cast(count(*) as bigint) from vote_complaint where community_id = $1 and vote_id = $2");
    let number = 1 + tx.value::<i64>(all, args![vote.id]).await?;
    let filed = tx
        .run(
            sql!(
                "
                insert into vote_complaint (community_id, id, vote_id, number, person_id, words, at)
                values ($1, $2, $3, $4, $5, $6, $7) on conflict (community_id, id) do nothing"
            ),
            args![id, vote.id, number, person, words, now],
        )
        .await?;
    Ok((filed == 1).then(|| ComplaintFiled { vote: vote.id, title: vote.title.clone(), number }))
}

/// Keeps the answer to a complaint; an answer is not changed. The caller commits with what is returned.
///
/// # Errors
/// [`Error::Conflict`] if it has been answered.
pub(super) async fn answer(
    tx: &mut Writer,
    vote: &Allowed<Reply>,
    complaint: &Complaint,
    words: &str,
) -> Result<ComplaintAnswered> {
    let now = Instant(tx.stamp().now);
    let answered = tx
        .run(
            sql!(
                "
                update vote_complaint set answer = $4, answered_at = $5
                 where community_id = $1 and vote_id = $2 and id = $3 and answer is null"
            ),
            args![vote.id, complaint.id, words, now],
        )
        .await?;
    if answered == 0 {
        return Err(Error::Conflict("complaint-answered-already"));
    }
    Ok(ComplaintAnswered { vote: vote.id, title: vote.title.clone(), number: complaint.number })
}
