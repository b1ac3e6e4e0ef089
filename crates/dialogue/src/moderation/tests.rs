use crate::tests::{Talk, areas, open, say, together};
use db::{args, sql};
use kit::access::Role;
use kit::test::{Someone, World};

struct Reported {
    author: Someone,
    moderator: Someone,
    talk: Talk,
    comment: String,
    /// `/moderation/comments/…`
    url: String,
}

async fn reported(world: &World) -> Reported {
    let (author, member) = (world.member(&world.ours).await, world.member(&world.ours).await);
    let moderator = world.person(&world.ours, Role::Moderator).await;
    let talk = open(world, &world.ours, Some(&author), None).await;
    let comment =
        say(world, &talk, author.person, "Sunați-l pe vecin la 0740 000 000", None).await.to_string();
    let report = [("reason", "personal"), ("words", "Este numărul meu")];
    world.as_(&member).post(&format!("/talk/{comment}/report"), &report).await.is(303);
    let url = format!("/moderation/comments/{comment}");
    Reported { author, moderator, talk, comment, url }
}

const HIDE: [(&str, &str); 3] =
    [("verdict", "hide"), ("reason", "personal"), ("words", "Numărul de telefon")];

#[tokio::test(flavor = "multi_thread")]
async fn only_moderators_see_the_queue_and_decide() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        let their_moderator = world.person(&world.theirs, Role::Moderator).await;
        for page in ["/moderation", "/moderation/decisions", &case.url] {
            world.anyone().get(page).await.is(401);
            world.as_(&case.author).get(page).await.is(403);
            world.as_(&their_moderator).on(&world.ours).get(page).await.is(401);
            let seen = world.as_(&case.moderator).get(page).await;
            seen.is(200);
            assert!(seen.queries() <= 6, "{page}: {}", seen.queries());
        }
        world.anyone().post(&case.url, &HIDE).await.is(403);
        world.as_(&case.author).post(&case.url, &HIDE).await.is(403);
        world.as_(&their_moderator).post(&case.url, &HIDE).await.is(404);
        world.anyone().get(&case.talk.url).await.shows("0740 000 000");
        let queue = world.as_(&case.moderator).get("/moderation").await;
        queue
            .shows("0740 000 000")
            .shows("Este numărul meu")
            .shows("date personale ale altcuiva")
            .hides("member Pop");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_words_are_gone_for_everybody_and_the_author_is_told_why() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        let client = world.as_(&case.moderator);
        client
            .post(&case.url, &[("verdict", "hide"), ("words", "Fără motiv")])
            .await
            .is(422)
            .shows("Fără motiv");
        client.post(&case.url, &[("verdict", "restore")]).await.is(422);
        client.post(&case.url, &HIDE).await.is(303);
        let branch = format!("/talk/{}", case.comment);
        for page in [&case.talk.url, &branch] {
            for client in [world.anyone(), world.as_(&case.author), world.as_(&case.moderator)] {
                let page = client.get(page).await;
                page.is(200)
                    .hides("0740 000 000")
                    .shows("Comentariu ascuns de moderatori: date personale ale altcuiva.");
            }
        }
        world.anyone().get(&case.talk.url).await.hides("Numărul de telefon").shows("niciun comentariu");
        world
            .as_(&case.author)
            .get(&case.talk.url)
            .await
            .shows("Numărul de telefon")
            .shows("cereți să mai cântărim o dată");
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 1);
        let (to, subject, body) = &letters[0];
        assert_eq!(
            (to, subject.as_str()),
            (&case.author.email, "Comentariul dumneavoastră la „Lumină pe alee” a fost ascuns")
        );
        for said in [
            "0740 000 000",
            "Nu publicăm date personale",
            "Numărul de telefon",
            "un om, nu un program",
            "nu sunteți de acord",
        ] {
            assert!(body.contains(said), "{said:?} is not in {body}");
        }
        client.get("/moderation").await.shows("Nimic de hotărât");
        client.get("/moderation/decisions").await.shows("S-a ascuns").shows("moderator Pop");
        world.as_(&case.author).post(&format!("/talk/{}/edit", case.comment), &[("text", "x")]).await.is(403);
        let report = format!("/talk/{}/report", case.comment);
        world.as_(&world.member(&world.ours).await).get(&report).await.is(403).hides("0740 000 000");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_record_of_a_hidden_comment_names_nobody() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        world.as_(&case.moderator).post(&case.url, &HIDE).await.is(303);
        let statement = sql!(
            "
            select body, seen, cast(case when person_id is null then 0 else 1 end as bigint) from event
             where community_id = $1 and name = 'comment.hidden' limit 10"
        );
        let events: Vec<(String, String, i64)> =
            world.read(&world.ours).await.all(statement, args![]).await.unwrap();
        assert_eq!(events.len(), 1);
        let (body, seen, named) = &events[0];
        assert_eq!((seen.as_str(), *named), ("all", 0));
        assert!(body.contains(r#""reason":"personal""#) && body.contains("Lumină pe alee"), "{body}");
        assert!(!body.contains("0740 000 000") && !body.contains("Pop"), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_can_be_taken_back_with_a_reason() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        let client = world.as_(&case.moderator);
        let restore = format!("{}/restore", case.url);
        client.post(&restore, &[("words", "Încă nu")]).await.is(409);
        client.post(&case.url, &HIDE).await.is(303);
        client.get(&case.url).await.is(200).shows("Întoarceți hotărârea");
        client.post(&restore, &[("words", "")]).await.is(422);
        world.as_(&case.author).post(&restore, &[("words", "Al meu")]).await.is(403);
        client.post(&restore, &[("words", "Numărul este public, al primăriei")]).await.is(303);
        world.anyone().get(&case.talk.url).await.shows("0740 000 000").hides("ascuns");
        let letters = world.letters(&world.ours).await;
        assert!(letters.iter().any(|(_, _, body)| body.contains("al primăriei")));
        let events = world.events(&world.ours).await;
        assert!(events.contains(&"comment.restored".to_owned()), "{events:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_moderators_at_once_one_decides() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        let client = world.as_(&case.moderator);
        let answers = together((0..12).map(|_| async { client.post(&case.url, &HIDE).await.status })).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| [303, 409].contains(status)), "{answers:?}");
        assert_eq!(world.letters(&world.ours).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_judges_their_own_words() {
    for world in World::each_engine(areas).await {
        let (moderator, member) =
            (world.person(&world.ours, Role::Moderator).await, world.member(&world.ours).await);
        let talk = open(&world, &world.ours, None, None).await;
        let id = say(&world, &talk, moderator.person, "Cuvintele mele", None).await;
        world.as_(&member).post(&format!("/talk/{id}/report"), &[("reason", "insult")]).await.is(303);
        let keep = [("verdict", "keep")];
        world
            .as_(&moderator)
            .post(&format!("/moderation/comments/{id}"), &keep)
            .await
            .is(403)
            .shows("propriilor cuvinte");
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).post(&format!("/moderation/comments/{id}"), &keep).await.is(303);
        world.as_(&clerk).post(&format!("/moderation/comments/{id}"), &keep).await.is(409);
        world.as_(&clerk).get("/moderation").await.shows("Nimic de hotărât");
        world.anyone().get(&talk.url).await.shows("Cuvintele mele");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reported_proposal_is_settled_by_those_who_can_act_on_it() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        let (member, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        world.as_(&member).post(&format!("/report/{}", case.talk.word), &[("reason", "spam")]).await.is(303);
        let url = format!("/moderation/{}", case.talk.word);
        let act = [("verdict", "act"), ("words", "Am retras propunerea repetată")];
        world.as_(&case.moderator).get(&url).await.is(200).shows(r#"value="keep""#).hides(r#"value="act""#);
        world.as_(&case.moderator).post(&url, &act).await.is(403);
        world.as_(&clerk).get(&url).await.shows(r#"value="act""#);
        world.as_(&clerk).post(&url, &[("verdict", "act")]).await.is(422);
        world.as_(&clerk).post(&url, &[("verdict", "hide"), ("reason", "spam")]).await.is(422);
        world.as_(&clerk).post(&url, &act).await.is(303);
        world.as_(&clerk).post(&url, &act).await.is(409);
        let letters = world.letters(&world.ours).await;
        assert!(
            letters.iter().any(|(to, _, body)| *to == case.author.email && body.contains("Am retras")),
            "{letters:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_reported_is_shown_although_it_was_mended_or_withdrawn_since() {
    for world in World::each_engine(areas).await {
        let case = reported(&world).await;
        world
            .as_(&case.author)
            .post(&format!("/talk/{}/edit", case.comment), &[("text", "Nimic")])
            .await
            .is(303);
        world
            .as_(&case.moderator)
            .get(&case.url)
            .await
            .shows("Textul care a fost raportat")
            .shows("0740 000 000");
        world.as_(&case.author).post(&format!("/talk/{}/withdraw", case.comment), &[]).await.is(303);
        world.as_(&case.moderator).get(&case.url).await.shows("0740 000 000").shows("și-a retras");
        world.as_(&case.moderator).post(&case.url, &HIDE).await.is(409);
        world.as_(&case.moderator).post(&case.url, &[("verdict", "keep")]).await.is(303);
    }
}
