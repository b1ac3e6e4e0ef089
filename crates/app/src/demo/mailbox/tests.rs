//! Who may read the letters, and what they show.
use kit::mail::{Letter, post};
use kit::test::{Place, World};
use kit::{Lang, Role, Text};

async fn on_the_demonstration() -> Vec<World> {
    World::each_engine_set_up(|| vec![crate::demo::area()], |config| config.demo = true).await
}

/// Puts letters with these words into the outbox of a community.
async fn write(world: &World, place: &Place, words: &[String]) {
    let mut tx = world.write(place).await;
    for words in words {
        let letter = Letter {
            person: None,
            recipient: "ana@example.org".into(),
            lang: Lang::Ro,
            subject: Text::new("mailbox-to").with("recipient", words),
            paragraphs: vec![Text::new("mailbox-to").with("recipient", words)],
            unsubscribe: None,
        };
        post(&mut tx, &letter).await.unwrap();
    }
    tx.commit_quietly().await.unwrap();
}

#[tokio::test]
async fn on_the_demonstration_everybody_reads_the_letters_and_elsewhere_only_operators() {
    for world in on_the_demonstration().await {
        let answer = world.anyone().on(&world.instance).get("/mailbox").await;
        answer.is(200).shows("Cutia poștală");
        assert_eq!(answer.headers["cache-control"], "no-store");
        world.anyone().get("/mailbox").await.is(404);
    }
    for world in World::each_engine(|| vec![crate::demo::area()]).await {
        world.anyone().on(&world.instance).get("/mailbox").await.is(404);
        let member = world.member(&world.instance).await;
        world.as_(&member).get("/mailbox").await.is(404);
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        world.as_(&coordinator).get("/mailbox").await.is(404);
        let operator = world.person(&world.instance, Role::Operator).await;
        world.as_(&operator).get("/mailbox").await.is(200);
    }
}

#[tokio::test]
async fn where_letters_are_sent_nobody_reads_them() {
    let worlds = World::each_engine_set_up(
        || vec![crate::demo::area()],
        |config| {
            config.demo = true;
            config.mail.smtp = "smtp://localhost:25".into();
        },
    );
    for world in worlds.await {
        let operator = world.person(&world.instance, Role::Operator).await;
        world.as_(&operator).get("/mailbox").await.is(404);
        world.anyone().on(&world.instance).get("/mailbox").await.is(404);
    }
}

#[tokio::test]
async fn our_addresses_can_be_followed_and_markup_stays_text() {
    for world in on_the_demonstration().await {
        let words = [
            "http://ours.test/link/abc".to_owned(),
            "http://example.org/x <script>alert(1)</script>".to_owned(),
        ];
        write(&world, &world.ours, &words).await;
        let answer = world.anyone().on(&world.instance).get("/mailbox").await;
        answer.is(200).shows("Către ana@example.org").shows("Comuna Noastră");
        answer.shows(r#"<a href="http://ours.test/link/abc">http://ours.test/link/abc</a>"#);
        answer
            .hides(r#"href="http://example.org"#)
            .hides("<script>alert")
            .shows("http://example.org/x &#60;script&#62;");
        assert!(answer.queries() <= 6, "{}", answer.queries());
    }
}

#[tokio::test]
async fn fifty_letters_stand_on_a_page_newest_first_and_the_older_ones_behind_it() {
    for world in on_the_demonstration().await {
        for number in 0..53 {
            write(&world, &world.ours, &[format!("nr-{number:02}.")]).await;
            world.clock.advance(1000);
        }
        let client = world.anyone().on(&world.instance);
        let first = client.get("/mailbox").await;
        first.is(200).shows("nr-52.").shows("nr-03.").hides("nr-02.");
        let older = first.body.split(r#"href="?before="#).nth(1).unwrap().split('"').next().unwrap();
        let second = client.get(&format!("/mailbox?before={older}")).await;
        second
            .is(200)
            .shows("nr-02.")
            .shows("nr-00.")
            .hides("nr-03.")
            .hides(r#"href="?before="#)
            .shows(r#"href="/mailbox""#);
        client.get("/mailbox?before=nonsense").await.is(200).shows("nr-52.");
    }
}
