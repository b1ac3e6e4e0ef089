//! The match after the last gift: frozen, decided, paid, and what comes later.
use crate::test_world::{Ground, areas, lei};
use db::{args, sql};
use kit::test::{Answer, World};
use kit::{Instant, Role};
use rules::Money;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_paid_without_the_number_and_date_of_a_decision() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("8.250", "BT1").await.is(303);
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let decision = format!("/fund/books/{}/decision", ground.campaign);
        ground.book("freeze", &[]).await.is(403).shows("se blochează după termenul ei");
        ground.let_the_term_pass();
        world
            .as_(&clerk)
            .post(&decision, &[("number", "45/2026"), ("on", "2026-06-05"), ("sum", "8.250")])
            .await
            .is(403);
        ground.book("freeze", &[]).await.is(303);
        ground.book("freeze", &[]).await.is(403).shows("deja blocată");
        ground.book("payment", &[("paid_on", "2026-06-05")]).await.is(403).shows("nevoie de numărul și data");
        for (number, on, sum) in [
            ("", "2026-06-05", "8.250"),
            ("45/2026", "", "8.250"),
            ("45/2026", "2026-06-05", "8.250,01"),
            ("45/2026", "2027-06-05", "8.250"),
        ] {
            let answer =
                world.as_(&clerk).post(&decision, &[("number", number), ("on", on), ("sum", sum)]).await;
            answer.is(422).shows(number);
        }
        assert_eq!(ground.now().await.paid_on, None);
        world
            .as_(&clerk)
            .post(&decision, &[("number", "45/2026"), ("on", "2026-06-05"), ("sum", "8.250")])
            .await
            .is(303);
        world
            .as_(&clerk)
            .post(&decision, &[("number", "46/2026"), ("on", "2026-06-05"), ("sum", "1")])
            .await
            .is(403);
        ground.book("payment", &[("paid_on", "2026-06-04")]).await.is(422).shows("Plata vine după hotărâre");
        ground.book("payment", &[("paid_on", "2026-06-05"), ("note", "OP 17")]).await.is(303);
        ground.book("payment", &[("paid_on", "2026-06-05")]).await.is(403);
        let campaign = ground.now().await;
        assert_eq!((campaign.totals.match_received, campaign.totals.bank), (lei("8.250"), lei("16.500")));
        ground
            .page()
            .await
            .shows("nr. 45/2026 din 5 iunie 2026")
            .shows("Plata primăriei")
            .shows("45/2026, 05.06.2026");
        let both = sql!(
            "select cast(count(*) as bigint) from entry where community_id = $1 and decision like '45/2026%'"
        );
        let both: i64 = world.read(&world.ours).await.value(both, args![]).await.unwrap();
        assert_eq!(both, 2, "the decision links the two books");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_council_may_approve_less_in_the_open() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("8.250", "BT1").await.is(303);
        ground.let_the_term_pass();
        ground.book("freeze", &[]).await.is(303);
        ground.give_back("250").await.is(303);
        let decision = [("number", "45/2026"), ("on", "2026-06-05"), ("sum", "8.000")];
        world
            .as_(&ground.coordinator)
            .post(&format!("/fund/books/{}/decision", ground.campaign), &decision)
            .await
            .is(303);
        let campaign = ground.now().await;
        assert_eq!((campaign.reserved, campaign.frozen.clone().unwrap().sum), (lei("8.000"), lei("8.250")));
        ground.page().await.shows("HCL 45/2026").hides("vor răspunde aici");
        let url = format!("/initiatives/{}/campaign?book=town_hall", ground.initiative);
        world
            .anyone()
            .get(&url)
            .await
            .shows("Cofinanțare promisă în minus")
            .shows("-250,00\u{a0}lei")
            .shows("nr. 45/2026, 05.06.2026");
        ground.book("payment", &[("paid_on", "2026-06-05")]).await.is(303);
        assert_eq!(ground.now().await.totals.match_received, lei("8.000"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_after_the_decision_waits_for_an_answer_in_public() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("500", "BT1").await.is(303);
        ground.let_the_term_pass();
        ground.book("freeze", &[]).await.is(303);
        let decision = [("number", "45/2026"), ("on", "2026-06-05"), ("sum", "500")];
        world
            .as_(&ground.coordinator)
            .post(&format!("/fund/books/{}/decision", ground.campaign), &decision)
            .await
            .is(303);
        ground.give_back("100").await.is(303);
        ground.page().await.shows("vor răspunde aici");
        let id = sql!("select id from match_notice where community_id = $1");
        let id: uuid::Uuid = world.read(&world.ours).await.value(id, args![]).await.unwrap();
        let url = format!("/fund/notices/{id}/settle");
        let theirs = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&ground.accountant).post(&url, &[("remark", "Bine")]).await.is(403);
        world.as_(&theirs).post(&url, &[("remark", "Bine")]).await.is(404);
        world.as_(&ground.coordinator).post(&url, &[("remark", "")]).await.is(422);
        world
            .as_(&ground.coordinator)
            .post(&url, &[("remark", "Diferența <i>se</i> returnează")])
            .await
            .is(303);
        world.as_(&ground.coordinator).post(&url, &[("remark", "Altceva")]).await.is(403);
        ground
            .page()
            .await
            .shows("Diferența &#60;i&#62;se&#60;/i&#62; returnează")
            .hides("vor răspunde aici")
            .hides("Altceva");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn late_fees_and_late_donations_are_noticed_too() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("500", "BT1").await.is(303);
        ground.let_the_term_pass();
        ground.book("freeze", &[]).await.is(303);
        // A line of the statement that was found too late: the money came before the cut-off.
        ground.transfer("70", "BT2").await.is(303);
        ground
            .page()
            .await
            .shows("suma strânsă a crescut cu 70,00\u{a0}lei")
            .shows("după regulă ar fi fost 570,00\u{a0}lei");
        // Money and fees of today are no longer matched by the rule, so there is nothing to notice.
        ground
            .book("fee", &[("on_day", "2026-06-05"), ("amount", "5"), ("description", "Comision")])
            .await
            .is(303);
        let notices = sql!("select cast(count(*) as bigint) from match_notice where community_id = $1");
        let notices: i64 = world.read(&world.ours).await.value(notices, args![]).await.unwrap();
        assert_eq!((notices, ground.now().await.reserved), (1, lei("500")));
        ground.assert_sound().await;
    }
}

