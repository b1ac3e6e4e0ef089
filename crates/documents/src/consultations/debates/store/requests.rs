//! Who asked for a debate: entries of the one register.
use crate::consultations::domain::{ConsultationId, EntryId, EntryKind};
use crate::consultations::store::{NewEntry, is_registered, register};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Day, Error, Result};

/// How many associations can ask for a debate on one draft: it is one debate.
const MOST_REQUESTS: i64 = 100;

/// Somebody's request for a debate.
#[derive(Debug, Clone)]
pub struct Request {
    pub entry: EntryId,
    pub organisation: String,
    pub cui: String,
    pub text: String,
    pub received_on: Day,
    pub number: i64,
    pub year: i64,
}
impl FromRow for Request {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Request {
            entry: row.get()?,
            organisation: row.get()?,
            cui: row.get()?,
            text: row.get()?,
            received_on: row.get()?,
            number: row.get()?,
            year: row.get()?,
        })
    }
}

/// The requests for a debate on a draft.
///
/// # Errors
/// If they cannot be read.
pub async fn requests(reader: &mut Reader, id: ConsultationId) -> Result<Vec<Request>> {
    Ok(reader
        .all(
            sql!(
                "
                select q.entry_id, q.organisation, q.cui, q.text, e.received_on, e.number, e.year
                  from debate_request q
                  join transparency_entry e on e.community_id = q.community_id and e.id = q.entry_id
                 where q.community_id = $1 and q.consultation_id = $2 order by e.year, e.number limit 100"
            ),
            args![id],
        )
        .await?)
}

/// Registers a request. None if this one, or one of the same association, is there already.
///
/// # Errors
/// [`Error::Conflict`] if the term for proposals was over on the day on which it was received, or the draft has moved on.
pub async fn request(
    tx: &mut Writer,
    id: ConsultationId,
    new: &NewEntry,
    cui: &str,
    text: &str,
) -> Result<Option<(i64, i64)>> {
    // The row is held, so that the draft does not move on meanwhile; from now on it must know of the debate.
    let held = tx
        .run(
            sql!("
                update consultation set debate_asked = true
                 where community_id = $1 and id = $2 and published_at is not null and closes_on >= $3
                   and withdrawn_at is null
                   and not exists (select 1 from consultation_move m where m.community_id = $1 and m.consultation_id = $2)"),
            args![id, new.received_on],
        )
        .await?;
    if held != 1 {
        return Err(Error::Conflict("consult-denied-closed"));
    }
    let count = sql!(
        "
        select cast(count(*) as bigint) from debate_request
         where community_id = $1 and consultation_id = $2 and cui = $3"
    );
    let all = sql!(
        "
        select cast(count(*) as bigint) from debate_request where community_id = $1 and consultation_id = $2"
    );
    if tx.value::<i64>(all, args![id]).await? >= MOST_REQUESTS {
        return Err(Error::Conflict("debate-asked-enough"));
    }
    if is_registered(tx, new.id).await? || tx.value::<i64>(count, args![id, cui]).await? > 0 {
        return Ok(None);
    }
    let number = register(tx, id, EntryKind::Debate, new).await?;
    tx.run(
        sql!("
            insert into debate_request (community_id, entry_id, entry_kind, consultation_id, debate_asked, organisation,
              cui, text)
            values ($1, $2, 'debate', $3, true, $4, $5, $6)"),
        args![new.id, id, &new.sender.name, cui, text],
    )
    .await?;
    Ok(Some(number))
}
