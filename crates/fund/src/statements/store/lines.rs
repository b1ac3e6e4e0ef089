//! Lines of statements, as pages read them.
use super::super::domain::{AccountId, Line, LineId, Part, RepeatId, StatementFileId};
use super::super::doubles::{Other, Typed};
use crate::books::domain::{DonationId, EntryId};
use db::{FromRow, Reader, Row, args, sql};
use kit::{CampaignId, Day, Result};
use rules::Money;

impl FromRow for Line {
    /// Reads the columns of the view `bank_line`.
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let _community: uuid::Uuid = row.get()?;
        Ok(Line {
            id: row.get()?,
            account: row.get()?,
            file: row.get()?,
            statement: row.get()?,
            line: row.get()?,
            status: row.get()?,
            kind: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            reference: row.maybe()?,
            part: part(row.maybe()?, row.maybe()?, row.maybe()?),
            state: row.get()?,
            books_id: row.get()?,
            is_distinct: row.get()?,
            became: row.maybe()?,
            campaign: row.maybe()?,
            donation: row.maybe()?,
            entry: row.maybe()?,
            same_as: row.maybe()?,
            reason: row.maybe()?,
            settled_at: row.maybe()?,
            name: row.maybe()?,
            from: row.maybe()?,
            text: row.maybe()?,
        })
    }
}

fn part(number: Option<i64>, of: Option<i64>, whole: Option<Money>) -> Option<Part> {
    Some(Part { number: number?, of: of?, whole: whole? })
}

/// A line by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: LineId) -> Result<Option<Line>> {
    Ok(reader.one(sql!("select * from bank_line where community_id = $1 and id = $2"), args![id]).await?)
}

/// A page of the queue of an account and one line more, oldest first, after a line of some day.
///
/// # Errors
/// If it cannot be read.
pub async fn queue(
    reader: &mut Reader,
    account: AccountId,
    after: Option<(Day, i64, LineId)>,
    length: usize,
) -> Result<Vec<Line>> {
    let limit = i64::try_from(length + 1).map_err(anyhow::Error::from)?;
    let (day, line, id) = match after {
        Some((day, line, id)) => (day.to_string(), line, id),
        None => (String::new(), 0, LineId(uuid::Uuid::nil())),
    };
    Ok(reader
        .all(
            sql!("
                select * from bank_line
                 where community_id = $1 and account_id = $2 and state = 'waiting' and (on_day, line, id) > ($3, $4, $5)
                 order by on_day, line, id limit $6"),
            args![account, day, line, id, limit],
        )
        .await?)
}

/// How many lines of an account wait.
///
/// # Errors
/// If they cannot be counted.
pub async fn count_waiting(reader: &mut Reader, account: AccountId) -> Result<i64> {
    Ok(reader
        .value(
            sql!("select cast(count(*) as bigint) from bank_entry where community_id = $1 and account_id = $2 and state = 'waiting'"),
            args![account],
        )
        .await?)
}

/// Lines of the latest statement of an account that are announced and do not count.
///
/// # Errors
/// If they cannot be read.
pub async fn noted(reader: &mut Reader, account: AccountId) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!(
                "
                select * from bank_line
                 where community_id = $1 and state = 'noted' and statement_id =
                       (select s.id from bank_statement s where s.community_id = $1 and s.account_id = $2
                         order by s.id desc limit 1)
                 order by on_day, line, id limit 50"
            ),
            args![account],
        )
        .await?)
}

/// The lines of an account that were settled last.
///
/// # Errors
/// If they cannot be read.
pub async fn settled(reader: &mut Reader, account: AccountId) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!(
                "
                select * from bank_line
                 where community_id = $1 and account_id = $2 and settled_at is not null
                 order by settled_at desc, id desc limit 20"
            ),
            args![account],
        )
        .await?)
}

/// A page of the lines that came with a file and one more, in its order.
///
/// # Errors
/// If they cannot be read.
pub async fn of_file(
    reader: &mut Reader,
    file: StatementFileId,
    after: Option<(i64, LineId)>,
    length: usize,
) -> Result<Vec<Line>> {
    let limit = i64::try_from(length + 1).map_err(anyhow::Error::from)?;
    let (line, id) = after.unwrap_or((0, LineId(uuid::Uuid::nil())));
    Ok(reader
        .all(
            sql!(
                "
                select * from bank_line where community_id = $1 and file_id = $2 and (line, id) > ($3, $4)
                 order by line, id limit $5"
            ),
            args![file, line, id, limit],
        )
        .await?)
}

