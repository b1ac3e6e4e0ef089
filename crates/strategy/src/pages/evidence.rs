//! Evidence: a value, a link, a file, or only words, with a day.
use super::one;
use crate::domain::{Evidence, EvidenceId, EvidenceKind, Figure, Keep, LONGEST_NOTE, Measure, Strategy};
use crate::store::{self, NewEvidence};
use askama::Template;
use axum::extract::Path;
use kit::clock::new_id;
use kit::files::{self, SeenBy};
use kit::{
    Allowed, Day, Error, Fields, Form, Frame, PersonId, Problems, Query, Result, Visit, done, private_page,
    refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct EvidenceForm {
    id: String,
    /// The number of an indicator; empty for the measure as a whole.
    indicator: String,
    value: String,
    on_day: String,
    note: String,
    url: String,
    completes: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Of {
    indicator: String,
}

#[derive(Template)]
#[template(path = "evidence.html")]
struct EvidencePage {
    frame: Frame,
    strategy: Strategy,
    measure: Measure,
    form: EvidenceForm,
    problems: Problems,
    had_files: bool,
}

impl EvidencePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "strategy-evidence", &self.form, &self.problems)
    }
    fn indicators(&self) -> Vec<(String, String)> {
        let whole = (String::new(), self.frame.t("strategy-evidence-whole").into_owned());
        let each = self
            .measure
            .indicators
            .iter()
            .map(|one| (one.number.to_string(), format!("{} ({})", one.title, one.unit)));
        std::iter::once(whole).chain(each).collect()
    }
}

async fn keepable(visit: &Visit, slug: &str, number: i64) -> Result<(Allowed<Keep>, Measure)> {
    let (strategy, _, measure) = one(visit, &mut visit.read().await?, slug, number).await?;
    Ok((visit.may::<Keep>(strategy)?, measure))
}

/// `GET /strategies/{slug}/measures/{number}/evidence`
pub(crate) async fn blank(
    visit: Visit,
    Path((slug, number)): Path<(String, i64)>,
    Query(of): Query<Of>,
) -> Result {
    let (strategy, measure) = keepable(&visit, &slug, number).await?;
    let form = EvidenceForm {
        id: EvidenceId(new_id(true, visit.now.0)).to_string(),
        indicator: of.indicator,
        on_day: visit.now.day().to_string(),
        ..EvidenceForm::default()
    };
    let (frame, strategy, problems) = (visit.frame(), strategy.into_inner(), Problems::none());
    private_page(EvidencePage { frame, strategy, measure, form, problems, had_files: false })
}

/// What a link leads to.
fn kind_of(url: Option<&str>, has_file: bool) -> EvidenceKind {
    match url {
        _ if has_file => EvidenceKind::File,
        Some(url) if url.starts_with("/processes/") => EvidenceKind::Process,
        Some(url) if url.starts_with("/initiatives/") => EvidenceKind::Initiative,
        Some(url) if url.starts_with("/documents/") => EvidenceKind::Document,
        Some(url) if url.starts_with('/') => EvidenceKind::Page,
        Some(_) => EvidenceKind::Web,
        None => EvidenceKind::Note,
    }
}

fn typed(
    visit: &Visit,
    measure: &Measure,
    form: &EvidenceForm,
    has_file: bool,
    problems: &mut Problems,
) -> Option<NewEvidence> {
    let id: EvidenceId = form.id.parse().ok()?;
    let indicator: Option<i64> = match form.indicator.as_str() {
        "" => None,
        text => problems.check(
            "indicator",
            text.parse()
                .ok()
                .filter(|n| measure.indicators.iter().any(|one| one.number == *n))
                .ok_or("kit-field-choice"),
        ),
    };
    let value = match (indicator, form.value.trim()) {
        (Some(_), text) => problems.check("value", Figure::parse(text).ok_or("strategy-figure-wrong")),
        (None, "") => None,
        (None, _) => {
            problems.add("indicator", "strategy-evidence-value-of");
            None
        }
    };
    let on_day = problems.check("on_day", Day::parse(&form.on_day).ok_or("kit-field-day"));
    if on_day.is_some_and(|day| day > visit.now.day()) {
        problems.add("on_day", "strategy-evidence-later");
    }
    let note = problems.text("note", &form.note, LONGEST_NOTE);
    let url = problems.maybe_text("url", &form.url, LONGEST_NOTE).map(|url| {
        let here = visit.address_of("/");
        url.strip_prefix(&here).map_or(url.clone(), |path| format!("/{path}"))
    });
    let is_good =
        |url: &String| (url.starts_with('/') && !url.starts_with("//")) || url.starts_with("https://");
    if url.as_ref().is_some_and(|url| !is_good(url)) {
        problems.add("url", "strategy-evidence-url-wrong");
    }
    if has_file && url.is_some() {
        problems.add("url", "strategy-evidence-one");
    }
    let completes = form.completes == "yes" && measure.indicators.is_empty();
    let kind = kind_of(url.as_deref(), has_file);
    let measure = measure.number;
    let on_day = on_day.filter(|_| problems.is_empty())?;
    Some(NewEvidence { id, measure, indicator, value, on_day, kind, note, url, file: None, completes })
}

