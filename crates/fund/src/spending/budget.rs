//! What is free to be promised: bank, cash and what the council decided to add, less what is promised already. The row of
//! the campaign's sums is the queue, so of two promises for the last lei one finds it gone (docs/decisions/0014).
use super::domain::Budget;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{CampaignId, Result};
use rules::Money;

impl FromRow for Budget {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Budget { held: row.get()?, decided: row.get()?, committed: row.get()? })
    }
}

/// What a campaign has, and what of it is promised.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of(reader: &mut Reader, campaign: CampaignId) -> Result<Budget> {
    let budget = reader
        .one(
            sql!("
                select t.bank + t.cash, coalesce(c.decision_sum, t.match_received) - t.match_received, t.committed
                  from campaign_total t
                  join campaign c on c.community_id = t.community_id and c.id = t.campaign_id
                 where t.community_id = $1 and t.campaign_id = $2"),
            args![campaign],
        )
        .await?;
    Ok(budget.ok_or_else(|| anyhow::anyhow!("a campaign has its sums"))?)
}

/// Promises a sum, if so much is free. What the council decided only ever appears, and what of it was paid stands in the
/// row that is locked, so a decision that is being recorded can be missed but nothing is counted twice.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn set_aside(tx: &mut Writer, campaign: CampaignId, sum: Money) -> Result<bool> {
    let set = tx
        .run(
            sql!("
                update campaign_total set committed = committed + $3
                 where community_id = $1 and campaign_id = $2
                   and committed + $3 <= bank + cash - match_received + coalesce(
                         (select c.decision_sum from campaign c where c.community_id = $1 and c.id = $2), match_received)"),
            args![campaign, sum],
        )
        .await?;
    Ok(set == 1)
}

/// Takes the rows of the sums of two campaigns, always in the same order: so two that move money between them in opposite
/// directions wait for each other one after the other, and never each for the other.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn take_both(tx: &mut Writer, one: CampaignId, other: CampaignId) -> Result<()> {
    for campaign in [one.min(other), one.max(other)] {
        change(tx, campaign, Money::ZERO).await?;
    }
    Ok(())
}

/// Takes back what was promised: it is being paid, or will not be.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn take(tx: &mut Writer, campaign: CampaignId, sum: Money) -> Result<()> {
    change(tx, campaign, Money::from_bani(-sum.bani())).await
}

/// Promises again what was promised before: its payment was undone and the money is back.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn promise_again(tx: &mut Writer, campaign: CampaignId, sum: Money) -> Result<()> {
    change(tx, campaign, sum).await
}

async fn change(tx: &mut Writer, campaign: CampaignId, by: Money) -> Result<()> {
    tx.run(
        sql!("update campaign_total set committed = committed + $3 where community_id = $1 and campaign_id = $2"),
        args![campaign, by],
    )
    .await?;
    Ok(())
}

/// How far the promised sum is from what the commitments say: zero, if all is well.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn unlike(reader: &mut Reader, campaign: CampaignId) -> Result<[Money; 2]> {
    let promised: Money = reader
        .value(
            sql!("
                select t.committed - (
                    select cast(coalesce(sum(case when m.closed_on is null then m.sum else m.invoiced end - m.paid), 0) as bigint)
                      from commitment m where m.community_id = t.community_id and m.campaign_id = t.campaign_id)
                  from campaign_total t where t.community_id = $1 and t.campaign_id = $2"),
            args![campaign],
        )
        .await?;
    let invoices: Money = reader
        .value(
            sql!("
                select cast(count(*) as bigint) from invoice i
                 where i.community_id = $1 and i.campaign_id = $2 and i.paid <>
                       (select coalesce(sum(p.amount), 0) from payment p
                         where p.community_id = i.community_id and p.invoice_id = i.id
                           and not exists (select 1 from entry e where e.community_id = p.community_id and e.reverses_id = p.entry_id))"),
            args![campaign],
        )
        .await?;
    Ok([promised, invoices])
}
