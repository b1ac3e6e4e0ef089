//! Meetings: announced in time, held, counted by sector, minuted. Their head counts are what a process measures its
//! promise of consultations and of people against.
//!
//! Begin with [`announcements`]; [`counts`] and [`minutes`] are what is added after a meeting.
pub mod announcements;
pub mod counts;
mod found;
pub mod minutes;
mod panels;
#[cfg(test)]
mod tests;

pub use announcements::{Announcement, Meeting, MeetingKind, announce, cancel, change};
pub use counts::{HeadCount, Line, NewHeadCount, Sector, Way, record_head_count};
pub use minutes::{Minutes, MinutesId, NewMinutes, publish_minutes};

use kit::area::{Dates, Held, Measure, MenuEntry, Tool};
use kit::{Area, Role};

kit::locales!("meetings");

/// How many meetings a yearly report takes from here.
const HELD: i64 = 1_000;

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "meetings",
        routes: announcements::routes().merge(counts::routes()).merge(minutes::routes()),
        panels: panels::panels(),
        measures: vec![
            Measure {
                target: "consultations",
                reached: |reader, process| Box::pin(counts::consultations(reader, process)),
            },
            Measure {
                target: "people",
                reached: |reader, process| Box::pin(counts::people(reader, process)),
            },
        ],
        duties: panels::duties(),
        finds: found::finds(),
        news: found::news(),
        dates: vec![Dates { find: panels::dates }],
        held: vec![Held { find: |reader, from, until| Box::pin(counts::held(reader, from, until, HELD)) }],
        menu: vec![MenuEntry { rank: 30, label: "meeting-menu", url: "/meetings" }],
        tools: vec![Tool { rank: 30, role: Role::Clerk, label: "meeting-tool", url: "/meetings/new" }],
        ..Area::default()
    }
}
