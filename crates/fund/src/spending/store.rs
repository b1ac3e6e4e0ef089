//! Every statement that touches commitments, invoices and payments.
use super::budget;
use super::domain::{
    Commitment, CommitmentClosed, CommitmentId, Committed, Invoice, InvoiceCancelled, InvoiceId, Invoiced,
    Paid, number_key,
};
use crate::books::domain::{Booked, EntryId, Keep, Kind};
use crate::books::ledger::is_booked;
use crate::books::store::{self as books, Bill, Outgoing};
use crate::sources::Manage;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Day, Instant, Result};
use rules::Money;

/// Commitments, as they are read.
const COMMITMENTS: &str = "
    select id, campaign_id, kind, number, on_day, supplier, cui, what, sum, invoiced, paid, closed_on, close_reason,
           masked_id, original_id
      from commitment";
/// Invoices, as they are read.
const INVOICES: &str = "
    select id, campaign_id, commitment_id, kind, supplier, cui, number, on_day, due_on, amount, paid, masked_id,
           original_id, cancelled_on
      from invoice";

impl FromRow for Commitment {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Commitment {
            id: row.get()?,
            campaign: row.get()?,
            kind: row.get()?,
            number: row.get()?,
            on_day: row.get()?,
            supplier: row.get()?,
            cui: row.get()?,
            what: row.get()?,
            sum: row.get()?,
            invoiced: row.get()?,
            paid: row.get()?,
            closed: row.maybe()?.zip(row.maybe()?),
            masked: row.maybe()?,
            original: row.maybe()?,
        })
    }
}

impl FromRow for Invoice {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Invoice {
            id: row.get()?,
            campaign: row.get()?,
            commitment: row.maybe()?,
            kind: row.get()?,
            supplier: row.get()?,
            cui: row.get()?,
            number: row.get()?,
            on_day: row.get()?,
            due_on: row.maybe()?,
            amount: row.get()?,
            paid: row.get()?,
            masked: row.maybe()?,
            original: row.maybe()?,
            is_cancelled: row.maybe::<Day>()?.is_some(),
        })
    }
}

impl FromRow for Paid {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Paid {
            entry: row.get()?,
            number: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            payee: row.get()?,
            invoice: row.get()?,
            description: row.get()?,
            masked: row.maybe()?,
            is_undone: row.get::<i64>()? > 0,
        })
    }
}

/// A commitment by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn commitment(reader: &mut Reader, id: CommitmentId) -> Result<Option<Commitment>> {
    Ok(reader.one(sql!(COMMITMENTS, "where community_id = $1 and id = $2"), args![id]).await?)
}

/// The commitments of a campaign, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn commitments(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Commitment>> {
    Ok(reader
        .all(
            sql!(COMMITMENTS, "where community_id = $1 and campaign_id = $2 order by id desc limit 200"),
            args![campaign],
        )
        .await?)
}

/// An invoice by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn invoice(reader: &mut Reader, id: InvoiceId) -> Result<Option<Invoice>> {
    Ok(reader.one(sql!(INVOICES, "where community_id = $1 and id = $2"), args![id]).await?)
}

/// The invoices of a campaign, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn invoices(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Invoice>> {
    Ok(reader
        .all(
            sql!(INVOICES, "where community_id = $1 and campaign_id = $2 order by id desc limit 500"),
            args![campaign],
        )
        .await?)
}

