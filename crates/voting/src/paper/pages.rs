//! The desk's page of the paper: the boxes and how far they are, opening, correcting, closing, the protocol of a box.
use super::domain::{MOST_SHEETS, PaperBox, PaperId, Progress, Read};
use super::store;
use crate::protocol;
use crate::vote::acts::{self, Act};
use crate::vote::{Vote, store as votes};
use crate::words;
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use kit::access::Allowed;
use kit::{
    Empty, Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, download, private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct BoxForm {
    label: String,
    sheets: String,
    opened_by: String,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CorrectForm {
    sheets: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "paper/paper.html")]
struct PaperPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    boxes: Vec<(PaperBox, Progress)>,
    /// How many people got a paper ballot.
    marks: i64,
    may_read: bool,
    form: BoxForm,
    /// The correction that was refused, and of which box.
    correction: Option<(PaperId, CorrectForm)>,
    problems: Problems,
}

impl PaperPage {
    fn fields(&self) -> Fields<'_> {
        let name = |field, label| (field, self.frame.t(label).into_owned());
        let corrected = [name("correct_sheets", "paper-box-sheets"), name("correct_reason", "paper-reason")];
        Fields::new(&self.frame, "paper-box", &self.form, &self.problems).named(corrected)
    }
    /// What was typed to correct a box, if that was refused.
    fn refused(&self, paper: &PaperBox) -> Option<&CorrectForm> {
        self.correction.as_ref().filter(|(of, _)| *of == paper.id).map(|(_, form)| form)
    }
    /// The id of a field that corrects a box: the summary leads to those of the refused one.
    fn id(&self, paper: &PaperBox, field: &str) -> String {
        match self.refused(paper) {
            Some(_) => format!("correct_{field}"),
            None => format!("{field}-{}", paper.id),
        }
    }
    fn sheets(&self, paper: &PaperBox) -> String {
        self.refused(paper).map_or_else(|| paper.sheets.to_string(), |form| form.sheets.clone())
    }
    fn reason(&self, paper: &PaperBox) -> &str {
        self.refused(paper).map_or("", |form| &form.reason)
    }
    fn wrong(&self, paper: &PaperBox, field: &str) -> Option<String> {
        self.refused(paper)?;
        self.problems.on(field).map(|wrong| self.frame.say(wrong))
    }
    fn marked(&self) -> String {
        words::n(&self.frame, "paper-marks", self.marks)
    }
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
    form: BoxForm,
    correction: Option<(PaperId, CorrectForm)>,
    problems: Problems,
) -> Result<PaperPage> {
    let mut boxes = Vec::new();
    for paper in store::boxes(reader, vote.id).await? {
        let progress = store::readings(reader, vote.id, &paper).await?.progress();
        boxes.push((paper, progress));
    }
    let marks = store::marks(reader, vote.id).await?;
    let may_read = visit.actor.could::<Read>(&vote, visit.now);
    Ok(PaperPage { frame: visit.frame(), process, vote, boxes, marks, may_read, form, correction, problems })
}

/// `GET /processes/{slug}/vote/paper`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    let (form, problems) = (BoxForm::default(), Problems::none());
    private_page(draw(&visit, &mut reader, process, vote, form, None, problems).await?)
}

/// A number of sheets, within what a box can hold.
fn sheets_of(problems: &mut Problems, field: &'static str, typed: &str) -> i64 {
    let number = typed.trim().parse::<i64>().ok().filter(|n| (0..=MOST_SHEETS).contains(n));
    if number.is_none() {
        problems.add(field, Text::new("paper-sheets-wrong").with("n", MOST_SHEETS));
    }
    number.unwrap_or_default()
}

/// Writes an act about a box down, in the language of the community.
async fn record(visit: &Visit, tx: &mut db::Writer, process: &Process, text: Text) -> Result<()> {
    let words = text.say(visit.community.default_language());
    acts::record(tx, process.id, Act::Paper, &words, Some(&visit.actor.name)).await
}

