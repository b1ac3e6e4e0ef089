//! Recommendations and their answers, line by line.
use super::super::domain::{ConsultationId, EntryId, EntryKind, Lead, Line, Verdict};
use super::register::{NewEntry, is_registered, register};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, Result};

/// [`Line`]s with their answers; contacts are not read, names only where they are public.
const LINES: &str = "
    select e.id, e.year, e.number, l.place, e.received_on, e.sender_kind,
           case when s.is_name_public then s.name end, l.label, l.address, l.text, l.wording,
           r.verdict, r.reason, r.at, c.withdrawn_at
      from consultation_line l
      join consultation c on c.community_id = l.community_id and c.id = l.consultation_id
      join transparency_entry e on e.community_id = l.community_id and e.id = l.entry_id
      left join transparency_sender s on s.community_id = l.community_id and s.entry_id = l.entry_id
      left join consultation_reply r on r.community_id = l.community_id
           and r.consultation_id = l.consultation_id and r.line = l.place";

/// What a recommendation says.
#[derive(Debug, Clone)]
pub struct Said {
    pub address: Option<i64>,
    pub label: Option<String>,
    pub text: String,
    pub wording: Option<String>,
}

/// Registers a recommendation. None if the very same one (by its id) is there already: then nothing is to be kept.
///
/// # Errors
/// [`Error::Conflict`] if the term for proposals was over on the day on which it was received, or the draft has moved on.
pub async fn recommend(
    tx: &mut Writer,
    consultation: ConsultationId,
    new: &NewEntry,
    said: &Said,
) -> Result<Option<(i64, i64)>> {
    let place: Option<(i64,)> = tx
        .one(
            sql!("
                update consultation set received = received + 1
                 where community_id = $1 and id = $2 and published_at is not null and closes_on >= $3
                   and withdrawn_at is null
                   and not exists (select 1 from consultation_move m where m.community_id = $1 and m.consultation_id = $2)
                returning received"),
            args![consultation, new.received_on],
        )
        .await?;
    // The row is held now: whoever sent the same form at the same moment has registered it, or waits for us.
    if is_registered(tx, new.id).await? {
        return Ok(None);
    }
    let Some((place,)) = place else { return Err(Error::Conflict("consult-denied-closed")) };
    let number = register(tx, consultation, EntryKind::Recommendation, new).await?;
    let before = Some(place - 1).filter(|before| *before > 0);
    let kept = tx
        .run(
            sql!("
                insert into consultation_line (community_id, consultation_id, place, kind, before, before_kind, entry_id,
                  entry_kind, address, label, text, wording)
                values ($1, $2, $3, 'recommendation', $4, $5, $6, 'recommendation', $7, $8, $9, $10)
                on conflict do nothing"),
            args![
                consultation,
                place,
                before,
                before.map(|_| "recommendation"),
                new.id,
                said.address,
                said.label.clone(),
                &said.text,
                said.wording.clone()
            ],
        )
        .await?;
    if kept == 1 { Ok(Some(number)) } else { Err(Error::Conflict("consult-denied-closed")) }
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (entry, year, number, place) = (row.get()?, row.get()?, row.get()?, row.get()?);
        let (received_on, sender_kind) = (row.get()?, row.get()?);
        let (name, label, address) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let (text, wording) = (row.get()?, row.maybe()?);
        let (verdict, reason, at) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let reply = match (verdict, reason, at) {
            (Some(verdict), Some(reason), Some(at)) => Some((verdict, reason, at)),
            _ => None,
        };
        Ok(Line {
            entry,
            year,
            number,
            place,
            received_on,
            sender_kind,
            name,
            label,
            address,
            text,
            wording,
            reply,
            is_withdrawn: row.maybe::<Instant>()?.is_some(),
        })
    }
}

/// The recommendations of a consultation after a place, in order. Contacts are not read.
///
/// # Errors
/// If they cannot be read.
pub async fn lines(reader: &mut Reader, id: ConsultationId, after: i64, limit: i64) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!(LINES, "
                 where l.community_id = $1 and l.consultation_id = $2 and l.place > $3 order by l.place limit $4"),
            args![id, after, limit],
        )
        .await?)
}

/// The recommendations on one paragraph.
///
/// # Errors
/// If they cannot be read.
pub async fn on_paragraph(reader: &mut Reader, id: ConsultationId, address: i64) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!(LINES, "
                 where l.community_id = $1 and l.consultation_id = $2 and l.address = $3 order by l.place limit 50"),
            args![id, address],
        )
        .await?)
}

/// The recommendation of an entry, with the document that it is about.
///
/// # Errors
/// If it cannot be read.
pub async fn line_of(reader: &mut Reader, entry: EntryId) -> Result<Option<Line>> {
    Ok(reader.one(sql!(LINES, "where l.community_id = $1 and l.entry_id = $2"), args![entry]).await?)
}

/// Answers a recommendation.
///
/// # Errors
/// [`Error::Conflict`] if it has an answer already.
pub async fn reply(
    tx: &mut Writer,
    one: &Allowed<Lead>,
    line: i64,
    verdict: Verdict,
    reason: &str,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let answered: Option<(i64,)> = tx
        .one(
            sql!(
                "
                update consultation set answered = answered + 1
                 where community_id = $1 and id = $2 and answered < received returning answered"
            ),
            args![one.id],
        )
        .await?;
    let Some((place,)) = answered else { return Err(Error::Conflict("consult-answered-already")) };
    let kept = tx
        .run(
            sql!("
                insert into consultation_reply (community_id, consultation_id, place, before, line, line_kind, verdict,
                  reason, at)
                values ($1, $2, $3, $4, $5, 'recommendation', $6, $7, $8) on conflict do nothing"),
            args![one.id, place, Some(place - 1).filter(|before| *before > 0), line, verdict, reason, now],
        )
        .await?;
    if kept == 1 { Ok(()) } else { Err(Error::Conflict("consult-answered-already")) }
}
