//! Documents over HTTP, on both engines.
use super::domain::{DocumentId, DocumentKind, Source};
use super::store::{self, DocumentPublished, DocumentWritten, NewDocument};
use crate::texts::Document;
use kit::Area;
use kit::test::{Answer, Client, Place, TRIPWIRE, World};

pub(crate) fn areas() -> Vec<Area> {
    vec![communities::area(), dialogue::area(), crate::area()]
}

pub(crate) const DECISION: &str = "CAPITOLUL I Dispoziții generale\nArt. 1. - (1) Se aprobă regulamentul pieței.\n(2) Piața este deschisă zilnic.[^1]\nCAPITOLUL II Taxe\nArt. 2. - Taxa este de 5 lei pe zi.\n[^1]: Și în zilele de sărbătoare.\n";

/// A public document.
pub(crate) async fn published(
    world: &World,
    place: &Place,
    kind: DocumentKind,
    title: &str,
    text: &str,
) -> Document {
    let mut tx = world.write(place).await;
    let id = DocumentId(tx.new_id());
    let new = NewDocument { id, kind, title: title.to_owned(), summary: format!("Pe scurt: {title}") };
    let document = store::create(&mut tx, &new).await.unwrap();
    let blocks = formats::document::from_markdown(text).unwrap().blocks;
    store::keep_version(&mut tx, &document, blocks, Source::Pasted, "").await.unwrap();
    let document = store::load(&mut tx, id).await.unwrap();
    store::publish(&mut tx, &document).await.unwrap();
    let title = document.title.clone();
    tx.commit(DocumentPublished { document: id, version: 1, title }).await.unwrap();
    store::load(&mut world.read(place).await, id).await.unwrap()
}

async fn begin(client: &Client<'_>, title: &str) -> String {
    let blank = client.get("/documents/new").await;
    let id = blank.is(200).hidden("id").to_owned();
    let fields = [("id", id.as_str()), ("kind", "manual"), ("title", title), ("summary", "Pe scurt.")];
    let answer = client.post("/documents/new", &fields).await;
    answer.is(303).location().split("/text").next().unwrap().to_owned()
}

