//! What holds for all pages of this crate.
use crate::fixtures::{areas, coordinator, operator, whole};
use kit::Role;
use kit::access::Access;
use kit::routes::Site;
use kit::test::World;

/// A route with something in the place of its parts.
fn address(path: &str) -> String {
    path.replace("{slug}", "nimic")
        .replace("{id}", "org_00000000000000000000000000")
        .replace("{key}", "quick-poll")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_that_is_not_open_stays_shut_for_strangers() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let neighbour = world.person(&world.theirs, Role::Coordinator).await;
        for door in crate::area().routes.table.iter().filter(|door| door.access != Access::Visitor) {
            let place = if door.site == Site::Instance { &world.instance } else { &world.ours };
            let path = address(door.path);
            if door.method == "GET" {
                world.anyone().on(place).get(&path).await.is(401);
                world.as_(&neighbour).on(place).get(&path).await.is(401);
            } else {
                world.anyone().on(place).post(&path, &[]).await.is(403);
                world.as_(&neighbour).on(place).post(&path, &[]).await.is(403);
            }
            let needs_role = !matches!(door.access, Access::Member | Access::SignedIn);
            if place.id == world.ours.id && needs_role {
                let answer = match door.method.as_str() {
                    "GET" => world.as_(&member).get(&path).await,
                    _ => world.as_(&member).post(&path, &[]).await,
                };
                assert_eq!(answer.status, 403, "{} {path} as a plain member", door.method);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_without_parts_has_its_words_in_romanian_and_english() {
    for world in World::each_engine(areas).await {
        let (coordinator, operator) = (coordinator(&world).await, operator(&world).await);
        for door in
            crate::area().routes.table.iter().filter(|door| door.method == "GET" && !door.path.contains('{'))
        {
            for lang in ["ro", "en", "hu"] {
                let (client, staff) = match door.site {
                    Site::Instance => (world.anyone().on(&world.instance), world.as_(&operator)),
                    _ => (world.anyone(), world.as_(&coordinator)),
                };
                if lang != "ro" {
                    world.as_(&coordinator).post("/language", &[("lang", lang), ("back", "/")]).await.is(303);
                    world.as_(&operator).post("/language", &[("lang", lang), ("back", "/")]).await.is(303);
                }
                whole(staff.get(door.path).await.is(200));
                if door.access == Access::Visitor {
                    whole(client.in_(kit::Lang::parse(lang).unwrap()).get(door.path).await.is(200));
                }
            }
            world.as_(&coordinator).post("/language", &[("lang", "ro"), ("back", "/")]).await.is(303);
            world.as_(&operator).post("/language", &[("lang", "ro"), ("back", "/")]).await.is(303);
        }
    }
}

#[test]
fn every_public_sentence_exists_in_three_languages() {
    let file = |lang: &str| {
        std::fs::read_to_string(format!("{}/locales/{lang}.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let keys =
        |text: &str| kit::languages::keys(text).map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    let (ro, en, hu) = (keys(&file("ro")), keys(&file("en")), keys(&file("hu")));
    assert_eq!(ro.symmetric_difference(&en).collect::<Vec<_>>(), [""; 0], "Romanian and English");
    assert_eq!(hu.difference(&ro).collect::<Vec<_>>(), [""; 0], "Hungarian has a key that Romanian lacks");
    let public = [
        "home-",
        "about-",
        "process-now-",
        "process-then-",
        "process-step-",
        "stage-state-",
        "target-",
        "log-",
    ];
    let lacking: Vec<_> =
        ro.difference(&hu).filter(|key| public.iter().any(|start| key.starts_with(start))).collect();
    assert_eq!(lacking, [""; 0], "Hungarian, of what citizens see");
    for text in [file("ro"), file("en"), file("hu")] {
        assert!(!text.contains(['ş', 'ţ', 'Ş', 'Ţ']), "a cedilla");
    }
}
