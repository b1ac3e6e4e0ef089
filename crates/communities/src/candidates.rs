//! Candidates: proposals that the review admitted, on which a vote may be held. The review writes them, the vote reads.
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Instant, ProcessId, ProposalId, Result};
use rules::Money;

db::codes! {
    /// The six fields of a smart village.
    pub enum Category {
        Economy = "economy",
        Environment = "environment",
        Governance = "governance",
        Living = "living",
        Mobility = "mobility",
        People = "people",
    }
}

/// An admitted proposal, as the ballot shows it.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub proposal: ProposalId,
    pub process: ProcessId,
    pub title: String,
    pub summary: String,
    pub village: Option<String>,
    /// None for what was admitted before the field was asked for.
    pub category: Option<Category>,
    /// As the review found it.
    pub cost: Money,
}
impl FromRow for Candidate {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Candidate {
            proposal: row.get()?,
            process: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            village: row.maybe()?,
            category: row.maybe()?,
            cost: row.get()?,
        })
    }
}

/// Admits a proposal, or brings an admitted one up to date.
///
/// # Errors
/// If it cannot be written.
pub async fn admit(tx: &mut Writer, candidate: &Candidate) -> Result<()> {
    let now = Instant(tx.stamp().now);
    tx.run(
        sql!("
            insert into candidate (community_id, proposal_id, process_id, title, summary, village, category, cost,
                                   admitted_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (community_id, proposal_id) do update set
              title = excluded.title, summary = excluded.summary, village = excluded.village,
              category = excluded.category, cost = excluded.cost, removed_at = null"),
        args![
            candidate.proposal, candidate.process, &candidate.title, &candidate.summary, candidate.village.clone(),
            candidate.category, candidate.cost, now
        ],
    )
    .await?;
    Ok(())
}

/// Takes a proposal back out, when its review was reversed or it was withdrawn.
///
/// # Errors
/// If it cannot be written.
pub async fn remove(tx: &mut Writer, proposal: ProposalId) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let statement = sql!(
        "update candidate set removed_at = $3 where community_id = $1 and proposal_id = $2 and removed_at is null"
    );
    tx.run(statement, args![proposal, now]).await?;
    Ok(())
}

/// The candidates of a process, by title.
///
/// # Errors
/// If they cannot be read.
pub async fn of_process(reader: &mut Reader, process: ProcessId) -> Result<Vec<Candidate>> {
    Ok(reader
        .all(
            sql!(
                "
                select proposal_id, process_id, title, summary, village, category, cost from candidate
                 where community_id = $1 and process_id = $2 and removed_at is null
                 order by title, proposal_id limit 500"
            ),
            args![process],
        )
        .await?)
}
