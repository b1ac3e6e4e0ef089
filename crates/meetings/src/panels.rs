//! What meetings show on pages that gather, and what waits for the town hall's counter.
use crate::announcements::domain::NOTICE;
use crate::announcements::{Meeting, MeetingState, store};
use crate::counts::{self, Held};
use crate::minutes::domain::DUE;
use askama::Template;
use db::Reader;
use kit::area::{Dated, Duties, Duty, Later, Panel, Place};
use kit::{Frame, Instant, Role, Text, Visit};

/// How many meetings the first page shows.
const ON_HOME: i64 = 3;
/// How long a meeting that was never recorded stays on the desk.
const REMEMBERED: i64 = 365 * Instant::DAY;

pub(crate) fn panels() -> Vec<Panel> {
    vec![
        Panel {
            on: |place| place == Place::Home,
            rank: 70,
            personal: false,
            draw: |visit, reader, _| home(visit, reader),
        },
        Panel { on: |place| matches!(place, Place::Process(_)), rank: 70, personal: false, draw: process },
        Panel { on: |place| matches!(place, Place::Report(_)), rank: 20, personal: false, draw: report },
    ]
}

#[derive(Template)]
#[template(path = "announcements/panel_home.html")]
struct HomePanel {
    frame: Frame,
    meetings: Vec<Meeting>,
}

fn home<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let meetings = store::upcoming(reader, visit.now, ON_HOME).await?;
        if meetings.is_empty() {
            return Ok(None);
        }
        Ok(Some(HomePanel { frame: visit.frame(), meetings }.render()?))
    })
}

#[derive(Template)]
#[template(path = "announcements/panel_process.html")]
struct ProcessPanel {
    frame: Frame,
    held: Vec<Held>,
    /// The whole word of the process, for the link that announces a meeting of it.
    process: String,
    may_announce: bool,
}

fn process<'a>(visit: &'a Visit, reader: &'a mut Reader, place: Place) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let Place::Process(process) = place else { return Ok(None) };
        let held = counts::store::of_process(reader, process).await?;
        let may_announce = visit.actor.is(Role::Clerk);
        if held.is_empty() && !may_announce {
            return Ok(None);
        }
        Ok(Some(
            ProcessPanel { frame: visit.frame(), held, process: process.to_string(), may_announce }
                .render()?,
        ))
    })
}

#[derive(Template)]
#[template(path = "counts/panel_report.html")]
struct ReportPanel {
    frame: Frame,
    held: Vec<Held>,
}

impl ReportPanel {
    /// The people that the meetings reached, as the target counts them.
    fn people(&self) -> i64 {
        self.held.iter().filter_map(|held| held.count.as_ref()).map(counts::HeadCount::reached).sum()
    }
    fn online_viewers(&self) -> i64 {
        self.held.iter().filter_map(|held| held.count.as_ref()).filter_map(|count| count.online_viewers).sum()
    }
}

fn report<'a>(visit: &'a Visit, reader: &'a mut Reader, place: Place) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let Place::Report(process) = place else { return Ok(None) };
        let held = counts::store::of_process(reader, process).await?;
        if held.is_empty() {
            return Ok(None);
        }
        Ok(Some(ReportPanel { frame: visit.frame(), held }.render()?))
    })
}

/// What waits for the counter: announcements to be put up, head counts and minutes that are missing.
pub(crate) fn duties() -> Vec<Duties> {
    vec![Duties { find }]
}

fn find<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Clerk) {
            return Ok(vec![]);
        }
        let now = visit.now;
        let mut duties = Vec::new();
        for meeting in store::upcoming(reader, now, 50).await? {
            let is_near =
                meeting.state(now) == MeetingState::Upcoming && meeting.starts_at.0 - now.0 < NOTICE;
            if is_near {
                duties.push(put_up(meeting));
            }
        }
        for meeting in store::unfinished(reader, now.plus(-REMEMBERED), now).await? {
            let missing = [
                (!meeting.is_counted, meeting.ends_at, "count-duty", "count-duty-action", "count"),
                (
                    !meeting.is_minuted,
                    meeting.ends_at.plus(DUE),
                    "minutes-duty",
                    "minutes-duty-action",
                    "minutes",
                ),
            ];
            for (_, due, title, action, form) in missing.into_iter().filter(|(is_missing, ..)| *is_missing) {
                duties.push(Duty {
                    due: Some(due),
                    title: title.into(),
                    about: meeting.title.clone(),
                    action: action.into(),
                    url: format!("/meetings/{}/{form}", meeting.id),
                });
            }
        }
        Ok(duties)
    })
}

/// How many dates a calendar takes from here.
const IN_CALENDAR: i64 = 500;

/// The meetings that begin between two moments.
pub(crate) fn dates<'a>(
    _: &'a Visit,
    reader: &'a mut Reader,
    from: Instant,
    until: Instant,
) -> Later<'a, Vec<Dated>> {
    Box::pin(async move {
        let meetings = store::between(reader, from, until, IN_CALENDAR).await?;
        Ok(meetings.iter().map(dated).collect())
    })
}

fn dated(meeting: &Meeting) -> Dated {
    Dated {
        word: meeting.id.to_string(),
        title: Text::new("calendar-meeting")
            .with("kind", Text::new(format!("meeting-kind-{}", meeting.kind.code())))
            .with("title", &meeting.title),
        starts_at: meeting.starts_at,
        ends_at: Some(meeting.ends_at),
        place: meeting.whole_place(),
        url: meeting.url(),
        changed_at: meeting.changed_at,
        changes: meeting.changes,
        cancelled: meeting.cancelled_at.is_some(),
    }
}

/// The announcement of a meeting that is near: it must hang at the town hall too (Law 52/2003, art. 8).
fn put_up(meeting: Meeting) -> Duty {
    let title = if meeting.is_short_notice() { "meeting-duty-late" } else { "meeting-duty" };
    Duty {
        due: Some(meeting.starts_at),
        title: Text::new(title),
        url: format!("{}/announcement", meeting.url()),
        about: meeting.title,
        action: "meeting-duty-action".into(),
    }
}
