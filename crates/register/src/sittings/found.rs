//! What everybody can find of sittings and assemblies, and which of their events are news.
use super::domain::SittingId;
use super::store;
use db::{Reader, args, sql};
use kit::Result;
use kit::find::{Finding, Finds, News, Topic};
use uuid::Uuid;

/// Sittings, with their latest minutes.
pub(crate) fn finds() -> Vec<Finds> {
    vec![Finds {
        kind: "sitting",
        look: |reader, id| Box::pin(look(reader, id)),
        ids: |reader, after, limit| Box::pin(ids(reader, after, limit)),
    }]
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

async fn ids(reader: &mut Reader, after: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    let statement = sql!("select id from sitting where community_id = $1 and id > $2 order by id limit $3");
    let rows: Vec<(Uuid,)> = reader.all(statement, args![after, limit]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
