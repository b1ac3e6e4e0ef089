//! The yearly report of art. 13: computed for any year, each figure opens its list; what cannot be counted is asked.
use super::debates::store as debates;
use super::domain::{Debate, LONGEST_REASONS};
use askama::Template;
use axum::extract::Path;
use db::{Event, FromRow, Reader, Row, Writer, args, sql};
use kit::{
    Day, Error, Fields, Form, Frame, Instant, Lang, Problems, Result, Role, Text, Visit, done, download,
    page, private_page, refused,
};
use serde::{Deserialize, Serialize};

/// How many debates a report lists.
const LISTED: i64 = 500;

mod store {
    use super::*;

    /// What the authority was asked for.
    #[derive(Debug, Clone, Default)]
    pub(super) struct Note {
        pub revision: i64,
        pub court_cases: i64,
        pub court_text: String,
        pub evaluation: String,
        pub closed_meetings: i64,
        pub closed_text: String,
        pub participants: i64,
    }
    impl FromRow for Note {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            Ok(Note {
                revision: row.get()?,
                court_cases: row.get()?,
                court_text: row.get()?,
                evaluation: row.get()?,
                closed_meetings: row.get()?,
                closed_text: row.get()?,
                participants: row.get()?,
            })
        }
    }

    /// Recommendations received in a year, and how many of them were taken over, wholly or in part.
    pub(super) async fn recommendations(reader: &mut Reader, year: i64) -> Result<(i64, i64)> {
        let row: Option<(i64, i64)> = reader
            .one(
                sql!("
                    select cast(count(*) as bigint), cast(coalesce(sum(case when r.verdict in ('accepted', 'partly') then 1 else 0 end), 0) as bigint)
                      from transparency_entry e
                      join consultation_line l on l.community_id = e.community_id and l.entry_id = e.id
                      left join consultation_reply r on r.community_id = l.community_id
                           and r.consultation_id = l.consultation_id and r.line = l.place
                     where e.community_id = $1 and e.year = $2"),
                args![year],
            )
            .await?;
        Ok(row.unwrap_or_default())
    }

    /// The drafts that were announced in the urgency procedure between two moments: title and slug.
    pub(super) async fn urgent(
        reader: &mut Reader,
        from: Instant,
        to: Instant,
        limit: i64,
    ) -> Result<Vec<(String, String)>> {
        Ok(reader
            .all(
                sql!("
                    select d.title, d.slug
                      from consultation c
                      join document d on d.community_id = c.community_id and d.id = c.document_id
                     where c.community_id = $1 and c.published_at >= $2 and c.published_at < $3 and c.urgency is not null
                     order by c.published_at, c.id limit $4"),
                args![from, to, limit],
            )
            .await?)
    }

    pub(super) async fn note(reader: &mut Reader, year: i64) -> Result<Option<Note>> {
        Ok(reader
            .one(
                sql!("
                    select revision, court_cases, court_text, evaluation, closed_meetings, closed_text, participants
                      from transparency_note where community_id = $1 and year = $2 order by revision desc limit 1"),
                args![year],
            )
            .await?)
    }

    pub(super) async fn keep(tx: &mut Writer, year: i64, new: &Note) -> Result<()> {
        let now = Instant(tx.stamp().now);
        let kept = tx
            .run(
                sql!("
                    insert into transparency_note (community_id, year, revision, court_cases, court_text, evaluation,
                      closed_meetings, closed_text, participants, at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing"),
                args![
                    year,
                    new.revision,
                    new.court_cases,
                    &new.court_text,
                    &new.evaluation,
                    new.closed_meetings,
                    &new.closed_text,
                    new.participants,
                    now
                ],
            )
            .await?;
        if kept == 1 { Ok(()) } else { Err(Error::Conflict("consult-report-meanwhile")) }
    }
}

/// What was asked for a year was answered.
#[derive(Serialize)]
pub(super) struct ReportNoted {
    pub year: i64,
}
impl Event for ReportNoted {
    const NAME: &'static str = "transparency.report-noted";
}

/// The seven points.
struct Figures {
    received: i64,
    included: i64,
    debates: Vec<Debate>,
    /// Title and slug of each draft that skipped the term, art. 7(13).
    urgent: Vec<(String, String)>,
    note: Option<store::Note>,
}

impl Figures {
    async fn of(reader: &mut Reader, year: i64) -> Result<Figures> {
        let (received, included) = store::recommendations(reader, year).await?;
        let start =
            |year: i64| Day::parse(&format!("{year:04}-01-01")).map(Day::start).ok_or(Error::NotFound);
        let (from, to) = (start(year)?, start(year + 1)?);
        let debates = debates::ended_between(reader, from, to, LISTED).await?;
        let urgent = store::urgent(reader, from, to, LISTED).await?;
        Ok(Figures { received, included, debates, urgent, note: store::note(reader, year).await? })
    }

    /// People in debates and, as the authority says, in other public meetings.
    fn participants(&self) -> i64 {
        let debates: i64 = self.debates.iter().filter_map(|debate| debate.participants).sum();
        debates + self.note.as_ref().map_or(0, |note| note.participants)
    }

    fn held(&self) -> usize {
        self.debates.len()
    }
}

fn year_of(word: &str) -> Result<i64> {
    word.parse().ok().filter(|year| (2000..2199).contains(year)).ok_or(Error::NotFound)
}

#[derive(Template)]
#[template(path = "consultations/report.html")]
struct Report {
    frame: Frame,
    year: i64,
    figures: Figures,
    is_staff: bool,
}

/// `GET /transparency/reports/{year}`
pub(crate) async fn show(visit: Visit, Path(year): Path<String>) -> Result {
    let year = year_of(&year)?;
    let figures = Figures::of(&mut visit.read().await?, year).await?;
    page(Report { frame: visit.frame(), year, figures, is_staff: visit.actor.is(Role::Clerk) })
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
    store::keep(&mut tx, year, &new).await?;
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
        let urgent: Vec<&str> = figures.urgent.iter().map(|(title, _)| title.as_str()).collect();
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
                row("g", "consult-report-g", asked(note.closed_meetings)),
            ],
            texts: [
                ("consult-report-urgent", urgent.join("\n")),
                ("consult-report-f", note.evaluation),
                ("consult-report-court_text", note.court_text),
                ("consult-report-closed_text", note.closed_text),
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
    let figures = Figures::of(&mut visit.read().await?, year).await?;
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
