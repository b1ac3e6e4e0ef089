//! Closing a commitment of which nothing more will come, and taking back an invoice: both with a reason.
use super::super::domain::{CommitmentId, InvoiceId};
use super::super::store;
use super::{of_commitment, of_invoice};
use crate::campaigns::domain::Campaign;
use crate::sources::Manage;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::spending) struct EndForm {
    id: String,
    reason: String,
}

/// What is ended.
enum What {
    Commitment(CommitmentId, String),
    Invoice(InvoiceId, String),
}

#[derive(Template)]
#[template(path = "sources/reason.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    what: What,
    form: EndForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        match &self.what {
            What::Commitment(_, number) => self.frame.with("spending-close-of", "number", number),
            What::Invoice(_, number) => self.frame.with("spending-cancel-of", "number", number),
        }
    }
    fn lead(&self) -> &'static str {
        match self.what {
            What::Commitment(..) => "spending-close-lead",
            What::Invoice(..) => "spending-cancel-lead",
        }
    }
    fn button(&self) -> &'static str {
        match self.what {
            What::Commitment(..) => "spending-close",
            What::Invoice(..) => "spending-cancel",
        }
    }
    fn action(&self) -> String {
        match &self.what {
            What::Commitment(id, _) => format!("/fund/commitments/{id}/close"),
            What::Invoice(id, _) => format!("/fund/invoices/{id}/cancel"),
        }
    }
    fn back(&self) -> String {
        format!("{}/commitments", self.campaign.books_url())
    }
}

pub(in crate::spending) async fn ask_close(visit: Visit, Path(id): Path<CommitmentId>) -> Result {
    let (campaign, commitment) = of_commitment(&visit, &mut visit.read().await?, id).await?;
    let what = What::Commitment(id, commitment.number);
    let (campaign, form) = (campaign.into_inner(), EndForm::default());
    page(Ask { frame: visit.frame(), campaign, what, form, problems: Problems::none() })
}

pub(in crate::spending) async fn close(
    visit: Visit,
    Path(id): Path<CommitmentId>,
    Form(form, _): Form<EndForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, commitment) = of_commitment(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, 200);
    if !problems.is_empty() {
        let (campaign, what) = (campaign.into_inner(), What::Commitment(id, commitment.number));
        return refused(Ask { frame: visit.frame(), campaign, what, form, problems });
    }
    if !store::close(&mut tx, &campaign, id, visit.now.day(), &reason).await? {
        return Err(Error::Conflict("spending-closed-already"));
    }
    tx.commit_recorded().await?;
    done(commitment.url(), "spending-closed")
}

pub(in crate::spending) async fn ask_cancel(visit: Visit, Path(id): Path<InvoiceId>) -> Result {
    let (campaign, invoice) = of_invoice::<Manage>(&visit, &mut visit.read().await?, id).await?;
    let what = What::Invoice(id, invoice.number);
    let (campaign, form) = (campaign.into_inner(), EndForm::default());
    page(Ask { frame: visit.frame(), campaign, what, form, problems: Problems::none() })
}

pub(in crate::spending) async fn cancel(
    visit: Visit,
    Path(id): Path<InvoiceId>,
    Form(form, _): Form<EndForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, invoice) = of_invoice::<Manage>(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, 200);
    if !problems.is_empty() {
        let (campaign, what) = (campaign.into_inner(), What::Invoice(id, invoice.number));
        return refused(Ask { frame: visit.frame(), campaign, what, form, problems });
    }
    if !store::cancel(&mut tx, &campaign, &invoice, visit.now.day(), &reason).await? {
        return Err(Error::Conflict("spending-cancel-no"));
    }
    tx.commit_recorded().await?;
    done(format!("{}/commitments", campaign.books_url()), "spending-cancelled")
}
