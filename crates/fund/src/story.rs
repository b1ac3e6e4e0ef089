//! The same steps as the pages take, for a program: the demo's story, an import. Each takes the time from its writer and
//! records its event, so the caller ends with `commit_recorded`.
use crate::books::domain::{Booked, DonationId, EntryId, Gift, Keep, Shown, Source, Way};
use crate::books::store::{self as books, Bill, Outgoing};
use crate::campaigns::domain::{Campaign, Decision, NewCampaign, Open};
use crate::campaigns::store as campaigns;
use crate::matches::conditions::PoolId;
use crate::matches::domain::{Decide, Freeze, Pay};
use crate::matches::pools::{self, Found, NewPool};
use crate::matches::store as matches;
use crate::pledges::domain::{NewPledge, Pledge, Promise};
use crate::pledges::store as pledges;
use anyhow::anyhow;
use communities::initiatives::Initiative;
use db::Writer;
use kit::{Action, Actor, Allowed, CampaignId, Day, Error, Instant, Result, Role};
use rules::Money;
use rules::ledger::Till;

/// The program in the place of somebody with a role.
fn stand_in(role: Role) -> Actor {
    Actor { role, ..Actor::nobody() }
}

async fn may<A: Action<On = Campaign>>(
    tx: &mut Writer,
    campaign: CampaignId,
    role: Role,
) -> Result<Allowed<A>> {
    let now = Instant(tx.stamp().now);
    let found = campaigns::find(tx, campaign).await?.ok_or(Error::NotFound)?;
    Ok(stand_in(role).may::<A>(found, now)?)
}

/// What was not booked is a mistake of the story.
fn booked(what: Booked) -> Result<()> {
    match what {
        Booked::Done => Ok(()),
        refused => Err(anyhow!("not booked: {refused:?}").into()),
    }
}

/// Opens the campaign of an initiative.
///
/// # Errors
/// If it has one already.
pub async fn open_campaign(tx: &mut Writer, initiative: Initiative, new: &NewCampaign) -> Result<CampaignId> {
    let now = Instant(tx.stamp().now);
    let initiative = stand_in(Role::Coordinator).may::<Open>(initiative, now)?;
    campaigns::open(tx, &initiative, new).await?.ok_or(Error::Conflict("campaign-there-already"))
}

/// Writes down a pool that the council decided on.
///
/// # Errors
/// If it cannot be written.
pub async fn found_pool(tx: &mut Writer, new: NewPool) -> Result<PoolId> {
    let now = Instant(tx.stamp().now);
    let new = stand_in(Role::Clerk).may::<Found>(new, now)?;
    pools::store::found(tx, &new).await
}

/// Books a transfer. `pledge`: the code that stood in its description, if any.
///
/// # Errors
/// If the reference is in the books already.
pub async fn book_transfer(
    tx: &mut Writer,
    campaign: CampaignId,
    on_day: Day,
    amount: Money,
    donor: (&str, Shown),
    bank_reference: &str,
    pledge: Option<&str>,
) -> Result<DonationId> {
    let way = Way::Transfer { bank_reference: bank_reference.to_owned() };
    let pledge = pledge.map(str::to_owned);
    receive(tx, campaign, on_day, amount, Some(donor.0.to_owned()), donor.1, way, pledge).await
}

/// Books cash that was counted before two witnesses.
///
/// # Errors
/// If the protocol is in the books already.
pub async fn book_cash(
    tx: &mut Writer,
    campaign: CampaignId,
    on_day: Day,
    amount: Money,
    protocol: &str,
    witnesses: [&str; 2],
) -> Result<DonationId> {
    let way = Way::Cash { protocol: protocol.to_owned(), witnesses: witnesses.map(str::to_owned) };
    receive(tx, campaign, on_day, amount, None, Shown::Anonymous, way, None).await
}

#[expect(
    clippy::too_many_arguments,
    reason = "everything that is known of a gift, for the two functions above only"
)]
async fn receive(
    tx: &mut Writer,
    campaign: CampaignId,
    on_day: Day,
    amount: Money,
    donor: Option<String>,
    shown: Shown,
    way: Way,
    pledge: Option<String>,
) -> Result<DonationId> {
    let source = match way {
        Way::Cash { .. } => Source::Box,
        Way::Transfer { .. } => Source::Individual,
    };
    let gift = Gift { id: DonationId(tx.new_id()), amount, on_day, donor, shown, source, way, pledge };
    let campaign = may::<Keep>(tx, campaign, Role::Accountant).await?;
    booked(books::receive(tx, &campaign, &gift).await?)?;
    Ok(gift.id)
}

