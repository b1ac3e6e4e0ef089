//! What everybody can find of documents: the document, and every piece of its public version by its own address.
use super::domain::{Document, DocumentId};
use super::store::{self, Placed};
use db::{Reader, args, sql};
use kit::find::{Finding, Finds, News, Topic};
use kit::{Error, Instant, Result};
use uuid::Uuid;

/// Documents that have a public version.
#[must_use]
pub fn finds() -> Vec<Finds> {
    vec![Finds {
        kind: "document",
        look: |reader, id| Box::pin(look(reader, id)),
        ids: |reader, after, limit| Box::pin(ids(reader, after, limit)),
    }]
}

/// What is told of documents.
#[must_use]
pub fn news() -> Vec<News> {
    ["document.published", "document.adopted", "document.integrated"]
        .map(|event| News { event, topic: Topic::Consultations, of: "document" })
        .into()
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let document = match store::load(reader, DocumentId(id)).await {
        Ok(document) => document,
        Err(Error::NotFound) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let Some(version) = document.public_version else { return Ok(Vec::new()) };
    let at = published_at(reader, document.id, version).await?.unwrap_or(document.created_at);
    let blocks = store::blocks(reader, document.id, version).await?;
    let mut found = vec![Finding {
        part: 0,
        title: document.title.clone(),
        under: String::new(),
        text: document.summary.clone(),
        url: document.url(),
        at,
        category: None,
        process: None,
    }];
    found.extend(
        blocks
            .into_iter()
            .filter(|block| !block.piece.block.text.trim().is_empty())
            .map(|block| piece(&document, at, block)),
    );
    Ok(found)
}

fn piece(document: &Document, at: Instant, block: Placed) -> Finding {
    let address = block.piece.address;
    Finding {
        part: address,
        title: block.label,
        under: document.title.clone(),
        text: block.piece.block.text,
        url: format!("{}/p/{address}", document.url()),
        at,
        category: None,
        process: None,
    }
}

async fn published_at(reader: &mut Reader, id: DocumentId, version: i64) -> Result<Option<Instant>> {
    let rows: Option<(Instant,)> = reader
        .one(
            sql!("select at from document_publication where community_id = $1 and document_id = $2 and version = $3"),
            args![id, version],
        )
        .await?;
    Ok(rows.map(|(at,)| at))
}

async fn ids(reader: &mut Reader, after: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    let statement = sql!("select id from document where community_id = $1 and id > $2 order by id limit $3");
    let rows: Vec<(Uuid,)> = reader.all(statement, args![after, limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
