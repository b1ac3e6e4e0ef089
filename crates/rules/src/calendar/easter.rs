//! The day of Easter, from which Good Friday and Pentecost are counted.
//!
//! Source: the Julian computus in the form given by Jean Meeus (*Astronomical Algorithms*, chapter 8), moved into the
//! Gregorian calendar; for the western feast the anonymous Gregorian algorithm from the same chapter.
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Orthodox Easter Sunday of a year, in the Gregorian calendar. Right from 1583 on.
pub fn orthodox(year: i16) -> Date {
    let y = i32::from(year);
    let moon = (19 * y.rem_euclid(19) + 15) % 30;
    let sunday = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - moon + 34) % 7;
    // How many days the Julian calendar is behind in March to May: 13 from 1900 to 2099, 14 in 2100.
    let behind = y.div_euclid(100) - y.div_euclid(400) - 2;
    after_the_equinox(year, moon + sunday + behind)
}

/// Easter Sunday of the western churches. Right from 1583 on.
pub fn western(year: i16) -> Date {
    let y = i32::from(year);
    let (golden, century, short) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (short / 4) - moon - short % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    after_the_equinox(year, moon + sunday - 7 * late)
}

/// Easter is never before the 22nd of March.
fn after_the_equinox(year: i16, days: i32) -> Date {
    date(year, 3, 22).saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn easter_is_on_the_days_that_church_calendars_give() {
        for (year, month, day) in
            [(1700, 4, 11), (1900, 4, 22), (1983, 5, 8), (2000, 4, 30), (2026, 4, 12), (2100, 5, 2)]
        {
            assert_eq!(orthodox(year), date(year, month, day));
        }
        for (year, month, day) in
            [(1818, 3, 22), (1943, 4, 25), (1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2026, 4, 5)]
        {
            assert_eq!(western(year), date(year, month, day));
        }
    }

    #[test]
    fn easter_is_a_sunday_and_the_orthodox_one_is_never_first() {
        for year in 1583..=2999 {
            assert_eq!(orthodox(year).weekday(), Weekday::Sunday, "{year}");
            assert_eq!(western(year).weekday(), Weekday::Sunday, "{year}");
            assert!(western(year) <= orthodox(year), "{year}");
        }
    }
}
