//! Booking money that went out or moved: a bank fee, a bill, cash taken to the bank.
use super::super::domain::{Booked, EntryId, Keep};
use super::super::store::{self, Bill, Outgoing};
use super::{explain, load, tills};
use crate::campaigns::domain::Campaign;
use crate::spending;
use crate::spending::domain::{Invoice, InvoiceId, InvoiceKind, number_key};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::files::{self, Checked, SeenBy};
use kit::{
    Allowed, CampaignId, Fields, Form, Frame, Problems, Result, Upload, Visit, done, private_page, refused,
};
use rules::ids::Cui;
use rules::ledger::Till;
use serde::{Deserialize, Serialize};

/// What goes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Fee,
    Banked,
    Spending,
}

impl What {
    fn code(self) -> &'static str {
        match self {
            What::Fee => "fee",
            What::Banked => "banked",
            What::Spending => "spending",
        }
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::books) struct PayForm {
    id: String,
    on_day: String,
    amount: String,
    till: String,
    description: String,
    payee: String,
    /// The supplier's fiscal code: with it, the invoice is known again.
    cui: String,
    invoice: String,
}

#[derive(Template)]
#[template(path = "books/pay.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    what: What,
    form: PayForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
    fn code(&self) -> &'static str {
        self.what.code()
    }
    fn lead(&self) -> &'static str {
        match self.what {
            What::Fee => "books-fee-lead",
            What::Banked => "books-banked-lead",
            What::Spending => "books-spending-lead",
        }
    }
    fn is_spending(&self) -> bool {
        self.what == What::Spending
    }
    fn tills(&self) -> [&'static str; 2] {
        tills()
    }
}

async fn ask(visit: Visit, id: CampaignId, what: What) -> Result {
    let campaign = load(&visit, &mut visit.read().await?, id).await?.into_inner();
    let form = PayForm {
        id: EntryId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        till: Till::Bank.code().to_owned(),
        ..PayForm::default()
    };
    private_page(Ask { frame: visit.frame(), campaign, what, form, problems: Problems::none() })
}

pub(in crate::books) async fn ask_fee(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    ask(visit, id, What::Fee).await
}
pub(in crate::books) async fn ask_banked(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    ask(visit, id, What::Banked).await
}
pub(in crate::books) async fn ask_spending(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    ask(visit, id, What::Spending).await
}

pub(in crate::books) async fn fee(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, uploads): Form<PayForm>,
) -> Result {
    pay(visit, id, form, uploads, What::Fee).await
}
pub(in crate::books) async fn banked(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, uploads): Form<PayForm>,
) -> Result {
    pay(visit, id, form, uploads, What::Banked).await
}
pub(in crate::books) async fn spending(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, uploads): Form<PayForm>,
) -> Result {
    pay(visit, id, form, uploads, What::Spending).await
}

/// The files of a bill: the copy that everybody may see, and the original.
struct Papers {
    masked: Option<Checked>,
    original: Option<Checked>,
}

async fn pay(visit: Visit, id: CampaignId, form: PayForm, uploads: Vec<Upload>, what: What) -> Result {
    let mut problems = Problems::none();
    // Pictures are drawn anew before the writer is taken: nobody else waits for it.
    let papers = Papers {
        masked: files::check("masked", uploads.clone(), 1, &mut problems).await?.pop(),
        original: files::check("original", uploads, 1, &mut problems).await?.pop(),
    };
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    let bill = Bill {
        payee: if what == What::Spending { problems.text("payee", &form.payee, 120) } else { String::new() },
        invoice: if what == What::Spending {
            problems.text("invoice", &form.invoice, 60)
        } else {
            String::new()
        },
        masked: None,
        original: None,
    };
    let outgoing = read(&visit, &campaign, &form, what, &mut problems);
    let cui = match form.cui.trim() {
        "" => None,
        cui => problems.check("cui", Cui::parse(cui).map_err(|_| "contracts-cui-wrong")),
    };
    if cui.is_some() && number_key(&bill.invoice).is_empty() {
        problems.add("invoice", "spending-number-empty");
    }
    if let Some(outgoing) = outgoing.filter(|_| problems.is_empty()) {
        let booked = book(&visit, &mut tx, &campaign, &outgoing, what, bill, cui, papers).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        if matches!(booked, Booked::Done | Booked::Already) {
            return done(campaign.books_url(), &format!("books-{}", what.code()));
        }
        match booked {
            Booked::ReferenceTaken => problems.add("invoice", "spending-invoice-taken"),
            refused => explain(&mut problems, refused, "amount"),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, what, form, problems })
}

#[expect(
    clippy::too_many_arguments,
    reason = "everything that is known of what goes out, for one place only"
)]
async fn book(
    visit: &Visit,
    tx: &mut db::Writer,
    campaign: &Allowed<Keep>,
    outgoing: &Outgoing,
    what: What,
    mut bill: Bill,
    cui: Option<Cui>,
    papers: Papers,
) -> Result<Booked> {
    match what {
        What::Fee => store::pay_fee(tx, campaign, outgoing).await,
        What::Banked => store::bank_cash(tx, campaign, outgoing).await,
        What::Spending => {
            let by = visit.actor.person;
            if let Some(masked) = papers.masked {
                bill.masked = Some(files::keep(tx, masked, SeenBy::All, by).await?);
            }
            if let Some(original) = papers.original {
                bill.original = Some(files::keep(tx, original, SeenBy::Staff, by).await?);
            }
            match cui.map(|cui| bought(visit, campaign, outgoing, &bill, &cui)) {
                Some(invoice) => spending::store::buy(tx, campaign, outgoing, &bill, &invoice).await,
                None => store::spend(tx, campaign, outgoing, &bill).await,
            }
        }
    }
}

/// The invoice of something that was paid at once.
fn bought(visit: &Visit, campaign: &Campaign, paid: &Outgoing, bill: &Bill, cui: &Cui) -> Invoice {
    Invoice {
        id: InvoiceId(typed::fresh(visit.now)),
        campaign: campaign.id,
        commitment: None,
        kind: InvoiceKind::Receipt,
        supplier: bill.payee.clone(),
        cui: cui.to_string(),
        number: bill.invoice.clone(),
        on_day: paid.on_day,
        due_on: None,
        amount: paid.amount,
        paid: paid.amount,
        masked: bill.masked,
        original: bill.original,
        is_cancelled: false,
    }
}

fn read(
    visit: &Visit,
    campaign: &Campaign,
    form: &PayForm,
    what: What,
    problems: &mut Problems,
) -> Option<Outgoing> {
    let on_day = typed::booking_day(problems, &form.on_day, campaign.opens_at, visit.now);
    let amount = typed::sum(problems, "amount", &form.amount);
    let till = match what {
        What::Spending => typed::till(problems, &form.till),
        What::Fee => Some(Till::Bank),
        What::Banked => Some(Till::Cash),
    };
    let description = problems.text("description", &form.description, 200);
    let id = typed::id(&form.id, || EntryId(typed::fresh(visit.now)));
    let outgoing = Outgoing { id, amount: amount?, on_day: on_day?, till: till?, description };
    if outgoing.amount > campaign.totals.in_till(outgoing.till) {
        problems.add("amount", "books-not-enough");
    }
    Some(outgoing)
}
