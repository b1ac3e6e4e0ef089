//! What becomes of a line. A line is claimed first, so that of two accountants one settles it; what is booked goes through
//! [`crate::books::store`], in the same transaction.
use super::super::domain::{
    Became, KEPT_DAYS, LineId, LineSettled, LineState, PutBack, RepeatId, Settle, StatementFileId,
};
use crate::books::domain::{Booked, Donation, DonationId, EntryId, Gift, Keep};
use crate::books::store::{self as books, Outgoing};
use crate::matches::domain::Pay;
use crate::matches::store as matches;
use db::{Writer, args, sql};
use kit::{Allowed, CampaignId, Instant, Result};

/// What the accountant says a line is.
pub enum Choice {
    Donation(Allowed<Keep>, Gift),
    /// Gives (part of) a donation back.
    Return(Allowed<Keep>, Box<Donation>, Outgoing),
    Fee(Allowed<Keep>, Outgoing),
    Banked(Allowed<Keep>, Outgoing),
    /// The town hall's payment.
    Match(Allowed<Pay>, Outgoing),
    /// The donation that was typed by hand before.
    Typed(Box<Donation>),
    /// The same payment as another line.
    Same(LineId, String),
    Aside(String),
}

/// What is written on a line when it is settled.
struct Mark {
    state: LineState,
    became: Option<Became>,
    campaign: Option<CampaignId>,
    donation: Option<DonationId>,
    entry: Option<EntryId>,
    same_as: Option<LineId>,
    reason: Option<String>,
}

impl Mark {
    fn aside(reason: &str, same_as: Option<LineId>) -> Mark {
        Mark {
            state: LineState::Aside,
            became: None,
            campaign: None,
            donation: None,
            entry: None,
            same_as,
            reason: Some(reason.to_owned()),
        }
    }

    fn booked(became: Became, campaign: CampaignId, entry: EntryId, donation: Option<DonationId>) -> Mark {
        Mark {
            state: LineState::Booked,
            became: Some(became),
            campaign: Some(campaign),
            donation,
            entry: Some(entry),
            same_as: None,
            reason: None,
        }
    }
}

/// Settles a line as the accountant says.
///
/// # Errors
/// If it cannot be written. After any answer but [`Booked::Done`] the writer must be dropped.
pub async fn settle(tx: &mut Writer, line: &Allowed<Settle>, choice: &Choice) -> Result<Booked> {
    if !claim(tx, line).await? {
        return Ok(Booked::Already);
    }
    let booked = book(tx, choice).await?;
    if booked != Booked::Done {
        return Ok(booked);
    }
    let mark = match choice {
        Choice::Donation(campaign, gift) => {
            let entry = entry_of(tx, gift.id).await?;
            Mark::booked(Became::Donation, campaign.id, entry, Some(gift.id))
        }
        Choice::Typed(donation) => {
            let entry = entry_of(tx, donation.id).await?;
            Mark::booked(Became::Donation, donation.campaign, entry, Some(donation.id))
        }
        Choice::Return(campaign, donation, back) => {
            Mark::booked(Became::Return, campaign.id, back.id, Some(donation.id))
        }
        Choice::Fee(campaign, fee) => Mark::booked(Became::Fee, campaign.id, fee.id, None),
        Choice::Banked(campaign, moved) => Mark::booked(Became::Banked, campaign.id, moved.id, None),
        Choice::Match(campaign, paid) => Mark::booked(Became::Match, campaign.id, paid.id, None),
        Choice::Same(other, reason) => Mark::aside(reason, Some(*other)),
        Choice::Aside(reason) => Mark::aside(reason, None),
    };
    write(tx, line.id, &mark).await?;
    tx.record(&LineSettled { line: line.id, state: mark.state }).await?;
    Ok(Booked::Done)
}

async fn book(tx: &mut Writer, choice: &Choice) -> Result<Booked> {
    match choice {
        Choice::Donation(campaign, gift) => books::receive(tx, campaign, gift).await,
        Choice::Return(campaign, donation, back) => books::give_back(tx, campaign, donation, back).await,
        Choice::Fee(campaign, fee) => books::pay_fee(tx, campaign, fee).await,
        Choice::Banked(campaign, moved) => books::bank_cash(tx, campaign, moved).await,
        Choice::Match(campaign, paid) => {
            matches::pay(tx, campaign, paid.id, paid.on_day, &paid.description).await
        }
        Choice::Typed(_) | Choice::Same(..) | Choice::Aside(_) => Ok(Booked::Done),
    }
}

/// Locks a line that waits. False if somebody was faster, or if it has been settled and has come back since it was read.
async fn claim(tx: &mut Writer, line: &Allowed<Settle>) -> Result<bool> {
    let claimed = tx
        .run(
            sql!(
                "
                update bank_entry set is_distinct = $4
                 where community_id = $1 and id = $2 and state = 'waiting' and books_id = $3"
            ),
            args![line.id, line.books_id, line.is_distinct],
        )
        .await?;
    Ok(claimed == 1)
}

