//! The yearly report of art. 13: computed for any year, each figure opens its list; what cannot be counted is asked.
use super::debates::store as debates;
use super::domain::{Debate, LONGEST_REASONS};
use super::store;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::area::HeldMeeting;
use kit::{
    Day, Error, Fields, Form, Frame, Lang, Problems, Result, Role, Text, Visit, done, download, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many debates a report lists.
const LISTED: i64 = 500;

db::events! {
    /// What was asked for a year was answered.
    pub(super) ReportNoted = "transparency.report-noted" { year: i64 }
}

/// The seven points.
struct Figures {
    received: i64,
    included: i64,
    debates: Vec<Debate>,
    /// Title and slug of each draft that skipped the term, art. 7(13).
    urgent: Vec<(String, String)>,
    /// Title, slug and reason of each consultation that was withdrawn.
    withdrawn: Vec<(String, String, String)>,
    /// Sittings and meetings that other areas have held.
    meetings: Vec<HeldMeeting>,
    note: Option<store::Note>,
}

impl Figures {
    /// The figures of a year: the same for everybody.
    async fn read(visit: &Visit, year: i64) -> Result<Arc<Figures>> {
        let what = format!("transparency report of {year}");
        let mut reader = visit.read().await?;
        visit.shared(&mut reader, what, |visit, reader| Box::pin(Figures::gather(visit, reader, year))).await
    }

    async fn gather(visit: &Visit, reader: &mut Reader, year: i64) -> Result<Figures> {
        let (received, included) = store::recommendations(reader, year).await?;
        let start =
            |year: i64| Day::parse(&format!("{year:04}-01-01")).map(Day::start).ok_or(Error::NotFound);
        let (from, to) = (start(year)?, start(year + 1)?);
        let debates = debates::ended_between(reader, from, to, LISTED).await?;
        let urgent = store::urgent(reader, from, to, LISTED).await?;
        let withdrawn = store::withdrawn_between(reader, from, to, LISTED).await?;
        let meetings = visit.app().areas.held(reader, from, to).await?;
        let note = store::note(reader, year).await?;
        Ok(Figures { received, included, debates, urgent, withdrawn, meetings, note })
    }

    /// People in debates, in other meetings that are recorded, and in those of which only the authority knows.
    fn participants(&self) -> i64 {
        let debates: i64 = self.debates.iter().filter_map(|debate| debate.participants).sum();
        let meetings: i64 = self.open().map(|meeting| meeting.public).sum();
        debates + meetings + self.note.as_ref().map_or(0, |note| note.participants)
    }

    fn open(&self) -> impl Iterator<Item = &HeldMeeting> {
        self.meetings.iter().filter(|meeting| meeting.closed.is_none())
    }

    /// Meetings that were not public, each with its reason.
    fn closed(&self) -> impl Iterator<Item = (&HeldMeeting, &String)> {
        self.meetings.iter().filter_map(|meeting| Some((meeting, meeting.closed.as_ref()?)))
    }

    fn closed_count(&self) -> usize {
        let asked = self.note.as_ref().map_or(0, |note| note.closed_meetings);
        self.closed().count() + usize::try_from(asked).unwrap_or(0)
    }

    fn held(&self) -> usize {
        self.debates.len()
    }
}

/// The years that registers and reports can be of.
pub(super) const YEARS: std::ops::Range<i64> = 2000..2199;

fn year_of(word: &str) -> Result<i64> {
    word.parse().ok().filter(|year| YEARS.contains(year)).ok_or(Error::NotFound)
}

/// The years that a page of a year leads to: the one before, and the one after it unless that is still to come.
pub(super) struct Around {
    pub before: Option<i64>,
    pub after: Option<i64>,
}

impl Around {
    pub(super) fn of(year: i64, running: i64) -> Around {
        let known = |year: i64| Some(year).filter(|year| YEARS.contains(year));
        Around { before: known(year - 1), after: known(year + 1).filter(|after| *after <= running) }
    }
}

#[derive(Template)]
#[template(path = "consultations/report.html")]
struct Report {
    frame: Frame,
    year: i64,
    figures: Arc<Figures>,
    /// The year that has not ended.
    running: i64,
    is_staff: bool,
}

impl Report {
    fn around(&self) -> Around {
        Around::of(self.year, self.running)
    }
    fn is_running(&self) -> bool {
        self.year >= self.running
    }
}

/// `GET /transparency/reports/{year}`
pub(crate) async fn show(visit: Visit, Path(year): Path<String>) -> Result {
    let year = year_of(&year)?;
    let figures = Figures::read(&visit, year).await?;
    let running = i64::from(visit.now.day().0.year());
    page(Report { frame: visit.frame(), year, figures, running, is_staff: visit.actor.is(Role::Clerk) })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NoteForm {
    revision: String,
    court_cases: String,
    court_text: String,
    evaluation: String,
    closed_meetings: String,
    closed_text: String,
    participants: String,
}

#[derive(Template)]
#[template(path = "consultations/report_edit.html")]
struct Edit {
    frame: Frame,
    year: i64,
    form: NoteForm,
    problems: Problems,
}

impl Edit {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "consult-report", &self.form, &self.problems)
    }
}

