//! Telling what happens: updates with pictures, files of the initiative as a whole, the day of delivery.
use super::domain::{
    AttachmentKind, Deliver, LONGEST_CAPTION, LONGEST_NOTE, LONGEST_TEXT, MOST_DOCUMENTS, MOST_PICTURES,
    NewUpdate, UpdateId,
};
use super::store;
use crate::initiatives::{Initiative, Progress, store as initiatives};
use askama::Template;
use axum::extract::Path;
use kit::access::Allowed;
use kit::files::{self, Checked};
use kit::{
    Day, Error, Fields, Form, Frame, InitiativeId, Instant, Problems, Result, Role, Upload, Visit, done,
    private_page, refused,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An initiative that this visitor may write about.
pub(super) async fn initiative(visit: &Visit, id: InitiativeId) -> Result<Allowed<Deliver>> {
    let found = initiatives::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Deliver>(found)?)
}

/// An id for what a form will make, so that sending it twice makes one.
pub(super) fn fresh_id(visit: &Visit) -> Uuid {
    kit::clock::new_id(true, visit.now.0)
}

/// A day that has come.
pub(super) fn not_after_today(text: &str, now: Instant) -> Result<Day, &'static str> {
    let day = Day::parse(text).ok_or("kit-field-day")?;
    if day > now.day() { Err("delivery-day-ahead") } else { Ok(day) }
}

/// Whether files came that will have to be chosen again: a browser does not keep them.
fn had_files(uploads: &[Upload]) -> bool {
    !uploads.is_empty()
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct UpdateForm {
    id: String,
    text: String,
    caption: String,
}

#[derive(Template)]
#[template(path = "initiatives/update.html")]
struct UpdatePage {
    frame: Frame,
    initiative: Initiative,
    form: UpdateForm,
    problems: Problems,
    had_files: bool,
}

impl UpdatePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "delivery", &self.form, &self.problems)
    }
}

pub(super) async fn new_update(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let initiative = initiative(&visit, id).await?.into_inner();
    let form = UpdateForm { id: UpdateId(fresh_id(&visit)).to_string(), ..UpdateForm::default() };
    private_page(UpdatePage {
        frame: visit.frame(),
        initiative,
        form,
        problems: Problems::none(),
        had_files: false,
    })
}

pub(super) async fn post_update(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Form(form, uploads): Form<UpdateForm>,
) -> Result {
    let initiative = initiative(&visit, id).await?;
    let new: UpdateId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let had_files = had_files(&uploads);
    let mut problems = Problems::none();
    let text = problems.text("text", &form.text, LONGEST_TEXT);
    let pictures = pictures("pictures", "caption", &uploads, &form.caption, &mut problems).await?;
    let documents = documents("documents", uploads, &mut problems).await?;
    if !problems.is_empty() {
        let (frame, initiative) = (visit.frame(), initiative.into_inner());
        return refused(UpdatePage { frame, initiative, form, problems, had_files });
    }
    let (caption, added) = pictures;
    let update = NewUpdate { id: new, role: role_of(&visit), text, caption };
    let mut tx = visit.write().await?;
    store::post_update(&mut tx, &initiative, &update, added, documents).await?;
    tx.commit_recorded().await?;
    done(format!("{}#updates", initiative.url()), "delivery-update")
}

/// Whoever coordinates speaks as a coordinator, everybody else at the counter as the town hall.
fn role_of(visit: &Visit) -> Role {
    if visit.actor.is(Role::Coordinator) { Role::Coordinator } else { Role::Clerk }
}

/// The pictures of a field, with what they show: pictures need words for those who cannot see them.
async fn pictures(
    field: &'static str,
    caption_field: &'static str,
    uploads: &[Upload],
    caption: &str,
    problems: &mut Problems,
) -> Result<(String, Vec<Checked>)> {
    let uploads: Vec<Upload> = uploads.iter().filter(|upload| upload.field == field).cloned().collect();
    let caption = problems.maybe_text(caption_field, caption, LONGEST_CAPTION).unwrap_or_default();
    if !uploads.is_empty() && caption.is_empty() {
        problems.add(caption_field, "delivery-caption-missing");
    }
    let checked = files::check(field, uploads, MOST_PICTURES, problems).await?;
    if checked.iter().any(|file| !file.is_picture()) {
        problems.add(field, "delivery-not-a-picture");
    }
    Ok((caption, checked))
}

