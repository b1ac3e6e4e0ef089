//! Writing documents: beginning one, pasting or reading a file, changing one page, publishing.
use super::domain::{
    Begin, Document, DocumentId, DocumentKind, Keep, LONGEST_NOTE, LONGEST_SUMMARY, LONGEST_TITLE,
    LONGEST_TYPED, Source,
};
use super::store::{self, DocumentOpened, DocumentPublished, DocumentWritten, NewDocument};
use askama::Template;
use axum::extract::Path;
use dialogue::subjects::SubjectKind;
use formats::document::{self, BadDocument, Block};
use kit::{
    Empty, Error, Fields, Form, Frame, Problems, Result, Text, Upload, Visit, done, private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NewForm {
    id: String,
    kind: String,
    title: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "texts/new.html")]
struct New {
    frame: Frame,
    form: NewForm,
    problems: Problems,
}

impl New {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "document", &self.form, &self.problems)
    }
    fn kinds(&self) -> impl Iterator<Item = &'static str> + use<> {
        DocumentKind::ALL.iter().map(|kind| kind.code())
    }
}

/// `GET /documents/new`
pub(crate) async fn blank(visit: Visit) -> Result {
    visit.may::<Begin>(())?;
    let id = DocumentId(kit::clock::new_id(true, visit.now.0));
    let form = NewForm { id: id.to_string(), ..NewForm::default() };
    private_page(New { frame: visit.frame(), form, problems: Problems::none() })
}

/// `POST /documents/new`
pub(crate) async fn create(visit: Visit, Form(form, _): Form<NewForm>) -> Result {
    let may = visit.may::<Begin>(())?;
    let id: DocumentId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    let kind = problems.check("kind", DocumentKind::parse(&form.kind).ok_or("kit-field-choice"));
    let Some(kind) = kind.filter(|_| problems.is_empty()) else {
        return refused(New { frame: visit.frame(), form, problems });
    };
    let mut tx = visit.write().await?;
    let document = store::begin(&mut tx, &may, &NewDocument { id, kind, title, summary }).await?;
    tx.commit(DocumentWritten { document: document.id, version: 0 }).await?;
    done(format!("{}/text", document.url()), "document-begun")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct TextForm {
    /// The version that was there when the form was opened.
    version: String,
    text: String,
    note: String,
}

#[derive(Template)]
#[template(path = "texts/text.html")]
struct TextPage {
    frame: Frame,
    document: Document,
    /// None: the whole text; or else the page that is changed.
    section: Option<i64>,
    form: TextForm,
    problems: Problems,
    file_lost: bool,
}

impl TextPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "document-text", &self.form, &self.problems)
    }
    fn action(&self) -> String {
        match self.section {
            Some(number) => format!("{}/sections/{number}/edit", self.document.url()),
            None => format!("{}/text", self.document.url()),
        }
    }
}

/// `GET /documents/{slug}/text`: paste the whole text, or send a file.
pub(crate) async fn text(visit: Visit, Path(slug): Path<String>) -> Result {
    let document = store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let document = visit.may::<Keep>(document)?.into_inner();
    let form = TextForm { version: document.version.to_string(), ..TextForm::default() };
    let frame = visit.frame();
    private_page(TextPage {
        frame,
        document,
        section: None,
        form,
        problems: Problems::none(),
        file_lost: false,
    })
}

/// `POST /documents/{slug}/text`
pub(crate) async fn save_text(
    visit: Visit,
    Path(slug): Path<String>,
    Form(mut form, uploads): Form<TextForm>,
) -> Result {
    let document = store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let document = visit.may::<Keep>(document)?;
    let mut problems = Problems::none();
    same_version(&mut form, &document, &mut problems);
    let note = problems.maybe_text("note", &form.note, LONGEST_NOTE).unwrap_or_default();
    let file_lost = !uploads.is_empty();
    let read = read_text(&form.text, uploads, &mut problems).await?;
    let Some((blocks, source)) = read.filter(|_| problems.is_empty()) else {
        let (frame, document) = (visit.frame(), document.into_inner());
        return refused(TextPage { frame, document, section: None, form, problems, file_lost });
    };
    let mut tx = visit.write().await?;
    let version = store::write(&mut tx, &document, blocks, source, &note).await?;
    tx.commit(DocumentWritten { document: document.id, version }).await?;
    done(document.url(), "document-written")
}

