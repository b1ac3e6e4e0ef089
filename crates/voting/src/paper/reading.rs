//! The screens of reading: one sheet after the other, and the sheets that were read in two ways.
use super::domain::{PaperBox, PaperId, Read, Readings, Sheet};
use super::sheet::{self, SheetFields, SheetForm};
use super::store;
use crate::vote::{VoteOption, store as votes};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use kit::access::Allowed;
use kit::{Error, Fields, Form, Frame, Problems, Query, Result, Visit, done, private_page, refused, see};

#[derive(Template)]
#[template(path = "paper/read.html")]
struct ReadPage {
    frame: Frame,
    process: Process,
    paper: PaperBox,
    number: i64,
    sheet: SheetFields,
    problems: Problems,
}

impl ReadPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "paper", &self.sheet.form, &self.problems)
    }
    fn wrong(&self) -> Option<String> {
        self.problems.on(sheet::FIRST).map(|what| self.frame.say(what))
    }
}

#[derive(Template)]
#[template(path = "paper/settle.html")]
struct SettlePage {
    frame: Frame,
    process: Process,
    paper: PaperBox,
    number: i64,
    /// What the two read, in words.
    readings: [String; 2],
    /// How many more differ.
    left: i64,
    sheet: SheetFields,
    problems: Problems,
}

impl SettlePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "paper", &self.sheet.form, &self.problems)
    }
    fn wrong(&self) -> Option<String> {
        self.problems.on(sheet::FIRST).map(|what| self.frame.say(what))
    }
}

/// What the screens of one box begin with.
struct Desk {
    process: Process,
    vote: Allowed<Read>,
    options: Vec<VoteOption>,
    paper: PaperBox,
    readings: Readings,
}

async fn desk(visit: &Visit, reader: &mut Reader, slug: &str, paper: &str) -> Result<Desk> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let vote = votes::of_process(reader, process.id).await?.ok_or(Error::NotFound)?;
    let vote = visit.may::<Read>(vote)?;
    let paper: PaperId = paper.parse().map_err(|_| Error::NotFound)?;
    let paper = store::find(reader, vote.id, paper).await?;
    let options = votes::options(reader, vote.id).await?;
    let readings = store::readings(reader, vote.id, &paper).await?;
    Ok(Desk { process, vote, options, paper, readings })
}

impl Desk {
    fn boxes(&self) -> String {
        format!("{}/paper", self.vote.url())
    }

    fn here(&self, what: &str) -> String {
        format!("{}/paper/{}/{what}", self.vote.url(), self.paper.id)
    }

    fn reading(self, visit: &Visit, number: i64, form: SheetForm, problems: Problems) -> ReadPage {
        let wrong = !problems.is_empty();
        let sheet = SheetFields { kind: self.vote.terms.kind, options: self.options, form, wrong };
        ReadPage { frame: visit.frame(), process: self.process, paper: self.paper, number, sheet, problems }
    }

    /// The sheet that differs: this one, or the first.
    fn differing(&self, number: Option<i64>) -> Option<(i64, String, String)> {
        self.readings.sheets().into_iter().find_map(|(sheet, stand)| match stand {
            Sheet::Differs(one, other) if number.is_none_or(|number| number == sheet) => {
                Some((sheet, one, other))
            }
            _ => None,
        })
    }

    fn settling(
        self,
        visit: &Visit,
        (number, one, other): (i64, String, String),
        form: SheetForm,
        problems: Problems,
    ) -> SettlePage {
        let frame = visit.frame();
        let left = self.readings.progress().differing - 1;
        let readings = [one, other].map(|stored| sheet::say(&frame, &self.options, &stored));
        let wrong = !problems.is_empty();
        let sheet = SheetFields { kind: self.vote.terms.kind, options: self.options, form, wrong };
        SettlePage {
            frame,
            process: self.process,
            paper: self.paper,
            number,
            readings,
            left,
            sheet,
            problems,
        }
    }
}

/// `GET …/paper/{paper}/read`: the next sheet that this person has to read.
pub(super) async fn ask(visit: Visit, Path((slug, paper)): Path<(String, String)>) -> Result {
    let desk = desk(&visit, &mut visit.read().await?, &slug, &paper).await?;
    let next = desk.readings.next_for(visit.person()?).filter(|_| desk.paper.closed_at.is_none());
    match next {
        None => done(desk.boxes(), "paper-read"),
        Some(number) => private_page(desk.reading(&visit, number, SheetForm::default(), Problems::none())),
    }
}

/// `POST …/paper/{paper}/read`: keeps a sheet and goes on to the next.
pub(super) async fn read(
    visit: Visit,
    Path((slug, paper)): Path<(String, String)>,
    Form(form, _): Form<SheetForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let desk = desk(&visit, &mut tx, &slug, &paper).await?;
    let number = form.sheet().ok_or(Error::NotFound)?;
    if desk.readings.has_read(number, visit.person()?) {
        return Err(Error::Conflict("paper-read-already"));
    }
    let mut problems = Problems::none();
    let choices = form.choices(&desk.vote, &desk.options, &mut problems);
    if !problems.is_empty() {
        return refused(desk.reading(&visit, number, form, problems));
    }
    let read = store::read(&mut tx, &desk.vote, desk.paper.id, number, &choices).await?;
    tx.commit(read).await?;
    see(desk.here("read"))
}

/// `GET …/paper/{paper}/differences`: the sheet asked for, or the first that was read in two ways.
pub(super) async fn ask_settle(
    visit: Visit,
    Path((slug, paper)): Path<(String, String)>,
    Query(form): Query<SheetForm>,
) -> Result {
    let desk = desk(&visit, &mut visit.read().await?, &slug, &paper).await?;
    match desk.differing(form.sheet()) {
        None => done(desk.boxes(), "paper-no-differences"),
        Some(sheet) => private_page(desk.settling(&visit, sheet, SheetForm::default(), Problems::none())),
    }
}

/// `POST …/paper/{paper}/differences`: keeps what was found when the sheet was looked at together.
pub(super) async fn settle(
    visit: Visit,
    Path((slug, paper)): Path<(String, String)>,
    Form(form, _): Form<SheetForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let desk = desk(&visit, &mut tx, &slug, &paper).await?;
    let number = form.sheet().ok_or(Error::NotFound)?;
    let sheet = desk.differing(Some(number)).ok_or(Error::Conflict("paper-settled-already"))?;
    let mut problems = Problems::none();
    let choices = form.choices(&desk.vote, &desk.options, &mut problems);
    let note = form.note(&mut problems);
    if !problems.is_empty() {
        return refused(desk.settling(&visit, sheet, form, problems));
    }
    let settled = store::settle(&mut tx, &desk.vote, desk.paper.id, number, &choices, &note).await?;
    tx.commit(settled).await?;
    see(desk.here("differences"))
}
