//! Days are sealed once, the file gives the seals again, and a closed month stays closed.
use super::{check, store};
use crate::books::domain::Book;
use crate::test_world::{Ground, areas};
use db::{args, sql};
use kit::test::World;
use kit::{Day, Instant, Role};

async fn file(ground: &Ground<'_>) -> String {
    let url = format!("/initiatives/{}/campaign/ledger.csv", ground.initiative);
    let answer = ground.world.anyone().get(&url).await;
    answer.is(200);
    answer.body
}

fn check(file: &str) -> check::Checked {
    let mut checker = check::Checker::new();
    file.lines().for_each(|line| checker.take(line));
    checker.finish()
}

async fn seals(ground: &Ground<'_>, book: Book) -> Vec<super::text::Seal> {
    let mut reader = ground.world.read(&ground.world.ours).await;
    store::newest_seals(&mut reader, ground.campaign, book, None).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_sealed_when_it_is_over_and_the_file_gives_the_seal_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        ground
            .book("fee", &[("on_day", "2026-05-15"), ("amount", "2"), ("description", "=Comision, \"mai\"")])
            .await
            .is(303);
        world.tick().await;
        assert_eq!(seals(&ground, Book::Foundation).await, [], "today is not over");
        assert_eq!(check(&file(&ground).await).unsealed, 4);
        world.clock.advance(Instant::DAY);
        world.tick().await;
        world.tick().await;
        ground.transfer("50", "BT2").await.is(303);
        world.clock.advance(3 * Instant::DAY);
        world.tick().await;
        for book in [Book::Foundation, Book::TownHall] {
            let seals = seals(&ground, book).await;
            let told: Vec<_> =
                seals.iter().map(|seal| (seal.number, seal.day.to_string(), seal.first, seal.last)).collect();
            assert_eq!(told, [(2, "2026-05-16".to_owned(), 3, 3), (1, "2026-05-15".to_owned(), 1, 2)]);
        }
        let body = file(&ground).await;
        let checked = check(&body);
        assert_eq!(checked.faults, []);
        assert_eq!((checked.entries, checked.postings, checked.seals, checked.unsealed), (6, 12, 4, 0));
        assert_eq!(checked.balances[&("foundation".into(), "bank".into())], 14_800);
        let spoilt = check(&body.replace("-2.00", "-3.00"));
        assert!(!spoilt.faults.is_empty());
        let found = crate::verify(&world.app, world.ours.id, ground.campaign).await.unwrap();
        assert_eq!((found.faults.as_slice(), found.seals), (&[][..], 4));
        let url = format!("/initiatives/{}/campaign", ground.initiative);
        let hash = &seals(&ground, Book::TownHall).await[0].hash;
        world
            .anyone()
            .get(&format!("{url}/ledger?book=town_hall"))
            .await
            .is(200)
            .shows(hash)
            .shows("data-bani=\"14800\"");
        world
            .anyone()
            .in_(kit::Lang::En)
            .get(&format!("{url}/ledger"))
            .await
            .is(200)
            .shows("vatra ledger verify");
        world.anyone().in_(kit::Lang::Hu).get(&format!("{url}/accounts")).await.is(200).shows("Számlarend");
        world
            .anyone()
            .get(&format!("{url}/accounts"))
            .await
            .is(200)
            .shows("148,00\u{a0}lei")
            .shows("Planul de conturi");
        let sealed = world.events(&world.ours).await.iter().filter(|name| *name == "ledger.sealed").count();
        assert_eq!(sealed, 4);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_keeps_the_chain_in_one_piece() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        ground.transfer("100", "BT2").await.is(303);
        world.clock.advance(Instant::DAY);
        world.tick().await;
        let forged = sql!(
            "
            insert into ledger_seal (community_id, campaign_id, book, number, day, first_entry, last_entry, before_number,
                before_last, before_hash, hash, sealed_at)
            values ($1, $2, 'foundation', $3, '2026-05-16', $4, $5, $6, $7, $8, 'x', 0)"
        );
        let hash = seals(&ground, Book::Foundation).await[0].hash.clone();
        ground.transfer("100", "BT3").await.is(303);
        /// Number, first and last entry; number, last entry and hash of the seal before.
        type Forged = (i64, i64, i64, Option<i64>, Option<i64>, Option<String>);
        let cases: [Forged; 5] = [
            (1, 1, 2, None, None, None),
            (2, 1, 3, Some(1), Some(2), Some(hash.clone())),
            (2, 3, 3, Some(1), Some(2), Some("y".into())),
            (2, 3, 4, Some(1), Some(2), Some(hash.clone())),
            (3, 3, 3, Some(1), Some(2), Some(hash.clone())),
        ];
        for (number, first, last, before, before_last, before_hash) in cases {
            let mut tx = world.write(&world.ours).await;
            let refused = tx
                .run(
                    forged,
                    args![ground.campaign, number, first, last, before, before_last, before_hash.clone()],
                )
                .await;
            assert!(refused.is_err(), "{}: {number} {first} {last}", world.app.db.engine_name());
        }
        for change in [
            sql!("update ledger_seal set hash = 'x' where community_id = $1"),
            sql!("delete from ledger_seal where community_id = $1"),
        ] {
            assert!(world.write(&world.ours).await.run(change, args![]).await.is_err());
        }
        let fits = world
            .write(&world.ours)
            .await
            .run(forged, args![ground.campaign, 2_i64, 3_i64, 3_i64, Some(1_i64), Some(2_i64), Some(hash)])
            .await;
        assert_eq!(fits.unwrap(), 1, "the next link itself fits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_month_takes_no_more_entries_and_is_never_opened_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        let close = async |month: &str, sure: &str| {
            world.as_(&ground.accountant).post("/fund/months", &[("month", month), ("sure", sure)]).await
        };
        close("2026-05", "yes").await.is(403).shows("nu s-a încheiat");
        // 5 June.
        ground.let_the_term_pass();
        close("2026-05", "").await.is(422);
        close("mai", "yes").await.is(422);
        world
            .as_(&ground.coordinator)
            .post("/fund/months", &[("month", "2026-05"), ("sure", "yes")])
            .await
            .is(403);
        world.as_(&ground.accountant).get("/fund/months").await.is(200).shows("până la 31 mai 2026 inclusiv");
        close("2026-05", "yes").await.is(303);
        close("2026-05", "yes").await.is(409);
        close("2026-04", "yes").await.is(409);
        // What came in May and is booked now stands on the first open day, and is matched as money of May.
        ground.transfer("40", "BT2").await.is(303);
        ground.give_back("10").await.is(303);
        let days = sql!(
            "select on_day, number from entry where community_id = $1 and book = 'foundation' order by number"
        );
        let days: Vec<(Day, i64)> = world.read(&world.ours).await.all(days, args![]).await.unwrap();
        let days: Vec<String> = days.iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days, ["2026-05-15", "2026-06-01", "2026-06-01"]);
        let campaign = ground.now().await;
        assert_eq!(
            (campaign.eligible, campaign.reserved),
            (crate::test_world::lei("130"), crate::test_world::lei("130"))
        );
        let early = sql!(
            "
            insert into entry (community_id, id, closing, campaign_id, book, kind, on_day, booked_at, description, eligible, lines, number)
            values ($1, $2, $2, $3, 'foundation', 'fee', $4, 0, '', false, 2, 9)"
        );
        for (day, fits) in [("2026-05-31", false), ("2025-12-31", false), ("2026-06-01", true)] {
            let mut tx = world.write(&world.ours).await;
            let id = tx.new_id();
            let written = tx.run(early, args![id, ground.campaign, day]).await;
            assert_eq!(written.is_ok(), fits, "{}: {day}", world.app.db.engine_name());
            if let Err(error) = written {
                assert!(format!("{error:#}").contains("the month is closed"), "{error:#}");
            }
        }
        for change in [
            sql!("delete from month_close where community_id = $1"),
            sql!("update month_close set month = '2020-01' where community_id = $1"),
        ] {
            assert!(world.write(&world.ours).await.run(change, args![]).await.is_err());
        }
        let theirs = world.person(&world.theirs, Role::Accountant).await;
        world.as_(&theirs).get("/fund/months").await.is(200).hides("31 mai 2026 inclusiv <span");
        ground.assert_sound().await;
    }
}
