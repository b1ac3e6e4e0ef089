//! A consultation that was withdrawn: who is told, and where it no longer stands.
use super::*;
use crate::consultations::store;
use crate::texts::tests::areas;
use kit::Instant;
use kit::test::World;

const REASON: [(&str, &str); 1] = [("reason", "Se <i>rescrie</i> după noua lege.")];

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_consultation_says_why_and_those_who_wrote_are_told() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let entry = path(&recommend(&world, &document, "O propunere.", "ion@example.org").await);
        let page = format!("{}/consultation", document.url());
        let url = format!("{page}/withdraw");
        world.as_(&world.member(&world.ours).await).get(&url).await.is(403);
        client.get(&page).await.is(200).shows("Retrageți consultarea");
        client.get(&url).await.is(200).shows("Un expeditor primește anunțul");
        client.post(&url, &[("reason", "")]).await.is(422);
        client.post(&url, &REASON).await.is(303);
        client.post(&url, &REASON).await.is(403);
        let shown = world.anyone().get(&page).await;
        shown.is(200).shows("Consultarea a fost retrasă la").shows("după noua lege").hides("<i>rescrie");
        shown.hides("Propuneri până la").hides("/recommend\"");
        let letters = world.letters(&world.ours).await;
        let told = letters.iter().find(|(_, subject, _)| subject.starts_with("Consultare retrasă")).unwrap();
        assert_eq!(told.0, "ion@example.org");
        assert!(told.2.contains("după noua lege"), "{}", told.2);
        assert!(world.events(&world.ours).await.iter().any(|name| name == "consultation.withdrawn"));
        world.anyone().get(&entry).await.is(200).shows("Consultarea a fost retrasă");
        world.anyone().get(&document.url()).await.is(200).shows("Consultarea a fost retrasă");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_consultation_takes_nothing_waits_for_nobody_and_does_not_move_on() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let entry = path(&recommend(&world, &document, "O propunere.", "ion@example.org").await);
        let page = format!("{}/consultation", document.url());
        reply(&client, &entry, "refused").await.is(303);
        let one = lead(&world, &clerk, &document).await;
        client.get("/desk").await.is(200).shows("Regulamentul pieței");
        world.anyone().get("/").await.is(200).shows("Regulamentul pieței");
        // Nothing else stands in the way of this draft.
        later(&world, 100 * Instant::DAY);
        let mut tx = world.write(&world.ours).await;
        store::move_on(&mut tx, &one, &document, "").await.unwrap();
        drop(tx);
        later(&world, Instant::DAY);
        client.post(&format!("{page}/withdraw"), &REASON).await.is(303);
        assert!(!of(&world, &document).await.is_receiving(world.now()));
        world.anyone().get(&format!("{}/recommend", document.url())).await.is(403).shows("retrasă");
        client.get(&format!("{}/debate/announce", document.url())).await.is(403);
        reply(&client, &entry, "accepted").await.is(403);
        client.get("/desk").await.is(200).hides("Regulamentul pieței");
        world.anyone().get("/").await.is(200).hides("Regulamentul pieței");
        let mut reader = world.read(&world.ours).await;
        let all = crate::consultations::gathered::terms(&mut reader, Instant(0), Instant(i64::MAX / 2)).await;
        assert_eq!(all.unwrap().len(), 0);
        drop(reader);
        // Whoever held the proof before, and goes past the pages, meets the tables.
        later(&world, 100 * Instant::DAY);
        let mut tx = world.write(&world.ours).await;
        assert!(store::move_on(&mut tx, &one, &document, "").await.is_err());
        drop(tx);
        let mut tx = world.write(&world.ours).await;
        assert!(store::withdraw(&mut tx, &one, "Din nou.").await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_the_register_and_the_report_show_that_a_consultation_was_withdrawn() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        recommend(&world, &document, "O propunere.", "ion@example.org").await.is(303);
        client.post(&format!("{}/consultation/withdraw", document.url()), &REASON).await.is(303);
        world.anyone().get("/transparency").await.is(200).shows("retrasă").hides("de zile rămase");
        world.anyone().get("/transparency/register").await.is(200).shows("1/2026").shows("retrasă");
        let unanswered = world.anyone().get("/transparency/register?show=unanswered").await;
        unanswered.is(200).hides("1/2026");
        let report = world.anyone().get("/transparency/reports/2026").await;
        report.is(200).shows("Consultări retrase").shows("după noua lege");
        world.anyone().get("/transparency/reports/2025").await.is(200).hides("Consultări retrase");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn debates_that_have_not_begun_are_called_off_with_the_consultation() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/debate/announce", document.url());
        let id = client.get(&url).await.is(200).hidden("id").to_owned();
        let plan = [
            ("id", id.as_str()),
            ("place", "Căminul cultural"),
            ("starts_at", "2026-05-22T18:00"),
            ("how", "Pe această pagină."),
            ("minutes_each", "3"),
        ];
        let debate = path(&client.post(&url, &plan).await);
        client.post(&format!("{}/consultation/withdraw", document.url()), &REASON).await.is(303);
        let shown = world.anyone().get(&debate).await;
        shown.is(200).shows("Dezbaterea a fost anulată").shows("după noua lege");
    }
}
