use super::domain::{Progress, Reading, Readings, SPOILED, digest};
use crate::electorate::fixtures::{entries, vote_of};
use crate::fixtures::*;
use crate::vote::Vote;
use db::{args, sql};
use kit::test::{Someone, World};
use kit::{Instant, PersonId};
use uuid::Uuid;

const PAPER: &str = "/processes/sat-2026/vote/paper";

/// A vote that is over, in which so many people got paper; two clerks.
async fn after(world: &World, paper: usize) -> (Vote, Someone, Someone) {
    let (vote, _) = vote_of(world, &["Ana Pop", "Dan Pop", "Eva Pop", "Ion Pop", "Oana Pop"], 0).await;
    let (one, other) = (clerk(world).await, clerk(world).await);
    for entry in entries(world, &vote).await.into_iter().take(paper) {
        let form = [("entry", entry.to_string())];
        let form: Vec<_> = form.iter().map(|(name, entry)| (*name, entry.as_str())).collect();
        world.as_(&one).post(&format!("{URL}/counter/paper"), &form).await.is(303);
    }
    (vote, one, other)
}

async fn open_box(world: &World, clerk: &Someone, label: &str, sheets: &str) -> String {
    let form = [("label", label), ("sheets", sheets), ("opened_by", "Ana Pop, Ion Rus")];
    world.as_(clerk).post(PAPER, &form).await.is(303);
    open_box_at(world, clerk, label).await
}

/// The address of a box.
async fn open_box_at(world: &World, clerk: &Someone, label: &str) -> String {
    let page = world.as_(clerk).get(PAPER).await;
    let at = page.body.find(label).unwrap();
    let before = &page.body[..at];
    let id = before.rsplit(r#"id=""#).next().unwrap().split('"').next().unwrap();
    format!("{PAPER}/{id}")
}

/// The count, though sheets and marks differ.
fn in_spite_of<'a>(sheets: &'a str, marks: &'a str, reason: &'a str) -> [(&'a str, &'a str); 4] {
    [("confirmed", "yes"), ("reason", reason), ("sheets", sheets), ("marks", marks)]
}

