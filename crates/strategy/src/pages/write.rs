//! Writing a strategy: its texts, and the one form for a pillar, a measure or an indicator.
use crate::domain::{
    Begin, Figure, Indicator, Keep, LONGEST_LINE, LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, Measure,
    Pillar, Strategy, StrategyId,
};
use crate::store::{self, NewIndicator, NewMeasure};
use askama::Template;
use axum::extract::Path;
use kit::clock::new_id;
use kit::{Day, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct TextsForm {
    /// Of a strategy that is not there yet.
    id: String,
    /// The revision that the form was opened with.
    seen: String,
    title: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "texts.html")]
struct Texts {
    frame: Frame,
    /// None: it is being begun.
    strategy: Option<Strategy>,
    pillars: Vec<Pillar>,
    form: TextsForm,
    problems: Problems,
}

impl Texts {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "strategy", &self.form, &self.problems)
    }
}

/// `GET /strategies/new`
pub(crate) async fn blank(visit: Visit) -> Result {
    visit.may::<Begin>(())?;
    let id = StrategyId(new_id(true, visit.now.0)).to_string();
    let form = TextsForm { id, ..TextsForm::default() };
    private_page(Texts {
        frame: visit.frame(),
        strategy: None,
        pillars: Vec::new(),
        form,
        problems: Problems::none(),
    })
}

/// `POST /strategies/new`
pub(crate) async fn begin(visit: Visit, Form(form, _): Form<TextsForm>) -> Result {
    let allowed = visit.may::<Begin>(())?;
    let id: StrategyId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    if !problems.is_empty() {
        return refused(Texts { frame: visit.frame(), strategy: None, pillars: Vec::new(), form, problems });
    }
    let mut tx = visit.write().await?;
    let strategy = store::begin(&mut tx, &allowed, id, &title, &summary).await?;
    tx.commit(store::StrategyDrafted { strategy: id, what: "begun" }).await?;
    done(format!("{}/edit", strategy.url()), "strategy-begin")
}

/// `GET /strategies/{slug}/edit`
pub(crate) async fn edit(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let strategy = store::visible(&visit, &mut reader, &slug).await?;
    let strategy = visit.may::<Keep>(strategy)?.into_inner();
    let pillars = store::pillars(&mut reader, strategy.id).await?;
    let form = TextsForm {
        seen: strategy.revision.to_string(),
        title: strategy.title.clone(),
        summary: strategy.summary.clone(),
        ..TextsForm::default()
    };
    let (frame, problems) = (visit.frame(), Problems::none());
    private_page(Texts { frame, strategy: Some(strategy), pillars, form, problems })
}

/// The revision that a form was opened with.
pub(super) fn seen(text: &str) -> Result<i64> {
    let seen: u32 = text.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    Ok(i64::from(seen))
}

