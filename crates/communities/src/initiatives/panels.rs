//! What initiatives show on pages that gather, and what waits for the coordinators.
use super::delivery::{self, domain::SOON};
use super::{Progress, Story, store};
use askama::Template;
use db::Reader;
use kit::area::{Duties, Duty, Later, Panel, Place};
use kit::{Frame, InitiativeId, Role, Text, Visit};

/// How many initiatives the first page shows.
const ON_HOME: i64 = 4;

/// What became of what people asked for: on the first page, on a process and in its report.
#[must_use]
pub fn panels() -> Vec<Panel> {
    vec![
        Panel {
            on: |place| place == Place::Home,
            rank: 60,
            personal: false,
            draw: |visit, reader, _| home(visit, reader),
        },
        Panel { on: |place| matches!(place, Place::Process(_)), rank: 60, personal: false, draw: process },
        Panel { on: |place| matches!(place, Place::Report(_)), rank: 80, personal: false, draw: report },
    ]
}

#[derive(Template)]
#[template(path = "initiatives/panel_home.html")]
struct HomePanel {
    frame: Frame,
    initiatives: Vec<Progress>,
}

fn home<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let initiatives = store::page(reader, None, ON_HOME).await?;
        if initiatives.is_empty() {
            return Ok(None);
        }
        Ok(Some(HomePanel { frame: visit.frame(), initiatives }.render()?))
    })
}

#[derive(Template)]
#[template(path = "initiatives/panel_process.html")]
struct ProcessPanel {
    frame: Frame,
    initiatives: Vec<Progress>,
}

fn process<'a>(visit: &'a Visit, reader: &'a mut Reader, place: Place) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let Place::Process(process) = place else { return Ok(None) };
        let initiatives = store::progress_of_process(reader, process).await?;
        if initiatives.is_empty() {
            return Ok(None);
        }
        Ok(Some(ProcessPanel { frame: visit.frame(), initiatives }.render()?))
    })
}

#[derive(Template)]
#[template(path = "initiatives/panel_report.html")]
struct ReportPanel {
    frame: Frame,
    stories: Vec<Story>,
}

fn report<'a>(visit: &'a Visit, reader: &'a mut Reader, place: Place) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let Place::Report(process) = place else { return Ok(None) };
        let initiatives = store::progress_of_process(reader, process).await?;
        if initiatives.is_empty() {
            return Ok(None);
        }
        let milestones = delivery::store::milestones_of_process(reader, process).await?;
        let updates = delivery::store::updates_of_process(reader, process).await?;
        let files = delivery::store::files_of_process(reader, process).await?;
        let tell = |progress| Story::of(progress, &milestones, &updates, &files);
        let stories = initiatives.into_iter().map(tell).collect();
        Ok(Some(ReportPanel { frame: visit.frame(), stories }.render()?))
    })
}

/// What waits for the coordinators: milestones that are late or due within a week, works that began without milestones.
#[must_use]
pub fn duties() -> Vec<Duties> {
    vec![Duties { find }]
}

fn find<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Coordinator) {
            return Ok(vec![]);
        }
        let mut duties = Vec::new();
        let by = visit.now.day().plus(SOON);
        for (id, milestone, due_on, initiative) in delivery::store::milestones_due(reader, by).await? {
            duties.push(Duty {
                due: Some(due_on.end()),
                title: Text::new("milestone-duty").with("milestone", milestone),
                about: initiative,
                action: "milestone-duty-action".into(),
                url: format!("/milestones/{id}/done"),
            });
        }
        for (id, initiative, since) in delivery::store::without_milestones(reader, visit.now).await? {
            duties.push(plan_duty(id, initiative, since));
        }
        Ok(duties)
    })
}

fn plan_duty(id: InitiativeId, initiative: String, since: kit::Instant) -> Duty {
    Duty {
        due: Some(since),
        title: "milestone-plan-duty".into(),
        about: initiative,
        action: "milestone-plan-duty-action".into(),
        url: format!("/initiatives/{id}/milestones/new"),
    }
}
