//! What a long document costs: a manual of two hundred pages with three thousand comments against one of four pages.
use super::server::{Server, free_port};
use super::world;
use super::{Planted, binary, get, plant, rate, say};
use ::documents::texts::domain::Source;
use ::documents::texts::store::{self as texts, DocumentPublished, NewDocument};
use ::documents::texts::{Document, DocumentId, DocumentKind};
use anyhow::{Context, Result, anyhow};
use db::{args, sql};
use dialogue::comments::{Stance, store as comments};
use dialogue::subjects::SubjectKind;
use kit::{App, Clock, CommunityId, PersonId};
use std::fmt::Write as _;
use std::path::Path;

/// Paragraphs of a chapter, which is about two pages of paper, and the heading before them.
const CHAPTER: i64 = 20;
/// Comments on the paragraph that is asked for, in both documents.
const HERE: i64 = 20;
/// That paragraph: the fourth of the first chapter.
const ADDRESS: i64 = 5;

/// # Errors
/// If something cannot be planted or asked.
pub(crate) async fn measure(folder: &Path) -> Result<()> {
    say("\ndocuments, read anew each time");
    let config = world::config(folder, free_port()?);
    let Planted { world, .. } = plant(folder, &config, 10, 2).await?;
    let db = vatra::setup::open_database(&config).await?;
    let (areas, _) = kit::area::Areas::gather(vatra::areas());
    let app = App::new(db.clone(), config.clone(), Clock::System, areas, world::secret());
    let mut both = Vec::new();
    for (title, chapters, all) in [("Manual scurt", 2, 2 * HERE), ("Manual lung", 100, 3_000)] {
        both.push(manual(&app, world.community, title, chapters, all).await.map_err(world::loud)?);
    }
    db.close().await;
    let server = Server::start(&binary()?, &config).await?;
    let cookie = world.people.last().map(|person| person.cookie.as_str());
    for (name, path) in [("a page", "/sections/2".to_owned()), ("a paragraph", format!("/p/{ADDRESS}"))] {
        let mut rates = Vec::new();
        for document in &both {
            let asked = vec![get(&format!("{}{path}", document.url()), cookie)];
            rates.push(rate(&server, asked).await?.per_second);
        }
        let [short, long] = rates[..] else { return Err(anyhow!("two documents were asked for")) };
        say(format!(
            "  {name:<12} of 200 pages, 3,000 comments {long:>8.0} /s   against 4 pages: {:.2} times the time",
            short / long
        ));
    }
    for path in ["/compare?from=1&to=2", "/document.epub"] {
        let began = std::time::Instant::now();
        let mut client = super::client::Client::connect(server.address).await?;
        let answer = client.ask(&get(&format!("{}{path}", both[1].url()), cookie)).await?;
        say(format!("  {path:<40} {:>6} ms {:>8} bytes", began.elapsed().as_millis(), answer.body.len()));
    }
    Ok(())
}

fn text(chapters: i64, word: &str) -> String {
    let mut out = String::new();
    for chapter in 1..=chapters {
        let _ = write!(out, "## Capitolul {chapter}\n\n");
        for paragraph in 1..=CHAPTER {
            let _ = write!(
                out,
                "Alineatul {paragraph} al capitolului {chapter} spune {word} cum se face un pas: cine îl face, ce hârtie îi \
                 trebuie, unde o găsește și în câte zile primește răspuns.\n\n"
            );
        }
    }
    out
}

/// A manual in two versions, talked about.
async fn manual(
    app: &App,
    community: CommunityId,
    title: &str,
    chapters: i64,
    all: i64,
) -> kit::Result<Document> {
    let mut tx = app.write_as_program(community).await?;
    let id = DocumentId(tx.new_id());
    let new = NewDocument {
        id,
        kind: DocumentKind::Manual,
        title: title.to_owned(),
        summary: "Pe scurt.".to_owned(),
    };
    texts::create(&mut tx, &new).await?;
    for word in ["limpede", "clar"] {
        let known = texts::load(&mut tx, id).await?;
        let blocks = formats::document::from_markdown(&text(chapters, word))
            .map_err(|why| anyhow!("the manual cannot be read: {}", why.code()))?
            .blocks;
        texts::keep_version(&mut tx, &known, blocks, Source::Pasted, "").await?;
        let known = texts::load(&mut tx, id).await?;
        texts::publish(&mut tx, &known).await?;
    }
    let known = texts::load(&mut tx, id).await?;
    texts::put_open(&mut tx, &known, true).await?;
    let somebody: Option<(PersonId,)> = tx
        .one(
            sql!("select person_id from membership where community_id = $1 order by person_id limit 1"),
            args![],
        )
        .await?;
    let (author,) = somebody.context("somebody lives here")?;
    for number in 0..all {
        // Headings have no talk; the first address of each chapter is one.
        let at = number % (chapters * CHAPTER);
        let spread = at / CHAPTER * (CHAPTER + 1) + at % CHAPTER + 2;
        let address = if number < HERE { ADDRESS } else { spread };
        let subject = (SubjectKind::Paragraph, texts::paragraph_id(id, address).0);
        comments::post(&mut tx, subject, author, Stance::Neutral, "Un comentariu.", None).await?;
    }
    tx.commit(DocumentPublished { document: id, version: 2, title: title.to_owned() }).await?;
    texts::load(&mut app.read_as_program(community).await?, id).await
}
