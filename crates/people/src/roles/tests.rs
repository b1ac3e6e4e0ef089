use super::give_role;
use crate::registration::join_all;
use crate::tests::areas;
use crate::{NewPerson, create_card, create_person};
use db::{args, sql};
use kit::test::{Place, World};
use kit::{Error, PersonId, Role};

async fn role_of(world: &World, place: &Place, person: PersonId) -> String {
    let statement = sql!("select role from membership where community_id = $1 and person_id = $2");
    world.read(place).await.value(statement, args![person]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_gives_a_task_and_the_log_says_so_without_a_name() {
    for world in World::each_engine(areas).await {
        let (coordinator, member) =
            (world.person(&world.ours, Role::Coordinator).await, world.member(&world.ours).await);
        let path = format!("/people/{}", member.person);
        world.as_(&coordinator).get(&path).await.is(200).shows("Schimbați sarcina");
        let give =
            async |role| world.as_(&coordinator).post(&format!("{path}/role"), &[("role", role)]).await;
        for wrong in ["operator", "visitor", "mayor", ""] {
            give(wrong).await.is(422).shows("Alegeți una dintre variante");
        }
        give("moderator").await.is(303);
        give("moderator").await.is(303);
        give("accountant").await.is(303);
        assert_eq!(role_of(&world, &world.ours, member.person).await, "accountant");
        world.as_(&coordinator).get("/people/roles").await.is(200).shows(&member.name).shows("Contabil");
        let lines =
            kit::log::public(&world.app.areas, &mut world.read(&world.ours).await, None, 10).await.unwrap();
        let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        assert!(names.contains(&"role.moderator-named") && names.contains(&"role.accountant-named"));
        assert!(lines.iter().all(|line| line.body == serde_json::json!({})));
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).get(&path).await.is(200).hides("Schimbați sarcina");
        world.as_(&clerk).post(&format!("{path}/role"), &[("role", "clerk")]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_coordinator_stays() {
    for world in World::each_engine(areas).await {
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        let path = format!("/people/{}/role", coordinator.person);
        world.as_(&coordinator).post(&path, &[("role", "member")]).await.is(409).shows("Acesta este ultimul");
        assert_eq!(role_of(&world, &world.ours, coordinator.person).await, "coordinator");
        let second = world.person(&world.ours, Role::Coordinator).await;
        let away = world.as_(&coordinator).post(&path, &[("role", "member")]).await;
        assert_eq!((away.status, away.location()), (303, "/me?done=role"));
        world
            .as_(&second)
            .post(&format!("/people/{}/role", second.person), &[("role", "clerk")])
            .await
            .is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_coordinators_who_remove_each_other_at_once_leave_one() {
    for world in World::each_engine(areas).await {
        for _ in 0..5 {
            let (one, two) = (
                world.person(&world.ours, Role::Coordinator).await,
                world.person(&world.ours, Role::Coordinator).await,
            );
            let pairs = [(&one, &two), (&two, &one)];
            let answers = join_all(pairs.into_iter().map(async |(actor, other)| {
                world
                    .as_(actor)
                    .post(&format!("/people/{}/role", other.person), &[("role", "member")])
                    .await
                    .status
            }))
            .await;
            let left: i64 = world
                .read(&world.ours)
                .await
                .value(
                    sql!("select cast(count(*) as bigint) from membership where community_id = $1 and role = 'coordinator'"),
                    args![],
                )
                .await
                .unwrap();
            assert_eq!(left, 1, "{answers:?}");
            let mut tx = world.write(&world.ours).await;
            tx.run(sql!("update membership set role = 'member' where community_id = $1"), args![])
                .await
                .unwrap();
            tx.commit_quietly().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gets_a_task_has_an_address_and_no_card() {
    for world in World::each_engine(areas).await {
        let (coordinator, member) =
            (world.person(&world.ours, Role::Coordinator).await, world.member(&world.ours).await);
        let mut tx = world.write(&world.ours).await;
        let paper = create_person(&mut tx, NewPerson::named("Vasile Moldovan")).await.unwrap();
        let code = create_card(&mut tx, &world.app, member.person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let give = async |person: PersonId| {
            world.as_(&coordinator).post(&format!("/people/{person}/role"), &[("role", "clerk")]).await
        };
        give(paper).await.is(403).shows("are nevoie de o adresă de e-mail");
        give(member.person).await.is(303);
        world.anyone().post("/sign-in/card", &[("code", &code)]).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_gives_any_role_of_a_member_and_none_to_a_stranger() {
    for world in World::each_engine(areas).await {
        let (member, neighbour) = (world.member(&world.instance).await, world.member(&world.theirs).await);
        let mut tx = world.write(&world.instance).await;
        give_role(&mut tx, member.person, Role::Operator).await.unwrap();
        assert!(matches!(give_role(&mut tx, neighbour.person, Role::Clerk).await, Err(Error::NotFound)));
        assert!(matches!(give_role(&mut tx, member.person, Role::Visitor).await, Err(Error::BadInput(_))));
        assert!(matches!(
            give_role(&mut tx, member.person, Role::Member).await,
            Err(Error::Conflict("role-last"))
        ));
        tx.commit_recorded().await.unwrap();
        assert_eq!(role_of(&world, &world.instance, member.person).await, "operator");
    }
}
