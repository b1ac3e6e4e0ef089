//! Announcing, changing and cancelling a meeting.
use super::domain::{
    LONGEST, LONGEST_AGENDA, LONGEST_LINE, LONGEST_REASON, LONGEST_TITLE, Meeting, MeetingKind,
};
use super::{Announcement, Change, store};
use askama::Template;
use axum::extract::Path;
use dialogue::SubjectKind;
use kit::access::Allowed;
use kit::clock::new_id;
use kit::{
    Error, Fields, Form, Frame, Instant, MeetingId, Problems, ProcessId, Query, Result, Text, Visit, done,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct MeetingForm {
    id: String,
    title: String,
    kind: String,
    process: String,
    place: String,
    village: String,
    online: String,
    starts_at: String,
    ends_at: String,
    agenda: String,
}

impl MeetingForm {
    fn of(meeting: &Meeting) -> MeetingForm {
        MeetingForm {
            id: meeting.id.to_string(),
            title: meeting.title.clone(),
            kind: meeting.kind.code().to_owned(),
            process: meeting.process.map(|id| id.to_string()).unwrap_or_default(),
            place: meeting.place.clone(),
            village: meeting.village.clone().unwrap_or_default(),
            online: meeting.online.clone().unwrap_or_default(),
            starts_at: meeting.starts_at.to_local_input(),
            ends_at: meeting.ends_at.to_local_input(),
            agenda: meeting.agenda.clone(),
        }
    }

    /// What is announced, or what is wrong. `processes` are those that can be chosen.
    fn read(&self, id: MeetingId, processes: &[(ProcessId, String)]) -> Result<Announcement, Problems> {
        let mut problems = Problems::none();
        let title = problems.text("title", &self.title, LONGEST_TITLE);
        let kind = problems.check("kind", MeetingKind::parse(&self.kind).ok_or("kit-field-choice"));
        let process = self.process.parse().ok().filter(|id| processes.iter().any(|(known, _)| known == id));
        if process.is_none() && !self.process.is_empty() {
            problems.add("process", "kit-field-choice");
        }
        let place = problems.text("place", &self.place, LONGEST_LINE);
        let village = problems.maybe_text("village", &self.village, LONGEST_LINE);
        let online = problems.maybe_text("online", &self.online, LONGEST_LINE);
        let starts_at =
            problems.check("starts_at", Instant::parse_local(&self.starts_at).ok_or("kit-field-moment"));
        let ends_at =
            problems.check("ends_at", Instant::parse_local(&self.ends_at).ok_or("kit-field-moment"));
        if let Some((starts, ends)) = starts_at.zip(ends_at) {
            if ends <= starts {
                problems.add("ends_at", "meeting-ends-early");
            } else if ends.0 - starts.0 > LONGEST {
                problems.add("ends_at", "meeting-ends-late");
            }
        }
        let agenda = problems.text("agenda", &self.agenda, LONGEST_AGENDA);
        match (kind, starts_at, ends_at) {
            (Some(kind), Some(starts_at), Some(ends_at)) if problems.is_empty() => Ok(Announcement {
                id,
                process,
                kind,
                title,
                place,
                village,
                online,
                starts_at,
                ends_at,
                agenda,
            }),
            _ => Err(problems),
        }
    }
}

#[derive(Template)]
#[template(path = "announcements/form.html")]
struct FormPage {
    frame: Frame,
    /// None while it is being announced.
    meeting: Option<Meeting>,
    processes: Vec<(ProcessId, String)>,
    form: MeetingForm,
    problems: Problems,
}

impl FormPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "meeting", &self.form, &self.problems)
    }
    fn action(&self) -> String {
        self.meeting.as_ref().map_or_else(|| "/meetings".to_owned(), Meeting::url)
    }
    fn kinds(&self) -> impl Iterator<Item = &'static str> {
        MeetingKind::ALL.iter().map(|kind| kind.code())
    }
    /// The processes to choose from; none is a choice too.
    fn choices(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("meeting-no-process").into_owned());
        let processes = self.processes.iter().map(|(id, title)| (id.to_string(), title.clone()));
        std::iter::once(none).chain(processes).collect()
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Preset {
    process: String,
}

