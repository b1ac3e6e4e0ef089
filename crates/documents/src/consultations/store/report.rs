//! What the yearly report of art. 13 counts, and what the authority was asked for.
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Error, Instant, Result};

/// What the authority was asked for.
#[derive(Debug, Clone, Default)]
pub(in crate::consultations) struct Note {
    pub revision: i64,
    pub court_cases: i64,
    pub court_text: String,
    pub evaluation: String,
    pub closed_meetings: i64,
    pub closed_text: String,
    pub participants: i64,
}
impl FromRow for Note {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Note {
            revision: row.get()?,
            court_cases: row.get()?,
            court_text: row.get()?,
            evaluation: row.get()?,
            closed_meetings: row.get()?,
            closed_text: row.get()?,
            participants: row.get()?,
        })
    }
}

/// Recommendations received in a year, and how many of them were taken over, wholly or in part.
pub(in crate::consultations) async fn recommendations(reader: &mut Reader, year: i64) -> Result<(i64, i64)> {
    let row: Option<(i64, i64)> = reader
        .one(
            sql!("
                select cast(count(*) as bigint), cast(coalesce(sum(case when r.verdict in ('accepted', 'partly') then 1 else 0 end), 0) as bigint)
                  from transparency_entry e
                  join consultation_line l on l.community_id = e.community_id and l.entry_id = e.id
                  left join consultation_reply r on r.community_id = l.community_id
                       and r.consultation_id = l.consultation_id and r.line = l.place
                 where e.community_id = $1 and e.year = $2"),
            args![year],
        )
        .await?;
    Ok(row.unwrap_or_default())
}

/// The drafts that were announced in the urgency procedure between two moments: title and slug.
pub(in crate::consultations) async fn urgent(
    reader: &mut Reader,
    from: Instant,
    to: Instant,
    limit: i64,
) -> Result<Vec<(String, String)>> {
    Ok(reader
        .all(
            sql!("
                select d.title, d.slug
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                 where c.community_id = $1 and c.published_at >= $2 and c.published_at < $3 and c.urgency is not null
                 order by c.published_at, c.id limit $4"),
            args![from, to, limit],
        )
        .await?)
}

/// The consultations that were withdrawn between two moments: title, slug and the reason.
pub(in crate::consultations) async fn withdrawn_between(
    reader: &mut Reader,
    from: Instant,
    to: Instant,
    limit: i64,
) -> Result<Vec<(String, String, String)>> {
    Ok(reader
        .all(
            sql!(
                "
                select d.title, d.slug, c.withdrawn_because
                  from consultation c
                  join document d on d.community_id = c.community_id and d.id = c.document_id
                 where c.community_id = $1 and c.withdrawn_at >= $2 and c.withdrawn_at < $3
                 order by c.withdrawn_at, c.id limit $4"
            ),
            args![from, to, limit],
        )
        .await?)
}

/// The years in which something was registered, the latest first.
pub(in crate::consultations) async fn years(reader: &mut Reader) -> Result<Vec<i64>> {
    let rows: Vec<(i64,)> = reader
        .all(
            sql!("select year from transparency_book where community_id = $1 order by year desc limit 50"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().map(|(year,)| year).collect())
}

pub(in crate::consultations) async fn note(reader: &mut Reader, year: i64) -> Result<Option<Note>> {
    Ok(reader
        .one(
            sql!("
                select revision, court_cases, court_text, evaluation, closed_meetings, closed_text, participants
                  from transparency_note where community_id = $1 and year = $2 order by revision desc limit 1"),
            args![year],
        )
        .await?)
}

pub(in crate::consultations) async fn keep_note(tx: &mut Writer, year: i64, new: &Note) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let kept = tx
        .run(
            sql!("
                insert into transparency_note (community_id, year, revision, court_cases, court_text, evaluation,
                  closed_meetings, closed_text, participants, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing"),
            args![
                year,
                new.revision,
                new.court_cases,
                &new.court_text,
                &new.evaluation,
                new.closed_meetings,
                &new.closed_text,
                new.participants,
                now
            ],
        )
        .await?;
    if kept == 1 { Ok(()) } else { Err(Error::Conflict("consult-report-meanwhile")) }
}
