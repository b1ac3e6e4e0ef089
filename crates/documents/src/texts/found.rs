//! What everybody can find of documents: the document, and every piece of its public version by its own address.
use super::domain::{Document, DocumentId};
use super::store::{self, Placed};
use db::Reader;
use kit::find::{Finding, Finds, News, Topic};
use kit::{Error, Instant, Result};
use uuid::Uuid;

/// Documents that have a public version.
#[must_use]
pub fn finds() -> Vec<Finds> {
    vec![Finds { kind: "document", look: |reader, id| Box::pin(look(reader, id)), ids: store::ids() }]
}

/// What is told of documents.
#[must_use]
pub fn news() -> Vec<News> {
    [
        "document.published",
        "document.adopted",
        "document.integrated",
        "consultation.announced",
        "consultation.withdrawn",
        "debate.announced",
        "debate.cancelled",
    ]
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
    let at = store::published_at(reader, document.id, version).await?.unwrap_or(document.created_at);
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
