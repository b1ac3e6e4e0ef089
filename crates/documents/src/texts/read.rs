//! Reading documents: the list, a document page by page, one paragraph with its talk, the versions and what changed.
use super::domain::{Adoption, Document, DocumentId, DocumentKind, Integration, Keep, Page, Version, Weigh};
use super::store::{self, OpinionChanged, Placed, Standing};
use super::view::{Around, Body};
use crate::consultations::{self, Summary};
use crate::synthesis::domain::Sector;
use crate::synthesis::store::{self as synthesis, Suggestion};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use dialogue::Thread;
use dialogue::subjects::SubjectKind;
use formats::document::{self, Addressed, Change};
use kit::diff::Diff;
use kit::{Error, Form, Frame, Query, Result, Visit, done, page};
use serde::Deserialize;
use std::collections::HashMap;

/// How many documents, versions and changes a page shows.
const LISTED: usize = 20;
const CHANGES: usize = 60;
/// How many proposed wordings a paragraph shows.
const SUGGESTED: i64 = 20;

#[derive(Template)]
#[template(path = "texts/list.html")]
struct List {
    frame: Frame,
    documents: Vec<Document>,
    kind: Option<DocumentKind>,
    older: Option<DocumentId>,
    may_begin: bool,
}

impl List {
    fn kinds(&self) -> impl Iterator<Item = (&'static str, bool)> {
        DocumentKind::ALL.iter().map(|kind| (kind.code(), self.kind == Some(*kind)))
    }
}

/// What the address of the list asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    kind: String,
    before: String,
}

/// `GET /documents`
pub(crate) async fn list(visit: Visit, Query(wanted): Query<Wanted>) -> Result {
    let may_begin = visit.actor.could::<super::domain::Begin>(&(), visit.now);
    let kind = DocumentKind::parse(&wanted.kind);
    let before = wanted.before.parse().unwrap_or(DocumentId(uuid::Uuid::max()));
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let mut documents = store::list(&mut visit.read().await?, kind, before, may_begin, limit).await?;
    let older = documents.get(LISTED).map(|_| documents[LISTED - 1].id);
    documents.truncate(LISTED);
    page(List { frame: visit.frame(), documents, kind, older, may_begin })
}

#[derive(Template)]
#[template(path = "texts/show.html")]
struct Show {
    frame: Frame,
    document: Document,
    version: i64,
    pages: Vec<Page>,
    number: i64,
    body: Option<Body>,
    adoption: Option<Adoption>,
    integrations: Vec<Integration>,
    consultation: Option<Summary>,
    may_keep: bool,
}

impl Show {
    /// A draft is adopted after it has moved on to endorsement.
    fn may_adopt(&self) -> bool {
        let has_moved = self.consultation.as_ref().is_some_and(|one| one.consultation.moved_at.is_some());
        self.document.kind != DocumentKind::Draft || has_moved
    }
    fn is_first(&self) -> bool {
        self.number <= 1
    }
    fn last(&self) -> i64 {
        self.pages.last().map_or(0, |page| page.number)
    }
    /// The pages that have a heading: what the contents list.
    fn contents(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| !page.title.is_empty())
    }
    fn has_contents(&self) -> bool {
        self.pages.len() > 1
    }
    fn page_url(&self, number: &i64) -> String {
        if *number <= 1 { self.document.url() } else { format!("{}/sections/{number}", self.document.url()) }
    }
    fn here(&self) -> Option<&Page> {
        self.pages.iter().find(|page| page.number == self.number)
    }
}

/// `GET /documents/{slug}`
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    at(&visit, &slug, 1).await
}

/// `GET /documents/{slug}/sections/{number}`
pub(crate) async fn section(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result {
    let number = number.parse().ok().filter(|number| *number >= 1).ok_or(Error::NotFound)?;
    at(&visit, &slug, number).await
}

async fn at(visit: &Visit, slug: &str, number: i64) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(visit, &mut reader, slug).await?;
    let version = document.version_for(&visit.actor);
    let (id, what) = (document.id, format!("contents of {} {version}", document.id));
    let contents = visit.shared(&mut reader, what, |_, reader| Box::pin(read_contents(reader, id, version)));
    let (pages, adoption, integrations) = (*contents.await?).clone();
    if number > 1 && pages.iter().all(|page| page.number != number) {
        return Err(Error::NotFound);
    }
    let blocks = store::section(&mut reader, document.id, version, number).await?;
    let weights = match document.is_open {
        true => store::weights(&mut reader, document.id, version, number).await?,
        false => HashMap::new(),
    };
    let integrations = if number == 1 { integrations } else { Vec::new() };
    let consultation = consultations::summary(visit, &mut reader, &document).await?;
    let frame = visit.frame();
    let linked = document.is_open || consultation.as_ref().is_some_and(Summary::takes_recommendations);
    let around = Around { frame: &frame, document: &document, weights: &weights, linked };
    let body = (!blocks.is_empty()).then(|| Body::of(&around, &blocks));
    let may_keep = visit.actor.could::<Keep>(&document, visit.now);
    page(Show {
        frame: visit.frame(),
        document,
        version,
        pages,
        number,
        body,
        adoption,
        integrations,
        consultation,
        may_keep,
    })
}