/// The first notice that a page asks about.
fn asked_about(page: &Answer) -> Option<&str> {
    page.body.split("/fund/notices/").nth(1)?.split('/').next()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_notice_is_answered_and_read_however_many_there_are() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("500", "BT1").await.is(303);
        ground.let_the_term_pass();
        ground.book("freeze", &[]).await.is(303);
        let coordinator = world.as_(&ground.coordinator);
        let decision = [("number", "45/2026"), ("on", "2026-06-05"), ("sum", "500")];
        coordinator.post(&format!("/fund/books/{}/decision", ground.campaign), &decision).await.is(303);
        for late in 101..126 {
            world.clock.advance(Instant::MINUTE);
            ground.transfer(&late.to_string(), &format!("LATE{late}")).await.is(303);
        }
        let newest = ground.page().await;
        newest.shows("crescut cu 125,00").shows("crescut cu 106,00").hides("crescut cu 105,00");
        let older = newest.body.split("notices=").nth(1).unwrap().split('"').next().unwrap();
        let older = format!("/initiatives/{}/campaign?notices={older}", ground.initiative);
        let older = world.anyone().get(&older).await;
        older
            .shows("crescut cu 105,00")
            .shows("crescut cu 101,00")
            .hides("crescut cu 106,00")
            .hides("&amp;notices=");
        let url = format!("/fund/books/{}/match", ground.campaign);
        coordinator.get(&url).await.shows("crescut cu 101,00").hides("crescut cu 121,00");
        for _ in 0..25 {
            let page = coordinator.get(&url).await;
            let notice = asked_about(&page).expect("a notice waits");
            coordinator.post(&format!("/fund/notices/{notice}/settle"), &[("remark", "Văzut")]).await.is(303);
        }
        let page = coordinator.get(&url).await;
        assert_eq!(asked_about(&page), None);
        page.shows("crescut cu 125,00");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_belongs_to_its_role() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("500", "BT1").await.is(303);
        ground.let_the_term_pass();
        let url = |step: &str| format!("/fund/books/{}/{step}", ground.campaign);
        let (member, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let moderator = world.person(&world.ours, Role::Moderator).await;
        let theirs = world.person(&world.theirs, Role::Coordinator).await;
        for step in ["match", "freeze", "decision", "payment"] {
            if step == "match" {
                world.anyone().get(&url(step)).await.is(401);
                world.as_(&member).get(&url(step)).await.is(403);
                world.as_(&theirs).get(&url(step)).await.is(404);
                continue;
            }
            world.anyone().post(&url(step), &[]).await.is(403);
            world.as_(&member).post(&url(step), &[]).await.is(403);
            world.as_(&moderator).post(&url(step), &[]).await.is(403);
            assert!(matches!(world.as_(&theirs).post(&url(step), &[]).await.status, 403 | 404));
        }
        world.as_(&clerk).post(&url("freeze"), &[]).await.is(403);
        world
            .as_(&ground.coordinator)
            .get(&url("match"))
            .await
            .is(200)
            .shows("Blocați cofinanțarea")
            .hides("Înregistrați plata");
        world.as_(&ground.coordinator).post(&url("freeze"), &[]).await.is(303);
        let decision = [("number", "1/2026"), ("on", "2026-06-05"), ("sum", "500")];
        world.as_(&ground.accountant).post(&url("decision"), &decision).await.is(403);
        world.as_(&clerk).post(&url("decision"), &decision).await.is(303);
        world.as_(&clerk).post(&url("payment"), &[("paid_on", "2026-06-05")]).await.is(403);
        world.as_(&ground.coordinator).post(&url("payment"), &[("paid_on", "2026-06-05")]).await.is(403);
        assert_eq!(ground.now().await.totals.match_received, Money::ZERO);
        world.clock.advance(Instant::DAY);
        ground.book("payment", &[("paid_on", "2026-06-05")]).await.is(303);
    }
}
