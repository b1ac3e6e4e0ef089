//! The pages of strategies, on both engines.
use crate::area;
use db::{args, sql};
use kit::test::{Someone, World};
use kit::{Lang, Role};

fn areas() -> Vec<kit::Area> {
    vec![area()]
}

const URL: &str = "/strategies/satul-digital";

async fn coordinator(world: &World) -> Someone {
    world.person(&world.ours, Role::Coordinator).await
}

/// The revision that a page's form carries.
async fn seen(world: &World, who: &Someone, path: &str) -> String {
    world.as_(who).get(path).await.is(200).hidden("seen").to_owned()
}

async fn keep(world: &World, who: &Someone, part: &str, fields: &[(&str, &str)]) -> kit::test::Answer {
    let path = format!("{URL}/parts/{part}");
    let seen = seen(world, who, &path).await;
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    world.as_(who).post(&path, &fields).await
}

/// A strategy with a pillar (1), a measure (2) and an indicator (3); published.
async fn written(world: &World) -> Someone {
    let who = coordinator(world).await;
    let id = world.as_(&who).get("/strategies/new").await.is(200).hidden("id").to_owned();
    let fields = [("id", id.as_str()), ("title", "Satul digital"), ("summary", "Ce facem până în 2030.")];
    let begun = world.as_(&who).post("/strategies/new", &fields).await;
    assert_eq!(begun.is(303).location(), format!("{URL}/edit?done=strategy-begin"));
    keep(world, &who, "pillar-new", &[("title", "Servicii")]).await.is(303);
    let measure =
        [("title", "Cereri pe internet"), ("owner", "Secretarul general"), ("due_on", "2026-12-31")];
    keep(world, &who, "measure-new-1", &measure).await.is(303);
    let indicator = [
        ("title", "Cereri depuse electronic"),
        ("unit", "%"),
        ("baseline", "12,5"),
        ("target", "40"),
        ("due_on", "2026-05-01"),
    ];
    keep(world, &who, "indicator-new-2", &indicator).await.is(303);
    let seen = seen(world, &who, &format!("{URL}/edit")).await;
    world.as_(&who).post(&format!("{URL}/publish"), &[("seen", &seen)]).await.is(303);
    who
}

