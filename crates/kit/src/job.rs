//! Work for later: a row written in the transaction that is the reason for it, done by a worker in the same process.
//!
//! A job is idempotent: it may run twice if the machine dies between doing it and noting that it is done.
use crate::area::Later;
use crate::{App, CommunityId, Error, Instant, Result};
use db::{FromRow, Reader, Row, Writer, args, sql};
use serde::Serialize;
use std::future::Future;

/// A kind of job and how it is done. The body is what was given to [`enqueue`], as JSON.
#[derive(Clone, Copy)]
pub struct JobKind {
    pub name: &'static str,
    pub run: for<'a> fn(&'a App, CommunityId, &'a str) -> Later<'a, ()>,
}

/// How often a job is tried before it waits for the operator.
const TRIES: i64 = 10;

/// Adds a job. One of the same name and key that waits, or was given up, is replaced; one that runs now runs again after.
///
/// # Errors
/// If it cannot be written.
pub async fn enqueue(tx: &mut Writer, name: &'static str, key: &str, body: &impl Serialize) -> Result<()> {
    let (id, now) = (tx.new_id(), tx.stamp().now);
    let body = serde_json::to_string(body).map_err(anyhow::Error::from)?;
    tx.run(
        sql!("
            insert into job (community_id, id, name, key, body, attempts, next_at) values ($1, $2, $3, $4, $5, 0, $6)
            on conflict (community_id, name, key) do update
               set id = excluded.id, body = excluded.body, attempts = 0, next_at = excluded.next_at, failure = null"),
        args![id, name, key, body, now],
    )
    .await?;
    Ok(())
}

/// Whether a job of this name and key waits or runs, and was not given up.
///
/// # Errors
/// If it cannot be read.
pub async fn waits(reader: &mut Reader, name: &'static str, key: &str) -> Result<bool> {
    let statement = sql!(
        "
        select cast(count(*) as bigint) from job
         where community_id = $1 and name = $2 and key = $3 and failure is null"
    );
    Ok(reader.value::<i64>(statement, args![name, key]).await? > 0)
}

struct Waiting {
    community: CommunityId,
    id: uuid::Uuid,
    name: String,
    body: String,
    attempts: i64,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            community: row.get()?,
            id: row.get()?,
            name: row.get()?,
            body: row.get()?,
            attempts: row.get()?,
        })
    }
}

/// Does something in a task of its own: what panics there is an error here, and the worker goes on.
///
/// # Errors
/// As the work, or if it panicked.
pub async fn unharmed<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    tokio::spawn(work).await.map_err(anyhow::Error::from)?
}

/// Does what waits, at most a handful; returns how many jobs it took.
///
/// # Errors
/// If the queue cannot be read or written. A job that fails is tried again later, and is no error here.
pub async fn run_waiting(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let mut tx = app.write_as_program(CommunityId::INSTANCE).await?;
    let waiting: Vec<Waiting> = tx
        .all(
            sql!(global "
                update job set attempts = attempts + 1, next_at = $1
                 where (community_id, id) in (select j.community_id, j.id from job j
                         where j.failure is null and j.next_at <= $2 order by j.next_at limit 10)
                   and next_at <= $2
                returning community_id, id, name, body, attempts"),
            args![now.plus(5 * Instant::MINUTE), now],
        )
        .await?;
    tx.commit_quietly().await?;
    for job in &waiting {
        run(app, job, now).await?;
    }
    Ok(waiting.len())
}

async fn run(app: &App, job: &Waiting, now: Instant) -> Result<()> {
    let outcome = match app.areas.jobs().iter().find(|kind| kind.name == job.name) {
        Some(kind) => {
            let (run, app, community, body) = (kind.run, app.clone(), job.community, job.body.clone());
            unharmed(async move { run(&app, community, &body).await }).await
        }
        None => Err(anyhow::anyhow!("nobody does jobs named {}", job.name).into()),
    };
    let mut tx = app.write_as_program(job.community).await?;
    if let Err(error) = outcome {
        // With its cause: statements have no values in them.
        let error = match error {
            Error::Internal(cause) => format!("{cause:#}"),
            other => other.to_string(),
        };
        tracing::error!(job = job.name, community = %job.community, attempts = job.attempts, error, "a job failed");
        let failure = (job.attempts >= TRIES).then_some(error);
        let next = now.plus(Instant::MINUTE << job.attempts.min(10));
        tx.run(
            sql!("update job set next_at = $3, failure = $4 where community_id = $1 and id = $2"),
            args![job.id, next, failure],
        )
        .await?;
    } else {
        tx.run(sql!("delete from job where community_id = $1 and id = $2"), args![job.id]).await?;
    }
    Ok(tx.commit_quietly().await?)
}

/// Asks every area, for every community, whether time has made something due.
///
/// # Errors
/// If the communities cannot be listed; what fails in one community is logged and does not stop the others.
pub async fn tick(app: &App) -> Result<()> {
    let mut reader = app.read_as_program(CommunityId::INSTANCE).await?;
    let communities: Vec<(CommunityId,)> =
        reader.all(sql!(global "select id from community order by id"), args![]).await?;
    drop(reader);
    for (community,) in communities {
        for tick in app.areas.ticks() {
            let (tick, app) = (*tick, app.clone());
            if let Err(error) = unharmed(async move { tick(&app, community).await }).await {
                tracing::error!(%community, ?error, "looking for what is due failed");
            }
        }
    }
    Ok(())
}
