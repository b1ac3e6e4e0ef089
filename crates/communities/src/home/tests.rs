//! The first page, on both engines.
use crate::fixtures::{areas, coordinator, draft, published, whole};
use kit::Lang;
use kit::test::{TRIPWIRE, World};
use rules::stages::StageKind::{Discuss, Fund, Propose, Review, Vote};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_answers_what_is_open_until_when_and_what_to_do() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "Sat inteligent", &[(Propose, -5, 12), (Discuss, -5, 20)]).await;
        published(&world, &world.ours, "Bugetul <tinerilor>", &[(Review, -3, -1), (Vote, -1, 2)]).await;
        published(&world, &world.ours, "Anul trecut", &[(Vote, -90, -80), (Fund, -70, -60)]).await;
        published(&world, &world.theirs, TRIPWIRE, &[(Vote, -1, 2)]).await;
        draft(&world, &world.ours, "Ascuns", &[(Vote, -1, 2)]).await;
        let home = world.anyone().get("/").await;
        whole(home.is(200))
            .hides("<tinerilor>")
            .hides("Ascuns")
            .shows("Mai sunt 2 zile".to_lowercase().as_str());
        home.shows(r#"<a class="button main" href="/processes/bugetul-tinerilor/vote">Votați</a>"#);
        assert_eq!(home.body.matches("class=\"button main\"").count(), 1, "one main action");
        let order: Vec<usize> = [
            "/processes/bugetul-tinerilor/vote\">Votați: Bugetul &#60;tinerilor&#62;</a></h3>",
            "Propuneți ceva: Sat inteligent</a></h3>",
            "Spuneți ce credeți: Sat inteligent</a></h3>",
        ]
        .iter()
        .map(|text| home.body.find(text).unwrap_or_else(|| panic!("{text} in {}", home.body)))
        .collect();
        assert!(order.is_sorted(), "what ends first stands first: {order:?}");
        home.shows("Ce puteți face în trei minute")
            .shows("Scrieți o propunere")
            .shows("Anul trecut")
            .shows("/processes/anul-trecut/report");
        for lang in [Lang::En, Lang::Hu] {
            whole(world.anyone().in_(lang).get("/").await.is(200));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_process_with_an_open_stage_is_never_forgotten() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "Cel vechi", &[(Fund, -300, 30)]).await;
        for n in 0..9 {
            world.clock.advance(1000);
            published(&world, &world.ours, &format!("Nou {n}"), &[(Vote, -9, -8)]).await;
        }
        world.anyone().get("/").await.shows("Cel vechi").shows("/processes/cel-vechi/campaign");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_nothing_open_the_page_says_so_and_what_to_do() {
    for world in World::each_engine(areas).await {
        whole(world.anyone().get("/").await.is(200))
            .shows("Acum nu este nimic deschis")
            .hides("/processes/new");
        let coordinator = coordinator(&world).await;
        let home = world.as_(&coordinator).get("/").await;
        home.shows("/processes/new");
        assert!(home.queries() <= 3, "{}", home.queries());
    }
}
