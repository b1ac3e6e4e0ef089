//! The page of the complaints: what was filed and answered, and the forms for it.
use super::domain::{Complaint, ComplaintId, File, LONGEST, Reply};
use super::store;
use crate::vote::acts::{self, Act};
use crate::vote::{Vote, store as votes};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use kit::clock::new_id;
use kit::{
    Error, Fields, Form, Frame, Instant, Problems, Result, Visit, done, page, private_page, refused, see,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ComplaintForm {
    words: String,
    /// The id that the complaint gets: sending the form twice files it once.
    complaint: String,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct AnswerForm {
    complaint: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "complaints/complaints.html")]
struct ComplaintsPage {
    frame: Frame,
    process: Process,
    until: Option<Instant>,
    complaints: Vec<Complaint>,
    may_file: bool,
    may_answer: bool,
    form: ComplaintForm,
    answer: AnswerForm,
    problems: Problems,
}

impl ComplaintsPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "complaint", &self.form, &self.problems)
    }
    /// What was typed as an answer to this complaint.
    fn typed(&self, complaint: &Complaint) -> &str {
        if self.answer.complaint == complaint.id.to_string() { &self.answer.answer } else { "" }
    }
    fn answer_wrong(&self, complaint: &Complaint) -> Option<String> {
        let is_this = self.answer.complaint == complaint.id.to_string();
        self.problems.on("answer").filter(|_| is_this).map(|what| self.frame.say(what))
    }
}

async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Process, Vote)> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let vote = votes::of_process(reader, process.id).await?.filter(|vote| vote.count.is_some());
    Ok((process, vote.ok_or(Error::NotFound)?))
}

async fn draw(
    visit: &Visit,
    reader: &mut Reader,
    process: Process,
    vote: &Vote,
    form: ComplaintForm,
    answer: AnswerForm,
    problems: Problems,
) -> Result<ComplaintsPage> {
    Ok(ComplaintsPage {
        frame: visit.frame(),
        process,
        until: vote.complaints_until(),
        complaints: store::of_vote(reader, vote.id).await?,
        may_file: visit.actor.could::<File>(vote, visit.now),
        may_answer: visit.actor.could::<Reply>(vote, visit.now),
        form,
        answer,
        problems,
    })
}

/// `GET /processes/{slug}/vote/complaints`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    let may_file = visit.actor.could::<File>(&vote, visit.now);
    // Only whoever may file gets the id of a complaint to come.
    let complaint = if may_file { ComplaintId(new_id(true, visit.now.0)).to_string() } else { String::new() };
    let form = ComplaintForm { complaint, ..ComplaintForm::default() };
    let shown =
        draw(&visit, &mut reader, process, &vote, form, AnswerForm::default(), Problems::none()).await?;
    if may_file { private_page(shown) } else { page(shown) }
}

/// Whoever reloads the page of an answer that was refused comes back to the complaints.
pub(super) async fn back(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    see(format!("{}/vote/complaints", process.url()))
}

/// `POST /processes/{slug}/vote/complaints`
pub(super) async fn file(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<ComplaintForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let vote = visit.may::<File>(vote)?;
    let id: ComplaintId = form.complaint.parse().map_err(|_| Error::NotFound)?;
    let mut problems = Problems::none();
    let words = problems.text("words", &form.words, LONGEST);
    if !problems.is_empty() {
        let answer = AnswerForm::default();
        return refused(draw(&visit, &mut tx, process, &vote, form, answer, problems).await?);
    }
    let here = format!("{}/complaints", vote.url());
    let Some(filed) = store::file(&mut tx, &vote, id, &words).await? else {
        return done(here, "complaint-filed");
    };
    acts::record(&mut tx, process.id, Act::Complaint, &filed.number.to_string(), None).await?;
    tx.commit(filed).await?;
    done(here, "complaint-filed")
}

/// `POST /processes/{slug}/vote/complaints/answer`
pub(super) async fn answer(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<AnswerForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let vote = visit.may::<Reply>(vote)?;
    let id: ComplaintId = form.complaint.parse().map_err(|_| Error::NotFound)?;
    let complaints = store::of_vote(&mut tx, vote.id).await?;
    let complaint = complaints.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let mut problems = Problems::none();
    let words = problems.text("answer", &form.answer, LONGEST);
    if !problems.is_empty() {
        let complaint = ComplaintForm {
            complaint: ComplaintId(new_id(true, visit.now.0)).to_string(),
            ..ComplaintForm::default()
        };
        return refused(draw(&visit, &mut tx, process, &vote, complaint, form, problems).await?);
    }
    let answered = store::answer(&mut tx, &vote, &complaint, &words).await?;
    let number = answered.number.to_string();
    acts::record(&mut tx, process.id, Act::Answered, &number, Some(&visit.actor.name)).await?;
    tx.commit(answered).await?;
    done(format!("{}/complaints", vote.url()), "complaint-answered")
}
