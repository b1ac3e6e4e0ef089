//! Citizens' initiatives: the list, one, its paper, its numbers.
use super::domain::{
    Deposit, Drive, DriveId, LONGEST_LINE, LONGEST_NOTE, LONGEST_TEXT, LONGEST_TITLE, Open, Tally,
};
use super::store;
use crate::paper::{self, Sheet};
use askama::Template;
use axum::extract::Path;
use kit::clock::new_id;
use kit::{
    Day, Error, Fields, Form, Frame, Problems, Query, Result, Role, Visit, done, download, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

/// How many the list shows.
const PAGE: usize = 20;
/// How many lines for signatures are on a list.
const LINES: usize = 40;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

#[derive(Template)]
#[template(path = "signatures/list.html")]
struct ListPage {
    frame: Frame,
    drives: Vec<Drive>,
    older: Option<DriveId>,
    is_first: bool,
    may_open: bool,
}

pub(super) async fn list(visit: Visit, Query(query): Query<Before>) -> Result {
    let before = query.before.parse().ok();
    let wanted = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut drives = store::list(&mut visit.read().await?, before, wanted).await?;
    let more = drives.len() > PAGE;
    drives.truncate(PAGE);
    let older = drives.last().filter(|_| more).map(|last| last.id);
    let may_open = visit.actor.is(Role::Clerk);
    page(ListPage { frame: visit.frame(), drives, older, is_first: before.is_none(), may_open })
}

async fn load(visit: &Visit, id: &str) -> Result<Drive> {
    let id: DriveId = id.parse().map_err(|_| Error::NotFound)?;
    store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)
}

#[derive(Template)]
#[template(path = "signatures/show.html")]
struct ShowPage {
    frame: Frame,
    drive: Drive,
    may_count: bool,
    may_deposit: bool,
}

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result {
    let drive = load(&visit, &id).await?;
    let may_count = visit.actor.could::<Tally>(&drive, visit.now);
    let may_deposit = visit.actor.could::<Deposit>(&drive, visit.now);
    page(ShowPage { frame: visit.frame(), drive, may_count, may_deposit })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DriveForm {
    id: String,
    title: String,
    text: String,
    voters: String,
    voters_on: String,
}

#[derive(Template)]
#[template(path = "signatures/form.html")]
struct FormPage {
    frame: Frame,
    form: DriveForm,
    problems: Problems,
}
impl FormPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "drive", &self.form, &self.problems)
    }
}

pub(super) async fn new(visit: Visit) -> Result {
    visit.may::<Open>(())?;
    let id = DriveId(new_id(true, visit.now.0)).to_string();
    let form = DriveForm { id, voters_on: visit.now.day().to_string(), ..DriveForm::default() };
    private_page(FormPage { frame: visit.frame(), form, problems: Problems::none() })
}

/// A whole number as people write it: `3.421`.
fn number(text: &str) -> Result<i64, &'static str> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    digits.parse::<u32>().map(i64::from).map_err(|_| "kit-field-number")
}

pub(super) async fn open(visit: Visit, Form(form, _): Form<DriveForm>) -> Result {
    let allowed = visit.may::<Open>(())?;
    let id: DriveId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    let text = problems.text("text", &form.text, LONGEST_TEXT);
    let voters = problems.check("voters", number(&form.voters)).unwrap_or_default();
    if voters == 0 && problems.on("voters").is_none() {
        problems.add("voters", "kit-field-number");
    }
    let today = visit.now.day();
    let voters_on = problems.check("voters_on", Day::parse(&form.voters_on).ok_or("kit-field-day"));
    if voters_on.is_some_and(|day| day > today) {
        problems.add("voters_on", "drive-day-later");
    }
    if !problems.is_empty() {
        return refused(FormPage { frame: visit.frame(), form, problems });
    }
    let drive = Drive {
        id,
        title,
        text,
        voters,
        voters_on: voters_on.unwrap_or(today),
        opened_at: visit.now,
        deposited: None,
        count: None,
    };
    let mut tx = visit.write().await?;
    if store::open(&mut tx, &allowed, &drive).await? {
        tx.commit_recorded().await?;
    }
    done(drive.url(), "drive-open")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct NumbersForm {
    /// The revision that was there when the form was opened.
    replaces: String,
    gathered: String,
    valid: String,
    note: String,
    deposited_on: String,
    deposited_as: String,
}

/// Counting or handing in.
#[derive(Template)]
#[template(path = "signatures/numbers.html")]
struct NumbersPage {
    frame: Frame,
    drive: Drive,
    is_count: bool,
    form: NumbersForm,
    problems: Problems,
}
impl NumbersPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "drive", &self.form, &self.problems)
    }
}

