//! Lists, filters, pages, the download, the interface for programs.
use super::{OPEN, admit, areas, content, process, proposal, submitted};
use crate::proposals::domain::{Category, Shelf};
use crate::proposals::store::{self, Order};
use db::{args, sql};
use kit::test::World;
use kit::{ProposalId, Role};
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn filters_count_what_they_show() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let first = proposal(&world, process, &author, "Lumină").await;
        let elsewhere = content("Compost");
        let elsewhere =
            crate::proposals::Content { category: Category::Environment, village: None, ..elsewhere };
        submitted(&world, &world.ours, process, &author, elsewhere).await;
        admit(&world, first).await;
        let list = world.anyone().get("/processes/sat/proposals").await;
        list.shows("Toate <span>2</span>").shows("Admisă <span>1</span>").shows("Mediu <span>1</span>");
        list.shows("Boju <span>1</span>").shows("8.000,00\u{a0}lei").hides("Economie");
        let admitted = world.anyone().get("/processes/sat/proposals?status=admissible").await;
        admitted.shows("Lumină").hides("Compost");
        world
            .anyone()
            .get("/processes/sat/proposals?category=environment")
            .await
            .shows("Compost")
            .hides("Lumină");
        world.anyone().get("/processes/sat/proposals?village=Boju").await.shows("Lumină").hides("Compost");
        world
            .anyone()
            .get("/processes/sat/proposals?village=Nic%C4%83ieri")
            .await
            .shows("Nicio propunere aici");
        world
            .anyone()
            .get("/processes/sat/proposals?category=none&after=zz&order=%00")
            .await
            .is(200)
            .shows("Compost");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_list_says_what_to_do() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let list = world.anyone().get("/processes/sat/proposals").await;
        list.is(200).shows("Prima poate fi a dumneavoastră").shows("/processes/sat/proposals/new");
        world.anyone().get("/processes/altul/proposals").await.is(404);
    }
}

/// Every page size, both orders, with proposals arriving and supports moving between the pages.
#[tokio::test(flavor = "multi_thread")]
async fn pages_show_every_proposal_once_even_while_new_ones_arrive() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let mut there = BTreeSet::new();
        for n in 0..12 {
            // Some arrive in the same millisecond, and many have the same number of supports.
            world.clock.advance(i64::from(n % 3 == 0));
            let id = proposal(&world, process, &author, &format!("Propunerea {n}")).await;
            if n % 4 == 0 {
                world.as_(&fan).post(&format!("/proposals/{id}/support"), &[]).await.is(303);
            }
            there.insert(id);
        }
        for order in [Order::Newest, Order::MostSupported] {
            for size in 1..=7 {
                let (mut seen, mut after): (Vec<ProposalId>, _) = (Vec::new(), None);
                loop {
                    let mut reader = world.read(&world.ours).await;
                    let page =
                        store::list(&mut reader, process, &Shelf::All, order, after, size).await.unwrap();
                    assert!(page.cards.len() <= size);
                    seen.extend(page.cards.iter().map(|card| card.id));
                    drop(reader);
                    world.clock.advance(1);
                    if there.len() < 40 {
                        let late = format!("Venită târziu {size} {}", seen.len());
                        late_arrival(&world, process, &author, &late, &mut there, &seen).await;
                    }
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                let unique: BTreeSet<ProposalId> = seen.iter().copied().collect();
                assert_eq!(unique.len(), seen.len(), "{order:?} {size}: one was shown twice");
                let missed =
                    there.difference(&unique).filter(|id| !LATE.lock().unwrap().contains(id)).count();
                assert_eq!(missed, 0, "{order:?} {size}: one was missed");
                LATE.lock().unwrap().clear();
            }
        }
    }
}

/// Those that arrived while a list was being read may be on its pages or not.
static LATE: std::sync::Mutex<BTreeSet<ProposalId>> = std::sync::Mutex::new(BTreeSet::new());

