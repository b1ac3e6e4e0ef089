//! Which events become news.
use crate::store;
use db::{Happened, Seen, Writer};
use kit::area::Areas;
use kit::find::named;
use kit::{App, CommunityId, Instant, Result, log};
use serde_json::Value;
use uuid::Uuid;

/// How many of the newest events are looked through in a community that had no news before, and how many at a time.
const OLDER: usize = 1_000;
const AT_ONCE: i64 = 100;

/// Notes the news of a transaction. What leads to no public page is no news.
pub(crate) async fn note(areas: &Areas, tx: &mut Writer, happened: &[Happened]) -> Result<()> {
    for event in happened.iter().filter(|event| event.seen == Seen::ByAll) {
        if areas.news().iter().any(|news| news.event == event.name) {
            let body: Value = serde_json::from_str(&event.body).map_err(anyhow::Error::from)?;
            note_one(areas, tx, event.name, &body, (event.id, Instant(event.at))).await?;
        }
    }
    Ok(())
}

async fn note_one(
    areas: &Areas,
    tx: &mut Writer,
    name: &str,
    body: &Value,
    event: (Uuid, Instant),
) -> Result<()> {
    let Some(news) = areas.news().iter().find(|news| news.event == name) else { return Ok(()) };
    let Some(finds) = areas.finds().iter().find(|finds| finds.kind == news.of) else { return Ok(()) };
    let Some(id) = named(body, finds.kind) else { return Ok(()) };
    match (finds.look)(tx, id).await?.into_iter().next() {
        Some(found) => store::note(tx, event, news.topic, &found).await,
        None => Ok(()),
    }
}

/// Looks once through what happened before there were news: after an upgrade the page is not empty. Nobody is told of it,
/// because people hear of what happens after they have asked.
pub(crate) async fn look_back(app: &App, community: CommunityId) -> Result<()> {
    if store::is_looked_through(&mut app.read_as_program(community).await?).await? {
        return Ok(());
    }
    let (mut before, mut seen) = (None, 0);
    while seen < OLDER {
        let lines =
            log::public(&app.areas, &mut app.read_as_program(community).await?, before, AT_ONCE).await?;
        let Some(last) = lines.last() else { break };
        before = Some(last.id);
        seen += lines.len();
        let mut tx = app.write_as_program(community).await?;
        for line in &lines {
            note_one(&app.areas, &mut tx, &line.name, &line.body, (line.id, line.at)).await?;
        }
        tx.commit_quietly().await?;
    }
    let mut tx = app.write_as_program(community).await?;
    store::mark_looked_through(&mut tx).await?;
    // Pages that show news are made again.
    Ok(tx.commit_recorded().await?)
}
