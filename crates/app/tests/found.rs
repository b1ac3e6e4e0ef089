//! What areas make public is found at once, and what they take back or keep to themselves is not: with all of them together.
use db::{args, sql};
use kit::test::{Answer, Client, World};
use kit::{Instant, Role};

const TEXT: &str = "CAPITOLUL I Dispoziții\nArt. 1. - (1) Se repară fântânile publice.\n(2) Apa se analizează lunar.\nArt. 2. - Taxa este de 5 lei.\n";

async fn paste(client: &Client<'_>, url: &str, text: &str) -> Answer {
    let version = client.get(&format!("{url}/text")).await.hidden("version").to_owned();
    client.post(&format!("{url}/text"), &[("version", version.as_str()), ("text", text)]).await
}

async fn search(world: &World, question: &str) -> Answer {
    world.anyone().get(&format!("/search?q={question}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paragraph_of_a_public_version_is_found_and_one_that_is_being_written_is_not() {
    for world in World::each_engine(vatra::areas).await {
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let id = client.get("/documents/new").await.is(200).hidden("id").to_owned();
        let fields = [
            ("id", id.as_str()),
            ("kind", "manual"),
            ("title", "Manualul satului"),
            ("summary", "Pe scurt."),
        ];
        client.post("/documents/new", &fields).await.is(303);
        let url = "/documents/manualul-satului";
        paste(&client, url, TEXT).await.is(303);
        search(&world, "fantana").await.is(200).hides("/documents/");
        search(&world, "manuale").await.is(200).hides("/documents/");
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        search(&world, "manualelor").await.is(200).shows("Manualul");
        let found = search(&world, "fântână").await;
        found
            .is(200)
            .shows("<mark>fântânile</mark>")
            .shows(&format!("href=\"{url}/p/"))
            .shows("Manualul satului");
        paste(&client, url, &TEXT.replace("fântânile publice", "podurile de lemn")).await.is(303);
        search(&world, "pod").await.is(200).hides("/documents/");
        search(&world, "fantana").await.is(200).shows("fântânile");
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        search(&world, "pod").await.is(200).shows("<mark>podurile</mark>");
        search(&world, "fantana").await.is(200).hides("/documents/");
        world.anyone().get("/feed.atom").await.is(200).shows("S-a publicat documentul „Manualul satului”.");
        search(&world, "manual").await.hides("[search");
        world.anyone().on(&world.theirs).get("/search?q=podul").await.is(200).hides("/documents/");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_document_is_found_piece_by_piece_when_its_job_is_done() {
    for world in World::each_engine(vatra::areas).await {
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let id = client.get("/documents/new").await.is(200).hidden("id").to_owned();
        let fields = [
            ("id", id.as_str()),
            ("kind", "manual"),
            ("title", "Codul drumurilor"),
            ("summary", "Pe scurt."),
        ];
        client.post("/documents/new", &fields).await.is(303);
        let text: String =
            (1..=300).map(|n| format!("Art. {n}. - Regula numărul {n} despre garduri.\n")).collect();
        paste(&client, "/documents/codul-drumurilor", &text).await.is(303);
        client.post("/documents/codul-drumurilor/publish", &[]).await.is(303);
        search(&world, "codul").await.is(200).shows("Codul");
        world.do_jobs().await;
        search(&world, "gard+217").await.is(200).shows("<mark>217</mark>").shows("Codul drumurilor");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_many_at_a_time_is_one_line_of_the_log_a_day() {
    for world in World::each_engine(vatra::areas).await {
        let happen = async |name: &str, title: &str| {
            let insert = sql!(
                "insert into event (community_id, id, name, body, seen, at) values ($1, $2, $3, $4, 'all', $5)"
            );
            let mut tx = world.write(&world.ours).await;
            let (id, body) = (tx.new_id(), format!(r#"{{"title":"{title}","day":"2026-05-14"}}"#));
            tx.run(insert, args![id, name, body, world.now()]).await.unwrap();
            tx.commit_recorded().await.unwrap();
            world.clock.advance(1000);
        };
        happen("ledger.sealed", "Unu").await;
        let log = world.anyone().get("/log").await;
        log.is(200)
            .shows("Registrul pentru „Unu”: ziua de 14 mai 2026 a fost sigilată.")
            .hides("S-au sigilat");
        happen("process.published", "Între ele").await;
        happen("ledger.sealed", "Doi").await;
        let log = world.anyone().get("/log").await;
        let line = "<span class=\"muted nowrap\">12:00 ·</span> S-au sigilat 2 zile de registru.";
        log.is(200).shows(line).shows("Între ele").hides("Unu");
        assert_eq!(log.body.matches("sigil").count(), 1);
        assert_eq!(world.anyone().get("/log.atom").await.body.matches("<entry>").count(), 3);
        world.clock.advance(Instant::DAY);
        happen("ledger.sealed", "Trei").await;
        world.anyone().get("/log").await.shows("S-au sigilat 2 zile de registru.").shows("„Trei”");
    }
}