async fn documents(
    field: &'static str,
    uploads: Vec<Upload>,
    problems: &mut Problems,
) -> Result<Vec<Checked>> {
    files::check(field, uploads, MOST_DOCUMENTS, problems).await
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct FilesForm {
    /// Of the batch.
    id: String,
    before_caption: String,
    after_caption: String,
}

#[derive(Template)]
#[template(path = "initiatives/files.html")]
struct FilesPage {
    frame: Frame,
    initiative: Initiative,
    form: FilesForm,
    problems: Problems,
    had_files: bool,
}

impl FilesPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "delivery", &self.form, &self.problems)
    }
}

pub(super) async fn new_files(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let (frame, initiative) = (visit.frame(), initiative(&visit, id).await?.into_inner());
    let form = FilesForm { id: fresh_id(&visit).to_string(), ..FilesForm::default() };
    let problems = Problems::none();
    private_page(FilesPage { frame, initiative, form, problems, had_files: false })
}

pub(super) async fn add_files(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Form(form, uploads): Form<FilesForm>,
) -> Result {
    let initiative = initiative(&visit, id).await?;
    let batch: Uuid = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let had_files = had_files(&uploads);
    let mut problems = Problems::none();
    if !had_files {
        problems.add("before", "delivery-no-files");
    }
    let before = pictures("before", "before_caption", &uploads, &form.before_caption, &mut problems).await?;
    let after = pictures("after", "after_caption", &uploads, &form.after_caption, &mut problems).await?;
    let documents = documents("documents", uploads, &mut problems).await?;
    if !problems.is_empty() {
        let (frame, initiative) = (visit.frame(), initiative.into_inner());
        return refused(FilesPage { frame, initiative, form, problems, had_files });
    }
    let mut tx = visit.write().await?;
    let batches = [
        (AttachmentKind::Before, before.0, before.1),
        (AttachmentKind::After, after.0, after.1),
        (AttachmentKind::Document, String::new(), documents),
    ];
    for (kind, caption, added) in batches {
        if !store::attach(&mut tx, &initiative, batch, kind, &caption, added).await? {
            return done(initiative.url(), "delivery-files");
        }
    }
    tx.commit_recorded().await?;
    done(initiative.url(), "delivery-files")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DeliveredForm {
    day: String,
    closing: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "initiatives/delivered.html")]
struct DeliveredPage {
    frame: Frame,
    progress: Progress,
    form: DeliveredForm,
    problems: Problems,
}

impl DeliveredPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "delivery", &self.form, &self.problems)
    }
}

async fn progress(visit: &Visit, id: InitiativeId) -> Result<(Progress, Allowed<Deliver>)> {
    let found = initiatives::progress(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let allowed = visit.may::<Deliver>(found.initiative.clone())?;
    Ok((found, allowed))
}

pub(super) async fn delivered_form(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let (progress, _) = progress(&visit, id).await?;
    let form = match &progress.delivery {
        Some(delivery) => DeliveredForm {
            day: delivery.delivered_on.map(|day| day.to_string()).unwrap_or_default(),
            closing: delivery.closing.clone(),
            reason: String::new(),
        },
        None => DeliveredForm { day: visit.now.day().to_string(), ..DeliveredForm::default() },
    };
    private_page(DeliveredPage { frame: visit.frame(), progress, form, problems: Problems::none() })
}

pub(super) async fn deliver(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Form(form, _): Form<DeliveredForm>,
) -> Result {
    let (progress, initiative) = progress(&visit, id).await?;
    let mut problems = Problems::none();
    let is_correction = progress.delivery.is_some();
    // A correction without a day takes back that the initiative was delivered.
    let takes_back = is_correction && form.day.trim().is_empty();
    let day = if takes_back { None } else { problems.check("day", not_after_today(&form.day, visit.now)) };
    let closing = problems.text("closing", &form.closing, LONGEST_TEXT);
    let reason =
        if is_correction { problems.text("reason", &form.reason, LONGEST_NOTE) } else { String::new() };
    if !problems.is_empty() {
        return refused(DeliveredPage { frame: visit.frame(), progress, form, problems });
    }
    let mut tx = visit.write().await?;
    match day {
        Some(day) if !is_correction => store::mark_delivered(&mut tx, &initiative, day, &closing).await?,
        _ => store::correct_delivery(&mut tx, &initiative, day, &closing, &reason).await?,
    }
    tx.commit_recorded().await?;
    done(initiative.url(), if is_correction { "delivery-corrected" } else { "delivery-delivered" })
}
