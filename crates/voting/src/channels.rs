//! A thousand voters come by four channels at once, and a hundred of them by two.
use crate::ballot::codes;
use crate::electorate::fixtures::{entries, listed};
use crate::electorate::named::EntryId;
use crate::fixtures::*;
use crate::letters::domain::{BatchId, Print};
use crate::paper::store::marks;
use kit::Instant;
use kit::access::{Actor, Allowed, Role};
use kit::clock::new_id;
use kit::test::{Someone, World};
use std::sync::Arc;
use tokio::task::JoinSet;

const PEOPLE: usize = 1_000;
/// So many have accounts, so many get letters; the others come to the counter, and every second of them takes paper.
const ACCOUNTS: usize = 400;
const LETTERS: usize = 300;
const TWICE: usize = 100;

/// One of the ways to vote.
#[derive(Clone)]
enum Way {
    Web(Someone),
    Letter(String),
    Counter(EntryId),
    Paper(EntryId),
}

/// Goes this way; true if it was the way by which somebody voted.
async fn go(world: &World, clerk: &Someone, way: Way) -> bool {
    let (cast, counter) = (format!("{URL}/cast"), format!("{URL}/counter"));
    let answer = match way {
        Way::Web(one) => world.as_(&one).post(&cast, &[("option", "1")]).await,
        Way::Letter(code) => world.anyone().post(&cast, &[("code", &code), ("option", "2")]).await,
        Way::Counter(entry) => {
            let page = world.as_(clerk).post(&counter, &[("entry", &entry.to_string())]).await;
            if page.status == 409 {
                return false;
            }
            let form = [("code", page.hidden("code")), ("option", "2")];
            world.as_(clerk).post(&cast, &form).await
        }
        Way::Paper(entry) => {
            world.as_(clerk).post(&format!("{counter}/paper"), &[("entry", &entry.to_string())]).await
        }
    };
    assert!(matches!(answer.status, 200 | 303 | 409), "{}: {}", answer.status, answer.body);
    answer.status != 409
}

/// Prints letters for these lines of the list: their codes.
async fn print(world: &World, vote: &crate::vote::Vote, people: &[EntryId]) -> Vec<String> {
    let codes: Vec<String> = people.iter().map(|_| codes::fresh()).collect();
    let hashed: Vec<_> =
        people.iter().zip(&codes).map(|(one, code)| (*one, codes::hash(&world.app, vote.id, code))).collect();
    let clerk = Actor { role: Role::Clerk, ..Actor::nobody() };
    let allowed: Allowed<Print> = clerk.may(vote.clone(), world.now()).unwrap();
    let mut tx = world.write(&world.ours).await;
    let batch = BatchId(new_id(false, 0));
    let printed = crate::letters::store::keep(&mut tx, &allowed, batch, "", &hashed).await.unwrap();
    tx.commit(printed).await.unwrap();
    codes
}

/// Two people read all sheets of one box; all of them name the third option.
async fn read_paper(world: &Arc<World>, clerks: [&Someone; 2], sheets: i64) {
    let paper = format!("{URL}/paper");
    let form = [("label", "Cămin"), ("sheets", &sheets.to_string()), ("opened_by", "Ana Pop, Ion Rus")];
    world.as_(clerks[0]).post(&paper, &form).await.is(303);
    let page = world.as_(clerks[0]).get(&paper).await;
    let before = &page.body[..page.body.find("Cămin").unwrap()];
    let id = before.rsplit(r#"id=""#).next().unwrap().split('"').next().unwrap().to_owned();
    for clerk in clerks {
        for sheet in 1..=sheets {
            let form = [("sheet", sheet.to_string()), ("option", "3".to_owned())];
            let form: Vec<_> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
            world.as_(clerk).post(&format!("{paper}/{id}/read"), &form).await.is(303);
        }
    }
    world.as_(clerks[0]).post(&format!("{paper}/{id}/close"), &[]).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_people_over_four_channels_vote_once_each() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &THREE, 2, 1).await;
        let names: Vec<String> = (0..PEOPLE - ACCOUNTS).map(|n| format!("Om {n:04}")).collect();
        listed(&world, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let accounts = residents(&world, ACCOUNTS).await;
        let vote = open(&world, process).await;
        let lines = entries(&world, &vote).await;
        assert_eq!((vote.electorate, lines.len()), (1_000, PEOPLE));
        let (clerk, other) = (clerk(&world).await, clerk(&world).await);

        let codes = print(&world, &vote, &lines[..LETTERS]).await;
        let mut ways: Vec<Way> = accounts.into_iter().map(Way::Web).collect();
        ways.extend(codes.into_iter().map(Way::Letter));
        for (at, line) in lines[LETTERS..PEOPLE - ACCOUNTS].iter().enumerate() {
            ways.push(if at % 2 == 0 { Way::Counter(*line) } else { Way::Paper(*line) });
        }
        // Of those who have a letter, some ask for a ballot at the counter at the same time, some for paper.
        let second = lines[..TWICE].iter().enumerate();
        let second =
            second.map(|(at, line)| if at % 2 == 0 { Way::Counter(*line) } else { Way::Paper(*line) });
        let mut at = LETTERS;
        for way in second.collect::<Vec<_>>() {
            ways.insert(at + 1, way);
            at += 2;
        }
        assert_eq!(ways.len(), PEOPLE + TWICE);

        let world = Arc::new(world);
        let mut tries = JoinSet::new();
        for way in ways {
            let (world, clerk) = (world.clone(), clerk.clone());
            tries.spawn(async move { go(&world, &clerk, way).await });
        }
        let voted = tries.join_all().await.into_iter().filter(|voted| *voted).count();
        assert_eq!(voted, PEOPLE);
        let paper = marks(&mut world.read(&world.ours).await, vote.id).await.unwrap();
        assert_eq!(ballots_and_marks(&world).await, (1_000 - paper, 1_000));

        world.clock.advance(8 * Instant::DAY);
        read_paper(&world, [&clerk, &other], paper).await;
        world.as_(&clerk).post(&format!("{URL}/count"), &[]).await.is(303);
        let counted = crate::fixtures::vote(&world, process).await.count.unwrap();
        assert_eq!((counted.voters, counted.ballots, counted.blank, counted.spoiled), (1_000, 1_000, 0, 0));
        assert_eq!(ballots_and_marks(&world).await, (1_000, 1_000));
        let all = crate::count::store::ballots(&mut world.read(&world.ours).await, vote.id).await.unwrap();
        let web = all.iter().filter(|(_, choices)| choices == "1").count();
        let sheets = all.iter().filter(|(_, choices)| choices == "3").count();
        assert_eq!((web, i64::try_from(sheets).unwrap()), (ACCOUNTS, paper));
    }
}
