//! The synthesis as everybody reads it, and as the staff writes it.
use super::domain::{Figures, LONGEST_SAID, LONGEST_SUMMARY, Outcome, Sector};
use super::store::{self, Line, Suggestion, Synthesis, SynthesisChanged, SynthesisPublished, Talked};
use crate::consultations::notice;
use crate::texts::domain::Keep;
use crate::texts::store::{self as texts, Placed};
use crate::texts::{Document, DocumentId};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use dialogue::subjects::SubjectKind;
use formats::document::inline;
use kit::{
    Error, Fields, Form, Frame, Lang, Problems, Query, Result, Text, Visit, done, download, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

/// How many paragraphs a page shows, and how many suggestions the form for one of them.
const LISTED: usize = 50;
const SUGGESTED: i64 = 30;
/// How many paragraphs a paper can hold.
const PRINTED: i64 = 2_000;

/// The version that is, or was last, gathered: the published synthesis' own, unless a newer text is talked about.
fn version_of(document: &Document, may_keep: bool) -> Result<i64> {
    let public = document.public_version.ok_or(Error::NotFound)?;
    Ok(match document.synthesis_version {
        Some(done) if !may_keep => done,
        _ => public,
    })
}

#[derive(Template)]
#[template(path = "synthesis/show.html")]
struct Show {
    frame: Frame,
    document: Document,
    version: i64,
    synthesis: Option<Synthesis>,
    figures: Figures,
    required: Vec<Sector>,
    talked: Vec<Talked>,
    next: Option<i64>,
    may_keep: bool,
}

impl Show {
    /// The sectors that must be heard and have said nothing.
    fn silent(&self) -> Vec<&'static str> {
        let silent = self.required.iter().filter(|sector| self.figures.of(**sector) == 0);
        silent.map(|sector| sector.code()).collect()
    }
    fn is_required(&self, code: &str) -> bool {
        self.required.iter().any(|sector| sector.code() == code)
    }
    fn is_writing(&self) -> bool {
        self.may_keep && self.synthesis.is_none()
    }
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    after: i64,
}

/// `GET /documents/{slug}/synthesis`: before it is published, the figures alone; the lines only for those who write them.
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Result {
    let mut reader = visit.read().await?;
    let document = texts::visible(&visit, &mut reader, &slug).await?;
    let may_keep = visit.actor.could::<Keep>(&document, visit.now);
    let version = version_of(&document, may_keep)?;
    let (id, what) = (document.id, format!("synthesis of {} {version}", document.id));
    let known = visit.shared(&mut reader, what, |_, reader| Box::pin(read_known(reader, id, version)));
    let (synthesis, figures, required) = (*known.await?).clone();
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let mut talked = match synthesis.is_some() || may_keep {
        true => store::talked(&mut reader, document.id, version, wanted.after, limit).await?,
        false => Vec::new(),
    };
    let next = talked.get(LISTED).map(|_| talked[LISTED - 1].address);
    talked.truncate(LISTED);
    page(Show {
        frame: visit.frame(),
        document,
        version,
        synthesis,
        figures,
        required,
        talked,
        next,
        may_keep,
    })
}

/// What is the same on every page of a synthesis: its words if they are published, the figures, the required sectors.
async fn read_known(
    reader: &mut Reader,
    document: DocumentId,
    version: i64,
) -> Result<(Option<Synthesis>, Figures, Vec<Sector>)> {
    let synthesis = store::published(reader, document, version).await?;
    let figures = match &synthesis {
        Some(known) => known.figures,
        None => store::figures(reader, document).await?,
    };
    Ok((synthesis, figures, store::required(reader, document).await?))
}

#[derive(Template)]
#[template(path = "synthesis/sectors.html")]
struct SectorsPage {
    frame: Frame,
    document: Document,
    chosen: Vec<Sector>,
}

impl SectorsPage {
    fn sectors(&self) -> impl Iterator<Item = (&'static str, bool)> {
        Sector::ALL.iter().map(|sector| (sector.code(), self.chosen.contains(sector)))
    }
}

/// The document of an address, for those who keep it.
async fn kept(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<kit::Allowed<Keep>> {
    let document = texts::visible(visit, reader, slug).await?;
    Ok(visit.may::<Keep>(document)?)
}

/// `GET /documents/{slug}/sectors`
pub(crate) async fn ask_sectors(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = kept(&visit, &mut reader, &slug).await?.into_inner();
    let chosen = store::required(&mut reader, document.id).await?;
    private_page(SectorsPage { frame: visit.frame(), document, chosen })
}

/// What was ticked.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct SectorsForm {
    business: String,
    civil_society: String,
    academia: String,
    citizens: String,
}

