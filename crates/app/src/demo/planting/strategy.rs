//! The strategy of the commune: what it set out to do, and what has come of it so far.
use super::{Place, Planter};
use ::strategy::domain::{Begin, EvidenceId, EvidenceKind, Figure, Keep, Matrix, Strategy, StrategyId};
use ::strategy::store::{self, NewEvidence, NewIndicator, NewMeasure};
use db::Writer;
use kit::{Actor, Allowed, Error, Instant, Result, Role};

/// A measure with at most one indicator.
struct Told {
    pillar: usize,
    title: &'static str,
    description: &'static str,
    owner: &'static str,
    /// A day of the story.
    due: i32,
    /// Title, unit, baseline, target, in thousandths.
    indicator: Option<(&'static str, &'static str, i64, i64)>,
    evidence: &'static [Shown],
}

/// A piece of evidence.
struct Shown {
    day: i32,
    note: &'static str,
    value: Option<i64>,
    url: Option<&'static str>,
    completes: bool,
}

const TITLE: &str = "Cojocna, sat inteligent: strategia comunei";
const SUMMARY: &str = "Ce ne-am propus împreună pentru următorii cinci ani și ce am făcut până acum. \
    Fiecare măsură are un termen și cineva care răspunde de ea.";
const PILLARS: [&str; 2] = ["Servicii publice pe internet", "Drumuri și străzi sigure"];

const TOLD: [Told; 4] = [
    Told {
        pillar: 0,
        title: "Cereri depuse de acasă",
        description: "Oamenii depun cererile la primărie fără drum: pe internet sau prin delegatul sătesc.",
        owner: "Secretarul general al comunei",
        due: 400,
        indicator: Some(("Cereri depuse electronic", "%", 9_000, 40_000)),
        evidence: &[
            Shown {
                day: -180,
                note: "Numărătoare în registrul primului semestru",
                value: Some(14_500),
                url: None,
                completes: false,
            },
            Shown {
                day: -20,
                note: "Numărătoare în registrul acestui semestru",
                value: Some(21_000),
                url: Some("/petitions"),
                completes: false,
            },
        ],
    },
    Told {
        pillar: 0,
        title: "Birou de inovare în primărie",
        description: "Un birou care leagă primăria de școală, de firme și de asociații.",
        owner: "Primarul comunei",
        due: -10,
        indicator: None,
        evidence: &[Shown {
            day: -60,
            note: "Regulamentul biroului, în lucru",
            value: None,
            url: None,
            completes: false,
        }],
    },
    Told {
        pillar: 1,
        title: "Iluminat pe drumul școlilor",
        description: "Copiii din Boju și Cara ajung la școală pe drumuri luminate.",
        owner: "Compartimentul achiziții",
        due: 200,
        indicator: Some(("Străzi luminate", "km", 3_000, 8_500)),
        evidence: &[Shown {
            day: -90,
            note: "Lucrările de anul trecut, recepționate",
            value: Some(8_500),
            url: Some("/initiatives"),
            completes: false,
        }],
    },
    Told {
        pillar: 1,
        title: "Trotuare lângă drumul județean",
        description: "Un trotuar de la centru până la gara Cojocna.",
        owner: "Consiliul local",
        due: 700,
        indicator: None,
        evidence: &[],
    },
];

/// Which project serves which objective; what nobody serves yet stays empty.
const MATRIX: &str = "\tStrategie de digitalizare\tConsiliu consultativ\tBirou de inovare\n\
    Oameni care hotărăsc împreună\tx\tx\t\n\
    Sate fără decalaj digital\tx\t\t\n\
    Politici scrise cu cetățenii\t\tx\tx\n\
    Drumuri sigure spre școală\t\t\t";

