//! Before and at the announcement: what must be there, publishing, the proofs.
use super::domain::{
    Consultation, LONGEST_LINE, LONGEST_REASONS, Lead, SubscriberId, SubscriberKind, Way, dates,
};
use super::store::{self, Announced, Preparation, Prepared, Proved};
use crate::texts::domain::Keep;
use crate::texts::{Document, DocumentKind, store as texts};
use askama::Template;
use axum::extract::Path;
use db::Writer;
use kit::mail::{self, Letter};
use kit::{
    Allowed, Day, Error, Fields, Form, Frame, Instant, Problems, Result, Text, Visit, done, private_page,
    refused,
};
use serde::{Deserialize, Serialize};

/// How many letters are written at a time.
const LOT: i64 = 500;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct PrepareForm {
    reasons: String,
    studies: String,
    how: String,
    responsible: String,
    concerns_business: String,
    urgency: String,
    closes_on: String,
}

impl PrepareForm {
    /// What is typed so far: all of it may be empty while it is being prepared.
    fn read(&self, problems: &mut Problems) -> Preparation {
        let mut text = |field, value: &str, longest| problems.maybe_text(field, value, longest);
        Preparation {
            reasons: text("reasons", &self.reasons, LONGEST_REASONS).unwrap_or_default(),
            studies: text("studies", &self.studies, LONGEST_REASONS).unwrap_or_default(),
            how: text("how", &self.how, LONGEST_REASONS).unwrap_or_default(),
            responsible: text("responsible", &self.responsible, LONGEST_LINE).unwrap_or_default(),
            urgency: text("urgency", &self.urgency, LONGEST_REASONS),
            concerns_business: self.concerns_business == "yes",
        }
    }
}

#[derive(Template)]
#[template(path = "consultations/prepare.html")]
struct Prepare {
    frame: Frame,
    document: Document,
    one: Option<Consultation>,
    form: PrepareForm,
    problems: Problems,
    missing: Vec<&'static str>,
}

impl Prepare {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult", &self.form, &self.problems)
    }
    fn is_published(&self) -> bool {
        self.one.as_ref().is_some_and(|one| one.published_at.is_some())
    }
}

/// The draft and its consultation, for the staff.
async fn draft(visit: &Visit, slug: &str) -> Result<(Allowed<Keep>, Option<Consultation>)> {
    let mut reader = visit.read().await?;
    let document = texts::visible(visit, &mut reader, slug).await?;
    if document.kind != DocumentKind::Draft {
        return Err(Error::NotFound);
    }
    let one = store::of_document(&mut reader, document.id).await?;
    Ok((visit.may::<Keep>(document)?, one))
}

/// The parts that the announcement still lacks (`all` before any was typed), as the last word of their messages.
fn missing(document: &Document, one: Option<&Consultation>) -> Vec<&'static str> {
    match one {
        Some(one) => one.missing(document.version > 0),
        None => vec!["all"],
    }
}

/// The last day for proposals that is offered: the whole term, to the day before the draft may be endorsed, so that it can
/// move on when the page says; but never less than the law gives for proposals.
fn whole_term(announced: Day) -> Day {
    let known = dates(announced);
    Day(known.endorsement.used).plus(-1).max(Day(known.proposals.used))
}

/// `GET /documents/{slug}/consultation/prepare`
pub(crate) async fn ask(visit: Visit, Path(slug): Path<String>) -> Result {
    let (document, one) = draft(&visit, &slug).await?;
    let document = document.into_inner();
    let mut form =
        PrepareForm { closes_on: whole_term(visit.now.day()).to_string(), ..PrepareForm::default() };
    if let Some(one) = &one {
        form.reasons.clone_from(&one.reasons);
        form.studies.clone_from(&one.studies);
        form.how.clone_from(&one.how);
        form.responsible.clone_from(&one.responsible);
        form.concerns_business = if one.concerns_business { "yes".into() } else { String::new() };
        form.urgency = one.urgency.clone().unwrap_or_default();
    }
    let missing = missing(&document, one.as_ref());
    private_page(Prepare { frame: visit.frame(), document, one, form, problems: Problems::none(), missing })
}

/// `POST /documents/{slug}/consultation/prepare`: what is not there yet may stay empty.
pub(crate) async fn save(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<PrepareForm>) -> Result {
    let (document, one) = draft(&visit, &slug).await?;
    let mut problems = Problems::none();
    let new = form.read(&mut problems);
    if !problems.is_empty() {
        let (document, missing) = (document.into_inner(), Vec::new());
        return refused(Prepare { frame: visit.frame(), document, one, form, problems, missing });
    }
    let mut tx = visit.write().await?;
    let id = store::prepare(&mut tx, &document, &new).await?;
    tx.commit(Prepared { consultation: id }).await?;
    done(format!("{}/consultation/prepare", document.url()), "consult-prepared")
}

