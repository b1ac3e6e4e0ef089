//! The desk's pages of the count: count once the vote is over, and enter the lot if options tie.
use super::domain::{self, Line};
use super::store::{self, Done};
use super::told::Told;
use crate::paper::{self, domain::Accepted, domain::Difference, domain::Readiness};
use crate::vote::domain::{Count, DrawLot, Lot, State};
use crate::vote::{Vote, store as votes};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::{Reader, Writer};
use dialogue::subjects::SubjectKind;
use kit::{Day, Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, page, refused, see};
use rules::tally::Election;
use serde::{Deserialize, Serialize};

/// What is typed when a lot was drawn.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct LotForm {
    /// Positions of the tied options, first drawn first.
    order: Vec<String>,
    drawn_by: String,
    witnesses: String,
    drawn_on: String,
}

/// What is typed when there are more or fewer sheets than people who got one, and the vote is counted all the same.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct AcceptForm {
    confirmed: String,
    reason: String,
    /// The numbers as they were shown; others must be looked at first.
    sheets: String,
    marks: String,
}

impl AcceptForm {
    fn shows(&self, difference: Difference) -> bool {
        self.sheets == difference.sheets.to_string() && self.marks == difference.marks.to_string()
    }
}

/// What was typed on the page of the count, and what is wrong with it.
#[derive(Default)]
struct Typed {
    lot: LotForm,
    accept: AcceptForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "count/count.html")]
struct CountPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    /// Whether the paper ballots can be counted.
    paper: Readiness,
    /// The tied options; empty where nothing ties.
    tied: Vec<Line>,
    form: LotForm,
    accept: AcceptForm,
    problems: Problems,
}

impl CountPage {
    fn fields(&self) -> Fields<'_> {
        match self.tied.is_empty() {
            true => Fields::new(&self.frame, "count-paper", &self.accept, &self.problems),
            false => Fields::new(&self.frame, "count-lot", &self.form, &self.problems),
        }
    }
    fn differs_line(&self, difference: &Difference) -> String {
        let text = Text::new("count-paper-differs").with("sheets", difference.sheets);
        self.frame.say(&text.with("marks", difference.marks))
    }
    fn tie_line(&self) -> String {
        self.frame.say(&Text::new("count-tie").with("n", self.tied.len()))
    }
    /// `Extrasă prima`, `Extrasă a 2-a`
    fn place_label(&self, place: &usize) -> String {
        self.frame.n("count-lot-order", place + 1)
    }
    fn state(&self) -> State {
        self.vote.state(self.frame.now)
    }
    fn is_drawn(&self, place: &usize, line: &Line) -> bool {
        self.form.order.get(*place).is_some_and(|drawn| *drawn == line.option.position.to_string())
    }
}

/// Whether the vote can be counted, or waits for a lot.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    if vote.state(visit.now) == State::Decided {
        return see(format!("{}/vote/results", process.url()));
    }
    let lot = LotForm { drawn_on: visit.now.day().to_string(), ..LotForm::default() };
    page(draw(&visit, &mut reader, process, vote, Typed { lot, ..Typed::default() }).await?)
}

/// Counts the vote: closes the box in one transaction, counts outside of any (a long count holds up nobody), and keeps
/// the result in another. Whatever breaks in between, counting again comes to the same.
pub async fn count(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<AcceptForm>) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let vote = visit.may::<Count>(vote)?;
    if vote.count.is_some() {
        return see(format!("{}/results", vote.url()));
    }
    let readiness = paper::store::readiness(&mut tx, vote.id).await?;
    let accepted = match accept(&visit, &readiness, &form) {
        Ok(accepted) => accepted,
        Err(problems) => {
            let typed = Typed { accept: form, problems, ..Typed::default() };
            return refused(draw(&visit, &mut tx, process, vote.into_inner(), typed).await?);
        }
    };
    let closed = store::close(&mut tx, &vote, accepted.as_ref()).await?;
    tx.commit(closed).await?;
    let (_, election) = store::open_box(&mut visit.read().await?, &vote).await?;
    let told = count_apart(&vote, election, Vec::new()).await?;
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let vote = visit.may::<Count>(vote)?;
    let outcome = store::keep(&mut tx, &vote, &told).await?;
    keep(&visit, tx, &process, outcome).await
}

/// The difference between sheets and marks with which the vote is counted, where there is one.
fn accept(visit: &Visit, readiness: &Readiness, form: &AcceptForm) -> Result<Option<Accepted>, Problems> {
    let Readiness::Differs(difference) = *readiness else { return Ok(None) };
    let mut problems = Problems::none();
    if !form.shows(difference) || form.confirmed != "yes" {
        problems.add("confirmed", "count-paper-unconfirmed");
    }
    let reason = problems.text("reason", &form.reason, 300);
    if !problems.is_empty() {
        return Err(problems);
    }
    let text = Text::new("count-paper-act").with("sheets", difference.sheets).with("marks", difference.marks);
    let words = text.with("reason", reason).say(visit.community.default_language());
    Ok(Some(Accepted { difference, words, by: visit.actor.name.clone() }))
}