/// The text that was pasted, or that of the file; reading is work, so it is done aside.
async fn read_text(
    pasted: &str,
    mut uploads: Vec<Upload>,
    problems: &mut Problems,
) -> Result<Option<(Vec<Block>, Source)>> {
    if uploads.len() > 1 {
        problems.add("file", "document-one-file");
        return Ok(None);
    }
    let (field, source) = if uploads.is_empty() { ("text", Source::Pasted) } else { ("file", Source::File) };
    let pasted = pasted.to_owned();
    let upload = uploads.pop();
    let read = tokio::task::spawn_blocking(move || match upload {
        Some(upload) => document::from_file(&upload.name, &upload.bytes),
        None if pasted.chars().count() > LONGEST_TYPED => Err(BadDocument::Large),
        None => document::from_markdown(&pasted),
    });
    let read = read.await.map_err(anyhow::Error::from)?;
    Ok(problems.check(field, read.map_err(wrong)).map(|read| (read.blocks, source)))
}

fn wrong(why: BadDocument) -> Text {
    Text::new(format!("document-bad-{}", why.code()))
}

fn same_version(form: &mut TextForm, document: &Document, problems: &mut Problems) {
    if form.version != document.version.to_string() {
        problems.add("text", "document-changed-meanwhile");
        // Sent again, it replaces knowingly.
        form.version = document.version.to_string();
    }
}

/// `GET /documents/{slug}/sections/{number}/edit`
pub(crate) async fn edit(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Result {
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let document = visit.may::<Keep>(document)?.into_inner();
    let blocks = store::section(&mut reader, document.id, document.version, number).await?;
    if blocks.is_empty() {
        return Err(Error::NotFound);
    }
    let text = document::to_markdown("", blocks.iter().map(|placed| &placed.piece.block));
    let form = TextForm { version: document.version.to_string(), text, note: String::new() };
    let (frame, section) = (visit.frame(), Some(number));
    private_page(TextPage { frame, document, section, form, problems: Problems::none(), file_lost: false })
}

/// `POST /documents/{slug}/sections/{number}/edit`: the other pages stay as they are.
pub(crate) async fn save_section(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    Form(mut form, _): Form<TextForm>,
) -> Result {
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let document = store::visible(&visit, &mut reader, &slug).await?;
    let document = visit.may::<Keep>(document)?;
    let all = store::blocks(&mut reader, document.id, document.version).await?;
    drop(reader);
    let mut problems = Problems::none();
    same_version(&mut form, &document, &mut problems);
    let note = problems.maybe_text("note", &form.note, LONGEST_NOTE).unwrap_or_default();
    // A title in front keeps the first heading of the page from being taken for one.
    let read = read_text(&format!("# .\n\n{}", form.text), Vec::new(), &mut problems).await?;
    let Some((read, _)) = read.filter(|_| problems.is_empty()) else {
        let (frame, document, section) = (visit.frame(), document.into_inner(), Some(number));
        return refused(TextPage { frame, document, section, form, problems, file_lost: false });
    };
    let mut blocks: Vec<Block> = Vec::with_capacity(all.len() + read.len());
    let mut fresh = Some(read);
    for placed in all {
        if placed.section == number {
            blocks.extend(fresh.take().unwrap_or_default());
        } else {
            blocks.push(placed.piece.block);
        }
    }
    if fresh.is_some() {
        return Err(Error::NotFound);
    }
    let mut tx = visit.write().await?;
    let version = store::write(&mut tx, &document, blocks, Source::Written, &note).await?;
    tx.commit(DocumentWritten { document: document.id, version }).await?;
    done(document.url(), "document-written")
}

/// `POST /documents/{slug}/publish`
pub(crate) async fn publish(
    visit: Visit,
    Path(slug): Path<String>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let document = store::visible(&visit, &mut tx, &slug).await?;
    let document = visit.may::<Keep>(document)?;
    store::publish(&mut tx, &document).await?;
    let title = document.title.clone();
    if document.public_version.is_some() {
        let what = Text::new("document-mail-version").with("title", &title);
        dialogue::notify(&mut tx, visit.app(), SubjectKind::Document, document.id.0, what).await?;
    }
    tx.commit(DocumentPublished { document: document.id, version: document.version, title }).await?;
    done(document.url(), "document-published")
}

/// `POST /documents/{slug}/open`
pub(crate) async fn open(visit: Visit, Path(slug): Path<String>, Form(Empty {}, _): Form<Empty>) -> Result {
    set_open(&visit, &slug, true).await
}

/// `POST /documents/{slug}/close`
pub(crate) async fn close(visit: Visit, Path(slug): Path<String>, Form(Empty {}, _): Form<Empty>) -> Result {
    set_open(&visit, &slug, false).await
}

async fn set_open(visit: &Visit, slug: &str, is_open: bool) -> Result {
    let mut tx = visit.write().await?;
    let document = store::visible(visit, &mut tx, slug).await?;
    let document = visit.may::<Keep>(document)?;
    store::set_open(&mut tx, &document, is_open).await?;
    let title = document.title.clone();
    tx.commit(DocumentOpened { document: document.id, title, is_open }).await?;
    done(document.url(), if is_open { "document-opened" } else { "document-closed" })
}
