//! Convening, calling off, writing the minutes.
use super::super::domain::{
    CallOff, Check, Convene, Dates, Kind, LONGEST_AGENDA, LONGEST_LINE, LONGEST_PURPOSE, LONGEST_REASON,
    LONGEST_TEXT, LONGEST_TITLE, Minute, NEAR, Record, RecordId, Sitting, SittingId,
};
use super::super::store;
use crate::reasons;
use askama::Template;
use axum::extract::Path;
use kit::clock::new_id;
use kit::{
    Day, Error, Fields, Form, Frame, Instant, Problems, Query, Result, Text, Visit, done, private_page,
    refused,
};
use rules::terms::Binds;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct SittingForm {
    id: String,
    kind: String,
    title: String,
    purpose: String,
    starts_at: String,
    place: String,
    village: String,
    online: String,
    agenda: String,
    noticed_on: String,
    constituted_on: String,
    reason: String,
}

impl SittingForm {
    /// What is convened with its terms, or what is wrong.
    fn read(&self, id: SittingId, now: Instant, problems: &mut Problems) -> (Option<Sitting>, Vec<Check>) {
        let kind = problems.check("kind", Kind::parse(&self.kind).ok_or("kit-field-choice"));
        let title = problems.text("title", &self.title, LONGEST_TITLE);
        let purpose = problems.text("purpose", &self.purpose, LONGEST_PURPOSE);
        let starts_at =
            problems.check("starts_at", Instant::parse_local(&self.starts_at).ok_or("kit-field-moment"));
        let place = problems.text("place", &self.place, LONGEST_LINE);
        let village = problems.maybe_text("village", &self.village, LONGEST_LINE);
        let online = problems.maybe_text("online", &self.online, LONGEST_LINE);
        let agenda = problems.text("agenda", &self.agenda, LONGEST_AGENDA);
        let noticed_on = near("noticed_on", &self.noticed_on, now, problems);
        let constituted_on = (kind == Some(Kind::Delegates))
            .then(|| near("constituted_on", &self.constituted_on, now, problems))
            .flatten();
        let reason = problems.maybe_text("reason", &self.reason, LONGEST_REASON);
        let (Some(kind), Some(starts_at), Some(noticed_on)) = (kind, starts_at, noticed_on) else {
            return (None, vec![]);
        };
        if noticed_on > starts_at.day() {
            problems.add("noticed_on", "sitting-noticed-after");
        }
        let dates = Dates { kind, starts_at, noticed_on, constituted_on };
        let checks = dates.checks();
        check(&dates, &checks, reason.as_deref(), problems);
        if !problems.is_empty() {
            return (None, checks);
        }
        let sitting = Sitting {
            id,
            kind,
            title,
            purpose,
            agenda,
            place,
            village,
            online,
            starts_at,
            noticed_on,
            constituted_on,
            reason,
            announced_at: now,
            cancelled_at: None,
            cancel_reason: None,
        };
        (Some(sitting), checks)
    }
}

/// A term that is broken is refused; one that bends asks for the reason, and so does utmost urgency. Whoever chose a day
/// too early is told the first one that is not.
fn check(dates: &Dates, checks: &[Check], reason: Option<&str>, problems: &mut Problems) {
    let first = dates.first_day().filter(|first| *first > dates.starts_at.day());
    let first =
        first.map(|day| Text::new("sitting-first-day").with("noticed", dates.noticed_on).with("day", day));
    let wrong = |check: &&Check| !check.holds && (!check.bends || reason.is_none());
    for check in checks.iter().filter(wrong) {
        match &first {
            Some(first) if check.due.term.binds != Binds::By => {
                problems.add("starts_at", first.clone());
                if check.bends {
                    problems.add("reason", "sitting-reason-bends");
                }
            }
            _ => {
                let field = if check.bends { "reason" } else { "starts_at" };
                problems.add(field, Text::new(check.key()).with("day", check.day()));
            }
        }
    }
    if dates.kind == Kind::Urgent && reason.is_none() {
        problems.add("reason", "sitting-urgent-reason");
    }
}

