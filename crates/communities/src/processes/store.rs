//! Every statement that touches processes, stages and targets. What changes them is in `write`.
pub(crate) mod announcements;
mod write;

pub use write::{
    Move, NewProcess, NewStage, add_stage, change_texts, clear_target, create, extend_held, held, hold_stage,
    lock, moves, publish, record_move, remove_stage, set_target, settle_stage,
};

use super::{Process, Stage};
use db::{FromRow, Reader, Row, Sql, args, sql};
use kit::{Error, Instant, ProcessId, Result, Role, StageId, Visit};
use rules::stages::StageKind;
use rules::targets::TargetKind;

/// Processes with their stages, a row for each stage.
const WHOLE: &str = "
    select p.id, p.slug, p.title, p.summary, p.description, p.max_choices, p.seats, p.match_rate, p.match_cap,
           p.match_cap_on, p.published_at, s.id, s.kind, s.opens_at, s.closes_at, s.note
      from process p
      left join stage s on s.community_id = p.community_id and s.process_id = p.id";
/// The same without their descriptions, for lists.
const BRIEF: &str = "
    select p.id, p.slug, p.title, p.summary, '', p.max_choices, p.seats, p.match_rate, p.match_cap,
           p.match_cap_on, p.published_at, s.id, s.kind, s.opens_at, s.closes_at, s.note
      from process p
      left join stage s on s.community_id = p.community_id and s.process_id = p.id";

impl FromRow for Process {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Process {
            id: row.get()?,
            slug: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            description: row.get()?,
            max_choices: row.get()?,
            seats: row.get()?,
            match_rate: row.get()?,
            match_cap: row.get()?,
            match_cap_on: row.get()?,
            published_at: row.maybe()?,
            stages: Vec::new(),
        })
    }
}

/// A process beside one of its stages, as a join gives them.
struct Beside(Process, Option<Stage>);
impl FromRow for Beside {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let process = Process::from_row(row)?;
        let (id, kind) = (row.maybe()?, row.maybe()?);
        let (opens_at, closes_at, note) = (row.maybe()?, row.maybe()?, row.maybe()?);
        let stage = match (id, kind, opens_at, closes_at, note) {
            (Some(id), Some(kind), Some(opens_at), Some(closes_at), Some(note)) => {
                Some(Stage { id, kind, opens_at, closes_at, note })
            }
            _ => None,
        };
        Ok(Beside(process, stage))
    }
}

/// Puts the stages, which come in order, to their processes.
fn gather(rows: Vec<Beside>) -> Vec<Process> {
    let mut all: Vec<Process> = Vec::new();
    for Beside(process, stage) in rows {
        match all.last_mut() {
            Some(last) if last.id == process.id => last.stages.extend(stage),
            _ => all.push(Process { stages: stage.into_iter().collect(), ..process }),
        }
    }
    all
}

/// A process by its id, with its stages. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: ProcessId) -> Result<Option<Process>> {
    let rows = reader
        .all(
            sql!(WHOLE, "where p.community_id = $1 and p.id = $2 order by s.opens_at, s.closes_at"),
            args![id],
        )
        .await?;
    Ok(gather(rows).pop())
}

/// As [`find`], and kept: for pages that show something of a process.
///
/// # Errors
/// If it cannot be read.
pub async fn known(visit: &Visit, reader: &mut Reader, id: ProcessId) -> Result<Option<Process>> {
    let what = format!("process {id}");
    let found = visit.shared(reader, what, |_, reader| Box::pin(find(reader, id))).await?;
    Ok((*found).clone())
}

/// A process by its word in the address, with its stages. One statement.
///
/// # Errors
/// If it cannot be read.
pub async fn find_by_slug(reader: &mut Reader, slug: &str) -> Result<Option<Process>> {
    let rows = reader
        .all(
            sql!(WHOLE, "where p.community_id = $1 and p.slug = $2 order by s.opens_at, s.closes_at"),
            args![slug],
        )
        .await?;
    Ok(gather(rows).pop())
}

/// A process that this visitor may see: published, or a draft and the visitor coordinates. One statement, then kept.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn visible(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<Process> {
    let (what, word) = (format!("process /{slug}"), slug.to_owned());
    let found = visit
        .shared(reader, what, |_, reader| Box::pin(async move { find_by_slug(reader, &word).await }))
        .await?;
    let process = Option::clone(&found).ok_or(Error::NotFound)?;
    let may_see = process.is_published() || visit.actor.is(Role::Coordinator);
    if may_see { Ok(process) } else { Err(Error::NotFound) }
}

db::codes! {
    /// Which processes a list shows.
    pub enum Shown {
        /// Published, and not over.
        Current = "current",
        /// Published, and over.
        Finished = "finished",
        /// Not published.
        Drafts = "drafts",
    }
}

