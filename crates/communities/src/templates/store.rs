//! Every statement that touches kept templates.
use db::{FromRow, Reader, Row, Writer, args, id, sql};
use kit::{Error, Instant, Result};

/// Templates with whose they are.
const TEMPLATES: &str = "
    select t.id, t.name, t.summary, t.shared, c.name
      from process_template t join community c on c.id = t.community_id";

id!(/// A kept template.
    TemplateId, "tpl");

db::events! {
    /// A template was kept, shared or removed.
    pub TemplateChanged = "template.changed" (ByStaff) { template: TemplateId, title: String }
}

/// A template as lists show it.
#[derive(Debug, Clone)]
pub struct Kept {
    pub id: TemplateId,
    pub name: String,
    pub summary: String,
    pub shared: bool,
    /// The community that keeps it.
    pub of: String,
}
impl FromRow for Kept {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Kept { id: row.get()?, name: row.get()?, summary: row.get()?, shared: row.get()?, of: row.get()? })
    }
}

/// Keeps a template; end with `commit_recorded`. Keeping one with an id that exists already changes nothing.
///
/// # Errors
/// If it cannot be written.
pub async fn keep(
    tx: &mut Writer,
    id: TemplateId,
    name: &str,
    summary: &str,
    body: &str,
    shared: bool,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let kept = tx
        .run(
            sql!(
                "
                insert into process_template (community_id, id, name, summary, body, shared, created_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (community_id, id) do nothing"
            ),
            args![id, name, summary, body, shared, now],
        )
        .await?;
    if kept == 1 {
        tx.record(&TemplateChanged { template: id, title: name.to_owned() }).await?;
    }
    Ok(())
}

/// The templates that this community keeps, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn own(reader: &mut Reader) -> Result<Vec<Kept>> {
    let statement = sql!(TEMPLATES, "where t.community_id = $1 order by t.id desc limit 100");
    Ok(reader.all(statement, args![]).await?)
}

/// The templates that other communities of the instance share, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn shared(reader: &mut Reader) -> Result<Vec<Kept>> {
    let statement =
        sql!(TEMPLATES, "where t.shared = true and t.community_id <> $1 order by t.id desc limit 100");
    Ok(reader.all(statement, args![]).await?)
}

/// The file of a template that this community keeps or another one shares.
///
/// # Errors
/// If it cannot be read.
pub async fn body(reader: &mut Reader, id: TemplateId) -> Result<Option<String>> {
    let statement = sql!(
        "
        select body from process_template where id = $2 and (community_id = $1 or shared = true)"
    );
    let found: Option<(String,)> = reader.one(statement, args![id]).await?;
    Ok(found.map(|(body,)| body))
}

/// Shares an own template with the other communities, or stops sharing it.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn share(tx: &mut Writer, id: TemplateId, shared: bool) -> Result<()> {
    let statement = sql!("update process_template set shared = $3 where community_id = $1 and id = $2");
    changed(tx.run(statement, args![id, shared]).await?)
}

/// Removes an own template. Processes that were started from it stay as they are.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn remove(tx: &mut Writer, id: TemplateId) -> Result<()> {
    changed(
        tx.run(sql!("delete from process_template where community_id = $1 and id = $2"), args![id]).await?,
    )
}

fn changed(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}
