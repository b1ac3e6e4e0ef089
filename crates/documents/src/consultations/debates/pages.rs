//! The pages of debates.
use super::store::{
    self, DebateAnnounced, DebateAsked, DebateMinuted, NewDebate, NewMinutes, Speaker, SpeakersChanged,
};
use crate::consultations::domain::{
    Channel, Consultation, Debate, DebateId, EntryId, LONGEST_LINE, LONGEST_MINUTES, LONGEST_TEXT, Lead,
    Recommend, SenderKind,
};
use crate::consultations::send::receipt;
use crate::consultations::store::{self as consultations, NewEntry, Sender};
use crate::texts::domain::Keep;
use crate::texts::{Document, store as texts};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use dialogue::subjects::SubjectKind;
use kit::access::Allowed;
use kit::throttle::{self, Limit};
use kit::{
    Day, Error, Fields, Form, Frame, Instant, Problems, Result, Text, Visit, done, private_page, refused,
};
use people::Email;
use rules::calendar::Calendar;
use rules::ids::Cui;
use rules::terms::law;
use serde::{Deserialize, Serialize};

async fn under_consultation(
    visit: &Visit,
    reader: &mut Reader,
    slug: &str,
) -> Result<(Document, Consultation)> {
    let document = texts::visible(visit, reader, slug).await?;
    let one = crate::consultations::summary(visit, reader, &document).await?.ok_or(Error::NotFound)?;
    Ok((document, one.consultation))
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct RequestForm {
    id: String,
    organisation: String,
    cui: String,
    email: String,
    text: String,
}

#[derive(Template)]
#[template(path = "consultations/debate_request.html")]
struct RequestPage {
    frame: Frame,
    document: Document,
    form: RequestForm,
    problems: Problems,
}

impl RequestPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "debate-request", &self.form, &self.problems)
    }
}

