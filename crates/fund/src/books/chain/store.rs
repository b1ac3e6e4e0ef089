//! Every statement of the chain of seals.
use super::text::{Hasher, PostingLine, Seal, beginning, line_of};
use crate::books::domain::Book;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{App, CampaignId, CommunityId, Day, Instant, Result};

impl FromRow for PostingLine {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(PostingLine {
            book: row.get()?,
            number: row.get()?,
            line: row.get()?,
            account: row.get()?,
            amount: row.get()?,
            on_day: row.get()?,
            booked_at: row.get()?,
            kind: row.get()?,
            entry: row.get()?,
            undoes: row.maybe()?,
            decision: row.maybe()?,
            description: row.get()?,
        })
    }
}

impl FromRow for Seal {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Seal {
            book: row.get()?,
            number: row.get()?,
            day: row.get()?,
            first: row.get()?,
            last: row.get()?,
            hash: row.get()?,
        })
    }
}

/// The postings of the next 500 entries of a book after the number `after`, in order.
///
/// # Errors
/// If they cannot be read.
pub async fn postings_after(
    reader: &mut Reader,
    campaign: CampaignId,
    book: Book,
    after: i64,
) -> Result<Vec<PostingLine>> {
    Ok(reader
        .all(
            sql!(
                "
                select e.book, e.number, p.line, p.account, p.amount, e.on_day, e.booked_at, e.kind, e.id, e.reverses_id,
                       e.decision, e.description
                  from (select * from entry
                         where community_id = $1 and campaign_id = $2 and book = $3 and number > $4
                         order by number limit 500) e
                  join posting p on p.community_id = e.community_id and p.entry_id = e.id
                 order by e.number, p.line"
            ),
            args![campaign, book, after],
        )
        .await?)
}

/// The seals of a book that end among the entries from `from` to `to`, in order.
///
/// # Errors
/// If they cannot be read.
pub async fn seals_between(
    reader: &mut Reader,
    campaign: CampaignId,
    book: Book,
    from: i64,
    to: i64,
) -> Result<Vec<Seal>> {
    Ok(reader
        .all(
            sql!(
                "
                select book, number, day, first_entry, last_entry, hash from ledger_seal
                 where community_id = $1 and campaign_id = $2 and book = $3 and last_entry between $4 and $5
                 order by last_entry limit 500"
            ),
            args![campaign, book, from, to],
        )
        .await?)
}

/// The seals of a book on a page and one more, the newest before the number `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn newest_seals(
    reader: &mut Reader,
    campaign: CampaignId,
    book: Book,
    before: Option<i64>,
) -> Result<Vec<Seal>> {
    Ok(reader
        .all(
            sql!(
                "
                select book, number, day, first_entry, last_entry, hash from ledger_seal
                 where community_id = $1 and campaign_id = $2 and book = $3 and number < $4
                 order by number desc limit 32"
            ),
            args![campaign, book, before.unwrap_or(i64::MAX)],
        )
        .await?)
}

/// Where the next lines of the file begin: a book, and the number after which.
pub type Place = (Book, i64);

/// The next lines of the file, both books one after the other, with the seals among them.
///
/// # Errors
/// If they cannot be read.
pub async fn cells_after(
    reader: &mut Reader,
    campaign: CampaignId,
    (book, after): Place,
) -> Result<(Vec<Vec<String>>, Option<Place>)> {
    let postings = postings_after(reader, campaign, book, after).await?;
    let Some(last) = postings.last().map(|posting| posting.number) else {
        return Ok((Vec::new(), (book == Book::Foundation).then_some((Book::TownHall, 0))));
    };
    let mut seals = seals_between(reader, campaign, book, after + 1, last).await?.into_iter().peekable();
    let mut cells = Vec::with_capacity(postings.len() + seals.len());
    let mut postings = postings.iter().peekable();
    while let Some(posting) = postings.next() {
        cells.push(posting.cells());
        let ends = postings.peek().is_none_or(|next| next.number != posting.number);
        if ends && let Some(seal) = seals.next_if(|seal| seal.last == posting.number) {
            cells.push(seal.cells());
        }
    }
    Ok((cells, Some((book, last))))
}

/// A book with a day that is over and not sealed.
#[derive(Debug, Clone)]
pub struct Unsealed {
    pub campaign: CampaignId,
    pub book: Book,
    pub title: String,
}
impl FromRow for Unsealed {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Unsealed { campaign: row.get()?, book: row.get()?, title: row.get()? })
    }
}

