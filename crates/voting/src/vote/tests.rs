use crate::electorate::Conditions;
use crate::fixtures::*;
use crate::vote::domain::{Declare, Open, Opening, Terms};
use crate::vote::store;
use communities::candidates;
use communities::processes::store as processes;
use db::{args, sql};
use kit::access::{Actor, Role};
use kit::test::{NOON, World};
use kit::{Error, Instant, Lang, ProcessId, VoteId};
use rules::Money;

fn a_coordinator() -> Actor {
    Actor { role: Role::Coordinator, ..Actor::nobody() }
}

/// Declares the vote of our process.
async fn declare(world: &World, process: ProcessId, terms: &Terms) {
    let mut tx = world.write(&world.ours).await;
    let process = processes::find(&mut tx, process).await.unwrap().unwrap();
    let process = a_coordinator().may::<Declare>(process, world.now()).unwrap();
    assert!(store::declare(&mut tx, &process, terms).await.unwrap());
    tx.commit_quietly().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_opens_the_vote_and_everything_is_fixed() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &["Șosea nouă", "Bănci la gară", "Lumină pe alee"], 2, 1).await;
        let (coordinator, people) = (coordinator(&world).await, residents(&world, 4).await);
        let client = world.as_(&coordinator);
        let page = client.get(&format!("{URL}/open")).await;
        page.is(200)
            .shows("4 persoane")
            .shows("cel mult 2 propuneri")
            .shows("Ce se întâmplă acum")
            .hides("De ce se votează");
        let shown = page.hidden("shown").to_owned();
        let answer = client.post(&format!("{URL}/open"), &[("shown", &shown)]).await;
        answer.is(303);
        assert_eq!(answer.location(), "/processes/sat-2026/vote?done=vote-opened");
        client.get(answer.location()).await.is(200).shows("Votul este deschis.");

        let later = world.resident(&world.ours).await;
        world
            .as_(&later)
            .get(URL)
            .await
            .is(200)
            .shows("Nu sunteți pe lista de votanți")
            .hides("Verificați buletinul");
        world.as_(&people[0]).get(URL).await.is(200).shows("Verificați buletinul").shows("4 persoane");
        let vote = vote(&world, id).await;
        assert_eq!((vote.electorate, vote.option_count, vote.few_reason), (4, 3, None));
        assert_eq!(vote.terms.kind.to_string(), "approval 1-2");
        let options = store::options(&mut world.read(&world.ours).await, vote.id).await.unwrap();
        let titles: Vec<&str> = options.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, THREE, "by title, whatever the diacritics");
        assert_eq!(world.events(&world.ours).await, ["vote.opened"]);

        let again = client.post(&format!("{URL}/open"), &[("shown", &shown)]).await;
        again.is(409).shows("deja deschis");
        client.get(&format!("{URL}/open")).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_coordinators_at_once_open_one_vote() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 3).await;
        let coordinator = coordinator(&world).await;
        let shown = world.as_(&coordinator).get(&format!("{URL}/open")).await.hidden("shown").to_owned();
        let world = std::sync::Arc::new(world);
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let (world, coordinator, shown) = (world.clone(), coordinator.clone(), shown.clone());
            tries.spawn(async move {
                world.as_(&coordinator).post(&format!("{URL}/open"), &[("shown", &shown)]).await.status
            });
        }
        let mut answers = tries.join_all().await;
        answers.sort_unstable();
        assert_eq!(answers, [303, 409, 409, 409, 409, 409, 409, 409, 409, 409]);
        assert_eq!(vote(&world, id).await.electorate, 3);
        assert_eq!(world.events(&world.ours).await, ["vote.opened"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fewer_than_three_options_need_a_reason_on_the_page_and_in_the_database() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE[..2], 2, 1).await;
        residents(&world, 3).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let page = client.get(&format!("{URL}/open")).await;
        page.is(200).shows("De ce se votează cu mai puțin de trei propuneri");
        let shown = page.hidden("shown").to_owned();
        client
            .post(&format!("{URL}/open"), &[("shown", &shown), ("reason", "  ")])
            .await
            .is(422)
            .shows("Completați acest câmp");
        let long = "a".repeat(601);
        client
            .post(&format!("{URL}/open"), &[("shown", &shown), ("reason", &long)])
            .await
            .is(422)
            .shows(&long);

        let mut tx = world.write(&world.ours).await;
        let refused = tx
            .run(
                sql!("
                    insert into vote (community_id, id, process_id, title, max_choices, seats, option_count, few_reason,
                                      opens_at, closes_at, opened_at)
                    values ($1, $2, $3, 'x', 1, 1, 2, null, 0, 9, 1)"),
                args![VoteId(tx.new_id()), id],
            )
            .await;
        assert!(refused.is_err(), "the database takes two options without a reason");
        drop(tx);

        let reason = "Din cinci propuneri au fost admise <două>.";
        client.post(&format!("{URL}/open"), &[("shown", &shown), ("reason", reason)]).await.is(303);
        world.anyone().get(URL).await.is(200).shows("Din cinci propuneri au fost admise &#60;două&#62;.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_changed_meanwhile_is_shown_again() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 3).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let shown = client.get(&format!("{URL}/open")).await.hidden("shown").to_owned();
        let mut tx = world.write(&world.ours).await;
        candidates::admit(&mut tx, &candidate(id, "Fântână", 9)).await.unwrap();
        tx.commit_quietly().await.unwrap();
        let page = client.post(&format!("{URL}/open"), &[("shown", &shown)]).await;
        page.is(422).shows("Între timp s-au schimbat propunerile sau regulile").shows("Fântână");
        let shown = page.hidden("shown").to_owned();
        let mut tx = world.write(&world.ours).await;
        let mut dearer = candidates::of_process(&mut tx, id).await.unwrap().remove(0);
        dearer.cost = Money::from_bani(dearer.cost.bani() + 100);
        candidates::admit(&mut tx, &dearer).await.unwrap();
        tx.commit_quietly().await.unwrap();
        let page = client.post(&format!("{URL}/open"), &[("shown", &shown)]).await;
        page.is(422).shows("Între timp s-au schimbat propunerile sau regulile");
        let shown = page.hidden("shown").to_owned();
        client.post(&format!("{URL}/open"), &[("shown", &shown)]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_that_changed_meanwhile_are_shown_again() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 3).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let plan = Terms { budget: Some(Money::from_bani(1_000_000)), ..Terms::plain(2, 1) };
        let conditions = |min_age, village: Option<&str>| Conditions {
            min_age,
            village: village.map(str::to_owned),
            ..Conditions::default()
        };
        let mut shown = client.get(&format!("{URL}/open")).await.hidden("shown").to_owned();
        for terms in [
            Terms { conditions: conditions(18, None), ..plan.clone() },
            Terms { conditions: conditions(16, None), ..plan.clone() },
            Terms { conditions: conditions(16, None), complaint_days: 3, ..plan.clone() },
        ] {
            declare(&world, id, &terms).await;
            let page = client.post(&format!("{URL}/open"), &[("shown", &shown)]).await;
            page.is(422).shows("Între timp s-au schimbat propunerile sau regulile");
            shown = page.hidden("shown").to_owned();
        }
        client.post(&format!("{URL}/open"), &[("shown", &shown)]).await.is(303);
        for (one, other) in [(None, Some("Boju")), (Some("Boju"), Some("Huci"))] {
            let shown = |village| Terms { conditions: conditions(18, village), ..plan.clone() }.shown();
            assert_ne!(shown(one), shown(other));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_is_not_opened_with_days_that_were_moved_meanwhile() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 3).await;
        let mut reader = world.read(&world.ours).await;
        let process = processes::find(&mut reader, id).await.unwrap().unwrap();
        let candidates = candidates::of_process(&mut reader, id).await.unwrap();
        drop(reader);
        let opening = Opening { process, candidates, terms: Terms::plain(2, 1), few_reason: None };
        let opening = a_coordinator().may::<Open>(opening, world.now()).unwrap();
        let mut tx = world.write(&world.ours).await;
        let moved =
            sql!("update stage set closes_at = closes_at + 1 where community_id = $1 and process_id = $2");
        tx.run(moved, args![id]).await.unwrap();
        tx.commit_quietly().await.unwrap();
        let mut tx = world.write(&world.ours).await;
        let opened = store::open(&mut tx, &world.app, &opening).await;
        assert!(matches!(opened, Err(Error::Conflict("vote-open-changed"))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_opens_only_in_its_stage_and_with_somebody_to_vote() {
    for world in World::each_engine(areas).await {
        process(&world, &THREE, 2, 1).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let shown = client.get(&format!("{URL}/open")).await.hidden("shown").to_owned();
        let nobody = client.post(&format!("{URL}/open"), &[("shown", &shown)]).await;
        nobody.is(422).shows("nu ar avea cine să voteze");
        residents(&world, 1).await;
        world.clock.advance(-2 * Instant::DAY);
        world.anyone().get(URL).await.is(200).shows("Votul se deschide joi, 14 mai 2026, ora 12:00");
        client.get(&format!("{URL}/open")).await.is(403);
        client.post(&format!("{URL}/open"), &[("shown", &shown)]).await.is(403);
        world.clock.advance(10 * Instant::DAY);
        client
            .post(&format!("{URL}/open"), &[("shown", &shown)])
            .await
            .is(403)
            .shows("numai în etapa de vot");
        world.anyone().get(URL).await.is(200).shows("nu s-a mai ținut");
        assert!(world.events(&world.ours).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn minors_and_those_whose_attestation_was_revoked_are_not_on_the_list() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let people = residents(&world, 4).await;
        let mut tx = world.write(&world.ours).await;
        let minor = sql!("update attestation set adult = false where community_id = $1 and person_id = $2");
        tx.run(minor, args![people[0].person]).await.unwrap();
        let revoked =
            sql!("update attestation set revoked_at = $3 where community_id = $1 and person_id = $2");
        tx.run(revoked, args![people[1].person, NOON]).await.unwrap();
        tx.commit_quietly().await.unwrap();
        let vote = open(&world, id).await;
        assert_eq!(vote.electorate, 2);
        for (at, ballot) in [(0, false), (1, false), (2, true), (3, true)] {
            let page = world.as_(&people[at]).get(URL).await;
            assert_eq!(page.body.contains("Verificați buletinul"), ballot, "person {at}");
        }
        // The published fingerprint is that of the list, and is another for every vote and every list.
        let mut reader = world.read(&world.ours).await;
        let again = crate::electorate::store::digest(&mut reader, &world.app, vote.id).await.unwrap();
        assert_eq!(again.to_vec(), vote.electorate_digest);
        let none = crate::electorate::store::digest(&mut reader, &world.app, VoteId(people[0].person.0))
            .await
            .unwrap();
        assert_ne!(none, again);
        world.anyone().get(URL).await.shows(&vote.fingerprint());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doors_open_for_those_they_are_for() {
    for world in World::each_engine(areas).await {
        process(&world, &THREE, 2, 1).await;
        let (member, clerk) = (world.member(&world.ours).await, clerk(&world).await);
        let stranger = world.person(&world.theirs, Role::Coordinator).await;
        for (method, path, wanted) in [
            ("get", "/open", [401, 401, 403, 403]),
            ("post", "/open", [403, 403, 403, 403]),
            ("post", "", [404, 404, 404, 404]),
            ("post", "/cast", [404, 404, 404, 404]),
            ("get", "/cast", [303, 303, 303, 303]),
            ("get", "/code", [404, 404, 404, 404]),
            ("post", "/code", [404, 404, 404, 404]),
            ("get", "/acts", [200, 200, 200, 200]),
            ("get", "/plan", [401, 401, 403, 403]),
            ("post", "/plan", [403, 403, 403, 403]),
            ("get", "/extend", [401, 401, 403, 403]),
            ("post", "/extend", [403, 403, 403, 403]),
            ("get", "/count", [401, 401, 403, 404]),
            ("post", "/count", [403, 403, 403, 404]),
            ("get", "/lot", [401, 401, 403, 303]),
            ("post", "/lot", [403, 403, 403, 404]),
            ("get", "/results", [404, 404, 404, 404]),
            ("get", "/ballots.csv", [404, 404, 404, 404]),
            ("get", "/ballots.pb", [404, 404, 404, 404]),
            ("get", "/secrecy", [200, 200, 200, 200]),
        ] {
            let clients =
                [world.anyone(), world.as_(&stranger).on(&world.ours), world.as_(&member), world.as_(&clerk)];
            for (client, wanted) in clients.iter().zip(wanted) {
                let path = format!("{URL}{path}");
                let answer =
                    if method == "get" { client.get(&path).await } else { client.post(&path, &[]).await };
                assert_eq!(answer.status, wanted, "{method} {path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_process_has_no_vote_for_anybody_but_its_coordinator() {
    for world in World::each_engine(areas).await {
        process(&world, &THREE, 2, 1).await;
        let mut tx = world.write(&world.ours).await;
        tx.run(sql!("update process set published_at = null where community_id = $1"), args![])
            .await
            .unwrap();
        tx.commit_quietly().await.unwrap();
        world.anyone().get(URL).await.is(404);
        let (clerk, coordinator) = (clerk(&world).await, coordinator(&world).await);
        world.as_(&clerk).get(&format!("{URL}/count")).await.is(404);
        world.as_(&coordinator).get(URL).await.is(200);
        world.as_(&coordinator).get(&format!("{URL}/open")).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_process_and_the_desk_say_where_the_vote_stands() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 1, 1).await;
        residents(&world, 6).await;
        let (clerk, coordinator) = (clerk(&world).await, coordinator(&world).await);
        world
            .anyone()
            .get("/gathered/process")
            .await
            .is(200)
            .shows("votul nu este încă deschis")
            .hides("/vote/open");
        world.as_(&coordinator).get("/gathered/process").await.shows("/vote/open");
        world
            .as_(&coordinator)
            .get("/duties")
            .await
            .is(200)
            .shows("Deschideți votul → /processes/sat-2026/vote/open");
        world.as_(&clerk).get("/duties").await.hides("/vote/open");
        open(&world, id).await;
        let panel = world.anyone().get("/gathered/process").await;
        panel.shows("Se votează până").shows("Deschis").shows("după ce votează cel puțin cinci");
        assert!(panel.queries() <= 3, "the page that gathers: its own two, the vote: {}", panel.queries());
        world.as_(&coordinator).get("/duties").await.hides("/vote/");
        close(&world);
        world.anyone().get("/gathered/process").await.shows("Urmează numărătoarea").hides("/vote/count");
        world.as_(&clerk).get("/gathered/process").await.shows("/vote/count");
        world
            .as_(&clerk)
            .get("/duties")
            .await
            .shows("Votul s-a încheiat: numărați-l → /processes/sat-2026/vote/count");
        world.anyone().get(URL).await.is(200).shows("Votul s-a încheiat").hides("Verificați buletinul");
        world.anyone().get("/gathered/report").await.hides("section");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_stay_within_their_queries() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let people = residents(&world, 3).await;
        let (coordinator, clerk) = (coordinator(&world).await, clerk(&world).await);
        let within =
            |page: kit::test::Answer| assert!(page.is(200).queries() <= 6, "{} queries", page.queries());
        // Opening looks at the whole list of voters once more: five statements for what could be one human twice.
        let opening = world.as_(&coordinator).get(&format!("{URL}/open")).await;
        assert!(opening.is(200).queries() <= 11, "{} queries", opening.queries());
        within(world.as_(&coordinator).get(URL).await);
        open(&world, id).await;
        within(world.as_(&people[0]).get(URL).await);
        within(world.as_(&clerk).get(URL).await);
        within(world.as_(&clerk).get(&format!("{URL}/secrecy")).await);
        within(world.as_(&clerk).get(&format!("{URL}/count")).await);
        let check = world.as_(&people[0]).post(URL, &[("option", "1")]).await;
        within(check);
        close(&world);
        world.as_(&clerk).post(&format!("{URL}/count"), &[]).await.is(303);
        within(world.as_(&clerk).get(&format!("{URL}/results")).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_citizen_speak_three_languages() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 3).await;
        open(&world, id).await;
        for path in [URL.to_owned(), format!("{URL}/secrecy"), "/gathered/process".to_owned()] {
            for lang in [Lang::Ro, Lang::En, Lang::Hu] {
                let page = world.anyone().in_(lang).get(&path).await;
                assert!(!page.is(200).body.contains("[vote-"), "{path} in {}", lang.code());
            }
        }
        world
            .anyone()
            .in_(Lang::En)
            .get(&format!("{URL}/secrecy"))
            .await
            .shows("Whoever administers the server");
        world.anyone().in_(Lang::Hu).get(URL).await.shows("Legfeljebb 2 javaslatot választhat");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_told_once_that_a_vote_closes_tomorrow() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 1).await;
        open(&world, id).await;
        let told = async || {
            super::reminders::tick(&world.app, world.ours.id).await.unwrap();
            world.events(&world.ours).await.into_iter().filter(|name| name == "vote.reminded").count()
        };
        assert_eq!(told().await, 0, "there is time enough");
        world.clock.advance(6 * Instant::DAY + Instant::DAY / 2);
        assert_eq!((told().await, told().await), (1, 1));
        world.clock.advance(Instant::DAY);
        assert_eq!(told().await, 1, "it is over");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_is_extended_with_a_reason_and_takes_ballots_until_its_new_end() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let (people, coordinator) = (residents(&world, 2).await, coordinator(&world).await);
        let before = open(&world, id).await.closes_at;
        let url = format!("{URL}/extend");
        let until = before.plus(2 * Instant::DAY);
        let form = |at: Instant, reason: &'static str| {
            [("closes_at", at.to_local_input()), ("reason", reason.to_owned())]
        };
        let send = async |fields: [(&str, String); 2]| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.as_(&coordinator).post(&url, &fields).await
        };
        send(form(before, "Motiv")).await.is(422).shows("după cea de acum");
        send(form(until, "")).await.is(422);
        assert_eq!(
            send(form(until, "A nins două zile.")).await.location(),
            format!("{URL}?done=vote-extended")
        );
        world.anyone().get(&format!("{URL}/acts")).await.is(200).shows("A nins două zile.");
        assert_eq!(vote(&world, id).await.closes_at, until);
        close(&world);
        assert!(world.now() > before);
        world.as_(&people[0]).post(&format!("{URL}/cast"), &[("option", "1")]).await.is(200);
        world.clock.advance(2 * Instant::DAY);
        world.as_(&people[1]).post(&format!("{URL}/cast"), &[("option", "1")]).await.is(403);
        send(form(until.plus(Instant::DAY), "Prea târziu")).await.is(403);
    }
}