async fn late_arrival(
    world: &World,
    process: kit::ProcessId,
    author: &kit::test::Someone,
    title: &str,
    there: &mut BTreeSet<ProposalId>,
    seen: &[ProposalId],
) {
    let id = proposal(world, process, author, title).await;
    assert!(!seen.contains(&id));
    there.insert(id);
    LATE.lock().unwrap().insert(id);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_and_a_proposal_take_at_most_six_statements() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let mut last = None;
        for n in 0..25 {
            last = Some(proposal(&world, process, &clerk, &format!("Propunerea {n}")).await);
        }
        let id = last.unwrap();
        admit(&world, id).await;
        let client = world.as_(&clerk);
        for path in [
            "/processes/sat/proposals".to_owned(),
            "/processes/sat/proposals?order=supported&category=mobility".to_owned(),
            format!("/proposals/{id}"),
            format!("/proposals/{id}/history"),
            format!("/proposals/{id}/review"),
        ] {
            let page = client.get(&path).await;
            assert!((1..=6).contains(&page.is(200).queries()), "{path}: {}", page.queries());
        }
        let list = client.get("/processes/sat/proposals").await;
        let next = list.body.split("after=").nth(1).unwrap().split('"').next().unwrap();
        let rest = client.get(&format!("/processes/sat/proposals?after={next}")).await;
        assert_eq!(rest.body.matches("<li class=\"card\">").count(), 5);
        rest.shows("La început");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn shelves_and_counts_are_those_of_the_proposals() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let ids = [
            proposal(&world, process, &author, "Unu").await,
            proposal(&world, process, &author, "Doi").await,
            proposal(&world, process, &author, "Trei").await,
        ];
        let mut fields = super::typed("", "Unu, altfel", "");
        fields.push(("revision", "1"));
        world.as_(&author).post(&format!("/proposals/{}/edit", ids[0]), &fields).await.is(303);
        admit(&world, ids[1]).await;
        world.as_(&author).post(&format!("/proposals/{}/withdraw", ids[2]), &[]).await.is(303);
        let mut reader = world.read(&world.ours).await;
        let counted: Vec<(String, i64)> = reader
            .all(
                sql!(
                    "
                    select shelf, cast(count(*) as bigint) from proposal_shelf
                     where community_id = $1 and process_id = $2 group by shelf order by shelf limit 100"
                ),
                args![process],
            )
            .await
            .unwrap();
        let expected =
            [("all", 2), ("category:mobility", 2), ("status:admissible", 1), ("status:submitted", 1)];
        let expected = expected.into_iter().chain([("village:Boju", 1), ("village:Cara", 1)]);
        assert_eq!(counted, expected.map(|(shelf, n)| (shelf.to_owned(), n)).collect::<Vec<_>>());
        let mut kept: Vec<(String, i64)> = store::counts(&mut reader, process)
            .await
            .unwrap()
            .into_iter()
            .map(|(s, n)| (s.code(), n))
            .collect();
        kept.sort();
        assert_eq!(kept, counted);
        assert_eq!(store::count(&mut reader, process).await.unwrap(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_download_has_every_proposal_and_no_formula() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        proposal(&world, process, &author, "=HYPERLINK(\"http://evil\")").await;
        let second = proposal(&world, process, &author, "Lumină, multă").await;
        admit(&world, second).await;
        let table = world.anyone().get("/processes/sat/proposals.csv").await;
        table
            .is(200)
            .shows("\u{feff}Cod,Titlu,")
            .shows("\"'=HYPERLINK(\"\"http://evil\"\")\"")
            .shows("\"Lumină, multă\"");
        table.shows("Admisă").shows("9500.00").shows("8000.00");
        assert_eq!(table.body.lines().count(), 3);
        assert!(table.headers["content-disposition"].to_str().unwrap().contains("propuneri-sat.csv"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_read_proposals_page_by_page() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let mut last = None;
        for n in 0..101 {
            last = Some(proposal(&world, process, &author, &format!("Propunerea {n}")).await);
        }
        let id = last.unwrap();
        let one = world.anyone().get(&format!("/api/proposals/{id}")).await;
        one.is(200)
            .shows("\"title\":\"Propunerea 100\"")
            .shows("\"estimated_cost\":950000")
            .shows("\"review\":null");
        let list = world.anyone().get("/api/processes/sat/proposals").await;
        assert_eq!(list.is(200).body.matches("\"id\":").count(), 100);
        let next = list.body.split("\"next\":\"").nth(1).unwrap().split('"').next().unwrap();
        let rest = world.anyone().get(&format!("/api/processes/sat/proposals?after={next}")).await;
        rest.shows("\"next\":null");
        assert_eq!(rest.body.matches("\"id\":").count(), 1);
        let missing = world.anyone().get("/api/proposals/prop_nothing").await;
        let kind = &missing.is(404).headers["content-type"];
        assert_eq!(kind, "application/problem+json");
        missing.shows("\"status\":404").hides("<");
    }
}
