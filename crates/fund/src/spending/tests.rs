//! Promising and paying through the pages, and what two at once may not do.
use super::domain::{CommitmentId, InvoiceId};
use crate::books::domain::EntryId;
use crate::story;
use crate::test_world::{Ground, all, areas, initiative, lei, process, terms};
use communities::initiatives::delivery;
use db::{args, sql};
use kit::test::{Answer, World};
use kit::{CampaignId, InitiativeId, Instant};
use rules::Money;

async fn commit(ground: &Ground<'_>, number: &str, sum: &str) -> Answer {
    let fields = [
        ("kind", "contract"),
        ("number", number),
        ("on_day", "2026-05-14"),
        ("supplier", "Electro SRL"),
        ("cui", "1235"),
        ("what", "Doisprezece stâlpi"),
        ("sum", sum),
    ];
    let url = format!("/fund/books/{}/commitments/new", ground.campaign);
    ground.world.as_(&ground.coordinator).post(&url, &fields).await
}

fn id_of(answer: &Answer) -> CommitmentId {
    let location = answer.is(303).location();
    let path = location.split('?').next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().parse().unwrap()
}

async fn invoice(ground: &Ground<'_>, of: CommitmentId, number: &str, amount: &str) -> Answer {
    let fields = [("kind", "invoice"), ("number", number), ("on_day", "2026-05-15"), ("amount", amount)];
    let url = format!("/fund/commitments/{of}/invoice");
    ground.world.as_(&ground.coordinator).post(&url, &fields).await
}

async fn unpaid_invoice(ground: &Ground<'_>) -> InvoiceId {
    let statement =
        sql!("select id from invoice where community_id = $1 and cancelled_on is null and paid < amount");
    ground.world.read(&ground.world.ours).await.value(statement, args![]).await.unwrap()
}

async fn pay(ground: &Ground<'_>, invoice: InvoiceId, amount: &str) -> Answer {
    let fields =
        [("on_day", "2026-05-15"), ("amount", amount), ("till", "bank"), ("description", "Prima tranșă")];
    ground.world.as_(&ground.accountant).post(&format!("/fund/invoices/{invoice}/pay"), &fields).await
}

async fn committed(ground: &Ground<'_>) -> Money {
    let statement = sql!("select committed from campaign_total where community_id = $1 and campaign_id = $2");
    let mut reader = ground.world.read(&ground.world.ours).await;
    reader.value(statement, args![ground.campaign]).await.unwrap()
}

