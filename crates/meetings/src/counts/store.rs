//! Every statement that touches head counts.
use super::domain::{Counted, Held, Recounted};
use super::{HeadCount, Line, NewHeadCount, Sector, Way};
use crate::announcements::{Meeting, store as announcements};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::area::HeldMeeting;
use kit::{Error, Instant, MeetingId, ProcessId, Result};
use uuid::Uuid;

/// Counts, as they are read.
const COUNTS: &str = "
    select h.id, h.revision, h.online_viewers, h.unique_people, h.note, h.reason, h.recorded_at,
           s.sector, s.people, s.way
      from head_count h
      join head_count_sector s on s.community_id = h.community_id and s.head_count_id = h.id";

/// Records how many came. The latest revision counts. Returns false if the very same one (by its id) is there already.
///
/// # Errors
/// [`Error::Conflict`] if the meeting has not begun, was cancelled, or somebody has recorded another revision meanwhile.
pub async fn record_head_count(tx: &mut Writer, meeting: &Meeting, new: &NewHeadCount) -> Result<bool> {
    announcements::hold(tx, meeting.id).await?;
    let (now, revision) = (Instant(tx.stamp().now), new.replaces + 1);
    let recorded = tx
        .run(
            sql!("
                insert into head_count (community_id, id, meeting_id, revision, online_viewers, unique_people, note, reason,
                                        recorded_at)
                select $1, $2, m.id, $4, $5, $6, $7, $8, $9
                  from meeting m
                 where m.community_id = $1 and m.id = $3 and m.starts_at <= $9 and m.cancelled_at is null
                   and $4 = 1 + (select cast(coalesce(max(r.revision), 0) as bigint) from head_count r
                                  where r.community_id = $1 and r.meeting_id = $3)
                on conflict do nothing"),
            args![
                new.id,
                meeting.id,
                revision,
                new.online_viewers,
                new.unique_people,
                &new.note,
                new.reason.clone(),
                now
            ],
        )
        .await?;
    if recorded == 0 {
        return if is_recorded(tx, new.id).await? {
            Ok(false)
        } else {
            Err(Error::Conflict("count-changed-meanwhile"))
        };
    }
    for line in &new.lines {
        tx.run(
            sql!(
                "
                insert into head_count_sector (community_id, head_count_id, sector, people, way)
                values ($1, $2, $3, $4, $5)"
            ),
            args![new.id, line.sector, line.people, line.way],
        )
        .await?;
    }
    let (id, title) = (meeting.id, meeting.title.clone());
    let people = new.lines.iter().map(|line| line.people).sum();
    match &new.reason {
        None => tx.record(&Counted { meeting: id, title, people }).await?,
        Some(reason) => tx.record(&Recounted { meeting: id, title, people, reason: reason.clone() }).await?,
    }
    Ok(true)
}

async fn is_recorded(tx: &mut Writer, id: Uuid) -> Result<bool> {
    let statement =
        sql!("select cast(count(*) as bigint) from head_count where community_id = $1 and id = $2");
    Ok(tx.value::<i64>(statement, args![id]).await? > 0)
}

/// One row of a head count: its head, and one sector.
struct Sectored {
    head: Option<HeadCount>,
    line: Option<Line>,
}
impl FromRow for Sectored {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (id, revision) = (row.maybe::<Uuid>()?, row.maybe::<i64>()?);
        let (online_viewers, unique_people) = (row.maybe()?, row.maybe()?);
        let (note, reason, recorded_at) = (row.maybe::<String>()?, row.maybe()?, row.maybe::<Instant>()?);
        let (sector, people, way) = (row.maybe::<Sector>()?, row.maybe::<i64>()?, row.maybe::<Way>()?);
        let head = match (id, revision, note, recorded_at) {
            (Some(id), Some(revision), Some(note), Some(recorded_at)) => Some(HeadCount {
                id,
                revision,
                lines: vec![],
                online_viewers,
                unique_people,
                note,
                reason,
                recorded_at,
            }),
            _ => None,
        };
        let line = match (sector, people, way) {
            (Some(sector), Some(people), Some(way)) => Some(Line { sector, people, way }),
            _ => None,
        };
        Ok(Sectored { head, line })
    }
}

/// Puts rows together that are sorted by head count; sectors come in their own order.
fn gather(rows: Vec<Sectored>) -> Vec<HeadCount> {
    let mut counts: Vec<HeadCount> = Vec::new();
    for Sectored { head, line } in rows {
        let Some(head) = head else { continue };
        if counts.last().is_none_or(|last| last.id != head.id) {
            counts.push(head);
        }
        if let Some(last) = counts.last_mut() {
            last.lines.extend(line);
            last.lines.sort_by_key(|line| line.sector);
        }
    }
    counts
}

/// The head count of a meeting that counts: the latest. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn latest(reader: &mut Reader, meeting: MeetingId) -> Result<Option<HeadCount>> {
    let rows = reader
        .all(
            sql!(
                COUNTS,
                "
                 where h.community_id = $1 and h.meeting_id = $2
                   and h.revision = (select max(r.revision) from head_count r
                                      where r.community_id = $1 and r.meeting_id = $2)
                 order by s.sector"
            ),
            args![meeting],
        )
        .await?;
    Ok(gather(rows).pop())
}

