//! Withdrawing a consultation: the draft goes no further. Why is public, and those who wrote are told.
use super::domain::{Consultation, LONGEST_TEXT, Lead};
use super::letters;
use super::store::{self, Withdrawn};
use crate::texts::{Document, store as texts};
use askama::Template;
use axum::extract::Path;
use db::{Reader, Writer};
use dialogue::subjects::SubjectKind;
use kit::{Allowed, Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

/// How many of those who can only be reached by post are named.
const BY_POST: i64 = 500;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct WithdrawForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "consultations/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    document: Document,
    by_mail: i64,
    /// Who has to be told by letter: name and postal address.
    by_post: Vec<(String, String)>,
    form: WithdrawForm,
    problems: Problems,
}

impl WithdrawPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult-withdraw", &self.form, &self.problems)
    }
}

/// The draft, and the proof that this visitor leads its consultation, which was announced.
async fn led(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Document, Allowed<Lead>)> {
    let document = texts::visible(visit, reader, slug).await?;
    let one = store::of_document(reader, document.id).await?.ok_or(Error::NotFound)?;
    if one.published_at.is_none() {
        return Err(Error::Conflict("consult-not-published"));
    }
    Ok((document, visit.may::<Lead>(one)?))
}

async fn draw(
    visit: &Visit,
    reader: &mut Reader,
    document: Document,
    one: &Consultation,
    (form, problems): (WithdrawForm, Problems),
) -> Result<WithdrawPage> {
    let by_mail = store::reachable(reader, one.id).await?;
    let by_post = store::by_post(reader, one.id, BY_POST).await?;
    Ok(WithdrawPage { frame: visit.frame(), document, by_mail, by_post, form, problems })
}

/// `GET /documents/{slug}/consultation/withdraw`
pub(crate) async fn ask(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let (document, one) = led(&visit, &mut reader, &slug).await?;
    let blank = (WithdrawForm::default(), Problems::none());
    private_page(draw(&visit, &mut reader, document, &one, blank).await?)
}

/// `POST /documents/{slug}/consultation/withdraw`
pub(crate) async fn withdraw(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (document, one) = led(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, LONGEST_TEXT);
    if !problems.is_empty() {
        let page = draw(&visit, &mut tx, document, &one, (form, problems)).await?;
        return refused(page);
    }
    store::withdraw(&mut tx, &one, &reason).await?;
    tell(&mut tx, &visit, &document, &one, &reason).await?;
    let by_post = store::by_post(&mut tx, one.id, 1).await?;
    let (consultation, title) = (one.id, document.title.clone());
    tx.commit(Withdrawn { consultation, document: document.id, title }).await?;
    let said = if by_post.is_empty() { "consult-withdrawn" } else { "consult-withdrawn-paper" };
    done(format!("{}/consultation", document.url()), said)
}

/// Those who wrote are told as they would have been answered; those who follow the draft, as of every step.
async fn tell(
    tx: &mut Writer,
    visit: &Visit,
    document: &Document,
    one: &Consultation,
    reason: &str,
) -> Result<()> {
    let title = &document.title;
    let address = visit.address_of(&format!("{}/consultation", document.url()));
    let paragraphs = [
        Text::new("consult-mail-withdrawn-wrote").with("title", title),
        Text::new("consult-mail-reason").with("reason", reason),
        Text::new("consult-mail-address").with("address", address),
    ];
    let subject = Text::new("consult-mail-withdrawn-subject").with("title", title);
    letters::to_all(tx, one.id, &subject, &paragraphs).await?;
    let what = Text::new("consult-mail-withdrawn").with("title", title).with("reason", reason);
    dialogue::notify(tx, visit.app(), SubjectKind::Document, document.id.0, what).await
}
