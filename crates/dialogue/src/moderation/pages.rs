//! The queue, one thing to decide on, and what was decided.
use super::domain::{Decision, Judge, Settle, Verdict, check_comment, check_subject};
use super::store::{self, Made};
use super::{Hidden, Restored, Settled, letters};
use crate::comments::{self, Comment, CommentId, domain::Reason};
use crate::reports;
use crate::reports::domain::LONGEST;
use crate::reports::store::Waiting;
use crate::subjects::{self, Subject};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Error, Fields, Form, Frame, Problems, Query, Result, Role, Visit, done, page, refused};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many reports or decisions a page shows.
const PAGE: usize = 40;
const ONE_MORE: i64 = 41;

/// The reports on one thing.
struct Group {
    about: Waiting,
    reports: Vec<Waiting>,
}

impl Group {
    fn url(&self) -> String {
        match self.about.comment {
            Some(comment) => format!("/moderation/comments/{comment}"),
            None => format!("/moderation/{}/{}", self.about.kind.code(), db::encode_id(self.about.subject)),
        }
    }
}

#[derive(Template)]
#[template(path = "moderation/queue.html")]
struct Queue {
    frame: Frame,
    groups: Vec<Group>,
    later: Option<String>,
    is_first: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct From {
    after: String,
    before: String,
}

/// The reports that wait, oldest first, those on one thing together.
pub(super) async fn queue(visit: Visit, Query(query): Query<From>) -> Result {
    let after = db::decode_id(&query.after);
    let mut reader = visit.read().await?;
    let mut waiting = reports::store::waiting(&mut reader, after.unwrap_or(Uuid::nil()), ONE_MORE).await?;
    let has_more = waiting.len() > PAGE;
    waiting.truncate(PAGE);
    let later = waiting.last().filter(|_| has_more).map(|last| db::encode_id(last.id));
    let mut groups: Vec<Group> = Vec::new();
    for report in waiting {
        match groups.iter_mut().find(|group| group.about.target == report.target) {
            Some(group) => group.reports.push(report),
            None => groups.push(Group { about: report.clone(), reports: vec![report] }),
        }
    }
    page(Queue { frame: visit.frame(), groups, later, is_first: after.is_none() })
}

#[derive(Template)]
#[template(path = "moderation/decisions.html")]
struct Decisions {
    frame: Frame,
    decisions: Vec<Made>,
    older: Option<String>,
    is_first: bool,
}

/// What was decided, newest first.
pub(super) async fn decisions(visit: Visit, Query(query): Query<From>) -> Result {
    let before = db::decode_id(&query.before);
    let mut reader = visit.read().await?;
    let mut decisions = store::decisions(&mut reader, before.unwrap_or(Uuid::max()), ONE_MORE).await?;
    let has_more = decisions.len() > PAGE;
    decisions.truncate(PAGE);
    let older = decisions.last().filter(|_| has_more).map(|last| db::encode_id(last.id));
    page(Decisions { frame: visit.frame(), decisions, older, is_first: before.is_none() })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DecisionForm {
    verdict: String,
    reason: String,
    words: String,
}

#[derive(Template)]
#[template(path = "moderation/decide.html")]
struct Decide {
    frame: Frame,
    subject: Subject,
    /// None: the subject itself is reported.
    comment: Option<Comment>,
    reports: Vec<Waiting>,
    decisions: Vec<Made>,
    form: DecisionForm,
    problems: Problems,
}

impl Decide {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "moderation", &self.form, &self.problems)
    }

    fn reasons() -> impl Iterator<Item = &'static str> {
        Reason::ALL.iter().map(|reason| reason.code())
    }

    /// What this moderator can decide here. To keep is an answer to reports.
    fn verdicts(&self) -> Vec<&'static str> {
        let keep = (!self.reports.is_empty()).then_some(Verdict::Keep.code());
        let other = match self.comment {
            Some(_) => Some(Verdict::Hide.code()),
            None => self.frame.actor.is(Role::Clerk).then_some(Verdict::Act.code()),
        };
        keep.into_iter().chain(other).collect()
    }

    fn is_hidden(&self) -> bool {
        self.comment.as_ref().is_some_and(|comment| comment.hidden_for.is_some())
    }

    fn is_withdrawn(&self) -> bool {
        self.comment.as_ref().is_some_and(|comment| comment.withdrawn_at.is_some())
    }

    /// What people reported and can no longer be read, because it was mended or withdrawn since.
    fn said_before(&self) -> Option<&str> {
        let comment = self.comment.as_ref()?;
        self.reports.iter().map(|report| report.said.as_str()).find(|said| *said != comment.text)
    }
}

