//! Every statement that touches pledges.
use super::domain::{
    HOLDS_DAYS, KEPT_DAYS, NewPledge, Pledge, PledgeId, PledgeMade, Promise, REMINDED_BEFORE_DAYS,
};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Instant, Lang, Result};
use rules::Money;
use rules::ids::reference_code;

impl FromRow for Pledge {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Pledge {
            id: row.get()?,
            campaign: row.get()?,
            code: row.get()?,
            amount: row.get()?,
            name: row.maybe()?,
            shown: row.get()?,
            pledged_at: row.get()?,
            expires_at: row.get()?,
            fulfilled: row.maybe::<uuid::Uuid>()?.is_some(),
        })
    }
}

/// A pledge by its id, which only its maker knows.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: PledgeId) -> Result<Option<Pledge>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, campaign_id, code, amount, name, shown, pledged_at, expires_at, donation_id
                  from pledge where community_id = $1 and id = $2"
            ),
            args![id],
        )
        .await?)
}

/// The pledge with this code, in whichever campaign.
///
/// # Errors
/// If it cannot be read.
pub async fn by_code(reader: &mut Reader, code: &str) -> Result<Option<Pledge>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, campaign_id, code, amount, name, shown, pledged_at, expires_at, donation_id
                  from pledge where community_id = $1 and code = $2"
            ),
            args![code],
        )
        .await?)
}

/// A page of the pledges of a campaign whose money has not come and one more, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn open(
    reader: &mut Reader,
    campaign: CampaignId,
    before: Option<PledgeId>,
    length: usize,
) -> Result<Vec<Pledge>> {
    let before = before.unwrap_or(PledgeId(uuid::Uuid::max()));
    let limit = i64::try_from(length + 1).map_err(anyhow::Error::from)?;
    Ok(reader
        .all(
            sql!(
                "
                select id, campaign_id, code, amount, name, shown, pledged_at, expires_at, donation_id
                  from pledge where community_id = $1 and campaign_id = $2 and donation_id is null and id < $3
                 order by id desc limit $4"
            ),
            args![campaign, before, limit],
        )
        .await?)
}

/// Keeps a pledge. The same form sent twice keeps it once. A code that is taken is drawn again. An address that is going
/// to be reminded of this campaign is not kept a second time.
///
/// # Errors
/// If it cannot be written.
pub async fn make(tx: &mut Writer, campaign: &Allowed<Promise>, new: &NewPledge) -> Result<Pledge> {
    let now = Instant(tx.stamp().now);
    let expires_at = now.day().plus(HOLDS_DAYS).end();
    for _ in 0..8 {
        let random = u64::from_le_bytes(kit::clock::random());
        let email = to_remind(tx, campaign.id, new.email.as_deref()).await?;
        let made = tx
            .run(
                sql!("
                    insert into pledge (community_id, id, campaign_id, code, amount, name, shown, email, lang, pledged_at, expires_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    on conflict do nothing"),
                args![
                    new.id, campaign.id, reference_code(random), new.amount, new.name.clone(), new.shown, email,
                    new.lang, now, expires_at
                ],
            )
            .await?;
        if let Some(pledge) = find(tx, new.id).await? {
            if made == 1 {
                tx.record(&PledgeMade { campaign: campaign.id, amount: new.amount.bani() }).await?;
            }
            return Ok(pledge);
        }
    }
    Err(anyhow::anyhow!("no free reference code was found").into())
}

/// The address, unless another pledge of this campaign is going to remind it. Of two at once the database refuses one.
async fn to_remind(reader: &mut Reader, campaign: CampaignId, email: Option<&str>) -> Result<Option<String>> {
    let Some(email) = email else { return Ok(None) };
    let waiting: Option<(PledgeId,)> = reader
        .one(
            sql!(
                "
                select id from pledge
                 where community_id = $1 and campaign_id = $2 and lower(email) = $3 and email is not null
                   and reminded_at is null and donation_id is null limit 1"
            ),
            args![campaign, email.to_ascii_lowercase()],
        )
        .await?;
    Ok(waiting.is_none().then(|| email.to_owned()))
}

/// Somebody who wants to be reminded.
pub(crate) struct ToRemind {
    pub(crate) campaign: CampaignId,
    pub(crate) code: String,
    pub(crate) amount: Money,
    pub(crate) email: String,
    pub(crate) lang: Lang,
    pub(crate) expires_at: Instant,
}
impl FromRow for ToRemind {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(ToRemind {
            campaign: row.get()?,
            code: row.get()?,
            amount: row.get()?,
            email: row.get()?,
            lang: row.get()?,
            expires_at: row.get()?,
        })
    }
}

/// Takes the pledges whose reminder is due: each is given once. At most fifty.
pub(crate) async fn take_to_remind(tx: &mut Writer) -> Result<Vec<ToRemind>> {
    let now = Instant(tx.stamp().now);
    let days = i64::from(HOLDS_DAYS) - REMINDED_BEFORE_DAYS;
    Ok(tx
        .all(
            sql!(
                "
                update pledge set reminded_at = $2
                 where community_id = $1 and reminded_at is null and id in
                       (select q.id from pledge q
                         where q.community_id = $1 and q.pledged_at <= $3 and q.expires_at > $2
                           and q.email is not null and q.reminded_at is null and q.donation_id is null
                         order by q.pledged_at limit 50)
                returning campaign_id, code, amount, email, lang, expires_at"
            ),
            args![now, now.plus(-days * Instant::DAY)],
        )
        .await?)
}

/// Forgets who made pledges that are long over.
pub(crate) async fn forget(tx: &mut Writer) -> Result<u64> {
    let now = Instant(tx.stamp().now);
    Ok(tx
        .run(
            sql!(
                "
                update pledge set name = null, email = null
                 where community_id = $1 and expires_at < $2 and (name is not null or email is not null)"
            ),
            args![now.plus(-KEPT_DAYS * Instant::DAY)],
        )
        .await?)
}

/// Whether somebody is to be reminded or forgotten: looked at before a writer is taken.
pub(crate) async fn is_something_due(reader: &mut Reader, now: Instant) -> Result<bool> {
    let days = i64::from(HOLDS_DAYS) - REMINDED_BEFORE_DAYS;
    let found: Option<(PledgeId,)> = reader
        .one(
            sql!("
                select id from (
                  select id from (select q.id from pledge q
                    where q.community_id = $1 and q.pledged_at <= $3 and q.expires_at > $2
                      and q.email is not null and q.reminded_at is null and q.donation_id is null limit 1) r
                  union all
                  select id from (select q.id from pledge q
                    where q.community_id = $1 and q.expires_at < $4 and (q.name is not null or q.email is not null) limit 1) f
                ) due limit 1"),
            args![now, now.plus(-days * Instant::DAY), now.plus(-KEPT_DAYS * Instant::DAY)],
        )
        .await?;
    Ok(found.is_some())
}