async fn read(world: &World, clerk: &Someone, paper: &str, sheet: &str, field: (&str, &str)) -> u16 {
    world.as_(clerk).post(&format!("{paper}/read"), &[("sheet", sheet), field]).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_read_every_sheet_and_settle_what_differs() {
    for world in World::each_engine(areas).await {
        let (vote, one, other) = after(&world, 3).await;
        world.as_(&one).post(PAPER, &[("label", "Boju")]).await.is(403).shows("încă deschis");
        close(&world);
        let paper = open_box(&world, &one, "Boju", "3").await;
        world.as_(&one).get(&format!("{paper}/read")).await.is(200).shows("Foaia 1");
        assert_eq!(read(&world, &one, &paper, "1", ("option", "1")).await, 303);
        assert_eq!(read(&world, &one, &paper, "1", ("option", "2")).await, 409, "nobody reads a sheet twice");
        assert_eq!(read(&world, &one, &paper, "2", ("answer", "")).await, 422, "nothing is marked");
        assert_eq!(read(&world, &one, &paper, "2", ("option", "3")).await, 303);
        assert_eq!(read(&world, &one, &paper, "3", ("spoiled", "yes")).await, 303);
        assert_eq!(read(&world, &one, &paper, "4", ("option", "3")).await, 409, "there is no such sheet");
        world.as_(&one).get(&format!("{paper}/read")).await.is(303);
        let second = world.as_(&other).get(&format!("{paper}/read")).await;
        second.is(200).shows("Foaia 1").hides("checked");
        assert_eq!(read(&world, &other, &paper, "1", ("option", "1")).await, 303);
        assert_eq!(read(&world, &other, &paper, "2", ("option", "2")).await, 303);
        world.as_(&one).post(&format!("{paper}/close"), &[]).await.is(409);
        assert_eq!(read(&world, &other, &paper, "3", ("spoiled", "yes")).await, 303);
        let third = clerk(&world).await;
        assert_eq!(read(&world, &third, &paper, "1", ("option", "3")).await, 409, "two readings are enough");
        world.as_(&one).post(&format!("{paper}/close"), &[]).await.is(409);
        world.as_(&one).get(&format!("{URL}/count")).await.is(200).shows("terminați urnele: Boju");
        world.as_(&one).post(&format!("{URL}/count"), &[]).await.is(409);
        assert!(crate::fixtures::vote(&world, vote.process).await.count.is_none());

        let differ = format!("{paper}/differences");
        let page = world.as_(&one).get(&differ).await;
        page.is(200).shows("Foaia 2 a fost citită diferit").shows("2. Lumină pe alee").shows("3. Șosea nouă");
        let settled = [("sheet", "2"), ("option", "3"), ("note", "Se vede bine.")];
        world.as_(&one).post(&differ, &settled[..2]).await.is(422);
        world.as_(&one).post(&differ, &settled).await.is(303);
        world.as_(&one).post(&differ, &settled).await.is(409);
        world.as_(&one).post(&format!("{paper}/close"), &[]).await.is(303);
        world.as_(&one).post(&format!("{paper}/close"), &[]).await.is(409);
        let salt: Vec<u8> = {
            let statement = sql!("select salt from paper_box where community_id = $1");
            world.read(&world.ours).await.value(statement, args![]).await.unwrap()
        };
        assert_eq!(salt.len(), 32);
        let wanted = digest(&salt, "Boju", &["1".to_owned(), "3".to_owned(), SPOILED.to_owned()]);
        world.as_(&one).get(PAPER).await.shows(&kit::visit::hex(&wanted));
        let group = kit::visit::hex(&wanted)[..8].to_owned();
        world.anyone().get(&format!("{URL}/acts")).await.is(200).shows(&format!("Amprenta: {group} "));
        let protocol = world.as_(&one).get(&format!("{paper}/protocol.pdf")).await;
        assert!(protocol.is(200).body.starts_with("%PDF"));

        world.as_(&one).post(&format!("{URL}/count"), &[]).await.is(303);
        let counted = crate::fixtures::vote(&world, vote.process).await.count.unwrap();
        assert_eq!((counted.voters, counted.ballots, counted.blank, counted.spoiled), (3, 3, 0, 1));
        world.anyone().get(&format!("{URL}/ballots.pb")).await.is(200).shows(";1");
        world.anyone().get(&format!("{URL}/ballots.csv")).await.is(200);
        assert!(world.anyone().get(&format!("{URL}/protocol.pdf")).await.is(200).body.starts_with("%PDF"));
        world.as_(&one).post(&format!("{URL}/count"), &[]).await.is(303);
        assert_eq!(ballots_and_marks(&world).await, (3, 3), "the sheets come in once");
        assert_eq!(read(&world, &third, &paper, "1", ("option", "3")).await, 403);
        let late = [("label", "Uitată"), ("sheets", "1"), ("opened_by", "x")];
        world.as_(&one).post(PAPER, &late).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_that_was_handed_out_needs_a_box_before_the_count() {
    for world in World::each_engine(areas).await {
        let (vote, one, _) = after(&world, 2).await;
        close(&world);
        world.as_(&one).get(&format!("{URL}/count")).await.is(200).shows("2 persoane au primit buletine");
        world.as_(&one).post(&format!("{URL}/count"), &[]).await.is(409);
        let paper = open_box(&world, &one, "Centru", "7").await;
        let taken = [("label", "Centru"), ("sheets", "1"), ("opened_by", "x")];
        world.as_(&one).post(PAPER, &taken).await.is(422).shows("Este deja o urnă");
        open_box(&world, &one, "Boju", "0").await;
        let wrong = [("sheets", "multe"), ("reason", "greșit")];
        let page = world.as_(&one).post(&format!("{paper}/sheets"), &wrong).await;
        page.is(422).shows("Scrieți un număr de la 0").shows(r#"name="reason" value="greșit""#);
        let refused =
            page.body.split("<details").find(|one| one.starts_with(r#" class="more" open"#)).unwrap();
        assert!(refused.contains(r#"id="correct_sheets" name="sheets" value="multe" aria-invalid="true""#));
        assert!(page.body.contains(r##"href="#correct_sheets""##), "the summary leads to it");
        let other = page.body.split(&format!(r#"action="{PAPER}""#)).nth(1).unwrap();
        assert!(
            !other.contains("multe") && !other.contains("aria-invalid"),
            "the form of another box is empty"
        );
        let silent =
            world.as_(&one).post(&format!("{paper}/sheets"), &[("sheets", "0"), ("reason", " ")]).await;
        silent.is(422).shows(r#"id="correct_reason-wrong""#).hides(r#"id="correct_sheets-wrong""#);
        let second = open_box_at(&world, &one, "Boju").await;
        world.as_(&one).post(&format!("{second}/close"), &[]).await.is(303);
        let none = [("sheets", "0"), ("reason", "Numărate din nou.")];
        world.as_(&one).post(&format!("{paper}/sheets"), &none).await.is(303);
        world.as_(&one).post(&format!("{paper}/close"), &[]).await.is(303);
        world.as_(&one).post(&format!("{URL}/count"), &in_spite_of("0", "2", "Nu le-au pus.")).await.is(303);
        let counted = crate::fixtures::vote(&world, vote.process).await.count.unwrap();
        assert_eq!((counted.voters, counted.ballots), (2, 0), "who got paper and did not put it in is told");
        world.anyone().get(&format!("{URL}/acts")).await.shows("Numărate din nou.");
        world.anyone().get(&format!("{URL}/results")).await.shows("să nu îl fi pus în urnă");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_box_that_was_forgotten_is_asked_for_before_the_count() {
    let count = format!("{URL}/count");
    for world in World::each_engine(areas).await {
        let (vote, one, other) = after(&world, 3).await;
        close(&world);
        let paper = open_box(&world, &one, "Boju", "2").await;
        for sheet in ["1", "2"] {
            for reader in [&one, &other] {
                assert_eq!(read(&world, reader, &paper, sheet, ("option", "2")).await, 303);
            }
        }
        let clerk = world.as_(&one);
        clerk.post(&format!("{paper}/close"), &[]).await.is(303);
        let page = clerk.get(&count).await;
        page.is(200).shows("Foi citite din urne: 2. Persoane care au primit buletin de hârtie: 3.");
        clerk.post(&count, &[]).await.is(422).shows("bifați că se numără așa");
        let whole = in_spite_of("2", "3", "O <urnă> era goală.");
        let without_reason: Vec<_> = whole.iter().copied().filter(|(name, _)| *name != "reason").collect();
        clerk.post(&count, &without_reason).await.is(422).shows("Completați acest câmp").shows("checked");
        let without_tick: Vec<_> = whole.iter().copied().filter(|(name, _)| *name != "confirmed").collect();
        clerk.post(&count, &without_tick).await.is(422).shows("O &lt;urnă&gt; era goală.");
        clerk.post(&count, &in_spite_of("2", "2", "Alte numere.")).await.is(422).shows("Alte numere.");
        assert!(crate::fixtures::vote(&world, vote.process).await.count.is_none());
        clerk.post(&count, &whole).await.is(303);
        let counted = crate::fixtures::vote(&world, vote.process).await.count.unwrap();
        assert_eq!((counted.voters, counted.ballots), (3, 2));
        let acts = world.anyone().get(&format!("{URL}/acts")).await;
        acts.is(200).shows("Foi citite: 2; persoane care au primit buletin: 3. O &#60;urnă&#62; era goală.");
        acts.shows(&one.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_count_that_stopped_half_way_takes_the_sheets_once() {
    for world in World::each_engine(areas).await {
        let (vote, one, other) = after(&world, 1).await;
        world.clock.advance(8 * Instant::DAY);
        let paper = open_box(&world, &one, "Boju", "1").await;
        for reader in [&one, &other] {
            assert_eq!(read(&world, reader, &paper, "1", ("option", "2")).await, 303);
        }
        world.as_(&one).post(&format!("{paper}/close"), &[]).await.is(303);
        for _ in 0..3 {
            let mut tx = world.write(&world.ours).await;
            super::store::into_box(&mut tx, &vote, None).await.unwrap();
            tx.commit_quietly().await.unwrap();
        }
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
        world.as_(&one).post(&format!("{URL}/count"), &[]).await.is(303);
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
        let ids = sql!("select id, choices from ballot where community_id = $1");
        let ids: Vec<(Uuid, String)> = world.read(&world.ours).await.all(ids, args![]).await.unwrap();
        assert!(ids[0].0.get_version_num() == 4 && ids[0].1 == "2");
    }
}

#[test]
fn the_fingerprint_of_a_box_hangs_on_its_label_its_order_and_every_choice() {
    let sheets = |text: &[&str]| text.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    let known = "205e4701acab5cb9d244da4abc0ed889a8089454b6223a5f4253be81e58ab8fe";
    let sum = digest(b"", "Boju", &sheets(&["1", "2,3", ""]));
    assert_eq!(kit::visit::hex(&sum), known, "as any other program works it out");
    assert_ne!(
        sum,
        digest(b"salt", "Boju", &sheets(&["1", "2,3", ""])),
        "nobody guesses it without the salt"
    );
    for other in [("Boj", ["1", "2,3", ""]), ("Boju", ["2,3", "1", ""]), ("Boju", ["1", "2,3", SPOILED])] {
        assert_ne!(sum, digest(b"", other.0, &sheets(&other.1)));
    }
}

#[test]
fn each_reader_is_given_the_sheets_that_two_others_have_not_read() {
    let people: Vec<PersonId> = (1..=3).map(|n| PersonId(Uuid::from_u128(n))).collect();
    let read = |sheet: i64, reader: usize, choices: &str| Reading {
        sheet,
        reader: people[reader],
        choices: choices.to_owned(),
    };
    let all = vec![read(1, 0, "1"), read(1, 1, "1"), read(2, 0, "1"), read(3, 1, "2"), read(3, 2, "3")];
    let readings = Readings::new(4, all, Vec::new());
    let next: Vec<_> = people.iter().map(|reader| readings.next_for(*reader)).collect();
    assert_eq!(next, [Some(4), Some(2), Some(2)]);
    assert_eq!(readings.progress(), Progress { waiting: 2, differing: 1, finished: 1 });
    assert!(readings.finished().is_none());
}