async fn evidence(world: &World, who: &Someone, measure: i64, fields: &[(&str, &str)]) -> kit::test::Answer {
    let path = format!("{URL}/measures/{measure}/evidence");
    world.clock.advance(1000);
    let id = world.as_(who).get(&path).await.is(200).hidden("id").to_owned();
    let fields: Vec<(&str, &str)> =
        fields.iter().copied().chain([("id", id.as_str()), ("on_day", "2026-05-10")]).collect();
    world.as_(who).post(&path, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_seen_by_coordinators_alone_and_then_by_everybody() {
    for world in World::each_engine(areas).await {
        let who = coordinator(&world).await;
        let id = world.as_(&who).get("/strategies/new").await.hidden("id").to_owned();
        let fields = [("id", id.as_str()), ("title", "Satul digital"), ("summary", "Pe scurt.")];
        world.as_(&who).post("/strategies/new", &fields).await.is(303);
        // Sent twice, it is there once.
        world.as_(&who).post("/strategies/new", &fields).await.is(303);
        for path in [URL, &format!("{URL}/history"), &format!("{URL}/matrix"), &format!("{URL}/progress.csv")]
        {
            world.anyone().get(path).await.is(404);
        }
        world.anyone().get("/strategies").await.is(200).hides("Satul digital");
        world.as_(&who).get("/strategies").await.shows("Satul digital").shows("Ciornă");
        let seen = seen(&world, &who, &format!("{URL}/edit")).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).post(&format!("{URL}/publish"), &[("seen", &seen)]).await.is(403);
        world.as_(&who).post(&format!("{URL}/publish"), &[("seen", &seen)]).await.is(303);
        world.anyone().get(URL).await.is(200).shows("Satul digital");
        world.anyone().get("/strategies").await.shows("Satul digital");
        assert!(world.events(&world.ours).await.contains(&"strategy.published".to_owned()));
        world.anyone().on(&world.theirs).get(URL).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_where_each_measure_and_indicator_stands() {
    for world in World::each_engine(areas).await {
        let who = written(&world).await;
        let page = world.anyone().get(URL).await;
        page.is(200)
            .shows("O măsură – planificate: 1")
            .shows("încă nemăsurat")
            .shows("Întârziată")
            .shows("Secretarul general");
        assert!(page.queries() <= 9, "{}", page.queries());
        evidence(&world, &who, 2, &[("indicator", "3"), ("value", "26,25"), ("note", "Din registratură")])
            .await
            .is(303);
        let page = world.anyone().get(URL).await;
        page.shows("În lucru").shows("26,25 %").shows("value=\"50\" max=\"100\"");
        evidence(
            &world,
            &who,
            2,
            &[("indicator", "3"), ("value", "41"), ("note", "Mai"), ("url", "/processes/x")],
        )
        .await
        .is(303);
        let page = world.anyone().get(&format!("{URL}/measures/2")).await;
        page.is(200).shows("Atinsă").shows("41").shows("Proces").shows("/processes/x").shows("10 mai 2026");
        let csv = world.anyone().get(&format!("{URL}/progress.csv")).await;
        csv.is(200).shows("Servicii,Cereri pe internet,Secretarul general,2026-12-31,Atinsă,Cereri depuse electronic,%,\"12,5\",40,41,2026-05-10,Atinsă");
        for lang in [Lang::En, Lang::Hu] {
            for path in [
                URL.to_owned(),
                format!("{URL}/measures/2"),
                format!("{URL}/history"),
                format!("{URL}/matrix"),
            ] {
                world.anyone().in_(lang).get(&path).await.is(200).hides("[strategy");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_evidence_is_withdrawn_with_a_reason_and_counts_no_more() {
    for world in World::each_engine(areas).await {
        let who = written(&world).await;
        evidence(&world, &who, 2, &[("indicator", "3"), ("value", "90"), ("note", "Greșit")]).await.is(303);
        world.anyone().get(URL).await.shows("Atinsă");
        let page = world.as_(&who).get(&format!("{URL}/measures/2")).await;
        let link = page.body.split("href=\"").find(|part| part.contains("/withdraw\"")).unwrap_or_default();
        let path = link.split('"').next().unwrap_or_default().to_owned();
        world.as_(&who).post(&path, &[("reason", " ")]).await.is(422).shows("Completați");
        world.as_(&who).post(&path, &[("reason", "Altă lună")]).await.is(303);
        world.as_(&who).post(&path, &[("reason", "Încă o dată")]).await.is(409);
        let page = world.anyone().get(&format!("{URL}/measures/2")).await;
        page.shows("<s>Greșit</s>").shows("Retrasă: Altă lună").shows("Planificată").hides("Atinsă");
        world.anyone().get(&format!("{URL}/history")).await.shows("Dovadă retrasă").shows("Altă lună");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_measure_without_indicators_is_done_when_its_evidence_says_so() {
    for world in World::each_engine(areas).await {
        let who = written(&world).await;
        keep(&world, &who, "measure-new-1", &[("title", "Birou de inovare")]).await.is(303);
        evidence(&world, &who, 4, &[("note", "Angajare")]).await.is(303);
        world.anyone().get(&format!("{URL}/measures/4")).await.shows("În lucru");
        evidence(
            &world,
            &who,
            4,
            &[("note", "Biroul lucrează"), ("completes", "yes"), ("url", "https://example.org/hcl")],
        )
        .await
        .is(303);
        world.anyone().get(&format!("{URL}/measures/4")).await.shows("Atinsă").shows("nofollow");
        let file = [("file", "proces-verbal.pdf", b"%PDF-1.7 minute".as_slice())];
        let path = format!("{URL}/measures/4/evidence");
        let id = world.as_(&who).get(&path).await.hidden("id").to_owned();
        let fields = [("id", id.as_str()), ("on_day", "2026-05-01"), ("note", "Procesul-verbal")];
        world.as_(&who).upload(&path, &fields, &file).await.is(303);
        world.anyone().get(&format!("{URL}/measures/4")).await.shows("proces-verbal.pdf");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrongly_comes_back_with_everything_that_was_typed() {
    for world in World::each_engine(areas).await {
        let who = written(&world).await;
        let wrong = [
            ("title", "X"),
            ("unit", "<b>km</b>"),
            ("baseline", "mult"),
            ("target", "9"),
            ("due_on", "mâine"),
        ];
        let page = keep(&world, &who, "indicator-new-2", &wrong).await;
        page.is(422).shows("value=\"mult\"").shows("&lt;b&gt;km").shows("Scrieți un număr").shows("mâine");
        keep(
            &world,
            &who,
            "indicator-new-2",
            &[("title", "X"), ("unit", "km"), ("baseline", "9"), ("target", "9,0")],
        )
        .await
        .is(422)
        .shows("chiar valoarea de pornire");
        for (field, value, said) in [
            ("url", "javascript:alert(1)", "începe cu /"),
            ("url", "//evil.example", "începe cu /"),
            ("value", "7", "Alegeți indicatorul"),
            ("indicator", "99", "Alegeți una"),
            ("on_day", "2027-01-01", "în viitor"),
        ] {
            let path = format!("{URL}/measures/2/evidence");
            let id = world.as_(&who).get(&path).await.hidden("id").to_owned();
            let mut fields = vec![("id", id.as_str()), ("note", "Ceva")];
            if field != "on_day" {
                fields.push(("on_day", "2026-05-10"));
            }
            fields.push((field, value));
            world.as_(&who).post(&path, &fields).await.is(422).shows(said).shows("Ceva");
        }
        for part in ["pillar-99", "measure-new-99", "indicator-x", "x", "pillar-new-1", "measure-new-2"] {
            world.as_(&who).get(&format!("{URL}/parts/{part}")).await.is(404);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_overwrites_what_somebody_else_has_changed_meanwhile() {
    for world in World::each_engine(areas).await {
        let who = written(&world).await;
        let path = format!("{URL}/parts/indicator-3");
        let old = seen(&world, &who, &path).await;
        let fields = |target: &'static str| {
            vec![
                ("title", "Cereri"),
                ("unit", "%"),
                ("baseline", "12"),
                ("target", target),
                ("owner", ""),
                ("due_on", ""),
            ]
        };
        let with = |target, seen| [fields(target), vec![("seen", seen)]].concat();
        world.as_(&who).post(&path, &with("30", &old)).await.is(303);
        world.as_(&who).post(&path, &with("20", &old)).await.is(409);
        let history = world.anyone().get(&format!("{URL}/history")).await;
        history.is(200).shows("12,5 → 40 %").shows("S-a schimbat indicatorul").hides("→ 30");
        let fresh = seen(&world, &who, &path).await;
        let client = world.as_(&who);
        let posts = ["31", "32", "33", "34", "35", "36"].map(|target| {
            let (client, path, fields) = (&client, &path, with(target, &fresh));
            async move { client.post(path, &fields).await.status }
        });
        let mut answers = Vec::new();
        for post in posts {
            answers.push(post.await);
        }
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_matrix_is_pasted_ticked_and_keeps_its_empty_cells() {
    for world in World::each_engine(areas).await {
        let who = written(&world).await;
        let edit = format!("{URL}/matrix/edit");
        let seen_now = seen(&world, &who, &edit).await;
        let table = "\tStrategie\tConsiliu\nCetățenie\tx\t\nDecalaj <b>\t\t\nPolitici\tx\tda";
        let import = format!("{URL}/matrix/import");
        let wrong = world.as_(&who).post(&import, &[("seen", &seen_now), ("table", "\tA\nunu\tx\tx")]).await;
        wrong.is(422).shows("Linia 2").shows("unu");
        world.as_(&who).post(&import, &[("seen", &seen_now), ("table", table)]).await.is(303);
        let page = world.anyone().get(&format!("{URL}/matrix")).await;
        page.is(200)
            .shows("1. Strategie")
            .shows("Decalaj &#60;b&#62;")
            .shows("Obiective fără niciun proiect");
        assert_eq!(page.body.matches(r#"<span class="sr">relevant</span>"#).count(), 3);
        assert_eq!(page.body.matches(r#"<td><span class="sr">gol</span></td>"#).count(), 3);
        let seen_now = seen(&world, &who, &edit).await;
        let ticks = [
            ("seen", seen_now.as_str()),
            ("mark", "2-2"),
            ("mark", "1-1"),
            ("mark", "9-9"),
            ("mark", "0-1"),
            ("mark", "x"),
        ];
        world.as_(&who).post(&edit, &ticks).await.is(303);
        let page = world.anyone().get(&format!("{URL}/matrix")).await;
        assert_eq!(page.body.matches(r#"<span class="sr">relevant</span>"#).count(), 2);
        let again = world.as_(&who).get(&edit).await;
        again.shows("\tStrategie\tConsiliu\nCetățenie\tx\t\n");
        assert_eq!(again.body.matches(" checked").count(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_values_without_an_indicator_and_parts_of_others() {
    for world in World::each_engine(areas).await {
        written(&world).await;
        let mut tx = world.write(&world.ours).await;
        let refused = tx
            .run(
                sql!("
                    insert into strategy_evidence (community_id, id, strategy_id, measure, value, on_day, kind, note, completes, at)
                    select $1, $2, id, 2, 5, '2026-01-01', 'note', 'x', false, 0 from strategy where community_id = $1"),
                args![uuid::Uuid::from_u128(1)],
            )
            .await;
        assert!(refused.is_err(), "a value belongs to an indicator");
        drop(tx);
        let theirs = world.person(&world.theirs, Role::Coordinator).await;
        world.as_(&theirs).get(&format!("{URL}/edit")).await.is(404);
    }
}
