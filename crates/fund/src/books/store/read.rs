//! What pages read from the books.
use crate::books::domain::{Book, Donation, DonationId, EntryId, Line, Notice};
use db::{FromRow, Reader, Row, args, sql};
use kit::{CampaignId, Result};

impl FromRow for Donation {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Donation {
            id: row.get()?,
            campaign: row.get()?,
            till: row.get()?,
            source: row.get()?,
            amount: row.get()?,
            on_day: row.get()?,
            eligible: row.get()?,
            shown: row.get()?,
            shown_name: row.maybe()?,
            returned: row.get()?,
            bank_reference: row.maybe()?,
            protocol: row.maybe()?,
            witnesses: row.maybe()?.zip(row.maybe()?),
            reversed_at: row.maybe()?,
            donor: row.maybe()?,
            pledge: row.maybe()?,
        })
    }
}

/// A donation with its donor: for the staff.
///
/// # Errors
/// If it cannot be read.
pub async fn donation(reader: &mut Reader, id: DonationId) -> Result<Option<Donation>> {
    Ok(reader
        .one(
            sql!("
                select d.id, d.campaign_id, d.till, d.source, d.amount, d.on_day, d.eligible, d.shown, d.shown_name, d.returned,
                       d.bank_reference, d.protocol, d.witness_1, d.witness_2, d.reversed_at, n.name, p.code
                  from donation d
                  left join donor n on n.community_id = d.community_id and n.donation_id = d.id
                  left join pledge p on p.community_id = d.community_id and p.donation_id = d.id
                 where d.community_id = $1 and d.id = $2"),
            args![id],
        )
        .await?)
}

impl FromRow for Line {
    /// Reads the columns of the view `entry_line`.
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (_community, id): (uuid::Uuid, EntryId) = (row.get()?, row.get()?);
        let _campaign: CampaignId = row.get()?;
        Ok(Line {
            id,
            book: row.get()?,
            number: row.get()?,
            kind: row.get()?,
            on_day: row.get()?,
            booked_at: row.get()?,
            description: row.get()?,
            reverses: row.maybe()?,
            donation: row.maybe()?,
            decision: row.maybe()?,
            till: row.maybe()?,
            shown_name: row.maybe()?,
            payee: row.maybe()?,
            invoice: row.maybe()?,
            document: row.maybe()?,
            original: row.maybe()?,
            amount: row.get()?,
            size: row.get()?,
            reversed: row.get::<i64>()? > 0,
        })
    }
}

/// How many entries [`lines`] gives: a page and one more, by which the page knows that there are older ones.
pub const LINES: usize = 51;
/// How many entries [`lines_after`] gives at once.
pub const EXPORTED: usize = 500;

// The limits stand in the statements as numbers: PostgreSQL plans for a few rows then, and not for a tenth of the books.

/// A page of one book and one entry more, the newest before the number `before`.
///
/// # Errors
/// If it cannot be read.
pub async fn lines(
    reader: &mut Reader,
    campaign: CampaignId,
    book: Book,
    before: Option<i64>,
) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!(
                "
                select * from entry_line
                 where community_id = $1 and campaign_id = $2 and book = $3 and number < $4
                 order by number desc limit 51"
            ),
            args![campaign, book, before.unwrap_or(i64::MAX)],
        )
        .await?)
}

/// The entries of one book after the number `after`, oldest first, at most [`EXPORTED`].
///
/// # Errors
/// If they cannot be read.
pub async fn lines_after(
    reader: &mut Reader,
    campaign: CampaignId,
    book: Book,
    after: i64,
) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!(
                "
                select * from entry_line
                 where community_id = $1 and campaign_id = $2 and book = $3 and number > $4
                 order by number limit 500"
            ),
            args![campaign, book, after],
        )
        .await?)
}

/// One entry and its campaign.
///
/// # Errors
/// If it cannot be read.
pub async fn line(reader: &mut Reader, id: EntryId) -> Result<Option<(CampaignId, Line)>> {
    let campaign: Option<(CampaignId,)> = reader
        .one(sql!("select campaign_id from entry where community_id = $1 and id = $2"), args![id])
        .await?;
    let Some((campaign,)) = campaign else { return Ok(None) };
    let line =
        reader.one(sql!("select * from entry_line where community_id = $1 and id = $2"), args![id]).await?;
    Ok(line.map(|line| (campaign, line)))
}

impl FromRow for Notice {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Notice {
            id: row.get()?,
            campaign: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            frozen: row.get()?,
            would_be: row.get()?,
            raised_at: row.get()?,
            remark: row.maybe()?,
        })
    }
}

/// Notices on a page.
pub const NOTICES: usize = 20;

/// Notices, as they are read.
const FOUND_NOTICES: &str = "
    select n.id, n.campaign_id, e.on_day, n.amount, n.frozen_match, n.would_be, n.raised_at, n.remark
      from match_notice n
      join entry e on e.community_id = n.community_id and e.id = n.entry_id";

/// A page of the notices of a campaign and one more, the newest before `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn notices(
    reader: &mut Reader,
    campaign: CampaignId,
    before: Option<uuid::Uuid>,
) -> Result<Vec<Notice>> {
    Ok(reader
        .all(
            sql!(
                FOUND_NOTICES,
                "where n.community_id = $1 and n.campaign_id = $2 and n.id < $3 order by n.id desc limit 21"
            ),
            args![campaign, before.unwrap_or(uuid::Uuid::max())],
        )
        .await?)
}

/// What whoever answers notices looks at: those without an answer first, the longest waiting at the top; then the newest.
///
/// # Errors
/// If they cannot be read.
pub async fn notices_to_settle(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Notice>> {
    Ok(reader
        .all(
            sql!(
                FOUND_NOTICES,
                "where n.community_id = $1 and n.campaign_id = $2
                 order by case when n.settled_at is null then 0 else 1 end,
                          case when n.settled_at is null then n.id end, n.id desc limit 20"
            ),
            args![campaign],
        )
        .await?)
}
