//! Promising to pay: a contract with a supplier, or an order.
use super::super::domain::{Budget, Commitment, CommitmentId, CommitmentKind};
use super::super::{budget, store};
use super::load;
use crate::books::domain::Booked;
use crate::campaigns::domain::Campaign;
use crate::sources::{KINDS, Manage, Papers};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{CampaignId, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use rules::Money;
use rules::ids::Cui;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::spending) struct CommitForm {
    id: String,
    kind: String,
    number: String,
    on_day: String,
    supplier: String,
    cui: String,
    what: String,
    sum: String,
}

#[derive(Template)]
#[template(path = "spending/commit.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    budget: Budget,
    form: CommitForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "spending", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.t("spending-new").into_owned()
    }
    fn lead(&self) -> &'static str {
        "spending-new-lead"
    }
    fn button(&self) -> &'static str {
        "spending-commit"
    }
    fn action(&self) -> String {
        format!("{}/commitments/new", self.campaign.books_url())
    }
    fn back(&self) -> String {
        format!("{}/commitments", self.campaign.books_url())
    }
    fn kinds(&self) -> &'static str {
        KINDS
    }
    fn what_kinds(&self) -> impl Iterator<Item = &'static str> {
        CommitmentKind::ALL.iter().map(|kind| kind.code())
    }
}

pub(in crate::spending) async fn ask(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = load::<Manage>(&visit, &mut reader, id).await?.into_inner();
    let budget = budget::of(&mut reader, id).await?;
    let form = CommitForm {
        id: CommitmentId(typed::fresh(visit.now)).to_string(),
        kind: CommitmentKind::Contract.code().to_owned(),
        on_day: visit.now.day().to_string(),
        ..CommitForm::default()
    };
    private_page(Ask { frame: visit.frame(), campaign, budget, form, problems: Problems::none() })
}

pub(in crate::spending) async fn commit(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, uploads): Form<CommitForm>,
) -> Result {
    let mut problems = Problems::none();
    let papers = Papers::check(uploads, &mut problems).await?;
    let mut tx = visit.write().await?;
    let campaign = load::<Manage>(&visit, &mut tx, id).await?;
    let budget = budget::of(&mut tx, id).await?;
    if let Some(mut new) = read(&visit, id, &form, &mut problems) {
        [new.masked, new.original] = papers.keep(&mut tx, &visit).await?;
        let booked = store::commit(&mut tx, &campaign, &new).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        if booked != Booked::NotFree {
            return done(new.url(), "spending-committed");
        }
        problems.add("sum", "spending-not-free");
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, budget, form, problems })
}

fn read(
    visit: &Visit,
    campaign: CampaignId,
    form: &CommitForm,
    problems: &mut Problems,
) -> Option<Commitment> {
    let kind = problems.check("kind", CommitmentKind::parse(&form.kind).ok_or("kit-field-choice"));
    let number = problems.text("number", &form.number, 60);
    let on_day = typed::past_day(problems, "on_day", &form.on_day, visit.now);
    let supplier = problems.text("supplier", &form.supplier, 120);
    let cui = problems.check("cui", Cui::parse(&form.cui).map_err(|_| "contracts-cui-wrong"));
    let what = problems.text("what", &form.what, 200);
    let sum = typed::sum(problems, "sum", &form.sum);
    if !problems.is_empty() {
        return None;
    }
    Some(Commitment {
        id: typed::id(&form.id, || CommitmentId(typed::fresh(visit.now))),
        campaign,
        kind: kind?,
        number,
        on_day: on_day?,
        supplier,
        cui: cui?.to_string(),
        what,
        sum: sum?,
        invoiced: Money::ZERO,
        paid: Money::ZERO,
        closed: None,
        masked: None,
        original: None,
    })
}
