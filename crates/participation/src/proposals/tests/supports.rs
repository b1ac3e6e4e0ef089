//! Supporting: one a person, counted right under any interleaving.
use super::{IN_VOTE, OPEN, areas, decide, load, process, proposal};
use crate::proposals::store;
use db::{args, sql};
use kit::test::{Someone, World};
use kit::{ProposalId, Role};
use std::sync::Arc;

/// The rows, the counter of the proposal, and the counters of its shelves.
async fn counted(world: &World, id: ProposalId) -> (i64, i64, Vec<(i64,)>) {
    let mut reader = world.read(&world.ours).await;
    let rows = sql!(
        "select cast(count(*) as bigint) from proposal_support where community_id = $1 and proposal_id = $2"
    );
    let shelves = sql!("
        select distinct support_count from proposal_shelf where community_id = $1 and proposal_id = $2 limit 10");
    let rows: i64 = reader.value(rows, args![id]).await.unwrap();
    let shelves = reader.all(shelves, args![id]).await.unwrap();
    (rows, load(world, id).await.support_count, shelves)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_supports_by_one_person_at_once_are_one() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        let world = Arc::new(world);
        let all: Vec<_> = (0..100).map(|_| send(&world, &fan, format!("/proposals/{id}/support"))).collect();
        for answer in all {
            assert_eq!(answer.await.unwrap(), 303);
        }
        assert_eq!(counted(&world, id).await, (1, 1, vec![(1,)]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_counter_equals_the_rows_whatever_comes_at_once() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let id = proposal(&world, process, &author, "Lumină").await;
        let mut people = Vec::new();
        for _ in 0..8 {
            people.push(world.member(&world.ours).await);
        }
        let world = Arc::new(world);
        let step = |n: usize| if n % 3 == 2 { "unsupport" } else { "support" };
        let all: Vec<_> =
            (0..64).map(|n| send(&world, &people[n % 8], format!("/proposals/{id}/{}", step(n)))).collect();
        for answer in all {
            assert_eq!(answer.await.unwrap(), 303);
        }
        let (rows, count, shelves) = counted(&world, id).await;
        assert_eq!((count, shelves), (rows, vec![(rows,)]));
    }
}

fn send(world: &Arc<World>, someone: &Someone, path: String) -> tokio::task::JoinHandle<u16> {
    let (world, someone) = (world.clone(), someone.clone());
    tokio::spawn(async move { world.as_(&someone).post(&path, &[]).await.status })
}

#[tokio::test(flavor = "multi_thread")]
async fn support_is_given_and_taken_back_in_the_open() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        let url = format!("/proposals/{id}");
        world.anyone().post(&format!("{url}/support"), &[]).await.is(403);
        world.anyone().get(&url).await.shows("Intrați în cont ca să susțineți");
        world.as_(&fan).get(&url).await.shows("Susțineți propunerea");
        world.as_(&fan).post(&format!("{url}/support"), &[]).await.is(303);
        world
            .anyone()
            .get(&url)
            .await
            .shows("<span class=\"figure\">1</span> om susține")
            .hides(&fan.person.to_string());
        world.as_(&fan).get(&url).await.shows("Retrageți susținerea");
        world.as_(&fan).post(&format!("{url}/unsupport"), &[]).await.is(303);
        world.anyone().get(&url).await.shows("<span class=\"figure\">0</span>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn support_ends_when_the_vote_begins() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_VOTE).await;
        let author = world.member(&world.ours).await;
        let id = proposal(&world, process, &author, "Lumină").await;
        let url = format!("/proposals/{id}");
        world.as_(&author).post(&format!("{url}/support"), &[]).await.is(403).shows("Votul a început");
        world.as_(&author).get(&url).await.hides("/support\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_supported_what_was_merged_moves_along_with_one_click() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let (one, two) = (
            proposal(&world, process, &author, "Lumină").await,
            proposal(&world, process, &author, "Felinare").await,
        );
        world.as_(&fan).post(&format!("/proposals/{one}/support"), &[]).await.is(303);
        let address = format!("http://ours.test/proposals/{two}?talk=1#top");
        let merge =
            [("decision", "merged"), ("address", address.as_str()), ("reasons", "Cer același lucru.")];
        decide(&world, &clerk, one, &merge).await.is(303);
        world.do_jobs().await;
        let letters = world.letters(&world.ours).await;
        assert!(
            letters.iter().any(|(to, _, body)| *to == fan.email && body.contains("Felinare")),
            "{letters:?}"
        );
        world.as_(&fan).get(&format!("/proposals/{one}")).await.shows("Mutați susținerea").shows("Felinare");
        world.as_(&author).get(&format!("/proposals/{one}")).await.hides("Mutați susținerea");
        let moved = world.as_(&fan).post(&format!("/proposals/{one}/move-support"), &[]).await;
        assert_eq!(moved.location(), format!("/proposals/{two}?done=proposal-support-moved"));
        world.as_(&fan).post(&format!("/proposals/{one}/move-support"), &[]).await.is(403);
        assert_eq!(counted(&world, one).await, (0, 0, vec![(0,)]));
        assert_eq!(counted(&world, two).await, (1, 1, vec![(1,)]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn support_follows_a_proposal_that_was_merged_twice_to_where_it_lives_on() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let (clerk, moderator) =
            (world.person(&world.ours, Role::Clerk).await, world.person(&world.ours, Role::Moderator).await);
        let mut three = Vec::new();
        for title in ["Lumină", "Felinare", "Stâlpi"] {
            three.push(proposal(&world, process, &author, title).await);
        }
        let (one, two, last) = (three[0], three[1], three[2]);
        let (url, client) = (format!("/proposals/{one}"), world.as_(&fan));
        client.post(&format!("{url}/support"), &[]).await.is(303);
        for (from, into) in [(one, two), (two, last)] {
            let address = into.to_string();
            let merge =
                [("decision", "merged"), ("address", address.as_str()), ("reasons", "Cer același lucru.")];
            decide(&world, &clerk, from, &merge).await.is(303);
        }
        let (hide, words) = (format!("/proposals/{last}/hide"), [("reason", "insult"), ("words", "Așa.")]);
        world.as_(&moderator).post(&hide, &words).await.is(303);
        client.get(&url).await.is(200).hides("Mutați susținerea");
        client.post(&format!("{url}/move-support"), &[]).await.is(409);
        world.anyone().get(&format!("/proposals/{two}")).await.is(200).hides("Stâlpi");
        let mut tx = world.write(&world.ours).await;
        assert!(store::add_support(&mut tx, last, fan.person).await.is_err(), "it is hidden");
        drop(tx);
        assert_eq!(counted(&world, one).await.0, 1);
        world.as_(&moderator).post(&format!("/proposals/{last}/show-again"), &words).await.is(303);
        client.get(&url).await.is(200).shows("Mutați susținerea").shows("„Stâlpi”");
        let moved = client.post(&format!("{url}/move-support"), &[]).await;
        assert_eq!(moved.location(), format!("/proposals/{last}?done=proposal-support-moved"));
        assert_eq!((counted(&world, one).await.0, counted(&world, two).await.0), (0, 0));
        assert_eq!(counted(&world, last).await, (1, 1, vec![(1,)]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn support_has_nowhere_to_go_when_the_last_one_was_refused() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let one = proposal(&world, process, &author, "Lumină").await;
        let two = proposal(&world, process, &author, "Felinare").await;
        let url = format!("/proposals/{one}");
        world.as_(&fan).post(&format!("{url}/support"), &[]).await.is(303);
        let address = two.to_string();
        let merge = [("decision", "merged"), ("address", address.as_str()), ("reasons", "La fel.")];
        decide(&world, &clerk, one, &merge).await.is(303);
        world.as_(&fan).get(&url).await.shows("Mutați susținerea");
        decide(&world, &clerk, two, &[("decision", "refused"), ("reasons", "Nu se poate.")]).await.is(303);
        world.as_(&fan).get(&url).await.is(200).hides("Mutați susținerea");
        world.as_(&fan).post(&format!("{url}/move-support"), &[]).await.is(409);
        assert_eq!(counted(&world, one).await.0, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_that_cannot_win_takes_no_support() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let id = proposal(&world, process, &author, "Lumină").await;
        world.as_(&author).post(&format!("/proposals/{id}/withdraw"), &[]).await.is(303);
        let mut tx = world.write(&world.ours).await;
        assert!(store::add_support(&mut tx, id, author.person).await.is_err());
        drop(tx);
        assert_eq!(counted(&world, id).await.0, 0);
    }
}
