//! Sources through the pages of those who look after them, and what the database refuses.
use super::boxes::domain::BoxId;
use super::contracts::domain::SponsorshipId;
use super::paper::Sheet;
use crate::campaigns::store as campaigns;
use crate::test_world::{Ground, all, areas, lei};
use axum::extract::Path;
use db::{args, sql};
use kit::test::{Answer, World};
use kit::{Access, Area, Error, Result, Routes, Visit};

/// The areas of all tests, and what a paper says before it is printed.
fn with_papers() -> Vec<Area> {
    let routes = Routes::default().get("/told/contract/{id}", Access::Visitor, told_contract).get(
        "/told/box/{id}",
        Access::Visitor,
        told_box,
    );
    areas().into_iter().chain([Area { name: "told", routes, ..Area::default() }]).collect()
}

async fn told_contract(visit: Visit, Path(id): Path<SponsorshipId>) -> Result {
    let mut reader = visit.read().await?;
    let contract = super::contracts::store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(&mut reader, contract.campaign).await?.ok_or(Error::NotFound)?;
    tell(super::contracts::sheet(&visit, &campaign, &contract))
}

async fn told_box(visit: Visit, Path(id): Path<BoxId>) -> Result {
    let mut reader = visit.read().await?;
    let found = super::boxes::store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(&mut reader, found.campaign).await?.ok_or(Error::NotFound)?;
    let pieces = super::boxes::store::pieces(&mut reader, id, 1).await?;
    tell(super::boxes::sheet(&visit, &campaign, &found, 1, &pieces).ok_or(Error::NotFound)?)
}

fn tell(sheet: Sheet) -> Result {
    kit::json(&(sheet.notice, sheet.summary, sheet.sections, sheet.people))
}

const PDF: &[u8] = b"%PDF-1.7 semnat";

