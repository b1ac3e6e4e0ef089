//! What everybody can find of votes, and which of their events are news.
use crate::vote::store;
use db::Reader;
use kit::find::{Finding, Finds, News, Topic};
use kit::{Result, VoteId};
use uuid::Uuid;

/// Votes that were opened.
pub(crate) fn finds() -> Vec<Finds> {
    vec![Finds { kind: "vote", look: |reader, id| Box::pin(look(reader, id)), ids: store::ids() }]
}

/// What is told of votes.
pub(crate) fn news() -> Vec<News> {
    ["vote.opened", "vote.extended", "vote.counted"]
        .map(|event| News { event, topic: Topic::Votes, of: "vote" })
        .into()
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let Some(shown) = store::shown(reader, VoteId(id)).await? else { return Ok(Vec::new()) };
    let options = store::options(reader, VoteId(id)).await?;
    let titles: Vec<&str> = options.iter().map(|option| option.title.as_str()).collect();
    Ok(vec![Finding {
        part: 0,
        title: shown.title,
        under: String::new(),
        text: titles.join("; "),
        url: format!("/processes/{}/vote/results", shown.slug),
        at: shown.opened_at,
        category: None,
        process: Some(shown.process),
    }])
}
