//! Where money and things come from and what is promised with them: contracts, boxes, decisions, gifts in kind, orders.
use super::{booked, may};
use crate::books::domain::{DonationId, EntryId, Gift, Keep, Shown, Way};
use crate::books::store::{self as books, Outgoing};
use crate::sources::boxes::domain::{BoxId, Opening};
use crate::sources::boxes::store::{self as boxes, Sealing};
use crate::sources::contracts::domain::{SponsorshipId, Terms};
use crate::sources::contracts::store::{self as contracts, Drafted};
use crate::sources::funding::domain::Funding;
use crate::sources::funding::store as fundings;
use crate::sources::in_kind::domain::Thing;
use crate::sources::in_kind::store as things;
use crate::sources::{Manage, Origin};
use crate::spending::domain::{Commitment, Invoice};
use crate::spending::store as spending;
use anyhow::anyhow;
use db::Writer;
use kit::{CampaignId, Day, Error, FileId, Result, Role};
use rules::Money;
use rules::ledger::Till;

/// Writes a contract of sponsorship that was signed on a day, with its signed copy.
///
/// # Errors
/// If another contract has this number.
pub async fn sign_contract(
    tx: &mut Writer,
    campaign: CampaignId,
    terms: &Terms,
    signed: (Day, FileId),
) -> Result<SponsorshipId> {
    let campaign = may::<Manage>(tx, campaign, Role::Coordinator).await?;
    let id = SponsorshipId(tx.new_id());
    let drafted = contracts::draft(tx, &campaign, id, terms).await?;
    if drafted != Drafted::Done {
        return Err(anyhow!("no contract: {drafted:?}").into());
    }
    let contract = contracts::find(tx, id).await?.ok_or(Error::NotFound)?;
    contracts::sign(tx, &campaign, &contract, signed.0, signed.1, None).await?;
    Ok(id)
}

/// Records a funder's decision.
///
/// # Errors
/// If it cannot be written.
pub async fn record_funding(tx: &mut Writer, campaign: CampaignId, new: &Funding) -> Result<()> {
    let campaign = may::<Manage>(tx, campaign, Role::Coordinator).await?;
    fundings::record(tx, &campaign, new).await?;
    Ok(())
}

/// Books a transfer on a contract or on a funder's decision.
///
/// # Errors
/// If the contract or the decision does not allow it.
pub async fn book_on(
    tx: &mut Writer,
    campaign: CampaignId,
    origin: Origin,
    on_day: Day,
    amount: Money,
    bank_reference: &str,
) -> Result<DonationId> {
    let (donor, source) = match origin {
        Origin::Contract(id) => {
            let contract = contracts::find(tx, id).await?.ok_or(Error::NotFound)?;
            (contract.terms.sponsor, crate::books::domain::Source::Company)
        }
        Origin::Funding(id) => {
            let funding = fundings::find(tx, id).await?.ok_or(Error::NotFound)?;
            (funding.funder, funding.kind)
        }
        Origin::Box { .. } | Origin::LeftOver(_) => return Err(anyhow!("that is booked elsewhere").into()),
    };
    let way = Way::Transfer { bank_reference: bank_reference.to_owned() };
    let id = DonationId(tx.new_id());
    let gift = Gift { id, amount, on_day, donor: Some(donor), shown: Shown::Name, source, way, pledge: None };
    let campaign = may::<Keep>(tx, campaign, Role::Accountant).await?;
    booked(books::receive_from(tx, &campaign, &gift, Some(origin)).await?)?;
    Ok(id)
}

/// Puts up a sealed box.
///
/// # Errors
/// If it cannot be written.
pub async fn put_up_box(
    tx: &mut Writer,
    campaign: CampaignId,
    number: i64,
    sealing: &Sealing,
) -> Result<BoxId> {
    let campaign = may::<Manage>(tx, campaign, Role::Coordinator).await?;
    let id = BoxId(tx.new_id());
    match boxes::put_up(tx, &campaign, id, number, sealing).await? {
        boxes::Changed::Done => Ok(id),
        refused => Err(anyhow!("no box: {refused:?}").into()),
    }
}

/// Opens a box before two witnesses; what lies in it is booked. It can be sealed anew with [`seal_box`].
///
/// # Errors
/// If it is open.
pub async fn open_box(tx: &mut Writer, id: BoxId, found: &Opening) -> Result<()> {
    let cash_box = boxes::find(tx, id).await?.ok_or(Error::NotFound)?;
    let turn = cash_box.last().map(|turn| turn.turn).ok_or(Error::NotFound)?;
    let campaign = may::<Keep>(tx, cash_box.campaign, Role::Accountant).await?;
    booked(boxes::open(tx, &campaign, &cash_box, turn, found).await?)
}

/// Seals an opened box and puts it up again.
///
/// # Errors
/// If it is not open.
pub async fn seal_box(tx: &mut Writer, id: BoxId, sealing: &Sealing) -> Result<()> {
    let cash_box = boxes::find(tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = may::<Manage>(tx, cash_box.campaign, Role::Coordinator).await?;
    match boxes::seal(tx, &campaign, &cash_box, sealing).await? {
        boxes::Changed::Done => Ok(()),
        refused => Err(anyhow!("not sealed: {refused:?}").into()),
    }
}

/// Records something that was given besides money.
///
/// # Errors
/// If it goes beyond its contract.
pub async fn give_thing(tx: &mut Writer, new: &Thing) -> Result<()> {
    let campaign = may::<Manage>(tx, new.campaign, Role::Coordinator).await?;
    booked(things::record(tx, &campaign, new).await?)
}

/// Promises to pay something.
///
/// # Errors
/// If so much is not free.
pub async fn commit(tx: &mut Writer, new: &Commitment) -> Result<()> {
    let campaign = may::<Manage>(tx, new.campaign, Role::Coordinator).await?;
    booked(spending::commit(tx, &campaign, new).await?)
}

/// Records an invoice against its commitment.
///
/// # Errors
/// If it goes beyond it.
pub async fn add_invoice(tx: &mut Writer, new: &Invoice) -> Result<()> {
    let campaign = may::<Manage>(tx, new.campaign, Role::Coordinator).await?;
    let of = new.commitment.ok_or(Error::NotFound)?;
    booked(spending::add_invoice(tx, &campaign, of, new).await?)
}

/// Pays an invoice or part of it, out of the bank.
///
/// # Errors
/// If less is left of it, or in the bank.
pub async fn pay_invoice(
    tx: &mut Writer,
    invoice: &Invoice,
    on_day: Day,
    amount: Money,
    description: &str,
) -> Result<()> {
    let campaign = may::<Keep>(tx, invoice.campaign, Role::Accountant).await?;
    let id = EntryId(tx.new_id());
    let paid = Outgoing { id, amount, on_day, till: Till::Bank, description: description.to_owned() };
    booked(spending::pay(tx, &campaign, invoice, &paid).await?)
}
