//! Every statement that touches things and work.
use super::domain::{GiverErased, Thing, ThingGiven, ThingId, ThingWithdrawn};
use crate::books::domain::Booked;
use crate::sources::{Manage, store as sources};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Instant, Result};

/// Gifts in kind, as they are read.
const GIFTS: &str = "
    select id, campaign_id, what, on_day, donor, shown, shown_name, value, valued_by, method, sponsorship_id,
           masked_id, original_id, withdrawn_at, withdraw_reason
      from in_kind";

impl FromRow for Thing {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Thing {
            id: row.get()?,
            campaign: row.get()?,
            what: row.get()?,
            on_day: row.get()?,
            donor: row.maybe()?,
            shown: row.get()?,
            shown_name: row.maybe()?,
            value: row.get()?,
            valued_by: row.get()?,
            method: row.get()?,
            contract: row.maybe()?,
            masked: row.maybe()?,
            original: row.maybe()?,
            withdrawn: row.maybe()?.zip(row.maybe()?),
        })
    }
}

/// A thing by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: ThingId) -> Result<Option<Thing>> {
    Ok(reader.one(sql!(GIFTS, "where community_id = $1 and id = $2"), args![id]).await?)
}

/// What was given to a campaign besides money, newest first, mistakes included.
///
/// # Errors
/// If it cannot be read.
pub async fn of_campaign(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Thing>> {
    Ok(reader
        .all(
            sql!(GIFTS, "where community_id = $1 and campaign_id = $2 order by id desc limit 200"),
            args![campaign],
        )
        .await?)
}

/// Records something that was given; a sponsor's is within the value of the contract. After any answer but
/// [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn record(tx: &mut Writer, campaign: &Allowed<Manage>, new: &Thing) -> Result<Booked> {
    let now = Instant(tx.stamp().now);
    let written = tx
        .run(
            sql!("
                insert into in_kind (community_id, id, campaign_id, what, on_day, donor, shown, shown_name, value, valued_by, method,
                    sponsorship_id, masked_id, original_id, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing"),
            args![
                new.id, campaign.id, &new.what, new.on_day, new.donor.clone(), new.shown, new.shown_name.clone(), new.value,
                &new.valued_by, &new.method, new.contract, new.masked, new.original, now
            ],
        )
        .await?;
    if written == 0 {
        return Ok(Booked::Already);
    }
    if let Some(contract) = new.contract
        && !sources::draw_on_contract(tx, campaign.id, contract, new.value, new.on_day).await?
    {
        return Ok(Booked::BeyondOrigin);
    }
    let (title, amount) = (campaign.title.clone(), new.value.bani());
    tx.record(&ThingGiven { campaign: campaign.id, thing: new.id, title, amount }).await?;
    Ok(Booked::Done)
}

/// Takes back something that was recorded by mistake, with a reason. False if it has been taken back.
///
/// # Errors
/// If it cannot be written.
pub async fn withdraw(
    tx: &mut Writer,
    campaign: &Allowed<Manage>,
    thing: &Thing,
    reason: &str,
) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let withdrawn = tx
        .run(
            sql!(
                "
                update in_kind set withdrawn_at = $3, withdraw_reason = $4
                 where community_id = $1 and id = $2 and withdrawn_at is null"
            ),
            args![thing.id, now, reason],
        )
        .await?;
    if withdrawn == 0 {
        return Ok(false);
    }
    if let Some(contract) = thing.contract {
        tx.run(
            sql!("update sponsorship set used = used - $3 where community_id = $1 and id = $2"),
            args![contract, thing.value],
        )
        .await?;
    }
    let (title, amount) = (campaign.title.clone(), thing.value.bani());
    tx.record(&ThingWithdrawn { campaign: campaign.id, thing: thing.id, title, amount }).await?;
    Ok(true)
}

/// Erases who gave it. What it is and what it is worth stays.
///
/// # Errors
/// If it cannot be written.
pub async fn erase(tx: &mut Writer, _: &Allowed<Manage>, thing: ThingId) -> Result<()> {
    tx.run(
        sql!("update in_kind set donor = null, shown = 'anonymous', shown_name = null where community_id = $1 and id = $2"),
        args![thing],
    )
    .await?;
    Ok(tx.record(&GiverErased { thing }).await?)
}
