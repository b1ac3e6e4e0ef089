//! The list of initiatives and the page of one.
use super::delivery::{self, UpdateId};
use super::{Progress, Story, store};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Error, Frame, InitiativeId, Query, Result, Role, Visit, page};
use serde::Deserialize;
use uuid::Uuid;

/// How many initiatives, and how many updates, one page shows.
const INITIATIVES: usize = 20;
const UPDATES: usize = 10;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

#[derive(Template)]
#[template(path = "initiatives/list.html")]
struct ListPage {
    frame: Frame,
    initiatives: Vec<Progress>,
    is_first: bool,
    older: Option<InitiativeId>,
}

pub(super) async fn list(visit: Visit, Query(query): Query<Before>) -> Result {
    let before = query.before.parse().ok();
    let mut reader = visit.read().await?;
    let mut initiatives = store::page(&mut reader, before, limit(INITIATIVES)).await?;
    let older = cut(&mut initiatives, INITIATIVES, |progress| progress.initiative.id);
    page(ListPage { frame: visit.frame(), initiatives, is_first: before.is_none(), older })
}

#[derive(Template)]
#[template(path = "initiatives/show.html")]
struct ShowPage {
    frame: Frame,
    story: Story,
    is_first: bool,
    older: Option<UpdateId>,
    may_write: bool,
    /// Whether the person follows it; none for those who cannot.
    follows: Option<bool>,
}

impl ShowPage {
    /// How the talk names it in the address of its follow button.
    fn word(&self) -> String {
        db::encode_id(self.story.progress.initiative.id.0)
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<InitiativeId>, Query(query): Query<Before>) -> Result {
    let before = query.before.parse().ok();
    let mut reader = visit.read().await?;
    let progress = store::progress(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let (story, older) = tell(&mut reader, progress, before).await?;
    let follows = match visit.actor.person.filter(|_| visit.actor.is(Role::Member)) {
        Some(person) => Some(store::is_followed(&mut reader, id, person).await?),
        None => None,
    };
    let may_write = visit.actor.is(Role::Clerk);
    page(ShowPage { frame: visit.frame(), story, is_first: before.is_none(), older, may_write, follows })
}

/// Everything that was told about one initiative, with one page of its updates. Three statements.
async fn tell(
    reader: &mut Reader,
    progress: Progress,
    before: Option<UpdateId>,
) -> Result<(Story, Option<UpdateId>)> {
    let id = progress.initiative.id;
    let milestones = delivery::store::milestones(reader, id).await?;
    let mut updates = delivery::store::updates(reader, id, before, limit(UPDATES)).await?;
    let older = cut(&mut updates, UPDATES, |update| update.id);
    let newest = updates.first().map_or(UpdateId(Uuid::nil()), |update| update.id);
    let oldest = updates.last().map_or(UpdateId(Uuid::max()), |update| update.id);
    let files = delivery::store::files_of(reader, id, oldest, newest).await?;
    Ok((Story::of(progress, &milestones, &updates, &files), older))
}

/// One more than is shown, to know whether there are older ones.
fn limit(shown: usize) -> i64 {
    i64::try_from(shown + 1).unwrap_or(i64::MAX)
}

/// Cuts a list to what is shown; the id of the last one shown, if there are older ones.
fn cut<T, Id>(list: &mut Vec<T>, shown: usize, id: impl Fn(&T) -> Id) -> Option<Id> {
    let is_more = list.len() > shown;
    list.truncate(shown);
    list.last().map(id).filter(|_| is_more)
}
