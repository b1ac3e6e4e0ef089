//! Every statement that touches announcements. Each change records what happened, so that a caller only has to keep it
//! with `commit_recorded`.
use super::domain::{Cancelled, Changed};
use super::{Announcement, Meeting, MeetingAnnounced};
use crate::minutes::Minutes;
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use dialogue::subjects::{self, Subject, SubjectKind};
use kit::{Error, Instant, MeetingId, ProcessId, Result};

/// [`Meeting`]s, as they are read.
const MEETINGS: &str = "
    select id, process_id, kind, title, place, village, online, starts_at, ends_at, agenda, announced_at,
           changed_at, changes, cancelled_at, cancel_reason
      from meeting";

impl FromRow for Meeting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Meeting {
            id: row.get()?,
            process: row.maybe()?,
            kind: row.get()?,
            title: row.get()?,
            place: row.get()?,
            village: row.maybe()?,
            online: row.maybe()?,
            starts_at: row.get()?,
            ends_at: row.get()?,
            agenda: row.get()?,
            announced_at: row.get()?,
            changed_at: row.get()?,
            changes: row.get()?,
            cancelled_at: row.maybe()?,
            cancel_reason: row.maybe()?,
        })
    }
}

/// A meeting with what its page says besides: its process (title and word in the address) and its latest minutes.
#[derive(Debug, Clone)]
pub struct Whole {
    pub meeting: Meeting,
    pub process: Option<(String, String)>,
    pub minutes: Option<Minutes>,
}
impl FromRow for Whole {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let meeting = Meeting::from_row(row)?;
        let (title, slug) = (row.maybe::<String>()?, row.maybe::<String>()?);
        let (id, revision, text) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let (reason, published_at) = (row.maybe()?, row.maybe()?);
        let minutes = match (id, revision, text, published_at) {
            (Some(id), Some(revision), Some(text), Some(published_at)) => {
                Some(Minutes { id, revision, text, reason, published_at })
            }
            _ => None,
        };
        Ok(Whole { meeting, process: title.zip(slug), minutes })
    }
}

/// Announces a meeting and opens the talk about it. Returns false if the very same one (by its id) is there already.
///
/// # Errors
/// If it cannot be written.
pub async fn announce(tx: &mut Writer, new: &Announcement) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let announced = tx
        .run(
            sql!("
                insert into meeting (community_id, id, process_id, kind, title, place, village, online, starts_at, ends_at,
                                     agenda, announced_at, changed_at, changes)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, 0)
                on conflict (community_id, id) do nothing"),
            args![
                new.id,
                new.process,
                new.kind,
                &new.title,
                &new.place,
                new.village.clone(),
                new.online.clone(),
                new.starts_at,
                new.ends_at,
                &new.agenda,
                now
            ],
        )
        .await?;
    if announced == 0 {
        return Ok(false);
    }
    open_talk(tx, new.id, new.process, &new.title).await?;
    tx.record(&MeetingAnnounced { meeting: new.id, title: new.title.clone(), starts_at: new.starts_at })
        .await?;
    Ok(true)
}

async fn open_talk(tx: &mut Writer, id: MeetingId, process: Option<ProcessId>, title: &str) -> Result<()> {
    let subject = Subject {
        kind: SubjectKind::Meeting,
        id: id.0,
        process,
        title: title.to_owned(),
        url: format!("/meetings/{id}"),
        owner: None,
        talk_closes_at: None,
    };
    subjects::open(tx, &subject).await
}

/// From here to the end of the transaction nobody else changes, cancels, counts or minutes this meeting. What others did
/// before is seen by the statements that follow, and by none that was sent before.
pub(crate) async fn hold(tx: &mut Writer, id: MeetingId) -> Result<()> {
    let statement = sql!("update meeting set changes = changes where community_id = $1 and id = $2");
    tx.run(statement, args![id]).await?;
    Ok(())
}

