//! The index: every public thing with its roots, brought up to date in the transaction that changes it.
use crate::store;
use crate::words::VERSION;
use db::{Happened, Seen, Writer};
use kit::area::Areas;
use kit::find::{Finding, Finds, named};
use kit::visit::App;
use kit::{CommunityId, Instant, Result, job};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The job that reads a thing of many pieces, and the one that reads everything again.
pub(crate) const READ: &str = "search-read";
pub(crate) const REBUILD: &str = "search-rebuild";

/// A thing of more pieces is read by a job: its page should not wait for it.
const AT_ONCE: usize = 40;
/// Pieces that a job writes in one transaction, and things that a rebuild reads in one.
const PIECES: usize = 200;
const THINGS: i64 = 100;
/// How long an index is trusted before everything is read again.
const TRUSTED: i64 = 7 * Instant::DAY;

#[derive(Serialize, Deserialize)]
struct Wanted {
    kind: String,
    id: Uuid,
}

/// Reads the things again that the events of a transaction name. An event that is not for everybody
/// changes nothing that visitors see.
pub(crate) async fn follow(areas: &Areas, tx: &mut Writer, happened: &[Happened]) -> Result<()> {
    let mut done: Vec<(&str, Uuid)> = Vec::new();
    for event in happened.iter().filter(|event| event.seen == Seen::ByAll) {
        let body: serde_json::Value = serde_json::from_str(&event.body).map_err(anyhow::Error::from)?;
        for finds in areas.finds() {
            let Some(id) = named(&body, finds.kind) else { continue };
            if !done.contains(&(finds.kind, id)) {
                done.push((finds.kind, id));
                read(tx, finds, id).await?;
            }
        }
    }
    Ok(())
}

/// Brings one thing up to date. What is public no more leaves the index now, whatever its size.
async fn read(tx: &mut Writer, finds: &Finds, id: Uuid) -> Result<()> {
    let found = (finds.look)(tx, id).await?;
    if found.len() <= AT_ONCE {
        return write(tx, finds.kind, id, &found).await;
    }
    write(tx, finds.kind, id, &found[..1]).await?;
    let wanted = Wanted { kind: finds.kind.to_owned(), id };
    job::enqueue(tx, READ, &format!("{} {id}", finds.kind), &wanted).await
}

/// Replaces what is known of a thing, if it is not the same already.
async fn write(tx: &mut Writer, kind: &'static str, id: Uuid, found: &[Finding]) -> Result<()> {
    if let [one] = found
        && store::is_kept(tx, kind, id, one).await?
    {
        return Ok(());
    }
    store::forget(tx, kind, id).await?;
    for finding in found {
        store::keep(tx, kind, id, finding).await?;
    }
    Ok(())
}

/// Reads a thing of many pieces, some of them in each transaction.
pub(crate) async fn read_again(app: &App, community: CommunityId, body: &str) -> Result<()> {
    let wanted: Wanted = serde_json::from_str(body).map_err(anyhow::Error::from)?;
    match app.areas.finds().iter().find(|finds| finds.kind == wanted.kind) {
        Some(finds) => read_whole(app, community, finds, wanted.id).await,
        None => Ok(()),
    }
}

async fn read_whole(app: &App, community: CommunityId, finds: &Finds, id: Uuid) -> Result<()> {
    let mut tx = app.write_as_program(community).await?;
    let found = (finds.look)(&mut tx, id).await?;
    if found.len() <= PIECES {
        write(&mut tx, finds.kind, id, &found).await?;
        return Ok(tx.commit_quietly().await?);
    }
    store::forget(&mut tx, finds.kind, id).await?;
    tx.commit_quietly().await?;
    for pieces in found.chunks(PIECES) {
        let mut tx = app.write_as_program(community).await?;
        for finding in pieces {
            store::keep(&mut tx, finds.kind, id, finding).await?;
        }
        tx.commit_quietly().await?;
    }
    Ok(())
}

/// Reads everything of a community again, and forgets what is not there any more. Twice is once. Gives the number of
/// things that were read.
///
/// # Errors
/// If something cannot be read or written; what was done until then stays.
pub async fn rebuild(app: &App, community: CommunityId) -> Result<usize> {
    let mut read = 0;
    for finds in app.areas.finds() {
        let mut after = Uuid::nil();
        loop {
            let ids =
                store::ids(&mut app.read_as_program(community).await?, finds.ids, after, THINGS).await?;
            let Some(last) = ids.last() else { break };
            after = *last;
            for id in &ids {
                read_whole(app, community, finds, *id).await?;
            }
            read += ids.len();
        }
    }
    sweep(app, community).await?;
    let mut tx = app.write_as_program(community).await?;
    store::mark(&mut tx, VERSION).await?;
    // Pages that show what was found are made again.
    tx.commit_recorded().await?;
    Ok(read)
}

/// Forgets things that are gone, and kinds that no area knows.
async fn sweep(app: &App, community: CommunityId) -> Result<()> {
    let mut after = (String::new(), Uuid::nil());
    loop {
        let known = store::known(&mut app.read_as_program(community).await?, &after, THINGS).await?;
        let Some(last) = known.last() else { return Ok(()) };
        after = last.clone();
        let mut tx = app.write_as_program(community).await?;
        for (kind, id) in &known {
            let is_there = match app.areas.finds().iter().find(|finds| finds.kind == *kind) {
                Some(finds) => !(finds.look)(&mut tx, *id).await?.is_empty(),
                None => false,
            };
            if !is_there {
                store::forget(&mut tx, kind, *id).await?;
            }
        }
        tx.commit_quietly().await?;
    }
}

/// Asks for a rebuild where the roots are made in another way now, where nothing was read yet, and once a week.
pub(crate) async fn look_for_age(app: &App, community: CommunityId) -> Result<()> {
    let now = app.clock.now();
    let mut reader = app.read_as_program(community).await?;
    let read = store::state(&mut reader).await?;
    let is_fresh = read.is_some_and(|(version, at)| version == VERSION && now.0 - at.0 < TRUSTED);
    if is_fresh || job::waits(&mut reader, REBUILD, "all").await? {
        return Ok(());
    }
    drop(reader);
    let mut tx = app.write_as_program(community).await?;
    job::enqueue(&mut tx, REBUILD, "all", &()).await?;
    Ok(tx.commit_quietly().await?)
}
