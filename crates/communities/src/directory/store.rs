//! Every statement that reads the directory. They belong to the whole instance, and read only what is public.
use db::{FromRow, Reader, Row, args, sql};
use kit::{CommunityId, CommunityKind, Result};

/// A community as the directory shows it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: CommunityId,
    pub host: String,
    pub kind: CommunityKind,
    pub name: String,
    pub county: Option<String>,
    pub siruta: Option<i64>,
    pub summary: String,
    /// The name of the association it belongs to.
    pub parent: Option<String>,
}
impl FromRow for Entry {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Entry {
            id: row.get()?,
            host: row.get()?,
            kind: row.get()?,
            name: row.get()?,
            county: row.maybe()?,
            siruta: row.maybe()?,
            summary: row.get()?,
            parent: row.maybe()?,
        })
    }
}

/// Which communities a page of the directory shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub kind: Option<CommunityKind>,
    /// Members of this association, and itself.
    pub within: Option<CommunityId>,
    /// Those that come after this one, by name.
    pub after: Option<(String, CommunityId)>,
}

/// A page of the directory, by name.
///
/// # Errors
/// If it cannot be read.
pub async fn page(reader: &mut Reader, wanted: &Wanted, limit: i64) -> Result<Vec<Entry>> {
    let (name, id) = wanted.after.clone().map_or((String::new(), CommunityId::INSTANCE), |after| after);
    Ok(reader
        .all(
            sql!(global "
                select c.id, c.host, c.kind, c.name, c.county, c.siruta, c.summary, p.name
                  from community c
                  left join community p on p.id = c.parent_id
                 where c.kind <> 'instance'
                   and (c.name > $1 or (c.name = $1 and c.id > $2))
                   and (cast($3 as text) is null or c.kind = $3)
                   and (c.id = coalesce($4, c.id) or c.parent_id = $4)
                 order by c.name, c.id limit $5"),
            args![name, id, wanted.kind, wanted.within, limit],
        )
        .await?)
}

/// How many communities there are of each kind.
///
/// # Errors
/// If they cannot be counted.
pub async fn counts(reader: &mut Reader) -> Result<Vec<(CommunityKind, i64)>> {
    let statement = sql!(global "
        select kind, cast(count(*) as bigint) from community where kind <> 'instance' group by kind");
    let mut counts: Vec<(CommunityKind, i64)> = reader.all(statement, args![]).await?;
    counts.sort_unstable();
    Ok(counts)
}

/// The communities that others can belong to: associations and metropolitan areas, by name.
///
/// # Errors
/// If they cannot be read.
pub async fn associations(reader: &mut Reader) -> Result<Vec<(CommunityId, String)>> {
    let statement = sql!(global "
        select id, name from community where kind in ('association', 'metropolitan') order by name, id limit 100");
    Ok(reader.all(statement, args![]).await?)
}

/// The members of an association, by name.
///
/// # Errors
/// If they cannot be read.
pub async fn members(reader: &mut Reader, association: CommunityId, limit: i64) -> Result<Vec<Entry>> {
    let statement = sql!(global "
        select c.id, c.host, c.kind, c.name, c.county, c.siruta, c.summary, cast(null as text)
          from community c where c.parent_id = $1 order by c.name, c.id limit $2");
    Ok(reader.all(statement, args![association, limit]).await?)
}