/// `POST /documents/{slug}/sectors`
pub(crate) async fn require(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<SectorsForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let document = kept(&visit, &mut tx, &slug).await?;
    let ticked = |sector: &Sector| {
        let word = match sector {
            Sector::Business => &form.business,
            Sector::CivilSociety => &form.civil_society,
            Sector::Academia => &form.academia,
            Sector::Citizens => &form.citizens,
        };
        word == "yes"
    };
    let sectors: Vec<Sector> = Sector::ALL.iter().copied().filter(ticked).collect();
    store::require(&mut tx, &document, &sectors).await?;
    tx.commit(SynthesisChanged { document: document.id }).await?;
    done(format!("{}/synthesis", document.url()), "sectors-kept")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct LineForm {
    said: String,
    outcome: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "synthesis/line.html")]
struct LinePage {
    frame: Frame,
    document: Document,
    address: i64,
    label: String,
    now_says: String,
    suggestions: Vec<Suggestion>,
    form: LineForm,
    problems: Problems,
}

impl LinePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "synthesis", &self.form, &self.problems)
    }
    fn outcomes(&self) -> impl Iterator<Item = &'static str> + use<> {
        Outcome::ALL.iter().map(|outcome| outcome.code())
    }
}

/// A paragraph of the public text; what it was called, if it is there no longer.
async fn paragraph(reader: &mut Reader, document: &Document, address: i64) -> Result<(String, String)> {
    let version = document.public_version.ok_or(Error::NotFound)?;
    match texts::block(reader, document.id, version, address).await {
        Ok(Placed { label, piece, .. }) => Ok((label, inline::plain(&piece.block.text))),
        Err(Error::NotFound) => Ok((texts::last_label(reader, document.id, address).await?, String::new())),
        Err(error) => Err(error),
    }
}

/// `GET /documents/{slug}/synthesis/p/{address}`
pub(crate) async fn ask_line(visit: Visit, Path((slug, address)): Path<(String, String)>) -> Result {
    let address: i64 = address.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let document = kept(&visit, &mut reader, &slug).await?.into_inner();
    let version = document.public_version.ok_or(Error::NotFound)?;
    let (label, now_says) = paragraph(&mut reader, &document, address).await?;
    let suggestions = store::suggestions(&mut reader, document.id, address, SUGGESTED).await?;
    let known = store::talked(&mut reader, document.id, version, address - 1, 1).await?;
    let known = known.into_iter().find(|talked| talked.address == address).and_then(|talked| talked.line);
    let form = known.map_or_else(LineForm::default, |line| LineForm {
        said: line.said,
        outcome: line.outcome.code().to_owned(),
        reason: line.reason,
    });
    private_page(LinePage {
        frame: visit.frame(),
        document,
        address,
        label,
        now_says,
        suggestions,
        form,
        problems: Problems::none(),
    })
}

/// `POST /documents/{slug}/synthesis/p/{address}`
pub(crate) async fn keep_line(
    visit: Visit,
    Path((slug, address)): Path<(String, String)>,
    Form(form, _): Form<LineForm>,
) -> Result {
    let address: i64 = address.parse().map_err(|_| Error::NotFound)?;
    let mut tx = visit.write().await?;
    let document = kept(&visit, &mut tx, &slug).await?;
    let version = document.public_version.ok_or(Error::NotFound)?;
    let (label, now_says) = paragraph(&mut tx, &document, address).await?;
    let mut problems = Problems::none();
    let said = problems.text("said", &form.said, LONGEST_SAID);
    let outcome = problems.check("outcome", Outcome::parse(&form.outcome).ok_or("kit-field-choice"));
    let reason = problems.text("reason", &form.reason, LONGEST_SAID);
    let Some(outcome) = outcome.filter(|_| problems.is_empty()) else {
        let suggestions = store::suggestions(&mut tx, document.id, address, SUGGESTED).await?;
        drop(tx);
        return refused(LinePage {
            frame: visit.frame(),
            document: document.into_inner(),
            address,
            label,
            now_says,
            suggestions,
            form,
            problems,
        });
    };
    let line = Line { said, outcome, reason };
    store::keep_line(&mut tx, &document, version, (address, &label), &line).await?;
    tx.commit(SynthesisChanged { document: document.id }).await?;
    done(format!("{}/synthesis#p{address}", document.url()), "synthesis-line")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct PublishForm {
    summary: String,
}

#[derive(Template)]
#[template(path = "synthesis/publish.html")]
struct PublishPage {
    frame: Frame,
    document: Document,
    form: PublishForm,
    problems: Problems,
}

impl PublishPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "synthesis", &self.form, &self.problems)
    }
}

