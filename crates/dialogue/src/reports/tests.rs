use crate::tests::{areas, open, say, together};
use db::{args, sql};
use kit::access::Role;
use kit::test::World;

async fn reports(world: &World) -> i64 {
    let statement = sql!("select cast(count(*) as bigint) from report where community_id = $1");
    world.read(&world.ours).await.value(statement, args![]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_reports_of_one_person_at_once_count_once() {
    for world in World::each_engine(areas).await {
        let (author, member) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let talk = open(&world, &world.ours, None, None).await;
        let url = format!("/talk/{}/report", say(&world, &talk, author.person, "Prostii", None).await);
        let client = world.as_(&member);
        let posts =
            (0..30).map(|_| async { client.post(&url, &[("reason", "insult"), ("words", "")]).await });
        let answers = together(posts).await;
        assert!(answers.iter().all(|answer| answer.status == 303));
        assert_eq!(answers.iter().filter(|answer| answer.location().contains("done=report#")).count(), 1);
        assert_eq!(reports(&world).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_needs_a_reason_and_another_persons_words() {
    for world in World::each_engine(areas).await {
        let (author, member) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let stranger = world.member(&world.theirs).await;
        let talk = open(&world, &world.ours, Some(&author), None).await;
        let id = say(&world, &talk, author.person, "Prostii & minciuni", None).await;
        let url = format!("/talk/{id}/report");
        world.anyone().get(&url).await.is(401);
        world.anyone().post(&url, &[("reason", "spam")]).await.is(403);
        world.as_(&stranger).get(&url).await.is(404);
        world.as_(&stranger).post(&url, &[("reason", "spam")]).await.is(404);
        world
            .as_(&author)
            .post(&url, &[("reason", "spam")])
            .await
            .is(403)
            .shows("ce ați scris dumneavoastră");
        world
            .as_(&member)
            .get(&url)
            .await
            .is(200)
            .shows("Prostii &#38; minciuni")
            .shows("date personale ale altcuiva");
        world
            .as_(&member)
            .post(&url, &[("reason", ""), ("words", "Mă jignește")])
            .await
            .is(422)
            .shows("Mă jignește");
        world.as_(&member).post(&url, &[("reason", "made-up")]).await.is(422);
        world.as_(&member).post(&url, &[("reason", "other")]).await.is(422).shows("în câteva cuvinte");
        assert_eq!(reports(&world).await, 0);
        world.as_(&member).post(&url, &[("reason", "other"), ("words", "Mă jignește")]).await.is(303);
        // The proposal itself, by anybody but its author.
        let url = format!("/report/{}", talk.word);
        world.as_(&author).get(&url).await.is(403);
        world.as_(&member).get(&url).await.is(200).shows("Lumină pe alee");
        world.as_(&member).post(&url, &[("reason", "unlawful")]).await.is(303);
        assert_eq!(reports(&world).await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_of_moderators_says_how_many_wait() {
    for world in World::each_engine(areas).await {
        let (author, member) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let (moderator, accountant) = (
            world.person(&world.ours, Role::Moderator).await,
            world.person(&world.ours, Role::Accountant).await,
        );
        let talk = open(&world, &world.ours, None, None).await;
        world.as_(&moderator).get("/desk").await.is(200).hides("/moderation");
        for text in ["Unu", "Doi"] {
            let id = say(&world, &talk, author.person, text, None).await;
            world.as_(&member).post(&format!("/talk/{id}/report"), &[("reason", "spam")]).await.is(303);
        }
        world
            .as_(&moderator)
            .get("/desk")
            .await
            .shows("2 raportări de citit Cea mai veche este din 15 mai 2026. /moderation");
        world.as_(&accountant).get("/desk").await.is(200).hides("raportări");
    }
}
