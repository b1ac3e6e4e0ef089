//! Taking files: once, whole, or not at all.
use super::*;
use crate::test_world::{areas, areas_that_gather};
use kit::test::World;
use kit::{Instant, Role};

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_is_taken_once_however_often_and_in_whatever_file_it_comes() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let second = Entry { reference: "BT2", amount: "-4.00", code: "COMM", ..GIFT };
        let file = ours("S1", 100_000, &[GIFT, second]);
        let taken = ground.upload("extras.xml", &file).await;
        ground
            .follow(&taken)
            .await
            .is(200)
            .shows("Extrasul este preluat")
            .shows("2 rânduri noi")
            .shows("POP ANA");
        let before = ground.count_all().await;
        let again = ground.upload("extras-copie.xml", &file).await;
        ground.follow(&again).await.shows("Acest extras era deja încărcat").shows("extras.xml");
        // The same figures in other bytes.
        let mut spaced = file.clone();
        spaced.extend(b"\n\n");
        let again = ground.upload("alt.xml", &spaced).await;
        ground.follow(&again).await.shows("Acest extras era deja încărcat").shows("extras.xml");
        assert_eq!(ground.count_all().await, before);
        // A longer statement that holds the same lines: one is new.
        let longer = ours("S2", 100_000, &[GIFT, second, Entry { reference: "BT3", ..GIFT }]);
        let taken = ground.upload("lung.xml", &longer).await;
        ground.follow(&taken).await.shows("Un rând nou a fost preluat");
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 3);
        assert_eq!(ground.now().await.totals.received.bani(), 0, "nothing is booked by itself");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_does_not_add_up_is_set_aside_with_the_exact_difference_and_can_be_replaced() {
    for world in World::each_engine(areas_that_gather).await {
        let ground = Ground::new(&world).await;
        let wrong = ground.upload("extras.xml", &camt(IBAN, "S1", 100_000, 1_234, &[GIFT])).await;
        let url = wrong.location().to_owned();
        ground
            .follow(&wrong)
            .await
            .shows("pus deoparte")
            .shows("1.000,00\u{a0}lei")
            .shows("Diferența este de 12,34\u{a0}lei")
            .hides("POP ANA");
        assert_eq!(
            (ground.files(FileState::Aside).await, ground.lines(LineState::Waiting).await.len()),
            (1, 0)
        );
        let desk = async || world.as_(&ground.accountant).get("/test/desk").await;
        desk().await.shows("Un extras este pus deoparte");
        let page = url.split('?').next().unwrap();
        world.as_(&ground.accountant).post(&format!("{page}/remove"), &[]).await.is(303);
        world.as_(&ground.accountant).get(page).await.is(404);
        desk().await.hides("pus deoparte");
        let right = ground.upload("extras.xml", &ours("S1", 100_000, &[GIFT])).await;
        ground.follow(&right).await.shows("Un rând nou");
        desk().await.shows("Un rând din extrasul băncii așteaptă");
        let page = right.location().split('?').next().unwrap().to_owned();
        world.as_(&ground.accountant).post(&format!("{page}/remove"), &[]).await.is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_of_no_campaign_waits_for_a_confirmation_and_is_known_from_then_on() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let other = "RO65BTRLRONCRT0123456789";
        let held = ground.upload("alt-cont.xml", &camt(other, "S1", 0, 0, &[GIFT])).await;
        let page = held.location().split('?').next().unwrap().to_owned();
        ground.follow(&held).await.shows("Contul nu este al niciunei campanii").hides("fără sold");
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 0);
        let confirm = format!("{page}/confirm");
        let client = world.as_(&ground.accountant);
        client.post(&confirm, &[]).await.is(422).shows("Bifați fiecare rând");
        client.post(&confirm, &[("sure", "account")]).await.is(303);
        client.post(&confirm, &[("sure", "account")]).await.is(303);
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 1);
        let next = camt(other, "S2", 5_000, 0, &[Entry { reference: "BT2", day: "2026-05-15", ..GIFT }]);
        let taken = ground.upload("urmator.xml", &next).await;
        ground.follow(&taken).await.shows("Extrasul este preluat").hides("Lipsește un extras");
        // One is missing: it begins with other money than the last one ended with.
        let gap = camt(other, "S4", 12_000, 0, &[Entry { reference: "BT9", day: "2026-05-18", ..GIFT }]);
        let taken = ground.upload("gol.xml", &gap).await;
        ground.follow(&taken).await.shows("Lipsește un extras").shows("20,00\u{a0}lei");
    }
}