/// `POST /strategies/{slug}/edit`
pub(crate) async fn save(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<TextsForm>) -> Result {
    let mut tx = visit.write().await?;
    let strategy = store::visible(&visit, &mut tx, &slug).await?;
    let strategy = visit.may::<Keep>(strategy)?;
    let seen = seen(&form.seen)?;
    let mut problems = Problems::none();
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    if !problems.is_empty() {
        let pillars = store::pillars(&mut tx, strategy.id).await?;
        drop(tx);
        let (frame, strategy) = (visit.frame(), Some(strategy.into_inner()));
        return refused(Texts { frame, strategy, pillars, form, problems });
    }
    store::rewrite(&mut tx, &strategy, seen, &title, &summary).await?;
    tx.commit_recorded().await?;
    done(strategy.url(), "strategy-save")
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct SeenForm {
    seen: String,
}

/// `POST /strategies/{slug}/publish`
pub(crate) async fn publish(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<SeenForm>) -> Result {
    let mut tx = visit.write().await?;
    let strategy = store::visible(&visit, &mut tx, &slug).await?;
    let strategy = visit.may::<Keep>(strategy)?;
    if strategy.published_at.is_none() {
        store::publish(&mut tx, &strategy, seen(&form.seen)?).await?;
        tx.commit_recorded().await?;
    }
    done(strategy.url(), "strategy-publish")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct PartForm {
    seen: String,
    title: String,
    description: String,
    owner: String,
    due_on: String,
    unit: String,
    baseline: String,
    target: String,
}

/// Which part a form is about, as its address says: `pillar-new`, `pillar-3`, `measure-new-3`, `indicator-7`.
enum Part {
    Pillar(Option<Pillar>),
    Measure(Pillar, Option<Measure>),
    Indicator(Measure, Option<Indicator>),
}

impl Part {
    fn code(&self) -> &'static str {
        match self {
            Part::Pillar(_) => "pillar",
            Part::Measure(..) => "measure",
            Part::Indicator(..) => "indicator",
        }
    }

    /// Finds what an address names among the parts of a strategy.
    fn find(word: &str, pillars: Vec<Pillar>) -> Option<Part> {
        let (kind, rest) = word.split_once('-')?;
        let (is_new, number) = match rest.split_once('-') {
            Some(("new", number)) => (true, number.parse::<i64>().ok()?),
            Some(_) => return None,
            None if rest == "new" => (true, 0),
            None => (false, rest.parse().ok()?),
        };
        match (kind, is_new) {
            ("pillar", true) if number == 0 => Some(Part::Pillar(None)),
            ("pillar", false) => {
                pillars.into_iter().find(|one| one.number == number).map(|one| Part::Pillar(Some(one)))
            }
            ("measure", true) => {
                pillars.into_iter().find(|one| one.number == number).map(|one| Part::Measure(one, None))
            }
            ("measure", false) => pillars.into_iter().find_map(|pillar| {
                let measure = pillar.measures.iter().find(|one| one.number == number).cloned()?;
                Some(Part::Measure(pillar, Some(measure)))
            }),
            ("indicator", is_new) => {
                pillars.into_iter().flat_map(|pillar| pillar.measures).find_map(|measure| {
                    if is_new {
                        return (measure.number == number).then_some(Part::Indicator(measure, None));
                    }
                    let indicator = measure.indicators.iter().find(|one| one.number == number).cloned()?;
                    Some(Part::Indicator(measure, Some(indicator)))
                })
            }
            _ => None,
        }
    }

    fn form(&self, seen: i64) -> PartForm {
        let seen = seen.to_string();
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        match self {
            Part::Pillar(Some(pillar)) => {
                PartForm { seen, title: pillar.title.clone(), ..PartForm::default() }
            }
            Part::Measure(_, Some(measure)) => PartForm {
                seen,
                title: measure.title.clone(),
                description: measure.description.clone(),
                owner: measure.owner.clone(),
                due_on: day(measure.due_on),
                ..PartForm::default()
            },
            Part::Indicator(_, Some(indicator)) => PartForm {
                seen,
                title: indicator.title.clone(),
                owner: indicator.owner.clone(),
                due_on: day(indicator.due_on),
                unit: indicator.unit.clone(),
                baseline: indicator.baseline.to_string(),
                target: indicator.target.to_string(),
                ..PartForm::default()
            },
            _ => PartForm { seen, ..PartForm::default() },
        }
    }
}

#[derive(Template)]
#[template(path = "part.html")]
struct PartPage {
    frame: Frame,
    strategy: Strategy,
    part: Part,
    /// As the address names it.
    word: String,
    form: PartForm,
    problems: Problems,
}

impl PartPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "strategy", &self.form, &self.problems)
    }
    fn is_new(&self) -> bool {
        matches!(self.part, Part::Pillar(None) | Part::Measure(_, None) | Part::Indicator(_, None))
    }
    fn title(&self) -> String {
        let key = if self.is_new() { "strategy-new" } else { "strategy-change" };
        self.frame.word(key, self.part.code()).into_owned()
    }
    /// What it belongs to.
    fn under(&self) -> &str {
        match &self.part {
            Part::Pillar(_) => &self.strategy.title,
            Part::Measure(pillar, _) => &pillar.title,
            Part::Indicator(measure, _) => &measure.title,
        }
    }
}

/// `GET /strategies/{slug}/parts/{part}`
pub(crate) async fn part(visit: Visit, Path((slug, word)): Path<(String, String)>) -> Result {
    let mut reader = visit.read().await?;
    let strategy = store::visible(&visit, &mut reader, &slug).await?;
    let strategy = visit.may::<Keep>(strategy)?.into_inner();
    let part = Part::find(&word, store::pillars(&mut reader, strategy.id).await?).ok_or(Error::NotFound)?;
    let form = part.form(strategy.revision);
    private_page(PartPage { frame: visit.frame(), strategy, part, word, form, problems: Problems::none() })
}

