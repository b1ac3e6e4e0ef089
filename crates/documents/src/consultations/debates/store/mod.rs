//! Every statement that touches debates: the debate and its end stand here, who asks for it and who speaks in files of
//! their own.
mod requests;
mod speakers;

pub use requests::{Request, request, requests};
pub use speakers::{NewSpeaker, Speaker, call, speak, speakers};

use crate::consultations::domain::{ConsultationId, Debate, DebateId, Lead};
use crate::consultations::store as consultations;
use crate::texts::DocumentId;
use crate::texts::domain::Keep;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, Instant, Result};

/// [`Debate`]s with what they are about and their latest minutes.
const DEBATES: &str = "
    select b.id, b.consultation_id, b.place, b.starts_at, b.how, b.minutes_each, b.announced_at, d.title,
           d.slug, coalesce(m.revision, 0), m.ended_at, m.participants, b.cancelled_at, b.cancelled_because
      from debate b
      join consultation c on c.community_id = b.community_id and c.id = b.consultation_id
      join document d on d.community_id = b.community_id and d.id = c.document_id
      left join debate_minutes m on m.community_id = b.community_id and m.debate_id = b.id
           and m.revision = (select max(l.revision) from debate_minutes l
                where l.community_id = b.community_id and l.debate_id = b.id)";

db::events! {
    /// An association asked for a debate.
    pub DebateAsked = "debate.asked" {
        consultation: ConsultationId,
        number: i64,
        title: String,
    }
    /// A debate was announced.
    pub DebateAnnounced = "debate.announced" {
        debate: DebateId,
        document: DocumentId,
        title: String,
        starts_at: Instant,
    }
    /// A debate that was announced is not held.
    pub DebateCancelled = "debate.cancelled" { debate: DebateId, document: DocumentId, title: String }
    /// Somebody wants to speak, or has spoken: nobody's name stands in the log.
    pub SpeakersChanged = "debate.speakers-changed" (ByNone) { debate: DebateId }
    /// A debate ended and its minutes are public.
    pub DebateMinuted = "debate.minuted" { debate: DebateId, title: String, revision: i64 }
}

impl FromRow for Debate {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Debate {
            id: row.get()?,
            consultation: row.get()?,
            place: row.get()?,
            starts_at: row.get()?,
            how: row.get()?,
            minutes_each: row.get()?,
            announced_at: row.get()?,
            title: row.get()?,
            slug: row.get()?,
            revision: row.get()?,
            ended_at: row.maybe()?,
            participants: row.maybe()?,
            cancelled: row.maybe()?.zip(row.maybe()?),
        })
    }
}

/// A debate to be announced.
#[derive(Debug, Clone)]
pub struct NewDebate {
    pub id: DebateId,
    pub place: String,
    pub starts_at: Instant,
    pub how: String,
    pub minutes_each: i64,
}

impl NewDebate {
    /// Whether this is what was announced.
    fn is(&self, known: &Debate) -> bool {
        (&self.place, self.starts_at, &self.how, self.minutes_each)
            == (&known.place, known.starts_at, &known.how, known.minutes_each)
    }
}

/// Announces a debate. Returns false if the very same one is announced already.
///
/// # Errors
/// [`Error::Conflict`] if another one is announced under this id: the form was sent, changed and sent again; or if the
/// consultation has ended meanwhile.
pub async fn announce(tx: &mut Writer, one: &Allowed<Lead>, new: &NewDebate) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    consultations::hold(tx, one.id).await?;
    let announced = tx.run(
        sql!("
            insert into debate (community_id, id, consultation_id, place, starts_at, how, minutes_each, announced_at)
            select $1, $2, $3, $4, $5, $6, $7, $8
             where exists (select 1 from consultation c where c.community_id = $1 and c.id = $3 and c.withdrawn_at is null)
               and not exists (select 1 from consultation_move m where m.community_id = $1 and m.consultation_id = $3)
            on conflict do nothing"),
        args![new.id, one.id, &new.place, new.starts_at, &new.how, new.minutes_each, now],
    )
    .await?;
    if announced == 1 {
        return Ok(true);
    }
    match load(tx, new.id).await {
        Ok(known) if new.is(&known) => Ok(false),
        Ok(_) => Err(Error::Conflict("debate-announced-otherwise")),
        Err(Error::NotFound) => Err(Error::Conflict("debate-cannot-announce")),
        Err(other) => Err(other),
    }
}

/// Calls a debate off, for a reason that everybody reads.
///
/// # Errors
/// [`Error::Conflict`] if it has minutes, or was called off already.
pub async fn cancel(tx: &mut Writer, _: &Allowed<Keep>, id: DebateId, because: &str) -> Result<()> {
    let now = Instant(tx.stamp().now);
    hold(tx, id).await?;
    let cancelled = tx
        .run(
            sql!(
                "
                update debate set cancelled_at = $3, cancelled_because = $4
                 where community_id = $1 and id = $2 and cancelled_at is null
                   and not exists (select 1 from debate_minutes m where m.community_id = $1 and m.debate_id = $2)"
            ),
            args![id, now, because],
        )
        .await?;
    if cancelled == 1 { Ok(()) } else { Err(Error::Conflict("debate-cannot-cancel")) }
}

