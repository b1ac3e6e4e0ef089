//! Pictures and attachments.
use super::{OPEN, areas, process, typed};
use db::{args, sql};
use kit::test::{Client, World};

/// Two by two pixels.
const PNG: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x02\
     \x08\x02\x00\x00\x00\xfd\xd4\x9a\x73\x00\x00\x00\x10\x49\x44\x41\x54\x78\x9c\x63\x68\x70\x50\x00\
     \x22\x06\x08\x05\x00\x1a\x0e\x03\x81\x9c\x0e\x39\xc7\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\
     \x82";
const PDF: &[u8] = b"%PDF-1.7 plan";

/// The field, the name and the content of a file.
type File<'a> = (&'a str, &'a str, &'a [u8]);

/// Sends the blank form with files; the id of the proposal.
async fn write(client: &Client<'_>, files: &[File<'_>]) -> String {
    let url = "/processes/sat/proposals/new";
    let id = client.get(url).await.hidden("id").to_owned();
    client.upload(url, &typed(&id, "Lumină pe alee", "submit"), files).await.is(303);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_shown_with_what_they_show_and_documents_are_listed() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = write(&client, &[("pictures", "alee.png", PNG), ("attachments", "plan.pdf", PDF)]).await;
        let page = client.get(&format!("/proposals/{id}")).await;
        page.shows("alt=\"Imagine la propunerea „Lumină pe alee”\"").shows(">plan.pdf</a>");
        let picture = page.body.split("<img src=\"/files/").nth(1).unwrap().split('/').next().unwrap();
        let content = sql!(
            "select cast(count(*) as bigint) from file_content where community_id = $1 and file_id = $2"
        );
        let picture: kit::FileId = picture.parse().unwrap();
        let kept: i64 = world.read(&world.ours).await.value(content, args![picture]).await.unwrap();
        assert_eq!(kept, 2, "the picture and its small copy");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_gets_words_and_a_file_can_be_taken_away() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = write(&client, &[("pictures", "alee.png", PNG), ("attachments", "plan.pdf", PDF)]).await;
        let url = format!("/proposals/{id}/edit");
        let edit = client.get(&url).await;
        let (picture, revision) = (edit.hidden("picture").to_owned(), edit.hidden("revision").to_owned());
        let plan = edit.body.split("name=\"remove\"").nth(2).unwrap().split("value=\"").nth(1).unwrap();
        let plan = plan.split('"').next().unwrap().to_owned();
        let mut fields = typed(&id, "Lumină pe alee", "");
        fields.extend([("revision", revision.as_str()), ("picture", &picture), ("caption", "Aleea, seara")]);
        fields.push(("remove", &plan));
        world.anyone().get(&format!("/files/{plan}")).await.is(200);
        client.post(&url, &fields).await.is(303);
        world.anyone().get(&format!("/files/{plan}")).await.is(404);
        world.anyone().get(&format!("/files/{picture}")).await.is(200);
        let page = client.get(&format!("/proposals/{id}")).await;
        page.shows("alt=\"Aleea, seara\"").shows("<figcaption>Aleea, seara</figcaption>").hides("plan.pdf");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_taken_is_named_and_the_text_stays() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let url = "/processes/sat/proposals/new";
        let large = vec![b'x'; kit::files::LARGEST + 1];
        let six = [("pictures", "a.png", PNG); 6];
        let cases: [(&[File<'_>], &str); 5] = [
            (&[("pictures", "virus.exe", b"MZ")], "„virus.exe” nu este de un tip acceptat"),
            (&[("attachments", "mare.txt", &large)], "„mare.txt” este prea mare"),
            (&[("pictures", "plan.pdf", PDF)], "numai fotografii"),
            (&[("pictures", "gol.png", b"")], "„gol.png” este gol"),
            (&six, "cel mult 5 fișiere"),
        ];
        for (files, message) in cases {
            let id = client.get(url).await.hidden("id").to_owned();
            let refused = client.upload(url, &typed(&id, "Lumină pe alee", "submit"), files).await;
            refused
                .is(422)
                .shows(message)
                .shows("value=\"Lumină pe alee\"")
                .shows("Seara nu se vede **nimic**.");
            refused.shows("Alegeți din nou fișierele").shows(&format!("value=\"{id}\""));
        }
        world.anyone().get("/processes/sat/proposals").await.hides("Lumină pe alee");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_pictures_are_the_most_however_they_come() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = write(&client, &[("pictures", "a.png", PNG); 4]).await;
        let url = format!("/proposals/{id}/edit");
        let revision = client.get(&url).await.hidden("revision").to_owned();
        let mut fields = typed(&id, "Lumină pe alee", "");
        fields.push(("revision", &revision));
        client.upload(&url, &fields, &[("pictures", "b.png", PNG); 2]).await.is(422).shows("cel mult 1 ");
        client.upload(&url, &fields, &[("pictures", "b.png", PNG)]).await.is(303);
    }
}
