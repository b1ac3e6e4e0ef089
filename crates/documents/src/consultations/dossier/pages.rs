//! The two forms of the dossier: "posted on", and an endorsement.
use super::store::{self, ConsultationPosted, DraftEndorsed, Endorsement, Opinion, Posting};
use crate::consultations::domain::{Consultation, LONGEST_LINE, LONGEST_TEXT, Lead};
use crate::consultations::store as consultations;
use crate::texts::domain::Keep;
use crate::texts::{Document, store as texts};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Day, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The portal on which authorities publish their drafts (SGG Order 1128/2025).
pub(super) const PORTAL: &str = "e-consultare.gov.ro";

async fn of_slug(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Document, Consultation)> {
    let document = texts::visible(visit, reader, slug).await?;
    let one = consultations::of_document(reader, document.id).await?.ok_or(Error::NotFound)?;
    Ok((document, one))
}

fn fresh(visit: &Visit) -> String {
    kit::clock::new_id(true, visit.now.0).to_string()
}

/// An address that may stand in a link.
fn is_address(url: &str) -> bool {
    url.starts_with("https://") && !url.contains(char::is_whitespace)
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct PostingForm {
    id: String,
    portal: String,
    on_day: String,
    url: String,
}

#[derive(Template)]
#[template(path = "consultations/posting.html")]
struct PostingPage {
    frame: Frame,
    document: Document,
    form: PostingForm,
    problems: Problems,
}

impl PostingPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "posting", &self.form, &self.problems)
    }
}

/// `GET /documents/{slug}/consultation/posted`
pub(crate) async fn ask_posting(visit: Visit, Path(slug): Path<String>) -> Result {
    let (document, one) = of_slug(&visit, &mut visit.read().await?, &slug).await?;
    visit.may::<Lead>(one)?;
    let form = PostingForm {
        id: fresh(&visit),
        portal: PORTAL.to_owned(),
        on_day: visit.now.day().to_string(),
        url: String::new(),
    };
    private_page(PostingPage { frame: visit.frame(), document, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/consultation/posted`
pub(crate) async fn posted(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<PostingForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (document, one) = of_slug(&visit, &mut tx, &slug).await?;
    let one = visit.may::<Lead>(one)?;
    let published = one.published_at.ok_or(Error::Conflict("consult-not-published"))?;
    let id: Uuid = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let portal = problems.text("portal", &form.portal, LONGEST_LINE);
    let url = problems.maybe_text("url", &form.url, LONGEST_LINE);
    if url.as_deref().is_some_and(|url| !is_address(url)) {
        problems.add("url", "posting-url-wrong");
    }
    let day = Day::parse(&form.on_day).filter(|day| (published.day()..=visit.now.day()).contains(day));
    let day = problems.check("on_day", day.ok_or("posting-day-wrong"));
    let (Some(on_day), Some(version), true) = (day, one.version, problems.is_empty()) else {
        drop(tx);
        return refused(PostingPage { frame: visit.frame(), document, form, problems });
    };
    let new = Posting { portal, url, on_day, version };
    if store::post(&mut tx, &one, &new, id).await? {
        let title = document.title.clone();
        tx.commit(ConsultationPosted { consultation: one.id, portal: new.portal, title }).await?;
    }
    done(format!("{}/consultation", document.url()), "posting-recorded")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct EndorsementForm {
    id: String,
    body: String,
    opinion: String,
    reference: String,
    on_day: String,
    text: String,
}

#[derive(Template)]
#[template(path = "consultations/endorsement.html")]
struct EndorsementPage {
    frame: Frame,
    document: Document,
    form: EndorsementForm,
    problems: Problems,
}

impl EndorsementPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "endorsement", &self.form, &self.problems)
    }
    fn opinions(&self) -> impl Iterator<Item = &'static str> + use<> {
        Opinion::ALL.iter().map(|opinion| opinion.code())
    }
}

/// `GET /documents/{slug}/consultation/endorsement`
pub(crate) async fn ask_endorsement(visit: Visit, Path(slug): Path<String>) -> Result {
    let (document, one) = of_slug(&visit, &mut visit.read().await?, &slug).await?;
    if one.moved_at.is_none() {
        return Err(Error::Conflict("consult-not-moved-yet"));
    }
    let document = visit.may::<Keep>(document)?.into_inner();
    let form = EndorsementForm {
        id: fresh(&visit),
        on_day: visit.now.day().to_string(),
        ..EndorsementForm::default()
    };
    private_page(EndorsementPage { frame: visit.frame(), document, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/consultation/endorsement`
pub(crate) async fn endorse(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<EndorsementForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (document, one) = of_slug(&visit, &mut tx, &slug).await?;
    let document = visit.may::<Keep>(document)?;
    let moved = one.moved_at.ok_or(Error::Conflict("consult-not-moved-yet"))?;
    let id: Uuid = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let body = problems.text("body", &form.body, LONGEST_LINE);
    let opinion = problems.check("opinion", Opinion::parse(&form.opinion).ok_or("kit-field-choice"));
    let reference = problems.text("reference", &form.reference, LONGEST_LINE);
    let day = Day::parse(&form.on_day).filter(|day| (moved.day()..=visit.now.day()).contains(day));
    let day = problems.check("on_day", day.ok_or("endorsement-day-wrong"));
    let text = problems.maybe_text("text", &form.text, LONGEST_TEXT).unwrap_or_default();
    let (Some(opinion), Some(on_day), true) = (opinion, day, problems.is_empty()) else {
        drop(tx);
        let document = document.into_inner();
        return refused(EndorsementPage { frame: visit.frame(), document, form, problems });
    };
    let new = Endorsement { body, opinion, reference, on_day, text };
    if store::endorse(&mut tx, &document, one.id, &new, id).await? {
        let title = document.title.clone();
        tx.commit(DraftEndorsed { consultation: one.id, body: new.body, title }).await?;
    }
    done(format!("{}/consultation", document.url()), "endorsement-recorded")
}