fn near(field: &'static str, text: &str, now: Instant, problems: &mut Problems) -> Option<Day> {
    let day = problems.check(field, Day::parse(text).ok_or("kit-field-day"))?;
    let (first, last) = (now.day().plus(-NEAR), now.day().plus(NEAR));
    if day < first || day > last {
        problems.add(field, "sitting-far-day");
    }
    Some(day)
}

#[derive(Template)]
#[template(path = "sittings/form.html")]
struct FormPage {
    frame: Frame,
    form: SittingForm,
    problems: Problems,
    checks: Vec<Check>,
}

impl FormPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "sitting", &self.form, &self.problems)
    }
    fn kinds(&self) -> impl Iterator<Item = &'static str> {
        Kind::ALL.iter().map(|kind| kind.code())
    }
    fn broken(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|check| !check.holds)
    }
    fn law(&self, check: &Check) -> String {
        self.frame.say(&reasons::law(&check.due.term))
    }
    fn why(&self, check: &Check) -> Vec<String> {
        reasons::why(&check.due).iter().map(|step| self.frame.say(step)).collect()
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct Preset {
    kind: String,
}

pub(in super::super) async fn new(visit: Visit, Query(preset): Query<Preset>) -> Result {
    visit.may::<Convene>(())?;
    let form = SittingForm {
        id: SittingId(new_id(true, visit.now.0)).to_string(),
        kind: Kind::parse(&preset.kind).unwrap_or(Kind::Ordinary).code().to_owned(),
        noticed_on: visit.now.day().to_string(),
        ..SittingForm::default()
    };
    private_page(FormPage { frame: visit.frame(), form, problems: Problems::none(), checks: vec![] })
}

pub(in super::super) async fn convene(visit: Visit, Form(form, _): Form<SittingForm>) -> Result {
    let allowed = visit.may::<Convene>(())?;
    let id: SittingId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let (sitting, checks) = form.read(id, visit.now, &mut problems);
    let Some(sitting) = sitting else {
        return refused(FormPage { frame: visit.frame(), form, problems, checks });
    };
    let mut tx = visit.write().await?;
    if store::convene(&mut tx, &allowed, &sitting).await? {
        tx.commit_recorded().await?;
    }
    done(sitting.url(), "sitting-convene")
}

async fn load(visit: &Visit, id: &str) -> Result<Sitting> {
    let id: SittingId = id.parse().map_err(|_| Error::NotFound)?;
    store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct CancelForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "sittings/cancel.html")]
struct CancelPage {
    frame: Frame,
    sitting: Sitting,
    form: CancelForm,
    problems: Problems,
}

impl CancelPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "sitting-cancel", &self.form, &self.problems)
    }
}

pub(in super::super) async fn cancel_form(visit: Visit, Path(id): Path<String>) -> Result {
    let sitting = visit.may::<CallOff>(load(&visit, &id).await?)?.into_inner();
    let (form, problems) = (CancelForm::default(), Problems::none());
    private_page(CancelPage { frame: visit.frame(), sitting, form, problems })
}

pub(in super::super) async fn cancel(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, _): Form<CancelForm>,
) -> Result {
    let sitting = visit.may::<CallOff>(load(&visit, &id).await?)?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, LONGEST_REASON);
    if !problems.is_empty() {
        let (frame, sitting) = (visit.frame(), sitting.into_inner());
        return refused(CancelPage { frame, sitting, form, problems });
    }
    let mut tx = visit.write().await?;
    store::call_off(&mut tx, &sitting, &reason).await?;
    tx.commit_recorded().await?;
    done(sitting.url(), "sitting-cancel")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct MinutesForm {
    id: String,
    /// The revision that was there when the form was opened.
    replaces: String,
    present: String,
    votes: String,
    visitors: String,
    closed: String,
    text: String,
    reason: String,
}

