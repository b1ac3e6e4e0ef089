//! Debates: who asks for them, who speaks.
use super::*;
use crate::texts::tests::areas;
use kit::Instant;
use kit::test::World;

#[tokio::test(flavor = "multi_thread")]
async fn an_association_asks_for_a_debate_and_the_draft_waits_for_its_minutes() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let url = format!("{}/debate/request", document.url());
        let id = world.anyone().get(&url).await.is(200).hidden("id").to_owned();
        let ask = async |cui: &str| {
            let fields = [
                ("id", id.as_str()),
                ("organisation", "Asociația Comercianților"),
                ("cui", cui),
                ("email", "asociatie@example.org"),
                ("text", "Dorim să discutăm programul."),
            ];
            world.anyone().post(&url, &fields).await
        };
        ask("RO 1236").await.is(422).shows("Codul fiscal nu este corect");
        let registered = path(&ask("RO 1235").await);
        world.anyone().get(&registered).await.is(200).shows("1/2026").hides("asociatie@");
        path(&ask("RO 1235").await);
        let page = format!("{}/consultation", document.url());
        world.anyone().get(&page).await.is(200).shows("Asociația Comercianților").hides("asociatie@");
        let announce = format!("{}/debate/announce", document.url());
        let form = client.get(&announce).await.is(200).hidden("id").to_owned();
        let plan = |starts_at| {
            [
                ("id", form.as_str()),
                ("place", "Căminul cultural"),
                ("starts_at", starts_at),
                ("how", "Pe această pagină."),
                ("minutes_each", "3"),
            ]
        };
        client.post(&announce, &plan("2026-06-20T18:00")).await.is(422).shows("cel târziu la");
        let debate = path(&client.post(&announce, &plan("2026-05-22T18:00")).await);
        let key = world.anyone().get(&debate).await.is(200).hidden("id").to_owned();
        let fields = [("id", key.as_str()), ("name", "Ion <i>Rus</i>"), ("organisation", "Asociația")];
        world.anyone().post(&format!("{debate}/speak"), &fields).await.is(303);
        world.anyone().post(&format!("{debate}/speak"), &fields).await.is(303);
        world.anyone().get(&debate).await.is(200).shows("Ion &#").hides("<i>Rus").hides("value=\"spoke\"");
        later(&world, 8 * Instant::DAY);
        let minutes = [
            ("replaces", "0"),
            ("ended_at", "2026-05-22T20:00"),
            ("participants", "34"),
            ("text", "S-a discutat programul."),
        ];
        client.post(&format!("{debate}/minutes"), &minutes).await.is(409);
        client.post(&format!("{debate}/speakers/1"), &[("what", "spoke")]).await.is(303);
        later(&world, 100 * Instant::DAY);
        client.get(&page).await.is(200).shows("S-a cerut o dezbatere publică");
        client.post(&format!("{page}/move"), &[]).await.is(409);
        client.post(&format!("{debate}/minutes"), &minutes).await.is(303);
        world.anyone().get(&debate).await.is(200).shows("34 de participanți").shows("S-a discutat");
        client.post(&format!("{page}/move"), &[]).await.is(303);
        let report = world.anyone().get("/transparency/reports/2026").await;
        report.is(200).shows(">34<").shows(">1<");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_speakers_is_full_at_two_hundred_and_a_form_sent_twice_stands_there_once() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/debate/announce", document.url());
        let form = client.get(&url).await;
        let fields = [
            ("id", form.hidden("id")),
            ("place", "Sala mare"),
            ("starts_at", "2026-05-20T18:00"),
            ("how", "La intrare."),
            ("minutes_each", "3"),
        ];
        let there = path(&client.post(&url, &fields).await);
        client.post(&url, &fields).await.is(303);
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "debate.announced").count(), 1);
        let id: crate::consultations::domain::DebateId = there.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = world.write(&world.ours).await;
        for _ in 0..199 {
            let key = tx.new_id();
            assert!(
                crate::consultations::debates::store::speak(&mut tx, id, "Ion", None, key).await.unwrap()
            );
        }
        tx.commit_quietly().await.unwrap();
        let page = world.anyone().get(&there).await;
        let last = [("id", page.hidden("id")), ("name", "Ana")];
        for _ in 0..2 {
            world.anyone().post(&format!("{there}/speak"), &last).await.is(303);
        }
        let again = world.anyone().get(&there).await;
        let more = [("id", again.hidden("id")), ("name", "Maria")];
        world.anyone().post(&format!("{there}/speak"), &more).await.is(409).shows("plină");
    }
}
