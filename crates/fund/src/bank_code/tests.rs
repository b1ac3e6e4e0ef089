//! The bank's picture through its page.
use crate::test_world::{Ground, areas};
use db::{args, sql};
use kit::Role;
use kit::test::World;

/// The smallest picture there is: one point, PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdacd\xf8\xcfP\x0f\0\x03\x86\x01\x80Z4}k\0\0\0\0IEND\xaeB`\x82";

fn file_of(body: &str) -> String {
    let after = body.split("<img src=\"").nth(1).unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_accountant_s_picture_stands_beside_the_account_until_it_is_taken_away() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let client = world.as_(&ground.accountant);
        let url = format!("/fund/books/{}/bank-code", ground.campaign);
        ground.page().await.hides("Codul QR al băncii");
        client.get(&url).await.is(200).shows("Codul QR al băncii Banca Mică");
        let alt = [("alt", "Codul \"BM\" <b>")];
        client.upload(&url, &alt, &[("picture", "cod.png", PNG)]).await.is(303);
        let page = ground.page().await;
        page.is(200).shows("alt=\"Codul &#34;BM&#34; &#60;b&#62;\"");
        let file = file_of(&page.body);
        world.anyone().get(&file).await.is(200);
        let form = [("amount", "150"), ("shown", "anonymous")];
        let made =
            world.anyone().post(&format!("/initiatives/{}/campaign/pledge", ground.initiative), &form).await;
        world.anyone().get(made.is(303).location()).await.is(200).shows(&file);
        // Another one takes its place, and the old address leads nowhere.
        client.upload(&url, &alt, &[("picture", "cod2.png", PNG)]).await.is(303);
        let second = file_of(&ground.page().await.body);
        assert_ne!(file, second);
        world.anyone().get(&file).await.is(404);
        client.post(&format!("{url}/remove"), &[]).await.is(303);
        client.post(&format!("{url}/remove"), &[]).await.is(303);
        ground.page().await.hides("<img src=\"/files/");
        world.anyone().get(&second).await.is(404);
        let files = sql!("select cast(count(*) as bigint) from file_content where community_id = $1");
        let left: i64 = world.read(&world.ours).await.value(files, args![]).await.unwrap();
        assert_eq!(left, 0, "nothing of it is kept");
        let events = world.events(&world.ours).await;
        let count = |name: &str| events.iter().filter(|event| *event == name).count();
        assert_eq!((count("bank-code.added"), count("bank-code.removed")), (2, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_picture_with_words_is_kept_and_only_from_the_accountant() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let client = world.as_(&ground.accountant);
        let url = format!("/fund/books/{}/bank-code", ground.campaign);
        let alt = [("alt", "Codul băncii")];
        for (files, said) in [
            (vec![], "Alegeți imaginea codului"),
            (vec![("picture", "cod.pdf", &b"%PDF-1.7 x"[..])], "nu este o imagine PNG sau JPEG"),
            (vec![("picture", "cod.png", &b"<svg onload=alert(1)>"[..])], "cod.png"),
            (vec![("picture", "a.png", PNG), ("picture", "b.png", PNG)], "cel mult 1 fi"),
        ] {
            client.upload(&url, &alt, &files).await.is(422).shows(said).shows("Codul băncii");
        }
        let silent = client.upload(&url, &[("alt", " ")], &[("picture", "cod.png", PNG)]).await;
        silent.is(422).shows("Completați acest câmp");
        ground.page().await.hides("<img src=\"/files/");
        let picture = [("picture", "cod.png", PNG)];
        world.as_(&ground.coordinator).upload(&url, &alt, &picture).await.is(403);
        let theirs = world.person(&world.theirs, Role::Accountant).await;
        world.as_(&theirs).upload(&url, &alt, &picture).await.is(404);
        world.anyone().get(&url).await.is(401);
        world.anyone().post(&format!("{url}/remove"), &[]).await.is(403);
    }
}
