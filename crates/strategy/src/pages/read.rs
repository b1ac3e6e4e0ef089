//! Where a strategy stands, for everybody.
use super::one;
use crate::domain::{Keep, Measure, Pillar, State, Step, Strategy, StrategyId};
use crate::store;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Day, Frame, Query, Result, Role, Visit, csv as table, page};
use serde::Deserialize;
use std::sync::Arc;

/// How many strategies, and how many steps, a page shows.
const PAGE: usize = 20;
const STEPS: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Before {
    before: String,
}

#[derive(Template)]
#[template(path = "list.html")]
struct List {
    frame: Frame,
    strategies: Vec<Strategy>,
    older: Option<StrategyId>,
    is_first: bool,
    may_begin: bool,
}

/// `GET /strategies`
pub(crate) async fn list(visit: Visit, Query(query): Query<Before>) -> Result {
    let before: Option<StrategyId> = query.before.parse().ok();
    let may_begin = visit.actor.is(Role::Coordinator);
    let from = before.unwrap_or(StrategyId(uuid::Uuid::max()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut strategies = store::list(&mut visit.read().await?, from, may_begin, limit).await?;
    let is_more = strategies.len() > PAGE;
    strategies.truncate(PAGE);
    let older = strategies.last().filter(|_| is_more).map(|last| last.id);
    page(List { frame: visit.frame(), strategies, older, is_first: before.is_none(), may_begin })
}

#[derive(Template)]
#[template(path = "show.html")]
struct Show {
    frame: Frame,
    strategy: Strategy,
    progress: Arc<(Vec<Pillar>, bool)>,
    may_keep: bool,
    today: Day,
}

impl Show {
    fn pillars(&self) -> &[Pillar] {
        &self.progress.0
    }
    fn has_matrix(&self) -> bool {
        self.progress.1
    }
    fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.pillars().iter().flat_map(|pillar| &pillar.measures)
    }
    fn all(&self) -> usize {
        self.measures().count()
    }
    fn count(&self, state: State) -> usize {
        self.measures().filter(|measure| measure.state(self.today) == state).count()
    }
    /// The states that occur, with how many measures are in each.
    fn counts(&self) -> Vec<(State, usize)> {
        let counts = State::ALL.iter().map(|state| (*state, self.count(*state)));
        counts.filter(|(_, count)| *count > 0).collect()
    }
}

/// `GET /strategies/{slug}`
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let strategy = store::visible(&visit, &mut reader, &slug).await?;
    let (of, what) = (strategy.id, format!("progress of {}", strategy.id));
    let progress = visit.shared(&mut reader, what, |_, reader| Box::pin(read_progress(reader, of))).await?;
    let may_keep = visit.actor.could::<Keep>(&strategy, visit.now);
    page(Show { frame: visit.frame(), today: visit.now.day(), strategy, progress, may_keep })
}

/// The pillars with all that stands in them, and whether there is a matrix.
async fn read_progress(reader: &mut Reader, strategy: StrategyId) -> Result<(Vec<Pillar>, bool)> {
    let pillars = store::pillars(reader, strategy).await?;
    Ok((pillars, !store::matrix(reader, strategy).await?.objectives.is_empty()))
}

#[derive(Template)]
#[template(path = "measure.html")]
struct MeasurePage {
    frame: Frame,
    strategy: Strategy,
    pillar: Pillar,
    measure: Measure,
    may_keep: bool,
    today: Day,
}

impl MeasurePage {
    /// The title and unit of the indicator that evidence has a value of.
    fn indicator(&self, number: Option<i64>) -> Option<&crate::domain::Indicator> {
        self.measure.indicators.iter().find(|indicator| Some(indicator.number) == number)
    }
}

/// `GET /strategies/{slug}/measures/{number}`
pub(crate) async fn measure(visit: Visit, Path((slug, number)): Path<(String, i64)>) -> Result {
    let (strategy, pillar, measure) = one(&visit, &mut visit.read().await?, &slug, number).await?;
    let may_keep = visit.actor.could::<Keep>(&strategy, visit.now);
    page(MeasurePage { frame: visit.frame(), today: visit.now.day(), strategy, pillar, measure, may_keep })
}

#[derive(Template)]
#[template(path = "history.html")]
struct History {
    frame: Frame,
    strategy: Strategy,
    steps: Vec<Step>,
    older: Option<String>,
    is_first: bool,
}

/// `GET /strategies/{slug}/history`
pub(crate) async fn history(visit: Visit, Path(slug): Path<String>, Query(query): Query<Before>) -> Result {
    let mut reader = visit.read().await?;
    let strategy = store::visible(&visit, &mut reader, &slug).await?;
    let before = db::decode_id(&query.before);
    let limit = i64::try_from(STEPS + 1).unwrap_or(i64::MAX);
    let mut found =
        store::steps(&mut reader, strategy.id, before.unwrap_or(uuid::Uuid::max()), limit).await?;
    let is_more = found.len() > STEPS;
    found.truncate(STEPS);
    let older = found.last().filter(|_| is_more).map(|(id, _)| db::encode_id(*id));
    let steps = found.into_iter().map(|(_, step)| step).collect();
    page(History { frame: visit.frame(), strategy, steps, older, is_first: before.is_none() })
}

/// `GET /strategies/{slug}/progress.csv`: a line for each indicator, and one for each measure that has none.
pub(crate) async fn csv(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let strategy = store::visible(&visit, &mut reader, &slug).await?;
    let pillars = store::pillars(&mut reader, strategy.id).await?;
    let (frame, today) = (visit.frame(), visit.now.day());
    let columns = [
        "pillar",
        "measure",
        "owner",
        "due",
        "state",
        "indicator",
        "unit",
        "baseline",
        "target",
        "last",
        "last-day",
        "indicator-state",
    ];
    let head: Vec<String> =
        columns.iter().map(|column| frame.word("strategy-column", column).into_owned()).collect();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let word = |state: State| frame.word("strategy-state", state.code()).into_owned();
    let mut rows = Vec::new();
    for pillar in &pillars {
        for measure in &pillar.measures {
            let mut begin = vec![pillar.title.clone(), measure.title.clone(), measure.owner.clone()];
            begin.extend([day(measure.due_on), word(measure.state(today))]);
            for indicator in &measure.indicators {
                let (last_day, last) = indicator
                    .last()
                    .map_or((None, String::new()), |(day, value)| (Some(day), value.to_string()));
                let mut row = begin.clone();
                row.extend([indicator.title.clone(), indicator.unit.clone()]);
                row.extend([
                    indicator.baseline.to_string(),
                    indicator.target.to_string(),
                    last,
                    day(last_day),
                ]);
                row.push(word(indicator.state(today)));
                rows.push(row);
            }
            if measure.indicators.is_empty() {
                begin.resize(columns.len(), String::new());
                rows.push(begin);
            }
        }
    }
    let name = format!("{}.csv", strategy.slug);
    let rows = Arc::new(rows);
    table::stream(&name, &head, (), move |()| {
        let rows = rows.clone();
        async move { Ok((rows.to_vec(), None)) }
    })
}
