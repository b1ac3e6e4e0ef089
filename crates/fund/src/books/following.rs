//! How the promised match follows an entry. The campaign's rows are the queue, and before them the row of the pool, if it
//! draws on one: what is worked out here is worked out by one transaction at a time.
use super::domain::{Book, EntryId, Kind, Postings, promised};
use super::events::NoticeRaised;
use super::ledger::{NewEntry, write};
use crate::campaigns::domain::{Campaign, minus};
use crate::campaigns::store as campaigns;
use crate::matches::conditions::{Pool, PoolId};
use db::{Writer, args, sql};
use kit::{CampaignId, Day, Result};
use rules::Money;
use rules::matching::Standing;

/// Takes the pool's row, so that nobody else books for its campaigns until this transaction ends.
pub(crate) async fn take_pool(tx: &mut Writer, campaign: &Campaign) -> Result<()> {
    if let Some(Pool { id, .. }) = &campaign.pool {
        tx.run(
            sql!(
                "update match_pool_state set bookings = bookings + 1 where community_id = $1 and pool_id = $2"
            ),
            args![*id],
        )
        .await?;
    }
    Ok(())
}

/// Lets the promised match follow an eligible change, or, if it is frozen, raises a notice and leaves it alone.
pub(super) async fn follow(tx: &mut Writer, campaign: &Campaign, cause: &NewEntry, net: Money) -> Result<()> {
    let by = shift(tx, campaign, cause, net).await?;
    let open: Option<(Money, Money, i64, Money)> = tx
        .one(
            sql!(
                "
                update campaign_match set net = net + $3, counted = counted + $4, donors = donors + $5
                 where community_id = $1 and campaign_id = $2 and not frozen
                returning net, counted, donors, reserved"
            ),
            args![campaign.id, by.net, by.counted, by.donors],
        )
        .await?;
    match open {
        Some((net, counted, donors, reserved)) => {
            let wanted = campaign.terms().matched(&Standing { net, counted, donors });
            let more = minus(wanted, reserved);
            promise(tx, campaign, Some(cause.id), cause.on_day, more, None).await
        }
        None => raise_notice(tx, campaign, cause, &by).await,
    }
}

/// By how much an entry changes what the match is worked out from.
async fn shift(tx: &mut Writer, campaign: &Campaign, cause: &NewEntry, net: Money) -> Result<Standing> {
    let terms = campaign.terms();
    let Some(donation) = cause.donation.filter(|_| !terms.is_plain()) else {
        return Ok(Standing { net, counted: net, donors: 0 });
    };
    let found: Option<(Money, uuid::Uuid, Money)> = tx
        .one(
            sql!(
                "
                select case when d.reversed_at is null then d.amount - d.returned else 0 end, coalesce(g.donor_id, d.id), g.counted
                  from donation d join match_gift g on g.community_id = d.community_id and g.donation_id = d.id
                 where d.community_id = $1 and d.id = $2"
            ),
            args![donation],
        )
        .await?;
    let (left, donor, before) = found.ok_or_else(|| anyhow::anyhow!("a matched gift has its row"))?;
    let counts = terms.of_gift(left);
    tx.run(
        sql!("update match_gift set counted = $3 where community_id = $1 and donation_id = $2"),
        args![donation, counts],
    )
    .await?;
    let more = minus(counts, before);
    // Where the terms do not ask who gave, the gift stands in for its donor.
    if donor == donation.0 {
        return Ok(Standing { net, counted: more, donors: 0 });
    }
    let after: Money = tx
        .value(
            sql!("update match_donor set gifts = gifts + $3 where community_id = $1 and id = $2 returning gifts"),
            args![donor, more],
        )
        .await?;
    Ok(terms.shift(net, minus(after, more), after))
}

/// Raises (or lowers) the promised match, with its entry in the town hall's book. The rows of the match, and of its pool,
/// are locked already. A pool gives no more than is left of it; what it gets back goes to those that it cut short.
pub(crate) async fn promise(
    tx: &mut Writer,
    campaign: &Campaign,
    cause: Option<EntryId>,
    on_day: Day,
    by: Money,
    decision: Option<String>,
) -> Result<()> {
    let Some(pool) = campaign.pool.as_ref().map(|pool| pool.id) else {
        return write_promise(tx, campaign, cause, on_day, by, decision).await;
    };
    let by = by.min(left_of(tx, pool).await?);
    if by.is_zero() {
        return Ok(());
    }
    draw(tx, pool, by).await?;
    write_promise(tx, campaign, cause, on_day, by, decision).await?;
    if by.is_negative() {
        hand_out(tx, pool, campaign.id, cause, on_day).await?;
    }
    Ok(())
}

