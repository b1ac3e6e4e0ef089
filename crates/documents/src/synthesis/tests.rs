//! Sectors, suggestions and the synthesis over HTTP, on both engines.
use crate::texts::tests::{areas, published};
use crate::texts::{Document, DocumentKind};
use kit::Role;
use kit::test::{Answer, Client, Someone, World};

const MANUAL: &str =
    "## Capitolul 1\n\nPrimăria răspunde la e-mail în cinci zile.\n\nFormularele se găsesc la ghișeu.";

/// A manual whose paragraphs are talked about, with the clerk who keeps it.
async fn talked_about(world: &World) -> (Document, Someone) {
    let document = published(world, &world.ours, DocumentKind::Manual, "Manual", MANUAL).await;
    let clerk = world.person(&world.ours, Role::Clerk).await;
    world.as_(&clerk).post(&format!("{}/open", document.url()), &[]).await.is(303);
    (document, clerk)
}

async fn suggest(client: &Client<'_>, document: &Document, address: i64, wording: &str) -> Answer {
    let url = format!("{}/p/{address}/suggest", document.url());
    let form = client.get(&url).await.is(200).hidden("form").to_owned();
    let fields = [("form", form.as_str()), ("wording", wording), ("why", "Cinci zile sunt prea multe.")];
    client.post(&url, &fields).await
}

async fn write(client: &Client<'_>, document: &Document, address: i64) -> Answer {
    let fields =
        [("said", "Oamenii cer trei zile."), ("outcome", "partly"), ("reason", "Patru se pot ține.")];
    client.post(&format!("{}/synthesis/p/{address}", document.url()), &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_sector_that_is_silent_is_named_until_it_speaks() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = talked_about(&world).await;
        let client = world.as_(&clerk);
        let url = document.url();
        client.get(&format!("{url}/synthesis")).await.is(200).hides("Nu s-au auzit");
        let fields = [("business", "yes"), ("citizens", "yes")];
        client.post(&format!("{url}/sectors"), &fields).await.is(303);
        let page = client.get(&format!("{url}/synthesis")).await;
        page.is(200)
            .shows("Nu s-au auzit încă")
            .shows("<li>mediul de afaceri</li>")
            .shows("<li>cetățeni</li>");
        client.get("/desk").await.is(200).shows("Nu s-a auzit încă: mediul de afaceri");
        // Who says nothing about it speaks as a citizen; the name of nobody stands beside a sector.
        let ana = world.member(&world.ours).await;
        let opinion = format!("{url}/p/2/opinion");
        world.as_(&ana).post(&opinion, &[("opinion", "agree")]).await.is(303);
        client.get(&format!("{url}/synthesis")).await.is(200).hides("<li>cetățeni</li>");
        let firm = world.member(&world.ours).await;
        let voice = format!("{url}/voice");
        world.as_(&firm).post(&voice, &[("sector", "business"), ("back", "2")]).await.is(303);
        client.get(&format!("{url}/synthesis")).await.is(200).shows("<li>mediul de afaceri</li>");
        suggest(&world.as_(&firm), &document, 2, "Primăria răspunde la e-mail în trei zile.").await.is(303);
        client.get(&format!("{url}/synthesis")).await.is(200).hides("Nu s-au auzit");
        client.get("/desk").await.is(200).hides("Nu s-a auzit încă");
        world.as_(&firm).post(&voice, &[("sector", "nobody")]).await.is(422);
        world.anyone().post(&voice, &[("sector", "business")]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suggestion_shows_what_would_change_and_is_moderated_as_a_comment() {
    for world in World::each_engine(areas).await {
        let (document, _) = talked_about(&world).await;
        let ana = world.member(&world.ours).await;
        let client = world.as_(&ana);
        let url = format!("{}/p/2", document.url());
        suggest(&client, &document, 2, "Primăria răspunde la e-mail în cinci zile.")
            .await
            .is(422)
            .shows("textul de acum");
        suggest(&client, &document, 2, &"a".repeat(1_401)).await.is(422).shows("Cinci zile sunt prea multe.");
        suggest(&client, &document, 2, "Primăria răspunde la <b>e-mail</b> în trei zile.").await.is(303);
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("<del>cinci")
            .shows("<ins>")
            .hides("<b>e-mail")
            .shows("Cinci zile sunt prea multe.");
        // Withdrawn like every comment, it is gone from the wordings.
        let comment = page.body.split("href=\"/talk/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        client.post(&format!("/talk/{comment}/withdraw"), &[]).await.is(303);
        world.anyone().get(&url).await.is(200).hides("<del>cinci").shows("Nimeni nu a propus încă");
        world.anyone().get(&format!("{url}/suggest")).await.is(401);
        world.as_(&ana).get(&format!("{}/p/1/suggest", document.url())).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_synthesis_says_what_was_done_with_every_commented_paragraph_and_names_nobody() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = talked_about(&world).await;
        let client = world.as_(&clerk);
        let url = document.url();
        let ana = world.member(&world.ours).await;
        suggest(&world.as_(&ana), &document, 2, "Primăria răspunde în trei zile.").await.is(303);
        world.as_(&ana).post(&format!("{url}/p/3/opinion"), &[("opinion", "disagree")]).await.is(303);
        let publish = async || {
            let fields = [("summary", "S-a vorbit despre termene.")];
            client.post(&format!("{url}/synthesis/publish"), &fields).await
        };
        publish().await.is(422).shows("Închideți întâi discuția").shows("S-a vorbit despre termene.");
        client.post(&format!("{url}/close"), &[]).await.is(303);
        publish().await.is(409);
        world
            .anyone()
            .get(&format!("{url}/synthesis"))
            .await
            .is(200)
            .hides("Oamenii cer")
            .shows("o persoană");
        world.anyone().get(&format!("{url}/synthesis.pdf")).await.is(404);
        let empty = [("said", ""), ("outcome", "taken"), ("reason", "Da.")];
        client.post(&format!("{url}/synthesis/p/2"), &empty).await.is(422).shows("Da.");
        write(&client, &document, 2).await.is(303);
        write(&client, &document, 99).await.is(404);
        world.anyone().get(&format!("{url}/synthesis")).await.is(200).hides("Oamenii cer");
        publish().await.is(303);
        publish().await.is(409);
        write(&client, &document, 2).await.is(409);
        // What a synthesis was published of is not opened again.
        client.post(&format!("{url}/open"), &[]).await.is(409);
        let page = world.anyone().get(&format!("{url}/synthesis")).await;
        page.is(200)
            .shows("S-a vorbit despre termene.")
            .shows("Oamenii cer trei zile.")
            .shows("preluat în parte");
        page.shows("Patru se pot ține.").shows("o formă propusă").hides(&ana.name);
        assert!(page.queries() <= 8, "{}", page.queries());
        let pdf = world.anyone().get(&format!("{url}/synthesis.pdf")).await;
        assert!(pdf.is(200).body.starts_with("%PDF"));
        world.anyone().get(&url).await.is(200).shows("/synthesis");
    }
}
