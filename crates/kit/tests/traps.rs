//! The traps that the database layer and the frame must not fall into, each tried on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]
use db::test::each_engine;
use db::{Reader, Stamp, Writer, args, sql};
use kit::access::{Access, Role};
use kit::clock::new_id;
use kit::job::{self, JobKind};
use kit::test::{NOON, World};
use kit::{App, Area, CommunityId, Form, Result, Routes, Visit, see};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

db::events! {
    Happened = "test.happened" (ByStaff) {}
}

fn stamp() -> Stamp {
    Stamp { person: None, now: NOON.0, day: 0, chance: new_id }
}

async fn writer(db: &db::Db, community: Uuid) -> Writer {
    db.write(community, stamp(), Arc::default()).await.unwrap()
}
async fn reader(db: &db::Db) -> Reader {
    db.read(Uuid::nil(), Arc::default()).await.unwrap()
}

async fn found(db: &db::Db, id: Uuid) {
    let mut tx = writer(db, id).await;
    tx.run(
        sql!(global "
            insert into community (id, host, kind, name, languages, accent, summary, settings, created_at)
            values ($1, $2, 'commune', 'x', 'ro', '#a33a1e', '', '{}', 0)"),
        args![id, id.to_string()],
    )
    .await
    .unwrap();
    tx.commit(Happened {}).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_null_is_never_read_as_zero() {
    for fresh in each_engine().await {
        let mut reader = reader(&fresh.db).await;
        let nothing = reader.value::<i64>(sql!(global "select cast(null as bigint)"), args![]).await;
        assert!(nothing.is_err(), "{}", fresh.db.engine_name());
        assert_eq!(reader.value::<i64>(sql!(global "select cast(7 as bigint)"), args![]).await.unwrap(), 7);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_number_of_arguments_is_refused() {
    for fresh in each_engine().await {
        let mut reader = reader(&fresh.db).await;
        let statement = sql!(global "select host from community where kind = $1 and name = $2 limit 1");
        assert!(reader.one::<(String,)>(statement, args!["commune"]).await.is_err());
        assert!(reader.one::<(String,)>(statement, args!["commune", "x", "y"]).await.is_err());
        assert!(reader.one::<(String,)>(statement, args!["commune", "x"]).await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_into_another_community_is_refused_by_the_database() {
    for fresh in each_engine().await {
        let (ours, theirs) = (new_id(true, 1), new_id(true, 2));
        found(&fresh.db, ours).await;
        found(&fresh.db, theirs).await;
        let file = new_id(true, 3);
        let mut tx = writer(&fresh.db, theirs).await;
        let insert = sql!(
            "
            insert into file (community_id, id, name, media_type, size, seen, at)
            values ($1, $2, 'a', 'text/plain', 1, 'all', 0)"
        );
        tx.run(insert, args![file]).await.unwrap();
        tx.commit(Happened {}).await.unwrap();
        let content = sql!(
            "insert into file_content (community_id, file_id, variant, bytes) values ($1, $2, 'whole', $3)"
        );
        let mut tx = writer(&fresh.db, ours).await;
        assert!(tx.run(content, args![file, vec![1u8]]).await.is_err(), "{}", fresh.db.engine_name());
        drop(tx);
        let mut tx = writer(&fresh.db, theirs).await;
        assert!(tx.run(content, args![file, vec![1u8]]).await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_can_only_grow() {
    for fresh in each_engine().await {
        found(&fresh.db, new_id(true, 1)).await;
        for statement in [sql!(global "delete from event"), sql!(global "update event set name = 'other'")] {
            let mut tx = writer(&fresh.db, Uuid::nil()).await;
            let refused = tx.run(statement, args![]).await.unwrap_err();
            assert!(format!("{refused:#}").contains("append-only"), "{refused:#}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_that_is_dropped_leaves_nothing_behind() {
    for fresh in each_engine().await {
        let id = new_id(true, 1);
        found(&fresh.db, id).await;
        let before = fresh.db.generation(id);
        let mut tx = writer(&fresh.db, id).await;
        tx.run(sql!("update community set name = 'lost' where id = $1"), args![]).await.unwrap();
        drop(tx);
        let mut reader = reader(&fresh.db).await;
        let name: String =
            reader.value(sql!(global "select name from community where id = $1"), args![id]).await.unwrap();
        assert_eq!((name.as_str(), fresh.db.generation(id)), ("x", before));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statements_of_this_crate_prepare_on_every_engine() {
    for fresh in each_engine().await {
        for statement in db::STATEMENTS {
            let mut reader = reader(&fresh.db).await;
            let prepared = reader.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
        }
    }
}

fn area() -> Vec<Area> {
    vec![Area {
        name: "test",
        routes: Routes::default()
            .get("/page", Access::Visitor, page)
            .post("/rename", Access::Member, rename)
            .post("/late", Access::Member, late)
            .get("/staff", Access::Clerk, page),
        jobs: vec![
            JobKind {
                name: "panics",
                run: |_, _, _| Box::pin(async { panic!("a job that cannot be done") }),
            },
            JobKind { name: "again", run: |app, community, body| Box::pin(again(app, community, body)) },
        ],
        ..Area::default()
    }]
}

async fn page(visit: Visit) -> Result {
    let mut reader = visit.read().await?;
    let name: String = reader.value(sql!("select name from community where id = $1"), args![]).await?;
    Ok(axum::response::IntoResponse::into_response(([("content-type", "text/html")], name)))
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct NameForm {
    name: String,
}

async fn rename(visit: Visit, Form(form, _): Form<NameForm>) -> Result {
    let mut tx = visit.write().await?;
    tx.run(sql!("update community set name = $2 where id = $1"), args![form.name]).await?;
    tx.commit(Happened {}).await?;
    see("/page")
}

async fn late(_: Visit, Form(_, _): Form<NameForm>) -> Result {
    Err(kit::Error::Conflict("kit-error-conflict-what"))
}

/// A job that is asked for again while it runs, once.
async fn again(app: &App, community: CommunityId, body: &str) -> Result<()> {
    let mut tx = app.write_as_program(community).await?;
    tx.run(sql!("update community set name = name || $2 where id = $1"), args![body]).await?;
    if body == "1" {
        job::enqueue(&mut tx, "again", "key", &2).await?;
    }
    Ok(tx.commit(Happened {}).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_panics_stops_nobody_and_one_asked_for_while_it_runs_runs_again() {
    for world in World::each_engine(area).await {
        let mut tx = world.write(&world.ours).await;
        job::enqueue(&mut tx, "panics", "key", &0).await.unwrap();
        job::enqueue(&mut tx, "again", "key", &0).await.unwrap();
        job::enqueue(&mut tx, "again", "key", &1).await.unwrap();
        tx.commit(Happened {}).await.unwrap();
        assert_eq!(job::run_waiting(&world.app).await.unwrap(), 2);
        assert_eq!(job::run_waiting(&world.app).await.unwrap(), 1);
        assert_eq!(job::run_waiting(&world.app).await.unwrap(), 0);
        world.anyone().get("/page").await.is(200).shows("Comuna Noastră12");
        let mut reader = world.read(&world.ours).await;
        assert!(job::waits(&mut reader, "panics", "key").await.unwrap(), "it is tried again later");
        assert!(!job::waits(&mut reader, "again", "key").await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_comes_back_when_something_has_changed_meanwhile() {
    for world in World::each_engine(area).await {
        let member = world.member(&world.ours).await;
        let long = "O frază lungă, pe care nimeni nu vrea să o scrie încă o dată. ".repeat(3);
        let refused = world.as_(&member).post("/late", &[("name", &long)]).await;
        refused.is(409).shows("O frază lungă").shows("Trimiteți din nou");
        world.as_(&member).post("/late", &[("name", "x")]).await.is(409).hides("Trimiteți din nou");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_that_nobody_types_reach_no_database_and_no_header() {
    for world in World::each_engine(area).await {
        let member = world.member(&world.ours).await;
        world.as_(&member).post("/rename", &[("name", "Țara\0 noastră")]).await.is(303);
        world.anyone().get("/page").await.is(200).shows("Țara noastră");
        for back in ["/\t/evil.example", "/\u{1}x", "/\0", "/\u{7f}", "//evil.example", "/\\evil.example"] {
            let answer = world.anyone().post("/language", &[("lang", "ro"), ("back", back)]).await;
            assert_eq!(answer.is(303).location(), "/", "{back:?}");
        }
        let answer = world.anyone().post("/language", &[("lang", "ro"), ("back", "/căutare?q=ă ă")]).await;
        assert_eq!(answer.is(303).location(), "/c%C4%83utare?q=%C4%83%20%C4%83");
    }
}

/// A visitor who hangs up in the middle of a request must not leave a transaction open.
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_request_runs_to_its_end() {
    for world in World::each_engine(area).await {
        let member = world.member(&world.ours).await;
        for micros in (0..600).step_by(20) {
            let client = world.as_(&member);
            let request = client.post("/rename", &[("name", "Altă")]);
            let _ = tokio::time::timeout(Duration::from_micros(micros), request).await;
        }
        world.as_(&member).post("/rename", &[("name", "Ultima")]).await.is(303);
        world.as_(&member).get("/page").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_page_is_fresh_after_every_commit() {
    for world in World::each_engine(area).await {
        let member = world.member(&world.ours).await;
        world.anyone().get("/page").await.shows("Comuna Noastră");
        assert_eq!(
            world.anyone().get("/page").await.headers.get("x-queries"),
            None,
            "the second comes from memory"
        );
        for name in ["Unu", "Doi", "Trei"] {
            world.as_(&member).post("/rename", &[("name", name)]).await.is(303);
            world.anyone().get("/page").await.is(200).shows(name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doors_open_for_those_they_are_for() {
    for world in World::each_engine(area).await {
        let (member, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        world.anyone().get("/staff").await.is(401);
        world.as_(&member).get("/staff").await.is(403);
        world.as_(&clerk).get("/staff").await.is(200);
        world.as_(&clerk).on(&world.theirs).get("/staff").await.is(401);
        world.anyone().get("/nowhere").await.is(404).shows("Pagina nu există");
        world.anyone().on(&world.instance).get("/page").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_elsewhere_changes_nothing_and_loses_nothing() {
    for world in World::each_engine(area).await {
        let member = world.member(&world.ours).await;
        let forged = world.as_(&member).with_wrong_token().post("/rename", &[("name", "Țară & <b>")]).await;
        forged.is(403).shows("Formularul a expirat").shows("Țară &#38; &#60;b&#62;");
        world
            .anyone()
            .post("/rename", &[("name", "Scris mult")])
            .await
            .is(403)
            .shows("Sesiunea dumneavoastră s-a încheiat")
            .shows("Scris mult");
        world.anyone().get("/page").await.hides("Scris mult");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_chooses_a_language_without_an_account() {
    for world in World::each_engine(area).await {
        let answer = world.anyone().post("/language", &[("lang", "hu"), ("back", "//evil.example/")]).await;
        answer.is(303);
        assert_eq!(answer.location(), "/");
        assert!(answer.headers["set-cookie"].to_str().unwrap().starts_with("vatra=~hu;"));
        world.anyone().in_(kit::Lang::Hu).get("/nowhere").await.shows("Ez az oldal nem létezik");
    }
}

#[tokio::test]
async fn a_letter_of_last_week_is_not_sent_when_there_is_a_mail_server_at_last() {
    let letter = kit::mail::Letter {
        person: None,
        recipient: "cineva@exemplu.test".into(),
        lang: kit::Lang::Ro,
        subject: kit::Text::new("kit-to-home"),
        paragraphs: Vec::new(),
        unsubscribe: None,
    };
    let nobody_listens =
        kit::config::Mail { smtp: "smtp://127.0.0.1:9".into(), from: "Vatra <vatra@exemplu.test>".into() };
    let post = kit::mail::Post::open(&nobody_listens).unwrap().unwrap();
    for world in World::each_engine(Vec::new).await {
        let write = async || {
            let mut tx = world.write(&world.ours).await;
            kit::mail::post(&mut tx, &letter).await.unwrap();
            tx.commit_recorded().await.unwrap();
        };
        write().await;
        world.clock.advance(8 * kit::Instant::DAY);
        assert_eq!(kit::mail::send_waiting(&world.app, &post).await.unwrap(), 0);
        write().await;
        assert_eq!(kit::mail::send_waiting(&world.app, &post).await.unwrap(), 1);
    }
}
