//! Lists of signatures for a citizens' initiative.
use super::*;
use kit::Role;
use kit::test::World;

#[tokio::test(flavor = "multi_thread")]
async fn signatures_are_counted_on_paper_and_nothing_about_who_signed_is_stored() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get("/signatures/new").await;
        let text = "Propunem un parc <b>lângă</b> școală, cu bănci, cu umbră și cu un loc de joacă.";
        let mut sent = vec![
            ("id", form.hidden("id")),
            ("title", "Parc lângă școală"),
            ("text", text),
            ("voters", "mulți"),
            ("voters_on", "2026-05-15"),
        ];
        client.post("/signatures/new", &sent).await.is(422).shows("Scrieți un număr întreg").shows("mulți");
        sent[3] = ("voters", "3.421");
        let url = client
            .post("/signatures/new", &sent)
            .await
            .is(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        client.post("/signatures/new", &sent).await.is(303);
        let corrected: Vec<_> = sent
            .iter()
            .map(|(name, said)| (*name, if *name == "voters" { "3.500" } else { *said }))
            .collect();
        let again = client.post("/signatures/new", &corrected).await;
        again.is(409).shows("Inițiativa este deja publicată").shows("3.500");
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("Este nevoie de 172 de semnături")
            .shows("Nu se poate semna cu un clic")
            .hides("<b>lângă");
        page.hides("/count").hides(r#"method="post" action="/signatures"#);
        world.anyone().get(&format!("{url}/list.pdf")).await.is(200).shows("%PDF");
        let count = format!("{url}/count");
        client.post(&count, &[("replaces", "0"), ("gathered", "180"), ("valid", "190")]).await.is(422);
        let all = together(
            (0..6).map(|_| client.post(&count, &[("replaces", "0"), ("gathered", "180")])).collect(),
        )
        .await;
        assert_eq!(all.iter().filter(|answer| answer.status == 303).count(), 1);
        world.anyone().get(&url).await.shows("sunt destule, dar nu sunt încă verificate");
        client
            .post(&format!("{url}/deposit"), &[("deposited_on", "2026-05-15"), ("deposited_as", "nr. 77")])
            .await
            .is(303);
        client.get(&format!("{url}/deposit")).await.is(403);
        let verified =
            [("replaces", "1"), ("gathered", "180"), ("valid", "151"), ("note", "29 scrise de două ori")];
        client.post(&count, &verified).await.is(303);
        let page = world.anyone().get(&url).await;
        page.shows("mai lipsesc 21").shows("29 scrise de două ori").shows("nr. 77");
        let theirs = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&theirs).get(&url).await.is(404);
    }
}
