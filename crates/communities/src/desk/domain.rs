//! How urgent something is, by calendar days in Romania.
use kit::{Instant, Text};

/// How urgent something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    Late,
    Today,
    /// In at most three days.
    Soon,
    Later,
    /// It has no term.
    Waiting,
}

impl Urgency {
    /// All, the most urgent first.
    pub(super) const ALL: [Urgency; 5] =
        [Urgency::Late, Urgency::Today, Urgency::Soon, Urgency::Later, Urgency::Waiting];

    /// Of something that is due at `due`, seen at `now`.
    #[must_use]
    pub(super) fn of(due: Option<Instant>, now: Instant) -> Urgency {
        let Some(due) = due else { return Urgency::Waiting };
        match days_until(due, now) {
            _ if due <= now => Urgency::Late,
            0 => Urgency::Today,
            1..=3 => Urgency::Soon,
            _ => Urgency::Later,
        }
    }

    /// The class of its line, and the end of its messages' keys.
    #[must_use]
    pub(super) const fn code(self) -> &'static str {
        match self {
            Urgency::Late => "late",
            Urgency::Today => "today",
            Urgency::Soon => "soon",
            Urgency::Later => "later",
            Urgency::Waiting => "waiting",
        }
    }
}

/// Calendar days from now until a moment; a term that ends at midnight belongs to the day before.
fn days_until(due: Instant, now: Instant) -> i64 {
    i64::from((Instant(due.0 - 1).day().0 - now.day().0).get_days())
}

/// How urgent something is, in words.
#[must_use]
pub(super) fn words(due: Option<Instant>, now: Instant) -> Text {
    let Some(at) = due else { return Text::new("desk-no-term") };
    let days = days_until(at, now);
    match Urgency::of(due, now) {
        Urgency::Late if days == 0 => Text::new("desk-late-today"),
        Urgency::Late => Text::new("desk-late-days").with("n", -days),
        Urgency::Today => Text::new("desk-today"),
        _ if days == 1 => Text::new("desk-tomorrow"),
        _ => Text::new("desk-in-days").with("n", days),
    }
}

#[cfg(test)]
mod checks {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_local(text).unwrap()
    }

    #[test]
    fn urgency_goes_by_calendar_days_and_a_term_at_midnight_belongs_to_the_day_before() {
        let now = at("2026-05-15T12:00");
        for (due, expected) in [
            ("2026-05-14T10:00", Urgency::Late),
            ("2026-05-15T12:00", Urgency::Late),
            ("2026-05-15T18:00", Urgency::Today),
            ("2026-05-16T00:00", Urgency::Today),
            ("2026-05-16T00:01", Urgency::Soon),
            ("2026-05-19T00:00", Urgency::Soon),
            ("2026-05-19T08:00", Urgency::Later),
        ] {
            assert_eq!(Urgency::of(Some(at(due)), now), expected, "{due}");
        }
        assert_eq!(Urgency::of(None, now), Urgency::Waiting);
        assert_eq!(words(Some(at("2026-05-13T12:00")), now), Text::new("desk-late-days").with("n", 2i64));
        assert_eq!(words(Some(at("2026-05-16T18:00")), now), Text::new("desk-tomorrow"));
    }
}
