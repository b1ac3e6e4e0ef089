//! Who wrote about a draft is told of the public meeting that will deal with it (Law 52/2003, art. 8).
use super::domain::Consultation;
use super::letters;
use super::store::{self, Told};
use crate::texts::domain::Keep;
use crate::texts::{Document, store as texts};
use askama::Template;
use axum::extract::Path;
use db::{Reader, Writer};
use kit::area::Dated;
use kit::{
    Error, Fields, Form, Frame, Instant, Problems, Result, Text, Visit, done, private_page, refused, see,
};
use serde::{Deserialize, Serialize};

/// How far ahead a meeting may be, and how many of them the form offers.
const AHEAD: i64 = 90 * Instant::DAY;
const OFFERED: usize = 40;
/// How many of those who can only be reached by post are named.
const BY_POST: i64 = 500;

db::events! {
    /// Those who wrote were told of a meeting.
    pub(super) ToldOfMeeting = "consultation.told-of-meeting" { title: String, meeting: String }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct MeetingForm {
    meeting: String,
}

#[derive(Template)]
#[template(path = "consultations/meeting.html")]
struct MeetingPage {
    frame: Frame,
    document: Document,
    /// What is coming, by the word that names it in the calendar.
    coming: Vec<(String, String)>,
    told: Vec<Told>,
    by_mail: i64,
    by_post: Vec<(String, String)>,
    form: MeetingForm,
    problems: Problems,
}

impl MeetingPage {
    /// Whether anybody gets a letter by e-mail.
    fn writes(&self) -> bool {
        self.by_mail > 0
    }
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult-meeting", &self.form, &self.problems)
    }
}

/// A consultation that was announced and not withdrawn, for those who look after it: a meeting may be held after the draft
/// has moved on.
async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Document, Consultation)> {
    let document = visit.may::<Keep>(texts::visible(visit, reader, slug).await?)?.into_inner();
    let one = store::of_document(reader, document.id).await?;
    let one = one.filter(|one| one.published_at.is_some() && one.withdrawn.is_none());
    Ok((document, one.ok_or(Error::NotFound)?))
}

/// The meetings that people can come to: what is held at a place.
async fn ahead(visit: &Visit, reader: &mut Reader) -> Result<Vec<Dated>> {
    let mut dates = visit.app().areas.dates(visit, reader, visit.now, visit.now.plus(AHEAD)).await?;
    dates.retain(|date| !date.place.is_empty() && !date.cancelled);
    Ok(dates)
}

/// Those of which nobody was told yet.
async fn coming(visit: &Visit, reader: &mut Reader, told: &[Told]) -> Result<Vec<Dated>> {
    let dates = visit.shared(reader, "meetings ahead".into(), |visit, reader| Box::pin(ahead(visit, reader)));
    let unknown = |date: &&Dated| told.iter().all(|told| told.meeting != date.word);
    Ok(dates.await?.iter().filter(unknown).take(OFFERED).cloned().collect())
}

async fn draw(
    visit: &Visit,
    reader: &mut Reader,
    (document, one): (Document, Consultation),
    form: MeetingForm,
    problems: Problems,
) -> Result<MeetingPage> {
    let told = store::told(reader, one.id).await?;
    let offer = |date: Dated| {
        let said =
            format!("{}, {}, {}", date.title.say(visit.lang), visit.lang.moment(date.starts_at), date.place);
        (date.word, said)
    };
    Ok(MeetingPage {
        frame: visit.frame(),
        coming: coming(visit, reader, &told).await?.into_iter().map(offer).collect(),
        by_mail: store::reachable(reader, one.id).await?,
        by_post: store::by_post(reader, one.id, BY_POST).await?,
        document,
        told,
        form,
        problems,
    })
}

/// `GET /documents/{slug}/consultation/meeting`
pub(crate) async fn ask(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let of = load(&visit, &mut reader, &slug).await?;
    let page = draw(&visit, &mut reader, of, MeetingForm::default(), Problems::none()).await?;
    private_page(page)
}

/// `POST /documents/{slug}/consultation/meeting`
pub(crate) async fn tell(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<MeetingForm>) -> Result {
    let mut tx = visit.write().await?;
    let (document, one) = load(&visit, &mut tx, &slug).await?;
    let told = store::told(&mut tx, one.id).await?;
    let url = format!("{}/consultation", document.url());
    if told.iter().any(|told| told.meeting == form.meeting) {
        return see(url);
    }
    let mut problems = Problems::none();
    let offered = coming(&visit, &mut tx, &told).await?.into_iter().find(|date| date.word == form.meeting);
    let Some(meeting) = problems.check("meeting", offered.ok_or("kit-field-choice")) else {
        let page = draw(&visit, &mut tx, (document, one), form, problems).await?;
        return refused(page);
    };
    let title = meeting.title.say(visit.community.default_language());
    let by_mail = store::reachable(&mut tx, one.id).await?;
    if !store::keep_told(&mut tx, one.id, &meeting, &title, by_mail).await? {
        return see(url);
    }
    write_to_all(&mut tx, &visit, &document, &one, &meeting).await?;
    tx.commit(ToldOfMeeting { title: document.title.clone(), meeting: title }).await?;
    done(url, if by_mail > 0 { "consult-told" } else { "consult-told-paper" })
}

async fn write_to_all(
    tx: &mut Writer,
    visit: &Visit,
    document: &Document,
    one: &Consultation,
    meeting: &Dated,
) -> Result<()> {
    let subject = Text::new("consult-mail-meeting-subject").with("title", &document.title);
    let said = Text::new("consult-mail-meeting")
        .with("title", &document.title)
        .with("meeting", meeting.title.clone())
        .with("at", meeting.starts_at)
        .with("place", &meeting.place);
    let address = Text::new("consult-mail-address").with("address", visit.address_of(&meeting.url));
    letters::to_all(tx, one.id, &subject, &[said, address]).await
}
