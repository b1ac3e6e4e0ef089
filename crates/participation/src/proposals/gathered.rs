//! What pages that gather from all areas show of proposals: a process, its report, its targets, the clerk's desk.
use super::domain::Status;
use super::store::{self, Line};
use askama::Template;
use communities::processes::{self, Process};
use db::Reader;
use kit::area::{Duties, Duty, Measure, Panel, Place};
use kit::{Frame, ProcessId, ProposalId, Result, Role, Text, Visit};
use rules::targets::TargetKind;

/// How many proposals the page of a process names, the report lists, the desk reminds of.
const NAMED: i64 = 3;
const REPORTED: i64 = 500;
const REMINDED: i64 = 20;

/// The parts of other pages.
#[must_use]
pub fn panels() -> Vec<Panel> {
    vec![
        Panel {
            on: |place| matches!(place, Place::Process(_)),
            rank: 20,
            personal: false,
            draw: |visit, reader, place| Box::pin(on_process(visit, reader, place)),
        },
        Panel {
            on: |place| matches!(place, Place::Report(_)),
            rank: 20,
            personal: false,
            draw: |visit, reader, place| Box::pin(in_report(visit, reader, place)),
        },
    ]
}

/// The target `proposals`: submitted and not withdrawn.
#[must_use]
pub fn measures() -> Vec<Measure> {
    vec![Measure {
        target: TargetKind::Proposals.code(),
        reached: |reader, process| Box::pin(store::count(reader, process)),
    }]
}

/// What waits for clerks: proposals without a decision, until the vote begins.
#[must_use]
pub fn duties() -> Vec<Duties> {
    vec![Duties { find: |visit, reader| Box::pin(to_review(visit, reader)) }]
}

#[derive(Template)]
#[template(path = "proposals/_process.html")]
struct OnProcess {
    frame: Frame,
    process: Process,
    total: i64,
    most_supported: Vec<(ProposalId, String, i64, i64)>,
}

#[derive(Template)]
#[template(path = "proposals/_report.html")]
struct InReport {
    frame: Frame,
    lines: Vec<Line>,
}

impl InReport {
    fn admitted(&self) -> usize {
        self.lines.iter().filter(|line| line.status == Status::Admissible).count()
    }
}

fn process_of(place: Place) -> Option<ProcessId> {
    match place {
        Place::Process(id) | Place::Report(id) => Some(id),
        Place::Home => None,
    }
}

async fn on_process(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Some(id) = process_of(place) else { return Ok(None) };
    let Some(process) = processes::store::known(visit, reader, id).await? else { return Ok(None) };
    if process.stage(rules::stages::StageKind::Propose).is_none() {
        return Ok(None);
    }
    let most_supported = store::most_supported(reader, id, NAMED).await?;
    let total = most_supported.first().map_or(0, |(_, _, _, total)| *total);
    Ok(Some(OnProcess { frame: visit.frame(), process, total, most_supported }.render()?))
}

async fn in_report(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Some(id) = process_of(place) else { return Ok(None) };
    let lines = store::lines_for_report(reader, id, REPORTED).await?;
    if lines.is_empty() {
        return Ok(None);
    }
    Ok(Some(InReport { frame: visit.frame(), lines }.render()?))
}

async fn to_review(visit: &Visit, reader: &mut Reader) -> Result<Vec<Duty>> {
    if !visit.actor.is(Role::Clerk) {
        return Ok(Vec::new());
    }
    let waiting = store::waiting(reader, visit.now, REMINDED).await?;
    let duty = |one: store::Waiting| Duty {
        due: one.due,
        title: Text::new("proposal-duty"),
        about: one.title,
        action: Text::new("proposal-duty-action"),
        url: format!("/proposals/{}/review", one.id),
    };
    Ok(waiting.into_iter().map(duty).collect())
}