async fn write(tx: &mut Writer, line: LineId, mark: &Mark) -> Result<()> {
    let (now, by) = (Instant(tx.stamp().now), tx.stamp().person);
    tx.run(
        sql!("
            update bank_entry set state = $3, became = $4, campaign_id = $5, donation_id = $6, entry_id = $7, same_as = $8,
                reason = $9, settled_at = $10, settled_by = $11
             where community_id = $1 and id = $2"),
        args![
            line, mark.state, mark.became, mark.campaign, mark.donation, mark.entry, mark.same_as, mark.reason.clone(), now, by
        ],
    )
    .await?;
    let statement = sql!("update bank_party set forget_at = $3 where community_id = $1 and entry_id = $2");
    tx.run(statement, args![line, now.plus(KEPT_DAYS * Instant::DAY)]).await?;
    Ok(())
}

/// The entry by which a donation was booked.
async fn entry_of(tx: &mut Writer, donation: DonationId) -> Result<EntryId> {
    Ok(tx
        .value(
            sql!("select id from entry where community_id = $1 and donation_id = $2 and kind = 'donation'"),
            args![donation],
        )
        .await?)
}

/// Takes a line back into the queue that was put aside. False if somebody was faster.
///
/// # Errors
/// If it cannot be written.
pub async fn put_back(tx: &mut Writer, line: &Allowed<PutBack>) -> Result<bool> {
    let back = tx
        .run(
            sql!("
                update bank_entry set state = 'waiting', same_as = null, reason = null, settled_at = null, settled_by = null
                 where community_id = $1 and id = $2 and state = 'aside'"),
            args![line.id],
        )
        .await?;
    if back == 0 {
        return Ok(false);
    }
    remember(tx, line.id).await?;
    tx.record(&LineSettled { line: line.id, state: LineState::Waiting }).await?;
    Ok(true)
}

async fn remember(tx: &mut Writer, line: LineId) -> Result<()> {
    let statement = sql!("update bank_party set forget_at = null where community_id = $1 and entry_id = $2");
    tx.run(statement, args![line]).await.map(drop).map_err(Into::into)
}

/// Puts the line of an entry that was undone in the books back into the queue, if it came from one. It will be another entry
/// then: what was booked stays in the books.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn wait_again(tx: &mut Writer, entry: EntryId) -> Result<()> {
    let books_id = tx.new_id();
    let back: Option<(LineId,)> = tx
        .one(
            sql!("
                update bank_entry set state = 'waiting', became = null, campaign_id = null, donation_id = null, entry_id = null,
                    settled_at = null, settled_by = null, books_id = $3
                 where community_id = $1 and entry_id = $2
                returning id"),
            args![entry, books_id],
        )
        .await?;
    match back {
        Some((line,)) => remember(tx, line).await,
        None => Ok(()),
    }
}

/// Forgets who paid a donation, wherever a statement says it, with what was given back of it.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn forget_payer(tx: &mut Writer, donation: DonationId) -> Result<()> {
    tx.run(
        sql!(
            "
            delete from bank_party where community_id = $1 and entry_id in
                (select e.id from bank_entry e
                  where e.community_id = $1
                    and (e.donation_id = $2 or e.same_as in
                        (select o.id from bank_entry o where o.community_id = $1 and o.donation_id = $2)))"
        ),
        args![donation],
    )
    .await
    .map(drop)
    .map_err(Into::into)
}

/// Forgets who paid in lines that were settled long ago, or never counted. At most five hundred at once.
pub(crate) async fn forget(tx: &mut Writer) -> Result<u64> {
    let now = tx.stamp().now;
    Ok(tx
        .run(
            sql!("
                delete from bank_party where community_id = $1 and entry_id in
                    (select q.entry_id from bank_party q where q.community_id = $1 and q.forget_at < $2 limit 500)"),
            args![now],
        )
        .await?)
}

/// Whether somebody is to be forgotten: looked at before a writer is taken.
pub(crate) async fn is_something_to_forget(reader: &mut db::Reader, now: Instant) -> Result<bool> {
    let found: Option<(LineId,)> = reader
        .one(
            sql!("select entry_id from bank_party where community_id = $1 and forget_at < $2 limit 1"),
            args![now],
        )
        .await?;
    Ok(found.is_some())
}

/// Decides about a line that was taken for an earlier one: the same, or another payment, which then waits in the queue.
/// The file it came with; none if it has been decided.
///
/// # Errors
/// If it cannot be written.
pub async fn decide_repeat(
    tx: &mut Writer,
    repeat: RepeatId,
    is_same: bool,
    fingerprint: [u8; 32],
) -> Result<Option<StatementFileId>> {
    let decided: Option<(StatementFileId, LineId)> = tx
        .one(
            sql!(
                "
                update bank_repeat set is_same = $3 where community_id = $1 and id = $2 and is_same is null
                returning file_id, entry_id"
            ),
            args![repeat, is_same],
        )
        .await?;
    let Some((file, of)) = decided else { return Ok(None) };
    if !is_same {
        let (id, books_id) = (LineId(tx.new_id()), tx.new_id());
        tx.run(
            sql!("
                insert into bank_entry (community_id, id, account_id, file_id, statement_id, line, fingerprint, status, kind, on_day,
                    amount, reference, part_number, part_of, whole, state, books_id, is_distinct)
                select e.community_id, $3, e.account_id, r.file_id, r.statement_id, r.line, $4, e.status, e.kind, e.on_day, e.amount,
                       e.reference, e.part_number, e.part_of, e.whole, 'waiting', $5, true
                  from bank_repeat r
                  join bank_entry e on e.community_id = r.community_id and e.id = r.entry_id
                 where r.community_id = $1 and r.id = $2"),
            args![repeat, id, fingerprint, books_id],
        )
        .await?;
        tx.run(
            sql!(
                "
                insert into bank_party (community_id, entry_id, name, account, text)
                select p.community_id, $3, p.name, p.account, p.text
                  from bank_party p where p.community_id = $1 and p.entry_id = $2"
            ),
            args![of, id],
        )
        .await?;
        tx.run(
            sql!("update bank_file set entries = entries + 1, done = done + 1, new_entries = new_entries + 1 where community_id = $1 and id = $2"),
            args![file],
        )
        .await?;
    }
    let state = if is_same { LineState::Aside } else { LineState::Waiting };
    tx.record(&LineSettled { line: of, state }).await?;
    Ok(Some(file))
}
