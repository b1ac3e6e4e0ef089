//! Files for those who keep the books.
use crate::books::domain::{Kind, Shown, Source, TownAccount};
use crate::story;
use crate::test_world::{Ground, areas, lei, today};
use db::{args, sql};
use formats::table::{Limits, Table, read};
use kit::test::{Answer, World};
use kit::{Lang, Role};
use rules::Money;
use rules::ledger::AccountKind;

async fn take(ground: &Ground<'_>, what: &str, format: &str) -> Answer {
    ground.book("exports", &[("what", what), ("format", format)]).await
}

fn table(answer: &Answer) -> Table {
    assert_eq!(answer.status, 200, "{}", answer.body);
    read(&answer.bytes, &Limits::default()).unwrap()
}

/// The sum of a column of decimals.
fn sum(table: &Table, column: usize) -> Money {
    let cells = table.rows.iter().map(|row| row.cell(column));
    Money::sum(cells.filter(|cell| !cell.is_empty()).map(|cell| Money::parse_ro(cell).unwrap())).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_taken_whole_as_csv_and_as_a_workbook_and_add_up() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let mut tx = world.write(&world.ours).await;
        for n in 0..620 {
            let (donor, amount) = (("Ana Pop", Shown::Name), Money::from_bani(100 + n));
            let reference = format!("BT{n}");
            story::book_transfer(&mut tx, ground.campaign, today(), amount, donor, &reference, None)
                .await
                .unwrap();
        }
        story::book_fee(&mut tx, ground.campaign, today(), lei("3,25"), "=1+1").await.unwrap();
        tx.commit_recorded().await.unwrap();
        for format in ["csv", "xlsx"] {
            let answer = take(&ground, "entries", format).await;
            let table = table(&answer);
            assert_eq!(table.header.cells[5..8], ["Cont", "Debit", "Credit"].map(str::to_owned));
            // Two postings for each gift and for the fee, and as many for the match that follows each of them.
            assert_eq!(table.rows.len(), 2 * 2 * 621, "{format}");
            assert_eq!(sum(&table, 6), sum(&table, 7), "debit and credit");
            let fee = table.rows.iter().find(|row| row.cell(5) == "Comisioane").unwrap();
            let formula = if format == "csv" { "'=1+1" } else { "=1+1" };
            assert_eq!((fee.cell(6), fee.cell(8)), ("3.25", formula));
            assert!(!answer.body.contains("Ana Pop"));
        }
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn donors_are_taken_by_the_accountant_alone_and_it_is_written_down_without_names() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("250", "BT1").await.is(303);
        let gift = [
            ("on_day", "2026-05-15"),
            ("amount", "10"),
            ("donor", "=cmd|' /C calc'!A0"),
            ("shown", "anonymous"),
            ("source", "individual"),
            ("bank_reference", "BT2"),
        ];
        ground.book("transfer", &gift).await.is(303);
        let csv = take(&ground, "donors", "csv").await;
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(csv.headers["cache-control"], "private, no-store");
        csv.is(200).shows("Ana Pop").shows("A.P.").shows(",250.00,").shows("'=cmd|");
        let book = take(&ground, "donors", "xlsx").await;
        let mut rows = table(&book).rows;
        rows.sort_by_key(|row| row.cell(9).to_owned());
        assert_eq!((rows.len(), rows[0].cell(1), rows[0].cell(6)), (2, "Ana Pop", "250"));
        assert_eq!((rows[1].cell(1), rows[1].cell(3)), ("=cmd|' /C calc'!A0", ""), "a text, not a formula");
        take(&ground, "donors", "pdf").await.is(422);
        let bodies =
            sql!("select body from event where community_id = $1 and name = 'books.exported' order by id");
        let bodies: Vec<(String,)> = world.read(&world.ours).await.all(bodies, args![]).await.unwrap();
        let both: String = bodies.iter().map(|(body,)| body.as_str()).collect();
        assert_eq!(bodies.len(), 2);
        assert!(
            both.contains("\"format\":\"xlsx\"")
                && both.contains("\"format\":\"csv\"")
                && !both.contains("Pop"),
            "{both}"
        );
        let url = format!("/fund/books/{}/exports", ground.campaign);
        world.as_(&ground.accountant).get(&url).await.is(200).shows("Date deschise").hides("Ana Pop");
        let form = [("what", "donors"), ("format", "csv")];
        for role in [Role::Coordinator, Role::Clerk, Role::Member] {
            let other = world.person(&world.ours, role).await;
            world.as_(&other).post(&url, &form).await.is(403);
        }
        let theirs = world.person(&world.theirs, Role::Accountant).await;
        world.as_(&theirs).post(&url, &form).await.is(404);
        world.anyone().post(&url, &form).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_donors_come_once_each() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let mut tx = world.write(&world.ours).await;
        for n in 0..1_000 {
            let donor = format!("Donator {n:04}");
            let reference = format!("BT{n}");
            story::book_transfer(
                &mut tx,
                ground.campaign,
                today(),
                lei("1"),
                (&donor, Shown::Anonymous),
                &reference,
                None,
            )
            .await
            .unwrap();
        }
        tx.commit_recorded().await.unwrap();
        for format in ["csv", "xlsx"] {
            let mut names: Vec<String> = table(&take(&ground, "donors", format).await)
                .rows
                .iter()
                .map(|row| row.cell(1).to_owned())
                .collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 1_000, "{format}");
        }
    }
}

#[test]
fn every_kind_account_and_source_of_the_books_has_its_word_in_the_files() {
    let kinds = Kind::ALL.iter().map(|kind| format!("exports-kind-{}", kind.code()));
    let town = TownAccount::ALL.iter().map(|account| account.code());
    let accounts = AccountKind::ALL.iter().map(|account| account.code()).chain(town);
    let accounts = accounts.map(|code| format!("exports-account-{code}"));
    let sources = Source::ALL.iter().map(|source| format!("fund-source-{}", source.code()));
    for key in kinds.chain(accounts).chain(sources) {
        assert!(Lang::Ro.find(&key).is_some() && Lang::En.knows(&key), "{key}");
    }
}
