//! What everybody can find of strategies: the strategy, and each of its measures.
use crate::domain::StrategyId;
use crate::store;
use db::Reader;
use kit::Result;
use kit::find::{Finding, Finds, News, Topic};
use uuid::Uuid;

/// Public strategies.
pub(crate) fn finds() -> Vec<Finds> {
    vec![Finds { kind: "strategy", look: |reader, id| Box::pin(look(reader, id)), ids: store::ids() }]
}

/// What is told of strategies.
pub(crate) fn news() -> Vec<News> {
    ["strategy.published", "strategy.evidence-added"]
        .map(|event| News { event, topic: Topic::Strategy, of: "strategy" })
        .into()
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let Some(strategy) = store::find(reader, StrategyId(id)).await? else { return Ok(Vec::new()) };
    let Some(at) = strategy.published_at else { return Ok(Vec::new()) };
    let pillars = store::pillars(reader, strategy.id).await?;
    let titles: Vec<&str> = pillars.iter().map(|pillar| pillar.title.as_str()).collect();
    let mut found = vec![Finding {
        part: 0,
        title: strategy.title.clone(),
        under: String::new(),
        text: format!("{}\n\n{}", strategy.summary, titles.join("; ")),
        url: strategy.url(),
        at,
        category: None,
        process: None,
    }];
    for measure in pillars.into_iter().flat_map(|pillar| pillar.measures) {
        let indicators: Vec<&str> = measure.indicators.iter().map(|one| one.title.as_str()).collect();
        let notes: Vec<&str> =
            measure.evidence.iter().filter(|one| one.holds()).map(|one| one.note.as_str()).collect();
        found.push(Finding {
            part: measure.number,
            text: [measure.description.as_str(), &measure.owner, &indicators.join("; "), &notes.join("; ")]
                .join("\n\n"),
            url: format!("{}/measures/{}", strategy.url(), measure.number),
            title: measure.title,
            under: strategy.title.clone(),
            at,
            category: None,
            process: None,
        });
    }
    Ok(found)
}
