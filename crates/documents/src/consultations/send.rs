//! Sending a recommendation, and typing in one that came on paper: both get the next number of the same register.
use super::domain::{
    Channel, Consultation, EntryId, LONGEST_LINE, LONGEST_TEXT, Lead, Recommend, SenderKind,
};
use super::store::{self, NewEntry, Recommended, Said, Sender};
use crate::texts::{Document, store as texts};
use askama::Template;
use axum::extract::Path;
use db::Writer;
use formats::document::inline;
use kit::mail::{self, Letter};
use kit::throttle::{self, Limit};
use kit::{
    Day, Error, Fields, Form, Frame, Problems, Query, Result, Text, Visit, done, private_page, refused, see,
};
use people::Email;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct SendForm {
    id: String,
    /// The paragraph; empty for the whole draft.
    paragraph: String,
    text: String,
    wording: String,
    sender_kind: String,
    name: String,
    email: String,
    postal: String,
    is_name_public: String,
    /// For what came on paper.
    channel: String,
    received_on: String,
}

#[derive(Template)]
#[template(path = "consultations/send.html")]
struct Send {
    frame: Frame,
    document: Document,
    one: Consultation,
    /// What the paragraph is called and what it says.
    paragraph: Option<(String, String)>,
    form: SendForm,
    problems: Problems,
    on_paper: bool,
}

impl Send {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult-send", &self.form, &self.problems)
    }
    fn action(&self) -> String {
        let word = if self.on_paper { "consultation/enter" } else { "recommend" };
        format!("{}/{word}", self.document.url())
    }
    fn senders(&self) -> impl Iterator<Item = &'static str> + use<> {
        SenderKind::ALL.iter().map(|kind| kind.code())
    }
    fn channels(&self) -> impl Iterator<Item = &'static str> + use<> {
        [Channel::Letter, Channel::Email, Channel::Counter].into_iter().map(Channel::code)
    }
}

/// What the address asks for: a paragraph.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    p: String,
}

async fn of_slug(visit: &Visit, reader: &mut db::Reader, slug: &str) -> Result<(Document, Consultation)> {
    let document = texts::visible(visit, reader, slug).await?;
    let one = super::summary(visit, reader, &document).await?.ok_or(Error::NotFound)?.consultation;
    Ok((document, one))
}