/// All head counts of a meeting, the latest first. One statement.
///
/// # Errors
/// If they cannot be read.
pub async fn history(reader: &mut Reader, meeting: MeetingId) -> Result<Vec<HeadCount>> {
    let rows = reader
        .all(
            sql!(
                COUNTS,
                "
                 where h.community_id = $1 and h.meeting_id = $2
                 order by h.revision desc, s.sector limit 400"
            ),
            args![meeting],
        )
        .await?;
    Ok(gather(rows))
}

struct HeldRow {
    meeting: Meeting,
    count: Sectored,
}
impl FromRow for HeldRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(HeldRow { meeting: Meeting::from_row(row)?, count: Sectored::from_row(row)? })
    }
}

/// The meetings of a process, each with its latest head count, the earliest first. One statement.
///
/// # Errors
/// If they cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Held>> {
    let rows: Vec<HeldRow> = reader
        .all(
            sql!("
                select m.id, m.process_id, m.kind, m.title, m.place, m.village, m.online, m.starts_at, m.ends_at, m.agenda,
                       m.announced_at, m.changed_at, m.changes, m.cancelled_at, m.cancel_reason,
                       h.id, h.revision, h.online_viewers, h.unique_people, h.note, h.reason, h.recorded_at,
                       s.sector, s.people, s.way
                  from meeting m
                  left join head_count h on h.community_id = m.community_id and h.meeting_id = m.id
                   and h.revision = (select max(r.revision) from head_count r
                                      where r.community_id = m.community_id and r.meeting_id = m.id)
                  left join head_count_sector s on s.community_id = m.community_id and s.head_count_id = h.id
                 where m.community_id = $1 and m.process_id = $2
                 order by m.ends_at, m.id, s.sector limit 800"),
            args![process],
        )
        .await?;
    let mut held: Vec<(Meeting, Vec<Sectored>)> = Vec::new();
    for HeldRow { meeting, count } in rows {
        match held.last_mut() {
            Some((last, counts)) if last.id == meeting.id => counts.push(count),
            _ => held.push((meeting, vec![count])),
        }
    }
    Ok(held.into_iter().map(|(meeting, rows)| Held { meeting, count: gather(rows).pop() }).collect())
}

/// The consultations of a process that took place: those that have a head count. (Nothing can be counted before a meeting
/// has begun, nor once it is cancelled; so a head count says that it took place.)
///
/// # Errors
/// If they cannot be counted.
pub async fn consultations(reader: &mut Reader, process: ProcessId) -> Result<i64> {
    Ok(reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from meeting m
                 where m.community_id = $1 and m.process_id = $2 and m.kind = 'consultation'
                   and exists (select 1 from head_count h
                                where h.community_id = m.community_id and h.meeting_id = m.id)"
            ),
            args![process],
        )
        .await?)
}

/// A meeting to which everybody could come, and how many were in the room.
struct Came {
    id: MeetingId,
    title: String,
    starts_at: Instant,
    people: i64,
}
impl FromRow for Came {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Came { id: row.get()?, title: row.get()?, starts_at: row.get()?, people: row.get()? })
    }
}

/// Consultations, debates and assemblies that took place between two moments, with the people in the room by the latest
/// head count; what has none is not counted. Who follows from home is no participant.
///
/// # Errors
/// If they cannot be read.
pub async fn held(
    reader: &mut Reader,
    from: Instant,
    until: Instant,
    limit: i64,
) -> Result<Vec<HeldMeeting>> {
    let rows: Vec<Came> = reader
        .all(
            sql!(
                "
                select m.id, m.title, m.starts_at,
                       (select cast(coalesce(sum(s.people), 0) as bigint) from head_count_sector s
                         where s.community_id = h.community_id and s.head_count_id = h.id)
                  from meeting m
                  join head_count h on h.community_id = m.community_id and h.meeting_id = m.id
                   and h.revision = (select max(r.revision) from head_count r
                                      where r.community_id = m.community_id and r.meeting_id = m.id)
                 where m.community_id = $1 and m.ends_at >= $2 and m.starts_at >= $2 and m.starts_at < $3
                   and m.kind in ('consultation', 'debate', 'assembly')
                 order by m.ends_at, m.id limit $4"
            ),
            args![from, until, limit],
        )
        .await?;
    let told = |came: Came| HeldMeeting {
        url: format!("/meetings/{}", came.id),
        title: came.title,
        starts_at: came.starts_at,
        public: came.people,
        closed: None,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// The people in the rooms of a process's meetings: the sum of the latest head counts. Somebody who came twice is counted
/// twice, unless the clerk said how many of a meeting had not been at an earlier one: then those are what it adds.
///
/// # Errors
/// If they cannot be counted.
pub async fn people(reader: &mut Reader, process: ProcessId) -> Result<i64> {
    Ok(reader
        .value(
            sql!(
                "
                select cast(coalesce(sum(coalesce(h.unique_people,
                         (select cast(coalesce(sum(s.people), 0) as bigint) from head_count_sector s
                           where s.community_id = h.community_id and s.head_count_id = h.id))), 0) as bigint)
                  from meeting m
                  join head_count h on h.community_id = m.community_id and h.meeting_id = m.id
                 where m.community_id = $1 and m.process_id = $2
                   and h.revision = (select max(r.revision) from head_count r
                                      where r.community_id = h.community_id and r.meeting_id = h.meeting_id)"
            ),
            args![process],
        )
        .await?)
}
