//! What people do: say in whose name they speak, and propose a wording.
use super::domain::{LONGEST_WHY, LONGEST_WORDING, Sector};
use super::store::{self, SynthesisChanged, WordingSuggested};
use crate::texts::domain::Weigh;
use crate::texts::store::{self as texts, Placed};
use crate::texts::{Document, DocumentId};
use askama::Template;
use axum::extract::Path;
use dialogue::comments::{self, Stance, domain::Speak};
use dialogue::subjects::{self, SubjectKind};
use formats::document::inline;
use kit::{Allowed, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct VoiceForm {
    sector: String,
    /// The paragraph to come back to.
    back: String,
}

/// `POST /documents/{slug}/voice`
pub(crate) async fn voice(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<VoiceForm>) -> Result {
    let mut tx = visit.write().await?;
    let document = texts::visible(&visit, &mut tx, &slug).await?;
    let document = visit.may::<Weigh>(document)?;
    let sector = Sector::parse(&form.sector).ok_or(Error::BadInput("kit-field-choice"))?;
    store::speak_for(&mut tx, document.id, visit.person()?, sector).await?;
    tx.commit(SynthesisChanged { document: document.id }).await?;
    match form.back.parse::<i64>() {
        Ok(address) => done(format!("{}/p/{address}", document.url()), "voice-kept"),
        Err(_) => done(document.url(), "voice-kept"),
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct SuggestForm {
    /// Made with the form: sent twice, it is said once.
    form: String,
    wording: String,
    why: String,
}

#[derive(Template)]
#[template(path = "synthesis/suggest.html")]
struct SuggestPage {
    frame: Frame,
    document: Document,
    address: i64,
    label: String,
    now_says: String,
    form: SuggestForm,
    problems: Problems,
}

impl SuggestPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "suggest", &self.form, &self.problems)
    }
}

/// The document that this person may talk about, and the paragraph as everybody reads it.
async fn paragraph(
    visit: &Visit,
    reader: &mut db::Reader,
    slug: &str,
    address: i64,
) -> Result<(Allowed<Weigh>, Placed)> {
    let document = texts::visible(visit, reader, slug).await?;
    let document = visit.may::<Weigh>(document)?;
    let version = document.public_version.ok_or(Error::NotFound)?;
    let placed = texts::block(reader, document.id, version, address).await?;
    Ok((document, placed))
}

fn number(address: &str) -> Result<i64> {
    address.parse().map_err(|_| Error::NotFound)
}

/// `GET /documents/{slug}/p/{address}/suggest`
pub(crate) async fn ask(visit: Visit, Path((slug, address)): Path<(String, String)>) -> Result {
    let address = number(&address)?;
    let (document, placed) = paragraph(&visit, &mut visit.read().await?, &slug, address).await?;
    let now_says = inline::plain(&placed.piece.block.text);
    let form = SuggestForm {
        form: kit::clock::new_id(false, visit.now.0).to_string(),
        wording: now_says.clone(),
        why: String::new(),
    };
    let (document, label) = (document.into_inner(), placed.label);
    private_page(SuggestPage {
        frame: visit.frame(),
        document,
        address,
        label,
        now_says,
        form,
        problems: Problems::none(),
    })
}

/// `POST /documents/{slug}/p/{address}/suggest`: a comment that carries a wording, under all the rules of comments.
pub(crate) async fn suggest(
    visit: Visit,
    Path((slug, address)): Path<(String, String)>,
    Form(form, _): Form<SuggestForm>,
) -> Result {
    let address = number(&address)?;
    let mut problems = Problems::none();
    match comments::count_saying(&visit).await {
        Err(Error::TooMany) => problems.add("wording", "comment-too-many"),
        other => other?,
    }
    let mut tx = visit.write().await?;
    let (document, placed) = paragraph(&visit, &mut tx, &slug, address).await?;
    let now_says = inline::plain(&placed.piece.block.text);
    let wording = problems.text("wording", &form.wording.replace("\r\n", "\n"), LONGEST_WORDING);
    let why = problems.text("why", &form.why.replace("\r\n", "\n"), LONGEST_WHY);
    if wording == now_says {
        problems.add("wording", "suggest-same");
    }
    if !problems.is_empty() {
        drop(tx);
        let (document, label) = (document.into_inner(), placed.label);
        return refused(SuggestPage {
            frame: visit.frame(),
            document,
            address,
            label,
            now_says,
            form,
            problems,
        });
    }
    let id = texts::paragraph_id(document.id, address);
    let subject = subjects::find(&mut tx, SubjectKind::Paragraph, id.0).await?.ok_or(Error::NotFound)?;
    let on = visit.may::<Speak>(subject)?;
    // The wording stands in the comment, too, so that whoever moderates sees all that was said.
    let text = format!("{why}\n\n„{wording}”");
    let url = format!("{}/p/{address}", document.url());
    let said = comments::say(&visit, &mut tx, &on, Stance::Neutral, &text, &form.form).await?;
    let Some(comment) = said else { return done(url, "suggest-kept") };
    store::suggest(&mut tx, &document, comment, address, &wording).await?;
    tx.commit(event(&document, address)).await?;
    done(url, "suggest-kept")
}

fn event(document: &Document, address: i64) -> WordingSuggested {
    let id: DocumentId = document.id;
    WordingSuggested { document: id, address, title: document.title.clone() }
}
