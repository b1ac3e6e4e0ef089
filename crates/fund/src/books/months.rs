//! Months that are closed: their days, and all days before, take no more entries. The database refuses them
//! (`month_close`); what is booked late is entered on the first open day, with its own day kept in the donation. There is
//! no way to open a month again.
use db::{Reader, Writer, args, sql};
use kit::{Action, Actor, Allowed, Day, Denied, Instant, Result, Role};

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Day);

impl Month {
    /// The month in which a day lies.
    #[must_use]
    pub fn of(day: Day) -> Month {
        Month(Day(day.0.first_of_month()))
    }

    /// Reads `2026-05`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Month> {
        let text = text.trim();
        (text.len() == 7).then(|| Day::parse(&format!("{text}-01")).map(Month)).flatten()
    }

    /// The first day of the month after.
    #[must_use]
    pub fn first_day_after(self) -> Day {
        Day(self.0.0.last_of_month()).plus(1)
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Day {
        self.0
    }

    #[must_use]
    pub fn before(self) -> Month {
        Month::of(self.0.plus(-1))
    }

    #[must_use]
    pub fn is_over(self, now: Instant) -> bool {
        now >= self.first_day_after().start()
    }
}

impl std::fmt::Display for Month {
    /// `2026-05`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.0.strftime("%Y-%m"))
    }
}

/// Closes a month that is over.
pub enum Close {}
impl Action for Close {
    type On = Month;
    fn rule(actor: &Actor, month: &Month, now: Instant) -> Result<(), Denied> {
        match month {
            _ if !actor.is(Role::Accountant) => Err(Denied::Role(Role::Accountant)),
            month if !month.is_over(now) => Err(Denied::Because("books-month-not-over")),
            _ => Ok(()),
        }
    }
}

db::events! {
    /// A month was closed.
    pub MonthClosed = "books.month_closed" { month: String }
}

/// The last month that is closed, and all before it.
///
/// # Errors
/// If it cannot be read.
pub async fn last_closed(reader: &mut Reader) -> Result<Option<Month>> {
    let found: Option<(String,)> = reader
        .one(
            sql!("select month from month_close where community_id = $1 order by month desc limit 1"),
            args![],
        )
        .await?;
    Ok(found.and_then(|(month,)| Month::parse(&month)))
}

/// The first day that takes entries; none while no month is closed.
///
/// # Errors
/// If it cannot be read.
pub async fn first_open_day(reader: &mut Reader) -> Result<Option<Day>> {
    Ok(last_closed(reader).await?.map(Month::first_day_after))
}

/// The closed months with the moment, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn closed(reader: &mut Reader) -> Result<Vec<(Month, Instant)>> {
    let rows: Vec<(String, Instant)> = reader
        .all(
            sql!("select month, closed_at from month_close where community_id = $1 order by month desc limit 24"),
            args![],
        )
        .await?;
    Ok(rows.into_iter().filter_map(|(month, at)| Month::parse(&month).map(|month| (month, at))).collect())
}

/// Closes a month. False if it, or a later one, is closed already. Whoever books at this moment is waited for: the rows of
/// the sums are taken first, as every booking does.
///
/// # Errors
/// If it cannot be written.
pub async fn close(tx: &mut Writer, month: &Allowed<Close>) -> Result<bool> {
    tx.run(sql!("update match_pool_state set bookings = bookings + 1 where community_id = $1"), args![])
        .await?;
    tx.run(sql!("update campaign_total set entries = entries where community_id = $1"), args![]).await?;
    tx.run(sql!("update campaign_match set entries = entries where community_id = $1"), args![]).await?;
    if last_closed(tx).await?.is_some_and(|closed| closed >= **month) {
        return Ok(false);
    }
    let (now, by, name) = (tx.stamp().now, tx.stamp().person, month.to_string());
    tx.run(
        sql!("insert into month_close (community_id, month, closed_by, closed_at) values ($1, $2, $3, $4)"),
        args![name.clone(), by, now],
    )
    .await?;
    tx.record(&MonthClosed { month: name }).await?;
    Ok(true)
}

/// The months before `now` that can still be closed, newest first: a year at most.
#[must_use]
pub fn can_be_closed(last: Option<Month>, now: Instant) -> Vec<Month> {
    let mut month = Month::of(now.day()).before();
    let mut months = Vec::new();
    while months.len() < 12 && last.is_none_or(|last| month > last) {
        months.push(month);
        month = month.before();
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_month_knows_its_days() {
        let may = Month::parse("2026-05").unwrap();
        assert_eq!((may.to_string().as_str(), may.first_day_after()), ("2026-05", day("2026-06-01")));
        assert_eq!(Month::of(day("2026-12-31")).first_day_after(), day("2027-01-01"));
        assert!(!may.is_over(day("2026-05-31").start()) && may.is_over(day("2026-06-01").start()));
        assert_eq!((Month::parse("2026-13"), Month::parse("2026-5"), Month::parse("")), (None, None, None));
    }

    #[test]
    fn the_months_that_are_over_can_be_closed_once() {
        let now = day("2026-05-15").start();
        assert_eq!(can_be_closed(None, now).len(), 12);
        let after = can_be_closed(Month::parse("2026-02"), now);
        assert_eq!(after.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-04", "2026-03"]);
        assert!(can_be_closed(Month::parse("2026-04"), now).is_empty());
    }
}
