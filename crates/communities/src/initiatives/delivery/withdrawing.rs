//! Taking back a picture or a document that should not have been published.
use super::domain::{Attachment, Deliver};
use super::store;
use crate::initiatives::{Initiative, store as initiatives};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::access::Allowed;
use kit::files::Withdrawal;
use kit::{
    Error, Fields, FileId, Form, Frame, InitiativeId, Problems, Result, Visit, done, private_page, refused,
};
use serde::{Deserialize, Serialize};

/// Why; everybody reads it.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct WithdrawForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "initiatives/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    initiative: Initiative,
    file: Attachment,
    form: WithdrawForm,
    problems: Problems,
}

impl WithdrawPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "delivery-withdraw", &self.form, &self.problems)
    }
}

/// An initiative that this visitor may write about, and one of its files.
async fn withdrawable(
    visit: &Visit,
    reader: &mut Reader,
    id: InitiativeId,
    file: FileId,
) -> Result<(Allowed<Deliver>, Attachment)> {
    let initiative = initiatives::find(reader, id).await?.ok_or(Error::NotFound)?;
    let initiative = visit.may::<Deliver>(initiative)?;
    let file = store::file(reader, id, file).await?.ok_or(Error::NotFound)?;
    Ok((initiative, file))
}

/// `GET /initiatives/{id}/files/{file}/withdraw`
pub(super) async fn ask(visit: Visit, Path((id, file)): Path<(InitiativeId, FileId)>) -> Result {
    let (initiative, file) = withdrawable(&visit, &mut visit.read().await?, id, file).await?;
    let (frame, initiative, form) = (visit.frame(), initiative.into_inner(), WithdrawForm::default());
    private_page(WithdrawPage { frame, initiative, file, form, problems: Problems::none() })
}

/// `POST /initiatives/{id}/files/{file}/withdraw`
pub(super) async fn withdraw(
    visit: Visit,
    Path((id, file)): Path<(InitiativeId, FileId)>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (initiative, file) = withdrawable(&visit, &mut tx, id, file).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, Withdrawal::LONGEST);
    if !problems.is_empty() {
        let (frame, initiative) = (visit.frame(), initiative.into_inner());
        return refused(WithdrawPage { frame, initiative, file, form, problems });
    }
    store::withdraw_file(&mut tx, &initiative, &file, &reason).await?;
    tx.commit_recorded().await?;
    done(initiative.url(), "delivery-withdraw")
}
