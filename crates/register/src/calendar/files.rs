//! Dates as calendar programs read them.
use formats::ical::{self, Calendar, Event, When};
use kit::area::Dated;
use kit::{Instant, Visit};

/// After how many hours a subscriber may look again.
const REFRESH: u16 = 6;

/// One date as a file.
#[must_use]
pub(crate) fn one(visit: &Visit, dated: &Dated) -> String {
    ical::write(&Calendar { events: vec![event(visit, dated)], ..Calendar::default() })
}

/// A whole calendar, to subscribe to. It has no alarms: whoever subscribes sets their own.
#[must_use]
pub(crate) fn all(visit: &Visit, dates: &[Dated]) -> String {
    ical::write(&Calendar {
        name: Some(visit.community.name.clone()),
        refresh_hours: Some(REFRESH),
        events: dates.iter().map(|dated| event(visit, dated)).collect(),
    })
}

fn event(visit: &Visit, dated: &Dated) -> Event {
    let address = visit.address_of(&dated.url);
    Event {
        uid: format!("{}@{}", dated.word, visit.community.host),
        changed_at: dated.changed_at.0,
        changes: u32::try_from(dated.changes).unwrap_or_default(),
        when: when(dated),
        summary: dated.title.say(visit.lang),
        description: address.clone(),
        place: dated.place.clone(),
        url: address,
        cancelled: dated.cancelled,
    }
}

/// What ends at midnight ends with the day before: a whole day, not a moment of the next one.
fn when(dated: &Dated) -> When {
    let starts = dated.starts_at;
    if dated.ends_at.is_none() && starts == starts.day().start() {
        let last = Instant(starts.0 - 1).day().0;
        return When::Days { first: last, last };
    }
    When::Moments { start: starts.0, end: dated.ends_at.unwrap_or(starts).0 }
}
