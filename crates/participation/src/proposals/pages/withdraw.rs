//! Taking a proposal back: what it means, and doing it.
use crate::proposals::actions::Withdraw;
use crate::proposals::domain::{Case, LONGEST_REASONS, Status};
use crate::proposals::events::{ProposalDrafted, ProposalWithdrawn};
use crate::proposals::store;
use askama::Template;
use axum::extract::Path;
use kit::{Fields, Form, Frame, Problems, ProposalId, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "proposals/withdraw.html")]
struct Ask {
    frame: Frame,
    case: Case,
    form: WithdrawForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "proposal-withdraw", &self.form, &self.problems)
    }
    fn is_draft(&self) -> bool {
        self.case.status == Status::Draft
    }
}

/// Why, if the author wants to say so.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct WithdrawForm {
    reason: String,
}

/// `GET /proposals/{id}/withdraw`
pub(crate) async fn ask(visit: Visit, Path(id): Path<ProposalId>) -> Result {
    let case = store::case(&visit, &mut visit.read().await?, id).await?;
    let case = visit.may::<Withdraw>(case)?.into_inner();
    page(Ask { frame: visit.frame(), case, form: WithdrawForm::default(), problems: Problems::none() })
}

/// `POST /proposals/{id}/withdraw`
pub(crate) async fn withdraw(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<Withdraw>(case)?;
    let mut problems = Problems::none();
    let reason = problems.maybe_text("reason", &form.reason, LONGEST_REASONS);
    if !problems.is_empty() {
        return refused(Ask { frame: visit.frame(), case: case.into_inner(), form, problems });
    }
    store::withdraw(&mut tx, &case, reason).await?;
    if case.status == Status::Draft {
        tx.commit(ProposalDrafted { proposal: id }).await?;
        return done(format!("{}/proposals", case.process.url()), "proposal-discarded");
    }
    tx.commit(ProposalWithdrawn { proposal: id, title: case.content.title.clone() }).await?;
    done(case.url(), "proposal-withdrawn")
}