/// Holds a debate, so that places follow each other and nobody is put on the list while it ends.
async fn hold(tx: &mut Writer, id: DebateId) -> Result<()> {
    tx.run(sql!("update debate set how = how where community_id = $1 and id = $2"), args![id]).await?;
    Ok(())
}

/// A debate.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn load(reader: &mut Reader, id: DebateId) -> Result<Debate> {
    reader
        .one(sql!(DEBATES, "where b.community_id = $1 and b.id = $2"), args![id])
        .await?
        .ok_or(Error::NotFound)
}

/// The debates on a draft.
///
/// # Errors
/// If they cannot be read.
pub async fn of_consultation(reader: &mut Reader, id: ConsultationId) -> Result<Vec<Debate>> {
    Ok(reader
        .all(
            sql!(
                DEBATES,
                "
                 where b.community_id = $1 and b.consultation_id = $2 order by b.starts_at limit 50"
            ),
            args![id],
        )
        .await?)
}

/// The debates that ended between two moments: for reports.
///
/// # Errors
/// If they cannot be read.
pub async fn ended_between(
    reader: &mut Reader,
    from: Instant,
    to: Instant,
    limit: i64,
) -> Result<Vec<Debate>> {
    Ok(reader
        .all(
            sql!(
                DEBATES,
                "
                 where b.community_id = $1 and m.ended_at >= $2 and m.ended_at < $3 order by m.ended_at limit $4"
            ),
            args![from, to, limit],
        )
        .await?)
}

/// The debates that begin between two moments; those that were called off too.
///
/// # Errors
/// If they cannot be read.
pub async fn between(reader: &mut Reader, from: Instant, until: Instant, limit: i64) -> Result<Vec<Debate>> {
    Ok(reader
        .all(
            sql!(DEBATES, "
                 where b.community_id = $1 and b.starts_at >= $2 and b.starts_at < $3 order by b.starts_at limit $4"),
            args![from, until, limit],
        )
        .await?)
}

/// The debates that have begun and have no minutes, the first one first.
///
/// # Errors
/// If they cannot be read.
pub async fn without_minutes(
    reader: &mut Reader,
    now: Instant,
    limit: i64,
) -> Result<Vec<(DebateId, String, Instant)>> {
    Ok(reader
        .all(
            sql!(
                "
                select b.id, d.title, b.starts_at
                  from debate b
                  join consultation c on c.community_id = b.community_id and c.id = b.consultation_id
                  join document d on d.community_id = b.community_id and d.id = c.document_id
                 where b.community_id = $1 and b.cancelled_at is null and b.starts_at <= $2
                   and not exists (select 1 from debate_minutes m
                        where m.community_id = b.community_id and m.debate_id = b.id)
                 order by b.starts_at, b.id limit $3"
            ),
            args![now, limit],
        )
        .await?)
}

/// The minutes of a debate.
#[derive(Debug, Clone)]
pub struct NewMinutes {
    /// The revision that they replace; 0 for the first.
    pub replaces: i64,
    pub ended_at: Instant,
    pub participants: i64,
    pub text: String,
    pub reason: Option<String>,
}

/// Ends a debate with its minutes. It ends when everybody who registered has been called.
///
/// # Errors
/// [`Error::Conflict`] if somebody waits to speak, or others were published meanwhile.
pub async fn publish_minutes(
    tx: &mut Writer,
    _: &Allowed<Keep>,
    one: &Debate,
    new: &NewMinutes,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    hold(tx, one.id).await?;
    let published = tx
        .run(
            sql!("
                insert into debate_minutes (community_id, debate_id, consultation_id, revision, ended_at, participants,
                  text, reason, at)
                select $1, $2, $3, $4, $5, $6, $7, $8, $9
                 where not exists (select 1 from debate_speaker s where s.community_id = $1 and s.debate_id = $2
                                    and s.spoke_at is null and not s.absent)
                   and exists (select 1 from debate b where b.community_id = $1 and b.id = $2 and b.cancelled_at is null)
                   and $4 = 1 + (select cast(coalesce(max(m.revision), 0) as bigint) from debate_minutes m
                                  where m.community_id = $1 and m.debate_id = $2)
                on conflict do nothing"),
            args![
                one.id,
                one.consultation,
                new.replaces + 1,
                new.ended_at,
                new.participants,
                &new.text,
                new.reason.clone(),
                now
            ],
        )
        .await?;
    if published == 1 { Ok(()) } else { Err(Error::Conflict("debate-cannot-end")) }
}

/// The minutes that hold now: text, and why they were corrected.
///
/// # Errors
/// If they cannot be read.
pub async fn minutes(reader: &mut Reader, id: DebateId) -> Result<Option<(String, String)>> {
    Ok(reader
        .one(
            sql!(
                "
                select text, coalesce(reason, '') from debate_minutes
                 where community_id = $1 and debate_id = $2 order by revision desc limit 1"
            ),
            args![id],
        )
        .await?)
}
