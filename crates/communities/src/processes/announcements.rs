//! Telling once that a stage has opened or closed. Time alone opens and closes stages; this only speaks of it.
use super::events::{StageClosed, StageOpened};
use super::store::announcements::{self as store, Untold};
use db::Writer;
use kit::{App, CommunityId, Instant, ProcessId, Result};
use serde::Serialize;

/// What is older is not told any more: after a long stand-still nobody wants yesterday's news, and a process that is
/// entered after the fact makes no noise.
const NEWS: i64 = 3 * Instant::DAY;

/// The job by which the talk tells the followers of a process. It is done by whoever handles `notify-process`.
pub const NOTIFY: &str = "notify-process";

/// The body of [`NOTIFY`].
#[derive(Debug, Serialize)]
pub struct Notification {
    pub process: ProcessId,
    /// The code of the stage's kind.
    pub stage: &'static str,
    /// `opened` or `closed`.
    pub what: &'static str,
    /// The title of the process.
    pub title: String,
    /// Its page, from `/` on.
    pub url: String,
}

/// Tells of every boundary of the last days that has not been told, once: an event each, and a job that tells the
/// followers.
///
/// # Errors
/// If it cannot be written.
pub async fn announce(app: &App, community: CommunityId) -> Result<()> {
    let now = app.clock.now();
    let mut reader = app.read_as_program(community).await?;
    let since = now.plus(-NEWS);
    let opened = store::opened(&mut reader, since, now).await?;
    let closed = store::closed(&mut reader, since, now).await?;
    drop(reader);
    if opened.is_empty() && closed.is_empty() {
        return Ok(());
    }
    let mut tx = app.write_as_program(community).await?;
    for untold in closed {
        tell(&mut tx, untold, "closed").await?;
    }
    for untold in opened {
        tell(&mut tx, untold, "opened").await?;
    }
    Ok(tx.commit_recorded().await?)
}

async fn tell(tx: &mut Writer, untold: Untold, what: &'static str) -> Result<()> {
    if !store::mark_told(tx, untold.stage, what).await? {
        return Ok(());
    }
    let (process, title, stage) = (untold.process, untold.title, untold.kind.code());
    if what == "opened" {
        tx.record(&StageOpened { process, title: title.clone(), stage }).await?;
    } else {
        tx.record(&StageClosed { process, title: title.clone(), stage }).await?;
    }
    let body = Notification { process, stage, what, title, url: format!("/processes/{}", untold.slug) };
    kit::job::enqueue(tx, NOTIFY, &format!("{}-{what}", untold.stage), &body).await
}
