//! Every statement that touches campaigns themselves.
use super::domain::{Campaign, CampaignOpened, Decision, Frozen, NewCampaign, Open, Totals};
use crate::matches::conditions::{Conditions, Pool, PoolId, Sources};
use anyhow::anyhow;
use communities::initiatives::Initiative;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::clock::random;
use kit::{Allowed, CampaignId, InitiativeId, Instant, ProcessId, Result};
use rules::Money;
use rules::matching::{CapOn, Criteria, MatchRule};

impl FromRow for Campaign {
    /// Reads the columns of the view `campaign_state`.
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let _community: uuid::Uuid = row.get()?;
        Ok(Campaign {
            id: row.get()?,
            initiative: row.get()?,
            process: row.get()?,
            process_slug: row.get()?,
            process_title: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            goal: row.get()?,
            rule: MatchRule {
                rate_percent: u32::try_from(row.get::<i64>()?)?,
                cap: row.get()?,
                cap_on: row.get::<CapOn>()?,
            },
            opens_at: row.get()?,
            closes_at: row.get()?,
            cut_off_at: row.get()?,
            beneficiary: row.get()?,
            iban: row.get()?,
            bank: row.get()?,
            frozen: both(row.maybe()?, row.maybe()?).map(|(at, sum)| Frozen { at, sum }),
            decision: both(row.maybe()?, both(row.maybe()?, row.maybe()?))
                .map(|(number, (on, sum))| Decision { number, on, sum }),
            paid_on: row.maybe()?,
            eligible: row.get()?,
            reserved: row.get()?,
            totals: Totals {
                bank: row.get()?,
                cash: row.get()?,
                received: row.get()?,
                returned: row.get()?,
                fees: row.get()?,
                match_received: row.get()?,
                spent: row.get()?,
                gifts: row.get()?,
            },
            counted: row.get()?,
            donors: row.get()?,
            conditions: Conditions {
                per_gift: row.maybe()?,
                per_donor: row.maybe()?,
                sources: Sources::parse(&row.get::<String>()?).ok_or_else(|| anyhow!("an unknown source"))?,
                criteria: criteria(row.maybe()?, row.maybe()?, row.maybe()?)?,
                pool: None,
            },
            pool: pool(row)?,
        }
        .with_pool())
    }
}

impl Campaign {
    fn with_pool(mut self) -> Campaign {
        self.conditions.pool = self.pool.as_ref().map(|pool| pool.id);
        self
    }
}

fn criteria(donors: Option<i64>, least: Option<Money>, sum: Option<Money>) -> db::Result<Option<Criteria>> {
    let Some((donors, (least, sum))) = both(donors, both(least, sum)) else { return Ok(None) };
    Ok(Some(Criteria { donors: u32::try_from(donors)?, least, sum }))
}

fn pool(row: &mut Row<'_>) -> db::Result<Option<Pool>> {
    let (id, title, decision): (Option<PoolId>, Option<String>, Option<String>) =
        (row.maybe()?, row.maybe()?, row.maybe()?);
    let (decided_on, budget, reserved) = (row.maybe()?, row.maybe()?, row.maybe()?);
    let sums = both(budget, reserved);
    let decision = both(decision, decided_on);
    Ok(both(both(id, title), both(decision, sums)).map(
        |((id, title), ((decision, decided_on), (budget, reserved)))| Pool {
            id,
            title,
            decision,
            decided_on,
            budget,
            reserved,
        },
    ))
}

fn both<A, B>(a: Option<A>, b: Option<B>) -> Option<(A, B)> {
    a.zip(b)
}

/// A campaign by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: CampaignId) -> Result<Option<Campaign>> {
    Ok(reader
        .one(sql!("select * from campaign_state where community_id = $1 and id = $2"), args![id])
        .await?)
}

/// The campaign of an initiative, if it has been opened.
///
/// # Errors
/// If it cannot be read.
pub async fn of_initiative(reader: &mut Reader, initiative: InitiativeId) -> Result<Option<Campaign>> {
    let statement = sql!("select * from campaign_state where community_id = $1 and initiative_id = $2");
    Ok(reader.one(statement, args![initiative]).await?)
}

/// The campaigns of a process, oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Campaign>> {
    let statement =
        sql!("select * from campaign_state where community_id = $1 and process_id = $2 order by id limit 20");
    Ok(reader.all(statement, args![process]).await?)
}

/// The campaigns that draw on a pool, those first that were opened first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_pool(reader: &mut Reader, pool: PoolId) -> Result<Vec<Campaign>> {
    let statement =
        sql!("select * from campaign_state where community_id = $1 and pool_id = $2 order by id limit 200");
    Ok(reader.all(statement, args![pool]).await?)
}

