//! A pledge from the form to the money.
use crate::books::domain::EntryId;
use crate::test_world::{Ground, all, areas, lei};
use db::{args, sql};
use kit::test::{Answer, World};
use kit::{Instant, Lang};

const FORM: [(&str, &str); 4] =
    [("amount", "50"), ("shown", "initials"), ("name", "Ana Pop"), ("email", "ana@example.org")];

async fn pledge(ground: &Ground<'_>, fields: &[(&str, &str)]) -> Answer {
    ground.world.anyone().post(&format!("/initiatives/{}/campaign/pledge", ground.initiative), fields).await
}

/// The code on the page of a pledge.
fn code(page: &Answer) -> String {
    page.body.split("<p class=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_money_of_a_pledge_is_recognised_by_its_code() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = pledge(&ground, &FORM).await.is(303).location().to_owned();
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("50,00\u{a0}lei")
            .shows("RO49 AAAA 1B31 0075 9384 0000")
            .shows("data-copy=\"#iban\"")
            .hides("Ana Pop")
            .hides("ana@example.org");
        let code = code(&page);
        page.shows(&format!("<span id=\"description\">{code} Lumină pe aleea școlii</span>"));
        let list = format!("/fund/books/{}/pledges", ground.campaign);
        world.as_(&ground.accountant).get(&list).await.is(200).shows(&code).shows("Ana Pop");
        ground.page().await.hides(&code).shows("strânși 0,00\u{a0}lei");
        let typed = format!(" {}-{} ", code[..4].to_lowercase(), &code[4..]);
        let gift = |pledge: &'static str, reference: &'static str| {
            [
                ("on_day", "2026-05-15"),
                ("amount", "50"),
                ("shown", "anonymous"),
                ("bank_reference", reference),
                ("pledge", pledge),
            ]
        };
        ground.book("transfer", &gift("A1234567", "BT1")).await.is(422);
        ground.book("transfer", &gift(Box::leak(typed.clone().into_boxed_str()), "BT1")).await.is(303);
        ground
            .book("transfer", &gift(Box::leak(typed.into_boxed_str()), "BT2"))
            .await
            .is(422)
            .shows("deja înregistrați");
        world.anyone().get(&url).await.shows("Banii au ajuns");
        world.as_(&ground.accountant).get(&list).await.hides(&code);
        assert_eq!(ground.now().await.totals.received, lei("50"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pledge_form_says_what_is_wrong_and_is_kept_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = format!("/initiatives/{}/campaign/pledge", ground.initiative);
        pledge(&ground, &[("amount", "-1"), ("shown", "name"), ("email", "ana@")])
            .await
            .is(422)
            .shows("Scrieți o sumă")
            .shows("Scrieți numele")
            .shows("adresă de e-mail întreagă")
            .shows("value=\"ana@\"");
        pledge(&ground, &[]).await.is(422);
        let form = world.anyone().get(&url).await;
        let again = world.anyone().get(&url).await;
        assert_ne!(form.hidden("id"), again.hidden("id"), "each form has an id of its own");
        let fields: Vec<(&str, &str)> = FORM.into_iter().chain([("id", form.hidden("id"))]).collect();
        let (first, second) = (pledge(&ground, &fields).await, pledge(&ground, &fields).await);
        assert_eq!(first.is(303).location(), second.is(303).location());
        let pledges = sql!("select cast(count(*) as bigint) from pledge where community_id = $1");
        let pledges: i64 = world.read(&world.ours).await.value(pledges, args![]).await.unwrap();
        assert_eq!(pledges, 1);
        world.anyone().on(&world.theirs).get(first.location()).await.is(404);
        world.anyone().in_(Lang::Hu).get(&url).await.is(200).shows("Ígérjen egy összeget");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pledge_is_reminded_once_and_then_forgotten() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = pledge(&ground, &FORM).await.is(303).location().to_owned();
        pledge(&ground, &[("amount", "10"), ("shown", "anonymous")]).await.is(303);
        world.tick().await;
        assert!(world.letters(&world.ours).await.is_empty());
        world.clock.advance(20 * Instant::DAY);
        for _ in 0..3 {
            world.tick().await;
        }
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        let (recipient, subject, body) = &letters[0];
        let code = code(&world.anyone().get(&url).await);
        assert!(recipient == "ana@example.org" && subject.contains("Lumină pe aleea școlii"));
        assert!(
            body.contains(&code) && body.contains("RO49 AAAA 1B31 0075 9384 0000") && body.contains("50,00"),
            "{body}"
        );
        world.clock.advance(11 * Instant::DAY);
        world.anyone().get(&url).await.shows("Promisiunea a expirat");
        let known = sql!(
            "select cast(count(*) as bigint) from pledge where community_id = $1 and (name is not null or email is not null)"
        );
        world.tick().await;
        assert_eq!(
            world.read(&world.ours).await.value::<i64>(known, args![]).await.unwrap(),
            1,
            "money may still be under way"
        );
        world.clock.advance(30 * Instant::DAY);
        world.tick().await;
        assert_eq!(world.read(&world.ours).await.value::<i64>(known, args![]).await.unwrap(), 0);
        assert_eq!(world.letters(&world.ours).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_pledges_to_a_campaign_that_is_not_open() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = format!("/initiatives/{}/campaign/pledge", ground.initiative);
        ground.page().await.shows(&url);
        ground.let_the_term_pass();
        world.anyone().get(&url).await.is(403);
        pledge(&ground, &FORM).await.is(403);
        ground.page().await.hides(&url);
    }
}

/// How many letters were written when all reminders are due.
async fn reminded(ground: &Ground<'_>) -> usize {
    ground.world.clock.advance(20 * Instant::DAY);
    ground.world.tick().await;
    ground.world.letters(&ground.world.ours).await.len()
}

/// A pledge with an address and nothing of a name.
async fn pledge_for(ground: &Ground<'_>, email: &str) -> Answer {
    pledge(ground, &[("amount", "10"), ("shown", "anonymous"), ("email", email)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_takes_few_pledges_an_hour_and_others_are_not_held_up() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        for email in
            ["ana@example.org", "Ana@example.org", "ana@example.org", "ANA@example.org", "ana@example.org"]
        {
            pledge_for(&ground, email).await.is(303);
        }
        pledge_for(&ground, "aNa@example.org").await.is(429);
        pledge_for(&ground, "ion@example.org").await.is(303);
        pledge(&ground, &[("amount", "10"), ("shown", "anonymous")]).await.is(303);
        world.clock.advance(Instant::HOUR);
        pledge_for(&ground, "ana@example.org").await.is(303);
        assert_eq!(reminded(&ground).await, 2, "one for each address");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_pledges_at_once_one_reminds_the_address() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let answers = all((0..5).map(|_| pledge(&ground, &FORM)).collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
        let open =
            sql!("select cast(count(*) as bigint) from pledge where community_id = $1 and email is not null");
        assert_eq!(world.read(&world.ours).await.value::<i64>(open, args![]).await.unwrap(), 1);
        assert_eq!(reminded(&ground).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_given_is_reminded_of_the_next_pledge_and_a_mistake_reminds_nobody_twice() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let first = pledge(&ground, &FORM).await.is(303).location().to_owned();
        let code = code(&world.anyone().get(&first).await);
        let gift = [
            ("on_day", "2026-05-15"),
            ("amount", "50"),
            ("shown", "anonymous"),
            ("bank_reference", "BT1"),
            ("pledge", code.as_str()),
        ];
        ground.book("transfer", &gift).await.is(303);
        pledge(&ground, &FORM).await.is(303);
        let entry = sql!("select id from entry where community_id = $1 and kind = 'donation'");
        let entry: EntryId = world.read(&world.ours).await.value(entry, args![]).await.unwrap();
        let undo = format!("/fund/entries/{entry}/reverse");
        world.as_(&ground.accountant).post(&undo, &[("reason", "Greșit")]).await.is(303);
        assert_eq!(reminded(&ground).await, 1);
        ground.assert_sound().await;
    }
}
