//! A document to take away: a tagged PDF, an EPUB, its Markdown. Setting the type is work, so each is made once for all.
use super::domain::Document;
use super::store::{self, Placed};
use axum::extract::Path;
use formats::document::{self, Addressed, Block, Book, Kind, inline};
use kit::{Day, Error, Instant, Result, Visit, download};
use serde::Serialize;

/// A document as its template wants it.
#[derive(Serialize)]
struct Paper {
    summary: String,
    blocks: Vec<Piece>,
}

#[derive(Serialize)]
struct Piece {
    kind: &'static str,
    /// Of a heading: from 2 on, none skipped.
    level: u8,
    mark: String,
    spans: Vec<Run>,
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct Run {
    text: String,
    strong: bool,
    stressed: bool,
    note: String,
}

impl Piece {
    fn all(blocks: &[Block]) -> Vec<Piece> {
        let mut last = 1;
        blocks.iter().map(|block| Piece::of(block, &mut last)).collect()
    }

    fn of(block: &Block, last: &mut u8) -> Piece {
        let level = block.kind.depth().map_or(0, |depth| (depth + 1).min(*last + 1));
        if level > 0 {
            *last = level;
        }
        let is_table = block.kind == Kind::Table;
        let run = |span: inline::Span| Run {
            text: span.text,
            strong: span.strong,
            stressed: span.stressed,
            note: span.note.unwrap_or_default(),
        };
        let width = block.text.lines().map(|row| row.split('\t').count()).max().unwrap_or(0);
        let row = |row: &str| {
            let mut cells: Vec<String> = row.split('\t').map(inline::plain).collect();
            cells.resize(width, String::new());
            cells
        };
        Piece {
            kind: block.kind.code(),
            level,
            mark: block.mark.clone(),
            spans: if is_table {
                Vec::new()
            } else {
                inline::spans(&block.text).into_iter().map(run).collect()
            },
            rows: if is_table { block.text.lines().map(row).collect() } else { Vec::new() },
        }
    }
}

/// The document that is asked for, its public version, its blocks and the moment of its publication.
async fn whole(
    visit: &Visit,
    reader: &mut db::Reader,
    document: &Document,
) -> Result<(Vec<Placed>, Instant)> {
    let version = document.version_for(&visit.actor);
    let known = store::versions(reader, document.id, version.saturating_add(1), true, 1).await?;
    let at = known.first().map(|known| known.published_at.unwrap_or(known.at)).ok_or(Error::NotFound)?;
    Ok((store::blocks(reader, document.id, version).await?, at))
}

/// `GET /documents/{slug}/document.pdf`
pub(crate) async fn pdf(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let what = format!("document {} pdf {}", document.id, document.version_for(&visit.actor));
    let made = visit
        .shared(&mut reader, what, |visit, reader| {
            Box::pin(async move {
                let (blocks, at) = whole(visit, reader, &document).await?;
                let sheet = Sheet {
                    path: document.url(),
                    title: document.title,
                    summary: document.summary,
                    day: at.day(),
                };
                let blocks: Vec<_> = blocks.into_iter().map(|placed| placed.piece.block).collect();
                set(visit, sheet, &blocks).await
            })
        })
        .await?;
    download(&format!("{slug}.pdf"), "application/pdf", made.as_ref().clone())
}

/// A text to be set on paper.
pub(crate) struct Sheet {
    pub title: String,
    /// In front of the text; may be empty.
    pub summary: String,
    /// The path of its page.
    pub path: String,
    pub day: Day,
}

/// Sets a text in the community's first language.
pub(crate) async fn set(visit: &Visit, sheet: Sheet, blocks: &[Block]) -> Result<Vec<u8>> {
    let about = print::Sheet {
        title: sheet.title,
        community: visit.community.name.clone(),
        address: visit.typed_address_of(&sheet.path),
        lang: visit.community.default_language().code(),
        day: sheet.day.0,
    };
    let data = Paper { summary: sheet.summary, blocks: Piece::all(blocks) };
    let printed = about.print(include_str!("../../templates/texts/document.typ"), data).await;
    Ok(printed.map_err(anyhow::Error::from)?)
}

/// `GET /documents/{slug}/document.epub`
pub(crate) async fn epub(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let (blocks, at) = whole(&visit, &mut reader, &document).await?;
    let lang = visit.community.default_language();
    let pieces: Vec<Addressed> = blocks.into_iter().map(|placed| placed.piece).collect();
    let sections = document::sections(pieces.iter().map(|one| &one.block));
    let (id, modified) = (format!("urn:uuid:{}", document.id.0), modified(at));
    let book = Book {
        id: &id,
        title: &document.title,
        publisher: &visit.community.name,
        lang: lang.code(),
        modified: &modified,
        contents: &lang.t("document-contents"),
        untitled: &document.title,
    };
    let file = document::to_epub(&book, &sections, &pieces).map_err(anyhow::Error::from)?;
    download(&format!("{slug}.epub"), "application/epub+zip", file)
}

/// In UTC, to the second.
fn modified(at: Instant) -> String {
    let known = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    known.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// `GET /documents/{slug}/document.md`
pub(crate) async fn markdown(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let (blocks, _) = whole(&visit, &mut reader, &document).await?;
    let text = document::to_markdown(&document.title, blocks.iter().map(|placed| &placed.piece.block));
    download(&format!("{slug}.md"), "text/markdown; charset=utf-8", text)
}
