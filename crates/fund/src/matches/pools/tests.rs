//! Pools and the further conditions of a match, through the pages.
use crate::books::domain::Source;
use crate::campaigns::domain::{Campaign, NewCampaign};
use crate::campaigns::store as campaigns;
use crate::matches::conditions::{Conditions, PoolId, Sources};
use crate::matches::pools::{NewPool, store};
use crate::story;
use crate::test_world::{DOUBLED, Ground, areas, initiative, lei, terms, today};
use db::{args, sql};
use kit::test::{Answer, World};
use kit::{CampaignId, Lang, Role};
use rules::Money;
use rules::matching::{Criteria, MatchRule};

/// A pool of so much.
async fn pool(world: &World, budget: &str) -> PoolId {
    let mut tx = world.write(&world.ours).await;
    let new = NewPool {
        title: "Dublarea anului".into(),
        decision: "12/2026".into(),
        decided_on: today(),
        budget: lei(budget),
    };
    let id = story::found_pool(&mut tx, new).await.unwrap();
    tx.commit_recorded().await.unwrap();
    id
}

/// Another campaign in the process of the ground.
async fn another(ground: &Ground<'_>, title: &str, conditions: Conditions) -> CampaignId {
    let process = ground.now().await.process;
    let world = ground.world;
    let initiative = initiative(world, &world.ours, process, title).await;
    let mut tx = world.write(&world.ours).await;
    let id = story::open_campaign(&mut tx, initiative, &NewCampaign { conditions, ..terms() }).await.unwrap();
    tx.commit_recorded().await.unwrap();
    id
}

async fn find(world: &World, id: CampaignId) -> Campaign {
    campaigns::find(&mut world.read(&world.ours).await, id).await.unwrap().unwrap()
}

async fn give(ground: &Ground<'_>, to: CampaignId, amount: &str, reference: &str) -> Answer {
    let fields = [
        ("on_day", "2026-05-15"),
        ("amount", amount),
        ("donor", reference),
        ("shown", "initials"),
        ("bank_reference", reference),
    ];
    let url = format!("/fund/books/{to}/transfer");
    ground.world.as_(&ground.accountant).post(&url, &fields).await
}

