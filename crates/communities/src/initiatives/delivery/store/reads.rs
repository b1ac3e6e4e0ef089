//! What was planned, posted and kept of a delivery, as it is read.
use super::super::domain::{Attachment, Milestone, MilestoneId, Update, UpdateId};
use db::{FromRow, Reader, Row, args, sql};
use kit::files::{FileInfo, Withdrawal};
use kit::{Day, FileId, InitiativeId, Instant, ProcessId, Result};
use uuid::Uuid;

impl FromRow for Milestone {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Milestone {
            id: row.get()?,
            initiative: row.get()?,
            title: row.get()?,
            due_on: row.get()?,
            done_on: row.maybe()?,
            done_note: row.get()?,
        })
    }
}
impl FromRow for Update {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Update {
            id: row.get()?,
            initiative: row.get()?,
            role: row.get()?,
            text: row.get()?,
            posted_at: row.get()?,
        })
    }
}
impl FromRow for Attachment {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Attachment {
            initiative: row.get()?,
            update: row.maybe()?,
            kind: row.get()?,
            caption: row.get()?,
            file: FileInfo::from_row(row)?,
            withdrawn: Withdrawal::of(row)?,
        })
    }
}

/// The milestones of an initiative, by their day.
///
/// # Errors
/// If they cannot be read.
pub async fn milestones(reader: &mut Reader, initiative: InitiativeId) -> Result<Vec<Milestone>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, initiative_id, title, due_on, done_on, done_note from milestone
                 where community_id = $1 and initiative_id = $2 and removed_at is null
                 order by due_on, id limit 100"
            ),
            args![initiative],
        )
        .await?)
}

/// The milestones of all initiatives of a process, by their day.
///
/// # Errors
/// If they cannot be read.
pub async fn milestones_of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Milestone>> {
    Ok(reader
        .all(
            sql!("
                select m.id, m.initiative_id, m.title, m.due_on, m.done_on, m.done_note
                  from milestone m join initiative i on i.community_id = m.community_id and i.id = m.initiative_id
                 where m.community_id = $1 and i.process_id = $2 and m.removed_at is null
                 order by m.due_on, m.id limit 500"),
            args![process],
        )
        .await?)
}

/// A page of the updates of an initiative, the newest before `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn updates(
    reader: &mut Reader,
    initiative: InitiativeId,
    before: Option<UpdateId>,
    limit: i64,
) -> Result<Vec<Update>> {
    let before = before.map_or(Uuid::max(), |id| id.0);
    Ok(reader
        .all(
            sql!(
                "
                select id, initiative_id, role, text, posted_at from delivery_update
                 where community_id = $1 and initiative_id = $2 and id < $3
                 order by id desc limit $4"
            ),
            args![initiative, before, limit],
        )
        .await?)
}

/// The updates of all initiatives of a process, oldest first: the report tells the story from its beginning.
///
/// # Errors
/// If they cannot be read.
pub async fn updates_of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Update>> {
    Ok(reader
        .all(
            sql!("
                select u.id, u.initiative_id, u.role, u.text, u.posted_at
                  from delivery_update u join initiative i on i.community_id = u.community_id and i.id = u.initiative_id
                 where u.community_id = $1 and i.process_id = $2
                 order by u.id limit 200"),
            args![process],
        )
        .await?)
}

/// [`Attachment`]s, as they are read.
const FILES: &str = "
    select a.initiative_id, a.update_id, a.kind, a.caption,
           f.id, f.name, f.media_type, f.size, f.width, f.height, f.seen, f.withdrawn_at, f.withdrawn_because
      from delivery_file a
      join file f on f.community_id = a.community_id and f.id = a.file_id";

/// One file of an initiative.
///
/// # Errors
/// If it cannot be read.
pub async fn file(reader: &mut Reader, initiative: InitiativeId, id: FileId) -> Result<Option<Attachment>> {
    Ok(reader
        .one(
            sql!(FILES, "where a.community_id = $1 and a.initiative_id = $2 and a.file_id = $3"),
            args![initiative, id],
        )
        .await?)
}

/// The files of an initiative: those of its own, and those of the updates from `oldest` to `newest`.
///
/// # Errors
/// If they cannot be read.
pub async fn files_of(
    reader: &mut Reader,
    initiative: InitiativeId,
    oldest: UpdateId,
    newest: UpdateId,
) -> Result<Vec<Attachment>> {
    Ok(reader
        .all(
            sql!(
                FILES,
                "
                 where a.community_id = $1 and a.initiative_id = $2
                   and (a.update_id is null or a.update_id between $3 and $4)
                 order by a.file_id limit 400"
            ),
            args![initiative, oldest, newest],
        )
        .await?)
}

/// The files of all initiatives of a process.
///
/// # Errors
/// If they cannot be read.
pub async fn files_of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Attachment>> {
    Ok(reader
        .all(
            sql!(
                FILES,
                "
                  join initiative i on i.community_id = a.community_id and i.id = a.initiative_id
                 where a.community_id = $1 and i.process_id = $2
                 order by a.file_id limit 1000"
            ),
            args![process],
        )
        .await?)
}

/// Milestones that are not done and due by a day, of initiatives that are not delivered, with the title of the initiative.
///
/// # Errors
/// If they cannot be read.
pub async fn milestones_due(reader: &mut Reader, by: Day) -> Result<Vec<(MilestoneId, String, Day, String)>> {
    Ok(reader
        .all(
            sql!("
                select m.id, m.title, m.due_on, i.title
                  from milestone m
                  join initiative i on i.community_id = m.community_id and i.id = m.initiative_id
                  left join delivery d on d.community_id = m.community_id and d.initiative_id = m.initiative_id
                 where m.community_id = $1 and m.done_on is null and m.removed_at is null and m.due_on <= $2
                   and d.delivered_on is null
                 order by m.due_on, m.id limit 50"),
            args![by],
        )
        .await?)
}

/// Initiatives whose works have begun and that have no milestone, with the beginning of the works.
///
/// # Errors
/// If they cannot be read.
pub async fn without_milestones(
    reader: &mut Reader,
    now: Instant,
) -> Result<Vec<(InitiativeId, String, Instant)>> {
    Ok(reader
        .all(
            sql!("
                select i.id, i.title, s.opens_at
                  from stage s
                  join initiative i on i.community_id = s.community_id and i.process_id = s.process_id
                  left join delivery d on d.community_id = i.community_id and d.initiative_id = i.id
                 where s.community_id = $1 and s.kind = 'deliver' and s.opens_at <= $2 and d.delivered_on is null
                   and not exists (select 1 from milestone m
                        where m.community_id = i.community_id and m.initiative_id = i.id and m.removed_at is null)
                 order by s.opens_at, i.id limit 50"),
            args![now],
        )
        .await?)
}
