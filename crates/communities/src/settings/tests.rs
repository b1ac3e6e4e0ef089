//! The settings of a community, on both engines.
use crate::fixtures::{areas, coordinator, whole};
use kit::test::World;

const FORM: [(&str, &str); 9] = [
    ("name", "Comuna <Nouă>"),
    ("summary", "Altă frază."),
    ("email", "contact@noua.ro"),
    ("phone", "0264 111 222"),
    ("language", "hu"),
    ("in_ro", "yes"),
    ("in_hu", "yes"),
    ("accent", "#2F6B3A"),
    ("do", "save"),
];

/// The smallest picture: one white pixel.
const PICTURE: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58,
    126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177, 56, 246, 20, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_changes_what_the_community_says_of_itself() {
    for world in World::each_engine(areas).await {
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        whole(client.get("/settings").await.is(200)).shows("Comuna Noastră").shows("#a33a1e");
        world.anyone().on(&world.instance).get("/").await.shows("Comuna Noastră");
        client.upload("/settings", &FORM, &[("logo", "stema.png", PICTURE)]).await.is(303);
        let home = world.anyone().get("/").await;
        whole(home.is(200))
            .shows("Comuna &#60;Nouă&#62;")
            .shows("Altă frază.")
            .shows("/theme/2f6b3a.css")
            .shows("0264 111 222");
        home.shows("<html lang=\"hu\">").hides(">English<");
        let logo = home.body.split("class=\"arms\" src=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(world.anyone().get(logo).await.is(200).headers["content-type"], "image/jpeg");
        let directory = world.anyone().on(&world.instance).get("/").await;
        directory.shows("Comuna &#60;Nouă&#62;").hides("Comuna Noastră");
        let without: Vec<_> = FORM.into_iter().chain([("without_logo", "yes")]).collect();
        client.post("/settings", &without).await.is(303);
        world.anyone().get("/").await.hides("class=\"arms\" src=");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_colour_changes_nothing_and_a_colour_that_is_none_is_refused() {
    for world in World::each_engine(areas).await {
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let preview: Vec<_> =
            FORM.into_iter().map(|(k, v)| if k == "do" { (k, "preview") } else { (k, v) }).collect();
        whole(client.post("/settings", &preview).await.is(200)).shows("#2f6b3a").shows("Altă frază.");
        world.anyone().get("/").await.hides("Altă frază.");
        let wrong: Vec<_> =
            FORM.into_iter().map(|(k, v)| if k == "accent" { (k, "\"><script>") } else { (k, v) }).collect();
        let refused = client.post("/settings", &wrong).await;
        whole(refused.is(422)).shows("Culoarea nu poate fi citită").shows("Altă frază.").hides("\"><script>");
        let nameless: Vec<_> =
            FORM.into_iter().map(|(k, v)| if k == "name" { (k, " ") } else { (k, v) }).collect();
        client
            .post("/settings", &nameless)
            .await
            .is(422)
            .shows("<a href=\"#name\">Numele: Completați acest câmp.</a>");
        let refused = client.upload("/settings", &FORM, &[("logo", "x.pdf", b"%PDF-1.7 x")]).await;
        refused.is(422).shows("Stema trebuie să fie o imagine").shows("Altă frază.");
        world.anyone().get("/").await.hides("Altă frază.");
    }
}
