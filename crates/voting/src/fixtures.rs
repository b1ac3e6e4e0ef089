//! A process with a vote, in a world of tests. The neighbours have the same one, full of tripwires.
use crate::demo;
use crate::vote::Vote;
use crate::vote::store;
use axum::extract::Path;
use axum::response::Html;
use communities::candidates::{self, Candidate};
use db::{args, sql};
use kit::access::{Access, Role};
use kit::area::Place as Where;
use kit::clock::new_id;
use kit::test::{NOON, Place, Someone, TRIPWIRE, World};
use kit::{Area, Error, Instant, ProcessId, ProposalId, Routes, StageId, Visit};
use rules::Money;

pub(crate) const URL: &str = "/processes/sat-2026/vote";
pub(crate) const SLUG: &str = "sat-2026";
/// The titles of most tests, in the order of the ballot.
pub(crate) const THREE: [&str; 3] = ["Bănci la gară", "Lumină pe alee", "Șosea nouă"];

pub(crate) fn areas() -> Vec<Area> {
    let gathering = Routes::default().get("/gathered/{place}", Access::Visitor, gathered).get(
        "/duties",
        Access::Staff,
        duties,
    );
    vec![crate::area(), Area { name: "gathering", routes: gathering, ..Area::default() }]
}

/// What the areas show on the page of the process, or in its report.
async fn gathered(visit: Visit, Path(place): Path<String>) -> kit::Result {
    let mut reader = visit.read().await?;
    let process =
        communities::processes::store::find_by_slug(&mut reader, SLUG).await?.ok_or(Error::NotFound)?;
    let place = if place == "report" { Where::Report(process.id) } else { Where::Process(process.id) };
    let parts = visit.app().areas.panels(&visit, &mut reader, place).await?;
    Ok(axum::response::IntoResponse::into_response(Html(parts.concat())))
}

async fn duties(visit: Visit) -> kit::Result {
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let lines: Vec<String> =
        duties.iter().map(|one| format!("{} → {}", one.title.say(visit.lang), one.url)).collect();
    Ok(axum::response::IntoResponse::into_response(Html(lines.join("\n"))))
}

/// A published process whose stage of the vote runs from yesterday for a week, with these candidates.
pub(crate) async fn process(world: &World, titles: &[&str], max_choices: i64, seats: i64) -> ProcessId {
    let theirs: Vec<String> = titles.iter().map(|title| format!("{TRIPWIRE} {title}")).collect();
    let theirs: Vec<&str> = theirs.iter().map(String::as_str).collect();
    found(world, &world.theirs, TRIPWIRE, &theirs, max_choices, seats).await;
    found(world, &world.ours, "Sat inteligent", titles, max_choices, seats).await
}

async fn found(
    world: &World,
    place: &Place,
    title: &str,
    titles: &[&str],
    choices: i64,
    seats: i64,
) -> ProcessId {
    let id = ProcessId(new_id(true, NOON.0));
    let mut tx = world.write(place).await;
    tx.run(
        sql!("
            insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate,
                                 match_cap, match_cap_on, created_at, published_at)
            values ($1, $2, $3, $4, $4, $4, $5, $6, 100, 1000000, 'match', $7, $7)"),
        args![id, SLUG, title, choices, seats, NOON.plus(-30 * Instant::DAY)],
    )
    .await
    .unwrap();
    let stage = sql!(
        "insert into stage (community_id, id, process_id, kind, opens_at, closes_at, note) values ($1, $2, $3, 'vote', $4, $5, '')"
    );
    let (opens, closes) = (NOON.plus(-Instant::DAY), NOON.plus(7 * Instant::DAY));
    tx.run(stage, args![StageId(new_id(true, 0)), id, opens, closes]).await.unwrap();
    for (at, title) in (1_i64..).zip(titles) {
        candidates::admit(&mut tx, &candidate(id, title, at)).await.unwrap();
    }
    tx.commit_quietly().await.unwrap();
    id
}

pub(crate) fn candidate(process: ProcessId, title: &str, at: i64) -> Candidate {
    Candidate {
        proposal: ProposalId(new_id(true, NOON.0)),
        process,
        title: title.to_owned(),
        summary: format!("Pe scurt: {title}"),
        village: Some("Boju".to_owned()),
        category: None,
        cost: Money::from_bani(100_000 * at),
    }
}

/// People on the list, signed in.
pub(crate) async fn residents(world: &World, n: usize) -> Vec<Someone> {
    let mut all = Vec::new();
    for _ in 0..n {
        all.push(world.resident(&world.ours).await);
    }
    all
}

/// Opens the vote of our process.
pub(crate) async fn open(world: &World, process: ProcessId) -> Vote {
    let mut tx = world.write(&world.ours).await;
    demo::open_vote(&mut tx, &world.app, process, Some("Au fost puține propuneri.".to_owned()))
        .await
        .unwrap();
    tx.commit_recorded().await.unwrap();
    vote(world, process).await
}

/// The vote as it is now.
pub(crate) async fn vote(world: &World, process: ProcessId) -> Vote {
    store::of_process(&mut world.read(&world.ours).await, process).await.unwrap().unwrap()
}

/// A vote with three options and as many voters as there are ballots, cast.
pub(crate) async fn voted(world: &World, max_choices: i64, seats: i64, ballots: &[&[i64]]) -> ProcessId {
    let process = process(world, &THREE, max_choices, seats).await;
    let people = residents(world, ballots.len()).await;
    open(world, process).await;
    for (person, choices) in people.iter().zip(ballots) {
        let mut tx = world.write(&world.ours).await;
        assert!(demo::cast_as(&mut tx, process, person.person, choices).await.unwrap());
        tx.commit_recorded().await.unwrap();
    }
    process
}

/// Moves the clock behind the end of the vote.
pub(crate) fn close(world: &World) {
    world.clock.advance(8 * Instant::DAY);
}

/// A clerk, signed in.
pub(crate) async fn clerk(world: &World) -> Someone {
    world.person(&world.ours, Role::Clerk).await
}

/// A coordinator, signed in.
pub(crate) async fn coordinator(world: &World) -> Someone {
    world.person(&world.ours, Role::Coordinator).await
}

/// How many ballots there are, and how many marks on the list.
pub(crate) async fn ballots_and_marks(world: &World) -> (i64, i64) {
    let mut reader = world.read(&world.ours).await;
    let ballots = sql!(
        "
        select cast(count(*) as bigint) from (
          select id from ballot_arrived where community_id = $1
          union all select id from ballot_box where community_id = $1
          union all select id from ballot where community_id = $1) as b"
    );
    let marks = sql!("select cast(count(*) as bigint) from entitlement where community_id = $1 and used");
    (reader.value(ballots, args![]).await.unwrap(), reader.value(marks, args![]).await.unwrap())
}
