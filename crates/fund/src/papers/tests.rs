//! Papers through their pages: read as text and, where the programs are installed, their codes as a phone reads them.
use crate::books::domain::Shown;
use crate::story;
use crate::test_world::{Ground, areas, initiative, lei, process, terms, today};
use kit::test::{Answer, World};
use kit::{Instant, Lang, Role};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A file that goes away again.
struct Temporary(PathBuf);
impl Temporary {
    fn new(bytes: &[u8]) -> Temporary {
        let name = format!("vatra-{}.pdf", uuid::Uuid::from_bytes(kit::clock::random()).simple());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        Temporary(path)
    }
}
impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// What a program says on its output; none where it is not installed.
fn said_by(command: &mut Command) -> Option<Vec<u8>> {
    command.stderr(Stdio::null()).output().ok().map(|output| output.stdout)
}

/// The text of a PDF with single plain spaces; none where no reader is installed.
pub(crate) fn text_of(pdf: &[u8]) -> Option<String> {
    let file = Temporary::new(pdf);
    let text = said_by(Command::new("pdftotext").arg("-layout").arg(&file.0).arg("-"))?;
    Some(String::from_utf8_lossy(&text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The QR codes of the first page, as another program reads them; none where it is not installed.
fn codes_of(pdf: &[u8]) -> Option<Vec<String>> {
    let file = Temporary::new(pdf);
    let picture = said_by(Command::new("pdftoppm").args(["-png", "-r", "110", "-l", "1"]).arg(&file.0))?;
    let picture = Temporary::new(&picture);
    let codes = said_by(Command::new("zbarimg").args(["-q", "--raw"]).arg(&picture.0))?;
    Some(String::from_utf8_lossy(&codes).lines().map(str::to_owned).collect())
}

/// A tagged PDF in this language that says all of this.
#[track_caller]
pub(crate) fn is_paper(answer: &Answer, lang: Lang, says: &[&str]) -> Option<String> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/pdf");
    let lang = format!("/Lang({}", lang.code());
    for mark in ["%PDF-1.7", "/StructTreeRoot", "<pdfuaid:part>1</pdfuaid:part>", &lang] {
        assert!(answer.body.contains(mark), "{mark} is missing");
    }
    let text = text_of(&answer.bytes);
    for words in says {
        assert!(text.as_ref().is_none_or(|text| text.contains(words)), "{words:?} is not in {text:?}");
    }
    text
}

fn pages(answer: &Answer) -> usize {
    answer.body.matches("/MediaBox").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poster_shows_how_far_the_campaign_has_come_and_its_code_leads_to_the_page() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("250", "BT1").await.is(303);
        let path = format!("/initiatives/{}/campaign", ground.initiative);
        let page = world.app.config.address(world.ours.host, &path);
        for (size, width) in [("a3", "/MediaBox[0 0 841"), ("a4", "/MediaBox[0 0 595")] {
            let poster = world.anyone().get(&format!("{path}/poster.pdf?size={size}")).await;
            let says = [
                "Lumină pe aleea școlii",
                "Doisprezece stâlpi",
                "strânși 250,00 lei, cofinanțare 250,00 lei",
                "19.500,00 lei",
                "Primăria dublează fiecare leu",
                "RO49 AAAA 1B31 0075 9384 0000",
                "Fundația Vatra",
                page.split_once("://").unwrap().1.split("/init_").next().unwrap(),
            ];
            is_paper(&poster, Lang::Ro, &says);
            assert!(poster.body.contains(width) && pages(&poster) == 1);
            if let Some(codes) = codes_of(&poster.bytes) {
                assert_eq!(codes, [page.as_str()]);
            }
        }
        let hungarian = world.anyone().in_(Lang::Hu).get(&format!("{path}/poster.pdf")).await;
        is_paper(&hungarian, Lang::Hu, &["összegyűlt 250,00 lei"]);
        ground.let_the_term_pass();
        let over = world.anyone().get(&format!("{path}/poster.pdf")).await;
        let text = is_paper(&over, Lang::Ro, &["Campania s-a încheiat"]);
        assert!(text.is_none_or(|text| !text.contains("RO49")), "nobody is asked to give any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poster_with_a_very_long_title_is_still_one_page() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "anul-2026").await;
        let title = "Reabilitarea căminului cultural și a aleilor din jurul lui ".repeat(8);
        let initiative = initiative(&world, &world.ours, process, title.trim()).await;
        let id = initiative.id;
        let mut tx = world.write(&world.ours).await;
        story::open_campaign(&mut tx, initiative, &terms()).await.unwrap();
        tx.commit_recorded().await.unwrap();
        for size in ["a3", "a4"] {
            let url = format!("/initiatives/{id}/campaign/poster.pdf?size={size}");
            let poster = world.anyone().get(&url).await;
            is_paper(&poster, Lang::Ro, &["Banca Mică"]);
            assert_eq!(pages(&poster), 1, "{size}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_for_the_notice_board_has_the_totals_and_the_newest_entries_on_one_page() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let url = format!("/initiatives/{}/campaign/sheet.pdf", ground.initiative);
        is_paper(&world.anyone().get(&url).await, Lang::Ro, &["Niciun rând încă"]);
        let mut tx = world.write(&world.ours).await;
        for n in 0..30 {
            let donor = ("Maria Iuliana Constantinescu-Dumitrescu", Shown::Name);
            let reference = format!("BT{n}");
            story::book_transfer(&mut tx, ground.campaign, today(), lei("10"), donor, &reference, None)
                .await
                .unwrap();
        }
        story::book_fee(&mut tx, ground.campaign, today(), lei("3"), "Comision <b> #1").await.unwrap();
        tx.commit_recorded().await.unwrap();
        let sheet = world.anyone().get(&url).await;
        let says = [
            "Donații primite: 300,00 lei",
            "Comisioane bancare: 3,00 lei",
            "-3,00 lei",
            "Comision <b> #1",
            "Situația la vineri, 15 mai 2026, ora 12:00",
            "Fiecare leu, rând cu rând, se poate citi aici",
        ];
        let text = is_paper(&sheet, Lang::Ro, &says);
        assert_eq!(pages(&sheet), 1);
        assert!(text.is_none_or(|text| text.contains(" 31 15 mai") && !text.contains(" 13 15 mai")));
        world.anyone().get("/initiatives/init_00000000000000000000000000/campaign/sheet.pdf").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_entry_stands_on_the_sheet_of_the_week_in_which_it_was_booked() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let (client, url) =
            (world.as_(&ground.coordinator), format!("/initiatives/{}/campaign/week.pdf", ground.initiative));
        let mut tx = world.write(&world.ours).await;
        let new = crate::pledges::domain::NewPledge {
            id: crate::pledges::domain::PledgeId(tx.new_id()),
            amount: lei("75"),
            name: Some("Ion Rus".into()),
            shown: Shown::Name,
            email: None,
            lang: Lang::Ro,
        };
        story::pledge(&mut tx, ground.campaign, &new).await.unwrap();
        tx.commit_recorded().await.unwrap();
        ground.transfer("100", "BT1").await.is(303);
        world.clock.advance(4 * Instant::DAY);
        // The money moved last week; it was booked in this one.
        ground.transfer("40", "BT2").await.is(303);
        ground
            .book("fee", &[("on_day", "2026-05-18"), ("amount", "2,50"), ("description", "Comision")])
            .await;
        let first = client.get(&format!("{url}?day=2026-05-13")).await;
        let says = [
            "De luni, 11 mai 2026, până duminică, 17 mai 2026",
            "În total: 100,00 lei",
            "Nu a ieșit nimic",
            "O promisiune, de 75,00 lei",
        ];
        let text = is_paper(&first, Lang::Ro, &says);
        assert!(text.is_none_or(|text| !text.contains("Ion Rus") && !text.contains("40,00 lei +")));
        let second = client.get(&url).await;
        is_paper(
            &second,
            Lang::Ro,
            &["18 mai 2026", "În total: 40,00 lei", "În total: 2,50 lei", "Nu s-a promis nimic"],
        );
        world.anyone().get(&url).await.is(401);
        let member = world.member(&world.ours).await;
        world.as_(&member).get(&url).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_holds_all_that_is_needed_for_the_transfer_and_its_code_is_not_for_payment() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let form = [("amount", "150"), ("name", "Ana Pop"), ("shown", "initials")];
        let path = format!("/initiatives/{}/campaign", ground.initiative);
        let made = world.anyone().post(&format!("{path}/pledge"), &form).await;
        let url = made.is(303).location().to_owned();
        let page = world.anyone().get(&url).await;
        page.is(200).shows("/slip.pdf").shows("id=\"iban\">RO49 AAAA 1B31 0075 9384 0000<");
        let code = page.body.split("<p class=\"code\">").nth(1).unwrap().split('<').next().unwrap();
        let slip = world.anyone().get(&format!("{url}/slip.pdf")).await;
        let text = is_paper(&slip, Lang::Ro, &["150,00 lei", "RO49 AAAA 1B31", "Fundația Vatra", code]);
        assert!(text.is_none_or(|text| !text.contains("Ana Pop")));
        if let Some(codes) = codes_of(&slip.bytes) {
            assert_eq!(codes, [world.app.config.address(world.ours.host, &path)]);
        }
        world.clock.advance(40 * Instant::DAY);
        world.anyone().get(&format!("{url}/slip.pdf")).await.is(409);
        world.anyone().get("/pledges/pled_00000000000000000000000000/slip.pdf").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_of_thanks_names_the_donor_only_as_everybody_may_read() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("250", "BT1").await.is(303);
        let donation = ground.a_donation().await;
        let url = format!("/fund/donations/{donation}/receipt.pdf");
        let letter = world.as_(&ground.accountant).get(&url).await;
        let text =
            is_paper(&letter, Lang::Ro, &["Bună ziua, A.P.,", "250,00 lei", "Nu este document fiscal"]);
        assert!(text.is_none_or(|text| !text.contains("Ana Pop")));
        world.as_(&ground.accountant).post(&format!("/fund/donations/{donation}/erase"), &[]).await.is(303);
        let erased = world.as_(&ground.accountant).get(&url).await;
        is_paper(&erased, Lang::Ro, &["Stimată donatoare, stimate donator,"]);
        world.as_(&ground.coordinator).get(&url).await.is(403);
        world.anyone().get(&url).await.is(401);
        let theirs = world.person(&world.theirs, Role::Accountant).await;
        world.as_(&theirs).get(&url).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_the_papers_and_the_staff_also_the_texts_to_paste() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("250", "BT1").await.is(303);
        let url = format!("/initiatives/{}/campaign/papers", ground.initiative);
        let public = world.anyone().get(&url).await;
        public.is(200).shows("poster.pdf?size=a3").shows("sheet.pdf").hides("week.pdf").hides("textarea");
        assert!(public.queries() <= 1, "{}", public.queries());
        let staff = world.as_(&ground.coordinator).get(&url).await;
        staff
            .is(200)
            .shows("week.pdf?day=2026-05-11")
            .shows("week.pdf?day=2026-05-04")
            .shows("Strângere de fonduri: Lumină pe aleea școlii")
            .shows("IBAN: RO49 AAAA 1B31 0075 9384 0000")
            .shows("data-copy=\"#announcement\"")
            .shows(
                "Strângem fonduri pentru „Lumină pe aleea școlii”. Până acum: 250,00\u{a0}lei de la oameni",
            )
            .hides("Ana Pop");
        assert!(staff.queries() <= 2, "{}", staff.queries());
        for lang in [Lang::En, Lang::Hu] {
            world.anyone().in_(lang).get(&url).await.is(200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_prints_too_much_is_slowed_down() {
    for world in World::each_engine(areas).await {
        let address = std::net::IpAddr::from([203, 0, 113, 7]);
        let nothing = "/initiatives/init_00000000000000000000000000/campaign/poster.pdf";
        for _ in 0..100 {
            world.anyone().from_address(address).get(nothing).await.is(404);
        }
        world.anyone().from_address(address).get(nothing).await.is(429);
        world.anyone().from_address([203, 0, 113, 8].into()).get(nothing).await.is(404);
    }
}
