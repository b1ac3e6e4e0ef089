//! Pillars with all that is in them: how far each measure has come.
use crate::domain::{Evidence, Figure, Indicator, Measure, Pillar, StrategyId};
use db::{FromRow, Reader, Row, args, sql};
use kit::Result;
use kit::files::FileInfo;

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
