//! The pages of the counter: find somebody, open the ballot on this device, or hand out paper.
use super::domain::Serve;
use super::store::{self, PaperHandedOut};
use crate::ballot::{codes, pages as ballot};
use crate::electorate::named::{self, EntryId, Listed};
use crate::electorate::search::{self, Found};
use crate::vote::{Vote, store as votes};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use kit::access::Allowed;
use kit::{Error, Form, Frame, Query, Result, Visit, done, page, private_page};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct FindForm {
    q: String,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct EntryForm {
    entry: String,
}

#[derive(Template)]
#[template(path = "counter/counter.html")]
struct CounterPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    find: FindForm,
    found: Found,
}

#[derive(Template)]
#[template(path = "counter/paper.html")]
struct PaperPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    one: Listed,
}

/// They have voted already: nothing is opened and nothing handed out.
#[derive(Template)]
#[template(path = "counter/voted.html")]
struct VotedPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    name: String,
}

async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Process, Allowed<Serve>)> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let vote = votes::of_process(reader, process.id).await?.ok_or(Error::NotFound)?;
    Ok((process, visit.may::<Serve>(vote)?))
}

async fn listed(reader: &mut Reader, vote: &Vote, form: &EntryForm) -> Result<Listed> {
    let entry: EntryId = form.entry.parse().map_err(|_| Error::NotFound)?;
    named::find(reader, vote.id, entry).await?.ok_or(Error::NotFound)
}

/// `GET /processes/{slug}/vote/counter`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>, Query(find): Query<FindForm>) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    let found = search::search(&mut reader, vote.id, &find.q).await?;
    private_page(CounterPage { frame: visit.frame(), process, vote: vote.into_inner(), find, found })
}

/// `POST /processes/{slug}/vote/counter`: opens the ballot on this device. The code goes from form to form and never
/// stands in an address.
pub(super) async fn open(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<EntryForm>) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let one = listed(&mut tx, &vote, &form).await?;
    let code = codes::fresh();
    let hash = codes::hash(visit.app(), vote.id, &code);
    if !store::open(&mut tx, &vote, one.id, hash).await? {
        return voted(&visit, process, vote.into_inner(), one);
    }
    let options = votes::options(&mut tx, vote.id).await?;
    tx.commit_quietly().await?;
    ballot::empty_ballot(&visit, process, vote.into_inner(), options, code)
}

/// `GET /processes/{slug}/vote/counter/paper`: asks once more before the mark is made.
pub(super) async fn ask_paper(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query<EntryForm>,
) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    let one = listed(&mut reader, &vote, &form).await?;
    if one.used {
        return voted(&visit, process, vote.into_inner(), one);
    }
    page(PaperPage { frame: visit.frame(), process, vote: vote.into_inner(), one })
}

/// `POST /processes/{slug}/vote/counter/paper`: marks that a paper ballot was handed out.
pub(super) async fn mark_paper(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<EntryForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let one = listed(&mut tx, &vote, &form).await?;
    if !store::hand_out(&mut tx, &vote, one.id).await? {
        return voted(&visit, process, vote.into_inner(), one);
    }
    tx.commit(PaperHandedOut { vote: vote.id }).await?;
    done(format!("{}/counter", vote.url()), "counter-paper-marked")
}

fn voted(visit: &Visit, process: Process, vote: Vote, one: Listed) -> Result {
    let mut answer = private_page(VotedPage { frame: visit.frame(), process, vote, name: one.name })?;
    *answer.status_mut() = axum::http::StatusCode::CONFLICT;
    Ok(answer)
}
