//! Who asked to be sent drafts (art. 7(1)), business associations (art. 7(3)) and the media.
use super::domain::{LONGEST_LINE, SubscriberId, SubscriberKind};
use super::store::{self, DraftReader};
use askama::Template;
use axum::extract::Path;
use kit::mail::{self, Letter};
use kit::throttle::{self, Limit};
use kit::visit::hex;
use kit::{
    Empty, Error, Fields, Form, Frame, Problems, Query, Result, Text, Visit, done, page, private_page,
    refused,
};
use people::Email;
use serde::{Deserialize, Serialize};

/// How many the page of the staff lists.
const LISTED: usize = 200;

db::events! {
    /// Who is sent drafts changed; the log does not say who.
    pub(super) ReadersChanged = "consultation.readers-changed" (ByNone) {}
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ReaderForm {
    kind: String,
    name: String,
    email: String,
}

#[derive(Template)]
#[template(path = "consultations/readers.html")]
struct Readers {
    frame: Frame,
    readers: Vec<DraftReader>,
    /// The last one of this page, if there are more.
    next: Option<SubscriberId>,
    /// For the staff: everybody on the list.
    is_staff: bool,
    form: ReaderForm,
    problems: Problems,
}

impl Readers {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult-reader", &self.form, &self.problems)
    }
    fn kinds(&self) -> impl Iterator<Item = &'static str> + use<> {
        SubscriberKind::ALL.iter().map(|kind| kind.code())
    }
    fn action(&self) -> &'static str {
        if self.is_staff { "/transparency/readers" } else { "/transparency/subscribe" }
    }
}

/// `GET /transparency/subscribe`
pub(crate) async fn ask(visit: Visit) -> Result {
    let form = ReaderForm { kind: SubscriberKind::Person.code().to_owned(), ..ReaderForm::default() };
    let (frame, readers) = (visit.frame(), Vec::new());
    page(Readers { frame, readers, next: None, is_staff: false, form, problems: Problems::none() })
}

