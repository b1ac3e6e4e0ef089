use crate::ballot::domain::{BadChoices, Cast, Door, Filled};
use crate::ballot::store::{self, BallotCast};
use crate::ballot::{Choices, Receipt};
use crate::fixtures::*;
use db::{args, sql};
use kit::Instant;
use kit::access::{Actor, Role};
use kit::test::{NOON, Someone, World};
use proptest::prelude::*;
use rules::Money;
use rules::ballot::{Ballot, BallotKind, PointLimits, Spoiled};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::task::JoinSet;
use uuid::Uuid;

fn cast_url() -> String {
    format!("{URL}/cast")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_chooses_checks_and_casts() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let person = residents(&world, 1).await.remove(0);
        open(&world, id).await;
        let client = world.as_(&person);
        let ballot = client.get(URL).await;
        ballot
            .is(200)
            .shows("Alegeți cel mult 2 propuneri")
            .shows(r#"data-max-choices="2""#)
            .shows("2.000,00\u{a0}lei");
        assert_eq!(ballot.headers["cache-control"], "no-store");
        let check = client.post(URL, &[("option", "1"), ("option", "3")]).await;
        check
            .is(200)
            .shows("Ați ales 2 propuneri")
            .shows("Șosea nouă")
            .hides("Lumină pe alee")
            .shows("Depuneți buletinul");
        assert_eq!(check.headers["cache-control"], "no-store");
        assert_eq!(ballots_and_marks(&world).await, (0, 0), "nothing is stored before the last button");
        let back = client.post(URL, &[("option", "1"), ("option", "3"), ("step", "change")]).await;
        back.is(200)
            .shows(r#"value="1" checked"#)
            .shows(r#"value="3" checked"#)
            .hides(r#"value="2" checked"#);

        let receipt = client.post(&cast_url(), &[("option", "1"), ("option", "3")]).await;
        receipt.is(200).shows("Buletinul este în urnă").shows("Codul buletinului");
        assert_eq!(
            (receipt.headers["cache-control"].to_str().unwrap(), receipt.location()),
            ("no-store", "")
        );
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
        let again = client.post(&cast_url(), &[("option", "2")]).await;
        again.is(409).shows("deja înregistrat").hides("Codul buletinului</h2>");
        client.post(URL, &[("option", "2")]).await.is(409);
        client
            .get(URL)
            .await
            .is(200)
            .shows("Buletinul dumneavoastră este în urnă")
            .hides("Verificați buletinul");
        client.get(&cast_url()).await.is(303);
        assert_eq!(ballots_and_marks(&world).await, (1, 1), "reloading does not vote again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_with_a_mistake_comes_back_with_everything_on_it() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let person = residents(&world, 1).await.remove(0);
        open(&world, id).await;
        let client = world.as_(&person);
        let three = [("option", "1"), ("option", "2"), ("option", "3")];
        for path in [URL.to_owned(), cast_url()] {
            let many = client.post(&path, &three).await;
            many.is(422)
                .shows("Se pot alege cel mult 2 propuneri. Mai scoateți 1.")
                .shows(r##"href="#option-1""##);
            assert_eq!(many.body.matches(" checked").count(), 3, "all that was ticked is still ticked");
            client.post(&path, &[]).await.is(422).shows("Alegeți cel puțin o propunere sau bifați");
            let both = client.post(&path, &[("option", "2"), ("blank", "yes")]).await;
            both.is(422)
                .shows("Păstrați una dintre ele")
                .shows(r#"value="2" checked"#)
                .shows(r#"value="yes" checked"#);
            for unknown in ["0", "4", "-1", "1,2", "9999999999999999999999", "<script>"] {
                client
                    .post(&path, &[("option", unknown)])
                    .await
                    .is(422)
                    .shows("nu este la acest vot")
                    .hides("<script>");
            }
        }
        assert_eq!(ballots_and_marks(&world).await, (0, 0));
        client.post(URL, &[("blank", "yes")]).await.is(200).shows("Votați alb");
        client.post(&cast_url(), &[("blank", "yes")]).await.is(200);
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_entitled_casts_nothing() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let person = residents(&world, 1).await.remove(0);
        let (member, neighbour) = (world.member(&world.ours).await, world.resident(&world.theirs).await);
        open(&world, id).await;
        let late = world.resident(&world.ours).await;
        let one = [("option", "1")];
        world.anyone().get(URL).await.is(200).shows("Intrați în cont ca să votați");
        world.anyone().post(&cast_url(), &one).await.is(401);
        world.as_(&neighbour).on(&world.ours).post(&cast_url(), &one).await.is(401);
        world.as_(&member).post(&cast_url(), &one).await.is(403).shows("Nu sunteți pe lista acestui vot");
        world.as_(&late).post(&cast_url(), &one).await.is(403).shows("Nu sunteți pe lista acestui vot");
        world.as_(&late).post(URL, &one).await.is(403);
        world.as_(&person).with_wrong_token().post(&cast_url(), &one).await.is(403);
        close(&world);
        world.as_(&person).post(URL, &one).await.is(403).shows("Votul nu este deschis acum");
        world.as_(&person).post(&cast_url(), &one).await.is(403).shows("Votul nu este deschis acum");
        assert_eq!(ballots_and_marks(&world).await, (0, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_attempts_of_one_person_give_one_ballot() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let person = residents(&world, 1).await.remove(0);
        open(&world, id).await;
        let world = Arc::new(world);
        let answers = at_once(&world, vec![person; 200]).await;
        assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1);
        assert_eq!(answers.iter().filter(|status| **status == 409).count(), 199);
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_people_at_once_give_two_hundred_ballots() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let people = residents(&world, 200).await;
        open(&world, id).await;
        let world = Arc::new(world);
        let answers = at_once(&world, people).await;
        assert_eq!(answers.iter().filter(|status| **status == 200).count(), 200);
        assert_eq!(ballots_and_marks(&world).await, (200, 200));
        world.anyone().get(URL).await.shows("Au votat până acum 200 de persoane din 200.");
    }
}

/// All of them cast at the same time, through the real router.
async fn at_once(world: &Arc<World>, people: Vec<Someone>) -> Vec<u16> {
    let mut tries = JoinSet::new();
    for (at, person) in people.into_iter().enumerate() {
        let world = world.clone();
        tries.spawn(async move {
            let option = (at % 3 + 1).to_string();
            world.as_(&person).post(&cast_url(), &[("option", &option)]).await.status
        });
    }
    tries.join_all().await
}

/// Somebody at the box with the proof that casting is allowed, made while the vote was open.
async fn at_the_box(world: &World, process: kit::ProcessId, person: &Someone) -> kit::Allowed<Cast> {
    let (vote, mut reader) = (vote(world, process).await, world.read(&world.ours).await);
    let booth = store::booth(&mut reader, vote, Door::Account(person.person), world.now()).await.unwrap();
    let actor = Actor { person: Some(person.person), role: Role::Member, ..Actor::nobody() };
    actor.may::<Cast>(booth, world.now()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_count_waits_for_a_ballot_on_its_way_and_lets_none_in_behind_it() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let (people, clerk) = (residents(&world, 2).await, clerk(&world).await);
        open(&world, id).await;
        let (first, second) =
            (at_the_box(&world, id, &people[0]).await, at_the_box(&world, id, &people[1]).await);
        let blank = Choices::read(
            &BallotKind::ChooseOne,
            &[Money::ZERO; 3],
            &Filled { is_blank: true, ..Filled::default() },
        );
        let blank = blank.ok().unwrap();
        let mut casting = world.write(&world.ours).await;
        assert!(store::cast(&mut casting, &first, &blank).await.unwrap().is_some());
        let world = Arc::new(world);
        close(&world);
        let count = tokio::spawn({
            let world = world.clone();
            async move { world.as_(&clerk).post(&format!("{URL}/count"), &[]).await.status }
        });
        for _ in 0..2_000 {
            tokio::task::yield_now().await;
        }
        assert!(!count.is_finished(), "the count did not wait");
        casting.commit(BallotCast { vote: first.vote.id }).await.unwrap();
        assert_eq!(count.await.unwrap(), 303);
        let counted = vote(&world, id).await.count.unwrap();
        assert_eq!((counted.ballots, counted.voters), (1, 1));

        let mut late = world.write(&world.ours).await;
        let cast = store::cast(&mut late, &second, &blank).await.unwrap();
        assert!(cast.is_none(), "a ballot slipped in behind the count");
        drop(late);
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_the_turnout_shows_before_the_count() {
    for world in World::each_engine(areas).await {
        voted(&world, 1, 1, &[&[2], &[2], &[2], &[2]]).await;
        let clerk = clerk(&world).await;
        world.anyone().get(URL).await.is(200).hides("Au votat până acum").shows("cel puțin cinci persoane");
        let fifth = world.resident(&world.ours).await;
        for world_is_closed in [false, true] {
            if world_is_closed {
                close(&world);
            }
            for client in [world.anyone(), world.as_(&clerk), world.as_(&fifth)] {
                client.get(&format!("{URL}/results")).await.is(303);
                client.get(&format!("{URL}/ballots.csv")).await.is(404);
                client.get(&format!("{URL}/ballots.pb")).await.is(404);
                client.get("/gathered/process").await.is(200).hides("100,0");
                client.get("/gathered/report").await.is(200).hides("section");
                client.get(URL).await.is(200).hides("4 voturi").hides("câștig");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn casting_leaves_no_person_no_time_and_no_choice_in_the_record() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let people = residents(&world, 3).await;
        open(&world, id).await;
        world.clock.advance(7 * Instant::HOUR + 123);
        for (person, option) in people.iter().zip(["1", "2", "3"]) {
            world.as_(person).post(&cast_url(), &[("option", option)]).await.is(200);
        }
        let day = world.now().day().start();
        assert_ne!(day, world.now());
        let mut reader = world.read(&world.ours).await;
        let statement = sql!("
            select body, seen, cast(count(*) as bigint) from event
             where community_id = $1 and name = 'vote.cast' and person_id is null and at = $2 group by body, seen");
        let casts: Vec<(String, String, i64)> = reader.all(statement, args![day]).await.unwrap();
        let vote = vote(&world, id).await.id;
        assert_eq!(casts, [(format!(r#"{{"vote":"{vote}"}}"#), "none".to_owned(), 3)]);
        let others =
            sql!("select cast(count(*) as bigint) from event where community_id = $1 and name = 'vote.cast'");
        assert_eq!(reader.value::<i64>(others, args![]).await.unwrap(), 3);
        for log in kit::log::public(&world.app.areas, &mut reader, None, 100).await.unwrap() {
            assert_ne!(log.name, "vote.cast");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_of_both_tables_cannot_be_joined() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let people = residents(&world, 12).await;
        open(&world, id).await;
        let mut codes = Vec::new();
        for person in &people {
            let page = world.as_(person).post(&cast_url(), &[("option", "2")]).await;
            codes
                .push(page.body.split(r#"id="code">"#).nth(1).unwrap().split('<').next().unwrap().to_owned());
        }
        let mut reader = world.read(&world.ours).await;
        let ballots: Vec<(Uuid, String)> = reader
            .all(sql!("select id, choices from ballot_arrived where community_id = $1"), args![])
            .await
            .unwrap();
        let marks: Vec<(Uuid, bool, bool)> = reader
            .all(sql!("select person_id, used, closed from entitlement where community_id = $1"), args![])
            .await
            .unwrap();
        assert_eq!((ballots.len(), marks.len()), (12, 12));
        let ids: BTreeSet<Uuid> = ballots.iter().map(|(id, _)| *id).collect();
        assert!(marks.iter().all(|(person, used, closed)| !ids.contains(person) && *used && !closed));
        // An id of version 7 would begin with the time; these are random throughout.
        assert!(ids.iter().all(|id| id.get_version_num() == 4), "{ids:?}");
        assert!(ballots.iter().all(|(_, choices)| choices == "2"));
        let sorted: Vec<String> = ids.iter().map(|id| Receipt::of(*id).to_string()).collect();
        assert_ne!(
            sorted, codes,
            "the order of the ids is the order of arrival (once in 479 million by chance)"
        );
        assert_eq!(sorted.iter().collect::<BTreeSet<_>>(), codes.iter().collect::<BTreeSet<_>>());
        // SQLite gives the rows in the order in which they lie.
        if world.app.db.engine_name().eq_ignore_ascii_case("sqlite") {
            assert!(
                ballots.windows(2).all(|pair| pair[0].0 < pair[1].0),
                "the table remembers another order than that of the ids"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_in_the_box_can_neither_be_changed_nor_taken_out() {
    for world in World::each_engine(areas).await {
        let id = voted(&world, 1, 1, &[&[2]]).await;
        close(&world);
        let mut tx = world.write(&world.ours).await;
        crate::demo::count_now(&mut tx, id, None).await.unwrap();
        tx.commit_recorded().await.unwrap();
        for statement in [
            sql!("update ballot set choices = '1' where community_id = $1"),
            sql!("delete from ballot where community_id = $1"),
            sql!("update vote set seats = 3 where community_id = $1"),
            sql!("delete from vote_option where community_id = $1"),
            sql!("update electorate set people = 9 where community_id = $1"),
        ] {
            let mut tx = world.write(&world.ours).await;
            let refused = tx.run(statement, args![]).await.unwrap_err();
            assert!(format!("{refused:#}").contains("append-only"), "{refused:#}");
        }
    }
}

#[test]
fn a_code_is_sixty_random_bits_of_the_ballot() {
    let id = kit::clock::new_id(false, NOON.0);
    let code = Receipt::of(id).to_string();
    assert_eq!((code.len(), code.matches('-').count()), (14, 2));
    let low = Uuid::from_u128(id.as_u128() & ((1 << 60) - 1));
    assert_eq!(
        Receipt::of(low).to_string(),
        code,
        "only the last sixty bits, which hold neither version nor variant"
    );
}

/// Six options, in lei.
const COSTS: [Money; 6] = [Money::from_bani(100); 6];

proptest! {
    #[test]
    fn what_is_stored_is_what_was_chosen_in_order_and_once(
        ticked in prop::collection::vec(1..=6_usize, 0..8), max in 1..=6_usize,
    ) {
        let words: Vec<String> = ticked.iter().map(usize::to_string).collect();
        let different: BTreeSet<usize> = ticked.iter().map(|position| position - 1).collect();
        let filled = Filled { ticked: &words, is_blank: ticked.is_empty(), ..Filled::default() };
        match Choices::read(&BallotKind::Approval { min: 1, max }, &COSTS, &filled) {
            Ok(choices) => {
                prop_assert!(different.len() <= max);
                let stored = Choices::from_stored(&choices.to_stored());
                let said = different.into_iter().collect::<Vec<_>>();
                prop_assert_eq!(stored, if said.is_empty() { Ballot::Blank } else { Ballot::Options(said) });
            }
            Err(_) => prop_assert!(different.len() > max),
        }
    }

    #[test]
    fn points_and_ranks_are_stored_as_they_were_given(
        points in prop::collection::vec(0..6_u32, 6), order in Just(vec![0_usize, 1, 2, 3, 4, 5]).prop_shuffle(), ranked in 1..=6_usize,
    ) {
        let words: Vec<String> = points.iter().map(u32::to_string).collect();
        let limits = PointLimits { least_options: 1, most_each: 5, least_sum: 1, most_sum: 30 };
        let filled = Filled { numbers: &words, is_blank: points.iter().all(|n| *n == 0), ..Filled::default() };
        let choices = Choices::read(&BallotKind::Points(limits), &COSTS, &filled).ok().unwrap();
        let given: Vec<(usize, u32)> = points.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
        let said = Choices::from_stored(&choices.to_stored());
        prop_assert_eq!(said, if given.is_empty() { Ballot::Blank } else { Ballot::Points(given) });

        let mut ranks = vec![String::new(); 6];
        for (rank, option) in (1..).zip(&order[..ranked]) {
            ranks[*option] = i32::to_string(&rank);
        }
        let filled = Filled { numbers: &ranks, ..Filled::default() };
        let choices = Choices::read(&BallotKind::Ranked { min: 1, max: 6 }, &COSTS, &filled).ok().unwrap();
        prop_assert_eq!(Choices::from_stored(&choices.to_stored()), Ballot::Options(order[..ranked].to_vec()));
    }

    #[test]
    fn a_stored_text_that_was_tampered_with_is_not_lost(text in ".+") {
        prop_assert!(text.split(',').all(str::is_empty) || Choices::from_stored(&text) != Ballot::Blank);
    }
}

#[test]
fn what_cannot_be_read_on_a_ballot_says_what_has_to_change() {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let ranked = BallotKind::Ranked { min: 2, max: 3 };
    let wrong = |kind: &BallotKind, ticked: &[&str], numbers: &[&str], answer: &str, is_blank: bool| {
        let (ticked, numbers) = (words(ticked), words(numbers));
        let filled = Filled { ticked: &ticked, numbers: &numbers, answer, is_blank };
        Choices::read(kind, &COSTS, &filled).err()
    };
    use BadChoices::{BadRanks, BlankWithChoices, Limit, Nothing, Unreadable};
    let approval = BallotKind::Approval { min: 1, max: 2 };
    assert_eq!(wrong(&approval, &[], &[], "", false), Some(Nothing));
    assert_eq!(wrong(&approval, &["2"], &[], "", true), Some(BlankWithChoices));
    assert_eq!(wrong(&approval, &["7"], &[], "", false), Some(Unreadable));
    assert_eq!(
        wrong(&approval, &["1", "2", "3"], &[], "", false),
        Some(Limit(Spoiled::TooManyOptions { named: 3, max: 2 }))
    );
    assert_eq!(wrong(&ranked, &[], &["1", "3", ""], "", false), Some(BadRanks));
    assert_eq!(wrong(&ranked, &[], &["2", "2", "1"], "", false), Some(BadRanks));
    assert_eq!(
        wrong(&ranked, &[], &["1"], "", false),
        Some(Limit(Spoiled::TooFewOptions { named: 1, min: 2 }))
    );
    assert_eq!(wrong(&BallotKind::YesNo, &[], &[], "maybe", false), Some(Unreadable));
    assert_eq!(wrong(&BallotKind::YesNo, &[], &[], "no", false), None);
    let knapsack = BallotKind::Knapsack { budget: Money::from_bani(150) };
    assert!(matches!(wrong(&knapsack, &["1", "2"], &[], "", false), Some(Limit(Spoiled::OverBudget { .. }))));
}
