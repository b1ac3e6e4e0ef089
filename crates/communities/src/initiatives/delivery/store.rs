//! Every statement that touches milestones, updates, files and the day of delivery. Each change records what happened, so
//! that a caller only has to keep it with `commit_recorded`.
use super::domain::{
    Attachment, AttachmentKind, DeliveryCorrected, FilesAdded, InitiativeDelivered, InitiativeUpdated,
    Milestone, MilestoneAdded, MilestoneChanged, MilestoneCompleted, MilestoneId, MilestoneRemoved,
    MilestoneReopened, NewUpdate, Update, UpdateId,
};
use crate::initiatives::Initiative;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::files::{self, Checked, FileInfo, SeenBy};
use kit::{Day, Error, InitiativeId, Instant, PersonId, ProcessId, Result, job};
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
        })
    }
}

/// Plans a milestone. Returns false if the very same one (by its id) is there already.
///
/// # Errors
/// If it cannot be written.
pub async fn add_milestone(
    tx: &mut Writer,
    initiative: &Initiative,
    id: MilestoneId,
    title: &str,
    due_on: Day,
) -> Result<bool> {
    let added = tx
        .run(
            sql!(
                "
                insert into milestone (community_id, id, initiative_id, title, due_on, done_note)
                values ($1, $2, $3, $4, $5, '') on conflict (community_id, id) do nothing"
            ),
            args![id, initiative.id, title, due_on],
        )
        .await?;
    if added == 1 {
        let event =
            MilestoneAdded { initiative: initiative.id, title: title.to_owned(), milestone: id, due_on };
        tx.record(&event).await?;
    }
    Ok(added == 1)
}

/// A milestone by its id, unless it was removed.
///
/// # Errors
/// If it cannot be read.
pub async fn find_milestone(reader: &mut Reader, id: MilestoneId) -> Result<Option<Milestone>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, initiative_id, title, due_on, done_on, done_note from milestone
                 where community_id = $1 and id = $2 and removed_at is null"
            ),
            args![id],
        )
        .await?)
}

/// Changes the title or the day of a milestone that is not done.
///
/// # Errors
/// [`Error::Conflict`] if it has been done or removed meanwhile.
pub async fn change_milestone(
    tx: &mut Writer,
    milestone: &Milestone,
    title: &str,
    due_on: Day,
) -> Result<()> {
    let changed = tx
        .run(
            sql!(
                "
                update milestone set title = $3, due_on = $4
                 where community_id = $1 and id = $2 and done_on is null and removed_at is null"
            ),
            args![milestone.id, title, due_on],
        )
        .await?;
    changed_one(changed)?;
    let (initiative, title) = (milestone.initiative, title.to_owned());
    Ok(tx.record(&MilestoneChanged { initiative, title, milestone: milestone.id, due_on }).await?)
}

/// Takes out a milestone that was planned by mistake and is not done.
///
/// # Errors
/// [`Error::Conflict`] if it has been done or removed meanwhile.
pub async fn remove_milestone(tx: &mut Writer, milestone: &Milestone) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let changed = tx
        .run(
            sql!(
                "
                update milestone set removed_at = $3
                 where community_id = $1 and id = $2 and done_on is null and removed_at is null"
            ),
            args![milestone.id, now],
        )
        .await?;
    changed_one(changed)?;
    let (initiative, title) = (milestone.initiative, milestone.title.clone());
    Ok(tx.record(&MilestoneRemoved { initiative, title, milestone: milestone.id }).await?)
}

/// Calls a milestone done, and tells the followers of its initiative.
///
/// # Errors
/// [`Error::Conflict`] if it has been done or removed meanwhile.
pub async fn complete_milestone(
    tx: &mut Writer,
    initiative: &Initiative,
    milestone: &Milestone,
    done_on: Day,
    note: &str,
) -> Result<()> {
    let changed = tx
        .run(
            sql!(
                "
                update milestone set done_on = $3, done_note = $4
                 where community_id = $1 and id = $2 and done_on is null and removed_at is null"
            ),
            args![milestone.id, done_on, note],
        )
        .await?;
    changed_one(changed)?;
    let title = milestone.title.clone();
    tx.record(&MilestoneCompleted { initiative: initiative.id, title, milestone: milestone.id, done_on })
        .await?;
    tell_followers(tx, initiative, "delivery-mail-milestone", &milestone.id.to_string()).await
}

/// Takes back that a milestone is done.
///
/// # Errors
/// [`Error::Conflict`] if it is not done any more.
pub async fn reopen_milestone(tx: &mut Writer, milestone: &Milestone) -> Result<()> {
    let changed = tx
        .run(
            sql!(
                "
                update milestone set done_on = null, done_note = ''
                 where community_id = $1 and id = $2 and done_on is not null and removed_at is null"
            ),
            args![milestone.id],
        )
        .await?;
    changed_one(changed)?;
    let (initiative, title) = (milestone.initiative, milestone.title.clone());
    Ok(tx.record(&MilestoneReopened { initiative, title, milestone: milestone.id }).await?)
}

fn changed_one(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::Conflict("milestone-changed-meanwhile")) }
}