/// Returns a part of the donation with this reference.
async fn give_back(ground: &Ground<'_>, reference: &str, amount: &str) -> Answer {
    let statement = sql!("select id from donation where community_id = $1 and bank_reference = $2");
    let id: crate::books::domain::DonationId =
        ground.world.read(&ground.world.ours).await.value(statement, args![reference]).await.unwrap();
    let fields = [("on_day", "2026-05-15"), ("amount", amount), ("till", "bank"), ("reason", "Cerere")];
    ground.world.as_(&ground.accountant).post(&format!("/fund/donations/{id}/return"), &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn campaigns_share_a_pool_and_what_one_gives_back_goes_to_the_one_that_was_cut_short() {
    for world in World::each_engine(areas).await {
        let shared = pool(&world, "1.000").await;
        let conditions = Conditions { pool: Some(shared), ..Conditions::default() };
        let ground = Ground::with(&world, NewCampaign { conditions: conditions.clone(), ..terms() }).await;
        let (first, second) = (ground.campaign, another(&ground, "Parc", conditions).await);
        give(&ground, first, "800", "A").await.is(303);
        give(&ground, second, "500", "B").await.is(303);
        let promised = async || (find(&world, first).await.reserved, find(&world, second).await.reserved);
        assert_eq!(promised().await, (lei("800"), lei("200")));
        ground.assert_sound().await;
        let url = format!("/initiatives/{}/campaign?gift=50", ground.initiative);
        world
            .anyone()
            .get(&url)
            .await
            .shows("Fondul comun al campaniilor s-a terminat")
            .shows("HCL nr. 12/2026");
        world.anyone().in_(Lang::Hu).get(&url).await.shows("közös kerete elfogyott");
        world.anyone().in_(Lang::En).get(&url).await.shows("is used up, so nothing is added now");
        world
            .anyone()
            .get(&format!("/fund/pools/{shared}"))
            .await
            .is(200)
            .shows("Hotărârea consiliului local nr. 12/2026")
            .shows("300,00\u{a0}lei");
        world.anyone().get("/fund/pools").await.is(200).shows("Dublarea anului");
        give_back(&ground, "A", "150").await.is(303);
        assert_eq!(promised().await, (lei("650"), lei("350")), "the first room goes to who was cut short");
        give_back(&ground, "A", "250").await.is(303);
        assert_eq!(promised().await, (lei("400"), lei("500")));
        world.anyone().get(&url).await.shows("primăria adaugă 50,00\u{a0}lei").hides("s-a terminat");
        world.anyone().get(&url.replace("gift=50", "gift=150")).await.shows("mai sunt doar 100,00\u{a0}lei");
        ground.assert_sound().await;
        // Freeze, decision and payment as ever; what the council does not approve goes back to the pool.
        give(&ground, first, "300", "C").await.is(303);
        assert_eq!(promised().await, (lei("500"), lei("500")));
        ground.let_the_term_pass();
        world.as_(&ground.accountant).post(&format!("/fund/books/{second}/freeze"), &[]).await.is(303);
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).get(&format!("/fund/books/{second}/match")).await.shows("value=\"12/2026\"");
        let decision = [("number", "12/2026"), ("on", "2026-05-15"), ("sum", "420")];
        world.as_(&clerk).post(&format!("/fund/books/{second}/decision"), &decision).await.is(303);
        assert_eq!(promised().await, (lei("580"), lei("420")));
        let payment = format!("/fund/books/{second}/payment");
        world
            .as_(&ground.accountant)
            .post(&payment, &[("paid_on", "2026-06-05"), ("note", "OP 3")])
            .await
            .is(303);
        assert_eq!(find(&world, second).await.totals.match_received, lei("420"));
        ground.assert_sound().await;
        let mut tx = world.write(&world.ours).await;
        let beyond = sql!("update match_pool_state set reserved = budget + 1 where community_id = $1");
        assert!(tx.run(beyond, args![]).await.is_err(), "{}", world.app.db.engine_name());
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one journey, told in one piece")]
async fn gifts_and_donors_count_up_to_their_caps_and_a_return_takes_back_what_its_gift_brought() {
    for world in World::each_engine(areas).await {
        let conditions = Conditions {
            per_gift: Some(lei("500")),
            per_donor: Some(lei("800")),
            criteria: Some(Criteria { donors: 3, least: lei("10"), sum: lei("1.000") }),
            ..Conditions::default()
        };
        let ground = Ground::with(&world, NewCampaign { conditions, ..terms() }).await;
        let id = ground.campaign;
        let gift = async |donor: &'static str, amount: &'static str, reference: &'static str| {
            let fields = [
                ("on_day", "2026-05-15"),
                ("amount", amount),
                ("donor", donor),
                ("shown", "anonymous"),
                ("bank_reference", reference),
            ];
            ground.book("transfer", &fields).await.is(303);
            find(&world, id).await
        };
        assert_eq!(gift("Ana Pop", "600", "1").await.reserved, lei("500"));
        assert_eq!(gift("ANA  POP", "400", "2").await.reserved, lei("800"));
        let url = format!("/initiatives/{}/campaign?gift=700", ground.initiative);
        world
            .anyone()
            .get(&url)
            .await
            .shows("primăria adaugă 500,00\u{a0}lei")
            .shows("Dintr-o donație contează cel mult 500,00\u{a0}lei")
            .shows("mai lipsește un donator");
        assert_eq!(gift("", "20", "3").await.reserved, lei("820"));
        world.anyone().get(&url).await.shows("se împlinește numărul de donatori");
        let campaign = gift("", "20", "4").await;
        assert_eq!((campaign.reserved, campaign.donors), (lei("1.840"), 3));
        ground.assert_sound().await;
        // The first gift of Ana goes back: 500 of 800 counted, the rest still does.
        give_back(&ground, "1", "600").await.is(303);
        assert_eq!(find(&world, id).await.reserved, lei("1.440"));
        ground.assert_sound().await;
        // Erasing her changes nothing but that nobody knows that the next gift is hers.
        let statement = sql!("select id from donation where community_id = $1 and bank_reference = '2'");
        let donation: crate::books::domain::DonationId =
            world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        world.as_(&ground.accountant).post(&format!("/fund/donations/{donation}/erase"), &[]).await.is(303);
        assert_eq!(find(&world, id).await.reserved, lei("1.440"));
        assert_eq!(gift("Ana Pop", "800", "5").await.donors, 4);
        ground.assert_sound().await;
        // Once it is settled nobody can be told apart.
        ground.let_the_term_pass();
        ground.book("freeze", &[]).await.is(303);
        give_back(&ground, "1", "0,01").await.is(422);
        ground.transfer("70", "6").await.is(303);
        ground.assert_sound().await;
        let decision = [("number", "45/2026"), ("on", "2026-06-05"), ("sum", "1.000")];
        let url = format!("/fund/books/{id}/decision");
        world.as_(&ground.coordinator).post(&url, &decision).await.is(303);
        ground.book("payment", &[("paid_on", "2026-06-05")]).await.is(303);
        let marks = sql!(
            "
            select (select cast(count(*) as bigint) from match_donor where community_id = $1 and mark is not null)
                 + (select cast(count(*) as bigint) from campaign_match where community_id = $1 and salt is not null)"
        );
        let marks: i64 = world.read(&world.ours).await.value(marks, args![]).await.unwrap();
        assert_eq!(marks, 0);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_after_the_cut_off_donors_are_no_longer_told_apart_even_if_nobody_settled_the_match() {
    for world in World::each_engine(areas).await {
        let conditions = Conditions { per_donor: Some(lei("800")), ..Conditions::default() };
        let ground = Ground::with(&world, NewCampaign { conditions, ..terms() }).await;
        ground.transfer("40", "BT1").await.is(303);
        let marks = async || -> i64 {
            let marks = sql!(
                "select cast(count(*) as bigint) from match_donor where community_id = $1 and mark is not null"
            );
            world.read(&world.ours).await.value(marks, args![]).await.unwrap()
        };
        ground.let_the_term_pass();
        world.tick().await;
        assert_eq!(marks().await, 1);
        world.clock.advance(366 * kit::Instant::DAY);
        world.tick().await;
        assert_eq!((marks().await, ground.now().await.reserved), (0, lei("40")));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_named_sources_are_matched() {
    for world in World::each_engine(areas).await {
        let sources = Sources::only([Source::Individual]);
        let conditions = Conditions { sources, ..Conditions::default() };
        let ground = Ground::with(&world, NewCampaign { conditions, ..terms() }).await;
        let from_a_box = [
            ("on_day", "2026-05-15"),
            ("amount", "500"),
            ("shown", "anonymous"),
            ("protocol", "7"),
            ("witness_1", "Ana Pop"),
            ("witness_2", "Ion Rus"),
        ];
        ground.book("cash", &from_a_box).await.is(303);
        assert_eq!((ground.now().await.totals.net(), ground.now().await.reserved), (lei("500"), Money::ZERO));
        ground.transfer("40", "BT1").await.is(303);
        assert_eq!(ground.now().await.reserved, lei("40"));
        let url = format!("/initiatives/{}/campaign?gift=50", ground.initiative);
        world.anyone().get(&format!("{url}&from=company")).await.shows("numai la donațiile care vin de la");
        world.anyone().get(&format!("{url}&from=individual")).await.shows("primăria adaugă 50,00\u{a0}lei");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one journey, told in one piece")]
async fn what_was_declared_is_read_back_and_never_changed() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let shared = pool(&world, "5.000").await;
        let process = ground.now().await.process;
        let initiative = initiative(&world, &world.ours, process, "Parc").await;
        let url = format!("/initiatives/{}/campaign/new", initiative.id);
        let shared_id = shared.to_string();
        let form = [
            ("goal", "20.000"),
            ("opens_at", "2026-05-10T00:00"),
            ("closes_at", "2026-06-10T00:00"),
            ("match_rate", "50"),
            ("match_cap", "3.000"),
            ("match_cap_on", "match"),
            ("match_per_gift", "250"),
            ("match_per_donor", "400"),
            ("match_donors", "20"),
            ("match_donors_least", "5"),
            ("match_donors_sum", "100"),
            ("from_individual", "yes"),
            ("from_box", "yes"),
            ("pool", shared_id.as_str()),
            ("beneficiary", "Fundația Vatra"),
            ("iban", crate::test_world::IBAN),
            ("bank", "Banca Mică"),
        ];
        let client = world.as_(&ground.coordinator);
        client.get(&url).await.is(200).shows("Dublarea anului (5.000,00\u{a0}lei)");
        for (field, value, words) in [
            ("match_per_gift", "mult", "250"),
            ("match_donors", "doi", "Scrieți un număr întreg"),
            ("match_donors", "", "Scrieți câți donatori"),
            ("match_donors_least", "500", "mai mult decât contează de la un donator"),
            ("pool", "pool_00000000000000000000000000", "20.000"),
        ] {
            let mut wrong = form;
            wrong.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = value);
            let answer = client.post(&url, &wrong).await;
            assert_eq!(answer.status, 422, "{field}");
            if words != "250" {
                answer.shows(words);
            }
        }
        client.post(&url, &form).await.is(303);
        let mut reader = world.read(&world.ours).await;
        let campaign = campaigns::of_initiative(&mut reader, initiative.id).await.unwrap().unwrap();
        let declared = Conditions {
            per_gift: Some(lei("250")),
            per_donor: Some(lei("400")),
            criteria: Some(Criteria { donors: 20, least: lei("5"), sum: lei("100") }),
            sources: Sources::only([Source::Individual, Source::Box]),
            pool: Some(shared),
        };
        assert_eq!(campaign.conditions, declared);
        assert_eq!(campaign.rule, MatchRule { rate_percent: 50, cap: lei("3.000"), ..DOUBLED });
        drop(reader);
        for change in [
            sql!("update match_terms set per_gift = null where community_id = $1"),
            sql!("delete from match_terms where community_id = $1"),
            sql!("update match_pool set budget = budget + 1 where community_id = $1"),
        ] {
            assert!(world.write(&world.ours).await.run(change, args![]).await.is_err());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_is_written_down_by_the_clerk_with_the_councils_decision() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let member = world.member(&world.ours).await;
        let form =
            [("title", "Fondul <b>"), ("number", "12/2026"), ("on", "2026-05-15"), ("budget", "10.000")];
        world.as_(&member).post("/fund/pools/new", &form).await.is(403);
        world.as_(&member).get("/fund/pools/new").await.is(403);
        let mut wrong = form;
        wrong[1].1 = "";
        world.as_(&clerk).post("/fund/pools/new", &wrong).await.is(422).shows("Fondul &lt;b&gt;");
        wrong[1].1 = "12/2026";
        wrong[3].1 = "0";
        world.as_(&clerk).post("/fund/pools/new", &wrong).await.is(422);
        let answer = world.as_(&clerk).post("/fund/pools/new", &form).await;
        let url = answer.is(303).location().split('?').next().unwrap().to_owned();
        world.anyone().get(&url).await.is(200).shows("Fondul &#60;b&#62;").shows("10.000,00\u{a0}lei");
        assert!(world.events(&world.ours).await.contains(&"pool.founded".to_owned()));
        let theirs = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&theirs).get(&url).await.is(404);
        assert_eq!(store::newest(&mut world.read(&world.theirs).await).await.unwrap(), []);
    }
}

/// Two hundred gifts at once to two campaigns, at the edge of what their pool still has.
#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_people_at_the_edge_of_a_shared_pool_reach_exactly_its_budget() {
    for world in World::each_engine(areas).await {
        let shared = pool(&world, "1.000").await;
        let conditions = Conditions { pool: Some(shared), ..Conditions::default() };
        let ground = Ground::with(&world, NewCampaign { conditions: conditions.clone(), ..terms() }).await;
        let campaigns = [ground.campaign, another(&ground, "Parc", conditions).await];
        give(&ground, campaigns[0], "900", "FIRST").await.is(303);
        let references: Vec<String> = (0..200).map(|n| format!("BT{n}")).collect();
        let gifts = references
            .iter()
            .enumerate()
            .map(|(n, reference)| give(&ground, campaigns[n % 2], "7", reference));
        let answers = crate::test_world::all(gifts.collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        let (first, second) = (find(&world, campaigns[0]).await, find(&world, campaigns[1]).await);
        assert_eq!(first.reserved.bani() + second.reserved.bani(), 100_000, "{}", world.app.db.engine_name());
        assert_eq!((first.totals.received, second.totals.received), (lei("1.600"), lei("700")));
        let left = store::find(&mut world.read(&world.ours).await, shared).await.unwrap().unwrap().left();
        assert_eq!(left, Money::ZERO);
        ground.assert_sound().await;
        // Returns and gifts at once: what one campaign sets free the other takes, and never more.
        let more: Vec<String> = (0..60).map(|n| format!("MORE{n}")).collect();
        let mut requests: Vec<std::pin::Pin<Box<dyn Future<Output = Answer>>>> = Vec::new();
        for (n, reference) in more.iter().enumerate() {
            requests.push(Box::pin(give(&ground, campaigns[n % 2], "11", reference)));
            requests.push(Box::pin(give_back(&ground, &references[n], "7")));
        }
        let answers = crate::test_world::all(requests).await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        let (first, second) = (find(&world, campaigns[0]).await, find(&world, campaigns[1]).await);
        assert_eq!(first.reserved.bani() + second.reserved.bani(), 100_000);
        ground.assert_sound().await;
    }
}