/// A page of processes with their stages and without their descriptions, newest first, those before `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn page(
    reader: &mut Reader,
    shown: Shown,
    before: Option<ProcessId>,
    now: Instant,
    limit: i64,
) -> Result<Vec<Process>> {
    let before = before.unwrap_or(ProcessId(uuid::Uuid::max()));
    let rows = reader
        .all(
            sql!(BRIEF, "
                 where p.community_id = $1
                   and p.id in (
                     select x.id from process x
                      where x.community_id = $1 and x.id < $2
                        and case when x.published_at is null then 'drafts'
                                 when (select max(t.closes_at) from stage t
                                        where t.community_id = x.community_id and t.process_id = x.id) <= $3 then 'finished'
                                 else 'current' end = $4
                      order by x.id desc limit $5)
                 order by p.id desc, s.opens_at, s.closes_at"),
            args![before, now, shown, limit],
        )
        .await?;
    Ok(gather(rows))
}

/// The published processes in which something is open now, and the newest others up to `newest`; all with their stages
/// and without their descriptions. One statement.
///
/// # Errors
/// If they cannot be read.
pub async fn open_and_newest(reader: &mut Reader, now: Instant, newest: i64) -> Result<Vec<Process>> {
    let rows = reader
        .all(
            sql!(BRIEF, "
                 where p.community_id = $1 and p.published_at is not null
                   and (p.id in (select x.id from process x where x.community_id = $1 and x.published_at is not null
                                  order by x.id desc limit $3)
                     or p.id in (select o.process_id from stage o
                                  where o.community_id = $1 and o.closes_at > $2 and o.opens_at <= $2
                                  order by o.closes_at limit 100))
                 order by p.id desc, s.opens_at, s.closes_at"),
            args![now, newest],
        )
        .await?;
    Ok(gather(rows))
}

/// Processes with a stage that opens or closes in `(from, to]`, and all drafts: what a coordinator has to think of.
///
/// # Errors
/// If they cannot be read.
pub async fn drafts_and_turning(reader: &mut Reader, from: Instant, to: Instant) -> Result<Vec<Process>> {
    let rows = reader
        .all(
            sql!(
                BRIEF,
                "
                 where p.community_id = $1
                   and (p.published_at is null
                     or p.id in (select o.process_id from stage o
                                  where o.community_id = $1 and o.opens_at > $2 and o.opens_at <= $3)
                     or p.id in (select c.process_id from stage c
                                  where c.community_id = $1 and c.closes_at > $2 and c.closes_at <= $3))
                 order by p.id desc, s.opens_at, s.closes_at limit 400"
            ),
            args![from, to],
        )
        .await?;
    Ok(gather(rows))
}

/// The targets of a process, in the order in which they are shown.
///
/// # Errors
/// If they cannot be read.
pub async fn targets(reader: &mut Reader, process: ProcessId) -> Result<Vec<(TargetKind, i64)>> {
    let statement = sql!("select kind, wanted from target where community_id = $1 and process_id = $2");
    let mut targets: Vec<(TargetKind, i64)> = reader.all(statement, args![process]).await?;
    targets.sort_unstable();
    Ok(targets)
}

/// The published processes that are not over, newest first: id and title, for a list to choose from.
///
/// # Errors
/// If they cannot be read.
pub async fn choices(reader: &mut Reader) -> Result<Vec<(ProcessId, String)>> {
    let statement = sql!("
        select id, title from process where community_id = $1 and published_at is not null order by id desc limit 50");
    Ok(reader.all(statement, args![]).await?)
}

/// A stage that ends, as a calendar says it.
#[derive(Debug, Clone)]
pub struct Ending {
    pub stage: StageId,
    pub kind: StageKind,
    pub closes_at: Instant,
    pub title: String,
    pub slug: String,
    /// Of the process.
    pub published_at: Instant,
}
impl FromRow for Ending {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Ending {
            stage: row.get()?,
            kind: row.get()?,
            closes_at: row.get()?,
            title: row.get()?,
            slug: row.get()?,
            published_at: row.get()?,
        })
    }
}

/// The stages of published processes that end between two moments, the next one first.
///
/// # Errors
/// If they cannot be read.
pub async fn endings(reader: &mut Reader, from: Instant, until: Instant, limit: i64) -> Result<Vec<Ending>> {
    Ok(reader
        .all(
            sql!(
                "
                select s.id, s.kind, s.closes_at, p.title, p.slug, p.published_at
                  from stage s join process p on p.community_id = s.community_id and p.id = s.process_id
                 where s.community_id = $1 and s.closes_at >= $2 and s.closes_at < $3 and p.published_at is not null
                 order by s.closes_at, s.id limit $4"
            ),
            args![from, until, limit],
        )
        .await?)
}

/// Every process, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from process where community_id = $1 and id > $2 order by id limit $3")
}
