//! The bars of all communities on the bare host.
use crate::story;
use crate::test_world::{Ground, areas, initiative, process, terms};
use communities::founding::{NewCommunity, found};
use db::{args, sql};
use kit::test::{Place, TRIPWIRE, World};
use kit::{CommunityKind, Instant, Lang};

/// A community with a campaign that is open.
async fn further(world: &World, host: &'static str, name: &str, parent: Option<kit::CommunityId>) -> Place {
    let mut tx = world.write(&world.instance).await;
    let new = NewCommunity { parent, ..NewCommunity::named(host, CommunityKind::Commune, name) };
    let id = found(&mut tx, &new).await.unwrap();
    tx.commit_recorded().await.unwrap();
    Place { id, host }
}

async fn campaign(world: &World, place: &Place, slug: &str, title: &str) {
    let process = process(world, place, slug).await;
    let initiative = initiative(world, place, process, title).await;
    let mut tx = world.write(place).await;
    story::open_campaign(&mut tx, initiative, &terms()).await.unwrap();
    tx.commit_recorded().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn campaigns_of_all_communities_stand_under_each_other_with_equal_bars() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        campaign(&world, &world.theirs, "anul-2026", "x").await;
        let page = async |path: &str| world.anyone().on(&world.instance).get(path).await;
        page("/campaigns").await.is(200).shows(TRIPWIRE).shows("Comuna Noastră").shows("<th scope=\"row\">");
        // What a community books is there the moment it is booked.
        ground.transfer("250", "BT1").await.is(303);
        let all = page("/campaigns").await;
        all.is(200)
            .shows("Din 20.000,00\u{a0}lei: strânși 250,00\u{a0}lei")
            .shows(&format!("http://ours.test/initiatives/{}/campaign", ground.initiative))
            .hides("Ana Pop");
        assert!(all.queries() <= 2, "{}", all.queries());
        for lang in [Lang::En, Lang::Hu] {
            world.anyone().on(&world.instance).in_(lang).get("/campaigns").await.is(200);
        }
        world.anyone().get("/campaigns").await.is(404);
        world.clock.advance(21 * Instant::DAY);
        page("/campaigns?which=open").await.is(200).hides("Comuna Noastră").shows("Nicio campanie aici");
        page("/campaigns").await.shows("Comuna Noastră");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_stay_unseen_and_an_association_sees_its_members() {
    for world in World::each_engine(areas).await {
        let mut tx = world.write(&world.instance).await;
        let new = NewCommunity::named("acor.test", CommunityKind::Association, "Asociația");
        let association = found(&mut tx, &new).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let member = further(&world, "membra.test", "Comuna Membră", Some(association)).await;
        let draft = further(&world, "ciorna.test", "Comuna Ciornă", Some(association)).await;
        campaign(&world, &member, "anul", "Parc").await;
        campaign(&world, &draft, "anul", "Piață").await;
        campaign(&world, &world.ours, "anul", "Alee").await;
        let mut tx = world.write(&draft).await;
        tx.run(sql!("update process set published_at = null where community_id = $1"), args![])
            .await
            .unwrap();
        tx.commit_quietly().await.unwrap();
        let page = async |path: &str| world.anyone().on(&world.instance).get(path).await;
        page("/campaigns").await.is(200).shows("Parc").shows("Alee").hides("Piață");
        let within = page(&format!("/campaigns?within={association}")).await;
        within.is(200).shows("Parc").hides("Alee").hides("Piață");
        page("/campaigns?within=x&after=y.z&which=q").await.is(200).shows("Parc");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_shows_each_campaign_once() {
    for world in World::each_engine(areas).await {
        let place = further(&world, "multe.test", "Comuna & Multe", None).await;
        for n in 0..45 {
            campaign(&world, &place, &format!("anul-{n}"), &format!("Parcul {n:02}")).await;
        }
        campaign(&world, &world.ours, "anul", "Alee").await;
        let (mut seen, mut path) = (Vec::new(), "/campaigns".to_owned());
        for _ in 0..4 {
            let page = world.anyone().on(&world.instance).get(&path).await;
            let titles = page.is(200).body.split("/campaign\">").skip(1);
            seen.extend(titles.map(|rest| rest.split('<').next().unwrap().to_owned()));
            let Some(next) = page.body.split("&amp;after=").nth(1) else { break };
            path = format!("/campaigns?which=all&after={}", next.split('"').next().unwrap());
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((count, seen.len()), (46, 46));
    }
}
