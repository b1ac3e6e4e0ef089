//! The outbox of all communities, newest letter first.
use db::{FromRow, Reader, Row, args, sql};
use kit::{Instant, Result};
use uuid::Uuid;

/// How many letters a page shows.
pub(super) const PAGE: usize = 50;

/// A letter in the outbox.
pub(super) struct Kept {
    pub(super) id: Uuid,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) community: String,
    pub(super) host: String,
    /// When it was written: where nothing is sent, a letter's next attempt stays the moment it was posted.
    pub(super) at: Instant,
}
impl FromRow for Kept {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Kept {
            id: row.get()?,
            recipient: row.get()?,
            subject: row.get()?,
            body: row.get()?,
            community: row.get()?,
            host: row.get()?,
            at: row.get()?,
        })
    }
}

/// One page of letters, and one letter more if there are older ones.
pub(super) async fn letters(reader: &mut Reader, before: Uuid) -> Result<Vec<Kept>> {
    let statement = sql!(global "
        select m.id, m.recipient, m.subject, m.body, c.name, c.host, m.next_at
          from mail m join community c on c.id = m.community_id
         where m.id < $1 order by m.id desc limit 51");
    Ok(reader.all(statement, args![before]).await?)
}
