//! Time and chance, taken from one place so that tests can decide both.
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// A moment: Unix milliseconds, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Instant(pub i64);

/// A calendar day in Romania.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Instant {
    /// One minute in milliseconds.
    pub const MINUTE: i64 = 60_000;
    /// One hour in milliseconds.
    pub const HOUR: i64 = 60 * Instant::MINUTE;
    /// One day in milliseconds, for durations that are not calendar days.
    pub const DAY: i64 = 24 * Instant::HOUR;

    /// This moment and `ms` milliseconds.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Instant {
        Instant(self.0.saturating_add(ms))
    }

    /// The calendar day in Romania.
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.local().date())
    }

    /// The wall clock in Romania.
    #[must_use]
    pub fn local(self) -> DateTime {
        rules::calendar::local(self.0)
    }

    /// The moment at which a Romanian wall clock shows `local` (the later one where the clock is set back).
    #[must_use]
    pub fn from_local(local: DateTime) -> Option<Instant> {
        rules::calendar::moment_of(local).map(Instant)
    }

    /// Reads what `<input type="datetime-local">` sends: `2026-11-21T18:00`.
    #[must_use]
    pub fn parse_local(text: &str) -> Option<Instant> {
        let text = text.trim();
        let whole = if text.len() == 16 { format!("{text}:00") } else { text.to_owned() };
        let local: DateTime = whole.parse().ok()?;
        (2000..=2199).contains(&local.year()).then_some(())?;
        Instant::from_local(local)
    }

    /// What `<input type="datetime-local">` wants as its value.
    #[must_use]
    pub fn to_local_input(self) -> String {
        self.local().strftime("%Y-%m-%dT%H:%M").to_string()
    }
}

impl Day {
    /// The same day so many years earlier; the 28th of February where there is no 29th.
    #[must_use]
    pub fn years_before(self, years: i64) -> Day {
        i16::try_from(years)
            .ok()
            .and_then(|years| jiff::Span::new().try_years(years).ok())
            .and_then(|span| self.0.checked_sub(span).ok())
            .map_or(self, Day)
    }

    /// Reads `2026-11-21`, as `<input type="date">` sends it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        let day: Date = text.trim().parse().ok()?;
        (1900..=2199).contains(&day.year()).then_some(Day(day))
    }

    /// The first moment of the day.
    #[must_use]
    pub fn start(self) -> Instant {
        Instant::from_local(self.0.at(0, 0, 0, 0)).unwrap_or(Instant(0))
    }

    /// The first moment of the next day: a term that ends on this day is over then.
    #[must_use]
    pub fn end(self) -> Instant {
        self.plus(1).start()
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days.days()))
    }
}

impl std::fmt::Display for Day {
    /// ISO: `2026-11-21`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl db::Bind for Instant {
    const NULL: db::Arg = db::Arg::Int(None);
    fn bind(self) -> db::Arg {
        db::Arg::Int(Some(self.0))
    }
}
impl db::Column for Instant {
    fn read(cell: db::Cell<'_>) -> db::Result<Option<Instant>> {
        db::read_as(cell, Instant)
    }
}
impl db::Bind for Day {
    const NULL: db::Arg = db::Arg::Text(None);
    fn bind(self) -> db::Arg {
        db::Arg::Text(Some(self.to_string()))
    }
}
impl db::Column for Day {
    fn read(cell: db::Cell<'_>) -> db::Result<Option<Day>> {
        let Some(text) = <String as db::Column>::read(cell)? else { return Ok(None) };
        Day::parse(&text).map(Some).ok_or_else(|| std::io::Error::other("not a day").into())
    }
}

/// Where the time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is moved.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `at`.
    #[must_use]
    pub fn fixed(at: Instant) -> Clock {
        Clock::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// The moment it shows.
    #[must_use]
    pub fn now(&self) -> Instant {
        match self {
            Clock::System => Instant(Timestamp::now().as_millisecond()),
            Clock::Fixed(at) => Instant(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a fixed clock; the machine's cannot be moved.
    pub fn advance(&self, ms: i64) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(ms, Ordering::Relaxed);
        }
    }
}

/// Random bytes from the operating system.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A new id: ordered by time (UUID version 7), or wholly random (version 4) where the order must not be known.
#[must_use]
pub fn new_id(ordered: bool, now: i64) -> Uuid {
    let mut bytes = random::<16>();
    if !ordered {
        return uuid::Builder::from_random_bytes(bytes).into_uuid();
    }
    bytes[..6].copy_from_slice(&now.to_be_bytes()[2..]);
    uuid::Builder::from_bytes(bytes)
        .with_version(uuid::Version::SortRand)
        .with_variant(uuid::Variant::RFC4122)
        .into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_ends_at_midnight_romanian_time_across_the_change_of_clocks() {
        let day = Day::parse("2026-10-25").unwrap(); // 25 hours long
        assert_eq!(day.end().0 - day.start().0, 25 * Instant::HOUR);
        assert_eq!(day.end().day(), Day::parse("2026-10-26").unwrap());
    }

    #[test]
    fn what_a_form_sends_is_what_it_shows_again() {
        let at = Instant::parse_local("2026-11-21T18:05").unwrap();
        assert_eq!(at.to_local_input(), "2026-11-21T18:05");
        assert_eq!(at.0, 1_795_277_100_000);
        assert!(Instant::parse_local("21.11.2026").is_none());
        assert!(Day::parse("99999-01-01").is_none());
    }

    #[test]
    fn ids_made_later_sort_later() {
        assert!(new_id(true, 1_000) < new_id(true, 2_000));
        assert_ne!(new_id(false, 0), new_id(false, 0));
    }
}
