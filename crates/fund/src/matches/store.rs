//! Every statement by which the match is frozen, decided and paid. Each is guarded: the second of two at once finds it done.
use super::domain::{Decide, Freeze, MatchDecided, MatchFrozen, MatchPaid, NoticeSettled, Pay, Settle};
use crate::books::domain::{Book, Booked, EntryId, Kind, Notice, promise_paid};
use crate::books::following::{promise, take_pool, write_for_town};
use crate::books::ledger::{NewEntry, book};
use crate::campaigns::domain::{Decision, minus};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Day, Error, Instant, Result};
use rules::Money;
use rules::ledger;

/// Freezes the match at what is promised now.
///
/// # Errors
/// [`Error::Conflict`] if somebody was faster.
pub async fn freeze(tx: &mut Writer, campaign: &Allowed<Freeze>) -> Result<Money> {
    let now = Instant(tx.stamp().now);
    let frozen: Option<(Money,)> = tx
        .one(
            sql!(
                "
                update campaign_match set frozen = true
                 where community_id = $1 and campaign_id = $2 and not frozen
                returning reserved"
            ),
            args![campaign.id],
        )
        .await?;
    let (sum,) = frozen.ok_or(Error::Conflict("match-frozen-already"))?;
    tx.run(
        sql!(
            "
            update campaign set frozen_at = $3, frozen_match = $4
             where community_id = $1 and id = $2 and frozen_at is null"
        ),
        args![campaign.id, now, sum],
    )
    .await?;
    tx.record(&MatchFrozen { campaign: campaign.id, title: campaign.title.clone(), amount: sum.bani() })
        .await?;
    Ok(sum)
}

/// How a decision is named in the books: `45/2026, 12.06.2026`
fn name_of(decision: &Decision) -> String {
    format!("{}, {}", decision.number, decision.on.0.strftime("%d.%m.%Y"))
}

/// Records the council's decision. If it approves less than was promised, the promise falls to it, with an entry that names
/// the decision. Open notices are answered by it.
///
/// # Errors
/// [`Error::Conflict`] if there is a decision already, or it approves more than was frozen.
pub async fn decide(tx: &mut Writer, campaign: &Allowed<Decide>, decision: &Decision) -> Result<()> {
    let now = Instant(tx.stamp().now);
    take_pool(tx, campaign).await?;
    let recorded = tx
        .run(
            sql!(
                "
                update campaign set decision_number = $3, decision_on = $4, decision_sum = $5
                 where community_id = $1 and id = $2 and decision_number is null and frozen_match >= $5"
            ),
            args![campaign.id, &decision.number, decision.on, decision.sum],
        )
        .await?;
    if recorded == 0 {
        return Err(Error::Conflict("match-decided-already"));
    }
    let less = minus(decision.sum, campaign.reserved);
    promise(tx, campaign, None, now.day(), less, Some(name_of(decision))).await?;
    tx.run(
        sql!(
            "
            update match_notice set settled_at = $3, remark = $4
             where community_id = $1 and campaign_id = $2 and settled_at is null"
        ),
        args![campaign.id, now, format!("HCL {}: {} lei", name_of(decision), decision.sum)],
    )
    .await?;
    if decision.sum.is_zero() {
        forget_marks(tx, campaign.id).await?;
    }
    let (title, amount) = (campaign.title.clone(), decision.sum.bani());
    Ok(tx.record(&MatchDecided { campaign: campaign.id, title, amount }).await?)
}

/// Books the town hall's payment in both books: what the foundation received, and what the town hall had promised.
///
/// # Errors
/// [`Error::Conflict`] if it has been booked. After any answer but [`Booked::Done`] the writer must be dropped.
pub async fn pay(
    tx: &mut Writer,
    campaign: &Allowed<Pay>,
    id: EntryId,
    on_day: Day,
    note: &str,
) -> Result<Booked> {
    let decision = campaign.decision.as_ref().ok_or(Error::Conflict("match-no-decision"))?;
    let paid = tx
        .run(
            sql!("
                update campaign set paid_on = $3
                 where community_id = $1 and id = $2 and decision_number is not null and decision_sum = $4 and paid_on is null"),
            args![campaign.id, on_day, decision.sum],
        )
        .await?;
    if paid == 0 {
        return Err(Error::Conflict("match-paid-already"));
    }
    let received = ledger::match_received(decision.sum).map_err(anyhow::Error::from)?;
    let entry = NewEntry {
        decision: Some(name_of(decision)),
        ..NewEntry::new(campaign, id, Kind::MatchReceived, on_day, note)
    };
    let booked = book(tx, campaign, &entry, &received, 0).await?;
    if booked != Booked::Done {
        return Ok(booked);
    }
    let town = NewEntry {
        book: Book::TownHall,
        cause: Some(id),
        decision: Some(name_of(decision)),
        ..NewEntry::new(campaign, EntryId(tx.new_id()), Kind::MatchPaid, on_day, note)
    };
    write_for_town(tx, &town, Money::ZERO, &promise_paid(decision.sum)).await?;
    forget_marks(tx, campaign.id).await?;
    let (title, amount) = (campaign.title.clone(), decision.sum.bani());
    tx.record(&MatchPaid { campaign: campaign.id, title, amount }).await?;
    Ok(Booked::Done)
}

/// The campaigns that still tell donors apart and whose cut-off was before `before`.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn with_old_marks(reader: &mut Reader, before: Instant) -> Result<Vec<CampaignId>> {
    let found: Vec<(CampaignId,)> = reader
        .all(
            sql!(
                "
                select m.campaign_id from campaign_match m
                  join campaign c on c.community_id = m.community_id and c.id = m.campaign_id
                 where m.community_id = $1 and m.salt is not null and c.cut_off_at < $2 limit 20"
            ),
            args![before],
        )
        .await?;
    Ok(found.into_iter().map(|(campaign,)| campaign).collect())
}

