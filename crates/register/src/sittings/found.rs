//! What everybody can find of sittings and assemblies, and which of their events are news.
use super::domain::SittingId;
use super::store;
use db::Reader;
use kit::Result;
use kit::find::{Finding, Finds, News, Topic};
use uuid::Uuid;

/// Sittings, with their latest minutes.
pub(crate) fn finds() -> Vec<Finds> {
    vec![Finds { kind: "sitting", look: |reader, id| Box::pin(look(reader, id)), ids: store::ids() }]
}

/// What is told of sittings.
pub(crate) fn news() -> Vec<News> {
    ["sitting.convened", "sitting.called-off", "sitting.minuted"]
        .map(|event| News { event, topic: Topic::Sittings, of: "sitting" })
        .into()
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let id = SittingId(id);
    let Some(sitting) = store::find(reader, id).await? else { return Ok(Vec::new()) };
    let minutes = store::minutes(reader, id).await?.map(|record| record.text).unwrap_or_default();
    Ok(vec![Finding {
        part: 0,
        url: sitting.url(),
        under: sitting.village.unwrap_or_default(),
        text: [sitting.purpose, sitting.agenda, sitting.place, minutes].join("\n\n"),
        title: sitting.title,
        at: sitting.announced_at,
        category: None,
        process: None,
    }])
}
