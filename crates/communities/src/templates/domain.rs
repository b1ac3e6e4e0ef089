//! What a template holds, how it is laid out over a calendar, and how a process becomes one.
use super::file::{self, Fault};
use crate::processes::Process;
use crate::processes::store::NewStage;
use kit::{Day, Instant};
use rules::matching::MatchRule;
use rules::stages::StageKind;
use rules::targets::TargetKind;

/// A process without people and dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessTemplate {
    pub name: String,
    /// One plain sentence.
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub max_choices: i64,
    pub seats: i64,
    pub match_rule: MatchRule,
    /// In the order of their opening.
    pub stages: Vec<StageTemplate>,
    pub targets: Vec<(TargetKind, i64)>,
}

/// A stage as an offset and a length, in calendar days from the day on which the process begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageTemplate {
    pub kind: StageKind,
    /// The day on which it opens; the process begins on day 0.
    pub from_day: i32,
    /// How many days later it closes.
    pub days: i32,
    pub opens: Hour,
    pub closes: Hour,
    pub note: String,
}

/// An hour of the day in Romania.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hour {
    hour: i8,
    minute: i8,
}

impl Hour {
    /// Reads `18:05`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Hour> {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(Hour { hour, minute })
    }

    fn of(at: Instant) -> Hour {
        let local = at.local();
        Hour { hour: local.hour(), minute: local.minute() }
    }

    fn on(self, day: Day) -> Option<Instant> {
        Instant::from_local(day.0.at(self.hour, self.minute, 0, 0))
    }
}
impl std::fmt::Display for Hour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// Days between two days.
fn days_between(from: Day, to: Day) -> i32 {
    (to.0 - from.0).get_days()
}

impl ProcessTemplate {
    /// The template of a process: what can be done again, without addresses and telephone numbers in its texts.
    #[must_use]
    pub fn of(process: &Process, targets: Vec<(TargetKind, i64)>) -> ProcessTemplate {
        let begins = process.begins_at().map(Instant::day);
        let stages = process.stages.iter().filter_map(|stage| {
            let (opens, closes) = (stage.opens_at.day(), stage.closes_at.day());
            Some(StageTemplate {
                kind: stage.kind,
                from_day: days_between(begins?, opens),
                days: days_between(opens, closes),
                opens: Hour::of(stage.opens_at),
                closes: Hour::of(stage.closes_at),
                note: without_contacts(&stage.note),
            })
        });
        ProcessTemplate {
            name: without_contacts(&process.title),
            summary: without_contacts(&process.summary),
            description: without_contacts(&process.description),
            max_choices: process.max_choices,
            seats: process.seats,
            match_rule: process.match_rule(),
            stages: stages.collect(),
            targets,
        }
    }

    /// The stages over a calendar that begins on `start`. None if the calendar ends before.
    #[must_use]
    pub fn lay_out(&self, start: Day) -> Option<Vec<NewStage>> {
        let stage = |stage: &StageTemplate| {
            let opens = start.plus(stage.from_day);
            Some(NewStage {
                kind: stage.kind,
                opens_at: stage.opens.on(opens)?,
                closes_at: stage.closes.on(opens.plus(stage.days))?,
                note: stage.note.clone(),
            })
        };
        self.stages.iter().map(stage).collect()
    }

    /// How many days it takes from its first opening to its last closing.
    #[must_use]
    pub fn length(&self) -> i32 {
        self.stages.iter().map(|stage| stage.from_day + stage.days).max().unwrap_or(0)
    }

    /// Reads a template's file.
    ///
    /// # Errors
    /// What is wrong, and in which line.
    pub fn read(text: &str) -> Result<ProcessTemplate, Fault> {
        file::read(text)
    }

    /// The template as a file that [`ProcessTemplate::read`] reads.
    #[must_use]
    pub fn write(&self) -> String {
        file::write(self)
    }
}

/// The templates that come with the program: key and file.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("smart-village", include_str!("../../process-templates/smart-village.toml")),
    ("quick-poll", include_str!("../../process-templates/quick-poll.toml")),
    ("youth-budget", include_str!("../../process-templates/youth-budget.toml")),
];

