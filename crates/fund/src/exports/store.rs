//! The tables, part by part.
use super::domain::{BooksExported, DonorRow, PostingRow};
use crate::books::domain::{Book, DonationId, Keep};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Instant, Result};

impl FromRow for PostingRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(PostingRow {
            book: row.get()?,
            number: row.get()?,
            on_day: row.get()?,
            kind: row.get()?,
            description: row.get()?,
            decision: row.maybe()?,
            line: row.get()?,
            account: row.get()?,
            amount: row.get()?,
            bank_reference: row.maybe()?,
            protocol: row.maybe()?,
            payee: row.maybe()?,
            invoice: row.maybe()?,
        })
    }
}

impl FromRow for DonorRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(DonorRow {
            id: row.get()?,
            on_day: row.get()?,
            donor: row.maybe()?,
            shown: row.get()?,
            shown_name: row.maybe()?,
            source: row.get()?,
            till: row.get()?,
            amount: row.get()?,
            returned: row.get()?,
            eligible: row.get()?,
            bank_reference: row.maybe()?,
            protocol: row.maybe()?,
            pledge: row.maybe()?,
            is_undone: row.maybe::<Instant>()?.is_some(),
        })
    }
}

/// How many entries are read at once. Their numbers have no gaps, so a part is never cut through an entry.
pub(super) const ENTRIES: i64 = 250;

/// The postings of the entries after the number `after`, at most [`ENTRIES`] entries; none when there are no more.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn postings(
    reader: &mut Reader,
    campaign: CampaignId,
    book: Book,
    after: i64,
) -> Result<Vec<PostingRow>> {
    Ok(reader
        .all(
            sql!("
                select e.book, e.number, e.on_day, e.kind, e.description, e.decision, p.line, p.account, p.amount,
                       d.bank_reference, d.protocol, s.payee, s.invoice
                  from entry e
                  join posting p on p.community_id = e.community_id and p.entry_id = e.id
                  left join donation d on d.community_id = e.community_id and d.id = e.donation_id
                  left join spending s on s.community_id = e.community_id and s.entry_id = e.id
                 where e.community_id = $1 and e.campaign_id = $2 and e.book = $3 and e.number > $4 and e.number <= $5
                 order by e.number, p.line"),
            args![campaign, book, after, after.saturating_add(ENTRIES)],
        )
        .await?)
}

/// How many donations are read at once.
pub(super) const DONATIONS: usize = 500;

/// The donations after `after` with their donors, oldest first.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn donors(
    reader: &mut Reader,
    campaign: CampaignId,
    after: DonationId,
) -> Result<Vec<DonorRow>> {
    Ok(reader
        .all(
            sql!("
                select d.id, d.on_day, n.name, d.shown, d.shown_name, d.source, d.till, d.amount, d.returned, d.eligible,
                       d.bank_reference, d.protocol, p.code, d.reversed_at
                  from donation d
                  left join donor n on n.community_id = d.community_id and n.donation_id = d.id
                  left join pledge p on p.community_id = d.community_id and p.donation_id = d.id
                 where d.community_id = $1 and d.campaign_id = $2 and d.id > $3
                 order by d.id limit 500"),
            args![campaign, after],
        )
        .await?)
}

/// Writes down that a table was taken away. End with `commit_recorded`.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn record(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    what: &'static str,
    format: &'static str,
) -> Result<()> {
    let title = campaign.title.clone();
    Ok(tx.record(&BooksExported { campaign: campaign.id, title, what, format }).await?)
}