pub(super) async fn count_form(visit: Visit, Path(id): Path<String>) -> Result {
    let drive = visit.may::<Tally>(load(&visit, &id).await?)?.into_inner();
    let revision = drive.count.as_ref().map_or(0, |count| count.revision);
    let form = NumbersForm { replaces: revision.to_string(), ..NumbersForm::default() };
    let (frame, problems) = (visit.frame(), Problems::none());
    private_page(NumbersPage { frame, drive, is_count: true, form, problems })
}

pub(super) async fn count(visit: Visit, Path(id): Path<String>, Form(form, _): Form<NumbersForm>) -> Result {
    let drive = visit.may::<Tally>(load(&visit, &id).await?)?;
    let replaces: u32 = form.replaces.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let gathered = problems.check("gathered", number(&form.gathered)).unwrap_or_default();
    let verified = !form.valid.trim().is_empty();
    let valid = verified.then(|| problems.check("valid", number(&form.valid))).flatten();
    if valid.is_some_and(|valid| valid > gathered) {
        problems.add("valid", "drive-valid-many");
    }
    let note = problems.maybe_text("note", &form.note, LONGEST_NOTE).unwrap_or_default();
    if !problems.is_empty() {
        let (frame, drive) = (visit.frame(), drive.into_inner());
        return refused(NumbersPage { frame, drive, is_count: true, form, problems });
    }
    let mut tx = visit.write().await?;
    store::tally(&mut tx, &drive, i64::from(replaces), gathered, valid, &note).await?;
    tx.commit_recorded().await?;
    done(drive.url(), "drive-count")
}

pub(super) async fn deposit_form(visit: Visit, Path(id): Path<String>) -> Result {
    let drive = visit.may::<Deposit>(load(&visit, &id).await?)?.into_inner();
    let form = NumbersForm { deposited_on: visit.now.day().to_string(), ..NumbersForm::default() };
    let (frame, problems) = (visit.frame(), Problems::none());
    private_page(NumbersPage { frame, drive, is_count: false, form, problems })
}

pub(super) async fn deposit(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, _): Form<NumbersForm>,
) -> Result {
    let drive = visit.may::<Deposit>(load(&visit, &id).await?)?;
    let mut problems = Problems::none();
    let today = visit.now.day();
    let on = problems.check("deposited_on", Day::parse(&form.deposited_on).ok_or("kit-field-day"));
    if on.is_some_and(|day| day > today) {
        problems.add("deposited_on", "drive-day-later");
    }
    let number = problems.text("deposited_as", &form.deposited_as, LONGEST_LINE);
    if !problems.is_empty() {
        let (frame, drive) = (visit.frame(), drive.into_inner());
        return refused(NumbersPage { frame, drive, is_count: false, form, problems });
    }
    let mut tx = visit.write().await?;
    store::deposit(&mut tx, &drive, on.unwrap_or(today), &number).await?;
    tx.commit_recorded().await?;
    done(drive.url(), "drive-deposit")
}

/// What the list for signatures says.
#[derive(Serialize)]
struct PaperData {
    text: String,
    note: String,
    head: Vec<String>,
    lines: usize,
    sheet: String,
    page: String,
    scan: String,
}

/// The list for signatures, with the columns that the law asks for, empty.
pub(super) async fn paper(visit: Visit, Path(id): Path<String>) -> Result {
    let drive = load(&visit, &id).await?;
    let lang = visit.community.default_language();
    let say = |key: &str| lang.t(key).into_owned();
    let columns = ["number", "name", "first-name", "home", "document", "signature"];
    let data = PaperData {
        text: drive.text.clone(),
        note: say("drive-paper-note"),
        head: columns.iter().map(|column| say(&format!("drive-column-{column}"))).collect(),
        lines: LINES,
        sheet: say("drive-paper-sheet"),
        page: visit.address_of(&drive.url()),
        scan: say("sitting-paper-scan"),
    };
    let sheet = Sheet {
        template: include_str!("../../templates/signatures/list.typ"),
        title: drive.title.clone(),
        path: drive.url(),
        lang,
        day: drive.opened_at.day(),
    };
    let pdf = paper::print(&visit, sheet, data).await?;
    download("lista-semnaturi.pdf", "application/pdf", pdf)
}