/// What a form says, once it is right.
enum Typed {
    Pillar(String),
    Measure(NewMeasure),
    Indicator(NewIndicator),
}

fn typed(part: &Part, form: &PartForm, problems: &mut Problems) -> Option<Typed> {
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    if let Part::Pillar(_) = part {
        return problems.is_empty().then_some(Typed::Pillar(title));
    }
    let owner = problems.maybe_text("owner", &form.owner, LONGEST_LINE).unwrap_or_default();
    let due_on = match form.due_on.trim() {
        "" => None,
        text => problems.check("due_on", Day::parse(text).ok_or("kit-field-day")),
    };
    match part {
        Part::Pillar(_) => None,
        Part::Measure(pillar, _) => {
            let description =
                problems.maybe_text("description", &form.description, LONGEST_TEXT).unwrap_or_default();
            let new = NewMeasure { pillar: pillar.number, title, description, owner, due_on };
            problems.is_empty().then_some(Typed::Measure(new))
        }
        Part::Indicator(measure, _) => {
            let unit = problems.text("unit", &form.unit, 40);
            let figure = |text: &str| Figure::parse(text).ok_or("strategy-figure-wrong");
            let baseline = problems.check("baseline", figure(&form.baseline));
            let target = problems.check("target", figure(&form.target));
            if baseline.is_some() && baseline == target {
                problems.add("target", "strategy-target-same");
            }
            let (Some(baseline), Some(target), true) = (baseline, target, problems.is_empty()) else {
                return None;
            };
            let measure = measure.number;
            Some(Typed::Indicator(NewIndicator { measure, title, unit, baseline, target, due_on, owner }))
        }
    }
}

/// What a part was before, for the history: nothing for a new one.
fn before(part: &Part) -> String {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    match part {
        Part::Measure(_, Some(old)) => format!("{} · {} · {}", old.title, old.owner, day(old.due_on)),
        Part::Indicator(_, Some(old)) => {
            format!("{} · {} → {} {} · {}", old.title, old.baseline, old.target, old.unit, day(old.due_on))
        }
        _ => String::new(),
    }
}

/// `POST /strategies/{slug}/parts/{part}`
pub(crate) async fn save_part(
    visit: Visit,
    Path((slug, word)): Path<(String, String)>,
    Form(form, _): Form<PartForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let strategy = store::visible(&visit, &mut tx, &slug).await?;
    let strategy = visit.may::<Keep>(strategy)?;
    let part = Part::find(&word, store::pillars(&mut tx, strategy.id).await?).ok_or(Error::NotFound)?;
    let seen = seen(&form.seen)?;
    let mut problems = Problems::none();
    let Some(typed) = typed(&part, &form, &mut problems) else {
        drop(tx);
        let (frame, strategy) = (visit.frame(), strategy.into_inner());
        return refused(PartPage { frame, strategy, part, word, form, problems });
    };
    let was = before(&part);
    let number = match (&part, &typed) {
        (Part::Pillar(old), _) => old.as_ref().map(|old| old.number),
        (Part::Measure(_, old), _) => old.as_ref().map(|old| old.number),
        (Part::Indicator(_, old), _) => old.as_ref().map(|old| old.number),
    };
    let kept = match &typed {
        Typed::Pillar(title) => store::keep_pillar(&mut tx, &strategy, seen, number, title).await?,
        Typed::Measure(new) => store::keep_measure(&mut tx, &strategy, seen, number, new, &was).await?,
        Typed::Indicator(new) => store::keep_indicator(&mut tx, &strategy, seen, number, new, &was).await?,
    };
    tx.commit_recorded().await?;
    let url = match &typed {
        Typed::Pillar(_) => format!("{}/edit#part-{kept}", strategy.url()),
        Typed::Measure(_) => format!("{}/measures/{kept}", strategy.url()),
        Typed::Indicator(new) => format!("{}/measures/{}", strategy.url(), new.measure),
    };
    done(url, "strategy-save")
}