/// The books whose first entry after the last seal was booked before `today` began.
///
/// # Errors
/// If they cannot be read.
pub async fn unsealed(reader: &mut Reader, today: Instant) -> Result<Vec<Unsealed>> {
    Ok(reader
        .all(
            sql!(
                "
                select c.id, b.book, c.title
                  from (select t.community_id, t.campaign_id, 'foundation' as book,
                               1 + (select coalesce(max(s.last_entry), 0) from ledger_seal s where s.community_id = t.community_id
                                 and s.campaign_id = t.campaign_id and s.book = 'foundation') as next
                          from campaign_total t where t.community_id = $1
                        union all
                        select m.community_id, m.campaign_id, 'town_hall' as book,
                               1 + (select coalesce(max(s.last_entry), 0) from ledger_seal s where s.community_id = m.community_id
                                 and s.campaign_id = m.campaign_id and s.book = 'town_hall') as next
                          from campaign_match m where m.community_id = $1) b
                  join entry e on e.community_id = b.community_id and e.campaign_id = b.campaign_id and e.book = b.book
                   and e.number = b.next and e.booked_at < $2
                  join campaign c on c.community_id = b.community_id and c.id = b.campaign_id
                 order by c.id, b.book limit 50"
            ),
            args![today],
        )
        .await?)
}

db::events! {
    /// A day of a book was sealed.
    pub LedgerSealed = "ledger.sealed" {
        campaign: CampaignId,
        title: String,
        book: &'static str,
        day: String,
        hash: String,
    }
}

/// What the next seal of a book covers.
struct Covered {
    day: Day,
    first: i64,
    last: i64,
    hasher: Hasher,
}

/// Seals the oldest day of a book that is over and not sealed. False if there is none. The lines are read a page at a
/// time: they cannot change meanwhile, since books are append-only and an entry is seen only after all those before it.
///
/// # Errors
/// If it cannot be read or written.
pub async fn seal_next(app: &App, community: CommunityId, book: &Unsealed, today: Instant) -> Result<bool> {
    let mut reader = app.read_as_program(community).await?;
    let before = newest_seals(&mut reader, book.campaign, book.book, None).await?.into_iter().next();
    drop(reader);
    let Some(covered) = read_day(app, community, book, before.as_ref(), today).await? else {
        return Ok(false);
    };
    let hash = covered.hasher.finish();
    let seal = Seal {
        book: book.book,
        number: before.as_ref().map_or(1, |before| before.number + 1),
        day: covered.day,
        first: covered.first,
        last: covered.last,
        hash,
    };
    let mut tx = app.write_as_program(community).await?;
    if !write_seal(&mut tx, book.campaign, before.as_ref(), &seal).await? {
        return Ok(false);
    }
    let event = LedgerSealed {
        campaign: book.campaign,
        title: book.title.clone(),
        book: book.book.code(),
        day: seal.day.to_string(),
        hash: seal.hash,
    };
    tx.commit(event).await?;
    Ok(true)
}

/// Reads the entries that were booked on one day (or before, if they came late), from the first one that is not sealed.
async fn read_day(
    app: &App,
    community: CommunityId,
    book: &Unsealed,
    before: Option<&Seal>,
    today: Instant,
) -> Result<Option<Covered>> {
    let hash = before.map_or_else(beginning, |before| before.hash.clone());
    let from = before.map_or(0, |before| before.last);
    let mut covered: Option<Covered> = None;
    loop {
        let after = covered.as_ref().map_or(from, |covered| covered.last);
        let mut reader = app.read_as_program(community).await?;
        let postings = postings_after(&mut reader, book.campaign, book.book, after).await?;
        drop(reader);
        if postings.is_empty() {
            return Ok(covered);
        }
        for posting in &postings {
            let day = posting.booked_at.day();
            let covered = covered.get_or_insert_with(|| Covered {
                day: before.map_or(day, |before| before.day.max(day)),
                first: posting.number,
                last: from,
                hasher: Hasher::after(&hash),
            });
            if day > covered.day || covered.day >= today.day() {
                let nothing = covered.last == from;
                return Ok((!nothing).then(|| Covered { hasher: covered.hasher.clone(), ..*covered }));
            }
            covered.hasher.add(&line_of(&posting.cells()));
            covered.last = posting.number;
        }
    }
}

/// False if somebody else sealed it.
async fn write_seal(
    tx: &mut Writer,
    campaign: CampaignId,
    before: Option<&Seal>,
    seal: &Seal,
) -> Result<bool> {
    let now = tx.stamp().now;
    let written = tx
        .run(
            sql!(
                "
                insert into ledger_seal (community_id, campaign_id, book, number, day, first_entry, last_entry, before_number,
                    before_last, before_hash, hash, sealed_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                on conflict do nothing"
            ),
            args![
                campaign,
                seal.book,
                seal.number,
                seal.day,
                seal.first,
                seal.last,
                before.map(|before| before.number),
                before.map(|before| before.last),
                before.map(|before| before.hash.clone()),
                seal.hash.clone(),
                now
            ],
        )
        .await?;
    Ok(written == 1)
}