/// `POST /strategies/{slug}/measures/{number}/evidence`
pub(crate) async fn add(
    visit: Visit,
    Path((slug, number)): Path<(String, i64)>,
    Form(form, uploads): Form<EvidenceForm>,
) -> Result {
    let (strategy, measure) = keepable(&visit, &slug, number).await?;
    let had_files = !uploads.is_empty();
    let mut problems = Problems::none();
    let mut files = files::check("file", uploads, 1, &mut problems).await?;
    let Some(mut new) =
        typed(&visit, &measure, &form, had_files, &mut problems).filter(|_| problems.is_empty())
    else {
        if problems.is_empty() {
            return Err(Error::BadInput("kit-bad-form"));
        }
        let (frame, strategy) = (visit.frame(), strategy.into_inner());
        return refused(EvidencePage { frame, strategy, measure, form, problems, had_files });
    };
    let mut tx = visit.write().await?;
    if let Some(file) = files.pop() {
        new.file =
            Some(files::keep(&mut tx, file, SeenBy::All, visit.actor.person.map(|p| PersonId(p.0))).await?);
    }
    if store::add_evidence(&mut tx, &strategy, &new).await? {
        tx.commit_recorded().await?;
    }
    done(format!("{}/measures/{number}", strategy.url()), "strategy-evidence")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct ReasonForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "withdraw.html")]
struct Withdraw {
    frame: Frame,
    strategy: Strategy,
    evidence: Evidence,
    form: ReasonForm,
    problems: Problems,
}

impl Withdraw {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "strategy-withdraw", &self.form, &self.problems)
    }
}

async fn evidence(visit: &Visit, slug: &str, id: &str) -> Result<(Allowed<Keep>, Evidence)> {
    let id: EvidenceId = id.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let strategy = store::visible(visit, &mut reader, slug).await?;
    let pillars = store::pillars(&mut reader, strategy.id).await?;
    let mut all = pillars.into_iter().flat_map(|pillar| pillar.measures).flat_map(|measure| measure.evidence);
    let evidence = all.find(|one| one.id == id).ok_or(Error::NotFound)?;
    Ok((visit.may::<Keep>(strategy)?, evidence))
}

/// `GET /strategies/{slug}/evidence/{id}/withdraw`
pub(crate) async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Result {
    let (strategy, evidence) = evidence(&visit, &slug, &id).await?;
    let (frame, form, problems) = (visit.frame(), ReasonForm::default(), Problems::none());
    private_page(Withdraw { frame, strategy: strategy.into_inner(), evidence, form, problems })
}

/// `POST /strategies/{slug}/evidence/{id}/withdraw`
pub(crate) async fn withdraw(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Form(form, _): Form<ReasonForm>,
) -> Result {
    let (strategy, evidence) = evidence(&visit, &slug, &id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, LONGEST_NOTE);
    if !problems.is_empty() {
        let (frame, strategy) = (visit.frame(), strategy.into_inner());
        return refused(Withdraw { frame, strategy, evidence, form, problems });
    }
    let mut tx = visit.write().await?;
    store::withdraw(&mut tx, &strategy, evidence.id, &evidence.note, &reason).await?;
    tx.commit_recorded().await?;
    done(format!("{}/measures/{}", strategy.url(), evidence.measure), "strategy-withdraw")
}
