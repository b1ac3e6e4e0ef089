//! Recording how many came, and the history of a meeting's figures and minutes.
use super::domain::{HeadCount, LONGEST_NOTE, Line, MOST, NewHeadCount, Sector, Way};
use super::store;
use crate::announcements::{Meeting, Record, store as announcements};
use crate::minutes::{self, Minutes};
use askama::Template;
use axum::extract::Path;
use kit::access::Allowed;
use kit::clock::new_id;
use kit::{
    Error, Fields, Form, Frame, MeetingId, Problems, Result, Visit, done, page, private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CountForm {
    id: String,
    /// The revision that was there when the form was opened.
    replaces: String,
    /// One per sector, in the order of [`Sector::ALL`]; empty: not looked at.
    people: Vec<String>,
    way: Vec<String>,
    online_viewers: String,
    unique_people: String,
    note: String,
    reason: String,
}

impl CountForm {
    fn of(id: uuid::Uuid, count: Option<&HeadCount>) -> CountForm {
        let lines = Sector::ALL.iter().map(|sector| count.and_then(|count| count.of(*sector)));
        let figure = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        CountForm {
            id: id.to_string(),
            replaces: count.map_or(0, |count| count.revision).to_string(),
            people: lines.clone().map(|line| figure(line.map(|line| line.people))).collect(),
            way: lines.map(|line| line.map_or(Way::Counted, |line| line.way).code().to_owned()).collect(),
            online_viewers: figure(count.and_then(|count| count.online_viewers)),
            unique_people: figure(count.and_then(|count| count.unique_people)),
            note: count.map(|count| count.note.clone()).unwrap_or_default(),
            reason: String::new(),
        }
    }

    fn read(&self, id: uuid::Uuid, replaces: i64) -> Result<NewHeadCount, Problems> {
        let mut problems = Problems::none();
        let lines = self.lines(&mut problems);
        if lines.is_empty() && problems.is_empty() {
            problems.add(Sector::TownHall.field(), "count-nobody");
        }
        let online_viewers = figure("online_viewers", &self.online_viewers, &mut problems);
        let unique_people = figure("unique_people", &self.unique_people, &mut problems);
        if unique_people.is_some_and(|unique| unique > lines.iter().map(|line| line.people).sum()) {
            problems.add("unique_people", "count-more-than-came");
        }
        let note = problems.maybe_text("note", &self.note, LONGEST_NOTE).unwrap_or_default();
        let reason = (replaces > 0).then(|| problems.text("reason", &self.reason, LONGEST_NOTE));
        if problems.is_empty() {
            Ok(NewHeadCount { id, replaces, lines, online_viewers, unique_people, note, reason })
        } else {
            Err(problems)
        }
    }

    fn lines(&self, problems: &mut Problems) -> Vec<Line> {
        let mut lines = Vec::new();
        for (at, sector) in Sector::ALL.iter().copied().enumerate() {
            let typed = self.people.get(at).map(String::as_str).unwrap_or_default();
            let Some(people) = figure(sector.field(), typed, problems) else { continue };
            let way = self.way.get(at).and_then(|code| Way::parse(code)).unwrap_or(Way::Estimated);
            lines.push(Line { sector, people, way });
        }
        lines
    }
}

/// A number of people, or nothing typed.
fn figure(field: &'static str, typed: &str, problems: &mut Problems) -> Option<i64> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    match typed.parse() {
        Ok(people) if (0..=MOST).contains(&people) => Some(people),
        _ => {
            problems.add(field, "count-figure");
            None
        }
    }
}

/// One line of the form, with what was typed.
struct Row {
    sector: Sector,
    people: String,
    is_estimated: bool,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "counts/form.html")]
struct FormPage {
    frame: Frame,
    meeting: Meeting,
    form: CountForm,
    problems: Problems,
}

impl FormPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "count", &self.form, &self.problems)
    }
    fn is_correction(&self) -> bool {
        self.form.replaces != "0"
    }
    fn rows(&self) -> Vec<Row> {
        let typed = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        let row = |(at, sector): (usize, &Sector)| Row {
            sector: *sector,
            people: typed(&self.form.people, at),
            is_estimated: typed(&self.form.way, at) == Way::Estimated.code(),
            wrong: self.problems.on(sector.field()).map(|what| self.frame.say(what)),
        };
        Sector::ALL.iter().enumerate().map(row).collect()
    }
}

/// A meeting that this visitor may record.
async fn recordable(visit: &Visit, id: MeetingId) -> Result<(Allowed<Record>, Option<HeadCount>)> {
    let mut reader = visit.read().await?;
    let found = announcements::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let count = store::latest(&mut reader, id).await?;
    Ok((visit.may::<Record>(found)?, count))
}

pub(super) async fn form(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let (meeting, count) = recordable(&visit, id).await?;
    let form = CountForm::of(new_id(true, visit.now.0), count.as_ref());
    let (frame, meeting) = (visit.frame(), meeting.into_inner());
    private_page(FormPage { frame, meeting, form, problems: Problems::none() })
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Form(form, _): Form<CountForm>,
) -> Result {
    let (meeting, _) = recordable(&visit, id).await?;
    let bad = |_| Error::BadInput("kit-bad-form");
    let new = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let replaces: u32 = form.replaces.parse().map_err(bad)?;
    let new = match form.read(new, i64::from(replaces)) {
        Ok(new) => new,
        Err(problems) => {
            let (frame, meeting) = (visit.frame(), meeting.into_inner());
            return refused(FormPage { frame, meeting, form, problems });
        }
    };
    let mut tx = visit.write().await?;
    store::record_head_count(&mut tx, &meeting, &new).await?;
    tx.commit_recorded().await?;
    done(format!("{}#count", meeting.url()), "count-record")
}

#[derive(Template)]
#[template(path = "counts/history.html")]
struct HistoryPage {
    frame: Frame,
    meeting: Meeting,
    counts: Vec<HeadCount>,
    minutes: Vec<Minutes>,
}

pub(super) async fn history(visit: Visit, Path(id): Path<MeetingId>) -> Result {
    let mut reader = visit.read().await?;
    let meeting = announcements::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let counts = store::history(&mut reader, id).await?;
    let minutes = minutes::store::history(&mut reader, id).await?;
    page(HistoryPage { frame: visit.frame(), meeting, counts, minutes })
}