/// `GET /documents/{slug}/debate/request`
pub(crate) async fn ask_request(visit: Visit, Path(slug): Path<String>) -> Result {
    let (document, one) = under_consultation(&visit, &mut visit.read().await?, &slug).await?;
    visit.may::<Recommend>(one)?;
    let id = EntryId(kit::clock::new_id(true, visit.now.0)).to_string();
    let form = RequestForm { id, ..RequestForm::default() };
    private_page(RequestPage { frame: visit.frame(), document, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/debate/request`: by an association or another authority, whose fiscal code is checked.
pub(crate) async fn request(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<RequestForm>,
) -> Result {
    throttle::count_address(&visit, Limit::per_address("debate-request")).await?;
    let mut tx = visit.write().await?;
    let (document, one) = under_consultation(&visit, &mut tx, &slug).await?;
    let one = visit.may::<Recommend>(one)?;
    let id: EntryId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let name = problems.text("organisation", &form.organisation, LONGEST_LINE);
    let cui = problems.check("cui", Cui::parse(&form.cui).map_err(|_| "debate-request-cui-wrong"));
    let email = problems.check("email", Email::parse(&form.email));
    let text = problems.text("text", &form.text, LONGEST_TEXT);
    let Some((cui, email)) = cui.zip(email).filter(|_| problems.is_empty()) else {
        drop(tx);
        return refused(RequestPage { frame: visit.frame(), document, form, problems });
    };
    let new = NewEntry {
        id,
        channel: Channel::Online,
        received_on: visit.now.day(),
        sender: Sender {
            kind: SenderKind::Organisation,
            name,
            email: Some(email.as_str().to_owned()),
            postal: None,
            is_name_public: true,
            cui: Some(cui.as_str().to_owned()),
            person: visit.actor.person,
            lang: visit.lang,
        },
    };
    let url = format!("/transparency/entries/{id}");
    let Some((year, number)) = store::request(&mut tx, one.id, &new, cui.as_str(), &text).await? else {
        return done(format!("{}/consultation", document.url()), "debate-requested-already");
    };
    receipt(&mut tx, &visit, &document, &new.sender, &format!("{number}/{year}"), &url).await?;
    tx.commit(DebateAsked { consultation: one.id, number, title: document.title }).await?;
    done(url, "debate-requested")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct AnnounceForm {
    id: String,
    place: String,
    starts_at: String,
    how: String,
    minutes_each: String,
}

#[derive(Template)]
#[template(path = "consultations/debate_announce.html")]
struct AnnouncePage {
    frame: Frame,
    document: Document,
    /// The last day that the law gives, if it is announced today.
    latest: Day,
    form: AnnounceForm,
    problems: Problems,
}

impl AnnouncePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "debate", &self.form, &self.problems)
    }
}

/// A debate is held within ten days after its date and place are published: the day by which every reading is kept.
fn latest(now: Instant) -> Day {
    Day(law::DEBATE.due(now.0, &Calendar::default()).act_by())
}

/// `GET /documents/{slug}/debate/announce`
pub(crate) async fn ask_announce(visit: Visit, Path(slug): Path<String>) -> Result {
    let (document, one) = under_consultation(&visit, &mut visit.read().await?, &slug).await?;
    visit.may::<Lead>(one)?;
    let id = DebateId(kit::clock::new_id(true, visit.now.0)).to_string();
    let form = AnnounceForm { id, minutes_each: "3".to_owned(), ..AnnounceForm::default() };
    let latest = latest(visit.now);
    private_page(AnnouncePage { frame: visit.frame(), document, latest, form, problems: Problems::none() })
}

/// `POST /documents/{slug}/debate/announce`
pub(crate) async fn announce(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<AnnounceForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (document, one) = under_consultation(&visit, &mut tx, &slug).await?;
    let one = visit.may::<Lead>(one)?;
    if one.published_at.is_none() {
        return Err(Error::Conflict("consult-not-published"));
    }
    let id: DebateId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let latest = latest(visit.now);
    let mut problems = Problems::none();
    let place = problems.text("place", &form.place, LONGEST_LINE);
    let how = problems.text("how", &form.how, LONGEST_TEXT);
    let starts_at =
        problems.check("starts_at", Instant::parse_local(&form.starts_at).ok_or("debate-starts-wrong"));
    if starts_at.is_some_and(|at| at <= visit.now || at >= latest.end()) {
        problems.add("starts_at", Text::new("debate-starts-late").with("day", latest));
    }
    let each = form.minutes_each.trim().parse().ok().filter(|each| (1..=60).contains(each));
    let each = problems.check("minutes_each", each.ok_or("debate-minutes-wrong"));
    let (Some(starts_at), Some(minutes_each), true) = (starts_at, each, problems.is_empty()) else {
        drop(tx);
        return refused(AnnouncePage { frame: visit.frame(), document, latest, form, problems });
    };
    if !store::announce(&mut tx, &one, &NewDebate { id, place, starts_at, how, minutes_each }).await? {
        return done(format!("/debates/{id}"), "debate-announced");
    }
    let title = document.title.clone();
    let what = Text::new("debate-mail-announced").with("title", &title).with("at", starts_at);
    dialogue::notify(&mut tx, visit.app(), SubjectKind::Document, document.id.0, what).await?;
    tx.commit(DebateAnnounced { debate: id, document: document.id, title, starts_at }).await?;
    done(format!("/debates/{id}"), "debate-announced")
}

#[derive(Template)]
#[template(path = "consultations/debate.html")]
struct Show {
    frame: Frame,
    debate: Debate,
    speakers: Vec<Speaker>,
    minutes: Option<(String, String)>,
    form: SpeakForm,
    problems: Problems,
    may_lead: bool,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "debate-speak", &self.form, &self.problems)
    }
    fn is_open(&self) -> bool {
        self.debate.ended_at.is_none()
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct SpeakForm {
    id: String,
    name: String,
    organisation: String,
}

async fn shown(visit: &Visit, id: DebateId, form: SpeakForm, problems: Problems) -> Result<Show> {
    let mut reader = visit.read().await?;
    let debate = store::load(&mut reader, id).await?;
    let speakers = store::speakers(&mut reader, id).await?;
    let minutes = store::minutes(&mut reader, id).await?;
    let may_lead = visit.actor.is(kit::Role::Clerk);
    Ok(Show { frame: visit.frame(), debate, speakers, minutes, form, problems, may_lead })
}

/// `GET /debates/{id}`
pub(crate) async fn show(visit: Visit, Path(id): Path<DebateId>) -> Result {
    let form = SpeakForm {
        id: kit::clock::new_id(true, visit.now.0).to_string(),
        name: visit.actor.name.clone(),
        organisation: String::new(),
    };
    private_page(shown(&visit, id, form, Problems::none()).await?)
}

/// `POST /debates/{id}/speak`
pub(crate) async fn speak(visit: Visit, Path(id): Path<DebateId>, Form(form, _): Form<SpeakForm>) -> Result {
    throttle::count_address(&visit, Limit::per_address("debate-speak")).await?;
    let key: uuid::Uuid = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let name = problems.text("name", &form.name, LONGEST_LINE);
    let organisation = problems.maybe_text("organisation", &form.organisation, LONGEST_LINE);
    if !problems.is_empty() {
        return refused(shown(&visit, id, form, problems).await?);
    }
    let mut tx = visit.write().await?;
    let debate = store::load(&mut tx, id).await?;
    if debate.ended_at.is_some() {
        return Err(Error::Conflict("debate-ended"));
    }
    if store::speak(&mut tx, id, &name, organisation, key).await? {
        tx.commit(SpeakersChanged { debate: id }).await?;
    }
    done(format!("/debates/{id}"), "debate-spoken-for")
}

/// The debate and the proof that this visitor leads it.
async fn led(visit: &Visit, tx: &mut Reader, id: DebateId) -> Result<(Debate, Allowed<Lead>)> {
    let debate = store::load(tx, id).await?;
    let document = texts::visible(visit, tx, &debate.slug).await?;
    let one = consultations::of_document(tx, document.id).await?.ok_or(Error::NotFound)?;
    Ok((debate, visit.may::<Lead>(one)?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct CallForm {
    what: String,
}

/// `POST /debates/{id}/speakers/{place}`
pub(crate) async fn called(
    visit: Visit,
    Path((id, place)): Path<(DebateId, String)>,
    Form(form, _): Form<CallForm>,
) -> Result {
    let place: i64 = place.parse().map_err(|_| Error::NotFound)?;
    let spoke = match form.what.as_str() {
        "spoke" => true,
        "absent" => false,
        _ => return Err(Error::BadInput("kit-field-choice")),
    };
    let mut tx = visit.write().await?;
    let (debate, one) = led(&visit, &mut tx, id).await?;
    store::call(&mut tx, &one, debate.id, place, spoke).await?;
    tx.commit(SpeakersChanged { debate: id }).await?;
    done(format!("/debates/{id}"), "debate-called")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct MinutesForm {
    replaces: String,
    ended_at: String,
    participants: String,
    text: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "consultations/debate_minutes.html")]
struct MinutesPage {
    frame: Frame,
    debate: Debate,
    form: MinutesForm,
    problems: Problems,
}

impl MinutesPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "debate-minutes", &self.form, &self.problems)
    }
    fn is_correction(&self) -> bool {
        self.form.replaces != "0"
    }
}

/// `GET /debates/{id}/minutes`
pub(crate) async fn ask_minutes(visit: Visit, Path(id): Path<DebateId>) -> Result {
    let mut reader = visit.read().await?;
    let debate = store::load(&mut reader, id).await?;
    let known = store::minutes(&mut reader, id).await?;
    let form = MinutesForm {
        replaces: debate.revision.to_string(),
        ended_at: debate.ended_at.unwrap_or(visit.now).to_local_input(),
        participants: debate.participants.map(|n| n.to_string()).unwrap_or_default(),
        text: known.map(|(text, _)| text).unwrap_or_default(),
        reason: String::new(),
    };
    private_page(MinutesPage { frame: visit.frame(), debate, form, problems: Problems::none() })
}

/// `POST /debates/{id}/minutes`; a correction is possible after the draft has moved on.
pub(crate) async fn publish_minutes(
    visit: Visit,
    Path(id): Path<DebateId>,
    Form(form, _): Form<MinutesForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let debate = store::load(&mut tx, id).await?;
    let document = texts::visible(&visit, &mut tx, &debate.slug).await?;
    let may = visit.may::<Keep>(document)?;
    let mut problems = Problems::none();
    let replaces: u32 = form.replaces.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let ended_at = Instant::parse_local(&form.ended_at);
    let ended_at = ended_at.filter(|at| *at >= debate.starts_at && *at <= visit.now.plus(Instant::MINUTE));
    let ended_at = problems.check("ended_at", ended_at.ok_or("debate-minutes-ended-wrong"));
    let participants = form.participants.trim().parse::<u32>().ok().filter(|n| *n < 1_000_000);
    let participants =
        problems.check("participants", participants.ok_or("debate-minutes-participants-wrong"));
    let text = problems.text("text", &form.text, LONGEST_MINUTES);
    let reason = (replaces > 0).then(|| problems.text("reason", &form.reason, LONGEST_LINE));
    let (Some(ended_at), Some(participants), true) = (ended_at, participants, problems.is_empty()) else {
        drop(tx);
        return refused(MinutesPage { frame: visit.frame(), debate, form, problems });
    };
    let new =
        NewMinutes { replaces: replaces.into(), ended_at, participants: participants.into(), text, reason };
    store::publish_minutes(&mut tx, &may, &debate, &new).await?;
    tx.commit(DebateMinuted { debate: id, title: debate.title, revision: new.replaces + 1 }).await?;
    done(format!("/debates/{id}"), "debate-minuted")
}
