//! Every statement that touches strategies. Whatever changes one raises its revision and leaves a step in its history.
mod matrix;
mod parts;
mod progress;

pub use matrix::{keep_matrix, matrix};
pub use parts::{
    NewEvidence, NewIndicator, NewMeasure, add_evidence, keep_indicator, keep_measure, keep_pillar, withdraw,
};
pub use progress::pillars;

use crate::domain::{Begin, Keep, Step, Strategy, StrategyId};
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::{Allowed, Error, Instant, Result, Visit};

db::events! {
    /// Something of a public strategy was changed.
    pub StrategyChanged = "strategy.changed" {
        strategy: StrategyId,
        title: String,
        /// `indicator-changed`
        what: &'static str,
        about: String,
    }
    /// A draft was begun or changed: nothing that the public sees.
    pub StrategyDrafted = "strategy.drafted" (ByStaff) { strategy: StrategyId, what: &'static str }
    /// A strategy became public.
    pub StrategyPublished = "strategy.published" { strategy: StrategyId, title: String }
    /// There is evidence of what has come of a measure.
    pub EvidenceAdded = "strategy.evidence-added" { strategy: StrategyId, title: String, measure: i64 }
}

impl FromRow for Strategy {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Strategy {
            id: row.get()?,
            slug: row.get()?,
            title: row.get()?,
            summary: row.get()?,
            revision: row.get()?,
            published_at: row.maybe()?,
        })
    }
}

/// The strategy of an address that this visitor may know of.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn visible(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<Strategy> {
    let found: Option<Strategy> = reader
        .one(
            sql!(
                "
                select id, slug, title, summary, revision, published_at from strategy
                 where community_id = $1 and slug = $2"
            ),
            args![slug],
        )
        .await?;
    found.filter(|strategy| strategy.is_visible_to(&visit.actor)).ok_or(Error::NotFound)
}

/// A strategy by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: StrategyId) -> Result<Option<Strategy>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, slug, title, summary, revision, published_at from strategy
                 where community_id = $1 and id = $2"
            ),
            args![id],
        )
        .await?)
}

/// Strategies, the newest first, those before `before`; drafts only for those who write them.
///
/// # Errors
/// If they cannot be read.
pub async fn list(reader: &mut Reader, before: StrategyId, all: bool, limit: i64) -> Result<Vec<Strategy>> {
    Ok(reader
        .all(
            sql!(
                "
                select id, slug, title, summary, revision, published_at from strategy
                 where community_id = $1 and id < $2 and ($3 or published_at is not null)
                 order by id desc limit $4"
            ),
            args![before, all, limit],
        )
        .await?)
}

