//! The form that records a funder's decision.
use super::domain::{Funding, FundingId};
use super::store;
use crate::books::domain::Source;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::Manage;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{CampaignId, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use rules::Money;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct FundingForm {
    id: String,
    kind: String,
    funder: String,
    number: String,
    on_day: String,
    conditions: String,
    value: String,
}

#[derive(Template)]
#[template(path = "sources/funding.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    form: FundingForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "funding", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.t("funding-new").into_owned()
    }
    fn lead(&self) -> &'static str {
        "funding-new-lead"
    }
    fn button(&self) -> &'static str {
        "funding-keep"
    }
    fn action(&self) -> String {
        format!("{}/funding/new", self.campaign.books_url())
    }
    fn back(&self) -> String {
        format!("{}/sources", self.campaign.books_url())
    }
    fn kinds(&self) -> [&'static str; 2] {
        [Source::Grant.code(), Source::Redirection.code()]
    }
}

pub(super) async fn new(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let campaign = campaigns::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let campaign = visit.may::<Manage>(campaign)?.into_inner();
    let form = FundingForm {
        id: FundingId(typed::fresh(visit.now)).to_string(),
        kind: Source::Grant.code().to_owned(),
        on_day: visit.now.day().to_string(),
        ..FundingForm::default()
    };
    private_page(Ask { frame: visit.frame(), campaign, form, problems: Problems::none() })
}

pub(super) async fn add(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<FundingForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = campaigns::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = visit.may::<Manage>(campaign)?;
    let mut problems = Problems::none();
    let Some(new) = read(&visit, id, &form, &mut problems) else {
        let campaign = campaign.into_inner();
        return refused(Ask { frame: visit.frame(), campaign, form, problems });
    };
    if store::record(&mut tx, &campaign, &new).await? {
        tx.commit_recorded().await?;
    }
    done(format!("{}/sources", campaign.books_url()), "funding-recorded")
}

fn read(visit: &Visit, campaign: CampaignId, form: &FundingForm, problems: &mut Problems) -> Option<Funding> {
    let kind = Source::parse(&form.kind)
        .filter(|kind| matches!(kind, Source::Grant | Source::Redirection))
        .ok_or("kit-field-choice");
    let kind = problems.check("kind", kind);
    let funder = problems.text("funder", &form.funder, 120);
    let number = problems.text("number", &form.number, 60);
    let on_day = typed::past_day(problems, "on_day", &form.on_day, visit.now);
    let conditions = problems.text("conditions", &form.conditions, 2_000);
    let value: Option<Money> = match form.value.trim() {
        "" => None,
        text => typed::sum(problems, "value", text),
    };
    if !problems.is_empty() {
        return None;
    }
    let id = typed::id(&form.id, || FundingId(typed::fresh(visit.now)));
    let used = Money::ZERO;
    Some(Funding { id, campaign, kind: kind?, funder, number, on_day: on_day?, conditions, value, used })
}
