//! The register: everybody reads it without contacts; the staff answers.
use super::domain::{Debate, Entry, EntryId, LONGEST_TEXT, Lead, Line, Verdict};
use super::report::{Around, YEARS};
use super::store::{self, Announcement, Contact, Replied};
use crate::texts::store as texts;
use askama::Template;
use axum::extract::Path;
use kit::mail::{self, Letter};
use kit::{
    Error, Fields, Form, Frame, Instant, Problems, Query, Result, Role, Text, Visit, done, download, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

/// How many lines a page shows.
const LISTED: usize = 50;
/// What the register can be narrowed to.
const SHOWN: [&str; 4] = ["all", "recommendations", "included", "unanswered"];

#[derive(Template)]
#[template(path = "consultations/list.html")]
struct List {
    frame: Frame,
    announced: Vec<Announcement>,
    older: Option<i64>,
    /// The years that have a report, the latest first.
    years: Vec<i64>,
    is_staff: bool,
}

impl List {
    fn is_receiving(&self, one: &Announcement) -> bool {
        one.moved_at.is_none() && one.withdrawn_at.is_none() && self.frame.now < one.closes_on.end()
    }
}

/// The years of which there is a report: those in which something was registered, this one, and the one before it, whose
/// report is due now.
fn reported(registered: Vec<i64>, running: i64) -> Vec<i64> {
    let mut years: Vec<i64> = registered.into_iter().chain([running, running - 1]).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    years
}

/// What the addresses of this file ask for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    before: Option<i64>,
    year: Option<i64>,
    show: String,
    after: i64,
}

/// `GET /transparency`
pub(crate) async fn list(visit: Visit, Query(wanted): Query<Wanted>) -> Result {
    let before = Instant(wanted.before.unwrap_or(i64::MAX));
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let mut reader = visit.read().await?;
    let mut announced = store::announced(&mut reader, before, limit).await?;
    let years = reported(store::years(&mut reader).await?, i64::from(visit.now.day().0.year()));
    let older = announced.get(LISTED).map(|_| announced[LISTED - 1].published_at.0);
    announced.truncate(LISTED);
    page(List { frame: visit.frame(), announced, older, years, is_staff: visit.actor.is(Role::Clerk) })
}

#[derive(Template)]
#[template(path = "consultations/register.html")]
struct Register {
    frame: Frame,
    year: i64,
    show: &'static str,
    entries: Vec<Entry>,
    next: Option<i64>,
    /// The year that has not ended.
    running: i64,
}

impl Register {
    fn around(&self) -> Around {
        Around::of(self.year, self.running)
    }
    fn shown(&self) -> [&'static str; 4] {
        SHOWN
    }
}

/// `GET /transparency/register`
pub(crate) async fn register(visit: Visit, Query(wanted): Query<Wanted>) -> Result {
    let running = i64::from(visit.now.day().0.year());
    let year = wanted.year.filter(|year| YEARS.contains(year)).unwrap_or(running);
    let show = SHOWN.into_iter().find(|shown| *shown == wanted.show).unwrap_or("all");
    let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
    let mut entries = store::entries(&mut visit.read().await?, year, show, wanted.after, limit).await?;
    let next = entries.get(LISTED).map(|_| entries[LISTED - 1].number);
    entries.truncate(LISTED);
    page(Register { frame: visit.frame(), year, show, entries, next, running })
}

#[derive(Template)]
#[template(path = "consultations/entry.html")]
struct EntryPage {
    frame: Frame,
    entry: Entry,
    line: Option<Line>,
    /// For the staff alone.
    contact: Option<Contact>,
    may_reply: bool,
    debates: Vec<Debate>,
}

/// `GET /transparency/entries/{id}`
pub(crate) async fn entry(visit: Visit, Path(id): Path<EntryId>) -> Result {
    let mut reader = visit.read().await?;
    let entry = store::entry(&mut reader, id).await?;
    let line = store::line_of(&mut reader, id).await?;
    let is_staff = visit.actor.is(Role::Clerk);
    let contact = if is_staff { store::contact(&mut reader, id).await? } else { None };
    let document = texts::visible(&visit, &mut reader, &entry.slug).await?;
    let one = store::of_document(&mut reader, document.id).await?.ok_or(Error::NotFound)?;
    let (of, what) = (one.id, format!("debates of {}", one.id));
    let debates = visit
        .shared(&mut reader, what, |_, reader| Box::pin(super::debates::store::of_consultation(reader, of)));
    let debates = (*debates.await?).clone();
    let may_reply =
        visit.actor.could::<Lead>(&one, visit.now) && line.as_ref().is_some_and(|line| line.reply.is_none());
    page(EntryPage { frame: visit.frame(), entry, line, contact, may_reply, debates })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ReplyForm {
    verdict: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "consultations/reply.html")]
