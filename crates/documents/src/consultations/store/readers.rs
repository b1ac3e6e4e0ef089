//! Who is sent drafts.
use super::super::domain::{SubscriberId, SubscriberKind};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, Lang, Result};

/// Somebody who is sent drafts, once they have confirmed it.
#[derive(Debug, Clone)]
pub struct DraftReader {
    pub id: SubscriberId,
    pub kind: SubscriberKind,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    /// None: asked for, and not confirmed from that address yet.
    pub confirmed_at: Option<Instant>,
}
impl FromRow for DraftReader {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(DraftReader {
            id: row.get()?,
            kind: row.get()?,
            name: row.get()?,
            email: row.get()?,
            lang: row.get()?,
            confirmed_at: row.maybe()?,
        })
    }
}

/// Everybody on the list, confirmed or not, after one of them: for the staff.
///
/// # Errors
/// If they cannot be read.
pub async fn readers(reader: &mut Reader, after: SubscriberId, limit: i64) -> Result<Vec<DraftReader>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, kind, name, email, language, confirmed_at from draft_reader
                 where community_id = $1 and id > $2 order by id limit $3"
            ),
            args![after, limit],
        )
        .await?)
}

/// Those to whom drafts are sent, after one of them.
///
/// # Errors
/// If they cannot be read.
pub async fn confirmed(reader: &mut Reader, after: SubscriberId, limit: i64) -> Result<Vec<DraftReader>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, kind, name, email, language, confirmed_at from draft_reader
                 where community_id = $1 and id > $2 and confirmed_at is not null order by id limit $3"
            ),
            args![after, limit],
        )
        .await?)
}

/// Puts an address on the list, to be confirmed from there. Returns false if it is there already.
///
/// # Errors
/// If it cannot be written.
pub async fn ask_reader(tx: &mut Writer, new: &DraftReader) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let added = tx
        .run(
            sql!(
                "
                insert into draft_reader (community_id, id, kind, name, email, email_key, language, since)
                values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"
            ),
            args![new.id, new.kind, &new.name, &new.email, new.email.to_lowercase(), new.lang, now],
        )
        .await?;
    Ok(added == 1)
}

/// Puts an address on the list for the staff, who answer for it; one that is there already becomes what they say.
///
/// # Errors
/// If it cannot be written.
pub async fn add_reader(tx: &mut Writer, new: &DraftReader) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!("
            insert into draft_reader (community_id, id, kind, name, email, email_key, language, since, confirmed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            on conflict (community_id, email_key) do update
               set kind = excluded.kind, name = excluded.name,
                   confirmed_at = coalesce(draft_reader.confirmed_at, excluded.confirmed_at)"),
        args![new.id, new.kind, &new.name, &new.email, new.email.to_lowercase(), new.lang, now],
    )
    .await?;
    Ok(())
}

/// Notes that an address has confirmed. Twice is once; returns false if it is on the list no more.
///
/// # Errors
/// If it cannot be written.
pub async fn confirm_reader(tx: &mut Writer, id: SubscriberId) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let statement = sql!("
        update draft_reader set confirmed_at = coalesce(confirmed_at, $3) where community_id = $1 and id = $2");
    Ok(tx.run(statement, args![id, now]).await? == 1)
}

/// Takes somebody off the list.
///
/// # Errors
/// If it cannot be written.
pub async fn remove_reader(tx: &mut Writer, id: SubscriberId) -> Result<()> {
    tx.run(sql!("delete from draft_reader where community_id = $1 and id = $2"), args![id]).await?;
    Ok(())
}