/// Begins a strategy; a form sent twice makes one. Gives back what is there.
///
/// # Errors
/// [`Error::Conflict`] if too many have the same name.
pub async fn begin(
    tx: &mut Writer,
    _: &Allowed<Begin>,
    id: StrategyId,
    title: &str,
    summary: &str,
) -> Result<Strategy> {
    let now = Instant(tx.stamp().now);
    for attempt in 1..=20 {
        if let Some(there) = find(tx, id).await? {
            return Ok(there);
        }
        tx.run(
            sql!("
                insert into strategy (community_id, id, slug, title, summary, revision, next_number, created_at)
                values ($1, $2, $3, $4, $5, 1, 1, $6) on conflict do nothing"),
            args![id, slug(title, attempt), title, summary, now],
        )
        .await?;
    }
    find(tx, id).await?.ok_or(Error::Conflict("strategy-same-name"))
}

/// The word for an address.
fn slug(title: &str, attempt: u32) -> String {
    let folded = rules::text::fold(title);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::new();
    for word in words {
        if out.len() + word.len() > 60 {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out += word;
    }
    if out.is_empty() || out == "new" {
        "strategie".clone_into(&mut out);
    }
    if attempt > 1 { format!("{out}-{attempt}") } else { out }
}

/// What a change is called in the history: a code, the title of what was changed, and what it was before.
pub struct Change<'a> {
    pub what: &'static str,
    pub about: &'a str,
    pub detail: &'a str,
}

/// Raises the revision and leaves a step. Gives the number that a new part gets if `numbers` is 1.
///
/// # Errors
/// [`Error::Conflict`] if somebody has changed it since it was looked at, or if it has a thousand parts.
async fn change(
    tx: &mut Writer,
    of: &Allowed<Keep>,
    seen: i64,
    numbers: i64,
    change: &Change<'_>,
) -> Result<i64> {
    let row: Option<(i64,)> = tx
        .one(
            sql!(
                "
                update strategy set revision = revision + 1, next_number = next_number + $4
                 where community_id = $1 and id = $2 and revision = $3 and next_number + $4 <= 1001
                returning next_number"
            ),
            args![of.id, seen, numbers],
        )
        .await?;
    let Some((next,)) = row else { return Err(Error::Conflict("strategy-changed-meanwhile")) };
    let (id, now) = (tx.new_id(), Instant(tx.stamp().now));
    tx.run(
        sql!(
            "
            insert into strategy_step (community_id, id, strategy_id, what, about, detail, at)
            values ($1, $2, $3, $4, $5, $6, $7)"
        ),
        args![id, of.id, change.what, change.about, change.detail, now],
    )
    .await?;
    if of.published_at.is_some() {
        let (title, about) = (of.title.clone(), change.about.to_owned());
        tx.record(&StrategyChanged { strategy: of.id, title, what: change.what, about }).await?;
    } else {
        tx.record(&StrategyDrafted { strategy: of.id, what: change.what }).await?;
    }
    Ok(next - numbers)
}

/// Changes title and summary.
///
/// # Errors
/// As every change: [`Error::Conflict`].
pub async fn rewrite(
    tx: &mut Writer,
    of: &Allowed<Keep>,
    seen: i64,
    title: &str,
    summary: &str,
) -> Result<()> {
    let detail = if of.title == title { "" } else { &of.title };
    change(tx, of, seen, 0, &Change { what: "texts-changed", about: title, detail }).await?;
    tx.run(
        sql!("update strategy set title = $3, summary = $4 where community_id = $1 and id = $2"),
        args![of.id, title, summary],
    )
    .await?;
    Ok(())
}

/// Makes it public.
///
/// # Errors
/// As every change: [`Error::Conflict`].
pub async fn publish(tx: &mut Writer, of: &Allowed<Keep>, seen: i64) -> Result<()> {
    let now = Instant(tx.stamp().now);
    change(tx, of, seen, 0, &Change { what: "published", about: &of.title, detail: "" }).await?;
    tx.run(
        sql!("update strategy set published_at = $3 where community_id = $1 and id = $2 and published_at is null"),
        args![of.id, now],
    )
    .await?;
    let (strategy, title) = (of.id, of.title.clone());
    Ok(tx.record(&StrategyPublished { strategy, title }).await?)
}

/// The history of a strategy, the newest first, from before `before` on: id and step.
///
/// # Errors
/// If it cannot be read.
pub async fn steps(
    reader: &mut Reader,
    id: StrategyId,
    before: uuid::Uuid,
    limit: i64,
) -> Result<Vec<(uuid::Uuid, Step)>> {
    struct Found(uuid::Uuid, Step);
    impl FromRow for Found {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            let id = row.get()?;
            Ok(Found(id, Step { what: row.get()?, about: row.get()?, detail: row.get()?, at: row.get()? }))
        }
    }
    let rows: Vec<Found> = reader
        .all(
            sql!(
                "
                select id, what, about, detail, at from strategy_step
                 where community_id = $1 and strategy_id = $2 and id < $3 order by id desc limit $4"
            ),
            args![id, before, limit],
        )
        .await?;
    Ok(rows.into_iter().map(|Found(id, step)| (id, step)).collect())
}

/// Every strategy, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from strategy where community_id = $1 and id > $2 order by id limit $3")
}
