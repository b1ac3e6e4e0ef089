//! What an announcement needs, whom it reaches, and the terms that begin with it.
use super::*;
use crate::consultations::store;
use crate::texts::DocumentKind;
use crate::texts::tests::{DECISION, areas, published};
use db::{args, sql};
use kit::test::World;
use kit::{Day, Instant, Role};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said_before_a_draft_can_be_published() {
    for world in World::each_engine(areas).await {
        let document = published(&world, &world.ours, DocumentKind::Draft, "Proiect", DECISION).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = format!("{}/consultation", document.url());
        let fields = [("how", "La registratură."), ("responsible", "Ana Pop")];
        client.post(&format!("{url}/prepare"), &fields).await.is(303);
        let page = client.get(&format!("{url}/prepare")).await;
        page.is(200)
            .shows("referatul de aprobare")
            .shows("studiul de impact")
            .shows("Înainte de publicare mai lipsește");
        let half = [("reasons", "Piața nu are regulament."), ("closes_on", "2026-07-15")];
        client.post(&format!("{url}/publish"), &half).await.is(422).shows("studiul de impact");
        // What was typed before pressing the other button is kept.
        client.get(&format!("{url}/prepare")).await.is(200).shows("Piața nu are regulament.");
        world.anyone().get(&url).await.is(404);
        let early = client.post(&format!("{url}/publish"), &with_end("2026-05-20")).await;
        early.is(422).shows("nu poate fi înainte de").shows("Nu este nevoie de un studiu.");
        client.post(&format!("{url}/publish"), &with_end("2026-07-15")).await.is(303);
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("Propuneri până la")
            .shows("Cel mai devreme spre avizare")
            .shows("Rusaliile")
            .shows("Pe site");
        assert!(world.anyone().get(&format!("{url}/notice.pdf")).await.is(200).body.starts_with("%PDF"));
        client.post(&format!("{url}/publish"), &with_end("2026-07-15")).await.is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_terms_of_a_draft_are_dates_of_the_calendar() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        prove(&world.as_(&clerk), &document, &world).await;
        let known =
            store::of_document(&mut world.read(&world.ours).await, document.id).await.unwrap().unwrap();
        let find = |from: Instant, until: Instant| {
            let world = &world;
            async move {
                let mut reader = world.read(&world.ours).await;
                let all = crate::consultations::gathered::terms(&mut reader, from, until).await.unwrap();
                all.into_iter().map(|dated| (dated.word, dated.starts_at)).collect::<Vec<_>>()
            }
        };
        let (closes, from) = (known.closes_on.unwrap().end(), known.endorsable_from.unwrap());
        let all = find(Instant(0), Instant(i64::MAX / 2)).await;
        assert_eq!(
            all,
            [(format!("{}-proposals", known.id), closes), (format!("{}-endorsement", known.id), from)]
        );
        // What ends at the midnight after a month belongs to it; a calendar asks so, a moment later than midnight.
        assert_eq!(find(closes, closes.plus(1)).await.len(), 1 + usize::from(closes == from));
        assert_eq!(find(closes.plus(1), from).await.len(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_sent_to_those_who_asked_and_one_click_ends_it() {
    for world in World::each_engine(areas).await {
        let fields = [("kind", "person"), ("name", "Ana"), ("email", "Ana@example.org")];
        world.anyone().post("/transparency/subscribe", &fields).await.is(303);
        world
            .anyone()
            .post("/transparency/subscribe", &[("kind", "media"), ("name", "X"), ("email", "x@y.ro")])
            .await
            .is(422);
        let other = [("kind", "person"), ("name", "Străin"), ("email", "ion@example.org")];
        for _ in 0..2 {
            world.anyone().post("/transparency/subscribe", &other).await.is(303);
        }
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 2, "each address is asked once");
        let body = &letters.iter().find(|(to, ..)| to == "Ana@example.org").unwrap().2;
        let confirm =
            body.split("/transparency/subscribe/").nth(1).unwrap().split_whitespace().next().unwrap();
        let confirm = format!("/transparency/subscribe/{confirm}");
        world.anyone().get(&confirm).await.is(200).shows("Confirm, trimiteți-mi");
        world.anyone().post(&confirm, &[]).await.is(303);
        let (_, clerk) = announced(&world).await;
        let letters = world.letters(&world.ours).await;
        let sent: Vec<_> =
            letters.iter().filter(|(_, subject, _)| subject.contains("Regulamentul pieței")).collect();
        assert_eq!(sent.len(), 1, "who has not confirmed gets no draft");
        let (to, _, body) = sent[0];
        assert_eq!(to, "Ana@example.org");
        world.as_(&clerk).get("/transparency/readers").await.is(200).shows("neconfirmat");
        later(&world, 8 * Instant::DAY);
        world.tick().await;
        world
            .as_(&clerk)
            .get("/transparency/readers")
            .await
            .hides("ion@example.org")
            .shows("Ana@example.org");
        let token =
            body.split("/transparency/unsubscribe/").nth(1).unwrap().split_whitespace().next().unwrap();
        world.anyone().get(&format!("/transparency/unsubscribe/{token}")).await.is(200);
        world.anyone().get("/transparency/unsubscribe/read_x.00").await.is(404);
        world.anyone().post(&format!("/transparency/unsubscribe/{token}"), &[]).await.is(303);
        let left = sql!("select cast(count(*) as bigint) from draft_reader where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(left, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_proof_moves_the_last_day_for_proposals_too() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let before = of(&world, &document).await;
        later(&world, 40 * Instant::DAY);
        prove(&world.as_(&clerk), &document, &world).await;
        let after = of(&world, &document).await;
        assert!(after.endorsable_from > before.endorsable_from);
        let least = Day(crate::consultations::domain::dates(world.now().day()).proposals.used);
        assert!(after.closes_on.unwrap() >= least, "{:?}", after.closes_on);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_promised_first_day_of_endorsement_the_draft_can_move_on() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let from = of(&world, &document).await.endorsable_from.unwrap();
        later(&world, from.0 - NOON.0 - Instant::HOUR);
        client.get("/desk").await.is(200).hides("Proiectul poate fi transmis spre avizare");
        later(&world, from.0 - NOON.0 + Instant::HOUR);
        client.get("/desk").await.is(200).shows("Proiectul poate fi transmis spre avizare");
        client.post(&format!("{}/consultation/move", document.url()), &[]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_does_not_offer_the_step_while_proposals_are_received() {
    for world in World::each_engine(areas).await {
        let document = published(&world, &world.ours, DocumentKind::Draft, "Lung", DECISION).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = format!("{}/consultation", document.url());
        client.post(&format!("{url}/publish"), &with_end("2026-08-31")).await.is(303);
        prove(&client, &document, &world).await;
        later(&world, 60 * Instant::DAY);
        assert!(of(&world, &document).await.endorsable_from.unwrap() < world.now());
        // Nor does the page promise it before.
        let page = world.anyone().get(&url).await;
        page.is(200).shows("merge mai departe cel mai devreme la 1 septembrie 2026").shows("2026-09-01");
        let mut reader = world.read(&world.ours).await;
        let all = crate::consultations::gathered::terms(&mut reader, Instant(0), Instant(i64::MAX / 2)).await;
        let promised = all.unwrap().into_iter().find(|dated| dated.word.ends_with("-endorsement")).unwrap();
        assert_eq!(promised.starts_at.day(), Day::parse("2026-09-01").unwrap());
        drop(reader);
        client.get("/desk").await.is(200).hides("Proiectul poate fi transmis spre avizare");
        later(&world, 109 * Instant::DAY);
        client.get("/desk").await.is(200).shows("Proiectul poate fi transmis spre avizare");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_what_the_law_asks_and_what_the_authority_gives() {
    for world in World::each_engine(areas).await {
        let (document, _) = announced(&world).await;
        let page = world.anyone().get(&format!("{}/consultation", document.url())).await;
        page.is(200)
            .shows("Legea cere cel puțin până la")
            .shows("(Codul administrativ, art. 134 alin. (3))")
            .shows("prima zi în care proiectul poate fi transmis spre avizare")
            .shows("30 de zile lucrătoare se împlinesc");
    }
}
