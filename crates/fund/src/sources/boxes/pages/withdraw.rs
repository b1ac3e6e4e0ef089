//! Taking a box away for good, after it was opened.
use super::super::domain::{BoxId, CashBox};
use super::super::store;
use super::load;
use crate::campaigns::domain::Campaign;
use crate::sources::Manage;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::sources::boxes) struct WithdrawForm {
    id: String,
    on_day: String,
    by_whom: String,
}

#[derive(Template)]
#[template(path = "sources/box_withdraw.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    cash_box: CashBox,
    form: WithdrawForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "boxes", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("boxes-withdraw-of", "number", self.cash_box.number)
    }
    fn lead(&self) -> &'static str {
        "boxes-withdraw-lead"
    }
    fn button(&self) -> &'static str {
        "boxes-withdraw"
    }
    fn action(&self) -> String {
        format!("{}/withdraw", self.cash_box.url())
    }
    fn back(&self) -> String {
        self.cash_box.url()
    }
}

pub(in crate::sources::boxes) async fn ask(visit: Visit, Path(id): Path<BoxId>) -> Result {
    let (campaign, cash_box) = load::<Manage>(&visit, &mut visit.read().await?, id).await?;
    if !cash_box.is_opened() {
        return Err(Error::Conflict("boxes-not-opened"));
    }
    let form = WithdrawForm { on_day: visit.now.day().to_string(), ..WithdrawForm::default() };
    let campaign = campaign.into_inner();
    page(Ask { frame: visit.frame(), campaign, cash_box, form, problems: Problems::none() })
}

pub(in crate::sources::boxes) async fn withdraw(
    visit: Visit,
    Path(id): Path<BoxId>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, cash_box) = load::<Manage>(&visit, &mut tx, id).await?;
    if !cash_box.is_opened() {
        return Err(Error::Conflict("boxes-not-opened"));
    }
    let mut problems = Problems::none();
    let on_day = typed::past_day(&mut problems, "on_day", &form.on_day, visit.now);
    let by_whom = problems.text("by_whom", &form.by_whom, 120);
    let (Some(on_day), true) = (on_day, problems.is_empty()) else {
        let campaign = campaign.into_inner();
        return refused(Ask { frame: visit.frame(), campaign, cash_box, form, problems });
    };
    if !store::withdraw(&mut tx, &campaign, &cash_box, on_day, &by_whom).await? {
        return Err(Error::Conflict("boxes-not-opened"));
    }
    tx.commit_recorded().await?;
    done(cash_box.url(), "boxes-withdrawn")
}