/// `POST /documents/{slug}/consultation/publish`: what was typed is kept first, and announced if nothing is missing.
pub(crate) async fn publish(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<PrepareForm>,
) -> Result {
    let (document, one) = draft(&visit, &slug).await?;
    let mut problems = Problems::none();
    let new = form.read(&mut problems);
    let closes_on = problems.check("closes_on", Day::parse(&form.closes_on).ok_or("kit-field-day"));
    let least = Day(dates(visit.now.day()).proposals.used);
    if closes_on.is_some_and(|day| day < least && new.urgency.is_none() || day < visit.now.day()) {
        problems.add("closes_on", Text::new("consult-closes-early").with("day", least));
    }
    let Some(closes_on) = closes_on.filter(|_| problems.is_empty()) else {
        let (document, missing) = (document.into_inner(), Vec::new());
        return refused(Prepare { frame: visit.frame(), document, one, form, problems, missing });
    };
    let mut tx = visit.write().await?;
    let id = store::prepare(&mut tx, &document, &new).await?;
    let known = store::of_document(&mut tx, document.id).await?.ok_or(Error::NotFound)?;
    let lacking = missing(&document, Some(&known));
    if !lacking.is_empty() {
        tx.commit(Prepared { consultation: id }).await?;
        // The text of the draft has a page of its own.
        for part in lacking.iter().filter(|part| **part != "text") {
            problems.add(part, Text::new(format!("consult-missing-{part}")));
        }
        let (document, one) = (document.into_inner(), Some(known));
        return refused(Prepare { frame: visit.frame(), document, one, form, problems, missing: lacking });
    }
    let known = visit.may::<Lead>(known)?;
    if document.has_unpublished() {
        texts::publish(&mut tx, &document).await?;
    }
    let address = visit.address_of(&format!("{}/consultation", document.url()));
    store::publish(&mut tx, &known, document.version, closes_on, &address).await?;
    let told = send_out(&mut tx, &visit, &document, &known, closes_on, &address).await?;
    if told > 0 {
        let detail = Text::new("consult-proof-sent").with("n", told).say(visit.community.default_language());
        let now = Instant(tx.stamp().now);
        store::prove(&mut tx, &known, Way::Media, now, &detail).await?;
    }
    let (consultation, title) = (known.id, document.title.clone());
    tx.commit(Announced { consultation, document: document.id, title }).await?;
    done(format!("{}/consultation", document.url()), "consult-published")
}

/// Sends the draft to everybody who asked for drafts, to the media, and to business associations where it concerns
/// them; says to how many of the media.
async fn send_out(
    tx: &mut Writer,
    visit: &Visit,
    document: &Document,
    one: &Consultation,
    closes_on: Day,
    address: &str,
) -> Result<i64> {
    let (mut told, mut after) = (0, SubscriberId(uuid::Uuid::nil()));
    loop {
        let lot = store::confirmed(tx, after, LOT).await?;
        let Some(last) = lot.last() else { return Ok(told) };
        after = last.id;
        for reader in lot {
            if reader.kind == SubscriberKind::Business && !one.concerns_business {
                continue;
            }
            told += i64::from(reader.kind == SubscriberKind::Media);
            let letter = Letter {
                person: None,
                recipient: reader.email.clone(),
                lang: reader.lang,
                subject: Text::new("consult-mail-draft-subject").with("title", &document.title),
                paragraphs: vec![
                    Text::new("consult-mail-draft")
                        .with("community", &visit.community.name)
                        .with("title", &document.title)
                        .with("day", closes_on),
                    Text::new("consult-mail-address").with("address", address),
                ],
                unsubscribe: Some(super::readers::leave_address(visit, reader.id)),
            };
            mail::post(tx, &letter).await?;
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct ProofForm {
    way: String,
    at: String,
    detail: String,
}

/// `POST /documents/{slug}/consultation/proof`
pub(crate) async fn proof(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<ProofForm>) -> Result {
    let mut tx = visit.write().await?;
    let document = texts::visible(&visit, &mut tx, &slug).await?;
    let one = store::of_document(&mut tx, document.id).await?.ok_or(Error::NotFound)?;
    let one = visit.may::<Lead>(one)?;
    let published = one.published_at.ok_or(Error::Conflict("consult-not-published"))?;
    let way = Way::parse(&form.way).ok_or(Error::BadInput("kit-field-choice"))?;
    let day = Day::parse(&form.at).filter(|day| *day <= visit.now.day());
    let at = day.map(|day| day.start().max(published)).ok_or(Error::BadInput("kit-field-day"))?;
    let mut problems = Problems::none();
    let detail = problems.text("detail", &form.detail, LONGEST_LINE);
    if !problems.is_empty() {
        return Err(Error::BadInput("consult-proof-detail-needed"));
    }
    store::prove(&mut tx, &one, way, at, &detail).await?;
    tx.commit(Proved { consultation: one.id, way, title: document.title.clone() }).await?;
    done(format!("{}/consultation", document.url()), "consult-proved")
}
