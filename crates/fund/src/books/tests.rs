//! The books through the accountant's pages, and the database that holds them to zero.
use crate::test_world::{Ground, areas, initiative, lei, process, terms, today};
use crate::{check_books, story};
use db::{Reader, Sql, Writer, args, sql};
use kit::test::World;
use kit::{Instant, Role};
use rules::Money;
use std::sync::Arc;
use uuid::Uuid;

mod concurrency;
mod database;
mod model;
mod random;

async fn count(reader: &mut Reader, statement: Sql) -> i64 {
    reader.value(statement, args![]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_of_the_cojocna_case_come_out_on_the_public_page() {
    for (gifts, fee, back, net, matched) in [
        (&["5.000,00", "3.300,00"][..], "30", "20", "8.250,00", "8.250,00"),
        (&["10.000,00"], "", "", "10.000,00", "10.000,00"),
        (&["13.400,50"], "", "", "13.400,50", "10.000,00"),
    ] {
        for world in World::each_engine(areas).await {
            let ground = Ground::new(&world).await;
            for (at, gift) in gifts.iter().enumerate() {
                ground.transfer(gift, &format!("BT{at}")).await.is(303);
            }
            if !fee.is_empty() {
                ground
                    .book(
                        "fee",
                        &[("on_day", "2026-05-15"), ("amount", fee), ("description", "Comision lunar")],
                    )
                    .await
                    .is(303);
                ground.give_back(back).await.is(303);
            }
            ground
                .page()
                .await
                .is(200)
                .shows(&format!("strânși {net}\u{a0}lei, cofinanțare {matched}\u{a0}lei"))
                .shows(&format!("<dd>{matched}\u{a0}lei</dd>"));
            ground.assert_sound().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_before_the_freeze_lowers_the_match_and_after_it_raises_a_notice() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("8.250,00", "BT1").await.is(303);
        ground.give_back("250").await.is(303);
        assert_eq!(ground.now().await.reserved, lei("8.000"));
        ground.let_the_term_pass();
        let freeze = format!("/fund/books/{}/freeze", ground.campaign);
        world.as_(&ground.accountant).post(&freeze, &[]).await.is(303);
        ground.give_back("1.000").await.is(303);
        let campaign = ground.now().await;
        assert_eq!(
            (campaign.reserved, campaign.eligible, campaign.totals.net()),
            (lei("8.000"), lei("8.000"), lei("7.000"))
        );
        ground
            .page()
            .await
            .shows("suma strânsă a scăzut cu 1.000,00\u{a0}lei")
            .shows("Cofinanțarea rămâne 8.000,00\u{a0}lei; după regulă ar fi fost 7.000,00\u{a0}lei")
            .shows("strânși 7.000,00\u{a0}lei, cofinanțare 8.000,00\u{a0}lei");
        assert!(world.events(&world.ours).await.contains(&"match.notice".to_owned()));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_came_after_the_cut_off_is_not_matched_however_early_it_is_booked() {
    for world in World::each_engine(areas).await {
        let terms = crate::campaigns::domain::NewCampaign { cut_off_at: today().start(), ..terms() };
        let ground = Ground::with(&world, terms).await;
        ground.transfer("100", "BT1").await.is(303);
        assert_eq!((ground.now().await.totals.net(), ground.now().await.reserved), (lei("100"), Money::ZERO));
        let yesterday =
            [("on_day", "2026-05-14"), ("amount", "40"), ("shown", "anonymous"), ("bank_reference", "BT2")];
        ground.book("transfer", &yesterday).await.is(303);
        assert_eq!(ground.now().await.reserved, lei("40"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cash_needs_two_witnesses_and_a_protocol() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let cash = |second: &'static str, protocol: &'static str| {
            [
                ("on_day", "2026-05-15"),
                ("amount", "312,50"),
                ("shown", "anonymous"),
                ("protocol", protocol),
                ("witness_1", "Ana Pop"),
                ("witness_2", second),
            ]
        };
        ground.book("cash", &cash("ana  POP", "PV 1")).await.is(422).shows("altă persoană").shows("312,50");
        ground.book("cash", &cash("Ioan Rus", "")).await.is(422);
        ground.book("cash", &cash("Ioan Rus", "PV 1")).await.is(303);
        ground.book("cash", &cash("Ioan Rus", "PV 1")).await.is(422).shows("deja înregistrat");
        assert_eq!(ground.now().await.totals.cash, lei("312,50"));
        ground
            .book("banked", &[("on_day", "2026-05-15"), ("amount", "312,50"), ("description", "Depunere")])
            .await
            .is(303);
        let totals = ground.now().await.totals;
        assert_eq!((totals.cash, totals.bank, totals.net()), (Money::ZERO, lei("312,50"), lei("312,50")));
        // Witnesses and donors are nobody's business outside.
        ground.page().await.hides("Ioan Rus").hides("Ana Pop").shows("anonim");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_spent_beyond_what_is_there_and_the_original_bill_stays_inside() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("500", "BT1").await.is(303);
        let url = format!("/fund/books/{}/spending", ground.campaign);
        let fields = |amount: &'static str| {
            [
                ("on_day", "2026-05-15"),
                ("amount", amount),
                ("till", "bank"),
                ("payee", "Electro <b>SRL"),
                ("invoice", "F-12"),
                ("description", "Stâlpi"),
            ]
        };
        let papers: [(&str, &str, &[u8]); 2] =
            [("masked", "copie.pdf", b"%PDF-1.7 copie"), ("original", "factura.pdf", b"%PDF-1.7 factura")];
        let client = world.as_(&ground.accountant);
        client
            .upload(&url, &fields("500,01"), &papers)
            .await
            .is(422)
            .shows("Nu sunt atâția bani")
            .shows("Electro &lt;b&gt;SRL");
        client.upload(&url, &fields("200"), &papers).await.is(303);
        let page = ground.page().await;
        page.shows("Electro &#60;b&#62;SRL").shows("F-12").shows("-200,00\u{a0}lei");
        let document = page.body.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap();
        assert!(page.body.matches("/files/").count() == 1, "the original is not linked");
        let statement =
            sql!("select original_id from spending where community_id = $1 and masked_id is not null");
        let original: kit::FileId = world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        let info = kit::files::find(&mut world.read(&world.ours).await, original).await.unwrap().unwrap();
        assert!(info.staff_only && document.parse::<kit::FileId>().is_ok_and(|public| public != original));
        client.get(&format!("/fund/books/{}", ground.campaign)).await.shows(&format!("/files/{original}"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_is_undone_by_another_entry_and_its_line_can_be_booked_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("1.500", "BT1").await.is(303);
        let statement = sql!("select id from entry where community_id = $1 and kind = 'donation'");
        let entry: crate::books::domain::EntryId =
            world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        let (client, url) = (world.as_(&ground.accountant), format!("/fund/entries/{entry}/reverse"));
        client.get(&url).await.is(200).shows("1.500,00");
        client.post(&url, &[("reason", "")]).await.is(422);
        ground.give_back("1").await.is(303);
        client.post(&url, &[("reason", "Suma greșită")]).await.is(422).shows("Anulați întâi returnarea");
        let back = sql!("select id from entry where community_id = $1 and kind = 'return'");
        let back: crate::books::domain::EntryId =
            world.read(&world.ours).await.value(back, args![]).await.unwrap();
        client
            .post(&format!("/fund/entries/{back}/reverse"), &[("reason", "Nu a fost returnată")])
            .await
            .is(303);
        client.post(&url, &[("reason", "Suma greșită")]).await.is(303);
        client.post(&url, &[("reason", "Încă o dată")]).await.is(303);
        let campaign = ground.now().await;
        assert_eq!(
            (campaign.totals.received, campaign.reserved, campaign.totals.gifts),
            (Money::ZERO, Money::ZERO, 0)
        );
        ground.transfer("150", "BT1").await.is(303);
        ground
            .page()
            .await
            .shows("Suma greșită")
            .shows("anulată")
            .hides("Încă o dată")
            .shows("strânși 150,00\u{a0}lei");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_donor_is_shown_as_chosen_and_can_be_erased() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let gift = |shown: &'static str, reference: &'static str| {
            [
                ("on_day", "2026-05-15"),
                ("amount", "10"),
                ("donor", "Ștefan Bălan"),
                ("shown", shown),
                ("bank_reference", reference),
            ]
        };
        ground.book("transfer", &gift("anonymous", "A")).await.is(303);
        ground.page().await.hides("Bălan").hides("Ș.B.");
        ground.book("transfer", &gift("initials", "B")).await.is(303);
        ground.page().await.hides("Bălan").shows("Ș.B.");
        ground.book("transfer", &gift("name", "C")).await.is(303);
        ground.page().await.shows("Ștefan Bălan");
        let statement = sql!("select id from donation where community_id = $1 and shown = 'name'");
        let donation: crate::books::domain::DonationId =
            world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        let (client, url) = (world.as_(&ground.accountant), format!("/fund/donations/{donation}"));
        client.get(&url).await.is(200).shows("Ștefan Bălan");
        client.post(&format!("{url}/erase"), &[]).await.is(303);
        client.get(&url).await.hides("Ștefan Bălan").shows("necunoscut sau șters");
        ground.page().await.hides("Bălan");
        assert_eq!(ground.now().await.totals.received, lei("30"));
        let names = sql!("select cast(count(*) as bigint) from donor where community_id = $1");
        assert_eq!(count(&mut world.read(&world.ours).await, names).await, 2);
        let events =
            sql!("select cast(count(*) as bigint) from event where community_id = $1 and body like '%lan%'");
        assert_eq!(count(&mut world.read(&world.ours).await, events).await, 0, "no event names a donor");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_what_was_typed_and_says_what_is_wrong() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let form = [
            ("on_day", "2026-05-16"),
            ("amount", "o mie"),
            ("donor", "<script>"),
            ("shown", "name"),
            ("bank_reference", ""),
            ("pledge", "ABC"),
        ];
        ground
            .book("transfer", &form)
            .await
            .is(422)
            .shows("Ziua nu poate fi în viitor")
            .shows("value=\"o mie\"")
            .shows("&lt;script&gt;")
            .shows("Codul are o greșeală")
            .hides("<script>a")
            .shows("Eroare:");
        ground.book("transfer", &[]).await.is(422);
        let early =
            [("on_day", "2025-05-15"), ("amount", "10"), ("shown", "anonymous"), ("bank_reference", "X")];
        ground.book("transfer", &early).await.is(422).shows("Campania nu era deschisă");
        let back = world.as_(&ground.accountant);
        ground.transfer("50", "BT1").await.is(303);
        let donation = ground.a_donation().await;
        let too_much =
            [("on_day", "2026-05-15"), ("amount", "50,01"), ("till", "bank"), ("reason", "Răzgândire")];
        back.post(&format!("/fund/donations/{donation}/return"), &too_much)
            .await
            .is(422)
            .shows("Răzgândire")
            .shows("mai mare");
        assert_eq!(ground.now().await.totals.returned, Money::ZERO);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_accountant_of_this_community_reaches_the_books() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("50", "BT1").await.is(303);
        let donation = ground.a_donation().await;
        let theirs = world.person(&world.theirs, Role::Accountant).await;
        let member = world.member(&world.ours).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let id = ground.campaign;
        let reads = ["transfer", "cash", "fee", "banked", "spending", "pledges"]
            .map(|page| format!("/fund/books/{id}/{page}"));
        let reads = reads.into_iter().chain([
            "/fund/books".into(),
            format!("/fund/books/{id}"),
            format!("/fund/donations/{donation}"),
        ]);
        for url in reads {
            world.anyone().get(&url).await.is(401);
            world.as_(&member).get(&url).await.is(403);
            world.as_(&clerk).get(&url).await.is(403);
            world.as_(&ground.coordinator).get(&url).await.is(403);
            world.as_(&ground.accountant).get(&url).await.is(200);
            if url != "/fund/books" {
                world.as_(&theirs).get(&url).await.is(404);
            }
        }
        let writes =
            ["transfer", "cash", "fee", "banked", "spending"].map(|page| format!("/fund/books/{id}/{page}"));
        for url in writes.into_iter().chain([
            format!("/fund/donations/{donation}/return"),
            format!("/fund/donations/{donation}/erase"),
        ]) {
            world.anyone().post(&url, &[]).await.is(403);
            world.as_(&member).post(&url, &[]).await.is(403);
            world.as_(&ground.coordinator).post(&url, &[]).await.is(403);
            world.as_(&theirs).post(&url, &[]).await.is(404);
        }
        assert_eq!(ground.now().await.totals.received, lei("50"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_of_money_prepares_on_every_engine() {
    for fresh in db::test::each_engine().await {
        for statement in db::STATEMENTS.iter().filter(|statement| statement.file.contains("fund")) {
            let mut reader = fresh.db.read(Uuid::nil(), Arc::default()).await.unwrap();
            let prepared = reader.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
            assert!(
                statement.global || statement.text.contains("community_id"),
                "{}:{}",
                statement.file,
                statement.line
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_accountants_pages_take_few_queries() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("50", "BT1").await.is(303);
        let donation = ground.a_donation().await;
        let id = ground.campaign;
        for url in [
            "/fund/books".into(),
            format!("/fund/books/{id}"),
            format!("/fund/books/{id}/transfer"),
            format!("/fund/books/{id}/match"),
            format!("/fund/donations/{donation}"),
        ] {
            let answer = world.as_(&ground.accountant).get(&url).await;
            assert!(answer.is(200).queries() <= 4, "{url}: {}", answer.queries());
        }
    }
}