const TABLE: &str = "Data;Suma;Detalii\n14.05.2026;50,00;donatie Ana Pop\n14.05.2026;50,00;donatie Ana Pop\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_table_without_balances_or_account_is_taken_when_the_accountant_says_so() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let held = ground.upload("extras.csv", TABLE.as_bytes()).await;
        let page = held.location().split('?').next().unwrap().to_owned();
        ground
            .follow(&held)
            .await
            .shows("nu are sold inițial și final")
            .shows("nu spune moneda")
            .shows("Alegeți contul");
        let (client, confirm) = (world.as_(&ground.accountant), format!("{page}/confirm"));
        let sure = [("sure", "unchecked"), ("sure", "no-currency")];
        client
            .post(&confirm, &sure)
            .await
            .is(422)
            .shows("Alegeți contul din care")
            .shows("value=\"unchecked\" checked");
        client.post(&confirm, &[sure[0], sure[1], ("account", IBAN)]).await.is(303);
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 2, "two alike in one file are two");
        // The next export holds the same day again: no reference tells, so the accountant is asked.
        let longer = format!("{TABLE}15.05.2026;20,00;donatie Ion\n");
        let held = ground.upload("extras2.csv", longer.as_bytes()).await;
        let page = held.location().split('?').next().unwrap().to_owned();
        client.post(&format!("{page}/confirm"), &[sure[0], sure[1], ("account", IBAN)]).await.is(303);
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 3);
        let shown = client.get(&page).await;
        shown.shows("Rânduri care seamănă cu altele dinainte");
        let repeats: Vec<&str> = shown
            .body
            .split("action=\"/fund/bank/repeats/")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        assert_eq!(repeats.len(), 2);
        client.post(&format!("/fund/bank/repeats/{}", repeats[0]), &[("is", "same")]).await.is(303);
        client.post(&format!("/fund/bank/repeats/{}", repeats[1]), &[("is", "different")]).await.is(303);
        client.post(&format!("/fund/bank/repeats/{}", repeats[1]), &[("is", "different")]).await.is(409);
        client.get(&page).await.hides("seamănă cu altele");
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 4);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_currencies_are_told_and_not_booked() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let text = String::from_utf8(ours("S1", 0, &[GIFT])).unwrap();
        let euros = text.replace("Ccy=\"RON\"", "Ccy=\"EUR\"").replace("<Ccy>RON", "<Ccy>EUR");
        let held = ground.upload("euro.xml", euros.as_bytes()).await;
        let page = held.location().split('?').next().unwrap().to_owned();
        ground.follow(&held).await.shows("în altă monedă decât leul nu se înregistrează");
        world.as_(&ground.accountant).post(&format!("{page}/confirm"), &[("sure", "foreign")]).await.is(303);
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_file_says_the_line_and_why_in_both_languages() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let cut = &ours("S1", 0, &[GIFT])[..700];
        ground.upload("taiat.xml", cut).await.is(422).shows("Rândul 1: ").shows("Descărcați-l din nou");
        ground.upload("x.pdf", b"%PDF-1.7 x").await.is(422).shows("Acesta este un PDF");
        ground.upload("gol.csv", b"").await.is(422);
        let client = world.as_(&ground.accountant);
        client.upload("/fund/bank", &[], &[]).await.is(422).shows("Alegeți fișierul");
        client
            .upload("/fund/bank", &[], &[("file", "a", b"x"), ("file", "b", b"y")])
            .await
            .is(422)
            .shows("un singur fișier");
        assert_eq!(ground.count_all().await, [0, 0, 0, 0, 0]);
    }
}

#[test]
fn every_reason_to_refuse_a_file_has_its_sentence() {
    let source = include_str!("../../../../formats/src/bank/mod.rs");
    let codes: Vec<&str> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Why::")?.split_once(" => \"")?.1.strip_suffix("\","))
        .collect();
    assert!(codes.len() > 30, "{codes:?}");
    for lang in [kit::Lang::Ro, kit::Lang::En] {
        for code in &codes {
            assert!(lang.knows(&format!("bank-why-{code}")), "{code} in {}", lang.code());
        }
    }
}

