//! The register at the counter: the list, one line, typing in what came on paper, the letter on paper.
use super::super::domain::{Close, Extend, Petition, PetitionId, Private, Step, TypeIn, Way};
use super::super::{letters, store};
use super::file::{self, FormPage, PetitionForm};
use super::{Case, term};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::files::FileInfo;
use kit::{Day, Error, Form, Frame, Problems, Query, Result, Text, Visit, download, private_page};
use rules::terms::Due;
use serde::{Deserialize, Serialize};

/// How many lines a page shows.
const PAGE: usize = 30;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct ListQuery {
    /// `all` for the closed ones too.
    state: String,
    /// The last one shown: `2026-12`.
    before: String,
}

#[derive(Template)]
#[template(path = "petitions/list.html")]
struct ListPage {
    frame: Frame,
    petitions: Vec<Petition>,
    all: bool,
    is_first: bool,
    older: Option<String>,
    years: Vec<i64>,
}

impl ListPage {
    /// By when to answer so that nobody can call it late.
    fn act_by(&self, petition: &Petition) -> Option<Day> {
        petition.answer().filter(|_| petition.closed.is_none()).map(|due| petition.safe_day(&due))
    }
    /// Whether that day is over.
    fn is_overdue(&self, petition: &Petition) -> bool {
        self.act_by(petition).is_some_and(|day| day.end() <= self.frame.now)
    }
}

pub(in super::super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Result {
    let key = query.before.split_once('-');
    let before = key.and_then(|(year, number)| year.parse().ok().zip(number.parse().ok()));
    let all = query.state == "all";
    let mut reader = visit.read().await?;
    let wanted = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut petitions = store::list(&mut reader, !all, before, wanted).await?;
    let more = petitions.len() > PAGE;
    petitions.truncate(PAGE);
    let older = petitions.last().filter(|_| more).map(|last| format!("{}-{}", last.year, last.number));
    let years = store::years(&mut reader).await?;
    private_page(ListPage { frame: visit.frame(), petitions, all, is_first: before.is_none(), older, years })
}

pub(in super::super) async fn form(visit: Visit) -> Result {
    visit.may::<TypeIn>(())?;
    let form = PetitionForm {
        way: Way::Counter.code().into(),
        kind: "petition".into(),
        received_on: visit.now.day().to_string(),
        lang: visit.community.default_language().code().to_owned(),
        ..PetitionForm::fresh(&visit)
    };
    let (frame, problems) = (visit.frame(), Problems::none());
    private_page(FormPage { frame, form, problems, had_files: false, at_counter: true })
}

pub(in super::super) async fn type_in(visit: Visit, Form(form, uploads): Form<PetitionForm>) -> Result {
    visit.may::<TypeIn>(())?;
    file::file(&visit, form, uploads, true).await
}

/// A line with everything about it, for the counter.
#[derive(Template)]
#[template(path = "petitions/show.html")]
struct ShowPage {
    frame: Frame,
    case: Case,
    private: Private,
    came_with: Vec<FileInfo>,
    may_close: bool,
    may_extend: bool,
}

impl ShowPage {
    fn act_by(&self) -> Option<Day> {
        self.case.petition.answer().map(|due| self.case.petition.safe_day(&due))
    }
    /// The other terms, each with its law: sending on, refusing.
    fn others(&self) -> Vec<(Text, Text)> {
        let petition = &self.case.petition;
        let one = |key: &str, due: &Due| term(key, petition, due, self.frame.now);
        let forwarding = petition.forwarding().map(|due| one("petition-term-forward", &due));
        let refusal = petition.refusal().map(|due| one("petition-term-refuse", &due));
        forwarding.into_iter().chain(refusal).collect()
    }
    fn is_overdue(&self) -> bool {
        self.case.is_open() && self.act_by().is_some_and(|day| day.end() <= self.frame.now)
    }
    /// Whether somebody must be written to on paper.
    fn needs_paper(&self) -> bool {
        self.private.email.is_none() && self.private.address.is_some() && !self.case.steps.is_empty()
    }
}

pub(super) async fn load(reader: &mut Reader, id: &str) -> Result<Petition> {
    let id: PetitionId = id.parse().map_err(|_| Error::NotFound)?;
    store::find(reader, id).await?.ok_or(Error::NotFound)
}

pub(in super::super) async fn show(visit: Visit, Path(id): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let petition = load(&mut reader, &id).await?;
    let private = store::private(&mut reader, petition.id).await?;
    let steps = store::steps(&mut reader, petition.id).await?;
    let came_with = store::attachments(&mut reader, petition.id, false).await?;
    let files = store::attachments(&mut reader, petition.id, true).await?;
    let may_close = visit.actor.could::<Close>(&petition, visit.now);
    let may_extend = visit.actor.could::<Extend>(&petition, visit.now);
    let case = Case { petition, steps, files, at_counter: true };
    private_page(ShowPage { frame: visit.frame(), case, private, came_with, may_close, may_extend })
}

/// What the letter says.
#[derive(Serialize)]
struct LetterData {
    to: Vec<String>,
    said: Vec<String>,
    text: String,
    /// The new term, if it has one, and where all of it can be read.
    after: Vec<String>,
    sign: String,
}

/// The last thing that was done, as a letter on paper.
pub(in super::super) async fn letter(visit: Visit, Path(id): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let petition = load(&mut reader, &id).await?;
    let private = store::private(&mut reader, petition.id).await?;
    let steps = store::steps(&mut reader, petition.id).await?;
    drop(reader);
    let step = steps.last().cloned().ok_or(Error::NotFound)?;
    let data = letter_data(&visit, &petition, private, &step);
    let lang = petition.lang;
    let title = Text::new("petition-paper-title").with("mark", petition.mark()).say(lang);
    let pdf = crate::paper::print(
        &visit,
        crate::paper::Sheet {
            template: include_str!("../../../templates/petitions/letter.typ"),
            title,
            path: "/petitions/status".to_owned(),
            lang,
            day: step.at.day(),
        },
        data,
    )
    .await?;
    download(&format!("raspuns-{}-{}.pdf", petition.number, petition.year), "application/pdf", pdf)
}

fn letter_data(visit: &Visit, petition: &Petition, private: Private, step: &Step) -> LetterData {
    let lang = petition.lang;
    let status = Text::new("petition-paper-status").with("address", visit.address_of("/petitions/status"));
    let after = letters::new_term(petition, step).into_iter().chain([status]);
    LetterData {
        to: [private.name, private.address].into_iter().flatten().collect(),
        said: letters::what_was_done(petition, step).iter().map(|one| one.say(lang)).collect(),
        text: step.text.clone(),
        after: after.map(|one| one.say(lang)).collect(),
        sign: lang.t("petition-paper-sign").into_owned(),
    }
}