/// `GET /transparency/reports/{year}/edit`
pub(crate) async fn ask(visit: Visit, Path(year): Path<String>) -> Result {
    let year = year_of(&year)?;
    let note = store::note(&mut visit.read().await?, year).await?.unwrap_or_default();
    let form = NoteForm {
        revision: note.revision.to_string(),
        court_cases: note.court_cases.to_string(),
        court_text: note.court_text,
        evaluation: note.evaluation,
        closed_meetings: note.closed_meetings.to_string(),
        closed_text: note.closed_text,
        participants: note.participants.to_string(),
    };
    private_page(Edit { frame: visit.frame(), year, form, problems: Problems::none() })
}

/// `POST /transparency/reports/{year}/edit`
pub(crate) async fn save(visit: Visit, Path(year): Path<String>, Form(form, _): Form<NoteForm>) -> Result {
    let year = year_of(&year)?;
    let revision: u32 = form.revision.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let number = |field, typed: &str, problems: &mut Problems| {
        let read = typed.trim().parse::<u32>().ok().filter(|n| *n < 10_000_000);
        i64::from(problems.check(field, read.ok_or("consult-report-number")).unwrap_or(0))
    };
    let new = store::Note {
        revision: i64::from(revision) + 1,
        court_cases: number("court_cases", &form.court_cases, &mut problems),
        closed_meetings: number("closed_meetings", &form.closed_meetings, &mut problems),
        participants: number("participants", &form.participants, &mut problems),
        court_text: problems.maybe_text("court_text", &form.court_text, LONGEST_REASONS).unwrap_or_default(),
        evaluation: problems.text("evaluation", &form.evaluation, LONGEST_REASONS),
        closed_text: problems
            .maybe_text("closed_text", &form.closed_text, LONGEST_REASONS)
            .unwrap_or_default(),
    };
    if new.closed_meetings > 0 && new.closed_text.is_empty() {
        problems.add("closed_text", "consult-report-why-closed");
    }
    if !problems.is_empty() {
        return refused(Edit { frame: visit.frame(), year, form, problems });
    }
    let mut tx = visit.write().await?;
    store::keep_note(&mut tx, year, &new).await?;
    tx.commit(ReportNoted { year }).await?;
    done(format!("/transparency/reports/{year}"), "consult-report-saved")
}

/// What the paper says.
#[derive(Serialize)]
struct Paper {
    /// The heading of the Monitorul Oficial Local under which it is published.
    journal: String,
    period: String,
    lead: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    texts: Vec<[String; 2]>,
}

impl Paper {
    fn of(year: i64, figures: &Figures, lang: Lang) -> Paper {
        let t = |key: &str| lang.t(key).into_owned();
        let note = figures.note.clone().unwrap_or_default();
        let asked = |n: i64| if figures.note.is_some() { n.to_string() } else { t("consult-report-not-yet") };
        let evaluated =
            t(if figures.note.is_some() { "consult-report-below" } else { "consult-report-not-yet" });
        let closed: Vec<String> = figures
            .closed()
            .map(|(meeting, why)| format!("{}, {}: {why}", meeting.title, lang.day(meeting.starts_at.day())))
            .chain(Some(note.closed_text).filter(|text| !text.is_empty()))
            .collect();
        let urgent: Vec<&str> = figures.urgent.iter().map(|(title, _)| title.as_str()).collect();
        let withdrawn: Vec<String> =
            figures.withdrawn.iter().map(|(title, _, why)| format!("{title}: {why}")).collect();
        let row = |letter: &str, key: &str, value: String| vec![format!("{letter})"), t(key), value];
        Paper {
            journal: t("consult-report-mol-head"),
            period: Text::new("consult-report-period").with("year", year.to_string()).say(lang),
            lead: t("consult-report-lead"),
            head: vec![t("consult-report-point"), t("consult-report-what"), t("consult-report-figure")],
            rows: vec![
                row("a", "consult-report-a", figures.received.to_string()),
                row("b", "consult-report-b", figures.included.to_string()),
                row("c", "consult-report-c", figures.participants().to_string()),
                row("d", "consult-report-d", figures.held().to_string()),
                row("e", "consult-report-e", asked(note.court_cases)),
                row("f", "consult-report-f", evaluated),
                row("g", "consult-report-g", figures.closed_count().to_string()),
            ],
            texts: [
                ("consult-report-urgent", urgent.join("\n")),
                ("consult-report-withdrawn", withdrawn.join("\n\n")),
                ("consult-report-f", note.evaluation),
                ("consult-report-court_text", note.court_text),
                ("consult-report-closed_text", closed.join("\n\n")),
            ]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| [t(key), text])
            .collect(),
        }
    }
}

/// `GET /transparency/reports/{year}/report.pdf`
pub(crate) async fn pdf(visit: Visit, Path(year): Path<String>) -> Result {
    let year = year_of(&year)?;
    let figures = Figures::read(&visit, year).await?;
    let lang = visit.community.default_language();
    let title = Text::new("consult-report-title").with("year", year.to_string()).say(lang);
    let paper = Paper::of(year, &figures, lang);
    let file = super::notice::print(
        &visit,
        include_str!("../../templates/consultations/report.typ"),
        title,
        format!("/transparency/reports/{year}"),
        paper,
    )
    .await?;
    download(&format!("raport-transparenta-{year}.pdf"), "application/pdf", file)
}
