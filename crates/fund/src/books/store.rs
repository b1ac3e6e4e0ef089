//! What the accountant writes into the books. What pages read from them is in `read`.
mod read;

pub use read::{EXPORTED, LINES, NOTICES, donation, line, lines, lines_after, notices, notices_to_settle};

use super::domain::{Booked, Donation, DonationId, EntryId, Gift, Keep, Kind, Shown, Way};
use super::donors;
use super::events::{
    CashBanked, DonationBooked, DonationReturned, DonorErased, EntryReversed, FeeBooked, SpendingBooked,
};
use super::ledger::{NewEntry, book, is_booked};
use crate::sources::{self, Origin};
use crate::spending::{self, budget};
use db::{FromRow, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Day, FileId, Result};
use rules::Money;
use rules::ledger::{self, AccountKind, Draft, Entry, Till};

fn entry(made: std::result::Result<Entry, ledger::BadEntry>) -> Result<Entry> {
    Ok(made.map_err(anyhow::Error::from)?)
}

/// Books a donation. It and the pledge that it fulfils, the campaign's sums and the match change together.
///
/// # Errors
/// If it cannot be written. After any answer but [`Booked::Done`] the writer must be dropped.
pub async fn receive(tx: &mut Writer, campaign: &Allowed<Keep>, gift: &Gift) -> Result<Booked> {
    receive_from(tx, campaign, gift, None).await
}

/// Books a donation with what it stands on: the sponsor's contract, the funder's decision, the opening of a box.
///
/// # Errors
/// As [`receive`].
pub async fn receive_from(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    gift: &Gift,
    origin: Option<Origin>,
) -> Result<Booked> {
    let eligible = campaign.takes(gift.source, gift.on_day);
    if origin.map_or(gift.source.needs_origin(), |origin| !origin.fits(gift.source)) {
        return Ok(Booked::NeedsOrigin);
    }
    if !insert_donation(tx, campaign.id, gift, eligible, origin.is_some()).await? {
        return Ok(if donation(tx, gift.id).await?.is_some() {
            Booked::Already
        } else {
            Booked::ReferenceTaken
        });
    }
    if let Some(origin) = origin
        && !sources::store::draw(tx, campaign.id, gift, origin).await?
    {
        return Ok(Booked::BeyondOrigin);
    }
    if let Some(donor) = &gift.donor {
        let statement = sql!("insert into donor (community_id, donation_id, name) values ($1, $2, $3)");
        tx.run(statement, args![gift.id, donor]).await?;
    }
    if eligible && !campaign.terms().is_plain() {
        let name = name_of_donor(tx, campaign.id, gift).await?;
        donors::keep_gift(tx, campaign, gift.id, name.as_deref()).await?;
    }
    let new = NewEntry {
        donation: Some(gift.id),
        eligible,
        ..NewEntry::new(campaign, EntryId(tx.new_id()), Kind::Donation, gift.on_day, "")
    };
    let received = entry(ledger::donation_received(gift.way.till(), gift.amount))?;
    let booked = book(tx, campaign, &new, &received, 1).await?;
    if booked != Booked::Done {
        return Ok(booked);
    }
    if let Some(code) = &gift.pledge {
        tx.run(
            sql!(
                "
                update pledge set donation_id = $4
                 where community_id = $1 and campaign_id = $2 and code = $3 and donation_id is null"
            ),
            args![campaign.id, code, gift.id],
        )
        .await?;
    }
    let (title, amount) = (campaign.title.clone(), gift.amount.bani());
    tx.record(&DonationBooked { campaign: campaign.id, donation: gift.id, title, amount }).await?;
    Ok(Booked::Done)
}

/// The donor as the accountant wrote it, or as the pledge says that the money fulfils.
async fn name_of_donor(tx: &mut Writer, campaign: CampaignId, gift: &Gift) -> Result<Option<String>> {
    if let (None, Some(code)) = (&gift.donor, &gift.pledge) {
        let statement = sql!(
            "select name from pledge where community_id = $1 and campaign_id = $2 and code = $3 and name is not null"
        );
        let found: Option<(String,)> = tx.one(statement, args![campaign, code]).await?;
        return Ok(found.map(|(name,)| name));
    }
    Ok(gift.donor.clone())
}

