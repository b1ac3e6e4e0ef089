//! The report of a year through its pages.
use super::domain::{What, Year};
use super::store::{self, Wanted};
use crate::books::domain::{Line, Shown};
use crate::books::store::Bill;
use crate::papers::tests::is_paper;
use crate::story;
use crate::test_world::{Ground, areas, lei, today};
use kit::test::World;
use kit::{Instant, Lang};
use rules::Money;

fn total(lines: &[Line]) -> Money {
    Money::sum(lines.iter().map(|line| line.amount)).unwrap()
}

/// Two years of a campaign: gifts, a return, a fee and a payment in 2026; a fee and a reversal in 2027.
async fn two_years(ground: &Ground<'_>) {
    let world = ground.world;
    let mut tx = world.write(&world.ours).await;
    let (campaign, day) = (ground.campaign, today());
    let gift =
        story::book_transfer(&mut tx, campaign, day, lei("500"), ("Ana Pop", Shown::Name), "BT1", None);
    let gift = gift.await.unwrap();
    story::book_cash(&mut tx, campaign, day, lei("120,50"), "PV 1", ["Ion Rus", "Eva Nagy"]).await.unwrap();
    story::return_donation(&mut tx, gift, day, lei("50"), "La cerere").await.unwrap();
    story::book_fee(&mut tx, campaign, day, lei("4,50"), "Comision").await.unwrap();
    let bill = Bill { payee: "SC Lumina SRL".into(), invoice: "7".into(), masked: None, original: None };
    story::spend(&mut tx, campaign, day, lei("200"), "Stâlpi", &bill).await.unwrap();
    tx.commit_recorded().await.unwrap();
    world.clock.advance(250 * Instant::DAY);
    let next = ground.book("fee", &[("on_day", "2027-01-15"), ("amount", "1"), ("description", "Comision")]);
    next.await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_begins_with_what_the_year_before_left_and_every_figure_is_the_sum_of_its_list() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        two_years(&ground).await;
        let mut reader = world.read(&world.ours).await;
        let (first, second) =
            (Year::parse("2026", world.now()).unwrap(), Year::parse("2027", world.now()).unwrap());
        let report = store::report(&mut reader, first).await.unwrap();
        let of = report.total;
        let sums = [of.start, of.received, of.returned, of.fees, of.matched, of.spent, of.end];
        assert_eq!(sums, ["0", "620,50", "50", "4,50", "0", "200", "366"].map(lei));
        assert_eq!(of.end, of.expected_end());
        let next = store::report(&mut reader, second).await.unwrap().total;
        assert_eq!((next.start, next.fees, next.end), (of.end, lei("1"), lei("365")));
        assert_eq!(next.end, next.expected_end());
        assert_eq!(next.end, ground.now().await.totals.balance());
        for (what, figure) in [
            (What::Received, of.received.bani()),
            (What::Returned, -of.returned.bani()),
            (What::Fees, -of.fees.bani()),
            (What::Spent, -of.spent.bani()),
            (What::Match, 0),
            (What::All, of.end.bani() - of.start.bani()),
        ] {
            let wanted =
                Wanted { year: first, what, campaign: Some(ground.campaign), source: None, before: None };
            let lines: Vec<Line> = store::lines(&mut reader, &wanted)
                .await
                .unwrap()
                .into_iter()
                .map(|listed| listed.line)
                .collect();
            assert_eq!(total(&lines).bani(), figure, "{what:?}");
        }
        let sources: Money = Money::sum(report.sources.iter().map(|of| of.received)).unwrap();
        assert_eq!(sources, of.received);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_the_report_on_the_page_and_on_paper() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        world.anyone().get("/fund/years/2026").await.is(200).shows("Nicio sumă în acest an");
        let paper = world.anyone().get("/fund/years/2026/report.pdf").await;
        is_paper(&paper, Lang::Ro, &["Nicio sumă în acest an"]);
        two_years(&ground).await;
        assert_eq!(world.anyone().get("/fund/years").await.is(303).location(), "/fund/years/2027");
        let page = world.anyone().get("/fund/years/2026").await;
        page.is(200)
            .shows("Raportul fondului pe anul 2026")
            .shows("620,50\u{a0}lei")
            .shows("366,00\u{a0}lei")
            .shows("Cutie de donații")
            .shows(&format!("lines?what=fees&#38;campaign={}", ground.campaign))
            .hides("Ana Pop");
        assert!(page.queries() <= 2, "{}", page.queries());
        for lang in [Lang::En, Lang::Hu] {
            world.anyone().in_(lang).get("/fund/years/2026").await.is(200);
        }
        let paper = world.anyone().get("/fund/years/2026/report.pdf").await;
        is_paper(&paper, Lang::Ro, &["Raportul fondului pe anul 2026", "366,00 lei", "Cutie de donații"]);
        let list = world.anyone().get("/fund/years/2026/lines?what=received&source=box").await;
        list.is(200).shows("Donații primite, 2026").shows("+120,50\u{a0}lei").hides("+500,00");
        assert!(list.queries() <= 1);
        world.anyone().get("/fund/years/2026/lines?what=spent").await.is(200).shows("SC Lumina SRL");
        world.anyone().get("/fund/years/2026/lines?what=x&campaign=y&source=z&before=q").await.is(200);
        for wrong in ["2028", "1999", "x", "02026"] {
            world.anyone().get(&format!("/fund/years/{wrong}")).await.is(404);
            world.anyone().get(&format!("/fund/years/{wrong}/report.pdf")).await.is(404);
        }
        world.anyone().on(&world.theirs).get("/fund/years/2026").await.is(200).hides("366,00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_behind_a_figure_shows_every_entry_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let mut tx = world.write(&world.ours).await;
        for n in 0..120 {
            let (donor, day) = (("Ana Pop", Shown::Anonymous), today().plus(-(n % 7)));
            let reference = format!("BT{n}");
            story::book_transfer(&mut tx, ground.campaign, day, lei("1"), donor, &reference, None)
                .await
                .unwrap();
        }
        tx.commit_recorded().await.unwrap();
        let mut reader = world.read(&world.ours).await;
        let year = Year::of(world.now());
        let mut wanted = Wanted { year, what: What::Received, campaign: None, source: None, before: None };
        let mut seen = std::collections::HashSet::new();
        loop {
            let mut lines = store::lines(&mut reader, &wanted).await.unwrap();
            let more = crate::campaigns::cut(&mut lines, store::LINES - 1).is_some();
            assert!(lines.iter().all(|listed| seen.insert(listed.line.id)), "an entry comes again");
            let last = lines.last().unwrap();
            wanted.before = Some((last.line.on_day, last.line.id));
            if !more {
                break;
            }
        }
        assert_eq!(seen.len(), 120);
        let page = world.anyone().get("/fund/years/2026/lines?what=received").await;
        let next = page.is(200).body.split("<nav class=\"pages\"").nth(1).unwrap();
        let next = next.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
        world.anyone().get(&next).await.is(200).shows("Cele mai noi");
    }
}
