//! Every statement that touches documents, their versions and paragraphs.
mod adoption;
mod paragraphs;
mod versions;

pub use adoption::{NewAdoption, adopt, adoption, integrate, integrations, new_integration};
pub use paragraphs::{Standing, Weight, paragraph_id, put_open, set_open, weigh, weight, weights};
pub use versions::{
    Placed, block, blocks, keep_version, last_block, last_label, pages, publish, published_at, section,
    versions, write,
};

use crate::texts::domain::{Begin, Document, DocumentId, DocumentKind, slug};
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::{Allowed, Error, Instant, Result, Visit};

/// [`Document`]s, as they are read.
const DOCUMENTS: &str = "
    select id, slug, kind, title, summary, version, public_version, next_address, is_open, synthesis_version,
           created_at
      from document";

db::events! {
    /// A version was kept that the public does not see yet.
    pub DocumentWritten = "document.written" (ByStaff) { document: DocumentId, version: i64 }
    /// A version became public.
    pub DocumentPublished = "document.published" { document: DocumentId, version: i64, title: String }
    /// People may talk about its paragraphs, or no longer.
    pub DocumentOpened = "document.opened" { document: DocumentId, title: String, is_open: bool }
    /// It was adopted.
    pub DocumentAdopted = "document.adopted" { document: DocumentId, title: String, number: String }
    /// It was taken up into another text.
    pub DocumentIntegrated = "document.integrated" { document: DocumentId, title: String, into: String }
    /// Somebody agrees with a paragraph, or not: too many for a log.
    pub OpinionChanged = "document.opinion-changed" (ByNone) { document: DocumentId, address: i64 }
}

impl FromRow for Document {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Document {
            id: row.get()?,
            slug: row.get()?,
            kind: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            version: row.get()?,
            public_version: row.maybe()?,
            next_address: row.get()?,
            is_open: row.get()?,
            synthesis_version: row.maybe()?,
            created_at: row.get()?,
        })
    }
}

/// The document of an address that this visitor may know of.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn visible(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<Document> {
    let found: Option<Document> =
        reader.one(sql!(DOCUMENTS, "where community_id = $1 and slug = $2"), args![slug]).await?;
    found.filter(|document| document.is_visible_to(&visit.actor)).ok_or(Error::NotFound)
}

/// A document by its id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn load(reader: &mut Reader, id: DocumentId) -> Result<Document> {
    reader
        .one(sql!(DOCUMENTS, "where community_id = $1 and id = $2"), args![id])
        .await?
        .ok_or(Error::NotFound)
}

/// Documents, the newest first, from the one after `before` on; all of them for those who write them.
///
/// # Errors
/// If they cannot be read.
pub async fn list(
    reader: &mut Reader,
    kind: Option<DocumentKind>,
    before: DocumentId,
    all: bool,
    limit: i64,
) -> Result<Vec<Document>> {
    Ok(reader
        .all(
            sql!(DOCUMENTS, "
                 where community_id = $1 and id < $3 and ($2 = '' or kind = $2) and ($4 or public_version is not null)
                 order by id desc limit $5"),
            args![kind.map_or("", DocumentKind::code), before, all, limit],
        )
        .await?)
}

/// A document that is not there yet.
#[derive(Debug, Clone)]
pub struct NewDocument {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub summary: String,
}

/// Begins a document; its address is made of its title. A form sent twice makes one: what is there is given back.
///
/// # Errors
/// If it cannot be written.
pub async fn begin(tx: &mut Writer, _: &Allowed<Begin>, new: &NewDocument) -> Result<Document> {
    create(tx, new).await
}

/// The same for the demonstration and for tests.
///
/// # Errors
/// If it cannot be written.
pub async fn create(tx: &mut Writer, new: &NewDocument) -> Result<Document> {
    let now = Instant(tx.stamp().now);
    for attempt in 1..=50 {
        let made = tx
            .run(
                sql!("
                    insert into document (community_id, id, slug, kind, title, summary, version, next_address, is_open,
                      created_at)
                    values ($1, $2, $3, $4, $5, $6, 0, 1, false, $7)
                    on conflict do nothing"),
                args![new.id, slug(&new.title, attempt), new.kind, &new.title, &new.summary, now],
            )
            .await?;
        if made == 1 {
            break;
        }
        if let Ok(there) = load(tx, new.id).await {
            return Ok(there);
        }
    }
    load(tx, new.id).await
}

/// Every document, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from document where community_id = $1 and id > $2 order by id limit $3")
}
