//! The announcement on paper, for the notice board at the seat.
use super::domain::{Consultation, Proof};
use super::pages::dates;
use super::store;
use crate::texts::{Document, store as texts};
use axum::extract::Path;
use kit::{Error, Result, Text, Visit, download};
use serde::Serialize;

#[derive(Serialize)]
struct Notice {
    lead: String,
    summary: String,
    facts: Vec<[String; 2]>,
    parts: Vec<[String; 2]>,
    qr: String,
}

/// Prints a template of this area in the community's first language.
pub(crate) async fn print(
    visit: &Visit,
    template: &'static str,
    title: String,
    path: String,
    data: impl Serialize + Send + 'static,
) -> Result<Vec<u8>> {
    let sheet = print::Sheet {
        title,
        community: visit.community.name.clone(),
        address: visit.typed_address_of(&path),
        lang: visit.community.default_language().code(),
        day: visit.now.day().0,
    };
    Ok(sheet.print(template, data).await.map_err(anyhow::Error::from)?)
}

/// `GET /documents/{slug}/consultation/notice.pdf`
pub(crate) async fn pdf(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = texts::visible(&visit, &mut reader, &slug).await?;
    let one = super::summary(&visit, &mut reader, &document).await?.ok_or(Error::NotFound)?.consultation;
    let proofs = store::proofs(&mut reader, one.id).await?;
    drop(reader);
    let file = paper(&visit, &document, &one, &proofs).await?;
    download(&format!("anunt-{slug}.pdf"), "application/pdf", file)
}

/// The sheet of an announced draft: what art. 7(2) asks for, with the dates and a code that opens the page.
pub(super) async fn paper(
    visit: &Visit,
    document: &Document,
    one: &Consultation,
    proofs: &[Proof],
) -> Result<Vec<u8>> {
    let published = one.published_at.ok_or(Error::NotFound)?;
    let lang = visit.community.default_language();
    let t = |key: &str| lang.t(key).into_owned();
    let mut facts = vec![[t("consult-announced-on"), lang.day(published.day())]];
    for dated in dates(one, proofs) {
        facts.push([t(&format!("consult-date-{}", dated.code)), lang.day(dated.day)]);
    }
    facts.push([t("consult-responsible"), one.responsible.clone()]);
    let url = format!("{}/consultation", document.url());
    let mut parts = vec![[t("consult-how"), one.how.clone()], [t("consult-reasons"), one.reasons.clone()]];
    if let Some(urgency) = &one.urgency {
        parts.push([t("consult-urgency"), urgency.clone()]);
    }
    let notice = Notice {
        lead: Text::new("consult-notice-lead").with("title", &document.title).say(lang),
        summary: document.summary.clone(),
        facts,
        parts,
        qr: visit.address_of(&url),
    };
    let template = include_str!("../../templates/consultations/notice.typ");
    print(visit, template, t("consult-notice-title"), url, notice).await
}