impl Planter {
    /// The strategy with its evidence, each piece on its day.
    pub(super) async fn strategy(&self, place: &Place) -> Result<()> {
        let actor = Actor { person: Some(place.coordinator), role: Role::Coordinator, ..Actor::nobody() };
        let at = self.at(-200, (10, 0));
        let mut tx = self.write(place.id, Some(place.coordinator), at).await?;
        let id = StrategyId(tx.new_id());
        let strategy = store::begin(&mut tx, &actor.may::<Begin>((), at)?, id, TITLE, SUMMARY).await?;
        tx.commit(store::StrategyDrafted { strategy: id, what: "begun" }).await?;
        let measures = self.parts(place, &actor, strategy, at).await?;
        for (told, (measure, indicator)) in TOLD.iter().zip(measures) {
            for shown in told.evidence {
                self.shown(place, &actor, id, (measure, indicator), shown).await?;
            }
        }
        let at = self.at(-15, (11, 0));
        let mut tx = self.write(place.id, Some(place.coordinator), at).await?;
        let strategy = latest(&mut tx, &actor, id, at).await?;
        let matrix = Matrix::read(MATRIX).map_err(|(key, _)| Error::BadInput(key))?;
        store::keep_matrix(&mut tx, &strategy, strategy.revision, &matrix).await?;
        Ok(tx.commit_recorded().await?)
    }

    /// Pillars, measures and indicators, then its publication. The numbers of the measures and of their indicators.
    async fn parts(
        &self,
        place: &Place,
        actor: &Actor,
        strategy: Strategy,
        at: Instant,
    ) -> Result<Vec<(i64, Option<i64>)>> {
        let mut tx = self.write(place.id, Some(place.coordinator), at).await?;
        let mut seen = strategy.revision;
        let strategy = actor.may::<Keep>(strategy, at)?;
        let mut pillars = Vec::new();
        for title in PILLARS {
            pillars.push(store::keep_pillar(&mut tx, &strategy, seen, None, title).await?);
            seen += 1;
        }
        let mut measures = Vec::new();
        for told in &TOLD {
            let new = NewMeasure {
                pillar: pillars[told.pillar],
                title: told.title.to_owned(),
                description: told.description.to_owned(),
                owner: told.owner.to_owned(),
                due_on: Some(self.day(told.due)),
            };
            let measure = store::keep_measure(&mut tx, &strategy, seen, None, &new, "").await?;
            seen += 1;
            let mut indicator = None;
            if let Some((title, unit, baseline, target)) = told.indicator {
                let new = NewIndicator {
                    measure,
                    title: title.to_owned(),
                    unit: unit.to_owned(),
                    baseline: Figure(baseline),
                    target: Figure(target),
                    due_on: Some(self.day(told.due)),
                    owner: told.owner.to_owned(),
                };
                indicator = Some(store::keep_indicator(&mut tx, &strategy, seen, None, &new, "").await?);
                seen += 1;
            }
            measures.push((measure, indicator));
        }
        store::publish(&mut tx, &strategy, seen).await?;
        tx.commit_recorded().await?;
        Ok(measures)
    }

    async fn shown(
        &self,
        place: &Place,
        actor: &Actor,
        id: StrategyId,
        (measure, indicator): (i64, Option<i64>),
        shown: &Shown,
    ) -> Result<()> {
        let at = self.at(shown.day, (12, 30));
        let mut tx = self.write(place.id, Some(place.coordinator), at).await?;
        let strategy = latest(&mut tx, actor, id, at).await?;
        let new = NewEvidence {
            id: EvidenceId(tx.new_id()),
            measure,
            indicator: indicator.filter(|_| shown.value.is_some()),
            value: shown.value.map(Figure),
            on_day: self.day(shown.day),
            kind: if shown.url.is_some() { EvidenceKind::Page } else { EvidenceKind::Note },
            note: shown.note.to_owned(),
            url: shown.url.map(str::to_owned),
            file: None,
            completes: shown.completes,
        };
        store::add_evidence(&mut tx, &strategy, &new).await?;
        Ok(tx.commit_recorded().await?)
    }
}

/// The strategy as it is now.
async fn latest(tx: &mut Writer, actor: &Actor, id: StrategyId, at: Instant) -> Result<Allowed<Keep>> {
    let strategy = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    Ok(actor.may::<Keep>(strategy, at)?)
}