async fn draw(
    visit: &Visit,
    reader: &mut Reader,
    subject: Subject,
    comment: Option<Comment>,
    (form, problems): (DecisionForm, Problems),
) -> Result<Decide> {
    let target = comment.as_ref().map_or(subject.id, |comment| comment.id.0);
    let reports = reports::store::of_target(reader, target).await?;
    let decisions = match &comment {
        Some(comment) => store::decisions_on(reader, comment.id).await?,
        None => Vec::new(),
    };
    Ok(Decide { frame: visit.frame(), subject, comment, reports, decisions, form, problems })
}

async fn load(reader: &mut Reader, id: CommentId) -> Result<(Comment, Subject)> {
    let comment = comments::store::find(reader, id).await?.ok_or(Error::NotFound)?;
    let subject = subjects::find(reader, comment.kind, comment.subject).await?.ok_or(Error::NotFound)?;
    Ok((comment, subject))
}

/// A comment, its reports, and the form.
pub(super) async fn comment(visit: Visit, Path(id): Path<CommentId>) -> Result {
    let mut reader = visit.read().await?;
    let (comment, subject) = load(&mut reader, id).await?;
    page(draw(&visit, &mut reader, subject, Some(comment), Default::default()).await?)
}

/// Keeps or hides a comment.
pub(super) async fn decide_comment(
    visit: Visit,
    Path(id): Path<CommentId>,
    Form(form, _): Form<DecisionForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (comment, subject) = load(&mut tx, id).await?;
    let comment = visit.may::<Judge>(comment)?;
    let mut problems = Problems::none();
    let checked = check_comment(&form.verdict, &form.reason, &form.words, &mut problems);
    let Some(decision) = checked.filter(|_| problems.is_empty()) else {
        return refused(draw(&visit, &mut tx, subject, Some(comment.into_inner()), (form, problems)).await?);
    };
    store::decide(&mut tx, &comment, &decision, visit.person()?).await?;
    match decision.reason {
        Some(reason) => {
            letters::hidden(&visit, &mut tx, &comment, &subject, &decision).await?;
            tx.commit(Hidden { comment: id, reason, subject: subject.id, title: subject.title }).await?;
            done("/moderation", "moderation-hidden")
        }
        None => {
            tx.commit(Settled { kind: subject.kind, title: subject.title }).await?;
            done("/moderation", "moderation-kept")
        }
    }
}

/// Lets a hidden comment be read again, and says why.
pub(super) async fn restore(
    visit: Visit,
    Path(id): Path<CommentId>,
    Form(form, _): Form<DecisionForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (comment, subject) = load(&mut tx, id).await?;
    let comment = visit.may::<Judge>(comment)?;
    let mut problems = Problems::none();
    let words = problems.text("words", &form.words, LONGEST);
    if !problems.is_empty() {
        return refused(draw(&visit, &mut tx, subject, Some(comment.into_inner()), (form, problems)).await?);
    }
    store::restore(&mut tx, &comment, &words, visit.person()?).await?;
    letters::restored(&visit, &mut tx, &comment, &subject, &words).await?;
    tx.commit(Restored { comment: id, subject: subject.id, title: subject.title }).await?;
    done(format!("/moderation/comments/{id}"), "moderation-restored")
}

/// A subject that was reported, and the form.
pub(super) async fn subject(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Result {
    let (kind, id) = subjects::named(&kind, &id)?;
    let mut reader = visit.read().await?;
    let subject = subjects::find(&mut reader, kind, id).await?.ok_or(Error::NotFound)?;
    page(draw(&visit, &mut reader, subject, None, Default::default()).await?)
}

/// Answers the reports on a subject.
pub(super) async fn decide_subject(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    Form(form, _): Form<DecisionForm>,
) -> Result {
    let (kind, id) = subjects::named(&kind, &id)?;
    let mut tx = visit.write().await?;
    let subject = subjects::find(&mut tx, kind, id).await?.ok_or(Error::NotFound)?;
    let mut problems = Problems::none();
    let checked = check_subject(&form.verdict, &form.words, &mut problems);
    let Some(decision) = checked.filter(|_| problems.is_empty()) else {
        return refused(draw(&visit, &mut tx, subject, None, (form, problems)).await?);
    };
    let Decision { verdict, ref words, .. } = decision;
    let on = visit.may::<Settle>((subject.clone(), verdict))?;
    store::settle(&mut tx, &on, &decision, visit.person()?).await?;
    if verdict == Verdict::Act {
        letters::acted(&visit, &mut tx, &subject, words).await?;
    }
    tx.commit(Settled { kind, title: subject.title }).await?;
    done("/moderation", "moderation-settled")
}
