//! Every statement that touches strategies. Whatever changes one raises its revision and leaves a step in its history.
use crate::domain::{
    Begin, Evidence, EvidenceId, EvidenceKind, Figure, Indicator, Keep, Matrix, Measure, Pillar, Step,
    Strategy, StrategyId,
};
use db::{FromRow, Reader, Row, Sql, Writer, args, sql};
use kit::files::FileInfo;
use kit::{Allowed, Day, Error, FileId, Instant, Result, Visit};

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

struct MeasureRow(Measure);
impl FromRow for MeasureRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(MeasureRow(Measure {
            number: row.get()?,
            pillar: row.get()?,
            title: row.get()?,
            description: row.get()?,
            owner: row.get()?,
            due_on: row.maybe()?,
            indicators: Vec::new(),
            evidence: Vec::new(),
        }))
    }
}

impl FromRow for Indicator {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Indicator {
            number: row.get()?,
            measure: row.get()?,
            title: row.get()?,
            unit: row.get()?,
            baseline: Figure(row.get()?),
            target: Figure(row.get()?),
            due_on: row.maybe()?,
            owner: row.get()?,
            values: Vec::new(),
        })
    }
}

impl FromRow for Evidence {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (id, measure, indicator) = (row.get()?, row.get()?, row.maybe()?);
        let (value, on_day, kind) = (row.maybe()?.map(Figure), row.get()?, row.get()?);
        let (note, url, completes, withdrawn_because) = (row.get()?, row.maybe()?, row.get()?, row.maybe()?);
        let (file, name, media_type) = (row.maybe()?, row.maybe::<String>()?, row.maybe::<String>()?);
        let size: Option<i64> = row.maybe()?;
        let file = match (file, name, media_type, size) {
            (Some(id), Some(name), Some(media_type), Some(size)) => {
                Some(FileInfo { id, name, media_type, size, width: None, height: None, staff_only: false })
            }
            _ => None,
        };
        Ok(Evidence {
            id,
            measure,
            indicator,
            value,
            on_day,
            kind,
            note,
            url,
            file,
            completes,
            withdrawn_because,
        })
    }
}

