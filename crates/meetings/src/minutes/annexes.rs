//! Taking back an annex that should not have been published.
use super::domain::{Annex, WithdrawAnnex};
use super::store;
use crate::announcements::{Meeting, store as announcements};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::access::Allowed;
use kit::files::Withdrawal;
use kit::{
    Error, Fields, FileId, Form, Frame, MeetingId, Problems, Result, Visit, done, private_page, refused,
};
use serde::{Deserialize, Serialize};

/// Why; everybody reads it.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct WithdrawForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "minutes/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    meeting: Meeting,
    annex: Annex,
    form: WithdrawForm,
    problems: Problems,
}

impl WithdrawPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "minutes-annex", &self.form, &self.problems)
    }
}

/// A meeting whose annexes this visitor may take back, and one of them.
async fn withdrawable(
    visit: &Visit,
    reader: &mut Reader,
    id: MeetingId,
    file: FileId,
) -> Result<(Allowed<WithdrawAnnex>, Annex)> {
    let meeting = announcements::find(reader, id).await?.ok_or(Error::NotFound)?;
    let meeting = visit.may::<WithdrawAnnex>(meeting)?;
    let annex = store::annex(reader, id, file).await?.ok_or(Error::NotFound)?;
    Ok((meeting, annex))
}

/// `GET /meetings/{id}/annexes/{file}/withdraw`
pub(super) async fn ask(visit: Visit, Path((id, file)): Path<(MeetingId, FileId)>) -> Result {
    let (meeting, annex) = withdrawable(&visit, &mut visit.read().await?, id, file).await?;
    let (frame, meeting, form) = (visit.frame(), meeting.into_inner(), WithdrawForm::default());
    private_page(WithdrawPage { frame, meeting, annex, form, problems: Problems::none() })
}

/// `POST /meetings/{id}/annexes/{file}/withdraw`
pub(super) async fn withdraw(
    visit: Visit,
    Path((id, file)): Path<(MeetingId, FileId)>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (meeting, annex) = withdrawable(&visit, &mut tx, id, file).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, Withdrawal::LONGEST);
    if !problems.is_empty() {
        let (frame, meeting) = (visit.frame(), meeting.into_inner());
        return refused(WithdrawPage { frame, meeting, annex, form, problems });
    }
    store::withdraw_annex(&mut tx, &meeting, &annex, &reason).await?;
    tx.commit_recorded().await?;
    done(format!("{}#annexes", meeting.url()), "minutes-annex-withdraw")
}
