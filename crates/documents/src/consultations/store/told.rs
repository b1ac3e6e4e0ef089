//! Of which meetings those who wrote were told, and how they can be.
use super::super::domain::ConsultationId;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::area::Dated;
use kit::{Instant, Lang, Result};

/// A meeting of which those who wrote were told.
#[derive(Debug, Clone)]
pub struct Told {
    /// The word that names the meeting in the calendar.
    pub meeting: String,
    pub title: String,
    pub url: String,
    pub starts_at: Instant,
    /// How many letters went out by e-mail.
    pub by_mail: i64,
    pub at: Instant,
}
impl FromRow for Told {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Told {
            meeting: row.get()?,
            title: row.get()?,
            url: row.get()?,
            starts_at: row.get()?,
            by_mail: row.get()?,
            at: row.get()?,
        })
    }
}

/// The meetings of which those who wrote were told, the first one first.
///
/// # Errors
/// If they cannot be read.
pub async fn told(reader: &mut Reader, id: ConsultationId) -> Result<Vec<Told>> {
    Ok(reader
        .all(
            sql!(
                "
                select meeting, title, url, starts_at, by_mail, at from consultation_told
                 where community_id = $1 and consultation_id = $2 order by at, meeting limit 50"
            ),
            args![id],
        )
        .await?)
}

/// Keeps that those who wrote were told of a meeting. Returns false if they had been.
///
/// # Errors
/// If it cannot be written.
pub async fn keep_told(
    tx: &mut Writer,
    id: ConsultationId,
    meeting: &Dated,
    title: &str,
    by_mail: i64,
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let kept = tx
        .run(
            sql!(
                "
                insert into consultation_told (community_id, consultation_id, meeting, title, url, starts_at, by_mail, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"
            ),
            args![id, &meeting.word, title, &meeting.url, meeting.starts_at, by_mail, now],
        )
        .await?;
    Ok(kept == 1)
}

/// An e-mail address of those who wrote about a draft, and the language in which to write to it.
pub(in crate::consultations) struct Address {
    /// In small letters: the same address in two spellings is one.
    pub key: String,
    pub email: String,
    pub lang: Lang,
}
impl FromRow for Address {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Address { key: row.get()?, email: row.get()?, lang: row.get()? })
    }
}

/// The addresses of those who wrote and can be reached by e-mail, each once, after one of them.
pub(in crate::consultations) async fn addresses(
    reader: &mut Reader,
    id: ConsultationId,
    after: &str,
    limit: i64,
) -> Result<Vec<Address>> {
    Ok(reader
        .all(
            sql!(
                "
                select lower(s.email), min(s.email), min(s.language)
                  from transparency_entry e
                  join transparency_sender s on s.community_id = e.community_id and s.entry_id = e.id
                 where e.community_id = $1 and e.consultation_id = $2 and s.email is not null and lower(s.email) > $3
                 group by lower(s.email) order by lower(s.email) limit $4"
            ),
            args![id, after, limit],
        )
        .await?)
}

/// How many of those who wrote can be reached by e-mail.
pub(in crate::consultations) async fn reachable(reader: &mut Reader, id: ConsultationId) -> Result<i64> {
    Ok(reader
        .value(
            sql!(
                "
                select cast(count(distinct lower(s.email)) as bigint)
                  from transparency_entry e
                  join transparency_sender s on s.community_id = e.community_id and s.entry_id = e.id
                 where e.community_id = $1 and e.consultation_id = $2"
            ),
            args![id],
        )
        .await?)
}

/// Those who wrote and can only be reached by post: name and postal address.
pub(in crate::consultations) async fn by_post(
    reader: &mut Reader,
    id: ConsultationId,
    limit: i64,
) -> Result<Vec<(String, String)>> {
    Ok(reader
        .all(
            sql!(
                "
                select coalesce(s.name, ''), s.postal
                  from transparency_entry e
                  join transparency_sender s on s.community_id = e.community_id and s.entry_id = e.id
                 where e.community_id = $1 and e.consultation_id = $2 and s.email is null and s.postal is not null
                 order by e.number limit $3"
            ),
            args![id, limit],
        )
        .await?)
}
