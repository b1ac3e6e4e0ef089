use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn meeting() -> Event {
    Event {
        uid: "meet_1@vatra.test".to_owned(),
        changed_at: 1_778_835_600_000,
        changes: 2,
        when: When::Moments { start: 1_778_835_600_000, end: 1_778_842_800_000 },
        summary: "Dezbatere: apă, canal".to_owned(),
        description: String::new(),
        place: String::new(),
        url: "https://vatra.test/meetings/meet_1?a=1,2;3".to_owned(),
        cancelled: false,
    }
}

/// The lines as a reader joins them again.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_meeting_is_written_line_by_line() {
    let calendar = Calendar { events: vec![meeting()], ..Calendar::default() };
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Vatra//Vatra//RO",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:meet_1@vatra.test",
        "DTSTAMP:20260515T090000Z",
        "LAST-MODIFIED:20260515T090000Z",
        "SEQUENCE:2",
        "DTSTART:20260515T090000Z",
        "DTEND:20260515T110000Z",
        "SUMMARY:Dezbatere: apă\\, canal",
        "URL:https://vatra.test/meetings/meet_1?a=1,2;3",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(write(&calendar), expected.join("\r\n"));
}

#[test]
fn whole_days_end_before_the_day_after_and_keep_nobody_busy() {
    let term = |first, last| Event { when: When::Days { first, last }, cancelled: true, ..meeting() };
    let days = [
        term(date(2026, 12, 31), date(2026, 12, 31)),
        term(date(2028, 2, 28), date(2028, 2, 29)),
        // The wrong way round is one day.
        term(date(2026, 5, 2), date(2026, 5, 1)),
    ];
    let file = write(&Calendar { events: days.to_vec(), ..Calendar::default() });
    let lines = unfolded(&file);
    let all = |name: &str| lines.iter().filter(|line| line.starts_with(name)).cloned().collect::<Vec<_>>();
    let starts = ["20261231", "20280228", "20260502"].map(|day| format!("DTSTART;VALUE=DATE:{day}"));
    let ends = ["20270101", "20280301", "20260503"].map(|day| format!("DTEND;VALUE=DATE:{day}"));
    assert_eq!((all("DTSTART"), all("DTEND")), (starts.to_vec(), ends.to_vec()));
    assert_eq!(all("TRANSP"), ["TRANSP:TRANSPARENT"; 3]);
    assert_eq!(all("STATUS"), ["STATUS:CANCELLED"; 3]);
}

#[test]
fn a_moment_without_length_has_no_end() {
    let event = Event { when: When::Moments { start: 0, end: 0 }, ..meeting() };
    let file = write(&Calendar { events: vec![event], ..Calendar::default() });
    assert!(file.contains("DTSTART:19700101T000000Z\r\n") && !file.contains("DTEND"));
}

#[test]
fn a_feed_says_its_name_and_how_often_to_look() {
    let name = Some("Cojocna; termene".to_owned());
    let file = write(&Calendar { name, refresh_hours: Some(6), events: vec![] });
    for line in [
        "NAME:Cojocna\\; termene",
        "X-WR-CALNAME:Cojocna\\; termene",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ] {
        assert!(unfolded(&file).iter().any(|written| written == line), "{line}");
    }
}

#[test]
fn signs_that_mean_something_are_escaped() {
    assert_eq!(escaped("Unu, doi; trei\\\nEND:VEVENT\r"), "Unu\\, doi\\; trei\\\\\\nEND:VEVENT\\n");
    assert_eq!(escaped("a\r\nb\u{2028}c\u{7}\td"), "a\\nb\\ncd");
}

#[test]
fn letters_of_two_bytes_are_not_cut_at_the_fold() {
    for length in 60..80 {
        let summary = format!("{}șțăîâ{}", "x".repeat(length), "ő".repeat(80));
        let event = Event { summary: summary.clone(), ..meeting() };
        let file = write(&Calendar { events: vec![event], ..Calendar::default() });
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        assert!(unfolded(&file).contains(&format!("SUMMARY:{summary}")));
    }
}

/// What a reader makes of an escaped text.
fn read(text: &str) -> String {
    let mut out = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => out.push('\n'),
                Some(escaped) => out.push(escaped),
                None => {}
            },
            sign => out.push(sign),
        }
    }
    out
}

proptest! {
    #[test]
    fn what_was_typed_is_read_again(text in "(\\PC|\n){0,300}") {
        let event = Event { description: text.clone(), ..meeting() };
        let file = write(&Calendar { events: vec![event], ..Calendar::default() });
        let lines = unfolded(&file);
        let written = lines.iter().find_map(|line| line.strip_prefix("DESCRIPTION:")).unwrap_or_default();
        prop_assert_eq!(read(written), text.replace(['\u{2028}', '\u{2029}'], "\n"));
    }

    #[test]
    fn nothing_that_is_typed_makes_a_line_of_its_own(text in any::<String>()) {
        let text = format!("x{text}");
        let event = Event {
            uid: text.clone(),
            summary: text.clone(),
            description: text.clone(),
            place: text.clone(),
            url: text.clone(),
            ..meeting()
        };
        let calendar = Calendar { name: Some(text), refresh_hours: None, events: vec![event] };
        prop_assert_eq!(unfolded(&write(&calendar)).len(), 20);
        prop_assert!(write(&calendar).split("\r\n").all(|line| line.len() <= LONGEST_LINE));
    }
}
