//! The signed copy of a contract: from now on money can be booked under it.
use super::super::domain::{Contract, SponsorshipId};
use super::super::store;
use super::load;
use crate::campaigns::domain::Campaign;
use crate::sources::{KINDS, Papers};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::sources::contracts) struct SignForm {
    id: String,
    signed_on: String,
}

#[derive(Template)]
#[template(path = "sources/contract_sign.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    contract: Contract,
    form: SignForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "contracts", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("contracts-sign-of", "number", &self.contract.terms.number)
    }
    fn lead(&self) -> &'static str {
        "contracts-sign-lead"
    }
    fn button(&self) -> &'static str {
        "contracts-sign-do"
    }
    fn action(&self) -> String {
        format!("{}/sign", self.contract.url())
    }
    fn back(&self) -> String {
        self.contract.url()
    }
    fn kinds(&self) -> &'static str {
        KINDS
    }
}

pub(in crate::sources::contracts) async fn ask(visit: Visit, Path(id): Path<SponsorshipId>) -> Result {
    let (campaign, contract) = load(&visit, &mut visit.read().await?, id).await?;
    if !contract.is_draft() {
        return Err(Error::Conflict("contracts-no-draft"));
    }
    let form = SignForm { signed_on: visit.now.day().to_string(), ..SignForm::default() };
    let campaign = campaign.into_inner();
    page(Ask { frame: visit.frame(), campaign, contract, form, problems: Problems::none() })
}

pub(in crate::sources::contracts) async fn sign(
    visit: Visit,
    Path(id): Path<SponsorshipId>,
    Form(form, uploads): Form<SignForm>,
) -> Result {
    let mut problems = Problems::none();
    let papers = Papers::check(uploads, &mut problems).await?;
    let mut tx = visit.write().await?;
    let (campaign, contract) = load(&visit, &mut tx, id).await?;
    let on = typed::past_day(&mut problems, "signed_on", &form.signed_on, visit.now);
    if problems.on("original").is_none() && !papers.has_original() {
        problems.add("original", "contracts-copy-needed");
    }
    let (Some(on), true) = (on, problems.is_empty()) else {
        let campaign = campaign.into_inner();
        return refused(Ask { frame: visit.frame(), campaign, contract, form, problems });
    };
    let [masked, original] = papers.keep(&mut tx, &visit).await?;
    let copy = original.ok_or(Error::BadInput("contracts-copy-needed"))?;
    if !store::sign(&mut tx, &campaign, &contract, on, copy, masked).await? {
        return Err(Error::Conflict("contracts-no-draft"));
    }
    tx.commit_recorded().await?;
    done(contract.url(), "contracts-signed")
}
