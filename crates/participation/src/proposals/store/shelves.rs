//! Lists: shelves and their counts, one page at a time. See the migration for what a shelf is.
use crate::proposals::domain::{Category, Shelf, Status, key_words};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, PersonId, ProcessId, ProposalId, Result};
use rules::Money;
use std::collections::BTreeSet;
use std::fmt::{Display, Formatter};
use uuid::Uuid;

/// Proposals as lists show them.
const CARDS: &str = "
    select p.id, p.title, p.summary, p.category, p.village, p.status, coalesce(r.cost, p.estimated_cost),
           s.support_count, s.submitted_at
      from proposal_shelf s
      join proposal p on p.community_id = s.community_id and p.id = s.proposal_id
      left join proposal_review r on r.community_id = p.community_id and r.proposal_id = p.id
           and r.number = p.review_number";

/// The orders of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Newest,
    MostSupported,
}

/// The place after a row of a list: what the order goes by, and the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    rank: i64,
    id: Uuid,
}

impl Cursor {
    const START: Cursor = Cursor { rank: i64::MAX, id: Uuid::max() };

    /// Reads what [`Display`] wrote into an address; anything else is no cursor.
    #[must_use]
    pub fn parse(text: &str) -> Option<Cursor> {
        let (rank, id) = text.split_once('-')?;
        Some(Cursor { rank: i64::from_str_radix(rank, 16).ok()?, id: db::decode_id(id)? })
    }
}
impl Display for Cursor {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:x}-{}", self.rank, db::encode_id(self.id))
    }
}

/// A proposal as lists show it.
#[derive(Debug, Clone)]
pub struct Card {
    pub id: ProposalId,
    pub title: String,
    pub summary: String,
    pub category: Category,
    pub village: Option<String>,
    pub status: Status,
    /// As the town hall found it, or as the author sees it.
    pub cost: Option<Money>,
    pub support_count: i64,
    pub submitted_at: Instant,
}
impl FromRow for Card {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Card {
            id: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            category: row.get()?,
            village: row.maybe()?,
            status: row.get()?,
            cost: row.maybe()?,
            support_count: row.get()?,
            submitted_at: row.get()?,
        })
    }
}

/// A piece of a list.
pub struct Page {
    pub cards: Vec<Card>,
    /// Where the next piece begins; none at the end.
    pub next: Option<Cursor>,
}

/// The cards of a shelf after a cursor, at most `size`. One statement, whose cost does not grow with the shelf.
///
/// # Errors
/// If they cannot be read.
pub async fn list(
    reader: &mut Reader,
    process: ProcessId,
    shelf: &Shelf,
    order: Order,
    after: Option<Cursor>,
    size: usize,
) -> Result<Page> {
    let statement = match order {
        Order::Newest => sql!(
            CARDS,
            "
             where s.community_id = $1 and s.process_id = $2 and s.shelf = $3
               and (s.submitted_at, s.proposal_id) < ($4, $5)
             order by s.submitted_at desc, s.proposal_id desc
             limit $6"
        ),
        Order::MostSupported => sql!(
            CARDS,
            "
             where s.community_id = $1 and s.process_id = $2 and s.shelf = $3
               and (s.support_count, s.proposal_id) < ($4, $5)
             order by s.support_count desc, s.proposal_id desc
             limit $6"
        ),
    };
    let Cursor { rank, id } = after.unwrap_or(Cursor::START);
    // One more than is shown tells whether there is a next page.
    let limit = i64::try_from(size).unwrap_or(i64::MAX).saturating_add(1);
    let mut cards: Vec<Card> = reader.all(statement, args![process, shelf.code(), rank, id, limit]).await?;
    let is_last = cards.len() <= size;
    cards.truncate(size);
    let place = |card: &Card| match order {
        Order::Newest => Cursor { rank: card.submitted_at.0, id: card.id.0 },
        Order::MostSupported => Cursor { rank: card.support_count, id: card.id.0 },
    };
    let next = if is_last { None } else { cards.last().map(place) };
    Ok(Page { cards, next })
}

/// How many proposals stand on each shelf of a process, the fullest first. Empty shelves are left out.
///
/// # Errors
/// If they cannot be read.
pub async fn counts(reader: &mut Reader, process: ProcessId) -> Result<Vec<(Shelf, i64)>> {
    let rows: Vec<(String, i64)> = reader
        .all(
            sql!(
                "
                select shelf, count from proposal_shelf_count
                 where community_id = $1 and process_id = $2 and count > 0
                 order by count desc, shelf limit 200"
            ),
            args![process],
        )
        .await?;
    Ok(rows.into_iter().filter_map(|(code, count)| Some((Shelf::parse(&code)?, count))).collect())
}

/// How many proposals were submitted to a process and not withdrawn.
///
/// # Errors
/// If it cannot be read.
pub async fn count(reader: &mut Reader, process: ProcessId) -> Result<i64> {
    Ok(reader
        .value(
            sql!(
                "
                select cast(coalesce(sum(count), 0) as bigint) from proposal_shelf_count
                 where community_id = $1 and process_id = $2 and shelf = 'all'"
            ),
            args![process],
        )
        .await?)
}