impl MinutesForm {
    fn read(&self, sitting: &Sitting, now: Instant, problems: &mut Problems) -> Result<Record> {
        let bad = |_| Error::BadInput("kit-bad-form");
        let id: RecordId = self.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
        let replaces = i64::from(self.replaces.parse::<u32>().map_err(bad)?);
        let number = |text: &str| text.trim().parse::<u32>().map(i64::from).map_err(|_| "kit-field-number");
        let present = problems.check("present", number(&self.present)).unwrap_or_default();
        let votes = (sitting.kind == Kind::Delegates && !self.votes.trim().is_empty())
            .then(|| problems.check("votes", number(&self.votes)))
            .flatten();
        if votes.is_some_and(|votes| votes > present) {
            problems.add("votes", "sitting-votes-many");
        }
        let is_council = sitting.kind.is_council();
        let visitors = (is_council && !self.visitors.trim().is_empty())
            .then(|| problems.check("visitors", number(&self.visitors)))
            .flatten();
        let closed =
            is_council.then(|| problems.maybe_text("closed", &self.closed, LONGEST_REASON)).flatten();
        let text = problems.text("text", &self.text, LONGEST_TEXT);
        let reason = (replaces > 0).then(|| problems.text("reason", &self.reason, LONGEST_REASON));
        let revision = replaces + 1;
        Ok(Record { id, revision, present, votes, visitors, closed, text, reason, published_at: now })
    }
}

#[derive(Template)]
#[template(path = "sittings/minutes.html")]
struct MinutesPage {
    frame: Frame,
    sitting: Sitting,
    form: MinutesForm,
    problems: Problems,
}

impl MinutesPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "sitting-minutes", &self.form, &self.problems)
    }
    fn is_correction(&self) -> bool {
        self.form.replaces != "0"
    }
    fn elects(&self) -> bool {
        self.sitting.kind == Kind::Delegates
    }
    fn is_council(&self) -> bool {
        self.sitting.kind.is_council()
    }
    /// Whom to count: those who vote, or everybody in the room.
    fn whom(&self) -> Cow<'static, str> {
        let votes = self.is_council() || self.elects();
        self.frame.t(if votes { "sitting-present-voters" } else { "sitting-present-all" })
    }
}

pub(in super::super) async fn minutes_form(visit: Visit, Path(id): Path<String>) -> Result {
    let sitting = visit.may::<Minute>(load(&visit, &id).await?)?.into_inner();
    let known = store::minutes(&mut visit.read().await?, sitting.id).await?;
    let form = MinutesForm {
        id: RecordId(new_id(true, visit.now.0)).to_string(),
        replaces: known.as_ref().map_or(0, |known| known.revision).to_string(),
        present: known.as_ref().map(|known| known.present.to_string()).unwrap_or_default(),
        votes: known.as_ref().and_then(|known| known.votes).map(|n| n.to_string()).unwrap_or_default(),
        visitors: known.as_ref().and_then(|known| known.visitors).map(|n| n.to_string()).unwrap_or_default(),
        closed: known.as_ref().and_then(|known| known.closed.clone()).unwrap_or_default(),
        text: known.map(|known| known.text).unwrap_or_default(),
        reason: String::new(),
    };
    private_page(MinutesPage { frame: visit.frame(), sitting, form, problems: Problems::none() })
}

pub(in super::super) async fn minutes(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, _): Form<MinutesForm>,
) -> Result {
    let sitting = visit.may::<Minute>(load(&visit, &id).await?)?;
    let mut problems = Problems::none();
    let record = form.read(&sitting, visit.now, &mut problems)?;
    if !problems.is_empty() {
        let (frame, sitting) = (visit.frame(), sitting.into_inner());
        return refused(MinutesPage { frame, sitting, form, problems });
    }
    let mut tx = visit.write().await?;
    if store::publish(&mut tx, &sitting, &record).await? {
        tx.commit_recorded().await?;
    }
    done(format!("{}#minutes", sitting.url()), "sitting-minutes")
}
