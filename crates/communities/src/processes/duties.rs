//! What a coordinator has to think of: stages that open or close within three days, and drafts.
use super::{Process, store};
use db::Reader;
use kit::area::Duty;
use kit::{Instant, Result, Role, Text, Visit};

/// How far the desk looks ahead.
const AHEAD: i64 = 3 * Instant::DAY;

/// The duties of this visitor.
///
/// # Errors
/// If they cannot be read.
pub async fn find(visit: &Visit, reader: &mut Reader) -> Result<Vec<Duty>> {
    if !visit.actor.is(Role::Coordinator) {
        return Ok(Vec::new());
    }
    let until = visit.now.plus(AHEAD);
    let processes = store::drafts_and_turning(reader, visit.now, until).await?;
    Ok(processes.iter().flat_map(|process| of(process, visit.now, until)).collect())
}

fn of(process: &Process, now: Instant, until: Instant) -> Vec<Duty> {
    if !process.is_published() {
        return vec![Duty {
            due: None,
            title: Text::new("duty-draft"),
            about: process.title.clone(),
            action: Text::new("duty-draft-do"),
            url: format!("{}/publish", process.url()),
        }];
    }
    let mut duties = Vec::new();
    for stage in &process.stages {
        for (at, key) in [(stage.opens_at, "duty-opens"), (stage.closes_at, "duty-closes")] {
            if at > now && at <= until {
                duties.push(Duty {
                    due: Some(at),
                    title: Text::new(key).with("stage", Text::new(format!("stage-{}", stage.kind.code()))),
                    about: process.title.clone(),
                    action: Text::new("duty-stage-do"),
                    url: process.url(),
                });
            }
        }
    }
    duties
}
