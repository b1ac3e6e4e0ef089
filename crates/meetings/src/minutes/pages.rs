//! Publishing minutes.
use super::domain::{LONGEST_REASON, LONGEST_TEXT, MOST_ANNEXES};
use super::{Minutes, MinutesId, NewMinutes, store};
use crate::announcements::{Meeting, Record, store as announcements};
use askama::Template;
use axum::extract::Path;
use dialogue::SubjectKind;
use kit::access::Allowed;
use kit::clock::new_id;
use kit::{
    Error, Fields, Form, Frame, MeetingId, Problems, Result, Text, Visit, done, files, private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct MinutesForm {
    id: String,
    /// The revision that was there when the form was opened.
    replaces: String,
    text: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "minutes/form.html")]
struct FormPage {
    frame: Frame,
    meeting: Meeting,
    form: MinutesForm,
    problems: Problems,
    had_files: bool,
}

impl FormPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "minutes", &self.form, &self.problems)
    }
    fn is_correction(&self) -> bool {
        self.form.replaces != "0"
    }
}

/// A meeting that this visitor may record, with its latest minutes.
async fn recordable(visit: &Visit, id: MeetingId) -> Result<(Allowed<Record>, Option<Minutes>)> {
    let whole = announcements::whole(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    Ok((visit.may::<Record>(whole.meeting)?, whole.minutes))
}

pub(super) async fn form(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let (meeting, minutes) = recordable(&visit, id).await?;
    let form = MinutesForm {
        id: MinutesId(new_id(true, visit.now.0)).to_string(),
        replaces: minutes.as_ref().map_or(0, |minutes| minutes.revision).to_string(),
        text: minutes.map(|minutes| minutes.text).unwrap_or_default(),
        reason: String::new(),
    };
    let (frame, meeting) = (visit.frame(), meeting.into_inner());
    private_page(FormPage { frame, meeting, form, problems: Problems::none(), had_files: false })
}

pub(super) async fn publish(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Form(form, uploads): Form<MinutesForm>,
) -> Result {
    let (meeting, _) = recordable(&visit, id).await?;
    let new: MinutesId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let replaces: u32 = form.replaces.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let had_files = !uploads.is_empty();
    let mut problems = Problems::none();
    let text = problems.text("text", &form.text, LONGEST_TEXT);
    let reason = (replaces > 0).then(|| problems.text("reason", &form.reason, LONGEST_REASON));
    let annexes = files::check("annexes", uploads, MOST_ANNEXES, &mut problems).await?;
    if !problems.is_empty() {
        let (frame, meeting) = (visit.frame(), meeting.into_inner());
        return refused(FormPage { frame, meeting, form, problems, had_files });
    }
    let new = NewMinutes { id: new, replaces: i64::from(replaces), text, reason };
    let mut tx = visit.write().await?;
    if store::publish_minutes(&mut tx, &meeting, &new, annexes).await? {
        let what = Text::new("meeting-mail-minutes").with("title", &meeting.title);
        dialogue::notify(&mut tx, visit.app(), SubjectKind::Meeting, id.0, what).await?;
        tx.commit_recorded().await?;
    }
    done(format!("{}#minutes", meeting.url()), "minutes-publish")
}
