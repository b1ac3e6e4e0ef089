//! Recording an invoice or a receipt against its commitment.
use super::super::domain::{Commitment, CommitmentId, Invoice, InvoiceId, InvoiceKind, number_key};
use super::super::store;
use super::of_commitment;
use crate::books::domain::Booked;
use crate::campaigns::domain::Campaign;
use crate::sources::{KINDS, Papers};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Day, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use rules::Money;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::spending) struct InvoiceForm {
    id: String,
    kind: String,
    number: String,
    on_day: String,
    due_on: String,
    amount: String,
}

#[derive(Template)]
#[template(path = "spending/invoice.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    commitment: Commitment,
    form: InvoiceForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "spending-invoice", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("spending-invoice-of", "supplier", &self.commitment.supplier)
    }
    fn lead(&self) -> &'static str {
        "spending-invoice-lead"
    }
    fn button(&self) -> &'static str {
        "spending-invoice-do"
    }
    fn action(&self) -> String {
        format!("{}/invoice", self.commitment.url())
    }
    fn back(&self) -> String {
        self.commitment.url()
    }
    fn kinds(&self) -> &'static str {
        KINDS
    }
    fn what_kinds(&self) -> impl Iterator<Item = &'static str> {
        InvoiceKind::ALL.iter().map(|kind| kind.code())
    }
}

pub(in crate::spending) async fn ask(visit: Visit, Path(id): Path<CommitmentId>) -> Result {
    let (campaign, commitment) = of_commitment(&visit, &mut visit.read().await?, id).await?;
    let form = InvoiceForm {
        id: InvoiceId(typed::fresh(visit.now)).to_string(),
        kind: InvoiceKind::Invoice.code().to_owned(),
        on_day: visit.now.day().to_string(),
        amount: commitment.left().to_string(),
        ..InvoiceForm::default()
    };
    let campaign = campaign.into_inner();
    private_page(Ask { frame: visit.frame(), campaign, commitment, form, problems: Problems::none() })
}

pub(in crate::spending) async fn add(
    visit: Visit,
    Path(id): Path<CommitmentId>,
    Form(form, uploads): Form<InvoiceForm>,
) -> Result {
    let mut problems = Problems::none();
    let papers = Papers::check(uploads, &mut problems).await?;
    let mut tx = visit.write().await?;
    let (campaign, commitment) = of_commitment(&visit, &mut tx, id).await?;
    if let Some(mut new) = read(&visit, &commitment, &form, &mut problems) {
        [new.masked, new.original] = papers.keep(&mut tx, &visit).await?;
        let booked = store::add_invoice(&mut tx, &campaign, id, &new).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        match booked {
            Booked::ReferenceTaken => problems.add("number", "spending-invoice-taken"),
            Booked::TooMuch => problems.add("amount", "spending-invoice-beyond"),
            _ => return done(commitment.url(), "spending-invoiced"),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, commitment, form, problems })
}

fn read(visit: &Visit, of: &Commitment, form: &InvoiceForm, problems: &mut Problems) -> Option<Invoice> {
    let kind = problems.check("kind", InvoiceKind::parse(&form.kind).ok_or("kit-field-choice"));
    let number = problems.text("number", &form.number, 60);
    if !number.is_empty() && number_key(&number).is_empty() {
        problems.add("number", "spending-number-empty");
    }
    let on_day = typed::past_day(problems, "on_day", &form.on_day, visit.now);
    let due_on = match form.due_on.trim() {
        "" => None,
        text => problems.check("due_on", Day::parse(text).ok_or("kit-field-day")),
    };
    let amount = typed::sum(problems, "amount", &form.amount);
    if !problems.is_empty() {
        return None;
    }
    Some(Invoice {
        id: typed::id(&form.id, || InvoiceId(typed::fresh(visit.now))),
        campaign: of.campaign,
        commitment: Some(of.id),
        kind: kind?,
        supplier: of.supplier.clone(),
        cui: of.cui.clone(),
        number,
        on_day: on_day?,
        due_on,
        amount: amount?,
        paid: Money::ZERO,
        masked: None,
        original: None,
        is_cancelled: false,
    })
}
