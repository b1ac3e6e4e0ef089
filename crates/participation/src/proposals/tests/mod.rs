//! Proposals over HTTP, on both engines.
mod files;
mod gathered;
mod hiding;
mod lists;
mod reviews;
mod supports;
mod writing;

use super::domain::{Category, Content, Decision};
use super::events::{ProposalReviewed, ProposalSubmitted};
use super::store::{self, Author, NewProposal};
use db::{args, sql};
use kit::clock::new_id;
use kit::test::{Answer, Client, NOON, Place, Someone, World};
use kit::{Access, Area, Instant, ProcessId, ProposalId, StageId};
use rules::Money;
use rules::stages::StageKind::{self, Propose, Review, Vote};

fn areas() -> Vec<Area> {
    vec![communities::area(), dialogue::area(), crate::area(), gathered::pages()]
}

/// Stages with the days from now on which they open and close.
type Plan<'a> = &'a [(StageKind, i64, i64)];

/// People may propose now, the review and the vote come later.
const OPEN: Plan<'static> = &[(Propose, -5, 10), (Review, 10, 20), (Vote, 20, 30)];
const IN_REVIEW: Plan<'static> = &[(Propose, -20, -5), (Review, -5, 10), (Vote, 20, 30)];
const IN_VOTE: Plan<'static> = &[(Propose, -30, -20), (Review, -20, -10), (Vote, -1, 10)];

async fn process(world: &World, place: &Place, slug: &str, plan: Plan<'_>) -> ProcessId {
    let id = ProcessId(new_id(true, NOON.0));
    let mut tx = world.write(place).await;
    let insert = sql!("
        insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate,
          match_cap, match_cap_on, created_at, published_at)
        values ($1, $2, $3, $4, '', '', 3, 1, 100, 1000000, 'match', 0, 0)");
    let title = if place.id == world.theirs.id { kit::test::TRIPWIRE } else { "Sat inteligent" };
    tx.run(insert, args![id, slug, title]).await.unwrap();
    for (kind, opens, closes) in plan {
        let insert = sql!(
            "
            insert into stage (community_id, id, process_id, kind, opens_at, closes_at, note)
            values ($1, $2, $3, $4, $5, $6, '')"
        );
        let at = |days: &i64| NOON.plus(days * Instant::DAY);
        tx.run(insert, args![StageId(new_id(true, 0)), id, *kind, at(opens), at(closes)]).await.unwrap();
    }
    tx.commit_quietly().await.unwrap();
    id
}

/// Moves all stages of a process.
async fn move_stages(world: &World, process: ProcessId, days: i64) {
    let mut tx = world.write(&world.ours).await;
    let update = sql!("
        update stage set opens_at = opens_at + $3, closes_at = closes_at + $3 where community_id = $1 and process_id = $2");
    tx.run(update, args![process, days * Instant::DAY]).await.unwrap();
    tx.commit_recorded().await.unwrap();
}

fn content(title: &str) -> Content {
    Content {
        title: title.to_owned(),
        summary: format!("Pe scurt: {title}"),
        description: "Lipsește de mulți ani.".to_owned(),
        category: Category::Mobility,
        village: Some("Boju".to_owned()),
        estimated_cost: Some(Money::from_bani(950_000)),
        organisation: None,
    }
}

async fn submitted(
    world: &World,
    place: &Place,
    process: ProcessId,
    author: &Someone,
    content: Content,
) -> ProposalId {
    let mut tx = world.write(place).await;
    let (id, title) = (ProposalId(tx.new_id()), content.title.clone());
    let author = Author::Person(author.person);
    store::submit_new(&mut tx, &NewProposal { id, process, author, content }).await.unwrap();
    tx.commit(ProposalSubmitted { proposal: id, process, title }).await.unwrap();
    id
}

/// A public proposal in our community.
async fn proposal(world: &World, process: ProcessId, author: &Someone, title: &str) -> ProposalId {
    submitted(world, &world.ours, process, author, content(title)).await
}

/// Decides about a proposal as the clerk's page does.
async fn decide(world: &World, clerk: &Someone, id: ProposalId, fields: &[(&str, &str)]) -> Answer {
    let client = world.as_(clerk);
    let url = format!("/proposals/{id}/review");
    let number = client.get(&url).await.hidden("number").to_owned();
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("number", number.as_str())]).collect();
    client.post(&url, &fields).await
}

async fn status_of(world: &World, id: ProposalId) -> String {
    let select = sql!("select status from proposal where community_id = $1 and id = $2");
    world.read(&world.ours).await.value(select, args![id]).await.unwrap()
}

