//! What everybody can find of meetings, and which of their events are news.
use crate::announcements::store;
use db::Reader;
use kit::find::{Finding, Finds, News, Topic};
use kit::{MeetingId, Result};
use uuid::Uuid;

/// Meetings, with their latest minutes.
pub(crate) fn finds() -> Vec<Finds> {
    vec![Finds { kind: "meeting", look: |reader, id| Box::pin(look(reader, id)), ids: store::ids() }]
}

/// What is told of meetings.
pub(crate) fn news() -> Vec<News> {
    ["meeting.announced", "meeting.cancelled", "minutes.published"]
        .map(|event| News { event, topic: Topic::Sittings, of: "meeting" })
        .into()
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let Some(whole) = store::whole(reader, MeetingId(id)).await? else { return Ok(Vec::new()) };
    let (meeting, minutes) = (whole.meeting, whole.minutes);
    let minutes = minutes.map(|minutes| minutes.text).unwrap_or_default();
    Ok(vec![Finding {
        part: 0,
        url: meeting.url(),
        under: whole.process.map(|(title, _)| title).unwrap_or_default(),
        text: [&meeting.agenda, &meeting.place, meeting.village.as_deref().unwrap_or_default(), &minutes]
            .join("\n\n"),
        title: meeting.title,
        at: meeting.announced_at,
        category: None,
        process: meeting.process,
    }])
}
