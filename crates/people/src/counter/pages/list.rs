//! The members: all, those who wait, or those whom a search finds.
use super::super::domain::Member;
use super::super::store;
use askama::Template;
use kit::{Frame, PersonId, Query, Result, Visit, page};
use serde::{Deserialize, Serialize};

/// How many members a page shows.
const PAGE: usize = 30;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct Find {
    q: String,
    only: String,
    before: String,
}

#[derive(Template)]
#[template(path = "counter/list.html")]
struct ListPage {
    frame: Frame,
    find: Find,
    members: Vec<Member>,
    waiting: i64,
    /// The last one of this page, if there are more.
    next: Option<PersonId>,
}

pub(in super::super) async fn show(visit: Visit, Query(find): Query<Find>) -> Result {
    let mut reader = visit.read().await?;
    let before = find.before.parse().unwrap_or(PersonId(uuid::Uuid::max()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut members = match (find.q.trim(), find.only.as_str()) {
        ("", "waiting") => store::waiting(&mut reader, before, limit).await?,
        ("", _) => store::newest(&mut reader, before, limit).await?,
        (query, _) => store::search(&mut reader, query, before, limit).await?,
    };
    let waiting = store::count_waiting(&mut reader).await?;
    let more = members.len() > PAGE;
    members.truncate(PAGE);
    let next = members.last().filter(|_| more).map(|member| member.person);
    page(ListPage { frame: visit.frame(), find, members, waiting, next })
}
