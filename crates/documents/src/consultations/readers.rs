//! Who asked to be sent drafts (art. 7(1)), business associations (art. 7(3)) and the media.
use super::domain::{LONGEST_LINE, SubscriberId, SubscriberKind};
use super::store::{self, DraftReader};
use askama::Template;
use axum::extract::Path;
use kit::throttle::{self, Limit};
use kit::visit::hex;
use kit::{Empty, Error, Fields, Form, Frame, Problems, Result, Visit, done, page, private_page, refused};
use people::Email;
use serde::{Deserialize, Serialize};

const LISTED: i64 = 500;

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
    page(Readers { frame, readers, is_staff: false, form, problems: Problems::none() })
}

/// `POST /transparency/subscribe`
pub(crate) async fn subscribe(visit: Visit, Form(form, _): Form<ReaderForm>) -> Result {
    throttle::count_address(&visit, Limit::per_address("draft-reader")).await?;
    keep(&visit, form, false).await
}

/// `GET /transparency/readers`
pub(crate) async fn list(visit: Visit) -> Result {
    let readers = store::readers(&mut visit.read().await?, SubscriberId(uuid::Uuid::nil()), LISTED).await?;
    let (frame, form) = (visit.frame(), ReaderForm::default());
    private_page(Readers { frame, readers, is_staff: true, form, problems: Problems::none() })
}

/// `POST /transparency/readers`
pub(crate) async fn add(visit: Visit, Form(form, _): Form<ReaderForm>) -> Result {
    keep(&visit, form, true).await
}

async fn keep(visit: &Visit, form: ReaderForm, is_staff: bool) -> Result {
    let mut problems = Problems::none();
    let kind = SubscriberKind::parse(&form.kind).filter(|kind| is_staff || *kind != SubscriberKind::Media);
    let kind = problems.check("kind", kind.ok_or("kit-field-choice"));
    let name = problems.text("name", &form.name, LONGEST_LINE);
    let email = problems.check("email", Email::parse(&form.email));
    let Some((kind, email)) = kind.zip(email).filter(|_| problems.is_empty()) else {
        return refused(Readers { frame: visit.frame(), readers: Vec::new(), is_staff, form, problems });
    };
    let mut tx = visit.write().await?;
    let lang = if is_staff { visit.community.default_language() } else { visit.lang };
    let new =
        DraftReader { id: SubscriberId(tx.new_id()), kind, name, email: email.as_str().to_owned(), lang };
    store::add_reader(&mut tx, &new).await?;
    tx.commit(ReadersChanged {}).await?;
    done(if is_staff { "/transparency/readers" } else { "/transparency" }, "consult-reader-added")
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

#[derive(Template)]
#[template(path = "consultations/leave.html")]
struct Leave {
    frame: Frame,
    token: String,
}

/// `GET /transparency/unsubscribe/{token}`
pub(crate) async fn ask_leave(visit: Visit, Path(token): Path<String>) -> Result {
    known(&visit, &token)?;
    private_page(Leave { frame: visit.frame(), token })
}

/// `POST /transparency/unsubscribe/{token}`
pub(crate) async fn leave(visit: Visit, Path(token): Path<String>, Form(Empty {}, _): Form<Empty>) -> Result {
    let id = known(&visit, &token)?;
    let mut tx = visit.write().await?;
    store::remove_reader(&mut tx, id).await?;
    tx.commit(ReadersChanged {}).await?;
    done("/transparency", "consult-reader-left")
}
