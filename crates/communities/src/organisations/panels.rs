//! What organisations show on the pages of a process: a table in its report, and the figure of its target.
use super::domain::Told;
use super::store;
use askama::Template;
use db::Reader;
use kit::area::{Measure, Panel, Place};
use kit::{Frame, Result, Visit};
use rules::targets::TargetKind;

/// The figure behind the target "organisations informed".
#[must_use]
pub fn measures() -> Vec<Measure> {
    vec![Measure {
        target: TargetKind::OrganisationsInformed.code(),
        reached: |reader, process| Box::pin(store::informed(reader, process)),
    }]
}

/// The part of the report.
#[must_use]
pub fn panels() -> Vec<Panel> {
    vec![Panel {
        on: |place| matches!(place, Place::Report(_)),
        rank: 60,
        personal: false,
        draw: |visit, reader, place| Box::pin(draw(visit, reader, place)),
    }]
}

#[derive(Template)]
#[template(path = "organisations/_report.html")]
struct ReportPanel {
    frame: Frame,
    /// Each organisation once, with the first day on which it was told.
    told: Vec<Told>,
}

async fn draw(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Place::Report(process) = place else { return Ok(None) };
    let mut told = store::of_process(reader, process).await?;
    told.retain(|line| line.withdrawn_because.is_none());
    told.sort_by_key(|line| (line.organisation, line.on));
    told.dedup_by_key(|line| line.organisation);
    told.sort_by_key(|line| line.on);
    if told.is_empty() {
        return Ok(None);
    }
    Ok(Some(ReportPanel { frame: visit.frame(), told }.render()?))
}
