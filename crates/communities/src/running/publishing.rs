//! Publishing a process: the list of what is missing, and the one button.
use super::domain::{self, Item};
use crate::processes::domain::Run;
use crate::processes::{Process, store};
use askama::Template;
use axum::extract::Path;
use kit::{Empty, Error, Form, Frame, Result, Visit, done, page, refused};

#[derive(Template)]
#[template(path = "running/publish.html")]
struct Publish {
    frame: Frame,
    process: Process,
    checklist: Vec<Item>,
    ready: bool,
}

async fn draw(visit: &Visit, reader: &mut db::Reader, process: Process) -> Result<Publish> {
    let targets = store::targets(reader, process.id).await?;
    let checklist = domain::checklist(&process, targets.len(), visit.now);
    Ok(Publish { frame: visit.frame(), ready: domain::is_ready(&checklist), checklist, process })
}

/// `GET /processes/{slug}/publish`
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = store::visible(&visit, &mut reader, &slug).await?;
    page(draw(&visit, &mut reader, process).await?)
}

/// `POST /processes/{slug}/publish`
pub(super) async fn send(visit: Visit, Path(slug): Path<String>, Form(_, _): Form<Empty>) -> Result {
    let mut tx = visit.write().await?;
    store::lock(&mut tx, &slug).await?;
    let process = visit.may::<Run>(store::visible(&visit, &mut tx, &slug).await?)?;
    if process.is_published() {
        return Err(Error::Conflict("publish-already"));
    }
    let shown = draw(&visit, &mut tx, process.into_inner()).await?;
    if !shown.ready {
        return refused(shown);
    }
    store::publish(&mut tx, shown.process.id).await?;
    tx.commit_recorded().await?;
    done(shown.process.url(), "publish")
}