/// The paragraph of a form, as the public text has it.
async fn paragraph(
    reader: &mut db::Reader,
    document: &Document,
    typed: &str,
) -> Result<Option<(i64, String, String)>> {
    let Ok(address) = typed.parse::<i64>() else { return Ok(None) };
    let Some(version) = document.public_version else { return Ok(None) };
    match texts::block(reader, document.id, version, address).await {
        Ok(placed) => Ok(Some((address, placed.label, inline::plain(&placed.piece.block.text)))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn blank(visit: &Visit, slug: &str, wanted: &Wanted, on_paper: bool) -> Result {
    let mut reader = visit.read().await?;
    let (document, one) = of_slug(visit, &mut reader, slug).await?;
    let one = if on_paper {
        visit.may::<Lead>(one)?.into_inner()
    } else {
        visit.may::<Recommend>(one)?.into_inner()
    };
    let paragraph = paragraph(&mut reader, &document, &wanted.p).await?;
    let form = SendForm {
        id: EntryId(kit::clock::new_id(true, visit.now.0)).to_string(),
        paragraph: paragraph.as_ref().map(|(address, ..)| address.to_string()).unwrap_or_default(),
        name: if on_paper { String::new() } else { visit.actor.name.clone() },
        sender_kind: SenderKind::Person.code().to_owned(),
        received_on: visit.now.day().to_string(),
        ..SendForm::default()
    };
    private_page(Send {
        frame: visit.frame(),
        document,
        one,
        paragraph: paragraph.map(|(_, label, text)| (label, text)),
        form,
        problems: Problems::none(),
        on_paper,
    })
}

/// `GET /documents/{slug}/recommend`
pub(crate) async fn ask(visit: Visit, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Result {
    blank(&visit, &slug, &wanted, false).await
}

/// `GET /documents/{slug}/consultation/enter`
pub(crate) async fn ask_enter(
    visit: Visit,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result {
    blank(&visit, &slug, &wanted, true).await
}

/// `POST /documents/{slug}/recommend`
pub(crate) async fn recommend(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<SendForm>,
) -> Result {
    throttle::count_address(&visit, Limit::per_address("recommend")).await?;
    let to = form.email.trim().to_lowercase();
    // What is sent is registered in any case; nobody's box is filled with receipts that they did not ask for.
    let may_write = throttle::count(&visit, Limit::per_account("recommend-receipt"), &to).await.is_ok();
    keep(&visit, &slug, form, if may_write { How::Online } else { How::Quietly }).await
}

/// `POST /documents/{slug}/consultation/enter`
pub(crate) async fn enter(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<SendForm>) -> Result {
    keep(&visit, &slug, form, How::OnPaper).await
}

/// How a recommendation came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Online,
    /// Without a receipt, because that address has had many.
    Quietly,
    /// Typed in by a clerk.
    OnPaper,
}

async fn keep(visit: &Visit, slug: &str, form: SendForm, how: How) -> Result {
    let on_paper = how == How::OnPaper;
    let mut tx = visit.write().await?;
    let (document, one) = of_slug(visit, &mut tx, slug).await?;
    let one = if on_paper {
        visit.may::<Lead>(one)?.into_inner()
    } else {
        visit.may::<Recommend>(one)?.into_inner()
    };
    let paragraph = paragraph(&mut tx, &document, &form.paragraph).await?;
    let mut problems = Problems::none();
    let read = form.read(visit, on_paper, &mut problems);
    let Some((new, text, wording)) = read.filter(|_| problems.is_empty()) else {
        drop(tx);
        let paragraph = paragraph.map(|(_, label, text)| (label, text));
        return refused(Send { frame: visit.frame(), document, one, paragraph, form, problems, on_paper });
    };
    let (address, label) = paragraph.map_or((None, None), |(address, label, _)| (Some(address), Some(label)));
    let said = Said { address, label, text, wording };
    let url = format!("/transparency/entries/{}", new.id);
    let Some((year, number)) = store::recommend(&mut tx, one.id, &new, &said).await? else {
        return see(url);
    };
    if how != How::Quietly {
        receipt(&mut tx, visit, &document, &new.sender, &format!("{number}/{year}"), &url).await?;
    }
    tx.commit(Recommended { consultation: one.id, number, title: document.title.clone() }).await?;
    done(url, "consult-sent")
}

/// Tells a sender the number under which the paper was registered.
pub(super) async fn receipt(
    tx: &mut Writer,
    visit: &Visit,
    document: &Document,
    sender: &Sender,
    number: &str,
    url: &str,
) -> Result<()> {
    let Some(email) = &sender.email else { return Ok(()) };
    let letter = Letter {
        person: sender.person,
        recipient: email.clone(),
        lang: sender.lang,
        subject: Text::new("consult-mail-received-subject").with("number", number),
        paragraphs: vec![
            Text::new("consult-mail-received").with("number", number).with("title", &document.title),
            Text::new("consult-mail-address").with("address", visit.address_of(url)),
        ],
        unsubscribe: None,
    };
    mail::post(tx, &letter).await
}

impl SendForm {
    fn read(
        &self,
        visit: &Visit,
        on_paper: bool,
        problems: &mut Problems,
    ) -> Option<(NewEntry, String, Option<String>)> {
        let id: Option<EntryId> = self.id.parse().ok();
        if id.is_none() {
            problems.add("text", "kit-bad-form");
        }
        let text = problems.text("text", &self.text, LONGEST_TEXT);
        let wording = problems.maybe_text("wording", &self.wording, LONGEST_TEXT);
        let kind =
            problems.check("sender_kind", SenderKind::parse(&self.sender_kind).ok_or("kit-field-choice"));
        let name = problems.text("name", &self.name, LONGEST_LINE);
        let email = Email::maybe(problems, "email", &self.email).map(|email| email.as_str().to_owned());
        let postal = problems.maybe_text("postal", &self.postal, LONGEST_LINE);
        if self.email.trim().is_empty() && postal.is_none() {
            problems.add("email", "consult-contact-needed");
        }
        let (channel, received_on) = if on_paper {
            let channel = Channel::parse(&self.channel).filter(|channel| *channel != Channel::Online);
            let day = Day::parse(&self.received_on).filter(|day| *day <= visit.now.day());
            (
                problems.check("channel", channel.ok_or("kit-field-choice"))?,
                problems.check("received_on", day.ok_or("kit-field-day"))?,
            )
        } else {
            (Channel::Online, visit.now.day())
        };
        let sender = Sender {
            kind: kind?,
            name,
            email,
            postal,
            is_name_public: self.is_name_public == "yes",
            cui: None,
            person: visit.actor.person.filter(|_| !on_paper),
            lang: if on_paper { visit.community.default_language() } else { visit.lang },
        };
        Some((NewEntry { id: id?, channel, received_on, sender }, text, wording))
    }
}
