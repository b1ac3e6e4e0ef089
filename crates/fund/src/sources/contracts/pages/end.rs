//! Ending a contract before its time, or giving up a draft. What was booked under it stays.
use super::super::domain::{Contract, SponsorshipId};
use super::super::store;
use super::load;
use crate::campaigns::domain::Campaign;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::sources::contracts) struct EndForm {
    id: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "sources/reason.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    contract: Contract,
    form: EndForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("contracts-end-of", "number", &self.contract.terms.number)
    }
    fn lead(&self) -> &'static str {
        "contracts-end-lead"
    }
    fn button(&self) -> &'static str {
        "contracts-end-do"
    }
    fn action(&self) -> String {
        format!("{}/end", self.contract.url())
    }
    fn back(&self) -> String {
        self.contract.url()
    }
}

pub(in crate::sources::contracts) async fn ask(visit: Visit, Path(id): Path<SponsorshipId>) -> Result {
    let (campaign, contract) = load(&visit, &mut visit.read().await?, id).await?;
    let (campaign, form) = (campaign.into_inner(), EndForm::default());
    page(Ask { frame: visit.frame(), campaign, contract, form, problems: Problems::none() })
}

pub(in crate::sources::contracts) async fn end(
    visit: Visit,
    Path(id): Path<SponsorshipId>,
    Form(form, _): Form<EndForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, contract) = load(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, 200);
    if !problems.is_empty() {
        let campaign = campaign.into_inner();
        return refused(Ask { frame: visit.frame(), campaign, contract, form, problems });
    }
    if !store::end(&mut tx, &campaign, &contract, visit.now.day(), &reason).await? {
        return Err(Error::Conflict("contracts-ended-already"));
    }
    tx.commit_recorded().await?;
    done(contract.url(), "contracts-ended")
}
