//! Many at once, on both engines: nothing is lost, doubled or promised beyond the cap.
use super::*;
use crate::test_world::all;
use kit::test::Answer;

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_people_at_the_last_hundred_lei_reach_exactly_the_cap() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("9.900", "FIRST").await.is(303);
        let references: Vec<String> = (0..200).map(|n| format!("BT{n}")).collect();
        let answers = all(references.iter().map(|reference| ground.transfer("7", reference)).collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        let campaign = ground.now().await;
        assert_eq!(campaign.reserved, lei("10.000"), "{}", world.app.db.engine_name());
        assert_eq!((campaign.totals.received, campaign.totals.gifts), (lei("11.300"), 201));
        let donations = sql!("select cast(count(*) as bigint) from donation where community_id = $1");
        assert_eq!(count(&mut world.read(&world.ours).await, donations).await, 201);
        ground.page().await.shows("strânși 11.300,00\u{a0}lei, cofinanțare 10.000,00\u{a0}lei");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_line_of_the_statement_is_booked_once_however_many_post_it() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let other = world.person(&world.ours, Role::Accountant).await;
        let url = format!("/fund/books/{}/transfer", ground.campaign);
        let fields =
            [("on_day", "2026-05-15"), ("amount", "25"), ("shown", "anonymous"), ("bank_reference", "SAME")];
        let (first, second) = (world.as_(&ground.accountant), world.as_(&other));
        let answers = all((0..20)
            .map(|n| if n % 2 == 0 { first.post(&url, &fields) } else { second.post(&url, &fields) })
            .collect())
        .await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| matches!(status, 303 | 422)), "{answers:?}");
        assert_eq!(ground.now().await.totals.received, lei("25"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_sent_twice_is_booked_once_and_says_so_both_times() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let client = world.as_(&ground.accountant);
        ground.transfer("100", "BT0").await.is(303);
        let url = format!("/fund/books/{}/transfer", ground.campaign);
        let form = client.get(&url).await;
        let fields = [
            ("id", form.hidden("id")),
            ("on_day", "2026-05-15"),
            ("amount", "25"),
            ("shown", "anonymous"),
            ("bank_reference", "BT1"),
        ];
        let answers = all((0..10).map(|_| client.post(&url, &fields)).collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
        let fee = format!("/fund/books/{}/fee", ground.campaign);
        let form = client.get(&fee).await;
        let fields = [
            ("id", form.hidden("id")),
            ("on_day", "2026-05-15"),
            ("amount", "70"),
            ("description", "Comision"),
        ];
        let answers = all((0..10).map(|_| client.post(&fee, &fields)).collect()).await;
        assert!(
            answers.iter().all(|status| matches!(status, 303 | 422)) && answers.contains(&303),
            "{answers:?}"
        );
        let totals = ground.now().await.totals;
        assert_eq!((totals.received, totals.fees), (lei("125"), lei("70")));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_is_returned_or_spent_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        let donation = ground.a_donation().await;
        let client = world.as_(&ground.accountant);
        let (back, spend) = (
            format!("/fund/donations/{donation}/return"),
            format!("/fund/books/{}/spending", ground.campaign),
        );
        let returned = [("on_day", "2026-05-15"), ("amount", "60"), ("till", "bank"), ("reason", "Cerere")];
        let spent = [
            ("on_day", "2026-05-15"),
            ("amount", "60"),
            ("till", "bank"),
            ("payee", "SRL"),
            ("invoice", "1"),
            ("description", "Stâlp"),
        ];
        let answers = all((0..20)
            .map(|n| if n % 2 == 0 { client.post(&back, &returned) } else { client.post(&spend, &spent) })
            .collect())
        .await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        let totals = ground.now().await.totals;
        assert_eq!((totals.bank, totals.returned.bani() + totals.spent.bani()), (lei("40"), 6_000));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_freeze_among_many_donations_leaves_no_gap_between_match_and_notices() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.let_the_term_pass();
        let client = world.as_(&ground.accountant);
        let freeze = format!("/fund/books/{}/freeze", ground.campaign);
        let references: Vec<String> = (0..40).map(|n| format!("BT{n}")).collect();
        let requests: Vec<std::pin::Pin<Box<dyn Future<Output = Answer>>>> = references
            .iter()
            .enumerate()
            .map(|(n, reference)| -> std::pin::Pin<Box<dyn Future<Output = Answer>>> {
                if n % 10 == 5 {
                    Box::pin(client.post(&freeze, &[]))
                } else {
                    Box::pin(ground.transfer("10", reference))
                }
            })
            .collect();
        let answers = all(requests).await;
        assert!(answers.iter().all(|status| matches!(status, 303 | 403 | 409)), "{answers:?}");
        let campaign = ground.now().await;
        assert_eq!(campaign.totals.received, lei("360"));
        let frozen = campaign.frozen.clone().unwrap();
        assert_eq!((frozen.sum, campaign.reserved), (campaign.eligible, campaign.eligible));
        let noticed =
            sql!("select cast(coalesce(sum(amount), 0) as bigint) from match_notice where community_id = $1");
        assert_eq!(
            count(&mut world.read(&world.ours).await, noticed).await + campaign.eligible.bani(),
            36_000
        );
        ground.assert_sound().await;
    }
}
