use crate::fixtures::*;
use db::{args, sql};
use kit::test::{NOON, World};
use kit::{Instant, ProcessId};

const COMPLAINTS: &str = "/processes/sat-2026/vote/complaints";

/// A vote in which each votes for one of these, with so many days for complaints; it is over.
async fn over(world: &World, days: i64, votes: &[&str]) -> ProcessId {
    let id = process(world, &THREE, 2, 1).await;
    let mut tx = world.write(&world.ours).await;
    tx.run(
        sql!("
            insert into vote_plan (community_id, process_id, ballot, rule, min_age, grounds, complaint_days, declared_at,
                                   revision)
            values ($1, $2, 'approval 1-2', 'most-votes+winners=1', 18, 'residence', $3, $4, 1)"),
        args![id, days, NOON],
    )
    .await
    .unwrap();
    tx.commit_quietly().await.unwrap();
    let people = residents(world, votes.len()).await;
    open(world, id).await;
    for (person, option) in people.iter().zip(votes) {
        world.as_(person).post(&format!("{URL}/cast"), &[("option", option)]).await.is(200);
    }
    close(world);
    id
}

/// A vote that was counted, with so many days for complaints.
async fn counted(world: &World, days: i64) -> ProcessId {
    let id = over(world, days, &["1"]).await;
    let clerk = clerk(world).await;
    world.as_(&clerk).post(&format!("{URL}/count"), &[]).await.is(303);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_for_complaints_begin_when_the_lot_has_decided() {
    for world in World::each_engine(areas).await {
        over(&world, 1, &["1", "3"]).await;
        let (member, clerk) = (world.member(&world.ours).await, clerk(&world).await);
        world.as_(&clerk).post(&format!("{URL}/count"), &[]).await.is(303);
        let early = [("words", "Prea devreme."), ("complaint", "cmpl_01890a5d-ac96-774b-bcce-b302099a8057")];
        world.as_(&member).post(COMPLAINTS, &early).await.is(403);
        world.clock.advance(5 * Instant::DAY);
        let day = world.now().day().to_string();
        let lot = [("order", "3"), ("order", "1"), ("drawn_by", "Ana Pop"), ("witnesses", "Ion Rus")];
        let lot: Vec<_> = lot.into_iter().chain([("drawn_on", day.as_str())]).collect();
        world.as_(&clerk).post(&format!("{URL}/lot"), &lot).await.is(303);
        let id = world.as_(&member).get(COMPLAINTS).await.is(200).hidden("complaint").to_owned();
        let form = [("words", "Biletele nu erau la fel."), ("complaint", id.as_str())];
        world.as_(&member).post(COMPLAINTS, &form).await.is(303);
        world.clock.advance(3 * Instant::DAY);
        world.as_(&member).post(COMPLAINTS, &form).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_is_filed_once_answered_in_writing_and_public_without_the_name() {
    for world in World::each_engine(areas).await {
        counted(&world, 3).await;
        let (member, clerk) = (world.member(&world.ours).await, clerk(&world).await);
        world
            .anyone()
            .get(COMPLAINTS)
            .await
            .is(200)
            .shows("Nu s-a depus nicio contestație")
            .hides("<textarea");
        world.anyone().post(COMPLAINTS, &[("words", "x")]).await.is(403);
        let page = world.as_(&member).get(COMPLAINTS).await;
        let id = page.is(200).hidden("complaint").to_owned();
        let form = [("words", "Urna a fost <b>deschisă</b> prea devreme."), ("complaint", &id)];
        world.as_(&member).post(COMPLAINTS, &[("words", " "), ("complaint", &id)]).await.is(422);
        let long = "a".repeat(2_001);
        world
            .as_(&member)
            .post(COMPLAINTS, &[("words", &long), ("complaint", &id)])
            .await
            .is(422)
            .shows(&long);
        for _ in 0..2 {
            world.as_(&member).post(COMPLAINTS, &form).await.is(303);
        }
        let shown = world.anyone().get(COMPLAINTS).await;
        shown.shows("Contestația 1").shows("&#60;b&#62;").hides("Contestația 2").hides(&member.name);
        let answer = format!("{COMPLAINTS}/answer");
        let words = [("complaint", id.as_str()), ("answer", "A fost deschisă la ora anunțată.")];
        world.as_(&member).post(&answer, &words).await.is(403);
        world.as_(&clerk).post(&answer, &words[..1]).await.is(422);
        world.as_(&clerk).post(&answer, &words).await.is(303);
        world.as_(&clerk).post(&answer, &words).await.is(409);
        world.anyone().get(COMPLAINTS).await.shows("A fost deschisă la ora anunțată.");
        let acts = world.anyone().get(&format!("{URL}/acts")).await;
        acts.shows("S-a depus o contestație").shows("S-a răspuns la o contestație").hides(&member.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn complaints_are_taken_while_their_term_runs_and_five_from_one_person() {
    for world in World::each_engine(areas).await {
        counted(&world, 1).await;
        let member = world.member(&world.ours).await;
        for turn in 1..=6 {
            let id = world.as_(&member).get(COMPLAINTS).await.hidden("complaint").to_owned();
            let form = [("words", "Nu sunt de acord."), ("complaint", &id)];
            let status = world.as_(&member).post(COMPLAINTS, &form).await.status;
            assert_eq!(status, if turn <= 5 { 303 } else { 429 });
        }
        world.clock.advance(2 * Instant::DAY);
        let late = world.as_(&member).get(COMPLAINTS).await;
        late.is(200).shows("Contestația 5").hides(r#"name="words""#);
        world.as_(&member).post(COMPLAINTS, &[("words", "x")]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_that_declared_no_term_takes_no_complaints() {
    for world in World::each_engine(areas).await {
        counted(&world, 0).await;
        let member = world.member(&world.ours).await;
        world.as_(&member).get(COMPLAINTS).await.is(200).shows("nu se depun contestații");
        world.as_(&member).post(COMPLAINTS, &[("words", "x")]).await.is(403);
    }
}
