//! The first page of a community.
use crate::directory::store::Entry;
use crate::processes::domain::{Phase, Step};
use crate::processes::{Process, Stage};
use crate::{directory, processes};
use askama::Template;
use db::Reader;
use kit::area::Place;
use kit::{CommunityKind, Frame, Instant, Result, Role, Visit, page};
use std::sync::Arc;

/// How many processes are shown beside those in which something is open.
const NEWEST: i64 = 6;
/// How many members of an association are shown; the directory has them all.
const MEMBERS: i64 = 60;

/// Something that is open now.
struct Open<'a> {
    process: &'a Process,
    stage: &'a Stage,
    /// What can be done; none where people only watch.
    step: Option<Step>,
}

impl Open<'_> {
    /// Whether less than three days are left.
    fn is_soon(&self, now: &Instant) -> bool {
        self.stage.closes_at.0 - now.0 < 3 * Instant::DAY
    }
}

/// A member of an association and its address.
struct Member {
    entry: Entry,
    address: String,
}

/// What the page reads itself.
struct Found {
    processes: Vec<Process>,
    members: Vec<Member>,
}

#[derive(Template)]
#[template(path = "home/home.html")]
struct Home {
    frame: Frame,
    found: Arc<Found>,
    panels: Vec<kit::area::Fragment>,
    /// The address of this association's members in the directory.
    all_members: String,
    coordinates: bool,
}

impl Home {
    /// Every open stage of every published process, what ends first on top.
    fn open(&self) -> Vec<Open<'_>> {
        let mut open: Vec<Open<'_>> = self
            .found
            .processes
            .iter()
            .flat_map(|process| {
                let stages = process.open_stages(self.frame.now);
                stages.map(move |stage| Open { process, stage, step: process.step_of(stage) })
            })
            .collect();
        open.sort_by_key(|open| open.stage.closes_at);
        open
    }

    /// The one main action: what can be done, in the process where the time is shortest.
    fn step(&self) -> Option<Step> {
        let steps = self.found.processes.iter().filter_map(|process| process.step(self.frame.now));
        steps.filter(|step| step.label != "process-step-report").min_by_key(|step| step.until)
    }

    /// What can be done in three minutes: each kind of step once, beside what is always possible.
    fn quick(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = self.open().into_iter().filter_map(|open| open.step).collect();
        let mut seen = Vec::new();
        steps.retain(|step| {
            let first = !seen.contains(&step.label);
            seen.push(step.label);
            first
        });
        steps
    }
}

/// `GET /`: at most two statements beside the session and the parts of other areas; what they find is kept.
pub(super) async fn home(visit: Visit) -> Result {
    let mut reader = visit.read().await?;
    let found =
        visit.shared(&mut reader, "home".into(), |visit, reader| Box::pin(find(visit, reader))).await?;
    let panels = visit.app().areas.panels(&visit, &mut reader, Place::Home).await?;
    let config = &visit.app().config;
    let all_members = config.address(&config.host, &format!("/?within={}", visit.community.id));
    let coordinates = visit.actor.is(Role::Coordinator);
    page(Home { frame: visit.frame(), found, panels, all_members, coordinates })
}

async fn find(visit: &Visit, reader: &mut Reader) -> Result<Found> {
    let processes = processes::store::open_and_newest(reader, visit.now, NEWEST).await?;
    let gathers = matches!(visit.community.kind, CommunityKind::Association | CommunityKind::Metropolitan);
    let members = match gathers {
        true => directory::store::members(reader, visit.community.id, MEMBERS).await?,
        false => Vec::new(),
    };
    let config = &visit.app().config;
    let members = members
        .into_iter()
        .map(|entry| Member { address: config.address(&entry.host, "/"), entry })
        .collect();
    Ok(Found { processes, members })
}
