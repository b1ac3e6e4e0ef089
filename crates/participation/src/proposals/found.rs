//! What everybody can find of proposals, and which of their events are news.
use super::store;
use db::Reader;
use kit::find::{Finding, Finds, News, Topic};
use kit::{ProposalId, Result};
use uuid::Uuid;

/// Proposals that lists show.
#[must_use]
pub fn finds() -> Vec<Finds> {
    vec![Finds { kind: "proposal", look: |reader, id| Box::pin(look(reader, id)), ids: store::ids() }]
}

/// What is told of proposals.
#[must_use]
pub fn news() -> Vec<News> {
    ["proposal.submitted", "proposal.reviewed"]
        .map(|event| News { event, topic: Topic::Proposals, of: "proposal" })
        .into()
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let Some(proposal) = store::load(reader, ProposalId(id)).await? else { return Ok(Vec::new()) };
    let is_listed = proposal.status.is_listed() && proposal.hiding.is_none();
    let (true, Some(at)) = (is_listed, proposal.submitted_at) else {
        return Ok(Vec::new());
    };
    let url = proposal.url();
    let content = proposal.content;
    Ok(vec![Finding {
        part: 0,
        title: content.title,
        under: content.village.unwrap_or_default(),
        text: format!("{}\n\n{}", content.summary, content.description),
        url,
        at,
        category: Some(content.category.code()),
        process: Some(proposal.process),
    }])
}
