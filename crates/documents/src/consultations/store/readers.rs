//! Who is sent drafts.
use super::super::domain::{SubscriberId, SubscriberKind};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, Lang, Result};

/// Somebody who is sent drafts.
#[derive(Debug, Clone)]
pub struct DraftReader {
    pub id: SubscriberId,
    pub kind: SubscriberKind,
    pub name: String,
    pub email: String,
    pub lang: Lang,
}
impl FromRow for DraftReader {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(DraftReader {
            id: row.get()?,
            kind: row.get()?,
            name: row.get()?,
            email: row.get()?,
            lang: row.get()?,
        })
    }
}

/// Everybody who is sent drafts, after one of them.
///
/// # Errors
/// If they cannot be read.
pub async fn readers(reader: &mut Reader, after: SubscriberId, limit: i64) -> Result<Vec<DraftReader>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, kind, name, email, language from draft_reader
                 where community_id = $1 and id > $2 order by id limit $3"
            ),
            args![after, limit],
        )
        .await?)
}

/// Adds somebody to those who are sent drafts; an address that is there already stays as it is.
///
/// # Errors
/// If it cannot be written.
pub async fn add_reader(tx: &mut Writer, new: &DraftReader) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!(
            "
            insert into draft_reader (community_id, id, kind, name, email, email_key, language, since)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"
        ),
        args![new.id, new.kind, &new.name, &new.email, new.email.to_lowercase(), new.lang, now],
    )
    .await?;
    Ok(())
}

/// Takes somebody off the list.
///
/// # Errors
/// If it cannot be written.
pub async fn remove_reader(tx: &mut Writer, id: SubscriberId) -> Result<()> {
    tx.run(sql!("delete from draft_reader where community_id = $1 and id = $2"), args![id]).await?;
    Ok(())
}
