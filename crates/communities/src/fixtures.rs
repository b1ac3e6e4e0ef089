//! What the tests of this crate begin with.
use crate::processes::Process;
use crate::processes::store::{self, NewProcess, NewStage};
use kit::test::{Answer, NOON, Place, Someone, World};
use kit::{Area, Instant, ProcessId, Role};
use rules::stages::StageKind;

pub(crate) const DAY: i64 = Instant::DAY;

pub(crate) fn areas() -> Vec<Area> {
    vec![crate::area()]
}

/// A stage that opens and closes so many days after noon.
pub(crate) fn stage(kind: StageKind, opens: i64, closes: i64) -> NewStage {
    let at = |days: i64| NOON.plus(days * DAY);
    NewStage { kind, opens_at: at(opens), closes_at: at(closes), note: String::new() }
}

/// A process of a community with these stages, in days from noon.
pub(crate) async fn draft(
    world: &World,
    place: &Place,
    title: &str,
    stages: &[(StageKind, i64, i64)],
) -> ProcessId {
    let mut tx = world.write(place).await;
    let new = NewProcess {
        summary: "Pe scurt.".into(),
        description: "## Descriere".into(),
        ..NewProcess::titled(title)
    };
    let id = store::create(&mut tx, &new).await.expect("a draft");
    for (kind, opens, closes) in stages {
        store::add_stage(&mut tx, id, &stage(*kind, *opens, *closes)).await.expect("a stage");
    }
    tx.commit_recorded().await.expect("kept");
    id
}

/// The same, published.
pub(crate) async fn published(
    world: &World,
    place: &Place,
    title: &str,
    stages: &[(StageKind, i64, i64)],
) -> ProcessId {
    let id = draft(world, place, title, stages).await;
    let mut tx = world.write(place).await;
    store::publish(&mut tx, id).await.expect("published");
    tx.commit_recorded().await.expect("kept");
    id
}

/// A process as it stands.
pub(crate) async fn process(world: &World, place: &Place, id: ProcessId) -> Process {
    store::find(&mut world.read(place).await, id).await.expect("read").expect("there is one")
}

/// Somebody who coordinates.
pub(crate) async fn coordinator(world: &World) -> Someone {
    world.person(&world.ours, Role::Coordinator).await
}

/// An operator of the instance.
pub(crate) async fn operator(world: &World) -> Someone {
    world.person(&world.instance, Role::Operator).await
}

/// Fails if a message is missing: `[its-key]` stands in its place.
#[track_caller]
pub(crate) fn whole(answer: &Answer) -> &Answer {
    for after in answer.body.split('[').skip(1) {
        let key = after.split(']').next().unwrap_or_default();
        let is_key = key.contains('-')
            && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
        assert!(!is_key, "no message {key}");
    }
    assert!(!answer.body.contains("style=\""), "a style attribute, which the content policy forbids");
    answer
}

/// Where the link to the next page of a list leads, if there is one. Only links count: the form that chooses the
/// language carries the address of this very page.
pub(crate) fn further(answer: &Answer, parameter: &str) -> Option<String> {
    let pages = answer.body.split("class=\"pages\"").nth(1)?.split("</nav>").next()?;
    let mut links = pages.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .find(|link| link.contains(&format!("{parameter}=")))
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
}
