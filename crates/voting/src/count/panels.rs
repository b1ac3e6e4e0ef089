//! The result of the vote, as a part of the final report of its process.
use super::results::Outcome;
use crate::vote::store as votes;
use askama::Template;
use db::Reader;
use kit::area::{Panel, Place};
use kit::{Frame, Result, Visit};

/// The result, in the report.
pub(crate) fn on_report() -> Panel {
    Panel {
        on: |place| matches!(place, Place::Report(_)),
        rank: 40,
        personal: false,
        draw: |visit, reader, place| Box::pin(draw(visit, reader, place)),
    }
}

#[derive(Template)]
#[template(path = "count/report.html")]
struct ReportPanel {
    frame: Frame,
    result: Outcome,
}

async fn draw(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Place::Report(process) = place else { return Ok(None) };
    let Some(vote) = votes::of_process(reader, process).await? else { return Ok(None) };
    let Some(count) = vote.count.clone() else { return Ok(None) };
    let result = Outcome::load(reader, vote, count).await?;
    Ok(Some(ReportPanel { frame: visit.frame(), result }.render()?))
}
