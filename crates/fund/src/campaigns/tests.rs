//! Campaigns through their pages.
use crate::books::domain::EntryId;
use crate::story;
use crate::test_world::{
    DOUBLED, Ground, IBAN, areas, areas_that_gather, initiative, lei, process, terms, today,
};
use kit::test::{Place, World};
use kit::{Lang, Role};
use rules::Money;
use rules::matching::{CapOn, MatchRule};

const FORM: [(&str, &str); 10] = [
    ("goal", "20.000,00"),
    ("opens_at", "2026-05-05T12:00"),
    ("closes_at", "2026-06-04T12:00"),
    ("cut_off_at", ""),
    ("match_rate", "100"),
    ("match_cap", "10.000,00"),
    ("match_cap_on", "match"),
    ("beneficiary", "Fundația Vatra"),
    ("iban", IBAN),
    ("bank", "Banca Mică"),
];

fn with<'a>(name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FORM.into_iter()
        .map(|(field, usual)| if field == name { (field, value) } else { (field, usual) })
        .collect()
}

async fn ready(world: &World, place: &Place) -> (kit::InitiativeId, kit::ProcessId) {
    let process = process(world, place, "anul-2026").await;
    (initiative(world, place, process, "Lumină & <b>pace</b>").await.id, process)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_is_opened_without_typing_anything_again() {
    for world in World::each_engine(areas).await {
        let (id, _) = ready(&world, &world.ours).await;
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        let (client, url) = (world.as_(&coordinator), format!("/initiatives/{id}/campaign"));
        world
            .anyone()
            .get(&url)
            .await
            .is(200)
            .shows("Campania nu este deschisă încă")
            .shows("se deschide în curând");
        client
            .get(&format!("{url}/new"))
            .await
            .is(200)
            .shows("Lumină &#38; &#60;b&#62;pace&#60;/b&#62;")
            .shows("value=\"20.000,00\"")
            .shows("value=\"10.000,00\"")
            .shows("value=\"2026-05-05T12:00\"")
            .shows("value=\"2026-06-04T12:00\"")
            .shows("value=\"100\"");
        client.post(&format!("{url}/new"), &FORM).await.is(303);
        client.post(&format!("{url}/new"), &with("goal", "1")).await.is(303);
        world.anyone().get(&url).await.is(200)
            .shows("Din 20.000,00\u{a0}lei: strânși 0,00\u{a0}lei, cofinanțare 0,00\u{a0}lei, mai lipsesc 20.000,00\u{a0}lei")
            .shows("RO49 AAAA 1B31 0075 9384 0000").shows("Primăria dublează fiecare leu strâns, până la 10.000,00\u{a0}lei")
            .hides("<b>pace");
        client.get(&format!("{url}/new")).await.is(303);
        assert!(world.events(&world.ours).await.contains(&"campaign.opened".to_owned()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_odd_account_number_is_a_warning_and_not_a_refusal() {
    for world in World::each_engine(areas).await {
        let (id, _) = ready(&world, &world.ours).await;
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        let (client, url) = (world.as_(&coordinator), format!("/initiatives/{id}/campaign/new"));
        let odd = with("iban", "RO49AAAA1B31007593840001");
        client
            .post(&url, &odd)
            .await
            .is(422)
            .shows("nu trece verificarea IBAN")
            .shows("name=\"sure\"")
            .shows("RO49AAAA1B31007593840001");
        let sure: Vec<(&str, &str)> = odd.into_iter().chain([("sure", "yes")]).collect();
        client.post(&url, &sure).await.is(303);
        world
            .anyone()
            .get(&format!("/initiatives/{id}/campaign"))
            .await
            .is(200)
            .shows("RO49AAAA1B31007593840001");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_whole() {
    for world in World::each_engine(areas).await {
        let (id, _) = ready(&world, &world.ours).await;
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        let (client, url) = (world.as_(&coordinator), format!("/initiatives/{id}/campaign/new"));
        for (field, value, said) in [
            ("goal", "mult", "Scrieți o sumă"),
            ("closes_at", "2026-05-01T12:00", "Încheierea vine după deschidere"),
            ("cut_off_at", "2026-05-01T12:00", "Termenul pentru cofinanțare vine după"),
            ("match_rate", "-1", "de la 0 la 1000"),
            ("match_cap_on", "altceva", "Alegeți una dintre variante"),
            ("bank", "", "Completați acest câmp"),
        ] {
            let answer = client.post(&url, &with(field, value)).await;
            answer.is(422).shows(said).shows("Fundația Vatra");
        }
        client.post(&url, &[]).await.is(422);
        let long = "x".repeat(60_000);
        client.post(&url, &with("beneficiary", &long)).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_coordinator_of_this_community_opens_a_campaign() {
    for world in World::each_engine(areas).await {
        let (id, _) = ready(&world, &world.ours).await;
        let url = format!("/initiatives/{id}/campaign/new");
        let (member, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let theirs = world.person(&world.theirs, Role::Coordinator).await;
        world.anyone().get(&url).await.is(401);
        world.as_(&member).get(&url).await.is(403);
        world.as_(&clerk).post(&url, &FORM).await.is(403);
        world.as_(&theirs).get(&url).await.is(404);
        world.as_(&theirs).post(&url, &FORM).await.is(404);
        world.anyone().get(&format!("/initiatives/{id}/campaign")).await.is(200).shows("nu este deschisă");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_neighbours_money_is_not_shown() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("10", "BT1").await.is(303);
        let (theirs, _) = ready(&world, &world.theirs).await;
        let found = communities::initiatives::store::find(&mut world.read(&world.theirs).await, theirs)
            .await
            .unwrap()
            .unwrap();
        let mut tx = world.write(&world.theirs).await;
        story::open_campaign(&mut tx, found, &terms()).await.unwrap();
        tx.commit_recorded().await.unwrap();
        world.anyone().get("/fund").await.is(200).shows("Lumină pe aleea școlii");
        world.anyone().get(&format!("/initiatives/{theirs}/campaign")).await.is(404);
        world.anyone().get(&format!("/initiatives/{theirs}/campaign/lines.csv")).await.is(404);
        world
            .anyone()
            .on(&world.theirs)
            .get(&format!("/initiatives/{}/campaign", ground.initiative))
            .await
            .is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_page_costs_the_same_however_long_the_books_are() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let member = world.member(&world.ours).await;
        let url = format!("/initiatives/{}/campaign", ground.initiative);
        let empty = world.as_(&member).get(&url).await;
        let mut tx = world.write(&world.ours).await;
        for n in 0..120 {
            let donor = ("Ana Pop", crate::books::domain::Shown::Initials);
            story::book_transfer(
                &mut tx,
                ground.campaign,
                today(),
                lei("10"),
                donor,
                &format!("BT{n:03}"),
                None,
            )
            .await
            .unwrap();
        }
        tx.commit_recorded().await.unwrap();
        let full = world.as_(&member).get(&url).await;
        assert_eq!(empty.is(200).queries(), full.is(200).queries());
        assert!(full.queries() <= 4, "{}", full.queries());
        let (mut seen, mut next) = (std::collections::HashSet::new(), url.clone());
        for _ in 0..3 {
            let page = world.anyone().get(&next).await;
            seen.extend(
                page.body
                    .split("<tr id=\"")
                    .skip(1)
                    .map(|row| row.split('"').next().unwrap().parse::<EntryId>().unwrap()),
            );
            let older = page.body.split("&amp;before=").nth(1).and_then(|rest| rest.split('#').next());
            let Some(older) = older else { break };
            next = format!("{url}?book=foundation&before={older}");
        }
        assert_eq!(seen.len(), 120, "every line is on one page");
        world
            .anyone()
            .get(&format!("{url}?book=town_hall"))
            .await
            .is(200)
            .shows("Cofinanțare promisă în plus");
        world
            .anyone()
            .get(&format!("{url}?before=nonsense&book=x&gift=%3Cb%3E"))
            .await
            .is(200)
            .shows("&#60;b&#62;");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_asks_is_told_what_a_gift_brings() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = format!("/initiatives/{}/campaign?gift=50", ground.initiative);
        world
            .anyone()
            .get(&url)
            .await
            .shows("primăria adaugă 50,00\u{a0}lei: proiectul primește 100,00\u{a0}lei");
        ground.transfer("9.980", "BT1").await.is(303);
        world
            .anyone()
            .get(&url)
            .await
            .shows("mai poate adăuga 20,00\u{a0}lei")
            .shows("primește 70,00\u{a0}lei");
        ground.transfer("20", "BT2").await.is(303);
        world.anyone().get(&url).await.shows("Plafonul primăriei este atins");
        world.anyone().get(&url.replace("gift=50", "gift=-5")).await.shows("Scrieți o sumă");
        world.anyone().in_(Lang::En).get(&url).await.shows("The town hall’s cap is reached");
        world.anyone().in_(Lang::Hu).get(&url).await.shows("A hivatal felső határa betelt");
        ground.let_the_term_pass();
        ground.page().await.hides("Suma pe care ați dona-o").shows("Încheiată");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cap_on_the_total_shrinks_the_match_in_the_books_too() {
    for world in World::each_engine(areas).await {
        let rule = MatchRule { cap_on: CapOn::Total, ..DOUBLED };
        let ground = Ground::with(&world, crate::campaigns::domain::NewCampaign { rule, ..terms() }).await;
        ground.transfer("5.000", "BT1").await.is(303);
        assert_eq!(ground.now().await.reserved, lei("5.000"));
        ground.transfer("3.250", "BT2").await.is(303);
        assert_eq!(ground.now().await.reserved, lei("1.750"));
        let url = format!("/initiatives/{}/campaign", ground.initiative);
        world
            .anyone()
            .get(&format!("{url}?book=town_hall"))
            .await
            .shows("Cofinanțare promisă în minus")
            .shows("-3.250,00\u{a0}lei");
        world.anyone().get(&format!("{url}?gift=50")).await.shows("cofinanțarea scade cu 50,00\u{a0}lei");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_line_can_be_taken_away_and_nothing_in_it_runs() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let gift = [
            ("on_day", "2026-05-15"),
            ("amount", "1.250,50"),
            ("donor", "=HYPERLINK(\"x\")"),
            ("shown", "name"),
            ("bank_reference", "B1"),
        ];
        ground.book("transfer", &gift).await.is(303);
        ground
            .book(
                "fee",
                &[("on_day", "2026-05-15"), ("amount", "3"), ("description", "@SUM(A1), \"comision\"")],
            )
            .await
            .is(303);
        let answer =
            world.anyone().get(&format!("/initiatives/{}/campaign/lines.csv", ground.initiative)).await;
        answer
            .is(200)
            .shows("Lei")
            .shows(",1250.50,")
            .shows(",-3.00,")
            .shows(",În bancă,")
            .hides("HYPERLINK")
            .shows("\"'@SUM(A1), \"\"comision\"\"\"");
        assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
        // A heading, the donation, the fee, and the match that rose and fell with them.
        assert_eq!(answer.body.lines().count(), 5, "{}", answer.body);
        assert!(answer.body.starts_with('\u{feff}'));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_export_has_every_line_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let mut tx = world.write(&world.ours).await;
        for n in 0..1_100 {
            let donor = ("Ana Pop", crate::books::domain::Shown::Anonymous);
            story::book_transfer(
                &mut tx,
                ground.campaign,
                today(),
                Money::from_bani(100 + n),
                donor,
                &format!("BT{n}"),
                None,
            )
            .await
            .unwrap();
        }
        tx.commit_recorded().await.unwrap();
        let answer =
            world.anyone().get(&format!("/initiatives/{}/campaign/lines.csv", ground.initiative)).await;
        let ids: std::collections::HashSet<&str> = answer
            .body
            .lines()
            .skip(1)
            .map(|line| line.split(',').find(|cell| cell.starts_with("ent_")).unwrap())
            .collect();
        assert_eq!((ids.len(), answer.body.lines().count()), (2_200, 2_201));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_leads_to_its_campaign_or_says_when() {
    for world in World::each_engine(areas).await {
        let url = "/processes/anul-2026/campaign";
        world.anyone().get(url).await.is(404);
        let ground = Ground::new(&world).await;
        let answer = world.anyone().get(url).await;
        assert_eq!(answer.is(303).location(), format!("/initiatives/{}/campaign", ground.initiative));
        let other = process(&world, &world.ours, "alt-an").await;
        world
            .anyone()
            .get("/processes/alt-an/campaign")
            .await
            .is(200)
            .shows("Campania nu este deschisă încă");
        for title in ["Parc", "Fântână"] {
            let initiative = initiative(&world, &world.ours, other, title).await;
            let mut tx = world.write(&world.ours).await;
            story::open_campaign(&mut tx, initiative, &terms()).await.unwrap();
            tx.commit_recorded().await.unwrap();
        }
        world
            .anyone()
            .get("/processes/alt-an/campaign")
            .await
            .is(200)
            .shows("Parc")
            .shows("Fântână")
            .hides("Lumină");
        world.anyone().get("/fund").await.is(200).shows("Parc").shows("Lumină").shows("<svg class=\"bar\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_and_reports_show_the_money() {
    for world in World::each_engine(areas_that_gather).await {
        let ground = Ground::new(&world).await;
        ground.transfer("150", "BT1").await.is(303);
        ground
            .book("fee", &[("on_day", "2026-05-15"), ("amount", "2,50"), ("description", "Comision")])
            .await
            .is(303);
        let process = ground.now().await.process;
        let answer = world.anyone().get(&format!("/test/process/{process}")).await;
        answer
            .is(200)
            .shows("<section aria-labelledby=\"fund-panel\">")
            .shows("strânși 147,50\u{a0}lei, cofinanțare 147,50\u{a0}lei");
        let answer = world.anyone().get(&format!("/test/report/{process}")).await;
        answer
            .is(200)
            .shows("Comision bancar")
            .shows("A.P.")
            .shows("+150,00\u{a0}lei")
            .shows("-2,50\u{a0}lei");
        let other = self::process(&world, &world.ours, "gol").await;
        assert_eq!(world.anyone().get(&format!("/test/process/{other}")).await.body, "");
        assert_eq!(world.anyone().get(&format!("/test/report/{other}")).await.body, "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_says_who_has_to_do_what() {
    for world in World::each_engine(areas_that_gather).await {
        let ground = Ground::new(&world).await;
        let campaign = ground.now().await;
        initiative(&world, &world.ours, campaign.process, "Parc").await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let desk = async |someone: &kit::test::Someone| world.as_(someone).get("/test/desk").await.body;
        assert!(desk(&ground.coordinator).await.contains("O inițiativă nu are încă o campanie | Parc"));
        assert_eq!((desk(&ground.accountant).await, desk(&clerk).await), (String::new(), String::new()));
        ground.transfer("150", "BT1").await.is(303);
        ground.let_the_term_pass();
        assert!(
            desk(&ground.accountant)
                .await
                .contains("suma trebuie blocată | Lumină pe aleea școlii | Blocați")
        );
        assert!(desk(&ground.coordinator).await.contains("suma trebuie blocată"));
        assert_eq!(desk(&clerk).await, "");
        ground.book("freeze", &[]).await.is(303);
        ground.give_back("50").await.is(303);
        for someone in [&ground.accountant, &clerk, &ground.coordinator] {
            let lines = desk(someone).await;
            assert!(
                lines.contains("așteaptă hotărârea consiliului local") && lines.contains("Un anunț"),
                "{lines}"
            );
        }
        let decision = [("number", "45/2026"), ("on", "2026-06-05"), ("sum", "100")];
        world.as_(&clerk).post(&format!("/fund/books/{}/decision", ground.campaign), &decision).await.is(303);
        assert_eq!(desk(&clerk).await, "");
        assert!(desk(&ground.accountant).await.contains("Plata aprobată"));
        ground.book("payment", &[("paid_on", "2026-06-05")]).await.is(303);
        assert_eq!(desk(&ground.accountant).await, "");
        let queries = world.as_(&ground.coordinator).get("/test/desk").await.queries();
        assert!(queries <= 3, "{queries}");
    }
}
