//! Founding communities, on both engines.
use super::{NewCommunity, found};
use crate::fixtures::{areas, operator, whole};
use db::{args, sql};
use kit::test::World;
use kit::{CommunityId, CommunityKind, Error, Role};

const COJOCNA: [(&str, &str); 11] = [
    ("name", "Comuna Cojocna"),
    ("kind", "commune"),
    ("host", "Cojocna.Test"),
    ("summary", "Hotărâm împreună."),
    ("county", "Cluj"),
    ("siruta", "57350"),
    ("language", "ro"),
    ("in_ro", "yes"),
    ("in_hu", "yes"),
    ("accent", "#1D5A8A"),
    ("phone", "0264 000 000"),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_founds_a_community_which_answers_at_once() {
    for world in World::each_engine(areas).await {
        let operator = operator(&world).await;
        let client = world.as_(&operator);
        let coordinator = world.member(&world.ours).await;
        world.anyone().on(&world.instance).get("/").await.is(200).hides("Cojocna");
        let form = client.get("/communities/new").await;
        whole(form.is(200));
        let id = form.hidden("id").to_owned();
        let fields: Vec<_> = COJOCNA
            .into_iter()
            .chain([("id", id.as_str()), ("coordinator", coordinator.email.as_str())])
            .collect();
        for _ in 0..2 {
            assert_eq!(
                client.post("/communities", &fields).await.is(303).location(),
                "/?done=founding",
                "sent twice, founded once"
            );
        }
        let directory = world.anyone().on(&world.instance).get("/").await;
        directory
            .shows("Comuna Cojocna")
            .shows("http://cojocna.test/")
            .shows("județul Cluj")
            .shows("SIRUTA&nbsp;57350");
        let cojocna = kit::test::Place { id: id.parse().unwrap(), host: "cojocna.test" };
        let home = world.anyone().on(&cojocna).get("/").await;
        whole(home.is(200))
            .shows("Hotărâm împreună.")
            .shows("Magyar")
            .hides("English")
            .shows("/theme/1d5a8a.css");
        let role = sql!("select role from membership where community_id = $1 and person_id = $2");
        let role: Option<(Role,)> =
            world.read(&cojocna).await.one(role, args![coordinator.person]).await.unwrap();
        assert_eq!(role, Some((Role::Coordinator,)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_told_beside_the_field_and_nothing_is_lost() {
    for world in World::each_engine(areas).await {
        let operator = operator(&world).await;
        let client = world.as_(&operator);
        let fields = [
            ("name", "Păstrat"),
            ("kind", "instance"),
            ("host", "http://x"),
            ("siruta", "057350"),
            ("language", "de"),
            ("accent", "roșu"),
            ("coordinator", "nimeni@exemplu.ro"),
        ];
        let refused = client.post("/communities", &fields).await;
        whole(refused.is(422))
            .shows("Păstrat")
            .shows("http://x")
            .shows("057350")
            .shows("Scrieți un nume de gazdă");
        refused
            .shows("între una și șase cifre")
            .shows("Culoarea nu poate fi citită")
            .shows("Nu găsim un cont cu această adresă");
        client.post("/communities", &COJOCNA).await.is(303);
        client.post("/communities", &COJOCNA).await.is(422).shows("La această adresă este deja o comunitate");
        let elsewhere: Vec<_> =
            COJOCNA.into_iter().map(|(k, v)| if k == "host" { (k, "alta.test") } else { (k, v) }).collect();
        client.post("/communities", &elsewhere).await.is(422).shows("are deja acest cod SIRUTA");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_operators_of_the_instance_found_communities() {
    for world in World::each_engine(areas).await {
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        world.as_(&coordinator).get("/communities/new").await.is(404);
        world.as_(&coordinator).on(&world.instance).get("/communities/new").await.is(401);
        let member = world.person(&world.instance, Role::Member).await;
        world.as_(&member).get("/communities/new").await.is(403);
        world.as_(&member).post("/communities", &COJOCNA).await.is(403);
        world.anyone().on(&world.instance).post("/communities", &COJOCNA).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_host_goes_to_one_community_however_many_want_it_at_once() {
    for world in World::each_engine(areas).await {
        let founding = (0..10).map(|_| {
            let app = world.app.clone();
            tokio::spawn(async move {
                let mut tx = app.write_as_program(CommunityId::INSTANCE).await?;
                found(&mut tx, &NewCommunity::named("una.test", CommunityKind::Town, "Una")).await?;
                Ok::<_, Error>(tx.commit_recorded().await?)
            })
        });
        let mut founded = 0;
        for task in founding.collect::<Vec<_>>() {
            match task.await.unwrap() {
                Ok(()) => founded += 1,
                Err(error) => assert!(matches!(error, Error::Conflict("founding-host-taken")), "{error:?}"),
            }
        }
        assert_eq!(founded, 1);
    }
}