impl FromRow for Other {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Other {
            id: row.get()?,
            statement: row.get()?,
            line: row.get()?,
            state: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            is_part: row.maybe::<i64>()?.is_some(),
            whole: row.maybe()?,
            name: row.maybe()?,
            from: row.maybe()?,
        })
    }
}

/// The lines of an account between two days, with which others may be one.
///
/// # Errors
/// If they cannot be read.
pub async fn between(reader: &mut Reader, account: AccountId, from: Day, to: Day) -> Result<Vec<Other>> {
    Ok(reader
        .all(
            sql!("
                select id, statement_id, line, state, on_day, amount, part_number, whole, name, paid_from
                  from bank_line
                 where community_id = $1 and account_id = $2 and on_day >= $3 and on_day <= $4 and state <> 'noted'
                 order by on_day, id limit 2000"),
            args![account, from, to],
        )
        .await?)
}

impl FromRow for Typed {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Typed { donation: row.get()?, on_day: row.get()?, amount: row.get()?, reference: row.get()? })
    }
}

/// Donations that were typed by hand from the bank's paper, from some days before to some days after.
///
/// # Errors
/// If they cannot be read.
pub async fn typed(reader: &mut Reader, from: Day, to: Day) -> Result<Vec<Typed>> {
    Ok(reader
        .all(
            sql!("
                select d.id, d.on_day, d.amount, d.bank_reference
                  from donation d
                 where d.community_id = $1 and d.till = 'bank' and d.reversed_at is null
                   and d.on_day >= $2 and d.on_day <= $3
                   and not exists (select 1 from bank_entry e
                                    where e.community_id = d.community_id and e.donation_id = d.id and e.became = 'donation')
                 order by d.id desc limit 1000"),
            args![from, to],
        )
        .await?)
}

/// The line of the bank behind an entry of the books, if it came from one.
///
/// # Errors
/// If it cannot be read.
pub async fn of_donation(reader: &mut Reader, donation: DonationId) -> Result<Option<LineId>> {
    let statement = sql!(
        "
        select id from bank_entry where community_id = $1 and donation_id = $2 and became = 'donation'"
    );
    Ok(reader.one::<(LineId,)>(statement, args![donation]).await?.map(|(id,)| id))
}

/// The lines of the bank behind the entries of a campaign's book, for those numbered from `from` to `to`.
///
/// # Errors
/// If they cannot be read.
pub async fn of_entries(
    reader: &mut Reader,
    campaign: CampaignId,
    (from, to): (i64, i64),
) -> Result<Vec<(EntryId, LineId)>> {
    Ok(reader
        .all(
            sql!("
                select e.id, b.id
                  from entry e
                  join bank_entry b on b.community_id = e.community_id and b.entry_id = e.id
                 where e.community_id = $1 and e.campaign_id = $2 and e.book = 'foundation' and e.number >= $3 and e.number <= $4
                 order by e.number limit 100"),
            args![campaign, from, to],
        )
        .await?)
}

/// A line that was taken for an earlier one.
#[derive(Debug, Clone)]
pub struct Repeat {
    pub id: RepeatId,
    pub line: i64,
    /// The earlier one.
    pub of: LineId,
    pub on_day: Day,
    pub amount: Money,
    pub name: Option<String>,
}
impl FromRow for Repeat {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Repeat {
            id: row.get()?,
            line: row.get()?,
            of: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            name: row.maybe()?,
        })
    }
}

/// The lines of a file that were taken for earlier ones and about which nobody has decided.
///
/// # Errors
/// If they cannot be read.
pub async fn repeats(reader: &mut Reader, file: StatementFileId) -> Result<Vec<Repeat>> {
    Ok(reader
        .all(
            sql!(
                "
                select r.id, r.line, e.id, e.on_day, e.amount, p.name
                  from bank_repeat r
                  join bank_entry e on e.community_id = r.community_id and e.id = r.entry_id
                  left join bank_party p on p.community_id = e.community_id and p.entry_id = e.id
                 where r.community_id = $1 and r.file_id = $2 and r.is_same is null
                 order by r.id limit 200"
            ),
            args![file],
        )
        .await?)
}
