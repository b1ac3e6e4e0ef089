//! What donations stand on: drawn upon when one is booked, given back when the booking was a mistake.
use super::contracts::domain::SponsorshipId;
use super::domain::{FromSource, Origin};
use super::funding::domain::FundingId;
use crate::books::domain::{DonationId, EntryId, Gift, Source};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{CampaignId, Day, Result};
use rules::Money;

/// Takes a sum from a contract that is in force on a day. False if it is not, or if less is left of its value.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn draw_on_contract(
    tx: &mut Writer,
    campaign: CampaignId,
    contract: SponsorshipId,
    sum: Money,
    day: Day,
) -> Result<bool> {
    let drawn = tx
        .run(
            sql!("
                update sponsorship set used = used + $4
                 where community_id = $1 and id = $2 and campaign_id = $3 and signed_on is not null
                   and starts_on <= $5 and ends_on >= $5 and (ended_on is null or ended_on >= $5) and used + $4 <= value"),
            args![contract, campaign, sum, day],
        )
        .await?;
    Ok(drawn == 1)
}

async fn draw_on_funding(
    tx: &mut Writer,
    campaign: CampaignId,
    funding: FundingId,
    gift: &Gift,
) -> Result<bool> {
    let drawn = tx
        .run(
            sql!(
                "
                update funding set used = used + $4
                 where community_id = $1 and id = $2 and campaign_id = $3 and kind = $5 and closed_on is null
                   and (value is null or used + $4 <= value)"
            ),
            args![funding, campaign, gift.amount, gift.source],
        )
        .await?;
    Ok(drawn == 1)
}

/// Writes what a donation stands on, and takes its sum from the contract or the decision. False if that does not allow it:
/// then the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn draw(tx: &mut Writer, campaign: CampaignId, gift: &Gift, origin: Origin) -> Result<bool> {
    let (mut contract, mut funding, mut opened, mut entry) = (None, None, (None, None), None);
    let is_allowed = match origin {
        Origin::Contract(id) => {
            contract = Some(id);
            draw_on_contract(tx, campaign, id, gift.amount, gift.on_day).await?
        }
        Origin::Funding(id) => {
            funding = Some(id);
            draw_on_funding(tx, campaign, id, gift).await?
        }
        Origin::Box { id, turn } => {
            opened = (Some(id), Some(turn));
            true
        }
        Origin::LeftOver(id) => {
            entry = Some(id);
            true
        }
    };
    if !is_allowed {
        return Ok(false);
    }
    tx.run(
        sql!("
            insert into donation_origin (community_id, donation_id, campaign_id, source, amount, sponsorship_id, funding_id,
                box_id, turn, from_entry_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![gift.id, campaign, gift.source, gift.amount, contract, funding, opened.0, opened.1, entry],
    )
    .await?;
    Ok(true)
}

/// Gives back to the contract or the decision what a donation took from it: its booking was a mistake.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn undo(tx: &mut Writer, donation: DonationId, amount: Money) -> Result<()> {
    tx.run(
        sql!(
            "
            update sponsorship set used = used - $3
             where community_id = $1
               and id in (select sponsorship_id from donation_origin where community_id = $1 and donation_id = $2)"
        ),
        args![donation, amount],
    )
    .await?;
    tx.run(
        sql!(
            "
            update funding set used = used - $3
             where community_id = $1
               and id in (select funding_id from donation_origin where community_id = $1 and donation_id = $2)"
        ),
        args![donation, amount],
    )
    .await?;
    Ok(())
}

/// Whether what left a campaign by an entry is in the books of another one.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn is_still_there(tx: &mut Writer, entry: EntryId) -> Result<bool> {
    let count: i64 = tx
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from donation_origin o
                  join donation d on d.community_id = o.community_id and d.id = o.donation_id
                 where o.community_id = $1 and o.from_entry_id = $2 and d.reversed_at is null"
            ),
            args![entry],
        )
        .await?;
    Ok(count > 0)
}

/// The contracts and the decisions of a campaign that money can be booked on, as a list to choose from.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn in_force(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<(String, String)>> {
    let contracts: Vec<(SponsorshipId, String, String)> = reader
        .all(
            sql!(
                "
                select id, sponsor, number from sponsorship
                 where community_id = $1 and campaign_id = $2 and signed_on is not null and used < value
                 order by id desc limit 50"
            ),
            args![campaign],
        )
        .await?;
    let fundings: Vec<(FundingId, String, String)> = reader
        .all(
            sql!(
                "
                select id, funder, number from funding
                 where community_id = $1 and campaign_id = $2 and closed_on is null
                 order by id desc limit 50"
            ),
            args![campaign],
        )
        .await?;
    let named = |id: String, name: String, number: String| (id, format!("{name}, {number}"));
    let contracts = contracts.into_iter().map(|(id, name, number)| named(id.to_string(), name, number));
    let fundings = fundings.into_iter().map(|(id, name, number)| named(id.to_string(), name, number));
    Ok(contracts.chain(fundings).collect())
}

impl FromRow for FromSource {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(FromSource { source: row.get::<Source>()?, gifts: row.get()?, sum: row.get()? })
    }
}

/// How much came from each source, after returns.
///
/// # Errors
/// If it cannot be read.
pub async fn by_source(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<FromSource>> {
    Ok(reader
        .all(
            sql!(
                "
                select source, cast(count(*) as bigint), cast(sum(amount - returned) as bigint)
                  from donation
                 where community_id = $1 and campaign_id = $2 and reversed_at is null
                 group by source order by source"
            ),
            args![campaign],
        )
        .await?)
}

/// How far contracts and decisions are from what was booked under them: one number each that must be zero.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn unlike(reader: &mut Reader, campaign: CampaignId) -> Result<[Money; 2]> {
    let contracts: i64 = reader
        .value(
            sql!("
                select cast(count(*) as bigint) from sponsorship s
                 where s.community_id = $1 and s.campaign_id = $2 and s.used <>
                       (select coalesce(sum(d.amount), 0) from donation_origin o
                          join donation d on d.community_id = o.community_id and d.id = o.donation_id
                         where o.community_id = s.community_id and o.sponsorship_id = s.id and d.reversed_at is null) +
                       (select coalesce(sum(k.value), 0) from in_kind k
                         where k.community_id = s.community_id and k.sponsorship_id = s.id and k.withdrawn_at is null)"),
            args![campaign],
        )
        .await?;
    let fundings: i64 = reader
        .value(
            sql!("
                select cast(count(*) as bigint) from funding f
                 where f.community_id = $1 and f.campaign_id = $2 and f.used <>
                       (select coalesce(sum(d.amount), 0) from donation_origin o
                          join donation d on d.community_id = o.community_id and d.id = o.donation_id
                         where o.community_id = f.community_id and o.funding_id = f.id and d.reversed_at is null)"),
            args![campaign],
        )
        .await?;
    Ok([Money::from_bani(contracts), Money::from_bani(fundings)])
}