/// False if this donation, or another one with the same reference, is there.
async fn insert_donation(
    tx: &mut Writer,
    campaign: CampaignId,
    gift: &Gift,
    eligible: bool,
    has_origin: bool,
) -> Result<bool> {
    let now = tx.stamp().now;
    let shown_name = gift.donor.as_deref().and_then(|name| gift.shown.of(name));
    let shown = if shown_name.is_some() { gift.shown } else { Shown::Anonymous };
    let (reference, protocol, first, second) = match &gift.way {
        Way::Transfer { bank_reference } => (Some(bank_reference.clone()), None, None, None),
        Way::Cash { protocol, witnesses: [a, b] } => {
            (None, Some(protocol.clone()), Some(a.clone()), Some(b.clone()))
        }
    };
    let inserted = tx
        .run(
            sql!("
                insert into donation (community_id, id, campaign_id, till, source, amount, on_day, eligible, shown, shown_name, returned,
                    bank_reference, protocol, witness_1, witness_2, booked_at, origin_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, $13, $14, $15, $16)
                on conflict do nothing"),
            args![
                gift.id, campaign, gift.way.till(), gift.source, gift.amount, gift.on_day, eligible, shown, shown_name, reference,
                protocol, first, second, now, has_origin.then_some(gift.id)
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// Money that goes out.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub id: EntryId,
    pub amount: Money,
    pub on_day: Day,
    pub till: Till,
    pub description: String,
}

/// Returns a donation or part of it, never more than is left of it.
///
/// # Errors
/// If it cannot be written. After any answer but [`Booked::Done`] the writer must be dropped.
pub async fn give_back(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    gift: &Donation,
    back: &Outgoing,
) -> Result<Booked> {
    let taken = tx
        .run(
            sql!("
                update donation set returned = returned + $4
                 where community_id = $1 and id = $2 and campaign_id = $3 and reversed_at is null and returned + $4 <= amount"),
            args![gift.id, campaign.id, back.amount],
        )
        .await?;
    if taken == 0 {
        return Ok(if is_booked(tx, back.id).await? { Booked::Already } else { Booked::TooMuch });
    }
    let new = NewEntry {
        donation: Some(gift.id),
        eligible: gift.eligible,
        ..NewEntry::new(campaign, back.id, Kind::Return, back.on_day, &back.description)
    };
    let returned = entry(ledger::donation_returned(back.till, back.amount))?;
    let booked = book(tx, campaign, &new, &returned, 0).await?;
    if booked == Booked::Done {
        let (title, amount) = (campaign.title.clone(), back.amount.bani());
        tx.record(&DonationReturned { campaign: campaign.id, donation: gift.id, title, amount }).await?;
    }
    Ok(booked)
}

/// Books a fee of the bank. One that was taken before the cut-off lowers what is matched.
///
/// # Errors
/// As [`give_back`].
pub async fn pay_fee(tx: &mut Writer, campaign: &Allowed<Keep>, fee: &Outgoing) -> Result<Booked> {
    let new = NewEntry {
        eligible: fee.on_day <= campaign.last_matched_day(),
        ..NewEntry::new(campaign, fee.id, Kind::Fee, fee.on_day, &fee.description)
    };
    let paid = entry(ledger::fee_paid(fee.till, fee.amount))?;
    let booked = book(tx, campaign, &new, &paid, 0).await?;
    if booked == Booked::Done {
        let (title, amount) = (campaign.title.clone(), fee.amount.bani());
        tx.record(&FeeBooked { campaign: campaign.id, title, amount }).await?;
    }
    Ok(booked)
}

/// To whom and with which invoice something was paid.
#[derive(Debug, Clone)]
pub struct Bill {
    pub payee: String,
    pub invoice: String,
    /// The copy that everybody may see.
    pub masked: Option<FileId>,
    /// For the staff.
    pub original: Option<FileId>,
}

/// Books a payment for the initiative that nobody was promised before: never more than there is, and nothing that is
/// promised to somebody else.
///
/// # Errors
/// As [`give_back`].
pub async fn spend(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    paid: &Outgoing,
    bill: &Bill,
) -> Result<Booked> {
    if !budget::set_aside(tx, campaign.id, paid.amount).await? {
        return Ok(if is_booked(tx, paid.id).await? { Booked::Already } else { Booked::NotFree });
    }
    spend_promised(tx, campaign, paid, bill, Kind::Spending).await
}

/// Books the payment of something that was set aside for it.
///
/// # Errors
/// As [`give_back`].
pub(crate) async fn spend_promised(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    paid: &Outgoing,
    bill: &Bill,
    kind: Kind,
) -> Result<Booked> {
    budget::take(tx, campaign.id, paid.amount).await?;
    let new = NewEntry::new(campaign, paid.id, kind, paid.on_day, &paid.description);
    let spent = entry(ledger::spent(paid.till, paid.amount))?;
    let booked = book(tx, campaign, &new, &spent, 0).await?;
    if booked != Booked::Done {
        return Ok(booked);
    }
    tx.run(
        sql!(
            "
            insert into spending (community_id, entry_id, payee, invoice, masked_id, original_id)
            values ($1, $2, $3, $4, $5, $6)"
        ),
        args![paid.id, &bill.payee, &bill.invoice, bill.masked, bill.original],
    )
    .await?;
    let (title, amount) = (campaign.title.clone(), paid.amount.bani());
    tx.record(&SpendingBooked { campaign: campaign.id, entry: paid.id, title, amount }).await?;
    Ok(Booked::Done)
}

/// Books cash that was taken to the bank. `moved.till` does not matter.
///
/// # Errors
/// As [`give_back`].
pub async fn bank_cash(tx: &mut Writer, campaign: &Allowed<Keep>, moved: &Outgoing) -> Result<Booked> {
    let new = NewEntry::new(campaign, moved.id, Kind::Banked, moved.on_day, &moved.description);
    let banked = entry(ledger::cash_banked(moved.amount))?;
    let booked = book(tx, campaign, &new, &banked, 0).await?;
    if booked == Booked::Done {
        let (title, amount) = (campaign.title.clone(), moved.amount.bani());
        tx.record(&CashBanked { campaign: campaign.id, title, amount }).await?;
    }
    Ok(booked)
}

/// An entry as it was written, to undo it.
struct Written {
    kind: Kind,
    donation: Option<DonationId>,
    eligible: bool,
    postings: Vec<(AccountKind, Money)>,
}

/// Undoes an entry by another one with the opposite postings and a reason. What the entry changed besides (how much of a
/// donation is left, which pledge it fulfilled) is undone with it.
///
/// # Errors
/// If it cannot be written, or if it is an entry that is not undone this way. After any answer but [`Booked::Done`] the
/// writer must be dropped.
pub async fn reverse(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    wrong: EntryId,
    by: EntryId,
    day: Day,
    reason: &str,
) -> Result<Booked> {
    let written = written(tx, campaign.id, wrong).await?.ok_or(kit::Error::NotFound)?;
    let draft = written.postings.iter().fold(Draft::new(), |draft, (account, amount)| {
        let size = Money::from_bani(amount.bani().saturating_abs());
        if amount.is_positive() { draft.debit(*account, size) } else { draft.credit(*account, size) }
    });
    let opposite = entry(draft.entry())?.reversed();
    let size =
        Money::sum(written.postings.iter().map(|(_, amount)| *amount).filter(|amount| amount.is_positive()));
    let amount = size.unwrap_or_default();
    if !undo_on_donation(tx, &written, amount).await? {
        return Ok(if is_undone(tx, wrong).await? { Booked::Already } else { Booked::HasReturns });
    }
    match written.donation {
        Some(donation) if written.kind == Kind::Donation => {
            sources::store::undo(tx, donation, amount).await?
        }
        _ if sources::store::is_still_there(tx, wrong).await? => return Ok(Booked::StillThere),
        _ => spending::store::undo(tx, wrong).await?,
    }
    let new = NewEntry {
        reverses: Some(wrong),
        donation: written.donation,
        eligible: written.eligible,
        ..NewEntry::new(campaign, by, Kind::Reversal, day, reason)
    };
    let gifts = if written.kind == Kind::Donation { -1 } else { 0 };
    let booked = match book(tx, campaign, &new, &opposite, gifts).await? {
        // Undone before, and so the sums have nothing left of it.
        Booked::NotEnough if is_undone(tx, wrong).await? => Booked::Already,
        booked => booked,
    };
    if booked == Booked::Done {
        crate::statements::store::settle::wait_again(tx, wrong).await?;
        let title = campaign.title.clone();
        tx.record(&EntryReversed { campaign: campaign.id, entry: wrong, title, amount: amount.bani() })
            .await?;
    }
    Ok(booked)
}

async fn written(tx: &mut Writer, campaign: CampaignId, id: EntryId) -> Result<Option<Written>> {
    struct Head(Kind, Option<DonationId>, bool);
    impl FromRow for Head {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            Ok(Head(row.get()?, row.maybe()?, row.get()?))
        }
    }
    let head: Option<Head> = tx
        .one(
            sql!("select kind, donation_id, eligible from entry where community_id = $1 and id = $2 and campaign_id = $3"),
            args![id, campaign],
        )
        .await?;
    let Some(Head(kind, donation, eligible)) = head.filter(|head| head.0.can_be_reversed()) else {
        return Ok(None);
    };
    let statement =
        sql!("select account, amount from posting where community_id = $1 and entry_id = $2 order by line");
    Ok(Some(Written { kind, donation, eligible, postings: tx.all(statement, args![id]).await? }))
}

async fn is_undone(tx: &mut Writer, id: EntryId) -> Result<bool> {
    let statement = sql!("select lines from entry where community_id = $1 and reverses_id = $2");
    let found: Option<(i64,)> = tx.one(statement, args![id]).await?;
    Ok(found.is_some())
}

/// False if the donation is not as it was after the entry: it has returns, or was undone meanwhile.
async fn undo_on_donation(tx: &mut Writer, written: &Written, amount: Money) -> Result<bool> {
    let now = tx.stamp().now;
    let changed = match (written.kind, written.donation) {
        (Kind::Donation, Some(donation)) => {
            wait_for_money_again(tx, donation).await?;
            tx.run(
                sql!("
                    update donation set reversed_at = $3
                     where community_id = $1 and id = $2 and reversed_at is null and returned = 0"),
                args![donation, now],
            )
            .await?
        }
        (Kind::Return, Some(donation)) => {
            tx.run(
                sql!("update donation set returned = returned - $3 where community_id = $1 and id = $2 and returned >= $3"),
                args![donation, amount],
            )
            .await?
        }
        _ => 1,
    };
    Ok(changed == 1)
}

/// The pledge that a donation fulfilled is open again. Its address is forgotten if another one reminds it meanwhile.
async fn wait_for_money_again(tx: &mut Writer, donation: DonationId) -> Result<()> {
    tx.run(
        sql!("
            update pledge set donation_id = null,
                   email = case when exists (
                       select 1 from pledge q
                        where q.community_id = $1 and q.campaign_id = pledge.campaign_id and q.email is not null
                          and q.reminded_at is null and q.donation_id is null and lower(q.email) = lower(pledge.email))
                     then null else email end
             where community_id = $1 and donation_id = $2"),
        args![donation],
    )
    .await?;
    Ok(())
}

/// Erases a donor's name, also where everybody could read it. The sums stay.
///
/// # Errors
/// If it cannot be written.
pub async fn erase_donor(tx: &mut Writer, _: &Allowed<Keep>, donation: DonationId) -> Result<()> {
    tx.run(sql!("delete from donor where community_id = $1 and donation_id = $2"), args![donation]).await?;
    tx.run(
        sql!(
            "update donation set shown = 'anonymous', shown_name = null where community_id = $1 and id = $2"
        ),
        args![donation],
    )
    .await?;
    tx.run(
        sql!("update pledge set name = null, email = null where community_id = $1 and donation_id = $2"),
        args![donation],
    )
    .await?;
    crate::statements::store::settle::forget_payer(tx, donation).await?;
    donors::forget(tx, donation).await?;
    Ok(tx.record(&DonorErased { donation }).await?)
}