/// `POST /processes/{slug}/vote/paper`: a box was opened.
pub(super) async fn open(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<BoxForm>) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let vote = visit.may::<Read>(vote)?;
    let mut problems = Problems::none();
    let label = problems.text("label", &form.label, 80);
    let sheets = sheets_of(&mut problems, "sheets", &form.sheets);
    let opened_by = problems.text("opened_by", &form.opened_by, 300);
    if problems.is_empty() {
        match store::open(&mut tx, &vote, &label, sheets, &opened_by).await {
            Ok(opened) => {
                let text = Text::new("paper-act-opened").with("label", &label).with("n", sheets);
                record(&visit, &mut tx, &process, text.with("by", &opened_by)).await?;
                tx.commit(opened).await?;
                return done(format!("{}/paper", vote.url()), "paper-opened");
            }
            Err(Error::Conflict(why)) => problems.add("label", why),
            Err(other) => return Err(other),
        }
    }
    refused(draw(&visit, &mut tx, process, vote.into_inner(), form, None, problems).await?)
}

async fn one(
    visit: &Visit,
    reader: &mut Reader,
    slug: &str,
    paper: &str,
) -> Result<(Process, Allowed<Read>, PaperBox)> {
    let (process, vote) = load(visit, reader, slug).await?;
    let vote = visit.may::<Read>(vote)?;
    let paper: PaperId = paper.parse().map_err(|_| Error::NotFound)?;
    let paper = store::find(reader, vote.id, paper).await?;
    Ok((process, vote, paper))
}

/// `POST …/paper/{paper}/sheets`: the sheets were counted wrongly.
pub(super) async fn correct(
    visit: Visit,
    Path((slug, paper)): Path<(String, String)>,
    Form(form, _): Form<CorrectForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote, paper) = one(&visit, &mut tx, &slug, &paper).await?;
    let mut problems = Problems::none();
    let sheets = sheets_of(&mut problems, "correct_sheets", &form.sheets);
    let reason = problems.text("correct_reason", &form.reason, 300);
    if problems.is_empty() {
        match store::correct(&mut tx, &vote, &paper, sheets).await {
            Ok(corrected) => {
                let text = Text::new("paper-act-corrected").with("label", &paper.label).with("n", sheets);
                let text = text.with("was", paper.sheets).with("reason", reason);
                record(&visit, &mut tx, &process, text).await?;
                tx.commit(corrected).await?;
                return done(format!("{}/paper", vote.url()), "paper-corrected");
            }
            Err(Error::Conflict(why)) => problems.add("correct_sheets", why),
            Err(other) => return Err(other),
        }
    }
    let (empty, correction) = (BoxForm::default(), Some((paper.id, form)));
    refused(draw(&visit, &mut tx, process, vote.into_inner(), empty, correction, problems).await?)
}

/// `POST …/paper/{paper}/close`: all sheets agree.
pub(super) async fn close(
    visit: Visit,
    Path((slug, paper)): Path<(String, String)>,
    Form(_, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote, paper) = one(&visit, &mut tx, &slug, &paper).await?;
    let closed = store::close(&mut tx, &vote, &paper).await?;
    let text = Text::new("paper-act-closed").with("label", &paper.label).with("n", paper.sheets);
    record(&visit, &mut tx, &process, text.with("digest", in_groups(&closed.digest))).await?;
    tx.commit(closed).await?;
    done(format!("{}/paper", vote.url()), "paper-closed")
}

/// A fingerprint in groups of eight digits, so that a narrow line can be broken.
fn in_groups(digest: &str) -> String {
    let digits: Vec<char> = digest.chars().collect();
    digits.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// `GET …/paper/{paper}/protocol.pdf`: what a finished box says, to be signed by hand.
pub(super) async fn protocol(visit: Visit, Path((slug, paper)): Path<(String, String)>) -> Result {
    let data = {
        let mut reader = visit.read().await?;
        let (_, vote) = load(&visit, &mut reader, &slug).await?;
        let paper: PaperId = paper.parse().map_err(|_| Error::NotFound)?;
        let paper = store::find(&mut reader, vote.id, paper).await?;
        let sheets = store::readings(&mut reader, vote.id, &paper).await?.finished();
        let sheets = sheets.filter(|_| paper.closed_at.is_some()).ok_or(Error::NotFound)?;
        let options = votes::options(&mut reader, vote.id).await?;
        protocol::of_box(visit.community.default_language(), &vote, &options, &paper, &sheets)
    };
    let pdf = protocol::print(&visit, data).await?;
    download(&format!("{slug}-paper.pdf"), "application/pdf", pdf)
}
