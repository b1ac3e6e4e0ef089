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

/// To how many a draft is sent in one go.
const READERS: i64 = 2_000;

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

fn missing(document: &Document, one: Option<&Consultation>) -> Vec<&'static str> {
    match one {
        Some(one) => one.missing(document.version > 0),
        None => vec!["consult-missing-all"],
    }
}

/// `GET /documents/{slug}/consultation/prepare`
pub(crate) async fn ask(visit: Visit, Path(slug): Path<String>) -> Result {
    let (document, one) = draft(&visit, &slug).await?;
    let document = document.into_inner();
    let mut form = PrepareForm {
        closes_on: Day(dates(visit.now.day()).endorsement.used).to_string(),
        ..PrepareForm::default()
    };
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
    let mut text = |field, value: &str, longest| problems.maybe_text(field, value, longest);
    let new = Preparation {
        reasons: text("reasons", &form.reasons, LONGEST_REASONS).unwrap_or_default(),
        studies: text("studies", &form.studies, LONGEST_REASONS).unwrap_or_default(),
        how: text("how", &form.how, LONGEST_REASONS).unwrap_or_default(),
        responsible: text("responsible", &form.responsible, LONGEST_LINE).unwrap_or_default(),
        urgency: text("urgency", &form.urgency, LONGEST_REASONS),
        concerns_business: form.concerns_business == "yes",
    };
    if !problems.is_empty() {
        let (document, missing) = (document.into_inner(), Vec::new());
        return refused(Prepare { frame: visit.frame(), document, one, form, problems, missing });
    }
    let mut tx = visit.write().await?;
    let id = store::prepare(&mut tx, &document, &new).await?;
    tx.commit(Prepared { consultation: id }).await?;
    done(format!("{}/consultation/prepare", document.url()), "consult-prepared")
}

/// `POST /documents/{slug}/consultation/publish`
pub(crate) async fn publish(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<PrepareForm>,
) -> Result {
    let (document, one) = draft(&visit, &slug).await?;
    let mut problems = Problems::none();
    let lacking = missing(&document, one.as_ref());
    let closes_on = problems.check("closes_on", Day::parse(&form.closes_on).ok_or("kit-field-day"));
    let least = Day(dates(visit.now.day()).proposals.used);
    let is_urgent = one.as_ref().is_some_and(|one| one.urgency.is_some());
    if closes_on.is_some_and(|day| day < least && !is_urgent || day < visit.now.day()) {
        problems.add("closes_on", Text::new("consult-closes-early").with("day", least));
    }
    let (Some(closes_on), Some(known), true) =
        (closes_on, one.clone(), problems.is_empty() && lacking.is_empty())
    else {
        let document = document.into_inner();
        let mut again = form;
        if let Some(one) = &one {
            again.reasons.clone_from(&one.reasons);
            again.studies.clone_from(&one.studies);
            again.how.clone_from(&one.how);
            again.responsible.clone_from(&one.responsible);
        }
        return refused(Prepare {
            frame: visit.frame(),
            document,
            one,
            form: again,
            problems,
            missing: lacking,
        });
    };
    let known = visit.may::<Lead>(known)?;
    let mut tx = visit.write().await?;
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
    let mut told = 0;
    for reader in store::readers(tx, SubscriberId(uuid::Uuid::nil()), READERS).await? {
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
    Ok(told)
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
