//! The page of news, and the feeds for programs that look again and again.
use crate::store::{self, Item};
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use communities::processes;
use db::Reader;
use formats::atom;
use kit::area::Areas;
use kit::find::Topic;
use kit::{Frame, Query, Result, Visit, log, page};
use serde::Deserialize;
use uuid::Uuid;

/// How many pieces of news the page shows, and a feed has.
const PAGE: usize = 30;
const IN_FEED: i64 = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    topic: String,
    before: String,
}

#[derive(Template)]
#[template(path = "list.html")]
struct List {
    frame: Frame,
    topic: Option<Topic>,
    items: Vec<Item>,
    older: Option<String>,
    is_first: bool,
}

impl List {
    fn words(&self, item: &Item) -> String {
        log::words(self.frame.lang, &item.line)
    }
    fn url(&self, before: Option<&str>) -> String {
        let topic = self.topic.map(|topic| format!("topic={}", topic.code()));
        let before = before.map(|before| format!("before={before}"));
        let query: Vec<String> = topic.into_iter().chain(before).collect();
        if query.is_empty() { "/news".into() } else { format!("/news?{}", query.join("&")) }
    }
}

/// `GET /news`
pub(crate) async fn list(visit: Visit, Query(wanted): Query<Wanted>) -> Result {
    let (topic, before) = (Topic::parse(&wanted.topic), db::decode_id(&wanted.before));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let from = before.unwrap_or(Uuid::max());
    let mut reader = visit.read().await?;
    let mut items = store::newest(&mut reader, topic, from, limit).await?;
    let is_more = items.len() > PAGE;
    items.truncate(PAGE);
    let older = items.last().filter(|_| is_more).map(|last| db::encode_id(last.line.id));
    let items = seen(&visit.app().areas, &mut reader, items).await?;
    page(List { frame: visit.frame(), topic, items, older, is_first: before.is_none() })
}

/// `GET /feed.atom`
pub(crate) async fn all(visit: Visit) -> Result {
    let mut reader = visit.read().await?;
    let items = store::newest(&mut reader, None, Uuid::max(), IN_FEED).await?;
    let items = seen(&visit.app().areas, &mut reader, items).await?;
    let title = format!("{} · {}", visit.lang.t("news-title"), visit.community.name);
    feed(&visit, title, "/feed.atom", "/news", &items)
}

/// `GET /processes/{slug}/feed.atom`
pub(crate) async fn of_process(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let items = store::of_process(&mut reader, process.id, IN_FEED).await?;
    let items = seen(&visit.app().areas, &mut reader, items).await?;
    let (title, url) = (format!("{} · {}", process.title, visit.community.name), process.url());
    feed(&visit, title, &format!("{url}/feed.atom"), &url, &items)
}

/// What is not about something that moderators have taken from view.
pub(crate) async fn seen(areas: &Areas, reader: &mut Reader, mut items: Vec<Item>) -> Result<Vec<Item>> {
    log::withhold(areas, reader, items.iter_mut().map(|item| &mut item.line)).await?;
    items.retain(|item| !item.line.is_withheld);
    Ok(items)
}

fn feed(visit: &Visit, title: String, path: &str, page: &str, items: &[Item]) -> Result {
    let entries = items.iter().map(|item| atom::Entry {
        id: format!("urn:uuid:{}", item.line.id),
        title: log::words(visit.lang, &item.line),
        at: item.line.at.0,
        page: visit.address_of(&item.url),
    });
    let feed = atom::Feed {
        id: visit.address_of(path),
        title,
        address: visit.address_of(path),
        page: visit.address_of(page),
        author: visit.community.name.clone(),
        lang: visit.lang.code().to_owned(),
        entries: entries.collect(),
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], atom::write(&feed)).into_response())
}
