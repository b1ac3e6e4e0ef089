//! What a person wants to hear of, and the link by which letters stop.
use crate::store;
use askama::Template;
use axum::extract::Path;
use communities::candidates::Category;
use kit::find::Topic;
use kit::visit::hex;
use kit::{App, Empty, Error, Form, Frame, PersonId, Result, Visit, done, private_page};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

db::events! {
    /// Somebody chose what to hear of. Who, and what, is nobody's business.
    pub(crate) TopicsChosen = "topics.chosen" (ByNone, unnamed) {}
}

/// Everything that can be chosen: the topics, then proposals of one category.
fn all() -> impl Iterator<Item = String> {
    let categories = Category::ALL.iter().map(|category| format!("proposals:{}", category.code()));
    Topic::ALL.iter().map(|topic| topic.code().to_owned()).chain(categories)
}

#[derive(Template)]
#[template(path = "topics.html")]
struct Choose {
    frame: Frame,
    chosen: Vec<String>,
}

impl Choose {
    fn topics(&self) -> impl Iterator<Item = &'static str> + use<> {
        Topic::ALL.iter().map(|topic| topic.code())
    }
    fn categories(&self) -> impl Iterator<Item = &'static str> + use<> {
        Category::ALL.iter().map(|category| category.code())
    }
    fn has(&self, topic: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen == topic)
    }
    fn has_category(&self, category: &str) -> bool {
        self.has(&format!("proposals:{category}"))
    }
}

/// `GET /me/topics`
pub(crate) async fn choose(visit: Visit) -> Result {
    let chosen = store::topics(&mut visit.read().await?, visit.person()?).await?;
    private_page(Choose { frame: visit.frame(), chosen })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct TopicsForm {
    topic: Vec<String>,
}

/// `POST /me/topics`
pub(crate) async fn keep(visit: Visit, Form(form, _): Form<TopicsForm>) -> Result {
    let chosen: Vec<String> = all().filter(|topic| form.topic.contains(topic)).collect();
    let mut tx = visit.write().await?;
    store::choose(&mut tx, visit.person()?, &chosen).await?;
    tx.commit(TopicsChosen {}).await?;
    done("/me/topics", if chosen.is_empty() { "topics-none" } else { "topics-chosen" })
}

/// The path that stops a person's letters about topics here. It does not expire: letters are kept for years.
pub(crate) fn stop_path(app: &App, community: Uuid, person: PersonId) -> String {
    let word = db::encode_id(person.0);
    format!("/topics/stop/{word}-{}", signature(app, community, &word))
}

fn signature(app: &App, community: Uuid, person: &str) -> String {
    hex(&app.keyed_hash("topics-stop", &[community.as_bytes(), person.as_bytes()])[..16])
}

/// Whose letters a link stops; none if we did not write it for this community.
fn known(visit: &Visit, token: &str) -> Result<PersonId> {
    let (person, shown) = token.split_once('-').ok_or(Error::NotFound)?;
    let wanted = signature(visit.app(), visit.community.id.0, person);
    // A sum of differences takes the same time wherever the first difference is.
    let differences = wanted.bytes().zip(shown.bytes()).fold(0u8, |sum, (a, b)| sum | (a ^ b));
    if differences != 0 || wanted.len() != shown.len() {
        return Err(Error::NotFound);
    }
    db::decode_id(person).map(PersonId).ok_or(Error::NotFound)
}

#[derive(Template)]
#[template(path = "stop.html")]
struct Stop {
    frame: Frame,
    token: String,
    is_done: bool,
}

/// `GET /topics/stop/{token}`: asks, because programs that check links in letters open them too.
pub(crate) async fn ask(visit: Visit, Path(token): Path<String>) -> Result {
    known(&visit, &token)?;
    private_page(Stop { frame: visit.frame(), token, is_done: false })
}

/// `POST /topics/stop/{token}`: also from a mail program by itself (RFC 8058), so it answers with a page.
pub(crate) async fn stop(visit: Visit, Path(token): Path<String>, _: Form<Empty>) -> Result {
    let person = known(&visit, &token)?;
    let mut tx = visit.write().await?;
    store::stop(&mut tx, person).await?;
    tx.commit(TopicsChosen {}).await?;
    private_page(Stop { frame: visit.frame(), token, is_done: true })
}
