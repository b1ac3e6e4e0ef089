//! The public log and the files, on both engines.
use crate::fixtures::{DAY, areas, further, published, whole};
use db::{args, sql};
use kit::files::{self, SeenBy};
use kit::test::{NOON, World};
use kit::{FileId, Problems, Role, Upload};
use rules::stages::StageKind::Vote;

db::events! {
    Unheard = "thing.unheard-of" { title: String }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_says_what_and_never_who() {
    for world in World::each_engine(areas).await {
        whole(world.anyone().get("/log").await.is(200)).shows("Încă nimic");
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        let sent = [("template", "quick-poll"), ("title", "Un <b>titlu</b>"), ("start", "2026-06-01")];
        world.as_(&coordinator).post("/processes", &sent).await.is(303);
        world.as_(&coordinator).post("/processes/un-b-titlu-b/publish", &[]).await.is(303);
        let mut tx = world.write(&world.ours).await;
        tx.record(&Unheard { title: "ceva".into() }).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let log = world.anyone().get("/log").await;
        whole(log.is(200))
            .shows("Proces nou: „Un &#60;b&#62;titlu&#60;/b&#62;”.")
            .shows("thing.unheard-of")
            .shows("15 mai 2026");
        log.hides(&coordinator.name).hides("process.drafted");
        whole(world.anyone().in_(kit::Lang::Hu).get("/log").await.is(200)).shows("Új folyamat");
        let feed = world.anyone().get("/log.atom").await;
        assert_eq!(feed.is(200).headers["content-type"], "application/atom+xml; charset=utf-8");
        feed.shows("Proces nou: „Un &lt;b&gt;titlu&lt;/b&gt;”.").hides(&coordinator.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_goes_page_by_page_and_shows_each_line_once() {
    for world in World::each_engine(areas).await {
        for n in 0..120 {
            let mut tx = world.write(&world.ours).await;
            tx.record(&crate::processes::events::ProcessPublished {
                process: kit::ProcessId(tx.new_id()),
                title: format!("nr. {n:03}"),
            })
            .await
            .unwrap();
            tx.commit_recorded().await.unwrap();
            world.clock.advance(DAY / 50);
        }
        let (mut seen, mut path) = (Vec::new(), "/log".to_owned());
        loop {
            let page = world.anyone().get(&path).await;
            seen.extend(page.is(200).body.split("„nr. ").skip(1).map(|rest| rest[..3].to_owned()));
            assert!(seen.len() <= 120, "a page comes again: {path}");
            match further(&page, "before") {
                Some(next) => path = next,
                None => break,
            }
        }
        assert_eq!(seen, (0..120).rev().map(|n| format!("{n:03}")).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_to_whom_they_are_for() {
    for world in World::each_engine(areas).await {
        let keep = async |place, seen| -> FileId {
            let upload = Upload {
                field: "f".into(),
                name: "Raport & <b>.pdf".into(),
                bytes: b"%PDF-1.7 x".to_vec().into(),
            };
            let mut checked = files::check("f", vec![upload], 1, &mut Problems::none()).await.unwrap();
            let mut tx = world.write(place).await;
            let id = files::keep(&mut tx, checked.remove(0), seen, None).await.unwrap();
            tx.commit_quietly().await.unwrap();
            id
        };
        let public = keep(&world.ours, SeenBy::All).await;
        let staff_only = keep(&world.ours, SeenBy::Staff).await;
        let theirs = keep(&world.theirs, SeenBy::All).await;
        let file = world.anyone().get(&format!("/files/{public}")).await;
        assert_eq!(file.is(200).headers["content-type"], "application/pdf");
        assert!(!file.headers["content-disposition"].to_str().unwrap().contains('<'));
        world.anyone().get(&format!("/files/{public}/small")).await.is(404);
        world.anyone().get(&format!("/files/{theirs}")).await.is(404);
        world.anyone().get("/files/nonsense").await.is(404);
        let (member, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        world.anyone().get(&format!("/files/{staff_only}")).await.is(404);
        world.as_(&member).get(&format!("/files/{staff_only}")).await.is(404);
        world.as_(&clerk).get(&format!("/files/{staff_only}")).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_that_was_left_out_is_not_made_up() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "Cu oră", &[(Vote, 1, 2)]).await;
        let insert = sql!(
            "insert into event (community_id, id, name, body, seen, at) values ($1, $2, 'process.published', $3, 'all', $4)"
        );
        let mut tx = world.write(&world.ours).await;
        let id = kit::clock::new_id(true, NOON.0 + 1);
        tx.run(insert, args![id, r#"{"title":"Fără oră"}"#, NOON.day().start()]).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let log = world.anyone().get("/log").await;
        log.shows("12:00").hides("00:00").shows("Fără oră");
    }
}
