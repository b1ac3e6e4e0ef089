//! The one statement that reads the campaigns of all communities. It reads only what each of them has published.
use crate::campaigns::domain::Campaign;
use db::{FromRow, Reader, Row, args, sql};
use kit::{CampaignId, CommunityId, Instant, Result};

/// A campaign and its community.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) community: String,
    pub(super) host: String,
    pub(super) campaign: Campaign,
}
impl FromRow for Entry {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Entry { community: row.get()?, host: row.get()?, campaign: Campaign::from_row(row)? })
    }
}

/// Which campaigns a page shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    /// Of the members of this association, and of itself.
    pub(super) within: Option<CommunityId>,
    /// Only those for which people can give now.
    pub(super) open: bool,
    /// Those that come after this one: the name of its community and its id.
    pub(super) after: Option<(String, CampaignId)>,
}

/// A page of campaigns by the names of their communities, so that each keeps its place.
///
/// # Errors
/// If it cannot be read.
pub(super) async fn page(
    reader: &mut Reader,
    wanted: &Wanted,
    now: Instant,
    limit: i64,
) -> Result<Vec<Entry>> {
    let (name, id) = wanted.after.clone().unwrap_or((String::new(), CampaignId(uuid::Uuid::nil())));
    Ok(reader
        .all(
            sql!(global "
                select c.name, c.host, s.*
                  from community c
                  join campaign_state s on s.community_id = c.id
                  join process p on p.community_id = s.community_id and p.id = s.process_id
                 where p.published_at is not null
                   and c.name >= $1 and (c.name > $1 or s.id > $2)
                   and (c.id = coalesce($3, c.id) or c.parent_id = $3)
                   and (not $4 or (s.opens_at <= $5 and s.closes_at > $5))
                 order by c.name, s.id limit $6"),
            args![name, id, wanted.within, wanted.open, now, limit],
        )
        .await?)
}
