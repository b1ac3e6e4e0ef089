//! Every text that was public.
use super::content;
use crate::proposals::domain::Content;
use db::{FromRow, Reader, Row, args, sql};
use kit::{Instant, ProposalId, Result};

/// A text as it was.
#[derive(Debug, Clone)]
pub struct Version {
    pub revision: i64,
    pub at: Instant,
    pub content: Content,
}
impl FromRow for Version {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Version { revision: row.get()?, at: row.get()?, content: content(row)? })
    }
}

/// The versions before a revision, newest first, at most `limit`.
///
/// # Errors
/// If they cannot be read.
pub async fn versions(
    reader: &mut Reader,
    proposal: ProposalId,
    before: i64,
    limit: i64,
) -> Result<Vec<Version>> {
    Ok(reader
        .all(
            sql!("
                select revision, at, title, summary, description, category, village, estimated_cost, organisation
                  from proposal_version
                 where community_id = $1 and proposal_id = $2 and revision < $3
                 order by revision desc limit $4"),
            args![proposal, before, limit],
        )
        .await?)
}