/// The id at the end of where an answer leads.
fn id_of(answer: &Answer) -> String {
    let location = answer.is(303).location();
    let path = location.split('?').next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

const TERMS: [(&str, &str); 15] = [
    ("number", "7/2026"),
    ("on_day", "2026-05-10"),
    ("sponsor", "Stâlpi și Lumini SRL"),
    ("cui", "RO 1235"),
    ("office", "Cluj-Napoca, str. Lungă 1"),
    ("represented_by", "Ioana Reprezentanta"),
    ("beneficiary_cui", "86"),
    ("beneficiary_office", "Cojocna, nr. 2"),
    ("beneficiary_by", "Dan Președintele"),
    ("object", "Iluminatul aleii <b>școlii</b>"),
    ("value", "1.000"),
    ("starts_on", "2026-05-10"),
    ("ends_on", "2026-06-30"),
    ("rights", "Să fie numit"),
    ("duties", "Să plătească"),
];

fn terms_with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = TERMS.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

async fn draft(ground: &Ground<'_>, changed: &[(&str, &str)]) -> Answer {
    let url = format!("/fund/books/{}/contracts/new", ground.campaign);
    ground.world.as_(&ground.coordinator).post(&url, &terms_with(changed)).await
}

async fn sign(ground: &Ground<'_>, contract: &str) -> Answer {
    let url = format!("/fund/contracts/{contract}/sign");
    let fields = [("signed_on", "2026-05-12")];
    let files = [("original", "semnat.pdf", PDF), ("masked", "public.pdf", PDF)];
    ground.world.as_(&ground.coordinator).upload(&url, &fields, &files).await
}

async fn sponsor(ground: &Ground<'_>, contract: &str, amount: &str, reference: &str) -> Answer {
    let fields = [
        ("on_day", "2026-05-15"),
        ("amount", amount),
        ("shown", "anonymous"),
        ("source", "company"),
        ("origin", contract),
        ("bank_reference", reference),
    ];
    ground.book("transfer", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sponsors_money_is_booked_against_a_signed_contract_and_never_above_its_value() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        sponsor(&ground, "", "100", "BT0").await.is(422).shows("Alegeți contractul");
        let contract = id_of(&draft(&ground, &[]).await);
        sponsor(&ground, &contract, "100", "BT0").await.is(422).shows("nu este în vigoare");
        let unsigned = world
            .as_(&ground.coordinator)
            .post(&format!("/fund/contracts/{contract}/sign"), &[("signed_on", "2026-05-12")])
            .await;
        unsigned.is(422).shows("copia semnată");
        sign(&ground, &contract).await.is(303);
        sign(&ground, &contract).await.is(409);
        sponsor(&ground, &contract, "1.000,01", "BT0").await.is(422).shows("depășește");
        sponsor(&ground, &contract, "600", "BT1").await.is(303);
        sponsor(&ground, &contract, "400,01", "BT2").await.is(422).shows("depășește");
        sponsor(&ground, &contract, "400", "BT2").await.is(303);
        assert_eq!(ground.now().await.totals.received, lei("1.000"));
        let page = world.anyone().get(&format!("/initiatives/{}/campaign/sources", ground.initiative)).await;
        page.is(200)
            .shows("Stâlpi și Lumini SRL")
            .shows("1.000,00\u{a0}lei")
            .shows("Iluminatul aleii &#60;b&#62;școlii")
            .hides("Ioana Reprezentanta")
            .hides("Dan Președintele");
        ground.page().await.shows("Stâlpi și Lumini SRL");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_that_was_a_mistake_gives_its_sum_back_to_the_contract() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let contract = id_of(&draft(&ground, &[]).await);
        sign(&ground, &contract).await.is(303);
        sponsor(&ground, &contract, "1.000", "BT1").await.is(303);
        let entry: crate::books::domain::EntryId = world
            .read(&world.ours)
            .await
            .value(sql!("select id from entry where community_id = $1 and kind = 'donation'"), args![])
            .await
            .unwrap();
        let url = format!("/fund/entries/{entry}/reverse");
        world.as_(&ground.accountant).post(&url, &[("reason", "Altă campanie")]).await.is(303);
        ground.assert_sound().await;
        sponsor(&ground, &contract, "1.000", "BT1").await.is(303);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_give_a_sponsor_no_more_than_the_contract_says() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let contract = id_of(&draft(&ground, &[]).await);
        sign(&ground, &contract).await.is(303);
        let references: Vec<String> = (0..30).map(|n| format!("BT{n}")).collect();
        let gifts = references.iter().map(|reference| sponsor(&ground, &contract, "100", reference));
        let answers = all(gifts.collect()).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 10, "{answers:?}");
        assert!(answers.iter().all(|status| matches!(status, 303 | 422)), "{answers:?}");
        assert_eq!(ground.now().await.totals.received, lei("1.000"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_authority_is_no_sponsor_by_name_or_by_account() {
    let treasury = (2..99)
        .map(|check| format!("RO{check:02}TREZ1B31007593840000"))
        .find(|iban| rules::ids::Iban::parse(iban).is_ok())
        .unwrap();
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        draft(&ground, &[("sponsor", "Comuna Cojocna")]).await.is(422).shows("nu sponsorizează");
        draft(&ground, &[("iban", &treasury)]).await.is(422).shows("Trezorerie");
        draft(&ground, &[("cui", "1236")])
            .await
            .is(422)
            .shows("CUI-ul are o greșeală")
            .shows("Stâlpi și Lumini SRL");
        draft(&ground, &[("ends_on", "2026-05-01")]).await.is(422);
        let contract = id_of(&draft(&ground, &[]).await);
        draft(&ground, &[]).await.is(422).shows("are acest număr");
        for impossible in [
            sql!("update sponsorship set iban = 'RO49TREZ1B31007593840000' where community_id = $1"),
            sql!("update sponsorship set used = 1 where community_id = $1"),
            sql!("update sponsorship set signed_on = '2026-05-12', used = value + 1 where community_id = $1"),
        ] {
            let mut tx = world.write(&world.ours).await;
            assert!(tx.run(impossible, args![]).await.is_err(), "{}", world.app.db.engine_name());
        }
        let url = format!("/fund/contracts/{contract}/edit");
        let client = world.as_(&ground.coordinator);
        client.get(&url).await.is(200).shows("Stâlpi și Lumini SRL");
        client.post(&url, &terms_with(&[("value", "500")])).await.is(303);
        sign(&ground, &contract).await.is(303);
        client.post(&url, &terms_with(&[("value", "5000")])).await.is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_a_sponsors_donation_without_its_contract() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        for source in ["company", "grant", "redirection", "campaign"] {
            let mut tx = world.write(&world.ours).await;
            let id = tx.new_id();
            let written = tx
                .run(
                    sql!("
                        insert into donation (community_id, id, campaign_id, till, source, amount, on_day, eligible, shown, returned,
                            bank_reference, booked_at)
                        values ($1, $2, $3, 'bank', $4, 100, '2026-05-15', true, 'anonymous', 0, $4, 0)"),
                    args![id, ground.campaign, source],
                )
                .await;
            assert!(written.is_err(), "{}: {source}", world.app.db.engine_name());
        }
        let mut tx = world.write(&world.ours).await;
        let id = tx.new_id();
        tx.run(
            sql!("
                insert into donation (community_id, id, campaign_id, till, source, amount, on_day, eligible, shown, returned,
                    bank_reference, booked_at, origin_id)
                values ($1, $2, $3, 'bank', 'company', 100, '2026-05-15', true, 'anonymous', 0, 'X', 0, $2)"),
            args![id, ground.campaign],
        )
        .await
        .unwrap();
        assert!(tx.commit_quietly().await.is_err(), "it says that there is a contract, and there is none");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_contract_on_paper_says_what_was_agreed() {
    for world in World::each_engine(with_papers).await {
        let ground = Ground::new(&world).await;
        let contract = id_of(&draft(&ground, &[]).await);
        let told = format!("/told/contract/{contract}");
        let draft = world.anyone().get(&told).await;
        draft
            .is(200)
            .shows("PROIECT")
            .shows("Nr. 7/2026 din 10 mai 2026")
            .shows("Stâlpi și Lumini SRL")
            .shows(r#"["CUI","1235"]"#)
            .shows("Ioana Reprezentanta")
            .shows("Fundația Vatra")
            .shows("1.000,00\u{a0}lei")
            .shows("De la 10 mai 2026 până la 30 iunie 2026")
            .shows("Să fie numit")
            .shows("Să plătească");
        sign(&ground, &contract).await.is(303);
        world.anyone().get(&told).await.hides("PROIECT");
        let url = format!("/fund/contracts/{contract}/contract.pdf");
        let pdf = world.as_(&ground.accountant).get(&url).await;
        assert!(pdf.is(200).body.starts_with("%PDF-1.7"));
        pdf.shows("/StructTreeRoot")
            .shows("<pdfuaid:part>1</pdfuaid:part>")
            .shows("Contract de sponsorizare");
        let page = world.as_(&ground.accountant).get(&format!("/fund/contracts/{contract}")).await;
        page.is(200).shows("În vigoare").shows("contract.pdf");
        let end = format!("/fund/contracts/{contract}/end");
        world.as_(&ground.coordinator).post(&end, &[("reason", "La cererea sponsorului")]).await.is(303);
        world.as_(&ground.coordinator).post(&end, &[("reason", "Încă o dată")]).await.is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_contracts_that_take_one_number_at_once_one_gets_it() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let mut drafts = Vec::new();
        for number in ["11/2026", "12/2026", "13/2026", "14/2026", "15/2026", "16/2026"] {
            drafts.push(id_of(&draft(&ground, &[("number", number)]).await));
        }
        let urls: Vec<_> = drafts.iter().map(|id| format!("/fund/contracts/{id}/edit")).collect();
        let coordinator = world.as_(&ground.coordinator);
        let fields = terms_with(&[("number", "20/2026")]);
        let answers = all(urls.iter().map(|url| coordinator.post(url, &fields)).collect()).await;
        let engine = world.app.db.engine_name();
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{engine}: {answers:?}");
        assert!(answers.iter().all(|status| matches!(status, 303 | 422)), "{engine}: {answers:?}");
    }
}

async fn put_up(ground: &Ground<'_>, number: &str, seal: &str) -> Answer {
    let url = format!("/fund/books/{}/boxes/new", ground.campaign);
    let fields = [
        ("number", number),
        ("place", "Magazinul din centru"),
        ("seal", seal),
        ("on_day", "2026-05-12"),
        ("by_whom", "Petru Așezătorul"),
    ];
    ground.world.as_(&ground.coordinator).post(&url, &fields).await
}

const FOUND: [(&str, &str); 8] = [
    ("on_day", "2026-05-15"),
    ("witness_1", "Ana Pop"),
    ("witness_2", "Ioan Rus"),
    ("seal_intact", "intact"),
    ("amount", "163,50"),
    ("c10000", "1"),
    ("c1000", "6"),
    ("c50", "7"),
];

fn found_with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FOUND.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

async fn open(ground: &Ground<'_>, id: &str, changed: &[(&str, &str)]) -> Answer {
    let url = format!("/fund/boxes/{id}/open");
    ground.world.as_(&ground.accountant).post(&url, &found_with(changed)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_is_put_up_opened_before_two_witnesses_sealed_again_and_withdrawn() {
    for world in World::each_engine(with_papers).await {
        let ground = Ground::new(&world).await;
        let id = id_of(&put_up(&ground, "3", "S-100").await);
        put_up(&ground, "3", "S-101").await.is(422).shows("are acest număr");
        put_up(&ground, "4", "S-100").await.is(422).shows("deja folosit");
        let coordinator = world.as_(&ground.coordinator);
        let (seal, withdraw) = (format!("/fund/boxes/{id}/seal"), format!("/fund/boxes/{id}/withdraw"));
        let sealing = [
            ("place", "Școala"),
            ("seal", "S-200"),
            ("on_day", "2026-05-15"),
            ("by_whom", "Petru Așezătorul"),
        ];
        let leaving = [("on_day", "2026-05-15"), ("by_whom", "Petru Așezătorul")];
        coordinator.post(&seal, &sealing).await.is(409);
        coordinator.post(&withdraw, &leaving).await.is(409);
        open(&ground, &id, &[("witness_2", "ANA  pop")]).await.is(422).shows("altă persoană");
        open(&ground, &id, &[("amount", "164")]).await.is(422).shows("fac 163,50\u{a0}lei").shows("Ana Pop");
        open(&ground, &id, &[("seal_intact", "broken")]).await.is(422).shows("sigiliul era rupt");
        open(&ground, &id, &[("on_day", "2026-05-11")]).await.is(422);
        world.as_(&ground.coordinator).post(&format!("/fund/boxes/{id}/open"), &FOUND).await.is(403);
        open(&ground, &id, &[]).await.is(303);
        open(&ground, &id, &[]).await.is(409);
        let totals = ground.now().await.totals;
        assert_eq!((totals.cash, totals.received, totals.gifts), (lei("163,50"), lei("163,50"), 1));
        let public = format!("/initiatives/{}/campaign/boxes", ground.initiative);
        world
            .anyone()
            .get(&public)
            .await
            .is(200)
            .shows("Cutia nr. 3")
            .shows("Magazinul din centru")
            .shows("C3/1")
            .shows("163,50\u{a0}lei")
            .hides("Ana Pop")
            .hides("Ioan Rus")
            .hides("Petru");
        world
            .anyone()
            .get(&format!("/told/box/{id}"))
            .await
            .shows("Ana Pop")
            .shows(r#"["0,50"#)
            .shows("S-100");
        let pdf = coordinator.get(&format!("/fund/boxes/{id}/protocols/1")).await;
        pdf.is(200).shows("%PDF-1.7").shows("/StructTreeRoot").shows("<pdfuaid:part>1</pdfuaid:part>");
        coordinator.get(&format!("/fund/boxes/{id}/protocols/2")).await.is(404);
        coordinator.post(&seal, &sealing).await.is(303);
        coordinator.post(&seal, &sealing).await.is(409);
        world.anyone().get(&public).await.shows("Stă la Școala");
        open(&ground, &id, &[("amount", "0"), ("c10000", ""), ("c1000", ""), ("c50", "")]).await.is(303);
        coordinator.post(&withdraw, &leaving).await.is(303);
        world.anyone().get(&public).await.shows("A fost retrasă");
        coordinator.post(&seal, &sealing).await.is(409);
        assert_eq!(ground.now().await.totals.gifts, 1, "an empty box is no donation");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_is_opened_though_its_protocol_was_named_before() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        for name in ["C3/1", "C3/1-2", "C3/11"] {
            let cash = [
                ("on_day", "2026-05-14"),
                ("amount", "10"),
                ("shown", "anonymous"),
                ("protocol", name),
                ("witness_1", "Ana Pop"),
                ("witness_2", "Ioan Rus"),
            ];
            ground.book("cash", &cash).await.is(303);
        }
        let id = id_of(&put_up(&ground, "3", "S-100").await);
        open(&ground, &id, &[]).await.is(303);
        let public = format!("/initiatives/{}/campaign/boxes", ground.initiative);
        world.anyone().get(&public).await.shows("C3/1-3");
        assert_eq!(ground.now().await.totals.cash, lei("193,50"));
        open(&ground, &id, &[]).await.is(409);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_that_many_open_at_once_is_booked_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let id = id_of(&put_up(&ground, "1", "S-1").await);
        let sums: Vec<String> = (0..10).map(|n| format!("{}", 10 + n)).collect();
        let changed: Vec<_> = sums
            .iter()
            .map(|sum| [("amount", sum.as_str()), ("c10000", ""), ("c1000", ""), ("c50", "")])
            .collect();
        let answers = all(changed.iter().map(|changed| open(&ground, &id, changed)).collect()).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| matches!(status, 303 | 409)), "{answers:?}");
        assert_eq!(ground.now().await.totals.gifts, 1);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_seals_no_box_whose_money_was_not_counted() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        put_up(&ground, "1", "S-1").await.is(303);
        for opened in [true, false] {
            let mut tx = world.write(&world.ours).await;
            let sealed = tx
                .run(
                    sql!("
                        insert into box_turn (community_id, box_id, turn, prev_turn, prev_opened, kind, place, seal, on_day, by_whom,
                            recorded_at, opened)
                        select community_id, id, 2, 1, $2, 'placed', 'x', 'S-2', '2026-05-15', 'x', 0, false
                          from cash_box where community_id = $1"),
                    args![opened],
                )
                .await;
            assert!(sealed.is_err() || tx.commit_quietly().await.is_err(), "{}", world.app.db.engine_name());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_and_redirected_tax_refer_to_what_was_decided() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = format!("/fund/books/{}/funding/new", ground.campaign);
        let fields = [
            ("kind", "grant"),
            ("funder", "Fundația Mare"),
            ("number", "G-12"),
            ("on_day", "2026-05-10"),
            ("conditions", "Numai pentru stâlpi"),
            ("value", "500"),
        ];
        let client = world.as_(&ground.coordinator);
        client.post(&url, &fields[..4]).await.is(422).shows("Fundația Mare");
        client.post(&url, &fields).await.is(303);
        let statement = sql!("select id from funding where community_id = $1");
        let id: super::funding::domain::FundingId =
            world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        let id = id.to_string();
        let gift = |source, amount, reference| {
            let fields = [
                ("on_day", "2026-05-15"),
                ("amount", amount),
                ("donor", "Fundația Mare"),
                ("shown", "name"),
                ("source", source),
                ("origin", id.as_str()),
                ("bank_reference", reference),
            ];
            let ground = &ground;
            async move { ground.book("transfer", &fields).await }
        };
        gift("company", "100", "BT1").await.is(422);
        gift("redirection", "100", "BT1").await.is(422);
        gift("grant", "500,01", "BT1").await.is(422);
        gift("grant", "500", "BT1").await.is(303);
        let page = world.anyone().get(&format!("/initiatives/{}/campaign/sources", ground.initiative)).await;
        page.shows("Fundația Mare").shows("G-12").shows("Numai pentru stâlpi").shows("500,00\u{a0}lei");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thing_that_was_given_is_shown_apart_and_is_in_no_sum() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = format!("/fund/books/{}/in-kind/new", ground.campaign);
        let fields = [
            ("what", "Doi stâlpi de lemn"),
            ("on_day", "2026-05-15"),
            ("donor", "Vasile Dulgherul"),
            ("shown", "initials"),
            ("value", "800"),
            ("valued_by", "evaluator autorizat"),
            ("method", "prețul din trei oferte"),
        ];
        let client = world.as_(&ground.coordinator);
        client.post(&url, &[("donor", "Primăria Cojocna")]).await.is(422).shows("nu donează");
        let files = [("masked", "public.pdf", PDF), ("original", "original.pdf", PDF)];
        client.upload(&url, &fields, &files).await.is(303);
        let campaign = ground.now().await;
        assert_eq!((campaign.totals.received, campaign.reserved), (lei("0"), lei("0")));
        let public = format!("/initiatives/{}/campaign/sources", ground.initiative);
        let page = world.anyone().get(&public).await;
        page.is(200)
            .shows("Doi stâlpi de lemn")
            .shows("V.D.")
            .shows("evaluator autorizat: prețul din trei oferte")
            .shows("800,00\u{a0}lei")
            .hides("Vasile");
        let files: Vec<(kit::FileId, kit::FileId)> = world
            .read(&world.ours)
            .await
            .all(sql!("select masked_id, original_id from in_kind where community_id = $1"), args![])
            .await
            .unwrap();
        let (masked, original) = files[0];
        page.shows(&masked.to_string()).hides(&original.to_string());
        world.anyone().get(&format!("/files/{masked}")).await.is(200);
        world.anyone().get(&format!("/files/{original}")).await.is(404);
        let id: super::in_kind::domain::ThingId = world
            .read(&world.ours)
            .await
            .value(sql!("select id from in_kind where community_id = $1"), args![])
            .await
            .unwrap();
        client.get(&format!("/fund/in-kind/{id}")).await.is(200).shows("Vasile");
        client.post(&format!("/fund/in-kind/{id}/erase"), &[]).await.is(303);
        world.anyone().get(&public).await.shows("anonim").hides("V.D.");
        client.post(&format!("/fund/in-kind/{id}/withdraw"), &[("reason", "De două ori")]).await.is(303);
        client.post(&format!("/fund/in-kind/{id}/withdraw"), &[("reason", "De două ori")]).await.is(409);
        world.anyone().get(&public).await.hides("Doi stâlpi");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_sources_read_a_fixed_number_of_statements() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let public = format!("/initiatives/{}/campaign/sources", ground.initiative);
        let (few, books) =
            (world.anyone().get(&public).await.queries(), format!("/fund/books/{}/sources", ground.campaign));
        for number in 1..6 {
            put_up(&ground, &number.to_string(), &format!("S-{number}")).await.is(303);
        }
        assert!(world.anyone().get(&public).await.queries() <= few.max(8));
        let client = world.as_(&ground.coordinator);
        assert!(client.get(&books).await.is(200).shows("Cutia nr. 5").queries() <= 9);
        for page in ["contracts/new", "boxes/new", "funding/new", "in-kind/new"] {
            let url = format!("/fund/books/{}/{page}", ground.campaign);
            client.get(&url).await.is(200).shows("<h1>");
            client.post(&url, &[]).await.is(422).shows("role=\"alert\"");
        }
        let english = world.anyone().in_(kit::Lang::En).get(&public).await;
        english.shows("Where the money comes from");
        world.anyone().in_(kit::Lang::Hu).get(&public).await.shows("Honnan jön a pénz");
    }
}