/// The words that are put together from codes.
#[test]
fn every_code_has_its_word() {
    use super::super::domain::{Became, Doubt, LineKind, Status};
    use super::super::suggest::{Because, What};
    let words = Became::ALL.iter().map(|one| format!("became-{}", one.code()));
    let words = words.chain(Doubt::ALL.iter().map(|one| format!("doubt-{}", one.code())));
    let words = words.chain(LineKind::ALL.iter().map(|one| format!("kind-{}", one.code())));
    let words = words.chain(Status::ALL.iter().map(|one| format!("status-{}", one.code())));
    let words = words.chain(Because::ALL.iter().map(|one| format!("because-{}", one.code())));
    let words = words.chain(What::ALL.iter().map(|one| format!("what-{}", one.code())));
    let words = words.chain(FileState::ALL.iter().map(|one| format!("state-{}", one.code())));
    for word in words {
        assert!(kit::Lang::Ro.knows(&format!("bank-{word}")), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_file_that_stopped_half_way_goes_on_when_it_is_sent_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let references: Vec<String> = (0..2_300).map(|n| format!("BT{n:05}")).collect();
        let entries: Vec<Entry<'_>> =
            references.iter().map(|reference| Entry { reference, amount: "1.00", ..GIFT }).collect();
        let file = ours("S1", 0, &entries);
        ground.upload("lung.xml", &file).await.is(303);
        // As if the program had been stopped after the first batch.
        let mut tx = world.write(&world.ours).await;
        for statement in [
            sql!(
                "delete from bank_party where community_id = $1 and entry_id in (select id from bank_entry where community_id = $1 and reference >= 'BT01000')"
            ),
            sql!("delete from bank_entry where community_id = $1 and reference >= 'BT01000'"),
            sql!(
                "update bank_file set state = 'reading', done = 1000, new_entries = 1000 where community_id = $1"
            ),
        ] {
            tx.run(statement, args![]).await.unwrap();
        }
        tx.commit_quietly().await.unwrap();
        let accountant = world.as_(&ground.accountant);
        accountant.get("/fund/bank").await.shows("se citește");
        let again = ground.upload("lung.xml", &file).await;
        ground.follow(&again).await.shows("Extrasul este preluat").hides("preluat în parte");
        let lines = sql!("select cast(count(*) as bigint) from bank_entry where community_id = $1");
        let lines: i64 = world.read(&world.ours).await.value(lines, args![]).await.unwrap();
        assert_eq!(lines, 2_300);
        let page = again.location().split('?').next().unwrap().to_owned();
        let shown = accountant.get(&page).await;
        shown.shows("Următoarele");
        assert!(shown.queries() <= 10, "{}", shown.queries());
        assert!(ground.queue().await.queries() <= 14, "{}", ground.queue().await.queries());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_paid_is_kept_apart_hashed_in_keys_absent_from_events_and_forgotten_in_time() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let pending = Entry { reference: "BT2", status: "PDNG", name: "RUS ION", ..GIFT };
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT, pending])).await.is(303);
        let line = ground.lines(LineState::Waiting).await.remove(0);
        ground.book_line(&line, "donation", &[]).await.is(303);
        let bodies = sql!("select body from event where community_id = $1 order by id limit 100");
        let bodies: Vec<(String,)> = world.read(&world.ours).await.all(bodies, args![]).await.unwrap();
        assert!(bodies.iter().all(|(body,)| !body.contains("POP") && !body.contains("RO48")), "{bodies:?}");
        let known = async || {
            let parties = sql!("select name from bank_party where community_id = $1 order by name limit 10");
            let names: Vec<(String,)> = world.read(&world.ours).await.all(parties, args![]).await.unwrap();
            names.into_iter().map(|(name,)| name).collect::<Vec<_>>()
        };
        assert_eq!(known().await, ["POP ANA", "RUS ION"]);
        world.clock.advance(61 * Instant::DAY);
        world.tick().await;
        assert_eq!(known().await, ["POP ANA"], "what never counted is forgotten first");
        world.clock.advance(120 * Instant::DAY);
        world.tick().await;
        assert_eq!(known().await, Vec::<String>::new());
        world
            .as_(&ground.accountant)
            .get(&format!("/fund/bank/lines/{line}"))
            .await
            .is(200)
            .shows("au fost șterse la termen");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_donor_who_is_erased_is_erased_from_the_statement_too() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT])).await.is(303);
        let line = ground.lines(LineState::Waiting).await.remove(0);
        ground.book_line(&line, "donation", &[]).await.is(303);
        let page = format!("/fund/bank/lines/{line}");
        let client = world.as_(&ground.accountant);
        client.get(&page).await.shows("POP ANA");
        let donation = ground.a_donation().await;
        client.get(&format!("/fund/donations/{donation}")).await.shows(&page);
        client.post(&format!("/fund/donations/{donation}/erase"), &[]).await.is(303);
        client.get(&page).await.hides("POP ANA").hides("RO48RNCB").shows("50,00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_accountants_sees_the_bank_and_a_neighbour_finds_nothing() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let taken = ground.upload("extras.xml", &ours("S1", 0, &[GIFT])).await;
        let page = taken.location().split('?').next().unwrap().to_owned();
        let line = ground.lines(LineState::Waiting).await.remove(0);
        let queue = ground.queue_url().await;
        let theirs = world.person(&world.theirs, Role::Accountant).await;
        for url in [page, queue, format!("/fund/bank/lines/{line}")] {
            world.as_(&ground.coordinator).get(&url).await.is(403);
            world.as_(&theirs).get(&url).await.is(404);
            world.as_(&ground.accountant).get(&url).await.is(200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_nobody_confirms_is_thrown_away() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.upload("extras.csv", TABLE.as_bytes()).await.is(303);
        world.clock.advance(31 * Instant::DAY);
        world.tick().await;
        assert_eq!(ground.count_all().await, [0, 0, 0, 0, 0]);
    }
}