/// What was paid for an initiative, newest first.
///
/// # Errors
/// If it cannot be read.
pub async fn payments(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Paid>> {
    Ok(reader
        .all(
            sql!(
                "
                select e.id, e.number, e.on_day,
                       (select cast(max(p.amount) as bigint) from posting p
                         where p.community_id = e.community_id and p.entry_id = e.id),
                       s.payee, s.invoice, e.description, s.masked_id,
                       (select cast(count(*) as bigint) from entry r
                         where r.community_id = e.community_id and r.reverses_id = e.id)
                  from entry e
                  join spending s on s.community_id = e.community_id and s.entry_id = e.id
                 where e.community_id = $1 and e.campaign_id = $2 and e.kind = 'spending'
                 order by e.number desc limit 500"
            ),
            args![campaign],
        )
        .await?)
}

/// Promises to pay something, out of what is free. After any answer but [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn commit(tx: &mut Writer, campaign: &Allowed<Manage>, new: &Commitment) -> Result<Booked> {
    let now = Instant(tx.stamp().now);
    if !budget::set_aside(tx, campaign.id, new.sum).await? {
        return Ok(if commitment(tx, new.id).await?.is_some() { Booked::Already } else { Booked::NotFree });
    }
    let written = tx
        .run(
            sql!("
                insert into commitment (community_id, id, campaign_id, kind, number, on_day, supplier, cui, what, sum, invoiced, paid,
                    masked_id, original_id, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, $11, $12, $13) on conflict do nothing"),
            args![
                new.id, campaign.id, new.kind, &new.number, new.on_day, &new.supplier, &new.cui, &new.what, new.sum, new.masked,
                new.original, now
            ],
        )
        .await?;
    if written == 0 {
        return Ok(Booked::Already);
    }
    let (title, amount) = (campaign.title.clone(), new.sum.bani());
    tx.record(&Committed { campaign: campaign.id, commitment: new.id, title, amount }).await?;
    Ok(Booked::Done)
}

/// Says that nothing more will come of a commitment: what was not invoiced is free again. False if it is closed.
///
/// # Errors
/// If it cannot be written.
pub async fn close(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    id: CommitmentId,
    on: Day,
    reason: &str,
) -> Result<bool> {
    let rest: Option<(Money,)> = tx
        .one(
            sql!(
                "
                update commitment set closed_on = $3, close_reason = $4
                 where community_id = $1 and id = $2 and closed_on is null
                returning sum - invoiced"
            ),
            args![id, on, reason],
        )
        .await?;
    let Some((rest,)) = rest else { return Ok(false) };
    budget::take(tx, campaign.id, rest).await?;
    let (title, amount) = (campaign.title.clone(), rest.bani());
    tx.record(&CommitmentClosed { campaign: campaign.id, commitment: id, title, amount }).await?;
    Ok(true)
}

async fn insert_invoice(tx: &mut Writer, new: &Invoice) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let written = tx
        .run(
            sql!("
                insert into invoice (community_id, id, campaign_id, commitment_id, kind, supplier, cui, number, number_key, on_day,
                    due_on, amount, paid, masked_id, original_id, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing"),
            args![
                new.id, new.campaign, new.commitment, new.kind, &new.supplier, &new.cui, &new.number, number_key(&new.number),
                new.on_day, new.due_on, new.amount, new.paid, new.masked, new.original, now
            ],
        )
        .await?;
    Ok(written == 1)
}

/// Records an invoice against its commitment, never beyond it. [`Booked::ReferenceTaken`] if this supplier's invoice is
/// there. After any answer but [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn add_invoice(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    of: CommitmentId,
    new: &Invoice,
) -> Result<Booked> {
    if !insert_invoice(tx, new).await? {
        return Ok(if invoice(tx, new.id).await?.is_some() {
            Booked::Already
        } else {
            Booked::ReferenceTaken
        });
    }
    let added = tx
        .run(
            sql!(
                "
                update commitment set invoiced = invoiced + $3
                 where community_id = $1 and id = $2 and closed_on is null and invoiced + $3 <= sum"
            ),
            args![of, new.amount],
        )
        .await?;
    if added == 0 {
        return Ok(Booked::TooMuch);
    }
    let (title, amount) = (campaign.title.clone(), new.amount.bani());
    tx.record(&Invoiced { campaign: campaign.id, invoice: new.id, title, amount }).await?;
    Ok(Booked::Done)
}

/// Takes back an invoice of which nothing was paid. False if something was, or if it has been taken back.
///
/// # Errors
/// If it cannot be written.
pub async fn cancel(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    invoice: &Invoice,
    on: Day,
    reason: &str,
) -> Result<bool> {
    let cancelled = tx
        .run(
            sql!(
                "
                update invoice set cancelled_on = $3, cancel_reason = $4
                 where community_id = $1 and id = $2 and cancelled_on is null and paid = 0"
            ),
            args![invoice.id, on, reason],
        )
        .await?;
    if cancelled == 0 {
        return Ok(false);
    }
    if let Some(of) = invoice.commitment {
        let closed: Option<(bool,)> = tx
            .one(
                sql!(
                    "
                    update commitment set invoiced = invoiced - $3 where community_id = $1 and id = $2
                    returning closed_on is not null"
                ),
                args![of, invoice.amount],
            )
            .await?;
        // What a closed commitment had not been invoiced is free already; now this is too.
        if closed == Some((true,)) {
            budget::take(tx, campaign.id, invoice.amount).await?;
        }
    }
    let (title, amount) = (campaign.title.clone(), invoice.amount.bani());
    tx.record(&InvoiceCancelled { campaign: campaign.id, invoice: invoice.id, title, amount }).await?;
    Ok(true)
}

/// Pays an invoice or part of it, never more than is left of it and never more than there is. After any answer but
/// [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn pay(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    invoice: &Invoice,
    paid: &Outgoing,
) -> Result<Booked> {
    let taken = tx
        .run(
            sql!(
                "
                update invoice set paid = paid + $3
                 where community_id = $1 and id = $2 and cancelled_on is null and paid + $3 <= amount"
            ),
            args![invoice.id, paid.amount],
        )
        .await?;
    if taken == 0 {
        return Ok(if is_booked(tx, paid.id).await? { Booked::Already } else { Booked::TooMuch });
    }
    let bill = Bill {
        payee: invoice.supplier.clone(),
        invoice: invoice.number.clone(),
        masked: invoice.masked,
        original: invoice.original,
    };
    let booked = match invoice.commitment {
        Some(commitment) => {
            tx.run(
                sql!("update commitment set paid = paid + $3 where community_id = $1 and id = $2"),
                args![commitment, paid.amount],
            )
            .await?;
            books::spend_promised(tx, campaign, paid, &bill, Kind::Spending).await?
        }
        None => books::spend(tx, campaign, paid, &bill).await?,
    };
    if booked == Booked::Done {
        write_payment(tx, campaign.id, invoice.id, paid).await?;
    }
    Ok(booked)
}

