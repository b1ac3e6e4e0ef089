//! The pages of debates.
use super::store::{
    self, DebateAnnounced, DebateCancelled, DebateMinuted, NewDebate, NewMinutes, NewSpeaker, Speaker,
    SpeakersChanged,
};
use crate::consultations::domain::{
    Consultation, Debate, DebateId, LONGEST_LINE, LONGEST_MINUTES, LONGEST_TEXT, Lead,
};
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
use rules::calendar::Calendar;
use rules::terms::law;
use serde::{Deserialize, Serialize};

/// The draft and its consultation, as this visitor may know of them.
pub(super) async fn under_consultation(
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
    fn takes_speakers(&self) -> bool {
        self.debate.takes_speakers(self.may_lead, self.frame.now)
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
    let by_staff = visit.actor.is(kit::Role::Clerk);
    let mut tx = visit.write().await?;
    let debate = store::load(&mut tx, id).await?;
    if !debate.takes_speakers(by_staff, visit.now) {
        return Err(Error::Conflict(match (&debate.cancelled, debate.ended_at) {
            (Some(_), _) => "debate-is-cancelled",
            (None, Some(_)) => "debate-ended",
            (None, None) => "debate-begun",
        }));
    }
    if store::speak(&mut tx, id, &NewSpeaker { name, organisation, key, by_staff }).await? {
        tx.commit(SpeakersChanged { debate: id }).await?;
    }
    done(format!("/debates/{id}"), "debate-spoken-for")
}

/// The debate and the proof that this visitor keeps its draft. Unlike leading the consultation, that does not end when the
/// draft moves on: a debate that was announced is always brought to its end.
async fn kept(visit: &Visit, reader: &mut Reader, id: DebateId) -> Result<(Debate, Allowed<Keep>)> {
    let debate = store::load(reader, id).await?;
    let document = texts::visible(visit, reader, &debate.slug).await?;
    Ok((debate, visit.may::<Keep>(document)?))
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
    let (debate, may) = kept(&visit, &mut tx, id).await?;
    store::call(&mut tx, &may, debate.id, place, spoke).await?;
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
    if debate.cancelled.is_some() {
        return Err(Error::Conflict("debate-is-cancelled"));
    }
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
    let (debate, may) = kept(&visit, &mut tx, id).await?;
    if debate.cancelled.is_some() {
        return Err(Error::Conflict("debate-is-cancelled"));
    }
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

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct CancelForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "consultations/debate_cancel.html")]
struct CancelPage {
    frame: Frame,
    debate: Debate,
    form: CancelForm,
    problems: Problems,
}

impl CancelPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "debate-cancel", &self.form, &self.problems)
    }
}

/// `GET /debates/{id}/cancel`
pub(crate) async fn ask_cancel(visit: Visit, Path(id): Path<DebateId>) -> Result {
    let (debate, _) = kept(&visit, &mut visit.read().await?, id).await?;
    if !debate.is_open() {
        return Err(Error::Conflict("debate-cannot-cancel"));
    }
    let (form, problems) = (CancelForm::default(), Problems::none());
    private_page(CancelPage { frame: visit.frame(), debate, form, problems })
}

/// `POST /debates/{id}/cancel`: whoever was told that it is announced is told that it is not held.
pub(crate) async fn cancel(
    visit: Visit,
    Path(id): Path<DebateId>,
    Form(form, _): Form<CancelForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (debate, may) = kept(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, LONGEST_TEXT);
    if !problems.is_empty() {
        drop(tx);
        return refused(CancelPage { frame: visit.frame(), debate, form, problems });
    }
    store::cancel(&mut tx, &may, id, &reason).await?;
    let (document, title) = (may.id, may.title.clone());
    let what = Text::new("debate-mail-cancelled")
        .with("title", &title)
        .with("at", debate.starts_at)
        .with("reason", &reason);
    dialogue::notify(&mut tx, visit.app(), SubjectKind::Document, document.0, what).await?;
    tx.commit(DebateCancelled { debate: id, document, title }).await?;
    done(format!("/debates/{id}"), "debate-cancelled")
}
