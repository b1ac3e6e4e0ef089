use crate::subjects::{self, SubjectKind};
use crate::tests::{areas, follow, open, say, together, unsubscribe_path};
use db::{args, sql};
use kit::job;
use kit::test::{Someone, World};
use kit::{Instant, ProcessId, Text};
use uuid::Uuid;

async fn news(world: &World, id: Uuid, what: &str) {
    let mut tx = world.write(&world.ours).await;
    let what = Text::new("notice-plain").with("text", what);
    crate::notify(&mut tx, &world.app, SubjectKind::Proposal, id, what).await.unwrap();
    tx.commit_quietly().await.unwrap();
}

async fn letters_to(world: &World, someone: &Someone) -> Vec<(String, String)> {
    let all = world.letters(&world.ours).await;
    all.into_iter()
        .filter(|(to, ..)| *to == someone.email)
        .map(|(_, subject, body)| (subject, body))
        .collect()
}

async fn set(world: &World, someone: &Someone, column: &str) {
    let mut tx = world.write(&world.ours).await;
    let statement = match column {
        "hungarian" => sql!(global "update person set language = 'hu' where id = $1"),
        "no address" => sql!(global "update person set email = null, email_key = null where id = $1"),
        _ => sql!(global "update person set erased_at = 1 where id = $1"),
    };
    tx.run(statement, args![someone.person]).await.unwrap();
    tx.commit_quietly().await.unwrap();
}