/// The drafts of a person in a process (two branches, so that each has its index): their own, and those they are typing in from paper. Newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn drafts(
    reader: &mut Reader,
    process: ProcessId,
    person: PersonId,
) -> Result<Vec<(ProposalId, String)>> {
    Ok(reader
        .all(
            sql!("
                select id, title from (
                  select id, title from proposal
                   where community_id = $1 and author_id = $3 and process_id = $2 and status = 'draft'
                  union
                  select id, title from proposal
                   where community_id = $1 and entered_by = $3 and process_id = $2 and status = 'draft') as mine
                 order by id desc limit 10"),
            args![process, person],
        )
        .await?)
}

/// A proposal that says nearly the same as another.
#[derive(Debug, Clone)]
pub struct Alike {
    pub id: ProposalId,
    pub title: String,
    pub support_count: i64,
}
impl FromRow for Alike {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Alike { id: row.get()?, title: row.get()?, support_count: row.get()? })
    }
}

/// The proposals of a process whose titles share at least two key words with this one (or its only one), most alike
/// first, at most `limit`. Of each word the hundred newest are looked at.
///
/// # Errors
/// If they cannot be read.
pub async fn alike(
    reader: &mut Reader,
    process: ProcessId,
    title: &str,
    except: ProposalId,
    limit: i64,
) -> Result<Vec<Alike>> {
    let words = key_words(title);
    let shared = if words.len() < 2 { 1i64 } else { 2 };
    let word = |at: usize| words.get(at).cloned().unwrap_or_default();
    Ok(reader
        .all(
            sql!("
                with hit as (
                  select * from (select proposal_id from proposal_word where community_id = $1 and process_id = $2
                                  and word = $3 order by proposal_id desc limit 100) as first
                  union all
                  select * from (select proposal_id from proposal_word where community_id = $1 and process_id = $2
                                  and word = $4 order by proposal_id desc limit 100) as second
                  union all
                  select * from (select proposal_id from proposal_word where community_id = $1 and process_id = $2
                                  and word = $5 order by proposal_id desc limit 100) as third
                  union all
                  select * from (select proposal_id from proposal_word where community_id = $1 and process_id = $2
                                  and word = $6 order by proposal_id desc limit 100) as fourth)
                select p.id, p.title, p.support_count
                  from (select proposal_id, count(*) as shared from hit group by proposal_id) as close
                  join proposal p on p.community_id = $1 and p.id = close.proposal_id
                 where p.id <> $7 and close.shared >= $8 and p.status in ('submitted', 'admissible')
                 order by close.shared desc, p.support_count desc, p.id desc
                 limit $9"),
            args![process, word(0), word(1), word(2), word(3), except, shared, limit],
        )
        .await?)
}

/// From here to the end of the transaction nobody else writes, reviews or withdraws proposals of this process. So two
/// reviews cannot merge two proposals into each other, and shelves and counts move as one. Supporting does not wait.
pub(super) async fn lock(tx: &mut Writer, process: ProcessId) -> Result<()> {
    tx.run(
        sql!("
            insert into proposal_shelf_count (community_id, process_id, shelf, count) values ($1, $2, 'all', 0)
            on conflict (community_id, process_id, shelf) do update set count = proposal_shelf_count.count"),
        args![process],
    )
    .await?;
    Ok(())
}

/// Moves a proposal, whose row this transaction has changed, from the shelves of `before` to those of `after`.
pub(super) async fn shelve(
    tx: &mut Writer,
    process: ProcessId,
    id: ProposalId,
    before: &BTreeSet<Shelf>,
    after: &BTreeSet<Shelf>,
) -> Result<()> {
    for left in before.difference(after) {
        tx.run(
            sql!("delete from proposal_shelf where community_id = $1 and proposal_id = $2 and shelf = $3"),
            args![id, left.code()],
        )
        .await?;
        tx.run(
            sql!(
                "
                update proposal_shelf_count set count = count - 1
                 where community_id = $1 and process_id = $2 and shelf = $3"
            ),
            args![process, left.code()],
        )
        .await?;
    }
    for new in after.difference(before) {
        tx.run(
            sql!("
                insert into proposal_shelf (community_id, proposal_id, shelf, process_id, submitted_at, support_count)
                select community_id, id, cast($3 as text), process_id, submitted_at, support_count
                  from proposal where community_id = $1 and id = $2"),
            args![id, new.code()],
        )
        .await?;
        tx.run(
            sql!("
                insert into proposal_shelf_count (community_id, process_id, shelf, count) values ($1, $2, $3, 1)
                on conflict (community_id, process_id, shelf) do update set count = proposal_shelf_count.count + 1"),
            args![process, new.code()],
        )
        .await?;
    }
    Ok(())
}
