//! Every statement that touches debates.
use crate::consultations::domain::{ConsultationId, Debate, DebateId, EntryId, EntryKind, Lead};
use crate::consultations::store::{NewEntry, is_registered, register};
use crate::texts::DocumentId;
use crate::texts::domain::Keep;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Day, Error, Instant, Result};
use uuid::Uuid;

/// [`Debate`]s with what they are about and their latest minutes.
const DEBATES: &str = "
    select b.id, b.consultation_id, b.place, b.starts_at, b.how, b.minutes_each, b.announced_at, d.title,
           d.slug, coalesce(m.revision, 0), m.ended_at, m.participants
      from debate b
      join consultation c on c.community_id = b.community_id and c.id = b.consultation_id
      join document d on d.community_id = b.community_id and d.id = c.document_id
      left join debate_minutes m on m.community_id = b.community_id and m.debate_id = b.id
           and m.revision = (select max(l.revision) from debate_minutes l
                where l.community_id = b.community_id and l.debate_id = b.id)";

/// How many people a list of speakers takes: more cannot be heard in a day.
const MOST_SPEAKERS: i64 = 200;
/// How many associations can ask for a debate on one draft: it is one debate.
const MOST_REQUESTS: i64 = 100;

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
        })
    }
}

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
/// [`Error::Conflict`] if the draft has moved on.
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
                 where community_id = $1 and id = $2 and published_at is not null
                   and not exists (select 1 from consultation_move m where m.community_id = $1 and m.consultation_id = $2)"),
            args![id],
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

/// A debate to be announced.
#[derive(Debug, Clone)]
pub struct NewDebate {
    pub id: DebateId,
    pub place: String,
    pub starts_at: Instant,
    pub how: String,
    pub minutes_each: i64,
}

/// Announces a debate. Returns false if the very same one (by its id) is announced already.
///
/// # Errors
/// If it cannot be written.
pub async fn announce(tx: &mut Writer, one: &Allowed<Lead>, new: &NewDebate) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let announced = tx.run(
        sql!("
            insert into debate (community_id, id, consultation_id, place, starts_at, how, minutes_each, announced_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing"),
        args![new.id, one.id, &new.place, new.starts_at, &new.how, new.minutes_each, now],
    )
    .await?;
    Ok(announced == 1)
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

/// The debates that ended between two moments, and those whose minutes are not there yet at the later one: for reports.
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
            sql!("
                select b.id, b.consultation_id, b.place, b.starts_at, b.how, b.minutes_each, b.announced_at, d.title,
                       d.slug, m.revision, m.ended_at, m.participants
                  from debate b
                  join consultation c on c.community_id = b.community_id and c.id = b.consultation_id
                  join document d on d.community_id = b.community_id and d.id = c.document_id
                  join debate_minutes m on m.community_id = b.community_id and m.debate_id = b.id
                       and m.revision = (select max(l.revision) from debate_minutes l
                            where l.community_id = b.community_id and l.debate_id = b.id)
                 where b.community_id = $1 and m.ended_at >= $2 and m.ended_at < $3 order by m.ended_at limit $4"),
            args![from, to, limit],
        )
        .await?)
}

/// The debates that begin between two moments.
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

/// The debates that were announced and have no minutes.
///
/// # Errors
/// If they cannot be read.
pub async fn open(reader: &mut Reader, limit: i64) -> Result<Vec<(DebateId, String, Instant)>> {
    Ok(reader
        .all(
            sql!(
                "
                select b.id, d.title, b.starts_at
                  from debate b
                  join consultation c on c.community_id = b.community_id and c.id = b.consultation_id
                  join document d on d.community_id = b.community_id and d.id = c.document_id
                 where b.community_id = $1 and not exists (select 1 from debate_minutes m
                        where m.community_id = b.community_id and m.debate_id = b.id)
                 order by b.starts_at limit $2"
            ),
            args![limit],
        )
        .await?)
}

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

/// Puts somebody on the list, in the order of registration. Returns false if this form was sent already.
///
/// # Errors
/// [`Error::Conflict`] if the debate has ended, or the list is full.
pub async fn speak(
    tx: &mut Writer,
    id: DebateId,
    name: &str,
    organisation: Option<String>,
    key: Uuid,
) -> Result<bool> {
    hold(tx, id).await?;
    let sent = sql!(
        "
        select cast(count(*) as bigint) from debate_speaker
         where community_id = $1 and debate_id = $2 and form_key = $3"
    );
    if tx.value::<i64>(sent, args![id, key]).await? > 0 {
        return Ok(false);
    }
    let added = tx
        .run(
            sql!("
                insert into debate_speaker (community_id, debate_id, place, name, organisation, form_key, absent)
                select $1, $2, 1 + (select cast(coalesce(max(s.place), 0) as bigint) from debate_speaker s
                                     where s.community_id = $1 and s.debate_id = $2), $3, $4, $5, false
                 where not exists (select 1 from debate_minutes m where m.community_id = $1 and m.debate_id = $2)
                   and (select count(*) from debate_speaker s where s.community_id = $1 and s.debate_id = $2) < $6
                on conflict do nothing"),
            args![id, name, organisation, key, MOST_SPEAKERS],
        )
        .await?;
    if added == 1 { Ok(true) } else { Err(Error::Conflict("debate-no-more-speakers")) }
}

/// Holds a debate, so that places follow each other and nobody is put on the list while it ends.
async fn hold(tx: &mut Writer, id: DebateId) -> Result<()> {
    tx.run(sql!("update debate set how = how where community_id = $1 and id = $2"), args![id]).await?;
    Ok(())
}

/// Notes that somebody spoke, or was called and was not there.
///
/// # Errors
/// [`Error::NotFound`] if nobody stands there who has not been called.
pub async fn call(tx: &mut Writer, _: &Allowed<Lead>, id: DebateId, place: i64, spoke: bool) -> Result<()> {
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