async fn write_payment(
    tx: &mut Writer,
    campaign: CampaignId,
    invoice: InvoiceId,
    paid: &Outgoing,
) -> Result<()> {
    tx.run(
        sql!(
            "
            insert into payment (community_id, entry_id, campaign_id, invoice_id, amount)
            values ($1, $2, $3, $4, $5)"
        ),
        args![paid.id, campaign, invoice, paid.amount],
    )
    .await?;
    Ok(())
}

/// Books a small purchase that was paid at once, with its invoice, so that nobody pays it again. After any answer but
/// [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn buy(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    paid: &Outgoing,
    bill: &Bill,
    invoice: &Invoice,
) -> Result<Booked> {
    if is_booked(tx, paid.id).await? {
        return Ok(Booked::Already);
    }
    if !insert_invoice(tx, invoice).await? {
        return Ok(Booked::ReferenceTaken);
    }
    let booked = books::spend(tx, campaign, paid, bill).await?;
    if booked == Booked::Done {
        write_payment(tx, campaign.id, invoice.id, paid).await?;
    }
    Ok(booked)
}

/// Undoes what a payment did to its invoice and its commitment: the entry is being reversed.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn undo(tx: &mut Writer, entry: EntryId) -> Result<()> {
    let found: Option<(CampaignId, InvoiceId, Money)> = tx
        .one(
            sql!("select campaign_id, invoice_id, amount from payment where community_id = $1 and entry_id = $2"),
            args![entry],
        )
        .await?;
    let Some((campaign, invoice, amount)) = found else { return Ok(()) };
    tx.run(
        sql!("update invoice set paid = paid - $3 where community_id = $1 and id = $2"),
        args![invoice, amount],
    )
    .await?;
    let back = tx
        .run(
            sql!(
                "
                update commitment set paid = paid - $3
                 where community_id = $1
                   and id in (select commitment_id from invoice where community_id = $1 and id = $2)"
            ),
            args![invoice, amount],
        )
        .await?;
    if back > 0 {
        budget::promise_again(tx, campaign, amount).await?;
    }
    Ok(())
}
