//! What the tests of this crate share: a page of another area that shows a talk, and shorthands.
use crate::comments::{CommentId, Stance, store};
use crate::subjects::{self, Subject, SubjectKind};
use askama::Template;
use axum::extract::Path;
use db::{args, sql};
use kit::test::{Place, Someone, TRIPWIRE, World};
use kit::{Access, Area, Error, Frame, Instant, PersonId, Query, Result, Routes, Visit, page};
use uuid::Uuid;

/// This area, and a page that shows a talk as another area would.
pub(crate) fn areas() -> Vec<Area> {
    vec![
        Area {
            name: "host",
            routes: Routes::default().get("/things/{id}", Access::Visitor, thing).get(
                "/desk",
                Access::Staff,
                desk,
            ),
            ..Area::default()
        },
        crate::area(),
    ]
}

#[derive(Template)]
#[template(
    source = "{% extends \"base.html\" %}{% block title %}Thing{% endblock %}{% block content %}<h1>Thing</h1>{{ thread }}{% endblock %}",
    ext = "html"
)]
struct Thing {
    frame: Frame,
    thread: crate::Thread,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Where {
    talk: Option<String>,
}

async fn thing(visit: Visit, Path(id): Path<String>, Query(at): Query<Where>) -> Result {
    let id = db::decode_id(&id).ok_or(Error::NotFound)?;
    let mut reader = visit.read().await?;
    let thread = crate::thread(&visit, &mut reader, SubjectKind::Proposal, id, at.talk.as_deref()).await?;
    page(Thing { frame: visit.frame(), thread })
}

async fn desk(visit: Visit) -> Result {
    let mut reader = visit.read().await?;
    let duties = visit.app().areas.duties(&visit, &mut reader).await?;
    let lines: Vec<String> = duties
        .iter()
        .map(|duty| format!("{} {} {}", duty.title.say(visit.lang), duty.about, duty.url))
        .collect();
    Ok(axum::response::IntoResponse::into_response(lines.join("\n")))
}

/// A proposal that people can talk about.
pub(crate) struct Talk {
    pub id: Uuid,
    /// `/things/…`
    pub url: String,
    /// `proposal/…`
    pub word: String,
}

impl Talk {
    pub(crate) fn post_url(&self) -> String {
        format!("/talk/{}", self.word)
    }
}

/// Opens a subject titled „Lumină pe alee”, or the tripwire at the neighbours'.
pub(crate) async fn open(
    world: &World,
    place: &Place,
    owner: Option<&Someone>,
    closes: Option<Instant>,
) -> Talk {
    let title = if place.id == world.theirs.id { TRIPWIRE } else { "Lumină pe alee" };
    let mut tx = world.write(place).await;
    let id = tx.new_id();
    let url = format!("/things/{}", db::encode_id(id));
    let subject = Subject {
        kind: SubjectKind::Proposal,
        id,
        process: None,
        title: title.into(),
        url: url.clone(),
        owner: owner.map(|owner| owner.person),
        talk_closes_at: closes,
    };
    subjects::open(&mut tx, &subject).await.unwrap();
    tx.commit_recorded().await.unwrap();
    Talk { id, url, word: subject.word() }
}

/// Says something without a browser.
pub(crate) async fn say(
    world: &World,
    talk: &Talk,
    author: PersonId,
    text: &str,
    parent: Option<CommentId>,
) -> CommentId {
    let mut tx = world.write(&world.ours).await;
    let id = store::post(&mut tx, (SubjectKind::Proposal, talk.id), author, Stance::For, text, parent)
        .await
        .unwrap();
    tx.commit_recorded().await.unwrap();
    id
}

/// Follows without a browser.
pub(crate) async fn follow(world: &World, talk: &Talk, who: &Someone) {
    let mut tx = world.write(&world.ours).await;
    subjects::follow(&mut tx, SubjectKind::Proposal, talk.id, who.person).await.unwrap();
    tx.commit_recorded().await.unwrap();
}

/// One number from the database, as in `select count(*) …`.
pub(crate) async fn count_comments(world: &World) -> i64 {
    let statement = sql!("select cast(count(*) as bigint) from comment where community_id = $1");
    world.read(&world.ours).await.value(statement, args![]).await.unwrap()
}

/// The unsubscribe address in a letter's body, from `/` on.
pub(crate) fn unsubscribe_path(body: &str) -> &str {
    let at = body.find("/unsubscribe/").expect("the letter has a link");
    body[at..].split_whitespace().next().unwrap()
}

/// Waits for all of them at once.
pub(crate) async fn together<T>(futures: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = futures.map(Box::pin).collect();
    let mut done: Vec<Option<T>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (future, slot) in waiting.iter_mut().zip(&mut done) {
            if slot.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(cx)
            {
                *slot = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statements_of_this_crate_prepare_on_every_engine() {
    for world in World::each_engine(areas).await {
        let ours = db::STATEMENTS.iter().filter(|statement| statement.file.contains("dialogue"));
        let mut prepared = 0;
        for statement in ours {
            let compiled = world.read(&world.ours).await.prepare(statement.text).await;
            compiled.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
            prepared += 1;
        }
        assert!(prepared > 40, "{prepared}");
    }
}

#[test]
fn every_message_is_in_romanian_and_english_and_what_citizens_see_in_hungarian() {
    let [ro, en, hu] = [
        include_str!("../locales/ro.ftl"),
        include_str!("../locales/en.ftl"),
        include_str!("../locales/hu.ftl"),
    ];
    let keys = |text: &'static str| kit::languages::keys(text).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(keys(ro), keys(en));
    let for_staff = |key: &&str| {
        key.starts_with("moderation-")
            && !key.starts_with("moderation-letter")
            && !key.starts_with("moderation-rule")
    };
    let missing: Vec<_> = keys(ro).difference(&keys(hu)).filter(|key| !for_staff(key)).copied().collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(keys(hu).is_subset(&keys(ro)));
}
