//! What the weekly sheet looks up.
use super::domain::{Moved, Promised, Week};
use crate::books::domain::Line;
use db::{FromRow, Reader, Row, args, sql};
use kit::{CampaignId, Result};

impl FromRow for Moved {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Moved { entries: row.get()?, came: row.get()?, went: row.get()? })
    }
}

impl FromRow for Promised {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Promised { pledges: row.get()?, sum: row.get()? })
    }
}

/// How many entries of a week [`lines`] gives at most; a sheet of paper says how many more there are.
pub(super) const LINES: i64 = 60;

/// The entries of the foundation's book that were booked in a week, in their order. By the moment of booking, so that each
/// entry stands on exactly one weekly sheet, also when its money moved the week before.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn lines(reader: &mut Reader, campaign: CampaignId, week: Week) -> Result<Vec<Line>> {
    let (from, to) = week.span();
    Ok(reader
        .all(
            sql!(
                "
                select * from entry_line
                 where community_id = $1 and campaign_id = $2 and book = 'foundation' and booked_at >= $3 and booked_at < $4
                 order by number limit $5"
            ),
            args![campaign, from, to, LINES],
        )
        .await?)
}

/// The sums of all entries of a week.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn moved(reader: &mut Reader, campaign: CampaignId, week: Week) -> Result<Moved> {
    let (from, to) = week.span();
    let found = reader
        .one(
            sql!(
                "
                select cast(count(*) as bigint),
                       cast(coalesce(sum(case when amount > 0 then amount else 0 end), 0) as bigint),
                       cast(coalesce(sum(case when amount < 0 then amount else 0 end), 0) as bigint)
                  from entry_line
                 where community_id = $1 and campaign_id = $2 and book = 'foundation' and booked_at >= $3 and booked_at < $4"
            ),
            args![campaign, from, to],
        )
        .await?;
    found.ok_or_else(|| anyhow::anyhow!("a sum has a row").into())
}

/// What was promised in a week.
///
/// # Errors
/// If it cannot be read.
pub(super) async fn promised(reader: &mut Reader, campaign: CampaignId, week: Week) -> Result<Promised> {
    let (from, to) = week.span();
    let found = reader
        .one(
            sql!(
                "
                select cast(count(*) as bigint), cast(coalesce(sum(amount), 0) as bigint) from pledge
                 where community_id = $1 and campaign_id = $2 and pledged_at >= $3 and pledged_at < $4"
            ),
            args![campaign, from, to],
        )
        .await?;
    found.ok_or_else(|| anyhow::anyhow!("a sum has a row").into())
}
