//! The page on which every act stands.
use super::{ActId, Recorded, store as acts};
use crate::vote::{Vote, store};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use kit::{Frame, Query, Result, Visit, page};
use serde::Deserialize;
use uuid::Uuid;

/// How many acts a page shows.
const PAGE: usize = 200;

/// From which act on.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::vote) struct From {
    after: String,
}

#[derive(Template)]
#[template(path = "vote/acts.html")]
struct ActsPage {
    frame: Frame,
    process: Process,
    vote: Option<Vote>,
    acts: Vec<Recorded>,
    /// The last one of this page, if there are more.
    next: Option<ActId>,
}

/// `GET /processes/{slug}/vote/acts`, oldest first.
pub(in crate::vote) async fn show(
    visit: Visit,
    Path(slug): Path<String>,
    Query(from): Query<From>,
) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = store::of_process(&mut reader, process.id).await?;
    let after = from.after.parse().unwrap_or(ActId(Uuid::nil()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut acts = acts::after(&mut reader, process.id, after, limit).await?;
    let more = acts.len() > PAGE;
    acts.truncate(PAGE);
    let next = acts.last().filter(|_| more).map(|one| one.id);
    page(ActsPage { frame: visit.frame(), process, vote, acts, next })
}