/// The text of a template that comes with the program.
#[must_use]
pub fn built_in(key: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// A text in which e-mail addresses and telephone numbers are replaced by `[…]`: a template travels, and whom to call
/// in one community is nobody's business in another.
#[must_use]
pub fn without_contacts(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let fresh = at == 0 || !signs[at - 1].is_alphanumeric();
        let contact = if fresh { email_at(&signs, at).max(phone_at(&signs, at)) } else { 0 };
        if contact > 0 {
            out.push_str("[…]");
            at += contact;
        } else {
            out.push(signs[at]);
            at += 1;
        }
    }
    out
}

/// The length of the e-mail address that begins here, or zero.
fn email_at(signs: &[char], at: usize) -> usize {
    let of_address = |c: &&char| c.is_alphanumeric() || "._%+-@".contains(**c);
    let whole: String = signs[at..].iter().take_while(of_address).collect();
    let whole = whole.trim_end_matches(['.', '-']);
    let is_address = whole
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if is_address { whole.chars().count() } else { 0 }
}

/// The length of the telephone number that begins here, or zero: `+` or `0` and two more digits at once, ten to
/// thirteen digits in all, with spaces, dots and dashes between them. Dates and sums do not look so.
fn phone_at(signs: &[char], at: usize) -> usize {
    let begins = match signs[at] {
        '+' => signs.get(at + 1..at + 3),
        '0' => signs.get(at + 1..at + 3),
        _ => None,
    };
    if !begins.is_some_and(|next| next.iter().all(char::is_ascii_digit)) {
        return 0;
    }
    let of_number = |c: &&char| c.is_ascii_digit() || "+ .-/".contains(**c) || **c == '\u{a0}';
    let run: Vec<char> = signs[at..].iter().take_while(of_number).copied().collect();
    let digits = run.iter().filter(|c| c.is_ascii_digit()).count();
    let last = run.iter().rposition(char::is_ascii_digit).map_or(0, |last| last + 1);
    if (10..=13).contains(&digits) { last } else { 0 }
}

#[cfg(test)]
mod checks {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_and_numbers_stay_at_home_and_dates_and_sums_travel() {
        for (text, expected) in [
            ("Scrieți la ana.pop@primaria.ro.", "Scrieți la […]."),
            ("Sunați la 0740 123 456, luni", "Sunați la […], luni"),
            ("tel. +40 264 123456!", "tel. […]!"),
            ("Fix: 0264-123.456", "Fix: […]"),
            (
                "01.05.2026 10:00 – 10.000,00 lei, Legea 52/2003",
                "01.05.2026 10:00 – 10.000,00 lei, Legea 52/2003",
            ),
            ("@primaria și a@b", "@primaria și a@b"),
        ] {
            assert_eq!(without_contacts(text), expected);
        }
    }

    #[test]
    fn the_templates_of_the_program_can_be_laid_out_on_any_day() {
        for (key, text) in BUILT_IN {
            let template = ProcessTemplate::read(text).unwrap_or_else(|fault| panic!("{key}: {fault:?}"));
            for day in ["2026-02-28", "2026-03-20", "2026-10-20"] {
                let stages = template.lay_out(Day::parse(day).unwrap()).unwrap();
                let plan: Vec<_> = stages
                    .iter()
                    .map(|s| rules::stages::Stage {
                        kind: s.kind,
                        opens: s.opens_at.0,
                        closes: s.closes_at.0,
                    })
                    .collect();
                assert_eq!(rules::stages::check_plan(&plan), Ok(()), "{key} from {day}");
            }
        }
    }

    #[test]
    fn the_smart_village_is_the_mechanism_of_cojocna() {
        let template = ProcessTemplate::read(built_in("smart-village").unwrap()).unwrap();
        assert_eq!(
            template.targets,
            [
                (TargetKind::Consultations, 2),
                (TargetKind::People, 40),
                (TargetKind::Proposals, 3),
                (TargetKind::OrganisationsInformed, 5)
            ]
        );
        assert_eq!((template.match_rule.rate_percent, template.match_rule.cap.bani()), (100, 1_000_000));
        assert_eq!(template.match_rule.cap_on, rules::matching::CapOn::Match);
    }

    proptest! {
        #[test]
        fn a_text_without_contacts_has_none_left(text in "[a-c@. 0+1-9-]{0,40}") {
            let clean = without_contacts(&text);
            prop_assert_eq!(without_contacts(&clean), clean);
        }

        #[test]
        fn a_text_without_digits_and_at_signs_travels_as_it_is(text in "[^0-9@]*") {
            prop_assert_eq!(without_contacts(&text), text);
        }
    }
}