/// `POST /transparency/subscribe`
pub(crate) async fn subscribe(visit: Visit, Form(form, _): Form<ReaderForm>) -> Result {
    throttle::count_address(&visit, Limit::per_address("draft-reader")).await?;
    keep(&visit, form, false).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct After {
    after: String,
}

/// A page of the list after one of it, and where the next begins.
async fn listed(visit: &Visit, after: &str) -> Result<(Vec<DraftReader>, Option<SubscriberId>)> {
    let after = after.parse().unwrap_or(SubscriberId(uuid::Uuid::nil()));
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let mut readers = store::readers(&mut visit.read().await?, after, limit).await?;
    let next = readers.get(LISTED).map(|_| readers[LISTED - 1].id);
    readers.truncate(LISTED);
    Ok((readers, next))
}

/// `GET /transparency/readers`
pub(crate) async fn list(visit: Visit, Query(query): Query<After>) -> Result {
    let (readers, next) = listed(&visit, &query.after).await?;
    let (frame, form) = (visit.frame(), ReaderForm::default());
    private_page(Readers { frame, readers, next, is_staff: true, form, problems: Problems::none() })
}

/// `POST /transparency/readers`
pub(crate) async fn add(visit: Visit, Form(form, _): Form<ReaderForm>) -> Result {
    keep(&visit, form, true).await
}

/// `POST /transparency/readers/{id}/remove`
pub(crate) async fn remove(
    visit: Visit,
    Path(id): Path<SubscriberId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    store::remove_reader(&mut tx, id).await?;
    tx.commit(ReadersChanged {}).await?;
    done("/transparency/readers", "consult-reader-removed")
}

async fn keep(visit: &Visit, form: ReaderForm, is_staff: bool) -> Result {
    let mut problems = Problems::none();
    let kind = SubscriberKind::parse(&form.kind).filter(|kind| is_staff || *kind != SubscriberKind::Media);
    let kind = problems.check("kind", kind.ok_or("kit-field-choice"));
    let name = problems.text("name", &form.name, LONGEST_LINE);
    let email = problems.check("email", Email::parse(&form.email));
    let Some((kind, email)) = kind.zip(email).filter(|_| problems.is_empty()) else {
        let (readers, next) = if is_staff { listed(visit, "").await? } else { (Vec::new(), None) };
        return refused(Readers { frame: visit.frame(), readers, next, is_staff, form, problems });
    };
    let mut tx = visit.write().await?;
    let lang = if is_staff { visit.community.default_language() } else { visit.lang };
    let (id, email) = (SubscriberId(tx.new_id()), email.as_str().to_owned());
    let new = DraftReader { id, kind, name, email, lang, confirmed_at: None };
    if is_staff {
        store::add_reader(&mut tx, &new).await?;
        tx.commit(ReadersChanged {}).await?;
        return done("/transparency/readers", "consult-reader-added");
    }
    // Whoever is on the list already hears nothing, and nobody learns from the answer whether they are.
    if store::ask_reader(&mut tx, &new).await? {
        mail::post(&mut tx, &confirmation(visit, &new)).await?;
        tx.commit(ReadersChanged {}).await?;
    }
    done("/transparency", "consult-reader-asked")
}

/// The letter by which an address confirms that it wants drafts.
fn confirmation(visit: &Visit, new: &DraftReader) -> Letter {
    let address = visit.address_of(&format!("/transparency/subscribe/{}", token(visit, new.id)));
    let community = &visit.community.name;
    Letter {
        person: None,
        recipient: new.email.clone(),
        lang: new.lang,
        subject: Text::new("consult-mail-confirm-subject").with("community", community),
        paragraphs: vec![
            Text::new("consult-mail-confirm").with("community", community),
            Text::new("consult-mail-address").with("address", address),
            Text::new("consult-mail-confirm-else"),
        ],
        unsubscribe: None,
    }
}

/// The address by which somebody leaves the list with one click.
pub(super) fn leave_address(visit: &Visit, id: SubscriberId) -> String {
    visit.address_of(&format!("/transparency/unsubscribe/{}", token(visit, id)))
}

fn token(visit: &Visit, id: SubscriberId) -> String {
    let hash = visit.app().keyed_hash("draft-reader", &[visit.community.id.0.as_bytes(), id.0.as_bytes()]);
    format!("{id}.{}", &hex(&hash)[..32])
}

fn known(visit: &Visit, word: &str) -> Result<SubscriberId> {
    let (id, _) = word.split_once('.').ok_or(Error::NotFound)?;
    let id: SubscriberId = id.parse().map_err(|_| Error::NotFound)?;
    if token(visit, id) == word { Ok(id) } else { Err(Error::NotFound) }
}

/// The page behind a link of a letter: what the one button does is in the letter.
#[derive(Template)]
#[template(path = "consultations/leave.html")]
struct Decide {
    frame: Frame,
    /// `subscribe` or `unsubscribe`.
    what: &'static str,
    token: String,
}

/// `GET /transparency/subscribe/{token}`
pub(crate) async fn ask_confirm(visit: Visit, Path(token): Path<String>) -> Result {
    known(&visit, &token)?;
    private_page(Decide { frame: visit.frame(), what: "subscribe", token })
}

/// `POST /transparency/subscribe/{token}`
pub(crate) async fn confirm(
    visit: Visit,
    Path(token): Path<String>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let id = known(&visit, &token)?;
    let mut tx = visit.write().await?;
    if !store::confirm_reader(&mut tx, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit(ReadersChanged {}).await?;
    done("/transparency", "consult-reader-confirmed")
}

/// `GET /transparency/unsubscribe/{token}`
pub(crate) async fn ask_leave(visit: Visit, Path(token): Path<String>) -> Result {
    known(&visit, &token)?;
    private_page(Decide { frame: visit.frame(), what: "unsubscribe", token })
}

/// `POST /transparency/unsubscribe/{token}`
pub(crate) async fn leave(visit: Visit, Path(token): Path<String>, Form(Empty {}, _): Form<Empty>) -> Result {
    let id = known(&visit, &token)?;
    let mut tx = visit.write().await?;
    store::remove_reader(&mut tx, id).await?;
    tx.commit(ReadersChanged {}).await?;
    done("/transparency", "consult-reader-left")
}
