//! The page on which every act stands.
use super::{Recorded, of_process};
use crate::vote::{Vote, store};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use kit::{Frame, Result, Visit, page};

#[derive(Template)]
#[template(path = "vote/acts.html")]
struct ActsPage {
    frame: Frame,
    process: Process,
    vote: Option<Vote>,
    acts: Vec<Recorded>,
}

/// `GET /processes/{slug}/vote/acts`
pub(in crate::vote) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = store::of_process(&mut reader, process.id).await?;
    let acts = of_process(&mut reader, process.id).await?;
    page(ActsPage { frame: visit.frame(), process, vote, acts })
}
