//! A month of the calendar, and the feed.
use super::files;
use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;
use kit::area::Dated;
use kit::{Day, Frame, Instant, Query, Result, Visit, download, page};
use serde::Deserialize;

/// How far back and ahead the feed reaches, in milliseconds.
const BACK: i64 = 90 * Instant::DAY;
const AHEAD: i64 = 400 * Instant::DAY;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct MonthQuery {
    /// `2026-06`
    month: String,
}

impl MonthQuery {
    /// The first day of the month that is asked for, or of this one. Nobody pages through centuries.
    fn first(&self, now: Instant) -> Date {
        let today = now.day().0.first_of_month();
        let asked = Day::parse(&format!("{}-01", self.month)).map(|day| day.0);
        let near = (today.saturating_sub(5.years()), today.saturating_add(5.years()));
        asked.filter(|day| (near.0..=near.1).contains(day)).unwrap_or(today)
    }
}

/// What happens on one day.
struct DayOfMonth {
    day: Day,
    dates: Vec<Dated>,
}

#[derive(Template)]
#[template(path = "calendar/month.html")]
struct MonthPage {
    frame: Frame,
    first: Day,
    days: Vec<DayOfMonth>,
    before: String,
    after: String,
    address: String,
}

impl MonthPage {
    /// `iunie 2026`: the day in words without its number.
    fn name(&self) -> String {
        let said = self.frame.day(self.first);
        let words: Vec<&str> = said.split(' ').filter(|word| *word != "1" && *word != "1.").collect();
        words.join(" ")
    }
    /// The hour, or nothing for what belongs to the whole day.
    fn hour(&self, dated: &Dated) -> String {
        let starts = dated.starts_at;
        if dated.ends_at.is_none() && starts == starts.day().start() {
            return String::new();
        }
        starts.local().strftime("%H:%M").to_string()
    }
}

/// The day that a date belongs to: what ends at midnight belongs to the day before.
fn day_of(dated: &Dated) -> Day {
    let moment = if dated.ends_at.is_none() { Instant(dated.starts_at.0 - 1) } else { dated.starts_at };
    moment.day()
}

pub(super) async fn month(visit: Visit, Query(query): Query<MonthQuery>) -> Result {
    let first = query.first(visit.now);
    let next = first.saturating_add(1.month());
    // What ends at the midnight after the month belongs to its last day, and what begins then does not.
    let (from, until) = (Day(first).start(), Day(next).start().plus(1));
    let dates = visit.app().areas.dates(&visit, &mut visit.read().await?, from, until).await?;
    let mut dates: Vec<(Day, Dated)> = dates.into_iter().map(|dated| (day_of(&dated), dated)).collect();
    dates.retain(|(day, _)| (Day(first)..Day(next)).contains(day));
    dates.sort_by_key(|(day, dated)| (*day, dated.starts_at));
    let mut days: Vec<DayOfMonth> = Vec::new();
    for (day, dated) in dates {
        match days.last_mut() {
            Some(last) if last.day == day => last.dates.push(dated),
            _ => days.push(DayOfMonth { day, dates: vec![dated] }),
        }
    }
    let name = |day: Date| day.strftime("%Y-%m").to_string();
    page(MonthPage {
        frame: visit.frame(),
        first: Day(first),
        days,
        before: name(first.saturating_sub(1.month())),
        after: name(next),
        address: visit.address_of("/calendar.ics"),
    })
}

pub(super) async fn feed(visit: Visit) -> Result {
    // The beginning of the window stands still for a day, so that the feed does not change with every look.
    let today = visit.now.day().start();
    let mut reader = visit.read().await?;
    let dates = visit.app().areas.dates(&visit, &mut reader, today.plus(-BACK), today.plus(AHEAD)).await?;
    download("calendar.ics", "text/calendar; charset=utf-8", files::all(&visit, &dates))
}
