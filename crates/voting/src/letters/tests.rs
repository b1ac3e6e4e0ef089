use super::domain::{BatchId, Print};
use super::store;
use crate::ballot::codes;
use crate::electorate::fixtures::{entries, vote_of};
use crate::electorate::named::{self, EntryId, Wanted};
use crate::fixtures::*;
use crate::vote::Vote;
use db::{args, sql};
use kit::Instant;
use kit::access::{Actor, Allowed, Role};
use kit::clock::new_id;
use kit::test::World;
use std::sync::Arc;
use tokio::task::JoinSet;

fn may_print(world: &World, vote: &Vote) -> Allowed<Print> {
    let clerk = Actor { role: Role::Clerk, ..Actor::nobody() };
    clerk.may::<Print>(vote.clone(), world.now()).unwrap()
}

/// A letter as it is printed, for one line of the list: its code.
async fn letter(world: &World, vote: &Vote, entry: EntryId) -> String {
    let code = codes::fresh();
    let hash = codes::hash(&world.app, vote.id, &code);
    let mut tx = world.write(&world.ours).await;
    let batch = BatchId(new_id(false, 0));
    let printed =
        store::keep(&mut tx, &may_print(world, vote), batch, "alta", &[(entry, hash)]).await.unwrap();
    tx.commit(printed).await.unwrap();
    code
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_printed_once_and_only_hashes_are_kept() {
    let url = format!("{URL}/letters");
    for world in World::each_engine(areas).await {
        let (vote, people) = vote_of(&world, &["Ștefan Țone", "Ana Mureșan", "Kovács Erzsébet"], 1).await;
        let clerk = clerk(&world).await;
        world.as_(&people[0]).get(&url).await.is(403);
        world.as_(&clerk).get(&url).await.is(200).shows("Nu s-a tipărit nicio scrisoare");
        let without = [("whom", "without-account")];
        let asked = world.as_(&clerk).post(&url, &without).await;
        asked.is(200).shows("Se tipăresc 3 scrisori").shows("o singură dată");
        let form = [("whom", "without-account"), ("batch", asked.hidden("batch"))];
        let paper = world.as_(&clerk).post(&url, &form).await;
        paper.is(200);
        assert!(paper.body.starts_with("%PDF"));
        assert_eq!(paper.headers["cache-control"], "no-store");
        let kept = sql!(
            "
            select code_hash, made_on from vote_code
             where community_id = $1 and vote_id = $2 and channel = 'letter' and revoked_on is null"
        );
        let hashes: Vec<(Vec<u8>, String)> =
            world.read(&world.ours).await.all(kept, args![vote.id]).await.unwrap();
        assert_eq!(hashes.len(), 3);
        assert!(hashes.iter().all(|(hash, day)| hash.len() == 32 && day == "2026-05-15"));
        world.as_(&clerk).post(&url, &without).await.is(422).shows("Nimeni dintre aceștia");
        let again =
            [("whom", "everybody"), ("again", "yes"), ("reason", "x"), ("batch", asked.hidden("batch"))];
        world.as_(&clerk).post(&url, &again).await.is(409);
        world.anyone().get(&format!("{URL}/acts")).await.is(200).shows("3 scrisori.");
        close(&world);
        world.as_(&clerk).post(&url, &[("whom", "everybody")]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_votes_once_and_a_replaced_or_revoked_one_opens_nothing() {
    let code_url = format!("{URL}/code");
    let cast = format!("{URL}/cast");
    for world in World::each_engine(areas).await {
        let (vote, _) = vote_of(&world, &["Ana Mureșan", "Ion Pop"], 0).await;
        let (clerk, people) = (clerk(&world).await, entries(&world, &vote).await);
        let first = letter(&world, &vote, people[0]).await;
        let small = first.to_lowercase().replace('-', " ");
        world.anyone().post(&code_url, &[("code", &small)]).await.is(200).shows("Verificați buletinul");
        let second = letter(&world, &vote, people[0]).await;
        world.anyone().post(&code_url, &[("code", &first)]).await.is(422);
        world.anyone().post(&cast, &[("code", &first), ("option", "1")]).await.is(403);
        let done = world.anyone().post(&cast, &[("code", &second), ("option", "1")]).await;
        done.is(200).shows("Buletinul este în urnă");
        world.anyone().post(&cast, &[("code", &second), ("option", "1")]).await.is(409);
        let third = letter(&world, &vote, people[1]).await;
        let revoke = format!("{URL}/letters/revoke");
        let entry = people[1].to_string();
        world.as_(&clerk).get(&format!("{revoke}?entry={entry}")).await.is(200).shows("Ion Pop");
        world.as_(&clerk).post(&revoke, &[("entry", &entry)]).await.is(422);
        let form = [("entry", entry.as_str()), ("reason", "Scrisoare ruptă.")];
        world.as_(&clerk).post(&revoke, &form).await.is(303);
        world.anyone().post(&code_url, &[("code", &third)]).await.is(422);
        world.as_(&clerk).post(&revoke, &form).await.is(422).shows("Nu este nicio scrisoare");
        world.anyone().get(&format!("{URL}/acts")).await.shows("Scrisoare ruptă.").hides("Ion Pop");
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
        let voted = [("whom", "one"), ("entry", &people[0].to_string())];
        world.as_(&clerk).post(&format!("{URL}/letters"), &voted).await.is(422).shows("a votat deja");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_prints_again_goes_on_with_the_oldest_letters_and_never_voids_those_of_today() {
    let url = format!("{URL}/letters");
    for world in World::each_engine(areas).await {
        let (vote, _) = vote_of(&world, &["Ana Pop", "Dan Pop", "Eva Pop", "Ion Pop"], 0).await;
        let (clerk, people) = (clerk(&world).await, entries(&world, &vote).await);
        letter(&world, &vote, people[0]).await;
        world.clock.advance(Instant::DAY);
        let today = letter(&world, &vote, people[1]).await;
        let asked = world.as_(&clerk).post(&url, &[("whom", "everybody"), ("again", "yes")]).await;
        asked.is(200).shows("Se tipăresc 3 scrisori").shows("O scrisoare mai veche nu va mai fi bună");
        world.clock.advance(Instant::DAY);
        letter(&world, &vote, people[2]).await;
        let wanted = Wanted { letter_before: Some(world.now().day().plus(1)), ..Wanted::default() };
        let found = named::wanted(&mut world.read(&world.ours).await, vote.id, &wanted).await.unwrap();
        let order: Vec<EntryId> = found.into_iter().map(|one| one.id).collect();
        assert_eq!(order, [people[3], people[0], people[1], people[2]]);
        let form =
            [("whom", "everybody"), ("again", "yes"), ("reason", "x"), ("batch", asked.hidden("batch"))];
        world.as_(&clerk).post(&url, &form).await.is(200);
        world.anyone().post(&format!("{URL}/code"), &[("code", &today)]).await.is(422);
        let again = world.as_(&clerk).post(&url, &form[..2]).await;
        again.is(422).shows("Nimeni dintre aceștia");
    }
}

/// Everything that lies in the database as text or bytes, where it can be had.
async fn bytes(world: &World) -> Vec<u8> {
    let mut reader = world.read(&world.ours).await;
    let mut all = Vec::new();
    if world.app.db.engine_name().eq_ignore_ascii_case("sqlite") {
        let file = sql!(global "select file from pragma_database_list where name = 'main'");
        let file: String = reader.value(file, args![]).await.unwrap();
        for ending in ["", "-wal"] {
            all.extend(std::fs::read(format!("{file}{ending}")).unwrap_or_default());
        }
        assert!(all.len() > 10_000, "{file}");
    }
    let texts = sql!("
        select body from event where community_id = $1
        union all select words from vote_act where community_id = $1
        union all select choices from ballot_arrived where community_id = $1
        union all select channel || made_on || coalesce(revoked_because, '') from vote_code where community_id = $1");
    let rows: Vec<(String,)> = reader.all(texts, args![]).await.unwrap();
    all.extend(rows.into_iter().flat_map(|(text,)| text.into_bytes()));
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn no_code_stands_in_the_database_in_clear() {
    for world in World::each_engine(areas).await {
        let (vote, _) = vote_of(&world, &["Ana Mureșan", "Ion Pop"], 0).await;
        let (clerk, people) = (clerk(&world).await, entries(&world, &vote).await);
        let printed = letter(&world, &vote, people[0]).await;
        let entry = people[1].to_string();
        let page = world.as_(&clerk).post(&format!("{URL}/counter"), &[("entry", &entry)]).await;
        let opened = page.hidden("code").to_owned();
        for code in [&printed, &opened] {
            let form = [("code", code.as_str()), ("option", "1")];
            world.anyone().post(&format!("{URL}/cast"), &form).await.is(200);
        }
        let all = bytes(&world).await;
        let holds = |text: &str| all.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(holds("vote.letters") || holds(r#""letters":1"#), "the search finds what is there");
        for code in [printed, opened] {
            assert!(!holds(&code) && !holds(&code.replace('-', "")) && !holds(&code.to_lowercase()));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_attempts_over_all_channels_give_each_person_one_vote() {
    for world in World::each_engine(areas).await {
        let (vote, people) = vote_of(&world, &[], 10).await;
        let clerk = clerk(&world).await;
        let mut codes = Vec::new();
        let of =
            sql!("select id from entitlement where community_id = $1 and vote_id = $2 and person_id = $3");
        for one in &people {
            let entry: EntryId =
                world.read(&world.ours).await.value(of, args![vote.id, one.person]).await.unwrap();
            codes.push((entry, letter(&world, &vote, entry).await));
        }
        let world = Arc::new(world);
        let mut tries = JoinSet::new();
        for turn in 0..10 {
            for (at, one) in people.iter().enumerate() {
                let (world, clerk, one) = (world.clone(), clerk.clone(), one.clone());
                let (entry, code) = codes[at].clone();
                tries.spawn(async move {
                    let (cast, counter) = (format!("{URL}/cast"), format!("{URL}/counter"));
                    let entry = entry.to_string();
                    let with_code = |code: String| [("code", code), ("option", "1".to_owned())];
                    match (turn + at) % 4 {
                        0 => world.as_(&one).post(&cast, &[("option", "1")]).await.status,
                        1 => {
                            let form = with_code(code);
                            let form: Vec<_> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
                            world.anyone().post(&cast, &form).await.status
                        }
                        2 => {
                            let page = world.as_(&clerk).post(&counter, &[("entry", &entry)]).await;
                            let form = with_code(page.hidden("code").to_owned());
                            let form: Vec<_> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
                            if page.status == 409 {
                                409
                            } else {
                                world.as_(&clerk).post(&cast, &form).await.status
                            }
                        }
                        _ => {
                            let form = [("entry", entry.as_str())];
                            world.as_(&clerk).post(&format!("{counter}/paper"), &form).await.status
                        }
                    }
                });
            }
        }
        let answers = tries.join_all().await;
        let taken = answers.iter().filter(|status| matches!(status, 200 | 303)).count();
        assert_eq!((answers.len(), taken), (100, 10), "{answers:?}");
        let (ballots, marks) = ballots_and_marks(&world).await;
        let paper = crate::paper::store::marks(&mut world.read(&world.ours).await, vote.id).await.unwrap();
        assert_eq!((marks, ballots + paper), (10, 10));
    }
}
