//! Every statement about what is left over.
use super::domain::{Gone, LeftOverMoved, Rule, RuleDeclared};
use crate::books::domain::{Booked, DonationId, Gift, Keep, Kind, Shown, Source, Way};
use crate::books::store::{self as books, Bill, Outgoing};
use crate::sources::Origin;
use crate::spending::budget;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, InitiativeId, Instant, Result};

/// The rule of a campaign, if it was said.
///
/// # Errors
/// If it cannot be read.
pub async fn rule(reader: &mut Reader, campaign: CampaignId) -> Result<Option<Rule>> {
    let statement = sql!("select rule from left_over_rule where community_id = $1 and campaign_id = $2");
    let rule: Option<(Rule,)> = reader.one(statement, args![campaign]).await?;
    Ok(rule.map(|(rule,)| rule))
}

/// Says the rule of a campaign. False if it has been said: it is never changed.
///
/// # Errors
/// If it cannot be written.
pub async fn declare(tx: &mut Writer, campaign: CampaignId, title: &str, rule: Rule) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let said = tx
        .run(
            sql!(
                "
                insert into left_over_rule (community_id, campaign_id, rule, declared_at)
                values ($1, $2, $3, $4) on conflict do nothing"
            ),
            args![campaign, rule, now],
        )
        .await?;
    if said == 1 {
        tx.record(&RuleDeclared { campaign, title: title.to_owned(), rule }).await?;
    }
    Ok(said == 1)
}

/// Whether the works of an initiative are delivered.
///
/// # Errors
/// If it cannot be read.
pub(super) async fn is_delivered(reader: &mut Reader, initiative: InitiativeId) -> Result<bool> {
    let count: i64 = reader
        .value(
            sql!(
                "
                select cast(count(*) as bigint) from delivery
                 where community_id = $1 and initiative_id = $2 and delivered_on is not null"
            ),
            args![initiative],
        )
        .await?;
    Ok(count > 0)
}

impl FromRow for Gone {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Gone {
            entry: row.get()?,
            on_day: row.get()?,
            amount: row.get()?,
            rule: row.get()?,
            to: row.maybe()?,
            is_undone: row.get::<i64>()? > 0,
        })
    }
}

/// What was left over and went where the rule says, newest first.
///
/// # Errors
/// If it cannot be read.
pub async fn gone(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Gone>> {
    Ok(reader
        .all(
            sql!(
                "
                select l.entry_id, e.on_day, l.amount, l.rule, c.title,
                       (select cast(count(*) as bigint) from entry r
                         where r.community_id = l.community_id and r.reverses_id = l.entry_id)
                  from left_over l
                  join entry e on e.community_id = l.community_id and e.id = l.entry_id
                  left join campaign c on c.community_id = l.community_id and c.id = l.to_campaign_id
                 where l.community_id = $1 and l.campaign_id = $2
                 order by l.entry_id desc limit 50"
            ),
            args![campaign],
        )
        .await?)
}

/// Moves what is left over: out of this campaign's books and, if it goes to another campaign, into those, in one
/// transaction. After any answer but [`Booked::Done`] the writer must be dropped.
///
/// # Errors
/// If it cannot be written, also if the rule of the campaign is another one.
pub async fn carry_out(
    tx: &mut Writer,
    campaign: &Allowed<Keep>,
    rule: Rule,
    out: &Outgoing,
    to: Option<&Allowed<Keep>>,
) -> Result<Booked> {
    if crate::books::ledger::is_booked(tx, out.id).await? {
        return Ok(Booked::Already);
    }
    if let Some(to) = to {
        budget::take_both(tx, campaign.id, to.id).await?;
    }
    if !budget::set_aside(tx, campaign.id, out.amount).await? {
        return Ok(Booked::NotFree);
    }
    let payee = to.map_or(&campaign.beneficiary, |to| &to.title).clone();
    let bill = Bill { payee, invoice: String::new(), masked: None, original: None };
    let booked = books::spend_promised(tx, campaign, out, &bill, Kind::LeftOver).await?;
    if booked != Booked::Done {
        return Ok(booked);
    }
    tx.run(
        sql!(
            "
            insert into left_over (community_id, entry_id, campaign_id, rule, to_campaign_id, amount)
            values ($1, $2, $3, $4, $5, $6)"
        ),
        args![out.id, campaign.id, rule, to.map(|to| to.id), out.amount],
    )
    .await?;
    if let Some(to) = to {
        let gift = Gift {
            id: DonationId(tx.new_id()),
            amount: out.amount,
            on_day: out.on_day,
            donor: Some(campaign.title.clone()),
            shown: Shown::Name,
            source: Source::Campaign,
            way: Way::Transfer { bank_reference: out.id.to_string() },
            pledge: None,
        };
        let received = books::receive_from(tx, to, &gift, Some(Origin::LeftOver(out.id))).await?;
        if received != Booked::Done {
            return Ok(received);
        }
    }
    let (title, amount) = (campaign.title.clone(), out.amount.bani());
    tx.record(&LeftOverMoved { campaign: campaign.id, entry: out.id, title, amount }).await?;
    Ok(Booked::Done)
}