fn outgoing(tx: &Writer, on_day: Day, amount: Money, till: Till, description: &str) -> Outgoing {
    Outgoing { id: EntryId(tx.new_id()), amount, on_day, till, description: description.to_owned() }
}

/// Returns a donation or part of it.
///
/// # Errors
/// If less is left of it, or less is in the till.
pub async fn return_donation(
    tx: &mut Writer,
    donation: DonationId,
    on_day: Day,
    amount: Money,
    reason: &str,
) -> Result<()> {
    let donation = books::donation(tx, donation).await?.ok_or(Error::NotFound)?;
    let campaign = may::<Keep>(tx, donation.campaign, Role::Accountant).await?;
    let back = outgoing(tx, on_day, amount, donation.till, reason);
    booked(books::give_back(tx, &campaign, &donation, &back).await?)
}

/// Books a fee of the bank.
///
/// # Errors
/// If less is in the bank.
pub async fn book_fee(
    tx: &mut Writer,
    campaign: CampaignId,
    on_day: Day,
    amount: Money,
    description: &str,
) -> Result<()> {
    let campaign = may::<Keep>(tx, campaign, Role::Accountant).await?;
    let fee = outgoing(tx, on_day, amount, Till::Bank, description);
    booked(books::pay_fee(tx, &campaign, &fee).await?)
}

/// Books cash that was taken to the bank.
///
/// # Errors
/// If less is in the cash box.
pub async fn bank_cash(
    tx: &mut Writer,
    campaign: CampaignId,
    on_day: Day,
    amount: Money,
    description: &str,
) -> Result<()> {
    let campaign = may::<Keep>(tx, campaign, Role::Accountant).await?;
    let moved = outgoing(tx, on_day, amount, Till::Cash, description);
    booked(books::bank_cash(tx, &campaign, &moved).await?)
}

/// Books a payment for the initiative, out of the bank.
///
/// # Errors
/// If less is in the bank.
pub async fn spend(
    tx: &mut Writer,
    campaign: CampaignId,
    on_day: Day,
    amount: Money,
    description: &str,
    bill: &Bill,
) -> Result<EntryId> {
    let campaign = may::<Keep>(tx, campaign, Role::Accountant).await?;
    let paid = outgoing(tx, on_day, amount, Till::Bank, description);
    booked(books::spend(tx, &campaign, &paid, bill).await?)?;
    Ok(paid.id)
}

/// Freezes the match; the cut-off must have passed.
///
/// # Errors
/// If it is too early, or frozen.
pub async fn freeze(tx: &mut Writer, campaign: CampaignId) -> Result<Money> {
    let campaign = may::<Freeze>(tx, campaign, Role::Accountant).await?;
    matches::freeze(tx, &campaign).await
}

/// Records the council's decision about the frozen match.
///
/// # Errors
/// If the match is not frozen, or decided.
pub async fn record_decision(
    tx: &mut Writer,
    campaign: CampaignId,
    number: &str,
    on: Day,
    sum: Money,
) -> Result<()> {
    let campaign = may::<Decide>(tx, campaign, Role::Clerk).await?;
    matches::decide(tx, &campaign, &Decision { number: number.to_owned(), on, sum }).await
}

/// Books the town hall's payment.
///
/// # Errors
/// If there is no decision, or it is booked.
pub async fn pay_match(tx: &mut Writer, campaign: CampaignId, on_day: Day, note: &str) -> Result<()> {
    let campaign = may::<Pay>(tx, campaign, Role::Accountant).await?;
    let id = EntryId(tx.new_id());
    booked(matches::pay(tx, &campaign, id, on_day, note).await?)
}

/// Keeps a pledge; its code goes into [`book_transfer`].
///
/// # Errors
/// If the campaign is not open.
pub async fn pledge(tx: &mut Writer, campaign: CampaignId, new: &NewPledge) -> Result<Pledge> {
    let campaign = may::<Promise>(tx, campaign, Role::Visitor).await?;
    pledges::make(tx, &campaign, new).await
}
