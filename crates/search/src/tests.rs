//! The index and the page, on both engines, over things that stand in the table of subjects: hidden ones have no talk.
use crate::{area, index, store};
use db::{Reader, args, sql};
use kit::area::Area;
use kit::find::{Finding, Finds};
use kit::test::{Place, TRIPWIRE, World};
use kit::{Instant, Lang, Result};
use uuid::Uuid;

db::events! {
    /// A thing for tests was made, changed or hidden.
    Changed = "test.changed" { proposal: String }
    /// As [`Changed`], where nobody looks.
    Quiet = "test.quiet" (ByNone) { proposal: String }
}

async fn look(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let found: Option<(String, String, i64)> = reader
        .one(
            sql!(
                "
                select title, url, talk_closes_at from subject
                 where community_id = $1 and kind = 'proposal' and id = $2 and talk_closes_at is not null"
            ),
            args![id],
        )
        .await?;
    let Some((title, text, at)) = found else { return Ok(Vec::new()) };
    let pieces = text.strip_prefix("pieces ").and_then(|n| n.parse::<i64>().ok()).unwrap_or(0);
    let finding = |part: i64| Finding {
        part,
        title: if part == 0 { title.clone() } else { format!("art. {part}") },
        under: String::new(),
        text: if part == 0 { text.clone() } else { format!("Paragraful {part} spune ceva despre {title}") },
        url: format!("/proposals/{id}/{part}"),
        at: Instant(at),
        category: None,
        process: None,
    };
    Ok((0..=pieces).map(finding).collect())
}

