//! Days as banks write them.

use std::fmt;

/// A day of the calendar, from 1900 to 2199. Written `2026-05-04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return None,
        };
        ((1900..2200).contains(&year) && (1..=days).contains(&day)).then_some(Day { year, month, day })
    }

    /// Year, month and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// `2026-05-04`, also with a time after it. The day is taken as it is written, whatever the time zone.
    pub(super) fn iso(text: &str) -> Option<Day> {
        let (date, time) = text.split_at_checked(10).unwrap_or((text, ""));
        if !matches!(time.chars().next(), None | Some('T' | ' ' | 'Z' | '+' | '-')) {
            return None;
        }
        let mut parts = date.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        Day::digits(year, month, day)
    }

    /// `260504`, as SWIFT writes it: up to 79 in this century.
    pub(super) fn short(text: &str) -> Option<Day> {
        let (year, month, day) = (text.get(..2)?, text.get(2..4)?, text.get(4..6)?);
        let year: u16 = number(year)?;
        Day::new(if year > 79 { 1900 + year } else { 2000 + year }, narrow(month)?, narrow(day)?)
    }

    /// Month and day, `0504`, in the year that brings it nearest to this day.
    pub(super) fn nearest(self, month_and_day: &str) -> Option<Day> {
        let (month, day) = (narrow(month_and_day.get(..2)?)?, narrow(month_and_day.get(2..4)?)?);
        let years = [self.year, self.year.saturating_sub(1), self.year + 1];
        let days = years.into_iter().filter_map(|year| Day::new(year, month, day));
        days.min_by_key(|day| day.ordinal().abs_diff(self.ordinal()))
    }

    /// Counts months as 31 days: good enough to tell which of two days is nearer.
    fn ordinal(self) -> u32 {
        u32::from(self.year) * 372 + u32::from(self.month) * 31 + u32::from(self.day)
    }

    /// As people write it in tables: `04.05.2026`, `4/5/2026`, `2026-05-04`, `20260504`, `04 mai 2026`, also with a
    /// time after it. The day stands before the month.
    pub(super) fn written(text: &str) -> Option<Day> {
        let text = text.trim().trim_end_matches('.');
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Day::digits(text.get(..4)?, text.get(4..6)?, text.get(6..8)?);
        }
        let mut parts = text
            .split(|c: char| matches!(c, '.' | '/' | '-' | ',' | 'T') || c.is_whitespace())
            .filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if first.len() == 4 {
            return Day::digits(first, second, third);
        }
        if let Some(month) = month(second) {
            return Day::new(number(third).filter(|_| third.len() == 4)?, month, narrow(first)?);
        }
        match third.len() {
            4 => Day::digits(third, second, first),
            2 => Day::digits(&format!("20{third}"), second, first),
            _ => None,
        }
    }

    fn digits(year: &str, month: &str, day: &str) -> Option<Day> {
        Day::new(number(year)?, narrow(month)?, narrow(day)?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn number(digits: &str) -> Option<u16> {
    (digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn narrow(digits: &str) -> Option<u8> {
    number(digits).and_then(|n| u8::try_from(n).ok())
}

/// A month by its first three letters, in Romanian or English.
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&[&str]; 12] = [
        &["ian", "jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &["mai", "may"],
        &["iun", "jun"],
        &["iul", "jul"],
        &["aug"],
        &["sep"],
        &["oct"],
        &["noi", "nov"],
        &["dec"],
    ];
    let word = rules::text::fold(word);
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_banks_write_them() {
        let day = Day::new(2026, 5, 4);
        for text in [
            "04.05.2026",
            "4.5.2026",
            "04/05/2026",
            "2026-05-04",
            "20260504",
            "04.05.26",
            "4 mai 2026",
            "04-May-2026",
            "04.05.2026 12:30:00",
            "2026-05-04T12:30:00",
        ] {
            assert_eq!(Day::written(text), day, "{text}");
        }
        for text in ["", "31.02.2026", "05/14/2026", "4.5", "unu mai 2026", "1.1.1", "04.05.20261"] {
            assert_eq!(Day::written(text), None, "{text}");
        }
        assert_eq!(Day::iso("2026-05-04T00:00:00.000+03:00"), day);
        assert_eq!(Day::iso("2026-05-04Z"), day);
        assert_eq!(Day::iso("2026-5-4"), None);
        assert_eq!(Day::short("991231"), Day::new(1999, 12, 31));
    }

    #[test]
    fn an_entry_date_lies_in_the_year_next_to_its_value_date() {
        let new_year = Day::new(2026, 1, 2).unwrap();
        assert_eq!(new_year.nearest("1231"), Day::new(2025, 12, 31));
        assert_eq!(new_year.nearest("0103"), Day::new(2026, 1, 3));
        assert_eq!(Day::new(2025, 12, 31).unwrap().nearest("0102"), Day::new(2026, 1, 2));
        assert_eq!(new_year.nearest("0230"), None);
    }
}
