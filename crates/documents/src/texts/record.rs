//! What became of a document: how it was adopted, where it was taken up.
use super::DocumentKind;
use super::domain::{
    Act, Document, Integration, IntegrationId, Keep, LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE,
};
use super::store::{self, DocumentAdopted, DocumentIntegrated, NewAdoption};
use crate::consultations::store as consultations;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Day, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct AdoptionForm {
    replaces: String,
    act: String,
    number: String,
    on_day: String,
    body: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "texts/adoption.html")]
struct AdoptionPage {
    frame: Frame,
    document: Document,
    form: AdoptionForm,
    problems: Problems,
}

impl AdoptionPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "document-adoption", &self.form, &self.problems)
    }
    fn acts(&self) -> impl Iterator<Item = &'static str> + use<> {
        Act::ALL.iter().map(|act| act.code())
    }
    fn is_correction(&self) -> bool {
        self.form.replaces != "0"
    }
}

/// The day on which the draft of a normative act moved on to endorsement; none for what is no such draft.
///
/// # Errors
/// [`Error::Conflict`] if it has not.
async fn moved_on(reader: &mut Reader, document: &Document) -> Result<Option<Day>> {
    if document.kind != DocumentKind::Draft {
        return Ok(None);
    }
    let one = consultations::of_document(reader, document.id).await?;
    let moved = one.and_then(|one| one.moved_at).ok_or(Error::Conflict("document-adoption-not-yet"))?;
    Ok(Some(moved.day()))
}

/// `GET /documents/{slug}/adoption`
pub(crate) async fn ask_adoption(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let document = visit.may::<Keep>(document)?.into_inner();
    moved_on(&mut reader, &document).await?;
    let form = match store::adoption(&mut reader, document.id).await? {
        Some(known) => AdoptionForm {
            replaces: known.revision.to_string(),
            act: known.act.code().to_owned(),
            number: known.number,
            on_day: known.on_day.to_string(),
            body: known.body,
            reason: String::new(),
        },
        None => AdoptionForm { replaces: "0".to_owned(), ..AdoptionForm::default() },
    };
    private_page(AdoptionPage { frame: visit.frame(), document, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/adoption`
pub(crate) async fn adopt(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<AdoptionForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let document = store::visible(&visit, &mut tx, &slug).await?;
    let document = visit.may::<Keep>(document)?;
    let replaces: u32 = form.replaces.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let act = problems.check("act", Act::parse(&form.act).ok_or("kit-field-choice"));
    let number = problems.text("number", &form.number, LONGEST_NAME);
    let on_day = problems.check("on_day", Day::parse(&form.on_day).ok_or("kit-field-day"));
    if on_day.is_some_and(|day| day > visit.now.day()) {
        problems.add("on_day", "document-adoption-future");
    }
    let moved = moved_on(&mut tx, &document).await?;
    if on_day.zip(moved).is_some_and(|(day, moved)| day < moved) {
        problems.add("on_day", "document-adoption-before");
    }
    let body = problems.text("body", &form.body, LONGEST_NAME);
    let reason = (replaces > 0).then(|| problems.text("reason", &form.reason, LONGEST_NOTE));
    let (Some(act), Some(on_day), true) = (act, on_day, problems.is_empty()) else {
        drop(tx);
        return refused(AdoptionPage {
            frame: visit.frame(),
            document: document.into_inner(),
            form,
            problems,
        });
    };
    let new = NewAdoption { replaces: i64::from(replaces), act, number, on_day, body, reason };
    store::adopt(&mut tx, &document, &new).await?;
    let title = document.title.clone();
    tx.commit(DocumentAdopted { document: document.id, title, number: new.number }).await?;
    done(document.url(), "document-adopted")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct IntegrationForm {
    id: String,
    into_title: String,
    place: String,
    url: String,
    on_day: String,
}

#[derive(Template)]
#[template(path = "texts/integration.html")]
struct IntegrationPage {
    frame: Frame,
    document: Document,
    form: IntegrationForm,
    problems: Problems,
}

impl IntegrationPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "document-integration", &self.form, &self.problems)
    }
}

/// `GET /documents/{slug}/integrations`
pub(crate) async fn ask_integration(visit: Visit, Path(slug): Path<String>) -> Result {
    let document = store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let document = visit.may::<Keep>(document)?.into_inner();
    if document.public_version.is_none() {
        return Err(Error::Conflict("document-not-public"));
    }
    let id = store::new_integration(&visit).to_string();
    let form = IntegrationForm { id, ..IntegrationForm::default() };
    private_page(IntegrationPage { frame: visit.frame(), document, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/integrations`
pub(crate) async fn integrate(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<IntegrationForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let document = store::visible(&visit, &mut tx, &slug).await?;
    let document = visit.may::<Keep>(document)?;
    let id: IntegrationId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let into_title = problems.text("into_title", &form.into_title, LONGEST_TITLE);
    let place = problems.text("place", &form.place, LONGEST_NAME);
    let url = problems.maybe_text("url", &form.url, LONGEST_NOTE);
    if url.as_ref().is_some_and(|url| !(url.starts_with('/') || url.starts_with("https://"))) {
        problems.add("url", "document-integration-url-wrong");
    }
    let on_day = problems.check("on_day", Day::parse(&form.on_day).ok_or("kit-field-day"));
    let Some(on_day) = on_day.filter(|_| problems.is_empty()) else {
        drop(tx);
        return refused(IntegrationPage {
            frame: visit.frame(),
            document: document.into_inner(),
            form,
            problems,
        });
    };
    let new = Integration { id, into_title, place, url, on_day };
    if store::integrate(&mut tx, &document, &new).await? {
        let (title, into) = (document.title.clone(), new.into_title);
        tx.commit(DocumentIntegrated { document: document.id, title, into }).await?;
    }
    done(document.url(), "document-integrated")
}