/// Seven in the morning of the next day.
fn sleep_until_morning(world: &World) {
    let now = world.now();
    world.clock.advance(now.day().plus(1).start().plus(7 * Instant::HOUR).0 - now.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn owner_and_followers_are_told_each_in_their_language() {
    for world in World::each_engine(areas).await {
        let (owner, ana) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let (paper, erased) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let stranger = world.member(&world.theirs).await;
        let talk = open(&world, &world.ours, Some(&owner), None).await;
        for someone in [&owner, &ana, &paper, &erased] {
            follow(&world, &talk, someone).await;
        }
        set(&world, &ana, "hungarian").await;
        set(&world, &paper, "no address").await;
        set(&world, &erased, "erased").await;
        news(&world, talk.id, "A fost admisă.").await;
        let all = world.letters(&world.ours).await;
        assert_eq!(all.len(), 2, "{all:?}");
        let to_owner = &letters_to(&world, &owner).await[0];
        assert_eq!(to_owner.0, "Noutăți: Lumină pe alee");
        assert!(
            to_owner.1.contains("A fost admisă.")
                && to_owner.1.contains(&format!("http://ours.test{}", talk.url))
        );
        assert_eq!(letters_to(&world, &ana).await[0].0, "Újdonság: Lumină pe alee");
        assert!(letters_to(&world, &stranger).await.is_empty());
        assert!(world.letters(&world.theirs).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_acts_is_not_told() {
    for world in World::each_engine(areas).await {
        let (owner, other) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let talk = open(&world, &world.ours, Some(&owner), None).await;
        let said = [("stance", "for"), ("text", "Salut")];
        world.as_(&owner).post(&talk.post_url(), &said).await.is(303);
        assert!(world.letters(&world.ours).await.is_empty());
        world.as_(&other).post(&talk.post_url(), &said).await.is(303);
        assert_eq!(letters_to(&world, &owner).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_letters_a_day_and_one_digest_for_the_rest() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        let (lamp, road) =
            (open(&world, &world.ours, None, None).await, open(&world, &world.ours, None, None).await);
        follow(&world, &lamp, &ana).await;
        follow(&world, &road, &ana).await;
        for n in 1..=4 {
            news(&world, lamp.id, &format!("Felinarul {n}.")).await;
            news(&world, road.id, &format!("Drumul {n}.")).await;
            world.clock.advance(Instant::MINUTE);
        }
        assert_eq!(letters_to(&world, &ana).await.len(), 5);
        world.tick().await;
        assert_eq!(letters_to(&world, &ana).await.len(), 5, "the digest waits for the morning");
        sleep_until_morning(&world);
        for _ in 0..3 {
            world.tick().await;
        }
        let letters = letters_to(&world, &ana).await;
        assert_eq!(letters.len(), 6);
        let digest = letters.iter().find(|(subject, _)| subject.starts_with("3 noutăți")).expect("a digest");
        assert_eq!(digest.0, "3 noutăți de la Comuna Noastră");
        for said in ["– Felinarul 4.", "– Drumul 3.", "– Drumul 4.", "/unsubscribe/"] {
            assert!(digest.1.contains(said), "{said} is not in {}", digest.1);
        }
        assert!(!digest.1.contains("Felinarul 3."));
        // A new day, new letters; and nothing is gathered where nothing waits.
        news(&world, lamp.id, "Gata.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 7);
        sleep_until_morning(&world);
        world.tick().await;
        assert_eq!(letters_to(&world, &ana).await.len(), 7);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_of_letters_holds_when_all_write_at_once() {
    for world in World::each_engine(areas).await {
        let (owner, other) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let talk = open(&world, &world.ours, Some(&owner), None).await;
        let client = world.as_(&other);
        let posts = (0..20).map(|n| {
            let (client, talk) = (&client, &talk);
            async move {
                client
                    .post(&talk.post_url(), &[("stance", "for"), ("text", &format!("Textul {n}"))])
                    .await
                    .status
            }
        });
        let answers = together(posts).await;
        assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
        assert_eq!(letters_to(&world, &owner).await.len(), 5);
        sleep_until_morning(&world);
        world.tick().await;
        let letters = letters_to(&world, &owner).await;
        assert_eq!(letters.len(), 6);
        assert!(letters.iter().any(|(subject, _)| subject.starts_with("15 noutăți")), "{letters:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_stops_the_letters_of_one_person_about_one_thing_however_often_it_is_used() {
    for world in World::each_engine(areas).await {
        let (ana, dan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let (lamp, road) =
            (open(&world, &world.ours, Some(&ana), None).await, open(&world, &world.ours, None, None).await);
        for someone in [&ana, &dan] {
            follow(&world, &lamp, someone).await;
            follow(&world, &road, someone).await;
        }
        news(&world, lamp.id, "Unu.").await;
        let link = unsubscribe_path(&letters_to(&world, &ana).await[0].1).to_owned();
        // To look is not to stop: programs that check links do it too.
        world.anyone().get(&link).await.is(200).shows("Nu vă vom mai scrie despre „Lumină pe alee”");
        news(&world, lamp.id, "Doi.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 2);
        for _ in 0..3 {
            let stopped = world.anyone().post(&link, &[("List-Unsubscribe", "One-Click")]).await;
            stopped.is(200).shows("Nu vă mai scriem despre „Lumină pe alee”");
        }
        news(&world, lamp.id, "Trei.").await;
        news(&world, road.id, "Drumul.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 3, "the other thing still comes");
        assert_eq!(letters_to(&world, &dan).await.len(), 4, "the other person still gets all");
        // What follows by itself does not undo the wish; the person's own button does.
        follow(&world, &lamp, &ana).await;
        news(&world, lamp.id, "Patru.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 3);
        world.as_(&ana).post(&format!("/follow/{}", lamp.word), &[("wish", "follow")]).await.is(303);
        news(&world, lamp.id, "Cinci.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 4);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_can_stop_everything_here_and_take_it_back() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        let (lamp, road) =
            (open(&world, &world.ours, None, None).await, open(&world, &world.ours, None, None).await);
        follow(&world, &lamp, &ana).await;
        follow(&world, &road, &ana).await;
        news(&world, lamp.id, "Unu.").await;
        let link = unsubscribe_path(&letters_to(&world, &ana).await[0].1).to_owned();
        world.anyone().post(&link, &[("wish", "all")]).await.is(200).shows("ce urmăriți la Comuna Noastră");
        news(&world, road.id, "Drumul.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 1);
        world.as_(&ana).get("/me/following").await.shows("Ați cerut să nu mai primiți nicio scrisoare");
        world.anyone().post(&link, &[("wish", "again")]).await.is(200).shows("Veți primi din nou");
        news(&world, road.id, "Drumul din nou.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 2);
        world.anyone().post(&link, &[("wish", "all")]).await.is(200);
        world.as_(&ana).post("/me/following/letters", &[]).await.is(303);
        news(&world, road.id, "Gata.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_good_for_nothing_else() {
    for world in World::each_engine(areas).await {
        let (ana, dan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let (lamp, road) =
            (open(&world, &world.ours, None, None).await, open(&world, &world.ours, None, None).await);
        follow(&world, &lamp, &ana).await;
        news(&world, lamp.id, "Unu.").await;
        let link = unsubscribe_path(&letters_to(&world, &ana).await[0].1).to_owned();
        let id = |id: Uuid| db::encode_id(id);
        let forged = [
            link.replace(&id(ana.person.0), &id(dan.person.0)),
            link.replace(&id(lamp.id), &id(road.id)),
            link.replace(&format!("proposal.{}", id(lamp.id)), "all"),
            link.replace("proposal.", "meeting."),
            link[..link.len() - 1].to_owned(),
            format!("{link}0"),
            "/unsubscribe/x".into(),
            "/unsubscribe/a-b-".into(),
        ];
        for link in &forged {
            world.anyone().get(link).await.is(404);
            world.anyone().post(link, &[]).await.is(404);
        }
        world.anyone().on(&world.theirs).post(&link, &[]).await.is(404);
        world.anyone().get("/me/following").await.is(401);
        news(&world, lamp.id, "Doi.").await;
        assert_eq!(letters_to(&world, &ana).await.len(), 2, "nothing was stopped");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_the_digest_is_forgotten_with_the_wish() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        let lamp = open(&world, &world.ours, None, None).await;
        follow(&world, &lamp, &ana).await;
        for n in 0..8 {
            news(&world, lamp.id, &format!("Felinarul {n}.")).await;
        }
        let link = unsubscribe_path(&letters_to(&world, &ana).await[0].1).to_owned();
        world.anyone().post(&link, &[]).await.is(200);
        sleep_until_morning(&world);
        world.tick().await;
        assert_eq!(letters_to(&world, &ana).await.len(), 5, "an empty digest is not sent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_followers_of_a_process_hear_of_its_stages_once() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        let mut tx = world.write(&world.ours).await;
        let id = ProcessId(tx.new_id());
        tx.run(
            sql!("
                insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate,
                                     match_cap, match_cap_on, created_at, published_at)
                values ($1, $2, 'sat', 'Sat inteligent', '', '', 3, 1, 100, 1000000, 'match', 0, 1)"),
            args![id],
        )
        .await
        .unwrap();
        tx.commit_recorded().await.unwrap();
        let url = format!("/follow/process/{}", db::encode_id(id.0));
        world.as_(&ana).post(&url, &[("wish", "follow")]).await.is(303);
        for _ in 0..2 {
            let mut tx = world.write(&world.ours).await;
            let body = serde_json::json!({
                "process": id, "stage": "vote", "what": "opened", "title": "Sat inteligent", "url": "/processes/sat",
            });
            job::enqueue(&mut tx, "notify-process", "vote", &body).await.unwrap();
            tx.commit_quietly().await.unwrap();
            world.do_jobs().await;
        }
        let letters = letters_to(&world, &ana).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(letters[0].1.contains("La „Sat inteligent” a început etapa „Vot”."), "{}", letters[0].1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_areas_hand_over_news_by_the_name_of_a_message() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        let talk = open(&world, &world.ours, Some(&ana), None).await;
        for key in ["log-comment-posted", "no-such-message"] {
            for _ in 0..2 {
                let mut tx = world.write(&world.ours).await;
                let body = serde_json::json!({
                    "kind": "proposal", "id": talk.id, "text_key": key, "title": "Lumină", "url": "/proposals/1#review",
                });
                job::enqueue(&mut tx, "notify-subject", key, &body).await.unwrap();
                tx.commit_quietly().await.unwrap();
                world.do_jobs().await;
            }
        }
        let letters = letters_to(&world, &ana).await;
        assert_eq!(letters.len(), 1, "told once, and never in words that are not there");
        assert!(letters[0].1.contains("Un comentariu nou la „Lumină”"), "{}", letters[0].1);
        assert!(letters[0].1.contains("http://ours.test/proposals/1#review"), "{}", letters[0].1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_were_told_is_forgotten_after_ninety_days() {
    for world in World::each_engine(areas).await {
        let ana = world.member(&world.ours).await;
        let talk = open(&world, &world.ours, Some(&ana), None).await;
        news(&world, talk.id, "Unu.").await;
        say(&world, &talk, ana.person, "Rămâne", None).await;
        let count = async || -> i64 {
            let statement = sql!("select cast(count(*) as bigint) from notice where community_id = $1");
            world.read(&world.ours).await.value(statement, args![]).await.unwrap()
        };
        world.clock.advance(90 * Instant::DAY);
        world.tick().await;
        assert_eq!(count().await, 1);
        world.clock.advance(Instant::DAY);
        world.tick().await;
        assert_eq!(count().await, 0);
        world.anyone().get(&talk.url).await.shows("Rămâne");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn news_of_what_was_never_opened_is_no_news() {
    for world in World::each_engine(areas).await {
        news(&world, Uuid::from_u128(7), "Nimic.").await;
        assert!(world.letters(&world.ours).await.is_empty());
        let member = world.member(&world.ours).await.person;
        let mut tx = world.write(&world.ours).await;
        subjects::follow(&mut tx, SubjectKind::Meeting, Uuid::from_u128(7), member).await.unwrap();
    }
}