/// Changes an announcement, until there is a head count: what was counted at a meeting was counted at that one.
///
/// # Errors
/// [`Error::Conflict`] if it has been counted or cancelled meanwhile.
pub async fn change(tx: &mut Writer, meeting: &Meeting, new: &Announcement) -> Result<()> {
    hold(tx, meeting.id).await?;
    let now = Instant(tx.stamp().now);
    let changed = tx
        .run(
            sql!("
                update meeting set process_id = $3, kind = $4, title = $5, place = $6, village = $7, online = $8,
                       starts_at = $9, ends_at = $10, agenda = $11, changed_at = $12, changes = changes + 1
                 where community_id = $1 and id = $2 and cancelled_at is null
                   and not exists (select 1 from head_count h where h.community_id = $1 and h.meeting_id = $2)"),
            args![
                meeting.id,
                new.process,
                new.kind,
                &new.title,
                &new.place,
                new.village.clone(),
                new.online.clone(),
                new.starts_at,
                new.ends_at,
                &new.agenda,
                now
            ],
        )
        .await?;
    if changed == 0 {
        return Err(Error::Conflict("meeting-changed-meanwhile"));
    }
    open_talk(tx, meeting.id, new.process, &new.title).await?;
    let event = Changed {
        meeting: meeting.id,
        title: new.title.clone(),
        place: new.place.clone(),
        starts_at: new.starts_at,
        ends_at: new.ends_at,
    };
    Ok(tx.record(&event).await?)
}

/// Calls a meeting off, until there is a head count.
///
/// # Errors
/// [`Error::Conflict`] if it has been counted or cancelled meanwhile.
pub async fn cancel(tx: &mut Writer, meeting: &Meeting, reason: &str) -> Result<()> {
    hold(tx, meeting.id).await?;
    let now = Instant(tx.stamp().now);
    let cancelled = tx
        .run(
            sql!("
                update meeting set cancelled_at = $3, cancel_reason = $4, changed_at = $3, changes = changes + 1
                 where community_id = $1 and id = $2 and cancelled_at is null
                   and not exists (select 1 from head_count h where h.community_id = $1 and h.meeting_id = $2)"),
            args![meeting.id, now, reason],
        )
        .await?;
    if cancelled == 0 {
        return Err(Error::Conflict("meeting-changed-meanwhile"));
    }
    let (title, reason) = (meeting.title.clone(), reason.to_owned());
    Ok(tx.record(&Cancelled { meeting: meeting.id, title, reason }).await?)
}

/// A meeting by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: MeetingId) -> Result<Option<Meeting>> {
    Ok(reader.one(sql!(MEETINGS, "where community_id = $1 and id = $2"), args![id]).await?)
}

/// A meeting with its process and its latest minutes. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn whole(reader: &mut Reader, id: MeetingId) -> Result<Option<Whole>> {
    Ok(reader
        .one(
            sql!("
                select m.id, m.process_id, m.kind, m.title, m.place, m.village, m.online, m.starts_at, m.ends_at, m.agenda,
                       m.announced_at, m.changed_at, m.changes, m.cancelled_at, m.cancel_reason, p.title, p.slug,
                       n.id, n.revision, n.text, n.reason, n.published_at
                  from meeting m
                  left join process p on p.community_id = m.community_id and p.id = m.process_id
                  left join minutes n on n.community_id = m.community_id and n.meeting_id = m.id
                   and n.revision = (select max(r.revision) from minutes r
                                      where r.community_id = m.community_id and r.meeting_id = m.id)
                 where m.community_id = $1 and m.id = $2"),
            args![id],
        )
        .await?)
}

/// Meetings that are not over, the next one first.
///
/// # Errors
/// If they cannot be read.
pub async fn upcoming(reader: &mut Reader, now: Instant, limit: i64) -> Result<Vec<Meeting>> {
    Ok(reader
        .all(
            sql!(MEETINGS, "where community_id = $1 and ends_at > $2 order by ends_at, id limit $3"),
            args![now, limit],
        )
        .await?)
}

/// Meetings that begin between two moments, the next one first; cancelled ones too.
///
/// # Errors
/// If they cannot be read.
pub async fn between(reader: &mut Reader, from: Instant, until: Instant, limit: i64) -> Result<Vec<Meeting>> {
    Ok(reader
        .all(
            sql!(
                MEETINGS,
                "
                 where community_id = $1 and starts_at >= $2 and starts_at < $3
                 order by starts_at, id limit $4"
            ),
            args![from, until, limit],
        )
        .await?)
}

/// Meetings that are over, the latest first; `before` is the end and the id of the last one shown.
///
/// # Errors
/// If they cannot be read.
pub async fn past(
    reader: &mut Reader,
    now: Instant,
    before: Option<(Instant, MeetingId)>,
    limit: i64,
) -> Result<Vec<Meeting>> {
    let (end, id) = before.unwrap_or((now.plus(1), MeetingId(uuid::Uuid::nil())));
    Ok(reader
        .all(
            sql!(
                MEETINGS,
                "
                 where community_id = $1 and ends_at <= $2 and (ends_at, id) < ($3, $4)
                 order by ends_at desc, id desc limit $5"
            ),
            args![now, end, id, limit],
        )
        .await?)
}

/// The published processes to which a meeting can belong, newest first: id and title.
///
/// # Errors
/// If they cannot be read.
pub async fn processes(reader: &mut Reader) -> Result<Vec<(ProcessId, String)>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, title from process
                 where community_id = $1 and published_at is not null order by id desc limit 50"
            ),
            args![],
        )
        .await?)
}

/// What waits to be recorded: a meeting that is over, and whether it has a head count and minutes.
#[derive(Debug, Clone)]
pub struct Unfinished {
    pub id: MeetingId,
    pub title: String,
    pub ends_at: Instant,
    pub is_counted: bool,
    pub is_minuted: bool,
}
impl FromRow for Unfinished {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (id, title, ends_at) = (row.get()?, row.get()?, row.get()?);
        Ok(Unfinished {
            id,
            title,
            ends_at,
            is_counted: row.get::<i64>()? > 0,
            is_minuted: row.get::<i64>()? > 0,
        })
    }
}

/// Meetings that ended between two moments and lack a head count or minutes, the oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn unfinished(reader: &mut Reader, since: Instant, now: Instant) -> Result<Vec<Unfinished>> {
    Ok(reader
        .all(
            sql!("
                select x.id, x.title, x.ends_at, x.counts, x.records
                  from (select m.id, m.title, m.ends_at,
                               (select cast(count(*) as bigint) from head_count h
                                 where h.community_id = m.community_id and h.meeting_id = m.id) as counts,
                               (select cast(count(*) as bigint) from minutes n
                                 where n.community_id = m.community_id and n.meeting_id = m.id) as records
                          from meeting m
                         where m.community_id = $1 and m.ends_at > $2 and m.ends_at <= $3 and m.cancelled_at is null) x
                 where x.counts = 0 or x.records = 0
                 order by x.ends_at, x.id limit 50"),
            args![since, now],
        )
        .await?)
}

/// Every meeting, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from meeting where community_id = $1 and id > $2 order by id limit $3")
}
