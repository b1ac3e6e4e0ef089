//! What changes processes. Handlers hold the proof of [`Run`](crate::processes::domain::Run) before they come here; jobs,
//! commands and the demo come with a plain [`Writer`]. What happened is recorded here: end with `commit_recorded`.
use crate::processes::domain::slug;
use crate::processes::events::{ProcessDrafted, ProcessPublished, StageMoved};
use crate::processes::{Process, Stage, store};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Error, Instant, ProcessId, Result, StageId};
use rules::Money;
use rules::matching::{CapOn, MatchRule};
use rules::stages::StageKind;
use rules::targets::TargetKind;

/// A process to be drafted: `NewProcess { seats: 2, ..NewProcess::titled("Inițiativa anului") }`.
#[derive(Debug, Clone)]
pub struct NewProcess {
    /// Made beforehand where a form may be sent twice; otherwise none.
    pub id: Option<ProcessId>,
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// How many proposals a ballot may name: 1 to 50.
    pub max_choices: i64,
    /// How many proposals win: 1 to 20.
    pub seats: i64,
    pub match_rule: MatchRule,
    /// The template it is started from.
    pub template: Option<String>,
}

impl NewProcess {
    /// One winner, one choice, and a match that doubles what people give up to 10,000.00 lei.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> NewProcess {
        NewProcess {
            id: None,
            title: title.into(),
            summary: String::new(),
            description: String::new(),
            max_choices: 1,
            seats: 1,
            match_rule: MatchRule {
                rate_percent: 100,
                cap: Money::from_bani(1_000_000),
                cap_on: CapOn::Match,
            },
            template: None,
        }
    }
}

/// A stage to be added. Its boundaries are put on whole minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStage {
    pub kind: StageKind,
    pub opens_at: Instant,
    pub closes_at: Instant,
    /// One sentence about this stage.
    pub note: String,
}

impl From<&Stage> for NewStage {
    fn from(stage: &Stage) -> NewStage {
        NewStage {
            kind: stage.kind,
            opens_at: stage.opens_at,
            closes_at: stage.closes_at,
            note: stage.note.clone(),
        }
    }
}

/// The whole minute in which a moment lies: all boundaries stand on whole minutes, as kept pages are good for one.
fn whole_minute(at: Instant) -> Instant {
    Instant(at.0 - at.0.rem_euclid(Instant::MINUTE))
}

