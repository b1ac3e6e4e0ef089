//! Every statement that touches milestones, updates, files and the day of delivery. Each change records what happened, so
//! that a caller only has to keep it with `commit_recorded`.
mod reads;
pub use reads::*;

use super::domain::{
    Attachment, AttachmentKind, Deliver, DeliveryCorrected, FileWithdrawn, FilesAdded, InitiativeDelivered,
    InitiativeUpdated, Milestone, MilestoneAdded, MilestoneChanged, MilestoneCompleted, MilestoneId,
    MilestoneRemoved, MilestoneReopened, NewUpdate, UpdateId,
};
use crate::initiatives::Initiative;
use db::{Reader, Writer, args, sql};
use kit::files::{self, Checked, SeenBy};
use kit::{Allowed, Day, Error, InitiativeId, Instant, PersonId, Result, job};
use uuid::Uuid;

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

/// Takes a picture or a document back.
///
/// # Errors
/// [`Error::Conflict`] if somebody has taken it back already.
pub async fn withdraw_file(
    tx: &mut Writer,
    initiative: &Allowed<Deliver>,
    file: &Attachment,
    reason: &str,
) -> Result<()> {
    files::withdraw(tx, file.file.id, reason, "delivery-withdrawn-already").await?;
    let (title, reason) = (initiative.title.clone(), reason.to_owned());
    Ok(tx.record(&FileWithdrawn { initiative: initiative.id, title, reason }).await?)
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
