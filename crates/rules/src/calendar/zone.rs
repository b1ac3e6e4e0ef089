//! Days and moments in Romania.
//!
//! A moment is a number of Unix milliseconds, UTC, as everywhere in these rules. A day is the half-open interval from
//! its first moment to the first moment of the next day; it has 23 hours when summer time begins and 25 when it ends.
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use std::sync::LazyLock;

/// The table of the zone is part of the program: no file is read.
static BUCHAREST: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Bucharest").unwrap_or_else(|_| TimeZone::fixed(offset(2))));

/// The day in Romania at a moment.
pub fn day_of(moment: i64) -> Date {
    BUCHAREST.to_datetime(Timestamp::from_millisecond(moment).unwrap_or_default()).date()
}

/// The first moment of a day.
pub fn start_of(day: Date) -> i64 {
    let midnight = BUCHAREST.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).later();
    midnight.map_or(0, Timestamp::as_millisecond)
}

/// The first moment after a day: a term that ends on this day is over then (at 24:00).
pub fn end_of(day: Date) -> i64 {
    start_of(day.tomorrow().unwrap_or(day))
}
