//! A meeting as a file that calendars read: iCalendar, RFC 5545.
use super::{Meeting, MeetingState};
use jiff::Timestamp;
use kit::Instant;
use std::fmt::Write;

/// The longest line, in bytes, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// The meeting as a calendar file. `address` is the whole address of its page, `host` makes its name unique.
#[must_use]
pub fn ics(meeting: &Meeting, host: &str, address: &str) -> String {
    let place = match &meeting.village {
        Some(village) => format!("{}, {village}", meeting.place),
        None => meeting.place.clone(),
    };
    let status = match meeting.state(meeting.starts_at) {
        MeetingState::Cancelled => "CANCELLED",
        _ => "CONFIRMED",
    };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Vatra//Meetings//RO".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{host}", meeting.id),
        format!("DTSTAMP:{}", utc(meeting.changed_at)),
        format!("SEQUENCE:{}", meeting.changes),
        format!("DTSTART:{}", utc(meeting.starts_at)),
        format!("DTEND:{}", utc(meeting.ends_at)),
        format!("SUMMARY:{}", escaped(&meeting.title)),
        format!("LOCATION:{}", escaped(&place)),
        format!("DESCRIPTION:{}", escaped(&description(meeting, address))),
        format!("URL:{address}"),
        format!("STATUS:{status}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn description(meeting: &Meeting, address: &str) -> String {
    let mut text = meeting.agenda.trim().replace("\r\n", "\n");
    for line in meeting.online.as_deref().into_iter().chain([address]) {
        // Writing into memory does not fail.
        let _ = write!(text, "\n\n{line}");
    }
    text
}

/// `20261121T160000Z`
fn utc(at: Instant) -> String {
    Timestamp::from_millisecond(at.0).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text with the signs that mean something escaped (RFC 5545, 3.3.11), without control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out += "\\\\",
            ';' => out += "\\;",
            ',' => out += "\\,",
            '\n' => out += "\\n",
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line broken so that no piece is longer than it may be, and no letter is cut in two.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::with_capacity(line.len() + 8), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            out += "\r\n ";
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_LINE, escaped, folded, utc};
    use kit::test::NOON;
    use proptest::prelude::*;

    #[test]
    fn a_moment_is_said_in_utc() {
        assert_eq!(utc(NOON), "20260515T090000Z");
    }

    #[test]
    fn signs_that_mean_something_are_escaped() {
        assert_eq!(escaped("Unu, doi; trei\\\nEND:VEVENT\r"), "Unu\\, doi\\; trei\\\\\\nEND:VEVENT");
    }

    proptest! {
        #[test]
        fn a_folded_line_is_short_and_unfolds_to_itself(text in "\\PC{0,300}") {
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), text + "\r\n");
        }

        #[test]
        fn nothing_that_is_typed_makes_a_line_of_its_own(text in any::<String>()) {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains(['\n', '\r']));
        }
    }
}
