//! Processes as people meet them, on both engines.
use super::announcements::announce;
use super::store::{self, NewProcess};
use crate::fixtures::{DAY, areas, coordinator, draft, further, process, published, stage, whole};
use db::{args, sql};
use kit::test::{NOON, World};
use kit::{Error, Instant, Lang};
use rules::stages::StageKind::{Deliver, Discuss, Fund, Propose, Report, Review, Vote};
use rules::targets::TargetKind;
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_happens_now_what_comes_next_and_what_to_do() {
    for world in World::each_engine(areas).await {
        let stages = [(Propose, -10, -1), (Review, -1, 0), (Vote, 0, 2), (Fund, 5, 40)];
        let id = published(&world, &world.ours, "Inițiativa <anului>", &stages).await;
        let mut tx = world.write(&world.ours).await;
        store::set_target(&mut tx, id, TargetKind::OrganisationsInformed, 5).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let page = world.anyone().get("/processes/initiativa-anului").await;
        whole(page.is(200)).hides("<anului>").shows("Se votează, până duminică, 17 mai 2026, ora 12:00.");
        page.shows("Urmează strângerea de bani pentru propunerea câștigătoare, din 20 mai 2026.");
        page.shows(r#"class="button main" href="/processes/initiativa-anului/vote""#)
            .shows(r#"class="days soon""#);
        page.shows(r#"<li class="now" aria-current="step">"#)
            .shows("0 din cel puțin 5")
            .shows("100\u{a0}% din ce dau oamenii");
        page.hides("/campaign\"").hides("Conduceți procesul");
        for lang in [Lang::En, Lang::Hu] {
            whole(world.anyone().in_(lang).get("/processes/initiativa-anului").await.is(200));
            whole(world.anyone().in_(lang).get("/processes/initiativa-anului/report").await.is(200));
        }
        world.anyone().in_(Lang::En).get("/processes/initiativa-anului").await.shows("Voting is open until");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn time_alone_moves_a_process_along() {
    for world in World::each_engine(areas).await {
        let stages = [(Propose, 1, 2), (Vote, 3, 4), (Report, 5, 6)];
        published(&world, &world.ours, "Vremea", &stages).await;
        let page = async || world.anyone().get("/processes/vremea").await;
        page()
            .await
            .shows("Procesul nu a început încă.")
            .shows("Urmează propunerile, din 16 mai 2026.")
            .hides("class=\"button main\"");
        world.clock.advance(DAY);
        page().await.shows("Se primesc propuneri").shows("/processes/vremea/proposals");
        world.clock.advance(DAY);
        page().await.shows("Acum nicio etapă nu este deschisă.").shows("Urmează votul");
        world.clock.advance(DAY);
        page().await.shows("Se votează");
        world.clock.advance(5 * DAY);
        page().await.shows("Procesul s-a încheiat").shows("/processes/vremea/report");
        world.anyone().get("/processes").await.hides("Vremea");
        world.anyone().get("/processes?state=finished").await.shows("Vremea");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_and_the_neighbours_process_do_not_exist_for_others() {
    for world in World::each_engine(areas).await {
        draft(&world, &world.ours, "Ciorna mea", &[(Vote, 1, 2)]).await;
        published(&world, &world.theirs, &format!("Al lor {}", kit::test::TRIPWIRE), &[(Vote, -1, 2)]).await;
        let (coordinator, member) = (coordinator(&world).await, world.member(&world.ours).await);
        for path in
            ["/processes/ciorna-mea", "/processes/ciorna-mea/report", "/processes/ciorna-mea/template.toml"]
        {
            world.anyone().get(path).await.is(404);
            world.as_(&member).get(path).await.is(404);
            world.as_(&coordinator).get(path).await.is(200);
        }
        world.as_(&coordinator).get("/processes/al-lor-tripwire").await.is(404);
        world.anyone().get("/processes?state=drafts").await.is(200).hides("Ciorna mea");
        world.as_(&coordinator).get("/processes?state=drafts").await.shows("Ciorna mea");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_page_by_page_and_shows_each_process_once() {
    for world in World::each_engine(areas).await {
        for n in 0..45 {
            world.clock.advance(1000);
            published(&world, &world.ours, &format!("Procesul nr. {n:02}"), &[(Vote, -1, 30)]).await;
        }
        let (mut seen, mut path) = (Vec::new(), "/processes".to_owned());
        loop {
            let page = world.anyone().get(&path).await;
            page.is(200);
            let titles: Vec<String> =
                page.body.split("Procesul nr. ").skip(1).map(|rest| rest[..2].to_owned()).collect();
            assert!(titles.len() <= 20);
            seen.extend(titles);
            assert!(seen.len() <= 45, "a page comes again: {path}");
            match further(&page, "before") {
                Some(next) => path = next,
                None => break,
            }
        }
        let expected: Vec<String> = (0..45).rev().map(|n| format!("{n:02}")).collect();
        assert_eq!(seen, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn namesakes_made_at_once_get_words_of_their_own() {
    for world in World::each_engine(areas).await {
        let drafting = (0..12).map(|_| {
            let (app, community) = (world.app.clone(), world.ours.id);
            tokio::spawn(async move {
                let mut tx = app.write_as_program(community).await.unwrap();
                let id = store::create(&mut tx, &NewProcess::titled("Același nume")).await.unwrap();
                tx.commit_recorded().await.unwrap();
                id
            })
        });
        let mut slugs = BTreeSet::new();
        for task in drafting.collect::<Vec<_>>() {
            slugs.insert(process(&world, &world.ours, task.await.unwrap()).await.slug);
        }
        assert_eq!(slugs.len(), 12, "{slugs:?}");
        assert!(slugs.contains("acelasi-nume") && slugs.contains("acelasi-nume-12"), "{slugs:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_is_published_once_and_can_be_followed_from_then_on() {
    for world in World::each_engine(areas).await {
        let id = draft(&world, &world.ours, "O dată", &[(Vote, 1, 2)]).await;
        let publishing = (0..8).map(|_| {
            let (app, community) = (world.app.clone(), world.ours.id);
            tokio::spawn(async move {
                let mut tx = app.write_as_program(community).await.unwrap();
                store::publish(&mut tx, id).await?;
                Ok::<_, Error>(tx.commit_recorded().await?)
            })
        });
        let mut published = 0;
        for task in publishing.collect::<Vec<_>>() {
            match task.await.unwrap() {
                Ok(()) => published += 1,
                Err(error) => assert!(matches!(error, Error::Conflict("publish-already")), "{error:?}"),
            }
        }
        assert_eq!(published, 1);
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "process.published").count(), 1);
        let subject =
            sql!("select title, url from subject where community_id = $1 and kind = 'process' and id = $2");
        let subject: Option<(String, String)> =
            world.read(&world.ours).await.one(subject, args![id]).await.unwrap();
        assert_eq!(subject, Some(("O dată".into(), "/processes/o-data".into())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_opening_and_closing_is_told_once_and_old_news_never() {
    for world in World::each_engine(areas).await {
        let stages = [(Propose, -9, -5), (Discuss, -2, 1), (Vote, 2, 3)];
        published(&world, &world.ours, "Vești", &stages).await;
        draft(&world, &world.ours, "Ciornă", &[(Vote, -1, 1)]).await;
        let told = async || {
            let events = world.events(&world.ours).await;
            events.into_iter().filter(|name| name.starts_with("stage.")).collect::<Vec<_>>()
        };
        for _ in 0..3 {
            world.tick().await;
        }
        assert_eq!(
            told().await,
            ["stage.opened"],
            "what closed five days ago is no news, what opened two days ago is"
        );
        world.clock.advance(DAY);
        let ticking = (0..6).map(|_| {
            let (app, community) = (world.app.clone(), world.ours.id);
            tokio::spawn(async move { announce(&app, community).await })
        });
        for task in ticking.collect::<Vec<_>>() {
            task.await.unwrap().unwrap();
        }
        assert_eq!(told().await, ["stage.opened", "stage.closed"]);
        let waiting = sql!(
            "select key, body from job where community_id = $1 and name = 'notify-process' order by key limit 10"
        );
        let jobs: Vec<(String, String)> = world.read(&world.ours).await.all(waiting, args![]).await.unwrap();
        assert_eq!(jobs.len(), 2);
        assert!(
            jobs.iter().any(|(_, body)| body
                .contains(r#""stage":"discuss","what":"closed","title":"Vești","url":"/processes/vesti""#)),
            "{jobs:?}"
        );
        world.anyone().get("/log").await.shows("„Vești”: s-a închis etapa Discuții.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_gathers_stages_targets_and_moves() {
    for world in World::each_engine(areas).await {
        let stages = [(Vote, -30, -20), (Fund, -19, -10), (Deliver, -9, -5), (Report, -4, -1)];
        let id = published(&world, &world.ours, "Gata", &stages).await;
        let mut tx = world.write(&world.ours).await;
        store::set_target(&mut tx, id, TargetKind::People, 40).await.unwrap();
        let moved = super::events::StageMoved {
            process: id,
            title: "Gata".into(),
            stage: "vote",
            boundary: "closing",
            was: Some(NOON.plus(-25 * DAY).0),
            becomes: NOON.plus(-20 * DAY).0,
            reason: "A nins <b>mult</b>".into(),
        };
        store::record_move(&mut tx, &moved).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let report = world.anyone().get("/processes/gata/report").await;
        whole(report.is(200))
            .shows("Raport final: Gata")
            .shows("0 din cel puțin 40")
            .hides("Procesul nu s-a încheiat");
        report
            .shows("închiderea s-a mutat din luni, 20 aprilie 2026, ora 12:00")
            .shows("A nins &#60;b&#62;mult&#60;/b&#62;");
        world.anyone().get("/log").await.shows("Motivul: A nins &#60;b&#62;mult");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_a_process_keep_to_their_budget_of_queries() {
    for world in World::each_engine(areas).await {
        let id = published(&world, &world.ours, "Buget", &[(Vote, -1, 1)]).await;
        let mut tx = world.write(&world.ours).await;
        for kind in TargetKind::ALL {
            store::set_target(&mut tx, id, kind, 5).await.unwrap();
        }
        tx.commit_recorded().await.unwrap();
        let member = world.member(&world.ours).await;
        for (path, most) in [("/processes", 2), ("/processes/buget", 5), ("/processes/buget/report", 7)] {
            let queries = world.as_(&member).get(path).await.is(200).queries();
            assert!(queries <= most, "{path}: {queries}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn boundaries_stand_on_whole_minutes() {
    for world in World::each_engine(areas).await {
        let mut tx = world.write(&world.ours).await;
        let id = store::create(&mut tx, &NewProcess::titled("Minute")).await.unwrap();
        let mut uneven = stage(Vote, 1, 2);
        (uneven.opens_at, uneven.closes_at) = (uneven.opens_at.plus(30_500), uneven.closes_at.plus(59_999));
        store::add_stage(&mut tx, id, &uneven).await.unwrap();
        assert!(matches!(store::add_stage(&mut tx, id, &uneven).await, Err(Error::Conflict("stages-twice"))));
        tx.commit_recorded().await.unwrap();
        let process = process(&world, &world.ours, id).await;
        let stage = &process.stages[0];
        assert_eq!((stage.opens_at.0 % Instant::MINUTE, stage.closes_at.0 % Instant::MINUTE), (0, 0));
    }
}