/// What stands around every page of a version: its contents, its adoption, where it is a part of something greater.
async fn read_contents(
    reader: &mut Reader,
    document: DocumentId,
    version: i64,
) -> Result<(Vec<Page>, Option<Adoption>, Vec<Integration>)> {
    let pages = store::pages(reader, document, version).await?;
    let adoption = store::adoption(reader, document).await?;
    Ok((pages, adoption, store::integrations(reader, document).await?))
}

#[derive(Template)]
#[template(path = "texts/paragraph.html")]
struct Paragraph {
    frame: Frame,
    document: Document,
    placed: Placed,
    /// The last version in which it stood, if it is no longer in the text.
    gone: Option<i64>,
    body: Body,
    /// None where nobody talks about it.
    weight: Option<Standing>,
    may_weigh: bool,
    suggestions: Vec<(Suggestion, Diff)>,
    takes_recommendations: bool,
    recommendations: Vec<consultations::Line>,
    thread: Option<Thread>,
}

impl Paragraph {
    fn sectors(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let own = self.weight.as_ref().and_then(|weight| weight.voice);
        Sector::ALL.iter().map(move |sector| (sector.code(), own == Some(*sector)))
    }
}

/// What the address of a paragraph asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Talk {
    talk: Option<String>,
}

/// A paragraph of the text, or what it last was and in which version, because what was said about it stays.
async fn placed(
    visit: &Visit,
    reader: &mut Reader,
    document: &Document,
    address: i64,
) -> Result<(Placed, Option<i64>)> {
    match store::block(reader, document.id, document.version_for(&visit.actor), address).await {
        Ok(placed) => Ok((placed, None)),
        Err(Error::NotFound) => {
            let all = visit.actor.could::<Keep>(document, visit.now);
            let (version, placed) = store::last_block(reader, document.id, address, all).await?;
            Ok((placed, Some(version)))
        }
        Err(error) => Err(error),
    }
}

