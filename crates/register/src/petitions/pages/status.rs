//! Where a petition stands: for who has its number and code, and for the account that it came from.
use super::super::domain::{Petition, PetitionId};
use super::super::{codes, store};
use super::Case;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::files;
use kit::{Error, Fields, FileId, Form, Frame, Problems, Result, Visit, page, private_page, refused};
use serde::{Deserialize, Serialize};

/// How many of one's own the list shows.
const MINE: i64 = 100;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct StatusForm {
    /// `12/2026`
    number: String,
    code: String,
    /// The file that is asked for.
    file: String,
}

impl StatusForm {
    /// The number and the year; without a year, this one.
    fn mark(&self, visit: &Visit) -> Option<(i64, i64)> {
        let (number, year) = match self.number.split_once('/') {
            Some((number, year)) => (number, year.trim().parse().ok()?),
            None => (self.number.as_str(), i64::from(visit.now.day().0.year())),
        };
        let number = number.trim().trim_start_matches("nr.").trim().parse().ok()?;
        Some((number, year))
    }
}

#[derive(Template)]
#[template(path = "petitions/ask.html")]
struct AskPage {
    frame: Frame,
    form: StatusForm,
    problems: Problems,
}
impl AskPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "petition-status", &self.form, &self.problems)
    }
}

pub(in super::super) async fn ask(visit: Visit) -> Result {
    page(AskPage { frame: visit.frame(), form: StatusForm::default(), problems: Problems::none() })
}

#[derive(Template)]
#[template(path = "petitions/status.html")]
struct StatusPage {
    frame: Frame,
    case: Case,
    /// What opens the files: the code that was typed, or the account.
    opened_by: Option<StatusForm>,
}

/// The petition of a number and its code. A wrong number and a wrong code give the same answer.
async fn opened(visit: &Visit, form: &StatusForm) -> Result<Result<Petition, Problems>> {
    let mut problems = Problems::none();
    let mark = form.mark(visit);
    if mark.is_none() {
        problems.add("number", "petition-status-number-wrong");
    }
    let hash = codes::typed(visit.app(), visit.community.id, &form.code);
    if hash.is_none() {
        problems.add("code", "petition-status-code-mistyped");
    }
    if let (Some((number, year)), Some(hash)) = (mark, hash) {
        codes::throttle(visit, &format!("{number}/{year}")).await?;
        match store::find_by_code(&mut visit.read().await?, number, year, hash).await? {
            Some(petition) => return Ok(Ok(petition)),
            None => problems.add("code", "petition-status-unknown"),
        }
    }
    Ok(Err(problems))
}

pub(in super::super) async fn show(visit: Visit, Form(mut form, _): Form<StatusForm>) -> Result {
    match opened(&visit, &form).await? {
        Ok(petition) => {
            let case = case(&mut visit.read().await?, petition).await?;
            private_page(StatusPage { frame: visit.frame(), case, opened_by: Some(form) })
        }
        Err(problems) => {
            form.code = form.code.chars().take(40).collect();
            refused(AskPage { frame: visit.frame(), form, problems })
        }
    }
}

pub(in super::super) async fn fetch(visit: Visit, Form(form, _): Form<StatusForm>) -> Result {
    let file: FileId = form.file.parse().map_err(|_| Error::NotFound)?;
    let petition = opened(&visit, &form).await?.map_err(|_| Error::NotFound)?;
    hand_over(&visit, petition.id, file).await
}

async fn hand_over(visit: &Visit, petition: PetitionId, file: FileId) -> Result {
    let mut reader = visit.read().await?;
    if !store::owns(&mut reader, petition, file).await? {
        return Err(Error::NotFound);
    }
    let info = files::find(&mut reader, file).await?.ok_or(Error::NotFound)?;
    files::hand_over(&mut reader, &info, "whole").await
}

async fn case(reader: &mut Reader, petition: Petition) -> Result<Case> {
    let steps = store::steps(reader, petition.id).await?;
    let files = store::attachments(reader, petition.id, true).await?;
    Ok(Case { petition, steps, files, at_counter: false })
}

#[derive(Template)]
#[template(path = "petitions/mine.html")]
struct MinePage {
    frame: Frame,
    petitions: Vec<Petition>,
}

pub(in super::super) async fn mine(visit: Visit) -> Result {
    let person = visit.person()?;
    let petitions = store::of_person(&mut visit.read().await?, person, MINE).await?;
    private_page(MinePage { frame: visit.frame(), petitions })
}

/// A petition that came from this account; for anybody else it is not there.
async fn own(visit: &Visit, reader: &mut Reader, id: PetitionId) -> Result<Petition> {
    let person = visit.person()?;
    if store::private(reader, id).await?.person != Some(person) {
        return Err(Error::NotFound);
    }
    store::find(reader, id).await?.ok_or(Error::NotFound)
}

pub(in super::super) async fn one_of_mine(visit: Visit, Path(id): Path<String>) -> Result {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let petition = own(&visit, &mut reader, id).await?;
    let case = case(&mut reader, petition).await?;
    private_page(StatusPage { frame: visit.frame(), case, opened_by: None })
}

pub(in super::super) async fn file_of_mine(visit: Visit, Path((id, file)): Path<(String, String)>) -> Result {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let file = file.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    let petition = own(&visit, &mut reader, id).await?;
    drop(reader);
    hand_over(&visit, petition.id, file).await
}