/// Posts an update with its pictures and documents, and tells the followers. Returns false if the very same one (by its
/// id) is there already; then no file is kept.
///
/// # Errors
/// If it cannot be written.
pub async fn post_update(
    tx: &mut Writer,
    initiative: &Initiative,
    update: &NewUpdate,
    pictures: Vec<Checked>,
    documents: Vec<Checked>,
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let posted = tx
        .run(
            sql!(
                "
                insert into delivery_update (community_id, id, initiative_id, role, text, posted_at)
                values ($1, $2, $3, $4, $5, $6) on conflict (community_id, id) do nothing"
            ),
            args![update.id, initiative.id, update.role, &update.text, now],
        )
        .await?;
    if posted == 0 {
        return Ok(false);
    }
    let batch = Batch { initiative: initiative.id, update: Some(update.id), id: update.id.0 };
    keep_files(tx, batch, AttachmentKind::Picture, &update.caption, pictures).await?;
    keep_files(tx, batch, AttachmentKind::Document, "", documents).await?;
    tx.record(&InitiativeUpdated {
        initiative: initiative.id,
        title: initiative.title.clone(),
        update: update.id,
    })
    .await?;
    tell_followers(tx, initiative, "delivery-mail-update", &update.id.to_string()).await?;
    Ok(true)
}

/// Adds pictures or documents to the initiative as a whole. The caption says what the pictures show. Returns false if
/// files of this kind came with the same form (`batch`) already: then the writer must be dropped.
///
/// # Errors
/// If they cannot be written.
pub async fn attach(
    tx: &mut Writer,
    initiative: &Initiative,
    batch: Uuid,
    kind: AttachmentKind,
    caption: &str,
    added: Vec<Checked>,
) -> Result<bool> {
    let files = added.len();
    if files == 0 {
        return Ok(true);
    }
    let batch = Batch { initiative: initiative.id, update: None, id: batch };
    if !keep_files(tx, batch, kind, caption, added).await? {
        return Ok(false);
    }
    tx.record(&FilesAdded { initiative: initiative.id, title: initiative.title.clone(), files }).await?;
    Ok(true)
}

/// Files that came with one form.
#[derive(Clone, Copy)]
struct Batch {
    initiative: InitiativeId,
    update: Option<UpdateId>,
    id: Uuid,
}

async fn keep_files(
    tx: &mut Writer,
    batch: Batch,
    kind: AttachmentKind,
    caption: &str,
    added: Vec<Checked>,
) -> Result<bool> {
    let by = tx.stamp().person.map(PersonId);
    for (position, file) in (0i64..).zip(added) {
        let id = files::keep(tx, file, SeenBy::All, by).await?;
        let kept = tx
            .run(
                sql!("
                    insert into delivery_file (community_id, file_id, initiative_id, update_id, kind, caption, batch_id, position)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    on conflict (community_id, batch_id, kind, position) do nothing"),
                args![id, batch.initiative, batch.update, kind, caption, batch.id, position],
            )
            .await?;
        if kept == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Says that an initiative has been delivered, and tells the followers.
///
/// # Errors
/// [`Error::Conflict`] if somebody has said so already.
pub async fn mark_delivered(tx: &mut Writer, initiative: &Initiative, day: Day, closing: &str) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let marked = tx
        .run(
            sql!(
                "
                insert into delivery (community_id, initiative_id, delivered_on, closing, recorded_at)
                values ($1, $2, $3, $4, $5) on conflict (community_id, initiative_id) do nothing"
            ),
            args![initiative.id, day, closing, now],
        )
        .await?;
    if marked == 0 {
        return Err(Error::Conflict("delivery-marked-meanwhile"));
    }
    let (id, title) = (initiative.id, initiative.title.clone());
    let event = InitiativeDelivered { initiative: id, title, delivered_on: day, closing: closing.to_owned() };
    tx.record(&event).await?;
    tell_followers(tx, initiative, "delivery-mail-delivered", "closing").await
}

/// Corrects the day or the closing text, or takes back that it was delivered (no day). Needs a reason.
///
/// # Errors
/// [`Error::Conflict`] if it was never marked.
pub async fn correct_delivery(
    tx: &mut Writer,
    initiative: &Initiative,
    day: Option<Day>,
    closing: &str,
    reason: &str,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let corrected = tx
        .run(
            sql!(
                "
                update delivery set delivered_on = $3, closing = $4, reason = $5, recorded_at = $6
                 where community_id = $1 and initiative_id = $2"
            ),
            args![initiative.id, day, closing, reason, now],
        )
        .await?;
    if corrected == 0 {
        return Err(Error::Conflict("delivery-marked-meanwhile"));
    }
    let event = DeliveryCorrected {
        initiative: initiative.id,
        title: initiative.title.clone(),
        delivered_on: day,
        closing: closing.to_owned(),
        reason: reason.to_owned(),
    };
    Ok(tx.record(&event).await?)
}

/// What the talk is asked to tell the followers of a subject.
#[derive(serde::Serialize)]
struct NotifySubject<'a> {
    kind: &'static str,
    id: Uuid,
    /// The key of the sentence; it takes `$title`.
    text_key: &'static str,
    title: &'a str,
    url: String,
}

/// Leaves word for the talk, which writes to the followers. It is built on this crate, so it cannot be called from here:
/// the job `notify-subject` is the hand-over. `part` is the part of the page that it is about; the address with it makes
/// one notice of one happening, however often the job is done.
async fn tell_followers(
    tx: &mut Writer,
    initiative: &Initiative,
    text_key: &'static str,
    part: &str,
) -> Result<()> {
    let (title, url) = (initiative.title.as_str(), format!("{}#{part}", initiative.url()));
    let key = format!("{text_key} {url}");
    let body = NotifySubject { kind: "initiative", id: initiative.id.0, text_key, title, url };
    job::enqueue(tx, "notify-subject", &key, &body).await
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
                "
                select a.initiative_id, a.update_id, a.kind, a.caption,
                       f.id, f.name, f.media_type, f.size, f.width, f.height, f.seen
                  from delivery_file a join file f on f.community_id = a.community_id and f.id = a.file_id
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
                "
                select a.initiative_id, a.update_id, a.kind, a.caption,
                       f.id, f.name, f.media_type, f.size, f.width, f.height, f.seen
                  from delivery_file a
                  join file f on f.community_id = a.community_id and f.id = a.file_id
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