/// Once the match is settled nobody has to be told apart any more.
pub(super) async fn forget_marks(tx: &mut Writer, campaign: CampaignId) -> Result<()> {
    tx.run(
        sql!("update match_donor set mark = null where community_id = $1 and campaign_id = $2 and mark is not null"),
        args![campaign],
    )
    .await?;
    let statement =
        sql!("update campaign_match set salt = null where community_id = $1 and campaign_id = $2");
    Ok(tx.run(statement, args![campaign]).await.map(drop)?)
}

/// A notice by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn notice(reader: &mut Reader, id: uuid::Uuid) -> Result<Option<Notice>> {
    Ok(reader
        .one(
            sql!("
                select n.id, n.campaign_id, e.on_day, n.amount, n.frozen_match, n.would_be, n.raised_at, n.remark
                  from match_notice n
                  join entry e on e.community_id = n.community_id and e.id = n.entry_id
                 where n.community_id = $1 and n.id = $2"),
            args![id],
        )
        .await?)
}

/// Answers a notice in public.
///
/// # Errors
/// [`Error::Conflict`] if it has been answered.
pub async fn settle(tx: &mut Writer, notice: &Allowed<Settle>, title: &str, remark: &str) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let settled = tx
        .run(
            sql!(
                "
                update match_notice set settled_at = $3, remark = $4
                 where community_id = $1 and id = $2 and settled_at is null"
            ),
            args![notice.id, now, remark],
        )
        .await?;
    if settled == 0 {
        return Err(Error::Conflict("match-notice-settled"));
    }
    let event =
        NoticeSettled { campaign: notice.campaign, title: title.to_owned(), amount: notice.amount.bani() };
    Ok(tx.record(&event).await?)
}

/// A campaign in which something waits for somebody.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub campaign: CampaignId,
    pub title: String,
    pub cut_off_at: Instant,
    pub is_frozen: bool,
    pub is_decided: bool,
    /// Whether something is to be paid and has not been.
    pub is_unpaid: bool,
    pub notices: i64,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (campaign, title, cut_off_at) = (row.get()?, row.get()?, row.get()?);
        let (frozen_at, decided): (Option<i64>, Option<Money>) = (row.maybe()?, row.maybe()?);
        let paid_on: Option<String> = row.maybe()?;
        Ok(Waiting {
            campaign,
            title,
            cut_off_at,
            is_frozen: frozen_at.is_some(),
            is_decided: decided.is_some(),
            is_unpaid: decided.is_some_and(Money::is_positive) && paid_on.is_none(),
            notices: row.get()?,
        })
    }
}

/// The campaigns whose cut-off has passed and that are not settled, longest waiting first.
///
/// # Errors
/// If they cannot be read.
pub async fn waiting(reader: &mut Reader, now: Instant) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!("
                select c.id, c.title, c.cut_off_at, c.frozen_at, c.decision_sum, c.paid_on,
                       (select cast(count(*) as bigint) from match_notice n
                         where n.community_id = c.community_id and n.campaign_id = c.id and n.settled_at is null)
                  from campaign c
                 where c.community_id = $1 and c.cut_off_at <= $2
                   and ((c.paid_on is null and (c.decision_sum is null or c.decision_sum > 0))
                     or exists (select 1 from match_notice n
                         where n.community_id = c.community_id and n.campaign_id = c.id and n.settled_at is null))
                 order by c.cut_off_at limit 50"),
            args![now],
        )
        .await?)
}
