//! Days and moments in Romania.
//!
//! A moment is a number of Unix milliseconds, UTC, as everywhere in these rules. A day is the half-open interval from
//! its first moment to the first moment of the next day; it has 23 hours when summer time begins and 25 when it ends.
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, offset};
use std::sync::LazyLock;

/// The table of the zone is part of the program: no file is read.
static BUCHAREST: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Bucharest").unwrap_or_else(|_| TimeZone::fixed(offset(2))));

/// What the clock on the wall shows at a moment.
pub fn local(moment: i64) -> DateTime {
    BUCHAREST.to_datetime(Timestamp::from_millisecond(moment).unwrap_or_default())
}

/// The moment at which the clock on the wall shows this: the later one where the clock is set back, and an hour on where
/// it skips. None beyond the years that moments reach (-9999 to 9999).
pub fn moment_of(local: DateTime) -> Option<i64> {
    BUCHAREST.to_ambiguous_timestamp(local).later().ok().map(Timestamp::as_millisecond)
}

/// The day in Romania at a moment.
pub fn day_of(moment: i64) -> Date {
    local(moment).date()
}

/// The first moment of a day.
pub fn start_of(day: Date) -> i64 {
    moment_of(day.at(0, 0, 0, 0)).unwrap_or_default()
}

/// The first moment after a day: a term that ends on this day is over then (at 24:00).
pub fn end_of(day: Date) -> i64 {
    start_of(day.tomorrow().unwrap_or(day))
}
