//! The directory, on both engines.
use crate::fixtures::{areas, further, whole};
use crate::founding::{NewCommunity, found};
use kit::test::World;
use kit::{CommunityId, CommunityKind, Lang};

async fn add(
    world: &World,
    host: &str,
    kind: CommunityKind,
    name: &str,
    parent: Option<CommunityId>,
) -> CommunityId {
    let mut tx = world.write(&world.instance).await;
    let new =
        NewCommunity { parent, summary: format!("Fraza: {name}"), ..NewCommunity::named(host, kind, name) };
    let id = found(&mut tx, &new).await.unwrap();
    tx.commit_recorded().await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_is_filtered_by_kind_and_by_association() {
    for world in World::each_engine(areas).await {
        let metropolitan = add(&world, "zona.test", CommunityKind::Metropolitan, "Zona <Cluj>", None).await;
        add(&world, "apahida.test", CommunityKind::Commune, "Comuna Apahida", Some(metropolitan)).await;
        add(&world, "huedin.test", CommunityKind::Town, "Orașul Huedin", None).await;
        let get = async |path: &str| world.anyone().on(&world.instance).get(path).await;
        let all = get("/").await;
        whole(all.is(200))
            .shows("Apahida")
            .shows("Huedin")
            .shows("Zona &#60;Cluj&#62;")
            .shows("http://apahida.test/")
            .shows("5 comunități");
        get("/?kind=town").await.shows("Huedin").hides("Fraza: Comuna Apahida");
        get("/?kind=nonsense").await.is(200).shows("Apahida");
        get(&format!("/?within={metropolitan}")).await.shows("Apahida").hides("Fraza: Orașul Huedin");
        get(&format!("/?within={metropolitan}&kind=town")).await.is(200).shows("Nicio comunitate aici");
        for lang in [Lang::En, Lang::Hu] {
            whole(world.anyone().on(&world.instance).in_(lang).get("/").await.is(200));
            whole(world.anyone().on(&world.instance).in_(lang).get("/about").await.is(200));
        }
        world.anyone().get("/communities/new").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_association_shows_its_members_and_the_way_to_them() {
    for world in World::each_engine(areas).await {
        let association = add(&world, "acor.test", CommunityKind::Association, "Asociația", None).await;
        add(&world, "membra.test", CommunityKind::Commune, "Comuna Membră", Some(association)).await;
        let place = kit::test::Place { id: association, host: "acor.test" };
        let home = world.anyone().on(&place).get("/").await;
        whole(home.is(200)).shows("Comunitățile membre").shows("http://membra.test/").shows("Comuna Membră");
        home.shows(&format!("http://instance.test/?within={association}"));
        world.anyone().get("/").await.hides("Comunitățile membre");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_goes_page_by_page_and_shows_each_community_once() {
    for world in World::each_engine(areas).await {
        for n in 0..65 {
            // Two namesakes each: the page boundary may fall between them.
            add(
                &world,
                &format!("c{n}.test"),
                CommunityKind::Commune,
                &format!("Comuna nr. {:02}", n / 2),
                None,
            )
            .await;
        }
        let (mut hosts, mut path) = (Vec::new(), "/?kind=commune".to_owned());
        loop {
            let page = world.anyone().on(&world.instance).get(&path).await;
            let shown: Vec<String> = page
                .is(200)
                .body
                .split("href=\"http://c")
                .skip(1)
                .map(|r| r.split('.').next().unwrap().to_owned())
                .collect();
            assert!(shown.len() <= 30);
            hosts.extend(shown);
            assert!(hosts.len() <= 65, "a page comes again: {path}");
            match further(&page, "after") {
                Some(next) => path = next,
                None => break,
            }
        }
        hosts.sort_unstable();
        hosts.dedup();
        assert_eq!(hosts.len(), 65);
    }
}