/// What a person types into the form.
fn typed<'a>(id: &'a str, title: &'a str, step: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("title", title),
        ("summary", "Doisprezece stâlpi cu lumină economică."),
        ("description", "Seara nu se vede **nimic**."),
        ("category", "mobility"),
        ("village", "Cara"),
        ("cost", "9.500,00"),
        ("step", step),
    ]
}

/// Opens the blank form and sends it; the answer, and the id of the proposal.
async fn write(client: &Client<'_>, slug: &str, title: &str, step: &str) -> (Answer, String) {
    let url = format!("/processes/{slug}/proposals/new");
    let blank = client.get(&url).await;
    let id = blank.is(200).hidden("id").to_owned();
    (client.post(&url, &typed(&id, title, step)).await, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_opens_only_for_those_it_is_for() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, member) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let neighbour = world.member(&world.theirs).await;
        let draft = write(&world.as_(&author), "sat", "Ciornă", "draft").await.1;
        let public = proposal(&world, process, &author, "Lumină pe alee").await.to_string();
        for door in super::routes().table {
            for id in [&draft, &public] {
                let path = door.path.replace("{slug}", "sat").replace("{id}", id);
                let is_private =
                    door.access != Access::Visitor || (*id == draft && door.path.contains("{id}"));
                let strangers = [world.anyone(), world.as_(&neighbour).on(&world.ours)];
                for stranger in strangers {
                    let answer = knock(&stranger, &door.method, &path).await;
                    let allowed: &[u16] = if is_private { &[401, 403, 404] } else { &[200] };
                    assert!(allowed.contains(&answer.status), "{} {path}: {}", door.method, answer.status);
                }
                if path.ends_with("/review") || *id == draft && door.path.contains("{id}") {
                    let answer = knock(&world.as_(&member), &door.method, &path).await;
                    assert!([403, 404].contains(&answer.status), "{} {path}: {}", door.method, answer.status);
                }
                if ["/edit", "/withdraw", "/submit"].iter().any(|end| path.ends_with(end)) {
                    let answer = knock(&world.as_(&member), &door.method, &path).await;
                    assert!([403, 404].contains(&answer.status), "{} {path}: {}", door.method, answer.status);
                }
            }
        }
    }
}

async fn knock(client: &Client<'_>, method: &axum::http::Method, path: &str) -> Answer {
    if method == axum::http::Method::GET { client.get(path).await } else { client.post(path, &[]).await }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_of_the_neighbours_is_not_found_here() {
    for world in World::each_engine(areas).await {
        let theirs = process(&world, &world.theirs, "sat", OPEN).await;
        let neighbour = world.member(&world.theirs).await;
        let secret = content(kit::test::TRIPWIRE);
        let id = submitted(&world, &world.theirs, theirs, &neighbour, secret).await;
        let (member, clerk) =
            (world.member(&world.ours).await, world.person(&world.ours, kit::Role::Clerk).await);
        for path in ["", "/history", "/edit", "/withdraw", "/review"] {
            world.as_(&clerk).get(&format!("/proposals/{id}{path}")).await.is(404);
        }
        world.as_(&member).post(&format!("/proposals/{id}/support"), &[]).await.is(404);
        world.anyone().get(&format!("/api/proposals/{id}")).await.is(404);
        world.as_(&neighbour).get(&format!("/proposals/{id}")).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statements_of_this_crate_prepare_on_every_engine() {
    for world in World::each_engine(areas).await {
        for statement in db::STATEMENTS.iter().filter(|statement| statement.file.contains("participation")) {
            let prepared = world.read(&world.ours).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
        }
    }
}

#[test]
fn romanian_and_english_say_the_same_things() {
    let keys = |text| kit::languages::keys(text).collect::<std::collections::BTreeSet<_>>();
    let (ro, en) =
        (keys(include_str!("../../../locales/ro.ftl")), keys(include_str!("../../../locales/en.ftl")));
    assert_eq!(ro, en);
    assert!(keys(include_str!("../../../locales/hu.ftl")).is_subset(&ro));
}

/// A decision for tests that are not about deciding.
async fn admit(world: &World, id: ProposalId) {
    let mut tx = world.write(&world.ours).await;
    let proposal = load(world, id).await;
    let decision = Decision::Admissible { cost: Money::from_bani(800_000) };
    store::review(&mut tx, &proposal, decision, "Se poate face.").await.unwrap();
    let (title, decision) = (proposal.content.title.clone(), decision.status());
    tx.commit(ProposalReviewed { proposal: id, title, decision }).await.unwrap();
}

async fn load(world: &World, id: ProposalId) -> super::Proposal {
    store::load(&mut world.read(&world.ours).await, id).await.unwrap().unwrap()
}
