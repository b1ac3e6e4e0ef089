//! What the town hall decides.
use super::{IN_REVIEW, IN_VOTE, admit, areas, decide, load, process, proposal, status_of};
use crate::proposals::domain::Decision;
use crate::proposals::store;
use communities::candidates;
use db::{args, sql};
use kit::test::World;
use kit::{Error, Role};
use rules::Money;

#[tokio::test(flavor = "multi_thread")]
async fn an_admitted_proposal_is_a_candidate_at_the_cost_that_was_found() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let (author, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        let fields =
            [("decision", "admissible"), ("cost", "8.250,50"), ("reasons", "Drumul este al comunei.")];
        decide(&world, &clerk, id, &fields).await.is(303);
        let page = world.anyone().get(&format!("/proposals/{id}")).await;
        page.shows("Admisă: se poate vota").shows("8.250,50\u{a0}lei").shows("Drumul este al comunei.");
        let found = candidates::of_process(&mut world.read(&world.ours).await, process).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].proposal, found[0].cost), (id, Money::from_bani(825_050)));
        world.do_jobs().await;
        let letters = world.letters(&world.ours).await;
        assert!(
            letters
                .iter()
                .any(|(to, _, body)| *to == author.email && body.contains("Drumul este al comunei."))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_decision_follows_the_old_one_and_both_are_kept() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let (author, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        admit(&world, id).await;
        decide(&world, &clerk, id, &[("decision", "refused"), ("reasons", "Terenul nu este al comunei.")])
            .await
            .is(303);
        assert_eq!(status_of(&world, id).await, "refused");
        assert!(
            candidates::of_process(&mut world.read(&world.ours).await, process).await.unwrap().is_empty()
        );
        let page = world.anyone().get(&format!("/proposals/{id}")).await;
        page.shows("Respinsă la analiză").shows("Terenul nu este al comunei.").hides("Se poate face.");
        let count = sql!(
            "select cast(count(*) as bigint) from proposal_review where community_id = $1 and proposal_id = $2"
        );
        let kept: i64 = world.read(&world.ours).await.value(count, args![id]).await.unwrap();
        assert_eq!(kept, 2);
        admit(&world, id).await;
        assert_eq!(
            candidates::of_process(&mut world.read(&world.ours).await, process).await.unwrap().len(),
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_without_reasons_comes_back_with_what_was_typed() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let (author, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        let fields = [("decision", "admissible"), ("cost", "mult"), ("reasons", " ")];
        let refused = decide(&world, &clerk, id, &fields).await;
        refused.is(422).shows("href=\"#reasons\"").shows("href=\"#cost\"").shows("value=\"mult\"");
        refused.shows("value=\"admissible\" checked");
        decide(&world, &clerk, id, &[("reasons", "De ce?")])
            .await
            .is(422)
            .shows("href=\"#decision\"")
            .shows("De ce?");
        let nowhere = [("decision", "merged"), ("address", "https://altundeva.ro/x"), ("reasons", "La fel.")];
        decide(&world, &clerk, id, &nowhere)
            .await
            .is(422)
            .shows("href=\"#address\"")
            .shows("https://altundeva.ro/x");
        let itself = id.to_string();
        let itself = [("decision", "merged"), ("into", itself.as_str()), ("reasons", "La fel.")];
        decide(&world, &clerk, id, &itself).await.is(422).shows("href=\"#address\"").shows("La fel.");
        assert_eq!(status_of(&world, id).await, "submitted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_did_not_know_of_another_is_refused() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let (author, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        admit(&world, id).await;
        let late = [("number", "0"), ("decision", "refused"), ("reasons", "Nu am văzut.")];
        let refused = world.as_(&clerk).post(&format!("/proposals/{id}/review"), &late).await;
        refused.is(422).shows("altcineva a publicat o hotărâre").shows("Nu am văzut.");
        assert_eq!(refused.hidden("number"), "1");
        assert_eq!(status_of(&world, id).await, "admissible");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_decided_once_the_vote_has_begun() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_VOTE).await;
        let (author, clerk) =
            (world.member(&world.ours).await, world.person(&world.ours, Role::Coordinator).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        let url = format!("/proposals/{id}/review");
        world.as_(&clerk).get(&url).await.is(403).shows("Votul a început");
        let fields = [("number", "0"), ("decision", "refused"), ("reasons", "Prea târziu.")];
        world.as_(&clerk).post(&url, &fields).await.is(403).shows("Votul a început");
        assert_eq!(status_of(&world, id).await, "submitted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_proposals_cannot_be_merged_into_each_other() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let author = world.member(&world.ours).await;
        for round in 0..10 {
            let one = proposal(&world, process, &author, &format!("Lumină {round}")).await;
            let two = proposal(&world, process, &author, &format!("Felinare {round}")).await;
            let merged = |from, into| {
                let world = &world;
                async move {
                    let proposal = load(world, from).await;
                    let mut tx = world.write(&world.ours).await;
                    store::review(&mut tx, &proposal, Decision::Merged { into }, "La fel.").await?;
                    Ok::<(), Error>(tx.commit_recorded().await?)
                }
            };
            let (first, second) = tokio::join!(merged(one, two), merged(two, one));
            assert!(first.is_ok() != second.is_ok(), "round {round}: {first:?} {second:?}");
            let refused = first.err().or(second.err());
            assert!(matches!(refused, Some(Error::Conflict(_))), "{refused:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_decisions_at_once_one_holds() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let (author, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let id = proposal(&world, process, &author, "Lumină").await;
        let world = std::sync::Arc::new(world);
        let all: Vec<_> = (0..20)
            .map(|n| {
                let (world, clerk) = (world.clone(), clerk.clone());
                tokio::spawn(async move {
                    let reasons = format!("Motivul {n}");
                    let fields = [("number", "0"), ("decision", "refused"), ("reasons", reasons.as_str())];
                    world.as_(&clerk).post(&format!("/proposals/{id}/review"), &fields).await.status
                })
            })
            .collect();
        let mut won = 0;
        for answer in all {
            match answer.await.unwrap() {
                303 => won += 1,
                status => assert!([409, 422].contains(&status), "{status}"),
            }
        }
        assert_eq!((won, load(&world, id).await.review_number()), (1, 1));
    }
}
