//! The page of a consultation: its dates and their reasons, how to answer, and the dossier. And the step to endorsement.
use super::debates::store as debates;
use super::domain::{self, Consultation, Debate, Lead, Line, Proof, blockers};
use super::dossier::store::{self as dossier, Endorsement, Posting};
use super::store::{self, MovedOn, Told};
use super::summary;
use crate::texts::domain::{Adoption, Keep};
use crate::texts::{Document, DocumentId, store as texts};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use dialogue::subjects::SubjectKind;
use kit::{Day, Error, Form, Frame, Problems, Query, Result, Text, Visit, done, page};
use rules::calendar::Calendar;
use rules::terms::{Due, law};
use serde::Deserialize;

/// How many recommendations a page shows.
const LISTED: usize = 50;

/// A date of a draft, and why it is this one.
pub(super) struct Dated {
    pub code: &'static str,
    pub day: Day,
    pub why: Vec<Text>,
}

impl Dated {
    fn of(code: &'static str, due: &Due) -> Dated {
        Dated { code, day: Day(due.used), why: domain::why(due) }
    }
}

/// The three dates of an announced draft: proposals close, earliest endorsement, earliest vote. None once it is withdrawn.
pub(super) fn dates(one: &Consultation, proofs: &[Proof]) -> Vec<Dated> {
    let (Some(closes_on), Some(from), None) = (one.closes_on, one.endorsable_from, &one.withdrawn) else {
        return Vec::new();
    };
    let announced =
        proofs.iter().map(|proof| proof.at).max().or(one.published_at).map_or(closes_on, |at| at.day());
    let known = domain::dates(announced);
    let why = domain::why_until(closes_on, &known.proposals, one.urgency.is_some());
    let mut all = vec![Dated { code: "proposals", day: closes_on, why }];
    if one.urgency.is_some() {
        let why = vec![Text::new("consult-why-urgent")];
        all.push(Dated { code: "endorsement", day: from.day(), why });
        return all;
    }
    let mut endorsement = Dated::of("endorsement", &known.endorsement);
    // Where the authority gives longer than the term, the draft waits for the last proposals.
    if closes_on >= endorsement.day {
        endorsement.day = closes_on.plus(1);
        let waits = Text::new("consult-why-waits").with("day", closes_on).with("first", endorsement.day);
        endorsement.why.push(waits);
    }
    let sitting = law::CONVOCATION.due_from(endorsement.day.0, &Calendar::default());
    all.push(endorsement);
    all.push(Dated::of("sitting", &sitting));
    all
}

#[derive(Template)]
#[template(path = "consultations/show.html")]
struct Show {
    frame: Frame,
    document: Document,
    one: Consultation,
    dates: Vec<Dated>,
    proofs: Vec<Proof>,
    lines: Vec<Line>,
    next: Option<i64>,
    debates: Vec<Debate>,
    requests: Vec<debates::Request>,
    postings: Vec<Posting>,
    endorsements: Vec<Endorsement>,
    adoption: Option<Adoption>,
    told: Vec<Told>,
    may_lead: bool,
    may_keep: bool,
    blockers: Vec<Text>,
}

impl Show {
    fn is_receiving(&self) -> bool {
        self.one.is_receiving(self.frame.now)
    }
    /// The first request that no debate was announced for: what the staff counts the days of.
    fn waiting_request(&self) -> Option<&debates::Request> {
        let is_answered = self.debates.iter().any(|debate| debate.cancelled.is_none());
        self.requests.first().filter(|_| !is_answered && self.one.is_under_way())
    }
    fn lacks(&self, way: &str) -> bool {
        self.proofs.iter().all(|proof| proof.way.code() != way)
    }
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    after: i64,
}

/// `GET /documents/{slug}/consultation`
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Result {
    let mut reader = visit.read().await?;
    let document = texts::visible(&visit, &mut reader, &slug).await?;
    let one = summary(&visit, &mut reader, &document).await?.ok_or(Error::NotFound)?.consultation;
    let (of, what) = ((one.clone(), document.id), format!("dossier of {}", one.id));
    let dossier = visit.shared(&mut reader, what, |_, reader| Box::pin(read_dossier(reader, of)));
    let Dossier { proofs, held, requests, postings, endorsements, adoption, told } =
        (*dossier.await?).clone();
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let mut lines = store::lines(&mut reader, one.id, wanted.after, limit).await?;
    let next = lines.get(LISTED).map(|_| lines[LISTED - 1].place);
    lines.truncate(LISTED);
    page(Show {
        frame: visit.frame(),
        dates: dates(&one, &proofs),
        blockers: blockers(&one, &proofs, &held, visit.now),
        may_lead: visit.actor.could::<Lead>(&one, visit.now),
        may_keep: visit.actor.could::<Keep>(&document, visit.now),
        postings,
        endorsements,
        document,
        one,
        proofs,
        lines,
        next,
        debates: held,
        requests,
        adoption,
        told,
    })
}

/// What has been gathered about a draft besides the recommendations.
#[derive(Clone)]
struct Dossier {
    proofs: Vec<Proof>,
    held: Vec<Debate>,
    requests: Vec<debates::Request>,
    postings: Vec<Posting>,
    endorsements: Vec<Endorsement>,
    adoption: Option<Adoption>,
    told: Vec<Told>,
}

async fn read_dossier(reader: &mut Reader, (one, document): (Consultation, DocumentId)) -> Result<Dossier> {
    let has_moved = one.moved_at.is_some();
    Ok(Dossier {
        proofs: store::proofs(reader, one.id).await?,
        held: debates::of_consultation(reader, one.id).await?,
        requests: debates::requests(reader, one.id).await?,
        postings: dossier::postings(reader, one.id).await?,
        told: store::told(reader, one.id).await?,
        endorsements: if has_moved { dossier::endorsements(reader, one.id).await? } else { Vec::new() },
        adoption: if has_moved { texts::adoption(reader, document).await? } else { None },
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct MoveForm {
    note: String,
}

/// `POST /documents/{slug}/consultation/move`
pub(crate) async fn move_on(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<MoveForm>) -> Result {
    let mut tx = visit.write().await?;
    let document = texts::visible(&visit, &mut tx, &slug).await?;
    let one = store::of_document(&mut tx, document.id).await?.ok_or(Error::NotFound)?;
    let one = visit.may::<Lead>(one)?;
    let mut problems = Problems::none();
    let note = problems.maybe_text("note", &form.note, domain::LONGEST_LINE).unwrap_or_default();
    // The same is held by the keys of the tables; this says it in words.
    let proofs = store::proofs(&mut tx, one.id).await?;
    let held = debates::of_consultation(&mut tx, one.id).await?;
    if one.published_at.is_none()
        || !problems.is_empty()
        || !blockers(&one, &proofs, &held, visit.now).is_empty()
    {
        return Err(Error::Conflict("consult-cannot-move"));
    }
    store::move_on(&mut tx, &one, &document, &note).await?;
    let title = document.title.clone();
    let what = Text::new("consult-mail-moved").with("title", &title);
    dialogue::notify(&mut tx, visit.app(), SubjectKind::Document, document.id.0, what).await?;
    tx.commit(MovedOn { consultation: one.id, title }).await?;
    done(format!("{}/consultation", document.url()), "consult-moved")
}
