//! Pillars, measures, indicators and evidence: what is written of them.
use super::{Change, EvidenceAdded, change};
use crate::domain::{EvidenceId, EvidenceKind, Figure, Keep, StrategyId};
use db::{Writer, args, sql};
use kit::{Allowed, Day, Error, FileId, Instant, Result};

/// Keeps a pillar: a new one, or another title of one that is there.
///
/// # Errors
/// As every change, and [`Error::NotFound`].
pub async fn keep_pillar(
    tx: &mut Writer,
    of: &Allowed<Keep>,
    seen: i64,
    number: Option<i64>,
    title: &str,
) -> Result<i64> {
    let Some(number) = number else {
        let number =
            change(tx, of, seen, 1, &Change { what: "pillar-added", about: title, detail: "" }).await?;
        tx.run(
            sql!("insert into strategy_pillar (community_id, strategy_id, number, title) values ($1, $2, $3, $4)"),
            args![of.id, number, title],
        )
        .await?;
        return Ok(number);
    };
    change(tx, of, seen, 0, &Change { what: "pillar-changed", about: title, detail: "" }).await?;
    let changed = tx
        .run(
            sql!("update strategy_pillar set title = $4 where community_id = $1 and strategy_id = $2 and number = $3"),
            args![of.id, number, title],
        )
        .await?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(number) }
}

/// What is typed about a measure.
#[derive(Debug, Clone)]
pub struct NewMeasure {
    pub pillar: i64,
    pub title: String,
    pub description: String,
    pub owner: String,
    pub due_on: Option<Day>,
}

/// Keeps a measure: a new one, or one that is there. `detail` says what was before.
///
/// # Errors
/// As every change, and [`Error::NotFound`].
pub async fn keep_measure(
    tx: &mut Writer,
    of: &Allowed<Keep>,
    seen: i64,
    number: Option<i64>,
    new: &NewMeasure,
    detail: &str,
) -> Result<i64> {
    let (what, numbers) = if number.is_some() { ("measure-changed", 0) } else { ("measure-added", 1) };
    let fresh = change(tx, of, seen, numbers, &Change { what, about: &new.title, detail }).await?;
    let number = number.unwrap_or(fresh);
    tx.run(
        sql!("
            insert into strategy_measure (community_id, strategy_id, number, pillar, title, description, owner, due_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (community_id, strategy_id, number) do update set
              title = excluded.title, description = excluded.description, owner = excluded.owner, due_on = excluded.due_on"),
        args![of.id, number, new.pillar, &new.title, &new.description, &new.owner, new.due_on],
    )
    .await?;
    Ok(number)
}

/// What is typed about an indicator.
#[derive(Debug, Clone)]
pub struct NewIndicator {
    pub measure: i64,
    pub title: String,
    pub unit: String,
    pub baseline: Figure,
    pub target: Figure,
    pub due_on: Option<Day>,
    pub owner: String,
}

/// Keeps an indicator: a new one, or one that is there. `detail` says what was before: a target is never lowered in silence.
///
/// # Errors
/// As every change.
pub async fn keep_indicator(
    tx: &mut Writer,
    of: &Allowed<Keep>,
    seen: i64,
    number: Option<i64>,
    new: &NewIndicator,
    detail: &str,
) -> Result<i64> {
    let (what, numbers) = if number.is_some() { ("indicator-changed", 0) } else { ("indicator-added", 1) };
    let fresh = change(tx, of, seen, numbers, &Change { what, about: &new.title, detail }).await?;
    let number = number.unwrap_or(fresh);
    tx.run(
        sql!("
            insert into strategy_indicator (community_id, strategy_id, number, measure, title, unit, baseline, target, due_on,
                                            owner)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (community_id, strategy_id, number) do update set
              title = excluded.title, unit = excluded.unit, baseline = excluded.baseline, target = excluded.target,
              due_on = excluded.due_on, owner = excluded.owner"),
        args![
            of.id, number, new.measure, &new.title, &new.unit, new.baseline.0, new.target.0, new.due_on, &new.owner
        ],
    )
    .await?;
    Ok(number)
}

/// What is typed about evidence.
#[derive(Debug, Clone)]
pub struct NewEvidence {
    pub id: EvidenceId,
    pub measure: i64,
    pub indicator: Option<i64>,
    pub value: Option<Figure>,
    pub on_day: Day,
    pub kind: EvidenceKind,
    pub note: String,
    pub url: Option<String>,
    pub file: Option<FileId>,
    pub completes: bool,
}

/// Adds evidence. Returns false if the very same one (by its id) is there already.
///
/// # Errors
/// As every change.
pub async fn add_evidence(tx: &mut Writer, of: &Allowed<Keep>, new: &NewEvidence) -> Result<bool> {
    let now = Instant(tx.stamp().now);
    let added = tx
        .run(
            sql!("
                insert into strategy_evidence (community_id, id, strategy_id, measure, indicator, value, on_day, kind, note, url,
                                               file_id, completes, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                on conflict (community_id, id) do nothing"),
            args![
                new.id, of.id, new.measure, new.indicator, new.value.map(|value| value.0), new.on_day, new.kind, &new.note,
                new.url.clone(), new.file, new.completes, now
            ],
        )
        .await?;
    if added == 0 {
        return Ok(false);
    }
    // Evidence lies beside other evidence: two people may add some at the same time, and the second waits here.
    let latest = hold(tx, of.id).await?;
    change(tx, of, latest, 0, &Change { what: "evidence-added", about: &new.note, detail: "" }).await?;
    if of.published_at.is_some() {
        let event = EvidenceAdded { strategy: of.id, title: of.title.clone(), measure: new.measure };
        tx.record(&event).await?;
    }
    Ok(true)
}

/// Holds a strategy until the end of the transaction; its revision.
async fn hold(tx: &mut Writer, id: StrategyId) -> Result<i64> {
    let statement = sql!(
        "
        update strategy set revision = revision where community_id = $1 and id = $2 returning revision"
    );
    let held: Option<(i64,)> = tx.one(statement, args![id]).await?;
    held.map(|(revision,)| revision).ok_or(Error::NotFound)
}

/// Withdraws evidence with a reason; it stays in the list and counts no more.
///
/// # Errors
/// [`Error::Conflict`] if it is withdrawn already.
pub async fn withdraw(
    tx: &mut Writer,
    of: &Allowed<Keep>,
    id: EvidenceId,
    note: &str,
    because: &str,
) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let changed = tx
        .run(
            sql!(
                "
                update strategy_evidence set withdrawn_at = $4, withdrawn_because = $5
                 where community_id = $1 and strategy_id = $2 and id = $3 and withdrawn_at is null"
            ),
            args![of.id, id, now, because],
        )
        .await?;
    if changed == 0 {
        return Err(Error::Conflict("strategy-changed-meanwhile"));
    }
    let latest = hold(tx, of.id).await?;
    change(tx, of, latest, 0, &Change { what: "evidence-withdrawn", about: note, detail: because })
        .await
        .map(drop)
}