async fn spend_at_once(ground: &Ground<'_>, amount: &str, cui: &str, number: &str) -> Answer {
    let fields = [
        ("on_day", "2026-05-15"),
        ("amount", amount),
        ("till", "bank"),
        ("payee", "Electro SRL"),
        ("cui", cui),
        ("invoice", number),
        ("description", "Șuruburi"),
    ];
    ground.book("spending", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_promised_is_invoiced_paid_and_shown_and_never_more() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        commit(&ground, "12", "1.000,01")
            .await
            .is(422)
            .shows("Nu sunt atâția bani liberi")
            .shows("Electro SRL");
        let id = id_of(&commit(&ground, "12", "800").await);
        commit(&ground, "13", "200,01").await.is(422);
        assert_eq!(committed(&ground).await, lei("800"));
        invoice(&ground, id, "CJ 0001", "800,01").await.is(422).shows("depășește");
        invoice(&ground, id, "CJ 0001", "500").await.is(303);
        invoice(&ground, id, "cj-0001", "100").await.is(422).shows("deja înregistrată");
        let first = unpaid_invoice(&ground).await;
        pay(&ground, first, "500,01").await.is(422).shows("a mai rămas de plătit");
        pay(&ground, first, "300").await.is(303);
        pay(&ground, first, "200,01").await.is(422);
        assert_eq!((committed(&ground).await, ground.now().await.totals.bank), (lei("500"), lei("700")));
        ground.assert_sound().await;
        let public = format!("/initiatives/{}/campaign/spending", ground.initiative);
        world
            .anyone()
            .get(&public)
            .await
            .is(200)
            .shows("Doisprezece stâlpi")
            .shows("Prima tranșă")
            .shows("300,00\u{a0}lei")
            .shows("Electro SRL, CJ 0001");
        ground.page().await.shows("Electro SRL");
        let client = world.as_(&ground.coordinator);
        client.get(&format!("/fund/commitments/{id}")).await.is(200).shows("CJ 0001");
        client
            .get(&format!("/fund/books/{}/commitments", ground.campaign))
            .await
            .is(200)
            .shows("200,00\u{a0}lei");
        client.post(&format!("/fund/invoices/{first}/cancel"), &[("reason", "Greșită")]).await.is(409);
        client.post(&format!("/fund/commitments/{id}/close"), &[("reason", "Gata")]).await.is(303);
        client.post(&format!("/fund/commitments/{id}/close"), &[("reason", "Gata")]).await.is(409);
        assert_eq!(committed(&ground).await, lei("200"), "what was invoiced stays promised");
        invoice(&ground, id, "CJ 0002", "1").await.is(422);
        pay(&ground, first, "200").await.is(303);
        assert_eq!(committed(&ground).await, lei("0"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_was_a_mistake_is_promised_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        let id = id_of(&commit(&ground, "12", "1.000").await);
        invoice(&ground, id, "1", "1.000").await.is(303);
        let bill = unpaid_invoice(&ground).await;
        pay(&ground, bill, "1.000").await.is(303);
        let statement = sql!("select id from entry where community_id = $1 and kind = 'spending'");
        let entry: EntryId = world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        let url = format!("/fund/entries/{entry}/reverse");
        world.as_(&ground.accountant).post(&url, &[("reason", "Alt cont")]).await.is(303);
        assert_eq!(committed(&ground).await, lei("1.000"));
        ground.assert_sound().await;
        pay(&ground, bill, "1.000").await.is(303);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_payments_race_for_the_last_lei_and_one_wins() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        let id = id_of(&commit(&ground, "12", "900").await);
        invoice(&ground, id, "1", "900").await.is(303);
        let bill = unpaid_invoice(&ground).await;
        let answers = all((0..12).map(|_| pay(&ground, bill, "600")).collect()).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| matches!(status, 303 | 422)), "{answers:?}");
        // And of many small purchases only those win that leave what is promised.
        let numbers: Vec<String> = (0..12).map(|n| format!("B{n}")).collect();
        let bought = numbers.iter().map(|number| spend_at_once(&ground, "30", "", number));
        let answers = all(bought.collect()).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 3, "{answers:?}");
        pay(&ground, bill, "300").await.is(303);
        assert_eq!(ground.now().await.totals.bank, lei("10"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_promises_at_once_never_exceed_what_is_free() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        let numbers: Vec<String> = (0..20).map(|n| n.to_string()).collect();
        let answers = all(numbers.iter().map(|number| commit(&ground, number, "300")).collect()).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 3, "{answers:?}");
        assert_eq!(committed(&ground).await, lei("900"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_invoice_is_there_once_whoever_pays_it() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        spend_at_once(&ground, "10", "RO1235", "F 77").await.is(303);
        spend_at_once(&ground, "10", "1235", "f-77").await.is(422).shows("deja înregistrată");
        spend_at_once(&ground, "10", "86", "F 77").await.is(303);
        let id = id_of(&commit(&ground, "12", "500").await);
        invoice(&ground, id, "F77", "100").await.is(422);
        let answers = all((0..8).map(|_| invoice(&ground, id, "F 78", "100")).collect()).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        let bill = unpaid_invoice(&ground).await;
        let client = world.as_(&ground.coordinator);
        client.post(&format!("/fund/invoices/{bill}/cancel"), &[("reason", "Stornată")]).await.is(303);
        invoice(&ground, id, "F 78", "100").await.is(303);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_council_decided_can_be_promised_before_it_is_paid_and_is_not_counted_twice() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        commit(&ground, "1", "1.500").await.is(422);
        ground.let_the_term_pass();
        let mut tx = world.write(&world.ours).await;
        story::freeze(&mut tx, ground.campaign).await.unwrap();
        tx.commit_recorded().await.unwrap();
        commit(&ground, "1", "1.500").await.is(422);
        let mut tx = world.write(&world.ours).await;
        let today = world.now().day();
        story::record_decision(&mut tx, ground.campaign, "45/2026", today, lei("900")).await.unwrap();
        tx.commit_recorded().await.unwrap();
        commit(&ground, "1", "1.500").await.is(303);
        let mut tx = world.write(&world.ours).await;
        story::pay_match(&mut tx, ground.campaign, today, "OP 1").await.unwrap();
        tx.commit_recorded().await.unwrap();
        commit(&ground, "2", "400,01").await.is(422);
        commit(&ground, "2", "400").await.is(303);
        ground.assert_sound().await;
    }
}

async fn deliver(ground: &Ground<'_>) {
    deliver_one(ground.world, ground.initiative).await;
}

async fn deliver_one(world: &World, initiative: InitiativeId) {
    let mut reader = world.read(&world.ours).await;
    let found = communities::initiatives::store::find(&mut reader, initiative).await;
    drop(reader);
    let found = found.unwrap().unwrap();
    let mut tx = world.write(&world.ours).await;
    delivery::mark_delivered(&mut tx, &found, world.now().day(), "Gata.").await.unwrap();
    tx.commit_recorded().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_goes_where_the_rule_said_and_is_not_matched_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        let url = format!("/fund/books/{}/left-over", ground.campaign);
        let (accountant, coordinator) = (world.as_(&ground.accountant), world.as_(&ground.coordinator));
        let other_process = process(&world, &world.ours, "anul-2027").await;
        let other = initiative(&world, &world.ours, other_process, "Bănci la gară").await;
        let mut tx = world.write(&world.ours).await;
        let next = story::open_campaign(&mut tx, other, &terms()).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let to = next.to_string();
        let moved = [
            ("on_day", "2026-05-15"),
            ("amount", "1.000"),
            ("to", to.as_str()),
            ("description", "Ce a rămas"),
        ];
        accountant.get(&url).await.is(200).shows("Nu s-a spus");
        accountant.post(&url, &moved).await.is(409);
        coordinator.post(&format!("{url}/rule"), &[("left_over", "altceva")]).await.is(422);
        coordinator.post(&format!("{url}/rule"), &[("left_over", "next")]).await.is(303);
        coordinator.post(&format!("{url}/rule"), &[("left_over", "general")]).await.is(409);
        accountant.post(&url, &moved).await.is(409).shows("predate");
        deliver(&ground).await;
        let free = [("on_day", "2026-05-15"), ("amount", "1.000,01"), ("to", &to), ("description", "x")];
        accountant.post(&url, &free).await.is(422);
        let form = accountant.get(&url).await;
        form.is(200).shows("Bănci la gară");
        let with_id: Vec<_> = moved.into_iter().chain([("id", form.hidden("id"))]).collect();
        let answers = all((0..6).map(|_| accountant.post(&url, &with_id)).collect()).await;
        assert!(answers.iter().all(|status| matches!(status, 303 | 422)), "{answers:?}");
        let mut reader = world.read(&world.ours).await;
        let other = crate::campaigns::store::find(&mut reader, next).await.unwrap().unwrap();
        drop(reader);
        assert_eq!((other.totals.bank, other.reserved), (lei("1.000"), lei("0")));
        assert_eq!(ground.now().await.totals.bank, lei("0"));
        let statement = sql!("select id from entry where community_id = $1 and kind = 'left_over'");
        let entry: EntryId = world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        let undo = format!("/fund/entries/{entry}/reverse");
        accountant.post(&undo, &[("reason", "Greșit")]).await.is(422).shows("cealaltă campanie");
        let public =
            world.anyone().get(&format!("/initiatives/{}/campaign/spending", ground.initiative)).await;
        public.shows("Bănci la gară").shows("trece la o altă campanie").shows("1.000,00\u{a0}lei");
        ground.assert_sound().await;
    }
}

/// One leu that was left goes from one campaign to another.
async fn carry(ground: &Ground<'_>, from: CampaignId, to: CampaignId) -> Answer {
    let to = to.to_string();
    let fields = [("on_day", "2026-05-15"), ("amount", "1"), ("to", &to), ("description", "Ce a rămas")];
    let url = format!("/fund/books/{from}/left-over");
    ground.world.as_(&ground.accountant).post(&url, &fields).await
}

/// A delivered campaign with a hundred lei, whose rest goes to another one.
async fn with_a_rest(ground: &Ground<'_>, campaign: CampaignId, initiative: InitiativeId) {
    let (world, reference) = (ground.world, format!("BT {campaign}"));
    let gift = [
        ("on_day", "2026-05-15"),
        ("amount", "100"),
        ("shown", "anonymous"),
        ("bank_reference", reference.as_str()),
    ];
    world.as_(&ground.accountant).post(&format!("/fund/books/{campaign}/transfer"), &gift).await.is(303);
    let rule = format!("/fund/books/{campaign}/left-over/rule");
    world.as_(&ground.coordinator).post(&rule, &[("left_over", "next")]).await.is(303);
    deliver_one(world, initiative).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_moves_both_ways_at_once_is_moved() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let other_process = process(&world, &world.ours, "anul-2027").await;
        let other = initiative(&world, &world.ours, other_process, "Bănci la gară").await;
        let (here, station) = (ground.campaign, other.id);
        let mut tx = world.write(&world.ours).await;
        let there = story::open_campaign(&mut tx, other, &terms()).await.unwrap();
        tx.commit_recorded().await.unwrap();
        with_a_rest(&ground, here, ground.initiative).await;
        with_a_rest(&ground, there, station).await;
        let moves = (0..40).map(|n| match n % 2 {
            0 => carry(&ground, here, there),
            _ => carry(&ground, there, here),
        });
        let answers = all(moves.collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        assert_eq!(ground.now().await.totals.bank, lei("100"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rule_for_what_is_left_is_said_when_the_campaign_is_opened() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "anul-2026").await;
        let won = initiative(&world, &world.ours, process, "Lumină").await;
        let coordinator = world.person(&world.ours, kit::Role::Coordinator).await;
        let url = format!("/initiatives/{}/campaign/new", won.id);
        let opens = world.now().plus(-Instant::DAY).to_local_input();
        let closes = world.now().plus(9 * Instant::DAY).to_local_input();
        let fields = [
            ("goal", "1.000"),
            ("opens_at", opens.as_str()),
            ("closes_at", closes.as_str()),
            ("match_rate", "100"),
            ("match_cap", "1.000"),
            ("match_cap_on", "match"),
            ("beneficiary", "Fundația Vatra"),
            ("iban", crate::test_world::IBAN),
            ("bank", "Banca"),
            ("left_over", "general"),
        ];
        world.as_(&coordinator).post(&url, &fields).await.is(303);
        let public = world.anyone().get(&format!("/initiatives/{}/campaign/spending", won.id)).await;
        public.is(200).shows("pentru scopul ei general");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_of_spending_are_held_by_the_database_too() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.000", "BT1").await.is(303);
        let id = id_of(&commit(&ground, "12", "800").await);
        invoice(&ground, id, "1", "500").await.is(303);
        for impossible in [
            sql!("update campaign_total set committed = -1 where community_id = $1"),
            sql!("update commitment set invoiced = sum + 1 where community_id = $1"),
            sql!("update commitment set paid = invoiced + 1 where community_id = $1"),
            sql!("update invoice set paid = amount + 1 where community_id = $1"),
            sql!(
                "update invoice set paid = 1, cancelled_on = '2026-05-15', cancel_reason = 'x' where community_id = $1"
            ),
            sql!(
                "insert into left_over_rule (community_id, campaign_id, rule, declared_at) select community_id, id, 'altceva', 0 from campaign where community_id = $1"
            ),
        ] {
            let mut tx = world.write(&world.ours).await;
            assert!(tx.run(impossible, args![]).await.is_err(), "{}", world.app.db.engine_name());
        }
    }
}
