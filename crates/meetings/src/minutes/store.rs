//! Every statement that touches minutes and annexes.
use super::domain::{Annex, AnnexWithdrawn, Corrected, Published, WithdrawAnnex};
use super::{Minutes, MinutesId, NewMinutes};
use crate::announcements::{Meeting, store as announcements};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::files::{self, Checked, FileInfo, SeenBy, Withdrawal};
use kit::{Allowed, Error, FileId, Instant, MeetingId, PersonId, Result};

impl FromRow for Minutes {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Minutes {
            id: row.get()?,
            revision: row.get()?,
            text: row.get()?,
            reason: row.maybe()?,
            published_at: row.get()?,
        })
    }
}

/// Publishes the minutes of a meeting with their annexes. Returns false if the very same ones (by their id) are there
/// already; then no file is kept.
///
/// # Errors
/// [`Error::Conflict`] if the meeting has not begun, was cancelled, or somebody has published others meanwhile.
pub async fn publish_minutes(
    tx: &mut Writer,
    meeting: &Meeting,
    new: &NewMinutes,
    annexes: Vec<Checked>,
) -> Result<bool> {
    announcements::hold(tx, meeting.id).await?;
    let (now, revision) = (Instant(tx.stamp().now), new.replaces + 1);
    let published = tx
        .run(
            sql!(
                "
                insert into minutes (community_id, id, meeting_id, revision, text, reason, published_at)
                select $1, $2, m.id, $4, $5, $6, $7
                  from meeting m
                 where m.community_id = $1 and m.id = $3 and m.starts_at <= $7 and m.cancelled_at is null
                   and $4 = 1 + (select cast(coalesce(max(r.revision), 0) as bigint) from minutes r
                                  where r.community_id = $1 and r.meeting_id = $3)
                on conflict do nothing"
            ),
            args![new.id, meeting.id, revision, &new.text, new.reason.clone(), now],
        )
        .await?;
    if published == 0 {
        let is_there = is_published(tx, new.id).await?;
        return if is_there { Ok(false) } else { Err(Error::Conflict("minutes-changed-meanwhile")) };
    }
    let by = tx.stamp().person.map(PersonId);
    for file in annexes {
        let id = files::keep(tx, file, SeenBy::All, by).await?;
        let statement = sql!("insert into annex (community_id, file_id, meeting_id) values ($1, $2, $3)");
        tx.run(statement, args![id, meeting.id]).await?;
    }
    let (id, title) = (meeting.id, meeting.title.clone());
    match &new.reason {
        None => tx.record(&Published { meeting: id, title, minutes: new.id }).await?,
        Some(reason) => {
            tx.record(&Corrected { meeting: id, title, minutes: new.id, reason: reason.clone() }).await?
        }
    }
    Ok(true)
}

async fn is_published(tx: &mut Writer, id: MinutesId) -> Result<bool> {
    let statement = sql!("select cast(count(*) as bigint) from minutes where community_id = $1 and id = $2");
    Ok(tx.value::<i64>(statement, args![id]).await? > 0)
}

/// All minutes of a meeting, the latest first.
///
/// # Errors
/// If they cannot be read.
pub async fn history(reader: &mut Reader, meeting: MeetingId) -> Result<Vec<Minutes>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, revision, text, reason, published_at from minutes
                 where community_id = $1 and meeting_id = $2 order by revision desc limit 50"
            ),
            args![meeting],
        )
        .await?)
}

/// [`Annex`]es, as they are read.
const ANNEXES: &str = "
    select f.id, f.name, f.media_type, f.size, f.width, f.height, f.seen, f.withdrawn_at, f.withdrawn_because
      from annex a join file f on f.community_id = a.community_id and f.id = a.file_id";

impl FromRow for Annex {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Annex { file: FileInfo::from_row(row)?, withdrawn: Withdrawal::of(row)? })
    }
}

/// The annexes of a meeting, in the order in which they came; those that were taken back too.
///
/// # Errors
/// If they cannot be read.
pub async fn annexes(reader: &mut Reader, meeting: MeetingId) -> Result<Vec<Annex>> {
    Ok(reader
        .all(
            sql!(ANNEXES, "where a.community_id = $1 and a.meeting_id = $2 order by a.file_id limit 200"),
            args![meeting],
        )
        .await?)
}

/// One annex of a meeting.
///
/// # Errors
/// If it cannot be read.
pub async fn annex(reader: &mut Reader, meeting: MeetingId, file: FileId) -> Result<Option<Annex>> {
    Ok(reader
        .one(
            sql!(ANNEXES, "where a.community_id = $1 and a.meeting_id = $2 and a.file_id = $3"),
            args![meeting, file],
        )
        .await?)
}

/// Takes an annex back.
///
/// # Errors
/// [`Error::Conflict`] if somebody has taken it back already.
pub async fn withdraw_annex(
    tx: &mut Writer,
    meeting: &Allowed<WithdrawAnnex>,
    annex: &Annex,
    reason: &str,
) -> Result<()> {
    files::withdraw(tx, annex.file.id, reason, "minutes-annex-withdrawn-already").await?;
    let (title, reason) = (meeting.title.clone(), reason.to_owned());
    Ok(tx.record(&AnnexWithdrawn { meeting: meeting.id, title, reason }).await?)
}