/// Drafts a process, which only coordinators see until [`publish`]. Its word in the address is made of its title; a
/// namesake gets a number. Drafting with an id that exists already gives that process back.
///
/// # Errors
/// If it cannot be written.
pub async fn create(tx: &mut Writer, new: &NewProcess) -> Result<ProcessId> {
    let id = new.id.unwrap_or(ProcessId(tx.new_id()));
    let now = Instant(tx.stamp().now);
    for attempt in 1..=99 {
        let rule = new.match_rule;
        let added = tx
            .run(
                sql!("
                    insert into process (community_id, id, slug, title, summary, description, max_choices, seats,
                                         match_rate, match_cap, match_cap_on, created_at, template)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                    on conflict do nothing"),
                args![
                    id, slug(&new.title, attempt), &new.title, &new.summary, &new.description, new.max_choices, new.seats,
                    rule.rate_percent, rule.cap, rule.cap_on, now, new.template.clone()
                ],
            )
            .await?;
        if added == 1 {
            tx.record(&ProcessDrafted { process: id, title: new.title.clone() }).await?;
            return Ok(id);
        }
        if store::find(tx, id).await?.is_some() {
            return Ok(id);
        }
    }
    Err(Error::Conflict("process-name-taken"))
}

/// Adds a stage. A process has at most one of a kind.
///
/// # Errors
/// [`Error::Conflict`] if it has one of this kind already.
pub async fn add_stage(tx: &mut Writer, process: ProcessId, stage: &NewStage) -> Result<StageId> {
    let id = StageId(tx.new_id());
    let added = tx
        .run(
            sql!(
                "
                insert into stage (community_id, id, process_id, kind, opens_at, closes_at, note)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (community_id, process_id, kind) do nothing"
            ),
            args![
                id,
                process,
                stage.kind,
                whole_minute(stage.opens_at),
                whole_minute(stage.closes_at),
                &stage.note
            ],
        )
        .await?;
    if added == 1 { Ok(id) } else { Err(Error::Conflict("stages-twice")) }
}

/// Moves the boundaries of a stage and changes its note, if it still is as `was` says.
///
/// # Errors
/// [`Error::Conflict`] if somebody else has moved it meanwhile.
pub async fn settle_stage(tx: &mut Writer, was: &Stage, becomes: &NewStage) -> Result<()> {
    let changed = tx
        .run(
            sql!(
                "
                update stage set opens_at = $3, closes_at = $4, note = $5
                 where community_id = $1 and id = $2 and opens_at = $6 and closes_at = $7
                   and (held_by is null or (opens_at = $3 and closes_at = $4))"
            ),
            args![
                was.id,
                whole_minute(becomes.opens_at),
                whole_minute(becomes.closes_at),
                &becomes.note,
                was.opens_at,
                was.closes_at
            ],
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(Error::Conflict("stages-changed-meanwhile")) }
}

/// Gives the dates of a stage into the keeping of another area (an open vote): from now on only that area moves them.
///
/// # Errors
/// If it cannot be written.
pub async fn hold_stage(tx: &mut Writer, stage: StageId, by: &'static str) -> Result<()> {
    tx.run(sql!("update stage set held_by = $3 where community_id = $1 and id = $2"), args![stage, by])
        .await?;
    Ok(())
}

/// The stages of a process whose dates are in the keeping of another area.
///
/// # Errors
/// If they cannot be read.
pub async fn held(reader: &mut Reader, process: ProcessId) -> Result<Vec<StageKind>> {
    let statement = sql!(
        "select kind from stage where community_id = $1 and process_id = $2 and held_by is not null limit 20"
    );
    let kinds: Vec<(StageKind,)> = reader.all(statement, args![process]).await?;
    Ok(kinds.into_iter().map(|(kind,)| kind).collect())
}

/// Moves the end of a held stage, for the area that holds it; false if it does not hold it, or the end is not later.
///
/// # Errors
/// If it cannot be written.
pub async fn extend_held(
    tx: &mut Writer,
    process: ProcessId,
    kind: StageKind,
    by: &'static str,
    closes_at: Instant,
) -> Result<bool> {
    let moved = tx
        .run(
            sql!(
                "
                update stage set closes_at = $5
                 where community_id = $1 and process_id = $2 and kind = $3 and held_by = $4 and closes_at < $5"
            ),
            args![process, kind, by, closes_at],
        )
        .await?;
    Ok(moved == 1)
}

/// Takes a stage out of a draft.
///
/// # Errors
/// [`Error::Conflict`] if the process has been published meanwhile.
pub async fn remove_stage(tx: &mut Writer, stage: StageId) -> Result<()> {
    let removed = tx
        .run(
            sql!("
                delete from stage
                 where community_id = $1 and id = $2
                   and process_id in (select id from process where community_id = $1 and published_at is null)"),
            args![stage],
        )
        .await?;
    if removed == 1 { Ok(()) } else { Err(Error::Conflict("stages-kept")) }
}

/// Writes down why a boundary of a published stage was moved, for everybody.
///
/// # Errors
/// If it cannot be written.
pub async fn record_move(tx: &mut Writer, moved: &StageMoved) -> Result<()> {
    let (id, now) = (tx.new_id(), tx.stamp().now);
    tx.run(
        sql!(
            "
            insert into stage_move (community_id, id, process_id, kind, boundary, was, becomes, reason, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        args![id, moved.process, moved.stage, moved.boundary, moved.was, moved.becomes, &moved.reason, now],
    )
    .await?;
    Ok(tx.record(moved).await?)
}

/// A boundary that was moved, and why.
#[derive(Debug, Clone)]
pub struct Move {
    pub kind: StageKind,
    /// `opening` or `closing`.
    pub boundary: String,
    pub was: Option<Instant>,
    pub becomes: Instant,
    pub reason: String,
    pub at: Instant,
}
impl FromRow for Move {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Move {
            kind: row.get()?,
            boundary: row.get()?,
            was: row.maybe()?,
            becomes: row.get()?,
            reason: row.get()?,
            at: row.get()?,
        })
    }
}

/// The moves of a process, oldest first.
///
/// # Errors
/// If they cannot be read.
pub async fn moves(reader: &mut Reader, process: ProcessId) -> Result<Vec<Move>> {
    let statement = sql!(
        "
        select kind, boundary, was, becomes, reason, at from stage_move
         where community_id = $1 and process_id = $2 order by id limit 200"
    );
    Ok(reader.all(statement, args![process]).await?)
}

/// Sets what a process wants to reach.
///
/// # Errors
/// If `wanted` is not positive.
pub async fn set_target(tx: &mut Writer, process: ProcessId, kind: TargetKind, wanted: i64) -> Result<()> {
    tx.run(
        sql!(
            "
            insert into target (community_id, process_id, kind, wanted) values ($1, $2, $3, $4)
            on conflict (community_id, process_id, kind) do update set wanted = excluded.wanted"
        ),
        args![process, kind, wanted],
    )
    .await?;
    Ok(())
}

/// Takes a target away.
///
/// # Errors
/// If it cannot be written.
pub async fn clear_target(tx: &mut Writer, process: ProcessId, kind: TargetKind) -> Result<()> {
    tx.run(
        sql!("delete from target where community_id = $1 and process_id = $2 and kind = $3"),
        args![process, kind],
    )
    .await?;
    Ok(())
}

/// Changes texts and rules; the address stays. A vote and a campaign that have begun keep their own copies of the rules.
///
/// # Errors
/// If it cannot be written.
pub async fn change_texts(tx: &mut Writer, process: &Process) -> Result<()> {
    let rule = process.match_rule();
    tx.run(
        sql!(
            "
            update process set title = $3, summary = $4, description = $5, max_choices = $6, seats = $7,
                               match_rate = $8, match_cap = $9, match_cap_on = $10
             where community_id = $1 and id = $2"
        ),
        args![
            process.id,
            &process.title,
            &process.summary,
            &process.description,
            process.max_choices,
            process.seats,
            rule.rate_percent,
            rule.cap,
            rule.cap_on
        ],
    )
    .await?;
    if process.is_published() {
        open_subject(tx, process).await?;
    }
    Ok(())
}

/// Lets everybody see a process, once, and makes it something that people can follow.
///
/// # Errors
/// [`Error::Conflict`] if it is published already, [`Error::NotFound`] if there is none.
pub async fn publish(tx: &mut Writer, id: ProcessId) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let statement = sql!(
        "
        update process set published_at = $3 where community_id = $1 and id = $2 and published_at is null"
    );
    let published = tx.run(statement, args![id, now]).await?;
    let process = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    if published == 0 {
        return Err(Error::Conflict("publish-already"));
    }
    open_subject(tx, &process).await?;
    Ok(tx.record(&ProcessPublished { process: id, title: process.title }).await?)
}

/// The hand-over to the talk: its table `subject` says what can be followed, and the owner of a thing opens it there.
async fn open_subject(tx: &mut Writer, process: &Process) -> Result<()> {
    tx.run(
        sql!("
            insert into subject (community_id, kind, id, process_id, title, url) values ($1, 'process', $2, $3, $4, $5)
            on conflict (community_id, kind, id) do update set title = excluded.title, url = excluded.url"),
        args![process.id, process.id, &process.title, process.url()],
    )
    .await?;
    Ok(())
}

/// Waits until nobody else is changing this process, and keeps it so until the end of the transaction: what is read
/// afterwards stays true while a plan of stages is checked and written.
///
/// # Errors
/// [`Error::NotFound`] if there is none.
pub async fn lock(tx: &mut Writer, slug: &str) -> Result<()> {
    let statement = sql!("update process set slug = slug where community_id = $1 and slug = $2");
    match tx.run(statement, args![slug]).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