struct ReplyPage {
    frame: Frame,
    entry: Entry,
    line: Line,
    contact: Option<Contact>,
    form: ReplyForm,
    problems: Problems,
}

impl ReplyPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult-reply", &self.form, &self.problems)
    }
    fn verdicts(&self) -> impl Iterator<Item = &'static str> + use<> {
        Verdict::ALL.iter().map(|verdict| verdict.code())
    }
}

/// `GET /transparency/entries/{id}/reply`
pub(crate) async fn ask_reply(visit: Visit, Path(id): Path<EntryId>) -> Result {
    let mut reader = visit.read().await?;
    let entry = store::entry(&mut reader, id).await?;
    let line = store::line_of(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let contact = store::contact(&mut reader, id).await?;
    let (frame, form) = (visit.frame(), ReplyForm::default());
    private_page(ReplyPage { frame, entry, line, contact, form, problems: Problems::none() })
}

/// `POST /transparency/entries/{id}/reply`: the sender is told by letter.
pub(crate) async fn reply(visit: Visit, Path(id): Path<EntryId>, Form(form, _): Form<ReplyForm>) -> Result {
    let mut tx = visit.write().await?;
    let entry = store::entry(&mut tx, id).await?;
    let line = store::line_of(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let document = texts::visible(&visit, &mut tx, &entry.slug).await?;
    let one = store::of_document(&mut tx, document.id).await?.ok_or(Error::NotFound)?;
    let one = visit.may::<Lead>(one)?;
    let mut problems = Problems::none();
    let verdict = problems.check("verdict", Verdict::parse(&form.verdict).ok_or("kit-field-choice"));
    let reason = problems.text("reason", &form.reason, LONGEST_TEXT);
    let contact = store::contact(&mut tx, id).await?;
    let Some(verdict) = verdict.filter(|_| problems.is_empty()) else {
        drop(tx);
        return refused(ReplyPage { frame: visit.frame(), entry, line, contact, form, problems });
    };
    store::reply(&mut tx, &one, line.place, verdict, &reason).await?;
    let (number, url) = (format!("{}/{}", entry.number, entry.year), format!("/transparency/entries/{id}"));
    let reached = contact.and_then(|contact| Some((contact.email?, contact.lang, contact.person)));
    let is_told = reached.is_some();
    if let Some((email, lang, person)) = reached {
        let letter = Letter {
            person,
            recipient: email,
            lang,
            subject: Text::new("consult-mail-reply-subject").with("number", &number),
            paragraphs: vec![
                Text::new(format!("consult-mail-reply-{}", verdict.code()))
                    .with("number", &number)
                    .with("title", &entry.title),
                Text::new("consult-mail-reason").with("reason", &reason),
                Text::new("consult-mail-address").with("address", visit.address_of(&url)),
            ],
            unsubscribe: None,
        };
        mail::post(&mut tx, &letter).await?;
    }
    tx.commit(Replied { consultation: one.id, place: line.place, verdict, title: entry.title }).await?;
    done(url, if is_told { "consult-replied" } else { "consult-replied-post" })
}

/// What the letter to a sender says.
#[derive(Serialize)]
struct Paper {
    to: Vec<String>,
    said: Vec<String>,
    reason: String,
    status: String,
    sign: String,
}

/// `GET /transparency/entries/{id}/letter.pdf`: the answer on paper, for whoever has no e-mail.
pub(crate) async fn letter(visit: Visit, Path(id): Path<EntryId>) -> Result {
    let mut reader = visit.read().await?;
    let entry = store::entry(&mut reader, id).await?;
    let line = store::line_of(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let contact = store::contact(&mut reader, id).await?.ok_or(Error::NotFound)?;
    drop(reader);
    let (verdict, reason, _) = line.reply.ok_or(Error::NotFound)?;
    let (lang, number) = (contact.lang, format!("{}/{}", entry.number, entry.year));
    let url = format!("/transparency/entries/{id}");
    let said = Text::new(format!("consult-mail-reply-{}", verdict.code()))
        .with("number", &number)
        .with("title", &entry.title);
    let paper = Paper {
        to: [contact.name, contact.postal].into_iter().flatten().collect(),
        said: vec![said.say(lang)],
        reason: Text::new("consult-mail-reason").with("reason", &reason).say(lang),
        status: Text::new("consult-letter-where").with("address", visit.address_of(&url)).say(lang),
        sign: lang.t("consult-letter-sign").into_owned(),
    };
    let title = Text::new("consult-mail-reply-subject").with("number", &number).say(lang);
    let template = include_str!("../../templates/consultations/letter.typ");
    let file = super::notice::print(&visit, template, title, url, paper).await?;
    download(&format!("raspuns-{}-{}.pdf", entry.number, entry.year), "application/pdf", file)
}
