//! The form of a report.
use super::Reported;
use super::domain::{LONGEST, Report, ReportSubject, Target, Why, check_reason};
use super::store;
use crate::comments::domain::Reason;
use crate::comments::{self, CommentId};
use crate::subjects::{self, Subject};
use askama::Template;
use axum::extract::Path;
use db::{Reader, Writer};
use kit::{Error, Fields, Form, Frame, Problems, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ReportForm {
    reason: String,
    words: String,
}

#[derive(Template)]
#[template(path = "reports/report.html")]
struct ReportPage {
    frame: Frame,
    subject: Subject,
    action: String,
    /// The comment's words; empty for a subject.
    said: String,
    form: ReportForm,
    problems: Problems,
}

impl ReportPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "report", &self.form, &self.problems)
    }

    fn reasons() -> impl Iterator<Item = &'static str> {
        Reason::ALL.iter().map(|reason| reason.code())
    }
}

/// Something that this visitor may report.
struct Reportable {
    target: Target,
    subject: Subject,
    said: String,
    action: String,
}

async fn comment(visit: &Visit, reader: &mut Reader, id: CommentId) -> Result<Reportable> {
    let comment = comments::store::find(reader, id).await?.ok_or(Error::NotFound)?;
    let subject = subjects::readable(visit, reader, comment.kind, comment.subject).await?;
    let comment = visit.may::<Report>(comment)?.into_inner();
    let target = Target { kind: subject.kind, subject: subject.id, comment: Some(id) };
    Ok(Reportable { target, subject, said: comment.text, action: format!("/talk/{id}/report") })
}

async fn subject(visit: &Visit, reader: &mut Reader, kind: &str, id: &str) -> Result<Reportable> {
    let (kind, id) = subjects::named(kind, id)?;
    let subject = subjects::readable(visit, reader, kind, id).await?;
    let subject = visit.may::<ReportSubject>(subject)?.into_inner();
    let action = format!("/report/{}", subject.word());
    Ok(Reportable {
        target: Target { kind, subject: id, comment: None },
        subject,
        said: String::new(),
        action,
    })
}

/// The form for a comment.
pub(super) async fn comment_form(visit: Visit, Path(id): Path<CommentId>) -> Result {
    let mut reader = visit.read().await?;
    let on = comment(&visit, &mut reader, id).await?;
    page(draw(&visit, on, ReportForm::default(), Problems::none()))
}

/// The form for a subject.
pub(super) async fn subject_form(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Result {
    let mut reader = visit.read().await?;
    let on = subject(&visit, &mut reader, &kind, &id).await?;
    page(draw(&visit, on, ReportForm::default(), Problems::none()))
}

fn draw(visit: &Visit, on: Reportable, form: ReportForm, problems: Problems) -> ReportPage {
    ReportPage { frame: visit.frame(), subject: on.subject, action: on.action, said: on.said, form, problems }
}

/// Reports a comment.
pub(super) async fn report_comment(
    visit: Visit,
    Path(id): Path<CommentId>,
    Form(form, _): Form<ReportForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let on = comment(&visit, &mut tx, id).await?;
    keep(&visit, tx, on, form).await
}

/// Reports a subject.
pub(super) async fn report_subject(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    Form(form, _): Form<ReportForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let on = subject(&visit, &mut tx, &kind, &id).await?;
    keep(&visit, tx, on, form).await
}

async fn keep(visit: &Visit, mut tx: Writer, on: Reportable, form: ReportForm) -> Result {
    let mut problems = Problems::none();
    let checked = check_reason(&form.reason, &form.words, &mut problems);
    let Some((reason, words)) = checked.filter(|_| problems.is_empty()) else {
        drop(tx);
        return refused(draw(visit, on, form, problems));
    };
    let why = Why { person: visit.person()?, reason, words };
    let said = if on.said.is_empty() { &on.subject.title } else { &on.said };
    let back = format!("{}#talk", on.subject.url);
    if store::report(&mut tx, on.target, &why, said).await? {
        tx.commit(Reported {}).await?;
        return done(back, "report");
    }
    done(back, "report-again")
}
