use crate::tests::{areas, follow, open};
use db::{args, sql};
use kit::ProcessId;
use kit::area::Place;
use kit::test::{NOON, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_member_follows_and_stops_and_sees_the_list() {
    for world in World::each_engine(areas).await {
        let (member, stranger) = (world.member(&world.ours).await, world.member(&world.theirs).await);
        let talk = open(&world, &world.ours, None, None).await;
        let url = format!("/follow/{}", talk.word);
        world.anyone().post(&url, &[("wish", "follow")]).await.is(403);
        world.as_(&stranger).post(&url, &[("wish", "follow")]).await.is(404);
        world.anyone().get("/me/following").await.is(401);
        world.as_(&member).get("/me/following").await.is(200).shows("Nu urmăriți nimic încă");
        world.anyone().get(&talk.url).await.shows("nu urmărește nimeni încă");
        for _ in 0..2 {
            world.as_(&member).post(&url, &[("wish", "follow")]).await.is(303);
        }
        world.anyone().get(&talk.url).await.shows("un om urmărește").hides("/follow/");
        world.as_(&member).get(&talk.url).await.shows(r#"value="unfollow""#);
        let list = world.as_(&member).get("/me/following").await;
        list.is(200).shows("Lumină pe alee").shows(&url);
        assert!(list.queries() <= 6, "{}", list.queries());
        let form = [("wish", "unfollow"), ("back", "/me/following")];
        assert_eq!(world.as_(&member).post(&url, &form).await.location(), "/me/following?done=follow-ended");
        world.as_(&member).get("/me/following").await.shows("Nu urmăriți nimic încă");
        let evil = [("wish", "follow"), ("back", "//evil.example/")];
        assert_eq!(world.as_(&member).post(&url, &evil).await.location(), "/?done=follow");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_longer_than_a_page_goes_on() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        for _ in 0..53 {
            world.clock.advance(1);
            follow(&world, &open(&world, &world.ours, None, None).await, &member).await;
        }
        let first = world.as_(&member).get("/me/following").await;
        assert_eq!(first.body.matches("class=\"card\"").count(), 50);
        let key = first.body.split("?before=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let second = world.as_(&member).get(&format!("/me/following?before={key}")).await;
        assert_eq!(second.body.matches("class=\"card\"").count(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_process_can_be_followed_and_a_draft_cannot() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let mut ids = Vec::new();
        for published in [Some(NOON), None] {
            let mut tx = world.write(&world.ours).await;
            let id = ProcessId(tx.new_id());
            tx.run(
                sql!("
                    insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate,
                                         match_cap, match_cap_on, created_at, published_at)
                    values ($1, $2, $3, 'Sat inteligent', '', '', 3, 1, 100, 1000000, 'match', 0, $4)"),
                args![id, id.to_string(), published],
            )
            .await
            .unwrap();
            tx.commit_recorded().await.unwrap();
            ids.push(id);
        }
        let url = |id: ProcessId| format!("/follow/process/{}", db::encode_id(id.0));
        let answer = world.as_(&member).post(&url(ids[0]), &[("wish", "follow")]).await;
        answer.is(303);
        assert_eq!(answer.location(), format!("/processes/{}?done=follow#follow", ids[0]));
        world.as_(&member).post(&url(ids[1]), &[("wish", "follow")]).await.is(404);
        assert!((super::panel().on)(Place::Process(ids[0])) && !(super::panel().on)(Place::Home));
    }
}