fn areas() -> Vec<Area> {
    let finds = vec![Finds {
        kind: "proposal",
        look: |reader, id| Box::pin(look(reader, id)),
        ids: sql!("
            select id from subject where community_id = $1 and kind = 'proposal' and id > $2 order by id limit $3"),
    }];
    vec![area(), Area { name: "things", finds, ..Area::default() }]
}

/// Makes or changes a thing, says so, and gives its id. Without a moment it is hidden.
async fn tell(
    world: &World,
    place: &Place,
    id: Option<Uuid>,
    title: &str,
    text: &str,
    at: Option<i64>,
) -> Uuid {
    let mut tx = world.write(place).await;
    let id = id.unwrap_or_else(|| tx.new_id());
    tx.run(
        sql!(
            "
            insert into subject (community_id, kind, id, title, url, talk_closes_at)
            values ($1, 'proposal', $2, $3, $4, $5)
            on conflict (community_id, kind, id) do update set
              title = excluded.title, url = excluded.url, talk_closes_at = excluded.talk_closes_at"
        ),
        args![id, title, text, at.map(Instant)],
    )
    .await
    .expect("a thing");
    tx.commit(Changed { proposal: format!("prop_{}", db::encode_id(id)) }).await.expect("kept");
    id
}

/// The titles that a question finds, in their order; the marks are taken out.
async fn found(world: &World, question: &str) -> Vec<String> {
    let answer = world.anyone().get(&format!("/search?q={}", question.replace(' ', "+"))).await;
    titles(&answer.is(200).body)
}

fn titles(body: &str) -> Vec<String> {
    let cards = body.split(r#"<a class="whole" href="/proposals/"#).skip(1);
    cards
        .map(|card| {
            let inside =
                card.split_once('>').map_or("", |(_, rest)| rest).split("</a>").next().unwrap_or_default();
            inside.replace("<mark>", "").replace("</mark>", "")
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_is_found_in_any_form_and_with_any_letters() {
    for world in World::each_engine(areas).await {
        tell(&world, &world.ours, None, "Acoperiș nou", "Drumul școlilor din sat.", Some(1)).await;
        tell(&world, &world.ours, None, "Új tető", "Az iskolákban télen hideg van.", Some(2)).await;
        for question in ["școală", "scoala", "şcoala", "ȘCOLII", "scolilor", "Şcolile"] {
            assert_eq!(found(&world, question).await, ["Acoperiș nou"], "{question}");
        }
        for question in ["iskola", "iskolák", "ISKOLAK", "iskolában"] {
            assert_eq!(found(&world, question).await, ["Új tető"], "{question}");
        }
        let page = world.anyone().get("/search?q=şcoala").await;
        page.shows("Drumul <mark>școlilor</mark> din sat.");
        assert!(page.queries() <= 7, "{}", page.queries());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_changed_or_hidden_leaves_the_index_in_the_same_transaction() {
    for world in World::each_engine(areas).await {
        let id = tell(&world, &world.ours, None, "Fântâna veche", "Apă rece", Some(1)).await;
        assert_eq!(found(&world, "fântâni").await, ["Fântâna veche"]);
        tell(&world, &world.ours, Some(id), "Izvorul", "Apă rece", Some(1)).await;
        assert!(found(&world, "fântâni").await.is_empty());
        assert_eq!(found(&world, "ape").await, ["Izvorul"]);
        tell(&world, &world.ours, Some(id), "Izvorul", "Apă rece", None).await;
        assert!(found(&world, "ape").await.is_empty());
        let rows: i64 = world
            .read(&world.ours)
            .await
            .value(sql!("select cast(count(*) as bigint) from found_word where community_id = $1"), args![])
            .await
            .expect("a count");
        assert_eq!(rows, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_not_kept_is_not_found() {
    for world in World::each_engine(areas).await {
        let mut tx = world.write(&world.ours).await;
        let id = tx.new_id();
        tx.run(
            sql!(
                "
                insert into subject (community_id, kind, id, title, url, talk_closes_at)
                values ($1, 'proposal', $2, 'Podul', '', 1)"
            ),
            args![id],
        )
        .await
        .expect("a thing");
        tx.record(&Changed { proposal: id.to_string() }).await.expect("recorded");
        drop(tx);
        assert!(found(&world, "podul").await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_title_comes_before_the_text_the_rarest_word_first_then_the_newest() {
    for world in World::each_engine(areas).await {
        tell(&world, &world.ours, None, "Vechi", "parc și lampă", Some(10)).await;
        tell(&world, &world.ours, None, "Nou", "parc și lampă", Some(30)).await;
        tell(&world, &world.ours, None, "Lampă veche", "parc", Some(5)).await;
        tell(&world, &world.ours, None, "Parc mare", "fără nimic", Some(40)).await;
        tell(&world, &world.ours, None, "Parc mic", "o lampă", Some(20)).await;
        assert_eq!(found(&world, "lămpi parcului").await, ["Lampă veche", "Nou", "Parc mic", "Vechi"]);
        assert_eq!(found(&world, "parcuri").await, ["Parc mare", "Parc mic", "Nou", "Vechi", "Lampă veche"]);
        let mixed = world.anyone().get("/search?q=lampa+zzzz").await;
        mixed.shows("<b>zzzz</b>").shows("Am căutat fără");
        assert_eq!(titles(&mixed.body).len(), 4);
        let none = world.anyone().get("/search?q=veche+mic").await;
        none.is(200).shows("Nimic nu are toate cuvintele").shows(r#"href="/search?q=veche""#);
        world.anyone().get("/search?q=parchet").await.is(200).shows("Poate căutați").shows("Parc mare");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_go_on_by_key_and_nothing_is_shown_twice() {
    for world in World::each_engine(areas).await {
        for n in 0..45 {
            tell(&world, &world.ours, None, &format!("Strada {n}"), "", Some(n / 7)).await;
        }
        let mut all = Vec::new();
        let mut path = "/search?q=strazi".to_owned();
        for _ in 0..3 {
            let page = world.anyone().get(&path).await;
            page.is(200).shows("45");
            all.extend(titles(&page.body));
            let next = page
                .body
                .split(r#"href="/search?q=strazi&#38;after="#)
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            path = format!("/search?q=strazi&after={}", next.unwrap_or_default());
        }
        assert_eq!(all.len(), 45);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 45, "{all:?}");
        assert!(path.ends_with('='), "the third page is the last: {path}");
        world.anyone().get("/search?q=strazi&after=nonsense").await.is(200).shows("Strada");
        world.anyone().get("/search?q=strazi&kind=nonsense").await.is(200).shows("Strada");
        world.anyone().get("/search?q=strazi&kind=proposal").await.is(200).shows("Strada");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn neighbours_find_nothing_of_each_other() {
    for world in World::each_engine(areas).await {
        tell(&world, &world.ours, None, "Moara noastră", "", Some(1)).await;
        tell(&world, &world.theirs, None, &format!("Moara {TRIPWIRE}"), "", Some(1)).await;
        assert_eq!(found(&world, "mori").await, ["Moara noastră"]);
        let theirs = world.anyone().on(&world.theirs).get("/search?q=mori").await;
        assert_eq!(titles(&theirs.body).len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_is_shown_escaped_and_has_its_limits() {
    for world in World::each_engine(areas).await {
        tell(&world, &world.ours, None, "<script>alert(1)</script> pod", "<b>pod</b> & punte", Some(1)).await;
        let page = world.anyone().get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E+pod").await;
        page.is(200).hides("<script>alert").shows("<mark>pod</mark>");
        let long = "a".repeat(201);
        world
            .anyone()
            .get(&format!("/search?q={long}"))
            .await
            .is(422)
            .shows("peste 200 de caractere")
            .shows(&long[..200]);
        for question in ["", "   ", "și de la", "???", "%00", "%FF"] {
            world.anyone().get(&format!("/search?q={}", question.replace(' ', "+"))).await.is(200);
        }
        for lang in [Lang::En, Lang::Hu] {
            world.anyone().in_(lang).get("/search?q=pod").await.is(200).hides("[search");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_searches_without_end_is_slowed_down() {
    for world in World::each_engine(areas).await {
        let client = world.anyone().from_address([192, 0, 2, 7].into());
        let mut last = 200;
        for _ in 0..121 {
            last = client.get("/search?q=pod").await.status;
        }
        assert_eq!(last, 429);
        world.anyone().from_address([192, 0, 2, 8].into()).get("/search?q=pod").await.is(200);
        client.get("/search").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_heals_and_may_be_done_twice() {
    for world in World::each_engine(areas).await {
        let kept = tell(&world, &world.ours, None, "Biserica de lemn", "", Some(1)).await;
        let gone = tell(&world, &world.ours, None, "Școala veche", "", Some(1)).await;
        // What no event has told: one is gone, another is new.
        let mut tx = world.write(&world.ours).await;
        tx.run(
            sql!("delete from subject where community_id = $1 and kind = 'proposal' and id = $2"),
            args![gone],
        )
        .await
        .expect("gone");
        let new = tx.new_id();
        tx.run(
            sql!(
                "
                insert into subject (community_id, kind, id, title, url, talk_closes_at)
                values ($1, 'proposal', $2, 'Bisericile din jur', '', 9)"
            ),
            args![new],
        )
        .await
        .expect("new");
        tx.commit(Quiet { proposal: new.to_string() }).await.expect("kept");
        assert_eq!(found(&world, "biserici").await, ["Biserica de lemn"]);
        for _ in 0..2 {
            let read = index::rebuild(&world.app, world.ours.id).await.expect("rebuilt");
            assert_eq!(read, 2);
            assert_eq!(found(&world, "biserici").await, ["Bisericile din jur", "Biserica de lemn"]);
            assert!(found(&world, "școală").await.is_empty());
        }
        assert!(store::state(&mut world.read(&world.ours).await).await.expect("state").is_some());
        // The tick asks for nothing more until a week has gone by.
        for (later, wanted) in [(0, 0), (8 * Instant::DAY, 1)] {
            world.clock.advance(later);
            index::look_for_age(&world.app, world.ours.id).await.expect("looked");
            let jobs: i64 = world
                .read(&world.ours)
                .await
                .value(sql!("select cast(count(*) as bigint) from job where community_id = $1"), args![])
                .await
                .expect("a count");
            assert_eq!(jobs, wanted);
        }
        world.do_jobs().await;
        tell(&world, &world.ours, Some(kept), "Biserica de piatră", "", Some(1)).await;
        assert_eq!(found(&world, "pietre").await, ["Biserica de piatră"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thing_of_many_pieces_is_read_by_a_job_and_leaves_at_once() {
    for world in World::each_engine(areas).await {
        let id = tell(&world, &world.ours, None, "Regulament", "pieces 450", Some(1)).await;
        assert_eq!(found(&world, "regulament").await.len(), 1, "the whole is there at once");
        world.do_jobs().await;
        let page = world.anyone().get("/search?q=paragraful+377").await;
        page.is(200).shows("art. <mark>377</mark>");
        assert_eq!(titles(&page.body).len(), 1);
        tell(&world, &world.ours, Some(id), "Regulament", "pieces 450", None).await;
        assert!(found(&world, "paragraf").await.is_empty());
        world.do_jobs().await;
        assert!(found(&world, "paragraf").await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answers_come_in_the_order_of_the_index() {
    for world in World::each_engine(areas).await.into_iter().filter(|w| w.app.db.engine_name() == "SQLite") {
        for n in 0..30 {
            tell(&world, &world.ours, None, &format!("Gard {n}"), "", Some(n)).await;
        }
        let plan: Vec<(i64, i64, i64, String)> = world
            .read(&world.ours)
            .await
            .all(
                sql!("
                    explain query plan
                    select w.place, w.age, w.kind, w.id, w.part from found_word w
                     where w.community_id = $1 and w.word = 'gard' and (w.place, w.age, w.kind, w.id, w.part) > (0, 0, '', $1, 0)
                       and exists (select 1 from found_word o
                             where o.community_id = w.community_id and o.kind = w.kind and o.id = w.id and o.part = w.part
                               and o.word in ('1', '2'))
                     order by w.place, w.age, w.kind, w.id, w.part limit 21"),
                args![],
            )
            .await
            .expect("a plan");
        let said: Vec<&str> = plan.iter().map(|(.., detail)| detail.as_str()).collect();
        assert!(said[0].starts_with("SEARCH w USING PRIMARY KEY (community_id=? AND word=?"), "{said:?}");
        assert!(
            said.iter().any(|line| line
                .contains("found_word_of (community_id=? AND kind=? AND id=? AND part=? AND word=?)")),
            "{said:?}"
        );
        assert!(!said.iter().any(|line| line.contains("TEMP B-TREE") || line.contains("SCAN")), "{said:?}");
    }
}
