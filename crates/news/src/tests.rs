//! News, feeds and letters, on both engines.
use crate::{area, letters};
use db::{args, sql};
use kit::test::{Place, Someone, TRIPWIRE, World};
use kit::{Instant, Lang, ProcessId};

fn areas() -> Vec<kit::Area> {
    vec![communities::area(), area()]
}

db::events! {
    Published = "process.published" { process: ProcessId, title: String }
    Opened = "stage.opened" { process: ProcessId, title: String, stage: &'static str }
}

/// Publishes a process, or tells of a draft as if it were public.
async fn publish(world: &World, place: &Place, slug: &str, title: &str, is_public: bool) -> ProcessId {
    let mut tx = world.write(place).await;
    let (process, at) = (ProcessId(tx.new_id()), is_public.then(|| world.now()));
    tx.run(
        sql!("
            insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate,
                                 match_cap, match_cap_on, created_at, published_at)
            values ($1, $2, $3, $4, '', '', 3, 1, 100, 1000000, 'match', 0, $5)"),
        args![process, slug, title, at],
    )
    .await
    .expect("a process");
    tx.commit(Published { process, title: title.to_owned() }).await.expect("kept");
    process
}

async fn open(world: &World, process: ProcessId, title: &str) {
    world.clock.advance(1000);
    let tx = world.write(&world.ours).await;
    tx.commit(Opened { process, title: title.to_owned(), stage: "vote" }).await.expect("kept");
}

async fn choose(world: &World, who: &Someone, topics: &[&str]) {
    let fields: Vec<(&str, &str)> = topics.iter().map(|topic| ("topic", *topic)).collect();
    world.as_(who).post("/me/topics", &fields).await.is(303);
}

/// The letters to somebody: subject and body.
async fn letters_to(world: &World, who: &Someone) -> Vec<(String, String)> {
    let all = world.letters(&world.ours).await;
    all.into_iter().filter(|(to, ..)| *to == who.email).map(|(_, subject, body)| (subject, body)).collect()
}

/// Seven in the morning of the next day.
fn sleep_until_morning(world: &World) {
    let now = world.now();
    world.clock.advance(now.day().plus(1).start().plus(7 * Instant::HOUR).0 - now.0);
}

fn stop_path(letter: &str) -> &str {
    let at = letter.find("/topics/stop/").expect("a link that stops the letters");
    letter[at..].split_whitespace().next().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_tell_what_is_public_with_ids_that_stay() {
    for world in World::each_engine(areas).await {
        let process = publish(&world, &world.ours, "drum", "Drum <nou> & pod", true).await;
        publish(&world, &world.ours, "ciorna", "Ciornă ascunsă", false).await;
        publish(&world, &world.theirs, "al-lor", TRIPWIRE, true).await;
        let other = publish(&world, &world.ours, "parc", "Parcul", true).await;
        open(&world, process, "Drum <nou> & pod").await;
        let feed = world.anyone().get("/feed.atom").await;
        feed.is(200)
            .shows("Proces nou: „Drum &lt;nou&gt; &amp; pod”")
            .shows("s-a deschis etapa")
            .hides("ascunsă");
        feed.shows("<link href=\"http://ours.test/processes/drum\"/>")
            .shows("<updated>2026-05-15T09:00:01Z</updated>");
        assert_eq!(feed.body.matches("<entry>").count(), 3);
        let ids = |body: &str| -> Vec<String> {
            body.split("<entry><id>").skip(1).filter_map(|e| e.split('<').next()).map(str::to_owned).collect()
        };
        let before = ids(&feed.body);
        world.clock.advance(Instant::DAY);
        open(&world, other, "Parcul").await;
        let after = ids(&world.anyone().get("/feed.atom").await.body);
        assert_eq!(after[1..], before, "what was told keeps its id and its place");
        let one = world.anyone().get("/processes/drum/feed.atom").await;
        assert_eq!(one.is(200).body.matches("<entry>").count(), 2);
        one.hides("Parcul");
        world.anyone().get("/processes/ciorna/feed.atom").await.is(404);
        world.anyone().get("/news").await.is(200).shows("Drum &#60;nou&#62;").shows("rel=\"alternate\"");
        world.anyone().get("/news?topic=votes").await.is(200).hides("Parcul");
        world.anyone().get("/processes/drum").await.is(200).shows(r#"href="/processes/drum/feed.atom""#);
        for lang in [Lang::En, Lang::Hu] {
            world.anyone().in_(lang).get("/news").await.is(200).hides("[news").hides("[topic");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_news_goes_on_by_key() {
    for world in World::each_engine(areas).await {
        let process = publish(&world, &world.ours, "drum", "Drum", true).await;
        for n in 0..34 {
            open(&world, process, &format!("Etapa {n}.")).await;
        }
        let first = world.anyone().get("/news").await;
        first.is(200).shows("Etapa 33.").hides("Etapa 3.");
        assert!(first.queries() <= 2, "{}", first.queries());
        let next = first
            .body
            .split("href=\"/news?before=")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a key");
        let second = world.anyone().get(&format!("/news?before={next}")).await;
        second.is(200).shows("Etapa 3.").shows("Proces nou").hides("Etapa 33.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_letter_a_day_says_all_that_happened_on_the_topics() {
    for world in World::each_engine(areas).await {
        let (ana, dan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let stranger = world.member(&world.theirs).await;
        choose(&world, &ana, &["processes", "votes"]).await;
        choose(&world, &dan, &["sittings"]).await;
        choose(&world, &stranger, &["processes"]).await;
        let process = publish(&world, &world.ours, "drum", "Drum nou", true).await;
        open(&world, process, "Drum nou").await;
        world.tick().await;
        assert!(letters_to(&world, &ana).await.is_empty(), "the letter waits for the morning");
        sleep_until_morning(&world);
        for _ in 0..3 {
            world.tick().await;
        }
        let letters = letters_to(&world, &ana).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        let body = &letters[0].1;
        for said in [
            "Proces nou: „Drum nou”",
            "s-a deschis etapa",
            "http://ours.test/processes/drum",
            "/me/topics",
            "/topics/stop/",
        ] {
            assert!(body.contains(said), "{said} is not in {body}");
        }
        assert!(letters_to(&world, &dan).await.is_empty());
        assert!(world.letters(&world.theirs).await.is_empty());
        // What happens today is told tomorrow, and nothing is told twice.
        open(&world, process, "Încă una").await;
        world.tick().await;
        assert_eq!(letters_to(&world, &ana).await.len(), 1);
        sleep_until_morning(&world);
        world.tick().await;
        let letters = letters_to(&world, &ana).await;
        assert_eq!(letters.len(), 2);
        assert!(
            letters[1].1.contains("Încă una") && !letters[1].1.contains("Proces nou"),
            "{}",
            letters[1].1
        );
        sleep_until_morning(&world);
        world.tick().await;
        assert_eq!(letters_to(&world, &ana).await.len(), 2, "without news there is no letter");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_ticks_at_once_write_one_letter() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        choose(&world, &ana, &["processes"]).await;
        publish(&world, &world.ours, "drum", "Drum nou", true).await;
        sleep_until_morning(&world);
        let mut running = Vec::new();
        for _ in 0..8 {
            let (app, community) = (world.app.clone(), world.ours.id);
            running.push(tokio::spawn(async move { letters::send(&app, community).await }));
        }
        for one in running {
            one.await.expect("it ran").expect("it sent");
        }
        assert_eq!(letters_to(&world, &ana).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_stops_one_person_here_and_is_good_for_nothing_else() {
    for world in World::each_engine(areas).await {
        let (ana, dan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        choose(&world, &ana, &["processes"]).await;
        choose(&world, &dan, &["processes"]).await;
        let process = publish(&world, &world.ours, "drum", "Drum nou", true).await;
        sleep_until_morning(&world);
        world.tick().await;
        let letter = letters_to(&world, &ana).await.remove(0).1;
        let path = stop_path(&letter);
        let other = path.replace(&db::encode_id(ana.person.0), &db::encode_id(dan.person.0));
        for forged in [&path[..path.len() - 1], &other, "/topics/stop/x", "/topics/stop/a-b"] {
            world.anyone().get(forged).await.is(404);
            world.anyone().post(forged, &[]).await.is(404);
        }
        world.anyone().on(&world.theirs).post(path, &[]).await.is(404);
        // To look is not to stop.
        world.anyone().get(path).await.is(200).shows("Nu vă vom mai scrie");
        for _ in 0..2 {
            world
                .anyone()
                .post(path, &[("List-Unsubscribe", "One-Click")])
                .await
                .is(200)
                .shows("Gata: nu vă mai scriem");
        }
        open(&world, process, "Drum nou").await;
        sleep_until_morning(&world);
        world.tick().await;
        assert_eq!(letters_to(&world, &ana).await.len(), 1);
        assert_eq!(letters_to(&world, &dan).await.len(), 2);
        world.as_(&ana).get("/me/topics").await.is(200).hides("checked");
        world.as_(&dan).get("/me/topics").await.is(200).shows(r#"value="processes" checked"#);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_address_or_wants_no_letters_gets_none() {
    for world in World::each_engine(areas).await {
        let (silent, erased) = (world.member(&world.ours).await, world.member(&world.ours).await);
        for who in [&silent, &erased] {
            choose(&world, who, &["processes", "nonsense"]).await;
        }
        let mut tx = world.write(&world.ours).await;
        tx.run(
            sql!("
                insert into silence (community_id, person_id, kind, subject_id, since) values ($1, $2, 'all', $3, 0)"),
            args![silent.person, uuid::Uuid::nil()],
        )
        .await
        .expect("silence");
        tx.run(sql!(global "update person set erased_at = 1 where id = $1"), args![erased.person])
            .await
            .expect("erased");
        tx.commit_quietly().await.expect("kept");
        publish(&world, &world.ours, "drum", "Drum nou", true).await;
        sleep_until_morning(&world);
        world.tick().await;
        assert!(world.letters(&world.ours).await.is_empty());
        let kept: i64 = world
            .read(&world.ours)
            .await
            .value(
                sql!("select cast(count(*) as bigint) from topic_follow where community_id = $1 and topic = 'nonsense'"),
                args![],
            )
            .await
            .expect("a count");
        assert_eq!(kept, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_before_there_were_news_is_looked_through_once_and_told_to_nobody() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        publish(&world, &world.ours, "drum", "Drum vechi", true).await;
        publish(&world, &world.ours, "ciorna", "Ciornă ascunsă", false).await;
        let mut tx = world.write(&world.ours).await;
        tx.run(sql!("delete from news where community_id = $1"), args![]).await.expect("an older program");
        tx.commit_recorded().await.expect("kept");
        world.anyone().get("/news").await.is(200).hides("Drum vechi");
        world.clock.advance(Instant::MINUTE);
        choose(&world, &ana, &["processes"]).await;
        world.tick().await;
        world.anyone().get("/news").await.is(200).shows("Drum vechi").hides("ascunsă");
        sleep_until_morning(&world);
        world.tick().await;
        assert!(letters_to(&world, &ana).await.is_empty());
        let mut tx = world.write(&world.ours).await;
        tx.run(sql!("delete from news where community_id = $1"), args![]).await.expect("gone");
        tx.commit_recorded().await.expect("kept");
        world.tick().await;
        world.anyone().get("/news").await.is(200).hides("Drum vechi");
    }
}
