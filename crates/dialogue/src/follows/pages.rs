//! The follow button, and what a person follows.
use super::store::{self, Following};
use super::{Followed, Unfollowed};
use crate::subjects::{self, SubjectKind};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::area::Place;
use kit::server::local_path;
use kit::{Empty, Error, Form, Frame, Query, Result, Visit, done, page};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct FollowForm {
    /// `follow` or `unfollow`.
    wish: String,
    /// The page to come back to, if it is not the subject's.
    back: String,
}

/// Follows, or follows no longer.
pub(super) async fn follow(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    Form(form, _): Form<FollowForm>,
) -> Result {
    let (kind, id) = subjects::named(&kind, &id)?;
    let person = visit.person()?;
    let mut tx = visit.write().await?;
    let subject = store::find_or_open(&visit, &mut tx, kind, id).await?.ok_or(Error::NotFound)?;
    let back = if form.back.is_empty() {
        format!("{}#follow", subject.url)
    } else {
        local_path(&form.back).to_owned()
    };
    if form.wish == "unfollow" {
        store::unfollow(&mut tx, kind, id, person).await?;
        tx.commit(Unfollowed {}).await?;
        return done(back, "follow-ended");
    }
    store::follow(&mut tx, kind, id, person).await?;
    tx.commit(Followed {}).await?;
    done(back, "follow")
}

#[derive(Template)]
#[template(path = "follows/list.html")]
struct List {
    frame: Frame,
    following: Vec<Following>,
    silent: bool,
    /// The key of the next page.
    older: Option<String>,
    is_first: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

/// What the person follows.
pub(super) async fn list(visit: Visit, Query(query): Query<Before>) -> Result {
    let person = visit.person()?;
    let before = db::decode_id(&query.before);
    let mut reader = visit.read().await?;
    let mut following = store::of_person(&mut reader, person, before.unwrap_or(uuid::Uuid::max())).await?;
    let has_more = following.len() > store::PAGE;
    following.truncate(store::PAGE);
    let older = following.last().filter(|_| has_more).map(|last| db::encode_id(last.id));
    let withheld = kit::log::withheld(&visit.app().areas, &mut reader).await?;
    following.retain(|one| !withheld.contains(&one.id));
    let silent = store::is_silent(&mut reader, person).await?;
    page(List { frame: visit.frame(), following, silent, older, is_first: before.is_none() })
}

/// Letters again, after none at all.
pub(super) async fn hear_again(visit: Visit, _: Form<Empty>) -> Result {
    let mut tx = visit.write().await?;
    store::hear_again(&mut tx, visit.person()?).await?;
    tx.commit(Followed {}).await?;
    done("/me/following", "follow-letters")
}

#[derive(Template)]
#[template(path = "follows/panel.html")]
struct FollowPanel {
    frame: Frame,
    /// `process/01jd…`
    word: String,
    followers: i64,
    mine: bool,
}

/// The box on a process's page.
pub(super) async fn panel(visit: &Visit, reader: &mut Reader, place: Place) -> Result<Option<String>> {
    let Place::Process(process) = place else { return Ok(None) };
    let kind = SubjectKind::Process;
    let (followers, mine) = store::followers(reader, kind, process.0, visit.actor.person).await?;
    let word = format!("{}/{}", kind.code(), db::encode_id(process.0));
    Ok(Some(FollowPanel { frame: visit.frame(), word, followers, mine }.render()?))
}
