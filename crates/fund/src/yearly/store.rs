//! The sums of a year, and the entries behind each.
use super::domain::{Named, Report, Summed, What, Year};
use crate::books::domain::{EntryId, Line, Source};
use db::{FromRow, Reader, Row, args, sql};
use kit::{CampaignId, Day, InitiativeId, Result};

impl FromRow for Summed {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Summed { campaign: row.get()?, account: row.get()?, source: row.maybe()?, sum: row.get()? })
    }
}

impl FromRow for Named {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Named { id: row.get()?, initiative: row.get()?, title: row.get()?, start: row.get()? })
    }
}

/// The most campaigns of one community that a report has room for.
const CAMPAIGNS: usize = 2_000;

/// The report of a year. Three statements, whatever the number of campaigns.
///
/// # Errors
/// If it cannot be read, or there are more campaigns than it has room for.
pub(super) async fn report(reader: &mut Reader, year: Year) -> Result<Report> {
    let campaigns: Vec<Named> = reader
        .all(
            sql!(
                "
                select c.id, c.initiative_id, c.title,
                       (select cast(coalesce(sum(f.amount), 0) as bigint) from fund_posting f
                         where f.community_id = c.community_id and f.campaign_id = c.id and f.on_day < $2
                           and f.account in ('bank', 'cash'))
                  from campaign c where c.community_id = $1 order by c.id limit 2001"
            ),
            args![year.first()],
        )
        .await?;
    if campaigns.len() > CAMPAIGNS {
        return Err(anyhow::anyhow!("more campaigns than a report has room for").into());
    }
    // At most seven accounts and a few sources for each campaign.
    let sums: Vec<Summed> = reader
        .all(
            sql!(
                "
                select campaign_id, account, source, cast(sum(amount) as bigint) from fund_posting
                 where community_id = $1 and on_day >= $2 and on_day <= $3
                 group by campaign_id, account, source"
            ),
            args![year.first(), year.last()],
        )
        .await?;
    let first: Option<(Day,)> = reader
        .one(
            sql!(
                "
                select on_day from entry where community_id = $1 and book = 'foundation'
                 order by on_day limit 1"
            ),
            args![],
        )
        .await?;
    Ok(Report::of(year, campaigns, &sums, first.map(|(day,)| day)))
}

/// Which entries of a year a list shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) year: Year,
    pub(super) what: What,
    /// None: of all campaigns.
    pub(super) campaign: Option<CampaignId>,
    /// None: whatever the source.
    pub(super) source: Option<Source>,
    /// Those that come before this one.
    pub(super) before: Option<(Day, EntryId)>,
}

/// An entry and its campaign.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) initiative: InitiativeId,
    pub(super) title: String,
    pub(super) line: Line,
}
impl FromRow for Listed {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Listed { initiative: row.get()?, title: row.get()?, line: Line::from_row(row)? })
    }
}

/// How many entries [`lines`] gives: a page and one more.
pub(super) const LINES: usize = 51;

/// The entries behind a figure, newest first.
///
/// # Errors
/// If they cannot be read.
pub(super) async fn lines(reader: &mut Reader, wanted: &Wanted) -> Result<Vec<Listed>> {
    let (day, entry) = wanted.before.unwrap_or((wanted.year.last(), EntryId(uuid::Uuid::max())));
    Ok(reader
        .all(
            sql!(
                "
                select c.initiative_id, c.title, l.*
                  from entry_line l
                  join campaign c on c.community_id = l.community_id and c.id = l.campaign_id
                 where l.community_id = $1 and l.book = 'foundation' and l.on_day >= $2 and l.on_day <= $3
                   and (l.on_day < $3 or l.id < $4)
                   and l.campaign_id = coalesce($5, l.campaign_id)
                   and exists (select 1 from fund_posting f
                                where f.community_id = l.community_id and f.entry_id = l.id
                                  and f.account = coalesce(cast($6 as text), f.account)
                                  and (cast($7 as text) is null or f.source = $7))
                 order by l.on_day desc, l.id desc limit 51"
            ),
            args![wanted.year.first(), day, entry, wanted.campaign, wanted.what.account(), wanted.source],
        )
        .await?)
}