/// `GET /documents/{slug}/synthesis/publish`
pub(crate) async fn ask_publish(visit: Visit, Path(slug): Path<String>) -> Result {
    let document = kept(&visit, &mut visit.read().await?, &slug).await?.into_inner();
    let (frame, form) = (visit.frame(), PublishForm::default());
    private_page(PublishPage { frame, document, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/synthesis/publish`
pub(crate) async fn publish(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<PublishForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let document = kept(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    if document.is_open {
        problems.add("summary", "synthesis-talk-open");
    }
    if !problems.is_empty() {
        drop(tx);
        let (frame, document) = (visit.frame(), document.into_inner());
        return refused(PublishPage { frame, document, form, problems });
    }
    let version = store::publish(&mut tx, &document, &summary).await?;
    let title = document.title.clone();
    let what = Text::new("synthesis-mail").with("title", &title);
    dialogue::notify(&mut tx, visit.app(), SubjectKind::Document, document.id.0, what).await?;
    tx.commit(SynthesisPublished { document: document.id, version, title }).await?;
    done(format!("{}/synthesis", document.url()), "synthesis-published")
}

/// What the paper says.
#[derive(Serialize)]
struct Paper {
    lead: String,
    summary: String,
    people: String,
    head: [String; 2],
    rows: Vec<Vec<String>>,
    amounts: String,
    lines: Vec<PaperLine>,
    words: [String; 3],
}

#[derive(Serialize)]
struct PaperLine {
    label: String,
    amounts: String,
    said: String,
    outcome: String,
    reason: String,
}

impl Paper {
    fn of(document: &Document, version: i64, known: &Synthesis, talked: Vec<Talked>, lang: Lang) -> Paper {
        let t = |key: &str| lang.t(key).into_owned();
        let n = |key: &'static str, n: i64| Text::new(key).with("n", n).say(lang);
        let lines = talked.into_iter().filter_map(|talked| {
            let line = talked.line?;
            Some(PaperLine {
                label: talked.label.unwrap_or_else(|| t("synthesis-gone")),
                amounts: [
                    n("synthesis-comments-n", talked.comments),
                    n("document-agree-n", talked.agree),
                    n("document-disagree-n", talked.disagree),
                ]
                .join(", "),
                said: line.said,
                outcome: t(&format!("synthesis-outcome-{}", line.outcome.code())),
                reason: line.reason,
            })
        });
        Paper {
            lead: Text::new("synthesis-paper-lead")
                .with("title", &document.title)
                .with("version", version.to_string())
                .say(lang),
            summary: known.summary.clone(),
            people: n("synthesis-people-n", known.figures.people()),
            head: [t("synthesis-sector"), t("synthesis-people")],
            rows: known
                .figures
                .sectors()
                .map(|(code, n)| vec![t(&format!("sector-{code}")), n.to_string()])
                .collect(),
            amounts: amounts(&known.figures, lang),
            lines: lines.collect(),
            words: [t("synthesis-said"), t("synthesis-outcome"), t("synthesis-reason")],
        }
    }
}

fn amounts(figures: &Figures, lang: Lang) -> String {
    let n = |key: &'static str, n: i64| Text::new(key).with("n", n).say(lang);
    [
        n("synthesis-comments-n", figures.comments),
        n("synthesis-suggestions-n", figures.suggestions),
        n("synthesis-opinions-n", figures.opinions),
    ]
    .join(", ")
}

/// `GET /documents/{slug}/synthesis.pdf`
pub(crate) async fn pdf(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = texts::visible(&visit, &mut reader, &slug).await?;
    let version = document.synthesis_version.ok_or(Error::NotFound)?;
    let known = store::published(&mut reader, document.id, version).await?.ok_or(Error::NotFound)?;
    let talked = store::talked(&mut reader, document.id, version, 0, PRINTED).await?;
    drop(reader);
    let lang = visit.community.default_language();
    let paper = Paper::of(&document, version, &known, talked, lang);
    let title = lang.t("synthesis-title").into_owned();
    let path = format!("{}/synthesis", document.url());
    let template = include_str!("../../templates/synthesis/synthesis.typ");
    let file = notice::print(&visit, template, title, path, paper).await?;
    download(&format!("sinteza-{slug}.pdf"), "application/pdf", file)
}
