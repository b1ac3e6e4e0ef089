//! The list of speakers of a debate.
use super::hold;
use crate::consultations::domain::DebateId;
use crate::texts::domain::Keep;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, Result};
use uuid::Uuid;

/// How many people a list of speakers takes: more cannot be heard in a day.
const MOST_SPEAKERS: i64 = 200;

/// Somebody on the list of speakers.
#[derive(Debug, Clone)]
pub struct Speaker {
    pub place: i64,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub spoke_at: Option<Instant>,
    pub absent: bool,
}
impl FromRow for Speaker {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Speaker {
            place: row.get()?,
            name: row.maybe()?,
            organisation: row.maybe()?,
            spoke_at: row.maybe()?,
            absent: row.get()?,
        })
    }
}

/// The list of speakers.
///
/// # Errors
/// If it cannot be read.
pub async fn speakers(reader: &mut Reader, id: DebateId) -> Result<Vec<Speaker>> {
    Ok(reader
        .all(
            sql!(
                "
                select place, name, organisation, spoke_at, absent from debate_speaker
                 where community_id = $1 and debate_id = $2 order by place limit 300"
            ),
            args![id],
        )
        .await?)
}

/// Somebody who wants to speak.
#[derive(Debug, Clone)]
pub struct NewSpeaker {
    pub name: String,
    pub organisation: Option<String>,
    /// Made with the form: sent twice, it is kept once.
    pub key: Uuid,
    /// Whether the staff puts them on the list: then the debate may have begun.
    pub by_staff: bool,
}

/// Puts somebody on the list, in the order of registration. Returns false if this form was sent already.
///
/// # Errors
/// [`Error::Conflict`] if the debate has begun (for the staff: has ended), was cancelled, or the list is full.
pub async fn speak(tx: &mut Writer, id: DebateId, new: &NewSpeaker) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    hold(tx, id).await?;
    let sent = sql!(
        "
        select cast(count(*) as bigint) from debate_speaker
         where community_id = $1 and debate_id = $2 and form_key = $3"
    );
    if tx.value::<i64>(sent, args![id, new.key]).await? > 0 {
        return Ok(false);
    }
    let added = tx
        .run(
            sql!("
                insert into debate_speaker (community_id, debate_id, place, name, organisation, form_key, absent)
                select $1, $2, 1 + (select cast(coalesce(max(s.place), 0) as bigint) from debate_speaker s
                                     where s.community_id = $1 and s.debate_id = $2), $3, $4, $5, false
                 where not exists (select 1 from debate_minutes m where m.community_id = $1 and m.debate_id = $2)
                   and exists (select 1 from debate b where b.community_id = $1 and b.id = $2
                                and b.cancelled_at is null and ($7 or b.starts_at > $8))
                   and (select count(*) from debate_speaker s where s.community_id = $1 and s.debate_id = $2) < $6
                on conflict do nothing"),
            args![
                id,
                &new.name,
                new.organisation.clone(),
                new.key,
                MOST_SPEAKERS,
                new.by_staff,
                now
            ],
        )
        .await?;
    if added == 1 { Ok(true) } else { Err(Error::Conflict("debate-no-more-speakers")) }
}

/// Notes that somebody spoke, or was called and was not there; also after the draft has moved on, because a debate ends
/// only when everybody was called.
///
/// # Errors
/// [`Error::NotFound`] if nobody stands there who has not been called.
pub async fn call(tx: &mut Writer, _: &Allowed<Keep>, id: DebateId, place: i64, spoke: bool) -> Result<()> {
    let spoke_at = spoke.then(|| Instant(tx.stamp().now));
    let called = tx
        .run(
            sql!(
                "
                update debate_speaker set spoke_at = $4, absent = $5
                 where community_id = $1 and debate_id = $2 and place = $3 and spoke_at is null"
            ),
            args![id, place, spoke_at, !spoke],
        )
        .await?;
    if called == 1 { Ok(()) } else { Err(Error::NotFound) }
}