/// `GET /documents/{slug}/p/{address}`: its cost does not grow with the document.
pub(crate) async fn paragraph(
    visit: Visit,
    Path((slug, address)): Path<(String, String)>,
    Query(wanted): Query<Talk>,
) -> Result {
    let address: i64 = address.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let (placed, gone) = placed(&visit, &mut reader, &document, address).await?;
    let weight = store::weight(&mut reader, document.id, address, visit.actor.person).await?;
    let consultation = consultations::summary(&visit, &mut reader, &document).await?;
    let recommendations = match &consultation {
        Some(one) => consultations::store::on_paragraph(&mut reader, one.consultation.id, address).await?,
        None => Vec::new(),
    };
    let (mut thread, mut suggestions) = (None, Vec::new());
    if weight.is_some() {
        let id = store::paragraph_id(document.id, address);
        let talk = wanted.talk.as_deref();
        thread = Some(dialogue::thread(&visit, &mut reader, SubjectKind::Paragraph, id.0, talk).await?);
        let now_says = document::inline::plain(&placed.piece.block.text);
        let (of, what) = (document.id, format!("wordings for {} {address}", document.id));
        let proposed = visit.shared(&mut reader, what, |_, reader| {
            Box::pin(synthesis::suggestions(reader, of, address, SUGGESTED))
        });
        let compared = |one: &Suggestion| (one.clone(), Diff::of(&now_says, &one.wording));
        suggestions = proposed.await?.iter().map(compared).collect();
    }
    let may_weigh = gone.is_none() && visit.actor.could::<Weigh>(&document, visit.now);
    let takes_recommendations = consultation.as_ref().is_some_and(Summary::takes_recommendations);
    page(Paragraph {
        frame: visit.frame(),
        body: Body::alone(&placed.piece.block),
        takes_recommendations: gone.is_none() && takes_recommendations,
        document,
        placed,
        gone,
        weight,
        may_weigh,
        suggestions,
        recommendations,
        thread,
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct OpinionForm {
    opinion: String,
}

/// `POST /documents/{slug}/p/{address}/opinion`
pub(crate) async fn opinion(
    visit: Visit,
    Path((slug, address)): Path<(String, String)>,
    Form(form, _): Form<OpinionForm>,
) -> Result {
    let address: i64 = address.parse().map_err(|_| Error::NotFound)?;
    let agrees = match form.opinion.as_str() {
        "agree" => Some(true),
        "disagree" => Some(false),
        "none" => None,
        _ => return Err(Error::BadInput("kit-field-choice")),
    };
    let mut tx = visit.write().await?;
    let document = store::visible(&visit, &mut tx, &slug).await?;
    let document = visit.may::<Weigh>(document)?;
    store::weigh(&mut tx, &document, address, visit.person()?, agrees).await?;
    tx.commit(OpinionChanged { document: document.id, address }).await?;
    done(format!("{}/p/{address}", document.url()), "document-opinion")
}

#[derive(Template)]
#[template(path = "texts/versions.html")]
struct Versions {
    frame: Frame,
    document: Document,
    /// Each with the one before it that this visitor may read: what it is compared with.
    versions: Vec<(Version, Option<i64>)>,
    older: Option<i64>,
}

/// What the address of the versions asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Between {
    before: Option<i64>,
    from: Option<i64>,
    to: Option<i64>,
    skip: Option<usize>,
}

/// `GET /documents/{slug}/versions`; the public sees those that were published.
pub(crate) async fn versions(
    visit: Visit,
    Path(slug): Path<String>,
    Query(wanted): Query<Between>,
) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let all = visit.actor.could::<Keep>(&document, visit.now);
    let before = wanted.before.unwrap_or(i64::MAX);
    let known = store::versions(&mut reader, document.id, before, all, limit).await?;
    let older = known.get(LISTED).map(|_| known[LISTED - 1].version);
    let earlier: Vec<_> = known.iter().skip(1).map(|version| Some(version.version)).chain([None]).collect();
    let versions = known.into_iter().zip(earlier).take(LISTED).collect();
    page(Versions { frame: visit.frame(), document, versions, older })
}

#[derive(Template)]
#[template(path = "texts/compare.html")]
struct Compare {
    frame: Frame,
    document: Document,
    from: i64,
    to: i64,
    rows: Vec<Changed>,
    total: usize,
    next: Option<usize>,
}

/// A piece that is not the same in both versions.
struct Changed {
    code: &'static str,
    label: String,
    address: i64,
    old: Option<String>,
    new: Option<String>,
    /// Word by word, where there are both.
    diff: Option<Diff>,
}

impl Compare {
    fn next_url(&self, skip: &usize) -> String {
        format!("{}/compare?from={}&to={}&skip={skip}", self.document.url(), self.from, self.to)
    }
}

/// `GET /documents/{slug}/compare?from=1&to=2`
pub(crate) async fn compare(visit: Visit, Path(slug): Path<String>, Query(wanted): Query<Between>) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let to = wanted.to.unwrap_or_else(|| document.version_for(&visit.actor));
    let all = visit.actor.could::<Keep>(&document, visit.now);
    let from = match wanted.from {
        Some(from) => from,
        None => last_before(&mut reader, document.id, to, all).await?.ok_or(Error::NotFound)?,
    };
    for version in [from, to] {
        let there = last_before(&mut reader, document.id, version.saturating_add(1), all).await?;
        there.filter(|there| *there == version).ok_or(Error::NotFound)?;
    }
    let old = store::blocks(&mut reader, document.id, from).await?;
    let new = store::blocks(&mut reader, document.id, to).await?;
    drop(reader);
    let skip = wanted.skip.unwrap_or(0);
    let pieces = |all: &[Placed]| all.iter().map(|placed| placed.piece.clone()).collect::<Vec<Addressed>>();
    let rows = document::compare(&pieces(&old), &pieces(&new));
    let changed: Vec<_> = rows.into_iter().filter(|row| row.change != Change::Same).collect();
    let total = changed.len();
    let next = (total > skip.saturating_add(CHANGES)).then(|| skip + CHANGES);
    let rows = changed.into_iter().skip(skip).take(CHANGES).map(|row| Changed::of(row, &old, &new)).collect();
    page(Compare { frame: visit.frame(), document, from, to, rows, total, next })
}

/// The latest version before another that this visitor may read.
async fn last_before(
    reader: &mut Reader,
    document: DocumentId,
    version: i64,
    all: bool,
) -> Result<Option<i64>> {
    let there = store::versions(reader, document, version, all, 1).await?;
    Ok(there.first().map(|there| there.version))
}

impl Changed {
    fn of(row: document::Row, old: &[Placed], new: &[Placed]) -> Changed {
        let plain = |placed: &Placed| document::inline::plain(&placed.piece.block.text).replace('\t', " · ");
        let (was, is) = (row.old.map(|at| &old[at]), row.new.map(|at| &new[at]));
        let (before, after) = (was.map(plain), is.map(plain));
        let placed = is.or(was);
        Changed {
            code: row.change.code(),
            label: placed.map(|placed| placed.label.clone()).unwrap_or_default(),
            address: placed.map_or(0, |placed| placed.piece.address),
            diff: before.as_ref().zip(after.as_ref()).map(|(old, new)| Diff::of(old, new)),
            old: before,
            new: after,
        }
    }
}
