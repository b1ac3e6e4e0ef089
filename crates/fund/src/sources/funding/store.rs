//! Every statement that touches grants and redirected tax. What is booked on them is changed by `sources::store`.
use super::domain::{Funding, FundingRecorded};
use crate::sources::Manage;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, CampaignId, Instant, Result};

impl FromRow for Funding {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Funding {
            id: row.get()?,
            campaign: row.get()?,
            kind: row.get()?,
            funder: row.get()?,
            number: row.get()?,
            on_day: row.get()?,
            conditions: row.get()?,
            value: row.maybe()?,
            used: row.get()?,
        })
    }
}

/// The grants and the redirected tax of a campaign, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_campaign(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<Funding>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, campaign_id, kind, funder, number, on_day, conditions, value, used
                  from funding where community_id = $1 and campaign_id = $2 order by id desc limit 200"
            ),
            args![campaign],
        )
        .await?)
}

/// Records a funder's decision. False if the same form came twice: then the writer must be dropped.
///
/// # Errors
/// If it cannot be written.
pub async fn record(tx: &mut Writer, campaign: &Allowed<Manage>, new: &Funding) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let written = tx
        .run(
            sql!("
                insert into funding (community_id, id, campaign_id, kind, funder, number, on_day, conditions, value, used, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10) on conflict do nothing"),
            args![
                new.id, campaign.id, new.kind, &new.funder, &new.number, new.on_day, &new.conditions, new.value, now
            ],
        )
        .await?;
    if written == 0 {
        return Ok(false);
    }
    let title = campaign.title.clone();
    tx.record(&FundingRecorded { campaign: campaign.id, funding: new.id, title }).await?;
    Ok(true)
}
