//! Telling once that a stage has opened or closed. Time alone opens and closes stages; this only speaks of it.
use super::events::{StageClosed, StageOpened};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{App, CommunityId, Instant, ProcessId, Result, StageId};
use rules::stages::StageKind;
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

/// A boundary that has passed and has not been told.
struct Untold {
    stage: StageId,
    kind: StageKind,
    process: ProcessId,
    slug: String,
    title: String,
}
impl FromRow for Untold {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Untold {
            stage: row.get()?,
            kind: row.get()?,
            process: row.get()?,
            slug: row.get()?,
            title: row.get()?,
        })
    }
}

/// Tells of every boundary of the last days that has not been told, once: an event each, and a job that tells the
/// followers.
///
/// # Errors
/// If it cannot be written.
pub async fn announce(app: &App, community: CommunityId) -> Result<()> {
    let now = app.clock.now();
    let mut reader = app.read_as_program(community).await?;
    let opened = opened(&mut reader, now).await?;
    let closed = closed(&mut reader, now).await?;
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

async fn opened(reader: &mut Reader, now: Instant) -> Result<Vec<Untold>> {
    let statement = sql!(
        "
        select s.id, s.kind, p.id, p.slug, p.title
          from stage s
          join process p on p.community_id = s.community_id and p.id = s.process_id
         where s.community_id = $1 and s.opens_at > $2 and s.opens_at <= $3 and p.published_at is not null
           and not exists (select 1 from stage_announcement a
                            where a.community_id = s.community_id and a.stage_id = s.id and a.what = 'opened')
         order by s.opens_at limit 100"
    );
    Ok(reader.all(statement, args![now.plus(-NEWS), now]).await?)
}

async fn closed(reader: &mut Reader, now: Instant) -> Result<Vec<Untold>> {
    let statement = sql!(
        "
        select s.id, s.kind, p.id, p.slug, p.title
          from stage s
          join process p on p.community_id = s.community_id and p.id = s.process_id
         where s.community_id = $1 and s.closes_at > $2 and s.closes_at <= $3 and p.published_at is not null
           and not exists (select 1 from stage_announcement a
                            where a.community_id = s.community_id and a.stage_id = s.id and a.what = 'closed')
         order by s.closes_at limit 100"
    );
    Ok(reader.all(statement, args![now.plus(-NEWS), now]).await?)
}

async fn tell(tx: &mut Writer, untold: Untold, what: &'static str) -> Result<()> {
    let now = tx.stamp().now;
    let first = tx
        .run(
            sql!(
                "
                insert into stage_announcement (community_id, stage_id, what, at) values ($1, $2, $3, $4)
                on conflict (community_id, stage_id, what) do nothing"
            ),
            args![untold.stage, what, now],
        )
        .await?;
    if first == 0 {
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
