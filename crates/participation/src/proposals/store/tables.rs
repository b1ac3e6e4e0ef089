//! Tables that gather many proposals: the download, the report, the panel of a process, the desk.
use crate::proposals::domain::{Category, Status};
use db::{FromRow, Reader, Row, args, sql};
use kit::{Instant, ProcessId, ProposalId, Result};
use rules::Money;

/// A proposal as a line of a table.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: ProposalId,
    pub title: String,
    pub summary: String,
    pub category: Category,
    pub village: Option<String>,
    /// None: the account was erased.
    pub author_name: Option<String>,
    pub organisation: Option<String>,
    pub status: Status,
    pub support_count: i64,
    pub estimated_cost: Option<Money>,
    /// As the town hall found it.
    pub found_cost: Option<Money>,
    /// Of the review.
    pub reasons: Option<String>,
    pub merged_into: Option<ProposalId>,
    pub submitted_at: Instant,
}
impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Line {
            id: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            category: row.get()?,
            village: row.maybe()?,
            author_name: row.maybe()?,
            organisation: row.maybe()?,
            status: row.get()?,
            support_count: row.get()?,
            estimated_cost: row.maybe()?,
            found_cost: row.maybe()?,
            reasons: row.maybe()?,
            merged_into: row.maybe()?,
            submitted_at: row.get()?,
        })
    }
}

/// The listed proposals of a process by id, after one of them: for the download.
///
/// # Errors
/// If they cannot be read.
pub async fn lines_after(
    reader: &mut Reader,
    process: ProcessId,
    after: ProposalId,
    limit: i64,
) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select p.id, p.title, p.summary, p.category, p.village,
                       coalesce(p.author_name, case when a.erased_at is null then a.name end), p.organisation,
                       p.status, p.support_count, p.estimated_cost, r.cost, r.reasons, p.merged_into, p.submitted_at
                  from proposal p
                  left join person a on a.id = p.author_id
                  left join proposal_review r on r.community_id = p.community_id and r.proposal_id = p.id
                       and r.number = p.review_number
                 where p.community_id = $1 and p.process_id = $2 and p.id > $3
                   and p.status not in ('draft', 'withdrawn')
                   and not exists (select 1 from proposal_hiding h
                                    where h.community_id = p.community_id and h.proposal_id = p.id)
                 order by p.id limit $4"),
            args![process, after, limit],
        )
        .await?)
}

/// The listed proposals of a process, the most supported first: for the report.
///
/// # Errors
/// If they cannot be read.
pub async fn lines_for_report(reader: &mut Reader, process: ProcessId, limit: i64) -> Result<Vec<Line>> {
    Ok(reader
        .all(
            sql!("
                select p.id, p.title, p.summary, p.category, p.village,
                       coalesce(p.author_name, case when a.erased_at is null then a.name end), p.organisation,
                       p.status, p.support_count, p.estimated_cost, r.cost, r.reasons, p.merged_into, p.submitted_at
                  from proposal_shelf s
                  join proposal p on p.community_id = s.community_id and p.id = s.proposal_id
                  left join person a on a.id = p.author_id
                  left join proposal_review r on r.community_id = p.community_id and r.proposal_id = p.id
                       and r.number = p.review_number
                 where s.community_id = $1 and s.process_id = $2 and s.shelf = 'all'
                 order by s.support_count desc, s.proposal_id desc limit $3"),
            args![process, limit],
        )
        .await?)
}

/// The most supported proposals of a process, and how many there are in all: for its page.
///
/// # Errors
/// If they cannot be read.
pub async fn most_supported(
    reader: &mut Reader,
    process: ProcessId,
    limit: i64,
) -> Result<Vec<(ProposalId, String, i64, i64)>> {
    Ok(reader
        .all(
            sql!("
                select p.id, p.title, s.support_count, c.count
                  from proposal_shelf s
                  join proposal p on p.community_id = s.community_id and p.id = s.proposal_id
                  join proposal_shelf_count c on c.community_id = s.community_id and c.process_id = s.process_id
                       and c.shelf = s.shelf
                 where s.community_id = $1 and s.process_id = $2 and s.shelf = 'all'
                 order by s.support_count desc, s.proposal_id desc limit $3"),
            args![process, limit],
        )
        .await?)
}

/// A proposal that waits for its review.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub id: ProposalId,
    pub title: String,
    /// The end of the review stage, where the process has one.
    pub due: Option<Instant>,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting { id: row.get()?, title: row.get()?, due: row.maybe()? })
    }
}

/// The proposals of the community that wait longest for their review, while it can still be done: oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn waiting(reader: &mut Reader, now: Instant, limit: i64) -> Result<Vec<Waiting>> {
    Ok(reader
        .all(
            sql!(
                "
                select p.id, p.title, r.closes_at
                  from proposal p
                  left join stage r on r.community_id = p.community_id and r.process_id = p.process_id
                       and r.kind = 'review'
                 where p.community_id = $1 and p.status = 'submitted'
                   and not exists (select 1 from proposal_hiding h
                                    where h.community_id = p.community_id and h.proposal_id = p.id)
                   and not exists (select 1 from stage v where v.community_id = p.community_id
                                    and v.process_id = p.process_id and v.kind = 'vote' and v.opens_at <= $2)
                 order by p.submitted_at limit $3"
            ),
            args![now, limit],
        )
        .await?)
}
