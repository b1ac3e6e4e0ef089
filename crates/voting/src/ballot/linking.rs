//! Somebody with a full copy of the database tries to lay ballots beside the people who cast them.
use super::store;
use crate::fixtures::*;
use crate::{ballot::Receipt, demo};
use db::{Reader, Sql, args, sql};
use kit::test::World;
use std::collections::HashMap;
use uuid::Uuid;

const VOTERS: usize = 500;
/// Of 500 pairs laid side by side blindly, one is right on average; ten or more happen once in ten million tries.
const LUCK: usize = 10;

/// What the attacker knows: in how many ways rows can be put in an order, for people and for ballots.
struct Copy {
    people: Vec<(&'static str, Vec<Uuid>)>,
    ballots: Vec<(&'static str, Vec<Uuid>)>,
}

async fn ids(reader: &mut Reader, statement: Sql) -> Vec<Uuid> {
    let rows: Vec<(Uuid,)> = reader.all(statement, args![]).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

/// Everything that a copy of the tables orders rows by: where they lie, how old they are, their keys.
async fn copy(reader: &mut Reader, is_sqlite: bool) -> Copy {
    let people = sql!("select id from entitlement where community_id = $1 and used");
    let by_key = sql!("select id from entitlement where community_id = $1 and used order by id");
    let ballots = sql!("select id from ballot where community_id = $1");
    let ballots_by_key = sql!("select id from ballot where community_id = $1 order by id");
    let mut copy = Copy {
        people: vec![("as they lie", ids(reader, people).await), ("by key", ids(reader, by_key).await)],
        ballots: vec![
            ("as they lie", ids(reader, ballots).await),
            ("by key", ids(reader, ballots_by_key).await),
        ],
    };
    if !is_sqlite {
        let people = sql!("select id from entitlement where community_id = $1 and used order by ctid");
        let people_by_age = sql!(
            "select id from entitlement where community_id = $1 and used order by cast(cast(xmin as text) as bigint), ctid"
        );
        let ballots = sql!("select id from ballot where community_id = $1 order by ctid");
        let ballots_by_age = sql!(
            "select id from ballot where community_id = $1 order by cast(cast(xmin as text) as bigint), ctid"
        );
        copy.people.push(("by place", ids(reader, people).await));
        copy.people.push(("by age", ids(reader, people_by_age).await));
        copy.ballots.push(("by place", ids(reader, ballots).await));
        copy.ballots.push(("by age", ids(reader, ballots_by_age).await));
    }
    copy
}

/// The voters cast their ballots one after another; the truth is who got which receipt.
async fn vote(world: &World, people: &[kit::test::Someone]) -> Vec<(Uuid, String)> {
    let mut truth = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let option = (number % 3 + 1).to_string();
        let page = world.as_(person).post(&format!("{URL}/cast"), &[("option", &option)]).await;
        let code = page.is(200).body.split(r#"id="code">"#).nth(1).unwrap().split('<').next().unwrap();
        truth.push((person.person.0, code.to_owned()));
        if number % 7 == 0 {
            super::tick(&world.app, world.ours.id).await.unwrap();
        }
    }
    truth
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_copy_of_the_database_links_people_to_ballots_no_better_than_chance() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 1, 1).await;
        let people = residents(&world, VOTERS).await;
        open(&world, id).await;
        let truth = vote(&world, &people).await;
        close(&world);
        let mut tx = world.write(&world.ours).await;
        demo::count_now(&mut tx, id, None).await.unwrap();
        tx.commit_recorded().await.unwrap();

        let mut reader = world.read(&world.ours).await;
        let is_sqlite = world.app.db.engine_name().eq_ignore_ascii_case("sqlite");
        let copy = copy(&mut reader, is_sqlite).await;
        let by_code: HashMap<String, Uuid> =
            copy.ballots[0].1.iter().map(|id| (Receipt::of(*id).to_string(), *id)).collect();
        let ballot_of: HashMap<Uuid, Uuid> =
            truth.iter().map(|(person, code)| (*person, by_code[code])).collect();
        let arrived: Vec<Uuid> = truth.iter().map(|(person, _)| *person).collect();
        // Whoever stood beside the door knows in which order people came, too.
        for (people_order, people) in copy.people.iter().chain([&("by arrival", arrived)]) {
            for (ballot_order, ballots) in &copy.ballots {
                assert_eq!((people.len(), ballots.len()), (VOTERS, VOTERS));
                let right = |pairs: &mut dyn Iterator<Item = (&Uuid, &Uuid)>| {
                    pairs.filter(|(person, ballot)| ballot_of[*person] == **ballot).count()
                };
                let forwards = right(&mut people.iter().zip(ballots));
                let backwards = right(&mut people.iter().zip(ballots.iter().rev()));
                assert!(
                    forwards < LUCK && backwards < LUCK,
                    "people {people_order} beside ballots {ballot_order}: {forwards} and {backwards} are right"
                );
            }
        }
        let left = sql!(
            "
            select cast(count(*) as bigint) from (
              select id from ballot_arrived where community_id = $1
              union all select id from ballot_box where community_id = $1) as b"
        );
        assert_eq!(
            reader.value::<i64>(left, args![]).await.unwrap(),
            0,
            "nothing is left of the way into the box"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_vote_is_open_ballots_lie_in_crowds_of_one_age() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 1, 1).await;
        let people = residents(&world, 90).await;
        open(&world, id).await;
        vote(&world, &people).await;
        let mut reader = world.read(&world.ours).await;
        let boxed: i64 = reader
            .value(sql!("select cast(count(*) as bigint) from ballot_box where community_id = $1"), args![])
            .await
            .unwrap();
        assert!(boxed >= 60, "{boxed} of 90 were moved");
        if !world.app.db.engine_name().eq_ignore_ascii_case("sqlite") {
            let ages = sql!(
                "
                select cast(count(*) as bigint) from ballot_box where community_id = $1
                 group by cast(xmin as text) order by 1 limit 1"
            );
            let smallest: i64 = reader.value(ages, args![]).await.unwrap();
            assert!(smallest >= store::CROWD, "a crowd of {smallest}");
            let linked = sql!(
                "
                select cast(count(*) as bigint) from ballot_box b
                  join entitlement e on e.community_id = b.community_id and e.vote_id = b.vote_id
                   and cast(e.xmin as text) = cast(b.xmin as text)
                 where b.community_id = $1 and b.id in (
                   select min(cast(x.id as text))::uuid from ballot_box x where x.community_id = $1
                    group by cast(x.xmin as text))"
            );
            let beside: i64 = reader.value(linked, args![]).await.unwrap();
            assert!(beside == 0 || beside >= store::CROWD, "{beside} people beside one ballot");
        }
    }
}
