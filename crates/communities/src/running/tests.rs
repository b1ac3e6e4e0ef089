//! Running a process by hand, on both engines.
use crate::fixtures::{DAY, areas, coordinator, draft, process, published, whole};
use crate::processes::store;
use kit::test::{NOON, World};
use kit::{Instant, ProcessId};
use rules::stages::StageKind::{self, Discuss, Propose, Review, Vote};
use rules::targets::TargetKind;

/// The form of dates with these values; the others are empty.
fn dates<'a>(
    stages: &'a [(StageKind, String, String)],
    reason: &'a str,
    seen: &'a str,
) -> Vec<(&'static str, &'a str)> {
    let mut form = vec![("reason", reason), ("seen", seen)];
    for kind in StageKind::ALL {
        let found = stages.iter().find(|(known, ..)| *known == kind);
        form.push(("opens", found.map_or("", |(_, opens, _)| opens.as_str())));
        form.push(("closes", found.map_or("", |(_, _, closes)| closes.as_str())));
        form.push(("note", ""));
    }
    form
}

fn day(days: i64) -> String {
    NOON.plus(days * DAY).to_local_input()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_begins_from_a_template_and_publishes() {
    for world in World::each_engine(areas).await {
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let form = client.get("/processes/new?template=quick-poll").await;
        whole(form.is(200)).shows(r#"value="quick-poll" checked"#);
        let id = form.hidden("id").to_owned();
        let fields = [
            ("id", id.as_str()),
            ("template", "smart-village"),
            ("title", "Sat inteligent 2026"),
            ("start", "2026-06-01"),
        ];
        for _ in 0..2 {
            let sent = client.post("/processes", &fields).await;
            assert_eq!(
                sent.is(303).location(),
                "/processes/sat-inteligent-2026?done=draft",
                "sent twice, made once"
            );
        }
        world.anyone().get("/processes/sat-inteligent-2026").await.is(404);
        let process = process(&world, &world.ours, id.parse().unwrap()).await;
        assert_eq!(process.stages.len(), 8);
        assert_eq!(process.stage(StageKind::Inform).unwrap().opens_at.to_local_input(), "2026-06-01T00:00");
        assert_eq!(process.stage(Vote).unwrap().closes_at.to_local_input(), "2026-08-19T20:00");
        whole(client.get("/processes/sat-inteligent-2026").await.is(200))
            .shows("Numai coordonatorii văd această pagină");
        whole(client.get("/processes/sat-inteligent-2026/publish").await.is(200))
            .hides("Lipsește")
            .shows("Totul este pregătit.");
        client.post("/processes/sat-inteligent-2026/publish", &[]).await.is(303);
        client.post("/processes/sat-inteligent-2026/publish", &[]).await.is(409);
        world
            .anyone()
            .get("/processes/sat-inteligent-2026")
            .await
            .is(200)
            .shows("0 din cel puțin 5")
            .shows("Procesul nu a început");
        world.anyone().get("/log").await.shows("Proces nou: „Sat inteligent 2026”.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_process_is_not_published_and_the_list_says_what_is_missing() {
    for world in World::each_engine(areas).await {
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let sent = client
            .post("/processes", &[("template", "empty"), ("title", "Gol"), ("start", "2026-06-01")])
            .await;
        assert_eq!(sent.is(303).location(), "/processes/gol?done=draft");
        let refused = client.post("/processes/gol/publish", &[]).await;
        whole(refused.is(422))
            .shows("Lipsește")
            .shows("/processes/gol/stages")
            .hides("De acum toți văd procesul");
        world.anyone().get("/processes/gol").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_as_it_was_typed() {
    for world in World::each_engine(areas).await {
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let refused = client
            .post("/processes", &[("template", "nimic"), ("title", "Păstrați & <mă>"), ("start", "mâine")])
            .await;
        whole(refused.is(422))
            .shows("Păstrați &amp; &lt;mă&gt;")
            .shows("Alegeți o zi")
            .shows("Alegeți una dintre variante");
        draft(&world, &world.ours, "Ciornă", &[(Vote, 1, 2)]).await;
        let fields = [
            ("title", ""),
            ("summary", "Rămâne"),
            ("description", "# <script>alert(1)</script>"),
            ("max_choices", "0"),
            ("seats", "trei"),
            ("match_rate", "100"),
            ("match_cap", "zece mii"),
            ("match_cap_on", "match"),
            ("people", "-1"),
        ];
        let refused = client.post("/processes/ciorna/edit", &fields).await;
        whole(refused.is(422))
            .shows("Rămâne")
            .shows("zece mii")
            .shows("de la 1 la 50")
            .shows("de la 1 la 20")
            .shows("de la 1 la 1.000.000");
        refused.hides("<script>alert");
        let huge = "x".repeat(30_000);
        client
            .post("/processes/ciorna/edit", &[("description", huge.as_str())])
            .await
            .is(422)
            .shows("încap cel mult 20.000");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_rules_and_targets_are_kept() {
    for world in World::each_engine(areas).await {
        let id = published(&world, &world.ours, "Vechi", &[(Vote, 1, 2), (StageKind::Fund, 2, 3)]).await;
        let coordinator = coordinator(&world).await;
        let fields = [
            ("title", "Nou"),
            ("summary", "Fraza"),
            ("description", "**gros** <script>x</script>"),
            ("max_choices", "3"),
            ("seats", "2"),
            ("match_rate", "50"),
            ("match_cap", "5.000,50"),
            ("match_cap_on", "total"),
            ("people", "40"),
            ("proposals", ""),
        ];
        let sent = world.as_(&coordinator).post("/processes/vechi/edit", &fields).await;
        assert_eq!(sent.is(303).location(), "/processes/vechi?done=process-edited", "the address stays");
        let page = world.anyone().get("/processes/vechi").await;
        page.is(200)
            .shows("<h1>Nou</h1>")
            .shows("<strong>gros</strong>")
            .hides("<script>x")
            .shows("5.000,50\u{a0}lei")
            .shows("0 din cel puțin 40");
        let targets = store::targets(&mut world.read(&world.ours).await, id).await.unwrap();
        assert_eq!(targets, [(TargetKind::People, 40)]);
        let saved = process(&world, &world.ours, id).await;
        assert_eq!((saved.max_choices, saved.seats, saved.match_rate), (3, 2, 50));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_a_published_date_needs_a_reason_that_everybody_reads() {
    for world in World::each_engine(areas).await {
        let id = published(&world, &world.ours, "Mutat", &[(Propose, -5, 5), (Vote, 6, 9)]).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let seen = client.get("/processes/mutat/stages").await.hidden("seen").to_owned();
        let longer = [(Propose, day(-5), day(6)), (Vote, day(6), day(12))];
        let refused = client.post("/processes/mutat/stages", &dates(&longer, " ", &seen)).await;
        whole(refused.is(422)).shows(&format!(r#"value="{}""#, day(12))).shows("Completați acest câmp");
        client.post("/processes/mutat/stages", &dates(&longer, "Cer mai mult timp", &seen)).await.is(303);
        let process = process(&world, &world.ours, id).await;
        assert_eq!(process.stage(Vote).unwrap().closes_at, NOON.plus(12 * DAY));
        world.anyone().get("/log").await.shows("s-au mutat datele etapei Vot. Motivul: Cer mai mult timp");
        world
            .anyone()
            .get("/processes/mutat/report")
            .await
            .shows("Propuneri: închiderea s-a mutat")
            .shows("Cer mai mult timp");
        let stale = client.post("/processes/mutat/stages", &dates(&longer, "Încă o dată", &seen)).await;
        stale.is(422).shows("Altcineva a schimbat etapele între timp");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_cannot_be_is_told_beside_the_stage() {
    for world in World::each_engine(areas).await {
        draft(&world, &world.ours, "Plan", &[]).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let crossed = [
            (Review, day(1), day(5)),
            (Vote, day(4), day(4)),
            (StageKind::Fund, "abc".into(), String::new()),
        ];
        let refused = client.post("/processes/plan/stages", &dates(&crossed, "", "")).await;
        whole(refused.is(422))
            .shows(r#"id="opens-fund-wrong""#)
            .shows("<a href=\"#opens-fund\">Strângere de bani · Se deschide: Alegeți ziua și ora.</a>")
            .shows(r#"value="abc""#);
        let crossed = [(Review, day(1), day(5)), (Vote, day(4), day(6))];
        let refused = client.post("/processes/plan/stages", &dates(&crossed, "", "")).await;
        refused
            .is(422)
            .shows(r#"id="opens-vote-wrong""#)
            .shows("Analiză și Vot nu pot fi deschise în același timp.");
        let fine = [(Review, day(1), day(5)), (Vote, day(5), day(6))];
        client.post("/processes/plan/stages", &dates(&fine, "", "")).await.is(303);
        let seen = client.get("/processes/plan/stages").await.hidden("seen").to_owned();
        client.post("/processes/plan/stages", &dates(&fine[1..], "", &seen)).await.is(303);
        client.get("/processes/plan").await.hides("<b>Analiză</b>").shows("<b>Vot</b>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_now_opens_the_next_stage_at_the_next_whole_minute() {
    for world in World::each_engine(areas).await {
        world.clock.advance(20_000);
        let id = published(&world, &world.ours, "Acum", &[(Propose, -5, 5), (Vote, 6, 9)]).await;
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        whole(client.get("/processes/acum/close?stage=propose").await.is(200))
            .shows("„Vot” se deschide atunci");
        client.get("/processes/acum/close?stage=vote").await.is(404);
        let form = [("stage", "propose"), ("reason", "Avem destule propuneri")];
        client.post("/processes/acum/close", &[("stage", "propose"), ("reason", "")]).await.is(422);
        client.post("/processes/acum/close", &form).await.is(303);
        client.post("/processes/acum/close", &form).await.is(409);
        let process = process(&world, &world.ours, id).await;
        let at = NOON.plus(Instant::MINUTE);
        assert_eq!(
            (process.stage(Propose).unwrap().closes_at, process.stage(Vote).unwrap().opens_at),
            (at, at)
        );
        world.clock.advance(40_000);
        world.anyone().get("/processes/acum").await.shows("Se votează");
        client.post("/processes/acum/close", &form).await.is(409).shows("Etapa nu este deschisă acum");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_now_is_refused_while_it_would_make_two_stages_overlap() {
    for world in World::each_engine(areas).await {
        let id =
            published(&world, &world.ours, "Suprapus", &[(Propose, -5, 5), (Discuss, -5, 6), (Review, 6, 9)])
                .await;
        let before = process(&world, &world.ours, id).await.stages.len();
        let coordinator = coordinator(&world).await;
        let form = [("stage", "propose"), ("reason", "Motiv păstrat")];
        let refused = world.as_(&coordinator).post("/processes/suprapus/close", &form).await;
        refused
            .is(422)
            .shows("Discuții și Analiză nu pot fi deschise în același timp.")
            .shows("Motiv păstrat");
        let after = process(&world, &world.ours, id).await;
        assert_eq!(
            (after.stages.len(), after.stage(Propose).unwrap().closes_at),
            (before, NOON.plus(5 * DAY))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_coordinators_at_once_never_make_an_impossible_plan() {
    for world in World::each_engine(areas).await {
        let id: ProcessId =
            published(&world, &world.ours, "Doi", &[(Propose, -5, 5), (Review, 6, 8), (Vote, 9, 12)]).await;
        let (one, other) = (coordinator(&world).await, coordinator(&world).await);
        let seen = world.as_(&one).get("/processes/doi/stages").await.hidden("seen").to_owned();
        // Each plan is fine alone; together they would make the review and the vote overlap.
        let longer = [(Propose, day(-5), day(5)), (Review, day(6), day(9)), (Vote, day(9), day(12))];
        let earlier = [(Propose, day(-5), day(5)), (Review, day(6), day(8)), (Vote, day(8), day(12))];
        let (a, b) = (world.as_(&one), world.as_(&other));
        let (longer, earlier) = (dates(&longer, "a", &seen), dates(&earlier, "b", &seen));
        let (first, second) =
            tokio::join!(a.post("/processes/doi/stages", &longer), b.post("/processes/doi/stages", &earlier));
        let mut answers = [first.status, second.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422], "one wins, the other is told");
        let plan: Vec<_> =
            process(&world, &world.ours, id).await.stages.iter().map(crate::processes::Stage::plan).collect();
        assert_eq!(rules::stages::check_plan(&plan), Ok(()));
    }
}
