//! A meeting as a file that calendars read.
use super::{Meeting, MeetingState};
use formats::ical::{self, Calendar, Event, When};

/// The meeting as a calendar file. `address` is the whole address of its page, `host` makes its name unique.
#[must_use]
pub fn ics(meeting: &Meeting, host: &str, address: &str) -> String {
    let event = Event {
        uid: format!("{}@{host}", meeting.id),
        changed_at: meeting.changed_at.0,
        changes: u32::try_from(meeting.changes).unwrap_or_default(),
        when: When::Moments { start: meeting.starts_at.0, end: meeting.ends_at.0 },
        summary: meeting.title.clone(),
        description: description(meeting, address),
        place: meeting.whole_place(),
        url: address.to_owned(),
        cancelled: meeting.state(meeting.starts_at) == MeetingState::Cancelled,
    };
    ical::write(&Calendar { events: vec![event], ..Calendar::default() })
}

fn description(meeting: &Meeting, address: &str) -> String {
    let parts = [meeting.agenda.trim()].into_iter().chain(meeting.online.as_deref()).chain([address]);
    parts.collect::<Vec<_>>().join("\n\n")
}
