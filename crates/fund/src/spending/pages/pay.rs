//! Paying an invoice or part of it.
use super::super::domain::{Invoice, InvoiceId};
use super::super::store;
use super::of_invoice;
use crate::books::domain::{Booked, EntryId, Keep};
use crate::books::store::Outgoing;
use crate::campaigns::domain::Campaign;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use rules::ledger::Till;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::spending) struct PayForm {
    id: String,
    on_day: String,
    amount: String,
    till: String,
    description: String,
}

#[derive(Template)]
#[template(path = "spending/pay.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    invoice: Invoice,
    form: PayForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("spending-pay-of", "number", &self.invoice.number)
    }
    fn lead(&self) -> &'static str {
        "spending-pay-lead"
    }
    fn button(&self) -> &'static str {
        "spending-pay-do"
    }
    fn action(&self) -> String {
        format!("{}/pay", self.invoice.url())
    }
    fn back(&self) -> String {
        format!("{}/commitments", self.campaign.books_url())
    }
    fn tills(&self) -> [&'static str; 2] {
        [Till::Bank.code(), Till::Cash.code()]
    }
}

pub(in crate::spending) async fn ask(visit: Visit, Path(id): Path<InvoiceId>) -> Result {
    let (campaign, invoice) = of_invoice::<Keep>(&visit, &mut visit.read().await?, id).await?;
    let form = PayForm {
        id: EntryId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        amount: invoice.left().to_string(),
        till: Till::Bank.code().to_owned(),
        description: String::new(),
    };
    let campaign = campaign.into_inner();
    private_page(Ask { frame: visit.frame(), campaign, invoice, form, problems: Problems::none() })
}

pub(in crate::spending) async fn pay(
    visit: Visit,
    Path(id): Path<InvoiceId>,
    Form(form, _): Form<PayForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, invoice) = of_invoice::<Keep>(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let on_day = typed::booking_day(&mut problems, &form.on_day, campaign.opens_at, visit.now);
    let amount = typed::sum(&mut problems, "amount", &form.amount);
    let till = typed::till(&mut problems, &form.till);
    let description = problems.text("description", &form.description, 200);
    if let (Some(on_day), Some(amount), Some(till), true) = (on_day, amount, till, problems.is_empty()) {
        let id = typed::id(&form.id, || EntryId(typed::fresh(visit.now)));
        let outgoing = Outgoing { id, amount, on_day, till, description };
        let booked = store::pay(&mut tx, &campaign, &invoice, &outgoing).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        match booked {
            Booked::TooMuch => problems.add("amount", "spending-pay-beyond"),
            Booked::NotEnough => problems.add("amount", "books-not-enough"),
            Booked::NotFree => problems.add("amount", "books-not-free"),
            _ => return done(format!("{}/commitments", campaign.books_url()), "books-spending"),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, invoice, form, problems })
}