async fn left_of(tx: &mut Writer, pool: PoolId) -> Result<Money> {
    let statement =
        sql!("select budget - reserved from match_pool_state where community_id = $1 and pool_id = $2");
    Ok(tx.value(statement, args![pool]).await?)
}

async fn draw(tx: &mut Writer, pool: PoolId, by: Money) -> Result<()> {
    let statement =
        sql!("update match_pool_state set reserved = reserved + $3 where community_id = $1 and pool_id = $2");
    Ok(tx.run(statement, args![pool, by]).await.map(drop)?)
}

/// Gives what a pool got back to the campaigns that it cut short, those first that were opened first.
async fn hand_out(
    tx: &mut Writer,
    pool: PoolId,
    from: CampaignId,
    cause: Option<EntryId>,
    on_day: Day,
) -> Result<()> {
    for other in campaigns::of_pool(tx, pool).await? {
        let short = minus(other.terms().matched(&other.standing()), other.reserved);
        if other.id == from || other.frozen.is_some() || !short.is_positive() {
            continue;
        }
        let more = short.min(left_of(tx, pool).await?);
        if more.is_zero() {
            return Ok(());
        }
        // It may have been frozen since it was read.
        let statement = sql!(
            "update campaign_match set frozen = frozen where community_id = $1 and campaign_id = $2 and not frozen"
        );
        if tx.run(statement, args![other.id]).await? == 1 {
            draw(tx, pool, more).await?;
            write_promise(tx, &other, cause, on_day, more, None).await?;
        }
    }
    Ok(())
}

async fn write_promise(
    tx: &mut Writer,
    campaign: &Campaign,
    cause: Option<EntryId>,
    on_day: Day,
    by: Money,
    decision: Option<String>,
) -> Result<()> {
    if by.is_zero() {
        return Ok(());
    }
    let entry = NewEntry {
        book: Book::TownHall,
        cause,
        decision,
        eligible: true,
        ..NewEntry::new(campaign, EntryId(tx.new_id()), Kind::MatchReserved, on_day, "")
    };
    write_for_town(tx, &entry, by, &promised(by)).await
}

/// Writes an entry of the town hall's book, by which what it has promised to give in all changes by `promise`. The row of
/// the match gives the number.
pub(crate) async fn write_for_town(
    tx: &mut Writer,
    new: &NewEntry,
    promise: Money,
    postings: &Postings,
) -> Result<()> {
    let number: i64 = tx
        .value(
            sql!(
                "
                update campaign_match set reserved = reserved + $3, entries = entries + 1
                 where community_id = $1 and campaign_id = $2
                returning entries"
            ),
            args![new.campaign, promise],
        )
        .await?;
    write(tx, new, number, postings).await.map(drop)
}

async fn raise_notice(tx: &mut Writer, campaign: &Campaign, cause: &NewEntry, by: &Standing) -> Result<()> {
    // The campaign may have been frozen after it was read: what was frozen is read again, under the lock on its sums.
    let (frozen, net, counted, donors): (Money, Money, Money, i64) = tx
        .one(
            sql!(
                "
                select c.frozen_match, m.net, m.counted, m.donors from campaign c
                  join campaign_match m on m.community_id = c.community_id and m.campaign_id = c.id
                 where c.community_id = $1 and c.id = $2"
            ),
            args![campaign.id],
        )
        .await?
        .ok_or_else(|| anyhow::anyhow!("a frozen campaign is there"))?;
    let earlier: Option<(Money, Money, i64)> = tx
        .one(
            sql!(
                "
                select cast(coalesce(sum(amount), 0) as bigint), cast(coalesce(sum(counted), 0) as bigint),
                       cast(coalesce(sum(donors), 0) as bigint)
                  from match_notice where community_id = $1 and campaign_id = $2"
            ),
            args![campaign.id],
        )
        .await?;
    let (earlier, counted_earlier, donors_earlier) = earlier.unwrap_or_default();
    let earlier = Standing { net: earlier, counted: counted_earlier, donors: donors_earlier };
    let changed = Standing { net, counted, donors }.changed(&earlier).changed(by);
    let (id, now, would_be) = (tx.new_id(), tx.stamp().now, campaign.terms().matched(&changed));
    tx.run(
        sql!("
            insert into match_notice (community_id, id, campaign_id, entry_id, amount, counted, donors, frozen_match, would_be,
                raised_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
        args![id, campaign.id, cause.id, by.net, by.counted, by.donors, frozen, would_be, now],
    )
    .await?;
    let (title, amount) = (campaign.title.clone(), by.net.bani());
    Ok(tx.record(&NoticeRaised { campaign: campaign.id, title, amount }).await?)
}