pub(super) async fn new(visit: Visit, Query(preset): Query<Preset>) -> Result {
    let processes = store::processes(&mut visit.read().await?).await?;
    let id = MeetingId(new_id(true, visit.now.0)).to_string();
    let kind = MeetingKind::Consultation.code().to_owned();
    let form = MeetingForm { id, kind, process: preset.process, ..MeetingForm::default() };
    private_page(FormPage {
        frame: visit.frame(),
        meeting: None,
        processes,
        form,
        problems: Problems::none(),
    })
}

pub(super) async fn announce(visit: Visit, Form(form, _): Form<MeetingForm>) -> Result {
    let id: MeetingId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let processes = store::processes(&mut visit.read().await?).await?;
    let new = match form.read(id, &processes) {
        Ok(new) => new,
        Err(problems) => {
            return refused(FormPage { frame: visit.frame(), meeting: None, processes, form, problems });
        }
    };
    let mut tx = visit.write().await?;
    if store::announce(&mut tx, &new).await? {
        if let Some(process) = new.process.filter(|_| new.starts_at > visit.now) {
            let what =
                Text::new("meeting-mail-announced").with("title", &new.title).with("at", new.starts_at);
            dialogue::notify(&mut tx, visit.app(), SubjectKind::Process, process.0, what).await?;
        }
        tx.commit_recorded().await?;
    }
    done(format!("/meetings/{id}"), "meeting-announce")
}

/// A meeting whose announcement this visitor may change.
async fn changeable(visit: &Visit, id: MeetingId) -> Result<Allowed<Change>> {
    let found = store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Change>(found)?)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let meeting = changeable(&visit, id).await?.into_inner();
    let processes = store::processes(&mut visit.read().await?).await?;
    let form = MeetingForm::of(&meeting);
    private_page(FormPage {
        frame: visit.frame(),
        meeting: Some(meeting),
        processes,
        form,
        problems: Problems::none(),
    })
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Form(form, _): Form<MeetingForm>,
) -> Result {
    let meeting = changeable(&visit, id).await?;
    let processes = store::processes(&mut visit.read().await?).await?;
    let new = match form.read(id, &processes) {
        Ok(new) => new,
        Err(problems) => {
            let meeting = Some(meeting.into_inner());
            return refused(FormPage { frame: visit.frame(), meeting, processes, form, problems });
        }
    };
    let mut tx = visit.write().await?;
    store::change(&mut tx, &meeting, &new).await?;
    let has_moved = (meeting.starts_at, &meeting.place) != (new.starts_at, &new.place);
    if has_moved && new.starts_at > visit.now {
        let what = Text::new("meeting-mail-changed")
            .with("title", &new.title)
            .with("at", new.starts_at)
            .with("place", &new.place);
        dialogue::notify(&mut tx, visit.app(), SubjectKind::Meeting, id.0, what).await?;
    }
    tx.commit_recorded().await?;
    done(meeting.url(), "meeting-change")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CancelForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "announcements/cancel.html")]
struct CancelPage {
    frame: Frame,
    meeting: Meeting,
    form: CancelForm,
    problems: Problems,
}

impl CancelPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "meeting-cancel", &self.form, &self.problems)
    }
}

pub(super) async fn cancel_form(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let meeting = changeable(&visit, id).await?.into_inner();
    let (form, problems) = (CancelForm::default(), Problems::none());
    private_page(CancelPage { frame: visit.frame(), meeting, form, problems })
}

pub(super) async fn cancel(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Form(form, _): Form<CancelForm>,
) -> Result {
    let meeting = changeable(&visit, id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, LONGEST_REASON);
    if !problems.is_empty() {
        let (frame, meeting) = (visit.frame(), meeting.into_inner());
        return refused(CancelPage { frame, meeting, form, problems });
    }
    let mut tx = visit.write().await?;
    store::cancel(&mut tx, &meeting, &reason).await?;
    let what = Text::new("meeting-mail-cancelled").with("title", &meeting.title).with("reason", &reason);
    dialogue::notify(&mut tx, visit.app(), SubjectKind::Meeting, id.0, what).await?;
    tx.commit_recorded().await?;
    done(meeting.url(), "meeting-cancel")
}