/// Counts on a thread of its own.
async fn count_apart(vote: &Vote, election: Election, lots: Vec<Lot>) -> Result<Told> {
    let terms = vote.terms.clone();
    let told = tokio::task::spawn_blocking(move || domain::count(&election, &terms, &lots));
    Ok(told.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?)
}

/// Enters the lot and decides the vote, counting outside of any transaction as [`count()`] does.
pub async fn draw_lot(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<LotForm>) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    if vote.state(visit.now) == State::Decided {
        return see(format!("{}/vote/results", process.url()));
    }
    let vote = visit.may::<DrawLot>(vote)?;
    let tie = store::told(&mut reader, &vote).await?;
    let lot = match read(&form, &vote, &tie, visit.now.day()) {
        Ok(lot) => lot,
        Err(problems) => {
            let typed = Typed { lot: form, problems, ..Typed::default() };
            return refused(draw(&visit, &mut reader, process, vote.into_inner(), typed).await?);
        }
    };
    let (election, lots) = store::with_lot(&mut reader, &vote, &lot).await?;
    drop(reader);
    let told = count_apart(&vote, election, lots).await?;
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    if vote.state(visit.now) == State::Decided {
        return see(format!("{}/vote/results", process.url()));
    }
    let outcome = store::draw_lot(&mut tx, &visit.may::<DrawLot>(vote)?, &lot, &told).await?;
    keep(&visit, tx, &process, outcome).await
}

/// Whoever reloads the page of a lot that was refused comes back to the count.
pub async fn back_to_count(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    see(format!("{}/vote/count", process.url()))
}

async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Process, Vote)> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let vote = votes::of_process(reader, process.id).await?.ok_or(Error::NotFound)?;
    Ok((process, vote))
}

async fn draw(
    visit: &Visit,
    reader: &mut Reader,
    process: Process,
    vote: Vote,
    typed: Typed,
) -> Result<CountPage> {
    let mut tied = store::lines(reader, vote.id).await?;
    let told =
        if vote.state(visit.now) == State::Tied { Some(store::told(reader, &vote).await?) } else { None };
    let is_tied = |line: &Line| {
        let position = usize::try_from(line.option.position).unwrap_or(0);
        told.as_ref().is_some_and(|told| told.tied.contains(&position))
    };
    tied.retain(is_tied);
    let paper = paper::store::readiness(reader, vote.id).await?;
    let Typed { lot: form, mut accept, problems } = typed;
    if let Readiness::Differs(Difference { sheets, marks }) = paper {
        (accept.sheets, accept.marks) = (sheets.to_string(), marks.to_string());
    }
    Ok(CountPage { frame: visit.frame(), process, vote, paper, tied, form, accept, problems })
}

/// Says what happened, tells who follows the process, and goes on to where it shows.
async fn keep(visit: &Visit, mut tx: Writer, process: &Process, outcome: Done) -> Result {
    let (count, results) =
        (format!("{}/vote/count", process.url()), format!("{}/vote/results", process.url()));
    match outcome {
        Done::Before => see(results),
        Done::Tied(tied) => {
            tx.commit(tied).await?;
            done(count, "count-tied")
        }
        Done::Decided(counted) => {
            let notice = Text::new("count-notice").with("title", &process.title);
            dialogue::notify(&mut tx, visit.app(), SubjectKind::Process, process.id.0, notice).await?;
            tx.commit(counted).await?;
            done(results, "count-decided")
        }
    }
}

/// What was typed about the lot, or what is wrong with it.
fn read(form: &LotForm, vote: &Vote, tie: &Told, today: Day) -> Result<Lot, Problems> {
    let mut problems = Problems::none();
    let order: Vec<i64> = form.order.iter().filter_map(|position| position.parse().ok()).collect();
    let drawn_by = problems.text("drawn_by", &form.drawn_by, 120);
    let witnesses = problems.text("witnesses", &form.witnesses, 300);
    let drawn_on = Day::parse(&form.drawn_on).filter(|day| *day <= today && *day >= vote.closes_at.day());
    let Some(drawn_on) = drawn_on else {
        problems.add("drawn_on", "count-lot-day");
        return Err(problems);
    };
    let lot = Lot { order, drawn_by, witnesses, drawn_on };
    if !domain::names_the_tied(tie, &lot.order) {
        problems.add("order", "count-lot-wrong");
    }
    if problems.is_empty() { Ok(lot) } else { Err(problems) }
}