/// A page of the community's campaigns and one more, the newest before `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn newest(reader: &mut Reader, before: Option<CampaignId>, length: usize) -> Result<Vec<Campaign>> {
    let before = before.unwrap_or(CampaignId(uuid::Uuid::max()));
    let limit = i64::try_from(length + 1).map_err(anyhow::Error::from)?;
    let statement =
        sql!("select * from campaign_state where community_id = $1 and id < $2 order by id desc limit $3");
    Ok(reader.all(statement, args![before, limit]).await?)
}

/// Account and holder of the campaign that was opened last: the next one mostly has the same.
///
/// # Errors
/// If they cannot be read.
pub async fn last_account(reader: &mut Reader) -> Result<Option<(String, String, String)>> {
    let statement =
        sql!("select beneficiary, iban, bank from campaign where community_id = $1 order by id desc limit 1");
    Ok(reader.one(statement, args![]).await?)
}

/// Opens the campaign of an initiative. None if it has one already: then nothing is changed.
///
/// # Errors
/// If it cannot be written.
pub async fn open(
    tx: &mut Writer,
    initiative: &Allowed<Open>,
    new: &NewCampaign,
) -> Result<Option<CampaignId>> {
    let (id, now, by) = (CampaignId(tx.new_id()), Instant(tx.stamp().now), tx.stamp().person);
    let initiative: &Initiative = initiative;
    let cap = Money::from_bani(new.rule.cap.bani().max(0));
    let opened = tx
        .run(
            sql!("
                insert into campaign (community_id, id, initiative_id, process_id, title, summary, goal, match_rate,
                    match_cap, match_cap_on, opens_at, closes_at, cut_off_at, beneficiary, iban, bank, opened_by, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
                on conflict (community_id, initiative_id) do nothing"),
            args![
                id, initiative.id, initiative.process, &initiative.title, &initiative.summary, new.goal,
                new.rule.rate_percent, cap, new.rule.cap_on, new.opens_at, new.closes_at, new.cut_off_at,
                &new.beneficiary, &new.iban, &new.bank, by, now
            ],
        )
        .await?;
    if opened == 0 {
        return Ok(None);
    }
    declare(tx, id, new, cap).await?;
    tx.run(
        sql!("
            insert into campaign_total (community_id, campaign_id, bank, cash, received, returned, fees, match_received, spent, gifts,
                entries)
            values ($1, $2, 0, 0, 0, 0, 0, 0, 0, 0, 0)"),
        args![id],
    )
    .await?;
    let event = CampaignOpened {
        campaign: id,
        initiative: initiative.id,
        title: initiative.title.clone(),
        goal: new.goal.bani(),
    };
    tx.record(&event).await?;
    Ok(Some(id))
}

/// Writes down the terms of the match, once and for all, and begins at nothing.
async fn declare(tx: &mut Writer, id: CampaignId, new: &NewCampaign, cap: Money) -> Result<()> {
    let Conditions { per_gift, per_donor, criteria, sources, pool } = &new.conditions;
    let criteria = *criteria;
    tx.run(
        sql!("
            insert into match_terms (community_id, campaign_id, per_gift, per_donor, sources, donors, donors_least, donors_sum, pool_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
        args![
            id,
            *per_gift,
            *per_donor,
            sources.text(),
            criteria.map(|wanted| i64::from(wanted.donors)),
            criteria.map(|wanted| wanted.least),
            criteria.map(|wanted| wanted.sum),
            *pool
        ],
    )
    .await?;
    let salt = new.conditions.terms(new.rule).asks_who().then(random::<32>);
    tx.run(
        sql!(
            "
            insert into campaign_match (community_id, campaign_id, net, reserved, cap, frozen, entries, counted, donors, salt)
            values ($1, $2, 0, 0, $3, false, 0, 0, 0, $4)"
        ),
        args![id, cap, salt],
    )
    .await
    .map(drop)?;
    Ok(())
}

/// An initiative whose process is in its fund stage and that has no campaign yet.
#[derive(Debug, Clone)]
pub struct WithoutCampaign {
    pub initiative: InitiativeId,
    pub title: String,
    /// The end of the stage.
    pub closes_at: Instant,
}
impl FromRow for WithoutCampaign {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(WithoutCampaign { initiative: row.get()?, title: row.get()?, closes_at: row.get()? })
    }
}

/// The initiatives that should have a campaign by now.
///
/// # Errors
/// If they cannot be read.
pub async fn without_campaign(reader: &mut Reader, now: Instant) -> Result<Vec<WithoutCampaign>> {
    Ok(reader
        .all(
            sql!("
                select i.id, i.title, s.closes_at
                  from stage s
                  join initiative i on i.community_id = s.community_id and i.process_id = s.process_id
                  left join campaign c on c.community_id = i.community_id and c.initiative_id = i.id
                 where s.community_id = $1 and s.kind = 'fund' and s.opens_at <= $2 and s.closes_at > $2 and c.id is null
                 order by s.closes_at, i.id limit 20"),
            args![now],
        )
        .await?)
}
