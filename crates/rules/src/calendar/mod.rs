//! Which days are worked, and counting in them.
//!
//! Weekends and the legal holidays of the Labour Code, art. 139, are computed for any year. The days that the
//! government adds between a holiday and a weekend (*zile punte*, art. 139(4)) are announced year by year and given as
//! data; whether they stop a term counted in working days is not settled, so that they are a class of their own.
pub mod easter;
mod holidays;
#[cfg(test)]
pub(crate) mod tests;
mod zone;

pub use holidays::{Holiday, holidays, holidays_on};
pub use zone::{day_of, end_of, local, moment_of, start_of};

use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// What kind of day it is. A holiday on a weekend is a holiday, and neither can be a bridge day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayClass {
    Working,
    Weekend,
    Holiday,
    /// A free day that the government gave to public servants for this year.
    Bridge,
}

impl DayClass {
    /// The name used in pages and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
            Self::Bridge => "bridge",
        }
    }
}

/// The calendar of an authority. The default one knows weekends and legal holidays and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The bridge days known so far.
    pub bridges: BTreeSet<Date>,
    /// Whether a bridge day is left out where working days are counted. The law does not say; they count by default.
    pub bridges_rest: bool,
    /// Whether the western Good Friday, Easter and Pentecost are free days too. Art. 139(2^1) gives them to employees
    /// of those rites and does not close the authority, so that they are not by default.
    pub western_feasts: bool,
}

impl Calendar {
    /// A calendar with these bridge days, which count as working days.
    pub fn with_bridges(bridges: impl IntoIterator<Item = Date>) -> Self {
        Self { bridges: bridges.into_iter().collect(), ..Self::default() }
    }

    /// What kind of day it is.
    pub fn class(&self, day: Date) -> DayClass {
        if !self.holidays_on(day).is_empty() {
            DayClass::Holiday
        } else if is_weekend(day) {
            DayClass::Weekend
        } else if self.bridges.contains(&day) {
            DayClass::Bridge
        } else {
            DayClass::Working
        }
    }

    /// The holidays that fall on a day, those of the western rite included where they are kept.
    pub fn holidays_on(&self, day: Date) -> Vec<Holiday> {
        let mut found = holidays_on(day);
        if self.western_feasts {
            for feast in holidays::western_feasts_on(day) {
                if !found.contains(&feast) {
                    found.push(feast);
                }
            }
        }
        found
    }

    /// Whether it counts as a working day.
    pub fn is_working(&self, day: Date) -> bool {
        match self.class(day) {
            DayClass::Working => true,
            DayClass::Bridge => !self.bridges_rest,
            DayClass::Weekend | DayClass::Holiday => false,
        }
    }

    /// The `count`-th working day after a day, which is not counted itself; the day itself for none.
    pub fn working_day_after(&self, day: Date, count: u32) -> Date {
        self.nth(day, count, next)
    }

    /// The `count`-th working day before a day, which is not counted itself; the day itself for none.
    pub fn working_day_before(&self, day: Date, count: u32) -> Date {
        self.nth(day, count, previous)
    }

    /// The working days after `day`, up to `last` with it; none if it is not later.
    pub fn working_days_between(&self, day: Date, last: Date) -> u32 {
        let days = std::iter::successors(next(day), |day| next(*day)).take_while(|day| *day <= last);
        days.map(|day| u32::from(self.is_working(day))).sum()
    }

    /// The day itself if it is worked, or else the first working day after it.
    pub fn roll_forward(&self, day: Date) -> Date {
        if self.is_working(day) { day } else { self.working_day_after(day, 1) }
    }

    /// The day itself if it is worked, or else the last working day before it.
    pub fn roll_back(&self, day: Date) -> Date {
        if self.is_working(day) { day } else { self.working_day_before(day, 1) }
    }

    /// At the ends of the calendar (years -9999 and 9999) the last day there is.
    fn nth(&self, day: Date, count: u32, step: fn(Date) -> Option<Date>) -> Date {
        let (mut at, mut left) = (day, count);
        while left > 0
            && let Some(day) = step(at)
        {
            at = day;
            left -= u32::from(self.is_working(day));
        }
        at
    }
}

pub(crate) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn next(day: Date) -> Option<Date> {
    day.tomorrow().ok()
}

fn previous(day: Date) -> Option<Date> {
    day.yesterday().ok()
}