async fn paste(client: &Client<'_>, url: &str, text: &str) -> Answer {
    let version = client.get(&format!("{url}/text")).await.hidden("version").to_owned();
    client.post(&format!("{url}/text"), &[("version", version.as_str()), ("text", text)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_written_published_changed_and_compared() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = begin(&client, "Manual de <b>digitalizare</b>").await;
        assert_eq!(url, "/documents/manual-de-b-digitalizare-b");
        paste(&client, &url, "  ").await.is(422).shows("Nu am găsit niciun text");
        paste(&client, &url, DECISION).await.is(303);
        world.anyone().get(&url).await.is(404);
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("CAPITOLUL I")
            .shows("regulamentul pieței")
            .hides("<b>digitalizare")
            .shows("sărbătoare");
        let second = world.anyone().get(&format!("{url}/sections/2")).await;
        second.is(200).shows("Taxa este de 5 lei").hides("regulamentul pieței");
        // One page is changed; addresses elsewhere stay.
        let edit = format!("{url}/sections/2/edit");
        let form = client.get(&edit).await;
        form.is(200).shows("## CAPITOLUL II Taxe");
        let version = form.hidden("version").to_owned();
        let text =
            "## CAPITOLUL II Taxe\n\nArt. 2. - Taxa este de 7 lei pe zi.\n\nArt. 3. - Elevii nu plătesc.";
        let fields = [("version", version.as_str()), ("text", text), ("note", "Taxa crește.")];
        client.post(&edit, &fields).await.is(303);
        // Sent again from the old form, it does not overwrite silently.
        client.post(&edit, &fields).await.is(422).shows("Altcineva a păstrat între timp");
        world.anyone().get(&format!("{url}/sections/2")).await.is(200).shows("5 lei");
        world.anyone().get(&format!("{url}/compare?from=1&to=2")).await.is(404);
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        client.post(&format!("{url}/publish"), &[]).await.is(409);
        let compared = world.anyone().get(&format!("{url}/compare?from=1&to=2")).await;
        compared
            .is(200)
            .shows("<del>5</del><ins>7</ins>")
            .shows("Elevii nu plătesc")
            .hides("regulamentul pieței");
        world.anyone().get(&format!("{url}/p/6")).await.is(200).shows("7 lei pe zi").shows("art. 2");
        let versions = world.anyone().get(&format!("{url}/versions")).await;
        versions.is(200).shows("Versiunea 2").shows("Taxa crește.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_can_be_taken_away() {
    for world in World::each_engine(areas).await {
        let url =
            published(&world, &world.ours, DocumentKind::Strategy, "Strategia comunei", DECISION).await.url();
        assert!(world.anyone().get(&format!("{url}/document.pdf")).await.is(200).body.starts_with("%PDF"));
        let epub = world.anyone().get(&format!("{url}/document.epub")).await;
        assert!(epub.is(200).body.contains("mimetypeapplication/epub+zip"));
        world.anyone().get(&format!("{url}/document.md")).await.is(200).shows("## CAPITOLUL I");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_is_refused_with_a_reason_and_nothing_is_kept() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = begin(&client, "Manual").await;
        let send = async |name: &str, bytes: &[u8]| {
            client.upload(&format!("{url}/text"), &[("version", "0")], &[("file", name, bytes)]).await
        };
        send("a.docx", b"PK\x03\x04...").await.is(422).shows("Fișierul este deteriorat");
        send("a.odt", &[0xd0, 0xcf, 0x11, 0xe0, 0]).await.is(422).shows("protejat cu parolă");
        send("a.md", &[0xff, 0xfe, 0]).await.is(422).shows("nu este în UTF-8");
        client.get(&url).await.is(200).shows("Încă nu are text");
        send("a.md", "Un singur paragraf.".as_bytes()).await.is(303);
        client.get(&url).await.is(200).shows("Un singur paragraf.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn members_agree_or_not_with_a_paragraph_and_figures_follow() {
    for world in World::each_engine(areas).await {
        let document =
            published(&world, &world.ours, DocumentKind::Policy, "Politica", "Un paragraf.\n\nAlt paragraf.")
                .await;
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let member = world.member(&world.ours).await;
        let url = format!("{}/p/1", document.url());
        let say = async |opinion: &str| {
            world.as_(&member).post(&format!("{url}/opinion"), &[("opinion", opinion)]).await
        };
        say("agree").await.is(403);
        world.as_(&clerk).post(&format!("{}/open", document.url()), &[]).await.is(303);
        say("agree").await.is(303);
        say("agree").await.is(303);
        world.anyone().get(&url).await.is(200).shows("o persoană este de acord");
        say("disagree").await.is(303);
        world.anyone().get(&url).await.is(200).shows("0 persoane").shows("una nu este");
        say("none").await.is(303);
        world.anyone().get(&document.url()).await.is(200).shows("0 comentarii, 0 de acord");
    }
}

/// A manual of so many chapters, about two pages of paper each.
fn manual(chapters: usize, word: &str) -> String {
    let mut text = String::new();
    for chapter in 1..=chapters {
        text += &format!("## Capitolul {chapter}\n\n");
        for paragraph in 1..=20 {
            text += &format!(
                "Alineatul {paragraph} al capitolului {chapter} spune {word} cum se face un pas: cine îl face, ce hârtie îi trebuie, \
                 unde o găsește și în câte zile primește răspuns.\n\n"
            );
        }
    }
    text
}

/// The statements that a page for everybody may cost.
const BUDGET: u32 = 6;

/// What a page costs must not grow with the document: two hundred pages with three thousand comments against four with
/// as many comments on the paragraph that is looked at.
#[tokio::test(flavor = "multi_thread")]
async fn a_manual_of_two_hundred_pages_with_three_thousand_comments_costs_a_page_as_much_as_a_short_one() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let talker = world.member(&world.ours).await;
        let mut both = Vec::new();
        for (title, chapters, comments) in [("Scurt", 2, 40), ("Lung", 100, 3_000)] {
            let document =
                published(&world, &world.ours, DocumentKind::Manual, title, &manual(chapters, "limpede"))
                    .await;
            world.as_(&clerk).post(&format!("{}/open", document.url()), &[]).await.is(303);
            talk(&world, &document, talker.person, comments).await;
            both.push(next_version(&world, &document, &manual(chapters, "clar")).await);
        }
        let [short, long] = [&both[0], &both[1]];
        let pdf = world.anyone().get(&format!("{}/document.epub", long.url())).await;
        assert!(pdf.is(200).queries() <= BUDGET, "{}", pdf.queries());
        for path in
            ["", "/sections/2", "/p/5", "/versions", "/compare?from=1&to=2", "/synthesis", "/document.md"]
        {
            let one = world.anyone().get(&format!("{}{path}", short.url())).await;
            let other = world.anyone().get(&format!("{}{path}", long.url())).await;
            assert_eq!(one.is(200).queries(), other.is(200).queries(), "{path}");
            assert!(other.queries() <= BUDGET, "{path}: {} statements", other.queries());
            if path != "/document.md" && !path.starts_with("/compare") {
                assert!(other.body.len() < one.body.len() + 20_000, "{path}: {}", other.body.len());
            }
        }
        // Comparing shows what changed, page by page; a comment said in the first version is still there.
        let compared = world.anyone().get(&format!("{}/compare?from=1&to=2", long.url())).await;
        compared.shows("2.000 de schimbări").shows("<del>limpede</del><ins>clar</ins>").shows("skip=60");
        assert!(compared.body.len() < 200_000, "{}", compared.body.len());
        world.anyone().get(&format!("{}/p/5", long.url())).await.is(200).shows("Comentariul ");
        // A person costs the same as nobody, and two statements to know who it is.
        let signed_in = world.as_(&talker).get(&format!("{}/p/5", long.url())).await;
        assert!(signed_in.is(200).queries() <= BUDGET + 2, "{}", signed_in.queries());
    }
}

/// Comments, twenty of them on the fifth address, the others over the first two chapters or the whole manual.
async fn talk(world: &World, document: &Document, person: kit::PersonId, comments: i64) {
    use dialogue::comments::{Stance, store as talk};
    let mut tx = world.write(&world.ours).await;
    let paragraphs: Vec<i64> = (2..document.next_address).filter(|address| address % 21 != 1).collect();
    for number in 0..comments {
        let spread = paragraphs[usize::try_from(number).unwrap() % paragraphs.len()];
        let address = if number < 20 { 5 } else { spread };
        let subject =
            (dialogue::subjects::SubjectKind::Paragraph, store::paragraph_id(document.id, address).0);
        talk::post(&mut tx, subject, person, Stance::Neutral, &format!("Comentariul {number}."), None)
            .await
            .unwrap();
    }
    tx.commit(DocumentWritten { document: document.id, version: 1 }).await.unwrap();
}

/// Keeps another version and shows it to everybody.
async fn next_version(world: &World, document: &Document, text: &str) -> Document {
    let mut tx = world.write(&world.ours).await;
    let known = store::load(&mut tx, document.id).await.unwrap();
    let blocks = formats::document::from_markdown(text).unwrap().blocks;
    let version = store::keep_version(&mut tx, &known, blocks, Source::Pasted, "").await.unwrap();
    let known = store::load(&mut tx, document.id).await.unwrap();
    store::publish(&mut tx, &known).await.unwrap();
    let title = known.title.clone();
    tx.commit(DocumentPublished { document: document.id, version, title }).await.unwrap();
    store::load(&mut world.read(&world.ours).await, document.id).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_of_the_neighbours_is_not_found_here() {
    for world in World::each_engine(areas).await {
        let theirs = published(&world, &world.theirs, DocumentKind::Manual, TRIPWIRE, TRIPWIRE).await;
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        for path in
            ["", "/p/1", "/versions", "/compare", "/document.pdf", "/text", "/adoption", "/consultation"]
        {
            world.as_(&clerk).get(&format!("{}{path}", theirs.url())).await.is(404);
        }
        world.anyone().get("/documents").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_write_at_the_same_moment_one_is_told() {
    for world in World::each_engine(areas).await {
        let document = published(&world, &world.ours, DocumentKind::Manual, "Manual", "Unu.").await;
        let write = async || {
            let mut tx = world.write(&world.ours).await;
            let blocks = formats::document::from_markdown("Doi.").unwrap().blocks;
            store::keep_version(&mut tx, &document, blocks, Source::Written, "").await?;
            tx.commit(DocumentWritten { document: document.id, version: 2 }).await?;
            Ok::<(), kit::Error>(())
        };
        let (one, other) = tokio::join!(write(), write());
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statements_of_this_crate_prepare_on_every_engine() {
    for world in World::each_engine(areas).await {
        for statement in db::STATEMENTS.iter().filter(|statement| statement.file.contains("documents")) {
            let prepared = world.read(&world.ours).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_compare_with_the_version_that_was_public_before() {
    for world in World::each_engine(areas).await {
        let document = published(&world, &world.ours, DocumentKind::Manual, "Manual", "Unu.").await;
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let (client, url) = (world.as_(&clerk), document.url());
        for number in 2..=25 {
            paste(&client, &url, &format!("Unu, a {number}-a oară.")).await.is(303);
        }
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        let versions = world.anyone().get(&format!("{url}/versions")).await;
        let link = format!("{url}/compare?from=1&amp;to=25");
        versions.is(200).shows(&link).shows("Versiunea 1<").hides("Versiunea 24").hides("kit-older");
        versions.hides("/versions?before=");
        for path in ["/compare?from=1&to=25", "/compare?to=25", "/compare"] {
            world.anyone().get(&format!("{url}{path}")).await.is(200).shows("a 25-a oară");
        }
        let all = client.get(&format!("{url}/versions")).await;
        all.is(200).shows("/compare?from=24&amp;to=25").shows("/versions?before=6");
        world.anyone().get(&format!("{url}/compare?from=24&to=25")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paragraph_that_was_removed_keeps_its_page_and_its_talk() {
    for world in World::each_engine(areas).await {
        let document =
            published(&world, &world.ours, DocumentKind::Manual, "Manual", "Cuvinte vechi.\n\nAlte lucruri.")
                .await;
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let (client, url) = (world.as_(&clerk), document.url());
        client.post(&format!("{url}/open"), &[]).await.is(303);
        let member = world.member(&world.ours).await;
        {
            use dialogue::comments::{Stance, store as talk};
            let mut tx = world.write(&world.ours).await;
            let subject = (dialogue::subjects::SubjectKind::Paragraph, store::paragraph_id(document.id, 1).0);
            talk::post(&mut tx, subject, member.person, Stance::Neutral, "Să rămână.", None).await.unwrap();
            tx.commit(DocumentWritten { document: document.id, version: 1 }).await.unwrap();
        }
        paste(&client, &url, "Alte lucruri.\n\nUn adaos ascuns.").await.is(303);
        // Those who write it see that it goes; the public still has it, and not what is to come.
        client.get(&format!("{url}/p/1")).await.is(200).shows("Paragraful nu mai este în text");
        world.anyone().get(&format!("{url}/p/1")).await.is(200).hides("Paragraful nu mai este în text");
        world.anyone().get(&format!("{url}/p/3")).await.is(404);
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        let page = world.anyone().get(&format!("{url}/p/1")).await;
        page.is(200)
            .shows("Paragraful nu mai este în text")
            .shows("versiunea 1")
            .shows("Cuvinte vechi.")
            .shows("Să rămână.")
            .hides("#p1\"");
        world.as_(&member).get(&format!("{url}/p/1")).await.is(200).hides("value=\"agree\"");
        let english = world.anyone().in_(kit::Lang::En).get(&format!("{url}/p/1")).await;
        english.is(200).shows("no longer in the text");
        world.anyone().get(&format!("{url}/p/9")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_in_public_of_a_document_that_is_not() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = begin(&client, "Titlu ascuns").await;
        paste(&client, &url, "Text.").await.is(303);
        client.get(&url).await.is(200).hides("/integrations\"");
        client.get(&format!("{url}/integrations")).await.is(409);
        let id = super::domain::IntegrationId(kit::clock::new_id(true, world.now().0)).to_string();
        let send = async |place: &str| {
            let fields = [
                ("id", id.as_str()),
                ("into_title", "Strategia"),
                ("place", place),
                ("on_day", "2026-05-01"),
            ];
            client.post(&format!("{url}/integrations"), &fields).await
        };
        send("Cap. 1").await.is(409).shows("Publicați întâi o versiune");
        assert!(world.events(&world.ours).await.iter().all(|name| name != "document.integrated"));
        client.post(&format!("{url}/publish"), &[]).await.is(303);
        client.get(&url).await.is(200).shows("/integrations\"");
        for _ in 0..2 {
            send("Cap. 1").await.is(303);
        }
        // Corrected and sent again from the old form, it is not dropped silently.
        send("Cap. 2").await.is(409).shows("a fost deja înregistrată");
        world.anyone().get(&url).await.is(200).shows("Cap. 1").hides("Cap. 2");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_page_takes_no_longer_a_text_than_the_whole() {
    for world in World::each_engine(areas).await {
        let document = published(&world, &world.ours, DocumentKind::Manual, "Manual", "Unu.").await;
        let clerk = world.person(&world.ours, kit::Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = format!("{}/sections/1/edit", document.url());
        let long = "a".repeat(998) + "\n\n";
        let long = long.repeat(401);
        let fields = [("version", "1"), ("text", long.as_str())];
        client.post(&url, &fields).await.is(422).shows("mai mare decât putem citi");
        client.post(&url, &[("version", "1"), ("text", "Doi.")]).await.is(303);
    }
}

#[test]
fn one_of_something_is_not_said_in_the_plural() {
    let said = |comments: i64, lang| {
        kit::Text::new("document-paragraph-weight")
            .with("label", "art. 1")
            .with("comments", comments)
            .with("agree", 1)
            .with("disagree", 0)
            .say(lang)
    };
    assert_eq!(said(1, kit::Lang::Ro), "Despre art. 1: un comentariu, 1 de acord, 0 împotrivă");
    assert_eq!(said(30, kit::Lang::Ro), "Despre art. 1: 30 de comentarii, 1 de acord, 0 împotrivă");
    assert_eq!(said(1, kit::Lang::En), "About art. 1: one comment, one agrees, 0 do not");
}

#[test]
fn romanian_and_english_say_the_same_things() {
    let keys = |text| kit::languages::keys(text).collect::<std::collections::BTreeSet<_>>();
    let (ro, en) = (keys(include_str!("../../locales/ro.ftl")), keys(include_str!("../../locales/en.ftl")));
    assert_eq!(ro, en);
    assert!(keys(include_str!("../../locales/hu.ftl")).is_subset(&ro));
}
