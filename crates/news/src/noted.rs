//! Which events become news.
use crate::store;
use db::{Happened, Seen, Writer};
use kit::Result;
use kit::area::Areas;
use kit::find::named;

/// Notes the news of a transaction. What leads to no public page is no news.
pub(crate) async fn note(areas: &Areas, tx: &mut Writer, happened: &[Happened]) -> Result<()> {
    for event in happened.iter().filter(|event| event.seen == Seen::ByAll) {
        let Some(news) = areas.news().iter().find(|news| news.event == event.name) else { continue };
        let Some(finds) = areas.finds().iter().find(|finds| finds.kind == news.of) else { continue };
        let body: serde_json::Value = serde_json::from_str(&event.body).map_err(anyhow::Error::from)?;
        let Some(id) = named(&body, finds.kind) else { continue };
        if let Some(found) = (finds.look)(tx, id).await?.into_iter().next() {
            store::note(tx, event, news.topic, &found).await?;
        }
    }
    Ok(())
}