/// The pillars of a strategy with their measures, indicators and evidence. Four statements.
///
/// # Errors
/// If they cannot be read.
pub async fn pillars(reader: &mut Reader, id: StrategyId) -> Result<Vec<Pillar>> {
    let rows: Vec<(i64, String)> = reader
        .all(
            sql!(
                "
                select number, title from strategy_pillar
                 where community_id = $1 and strategy_id = $2 order by number limit 1000"
            ),
            args![id],
        )
        .await?;
    let mut pillars: Vec<Pillar> =
        rows.into_iter().map(|(number, title)| Pillar { number, title, measures: Vec::new() }).collect();
    for MeasureRow(measure) in measures(reader, id).await? {
        if let Some(pillar) = pillars.iter_mut().find(|pillar| pillar.number == measure.pillar) {
            pillar.measures.push(measure);
        }
    }
    let indicators: Vec<Indicator> = reader
        .all(
            sql!(
                "
                select number, measure, title, unit, baseline, target, due_on, owner from strategy_indicator
                 where community_id = $1 and strategy_id = $2 order by number limit 1000"
            ),
            args![id],
        )
        .await?;
    let evidence: Vec<Evidence> = reader
        .all(
            sql!("
                select e.id, e.measure, e.indicator, e.value, e.on_day, e.kind, e.note, e.url, e.completes,
                       e.withdrawn_because, f.id, f.name, f.media_type, f.size
                  from strategy_evidence e
                  left join file f on f.community_id = e.community_id and f.id = e.file_id
                 where e.community_id = $1 and e.strategy_id = $2 order by e.measure, e.on_day, e.at, e.id limit 5000"),
            args![id],
        )
        .await?;
    for measure in pillars.iter_mut().flat_map(|pillar| &mut pillar.measures) {
        measure.evidence.extend(evidence.iter().filter(|one| one.measure == measure.number).cloned());
        measure.indicators.extend(indicators.iter().filter(|one| one.measure == measure.number).cloned());
        for indicator in &mut measure.indicators {
            let values =
                measure.evidence.iter().filter(|one| one.holds() && one.indicator == Some(indicator.number));
            indicator.values = values.filter_map(|one| one.value.map(|value| (one.on_day, value))).collect();
        }
    }
    Ok(pillars)
}

async fn measures(reader: &mut Reader, id: StrategyId) -> Result<Vec<MeasureRow>> {
    Ok(reader
        .all(
            sql!(
                "
                select number, pillar, title, description, owner, due_on from strategy_measure
                 where community_id = $1 and strategy_id = $2 order by number limit 1000"
            ),
            args![id],
        )
        .await?)
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

/// The matrix of a strategy; empty if there is none. Three statements.
///
/// # Errors
/// If it cannot be read.
pub async fn matrix(reader: &mut Reader, id: StrategyId) -> Result<Matrix> {
    let objectives: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select title from strategy_objective
                 where community_id = $1 and strategy_id = $2 order by position limit 60"
            ),
            args![id],
        )
        .await?;
    let projects: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select title from strategy_project
                 where community_id = $1 and strategy_id = $2 order by position limit 30"
            ),
            args![id],
        )
        .await?;
    let marks: Vec<(i64, i64)> = reader
        .all(
            sql!(
                "
                select objective, project from strategy_mark
                 where community_id = $1 and strategy_id = $2 order by objective, project limit 1800"
            ),
            args![id],
        )
        .await?;
    let place = |n: i64| usize::try_from(n - 1).unwrap_or(usize::MAX);
    Ok(Matrix {
        objectives: objectives.into_iter().map(|(title,)| title).collect(),
        projects: projects.into_iter().map(|(title,)| title).collect(),
        marks: marks.into_iter().map(|(row, column)| (place(row), place(column))).collect(),
    })
}

/// Replaces the matrix.
///
/// # Errors
/// As every change.
pub async fn keep_matrix(tx: &mut Writer, of: &Allowed<Keep>, seen: i64, new: &Matrix) -> Result<()> {
    change(tx, of, seen, 0, &Change { what: "matrix-changed", about: &of.title, detail: "" }).await?;
    let parts = [
        sql!("delete from strategy_mark where community_id = $1 and strategy_id = $2"),
        sql!("delete from strategy_objective where community_id = $1 and strategy_id = $2"),
        sql!("delete from strategy_project where community_id = $1 and strategy_id = $2"),
    ];
    for statement in parts {
        tx.run(statement, args![of.id]).await?;
    }
    for (position, title) in (1i64..).zip(&new.objectives) {
        let statement = sql!("
            insert into strategy_objective (community_id, strategy_id, position, title) values ($1, $2, $3, $4)");
        tx.run(statement, args![of.id, position, title]).await?;
    }
    for (position, title) in (1i64..).zip(&new.projects) {
        let statement = sql!(
            "insert into strategy_project (community_id, strategy_id, position, title) values ($1, $2, $3, $4)"
        );
        tx.run(statement, args![of.id, position, title]).await?;
    }
    for (row, column) in &new.marks {
        let place = |n: usize| i64::try_from(n + 1).unwrap_or(i64::MAX);
        tx.run(
            sql!("insert into strategy_mark (community_id, strategy_id, objective, project) values ($1, $2, $3, $4)"),
            args![of.id, place(*row), place(*column)],
        )
        .await?;
    }
    Ok(())
}

/// Every strategy, public or not, for whoever reads all of them: see [`kit::find::Finds`].
#[must_use]
pub(crate) fn ids() -> Sql {
    sql!("select id from strategy where community_id = $1 and id > $2 order by id limit $3")
}
