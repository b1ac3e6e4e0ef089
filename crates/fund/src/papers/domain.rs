//! Sizes of posters, weeks, and what was moved and promised in one.
use kit::{Day, Instant};
use rules::Money;

db::codes! {
    /// The paper of a poster.
    pub enum Size {
        A3 = "a3",
        A4 = "a4",
    }
}

/// A week, from Monday to Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Week(Day);

impl Week {
    /// The week that a day belongs to.
    #[must_use]
    pub(crate) fn of(day: Day) -> Week {
        Week(day.plus(-i32::from(day.0.weekday().to_monday_zero_offset())))
    }

    #[must_use]
    pub(crate) fn first(self) -> Day {
        self.0
    }

    #[must_use]
    pub(crate) fn last(self) -> Day {
        self.0.plus(6)
    }

    /// The week before.
    #[must_use]
    pub(crate) fn before(self) -> Week {
        Week(self.0.plus(-7))
    }

    /// From its first moment to the first one after it.
    #[must_use]
    pub(crate) fn span(self) -> (Instant, Instant) {
        (self.first().start(), self.last().end())
    }
}

/// What was booked in a week. Money that was taken from the cash box to the bank is neither in nor out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moved {
    pub(crate) entries: i64,
    pub(crate) came: Money,
    /// Below zero.
    pub(crate) went: Money,
}

/// What was promised in a week: how often and how much, never by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Promised {
    pub(crate) pledges: i64,
    pub(crate) sum: Money,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_goes_from_monday_to_sunday() {
        let day = |text| Day::parse(text).unwrap();
        for inside in ["2026-05-11", "2026-05-15", "2026-05-17"] {
            let week = Week::of(day(inside));
            assert_eq!((week.first(), week.last()), (day("2026-05-11"), day("2026-05-17")), "{inside}");
        }
        assert_eq!(Week::of(day("2026-05-18")).before(), Week::of(day("2026-05-11")));
    }

    #[test]
    fn weeks_leave_no_moment_between_them_even_when_the_clock_is_changed() {
        let week = Week::of(Day::parse("2026-03-29").unwrap());
        let next = Week::of(Day::parse("2026-03-30").unwrap());
        assert_eq!(week.span().1, next.span().0);
        assert_eq!(week.span().1.0 - week.span().0.0, 7 * Instant::DAY - Instant::HOUR);
    }
}
