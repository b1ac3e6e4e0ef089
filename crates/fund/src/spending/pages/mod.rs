//! What is promised and paid: for everybody, and for those who look after it.
pub(super) mod commit;
pub(super) mod end;
pub(super) mod invoice;
pub(super) mod pay;

use super::domain::{Budget, Commitment, CommitmentId, Invoice, InvoiceId, Paid};
use super::left_over::domain::{Gone, Rule};
use super::{budget, left_over, store};
use crate::books::domain::Keep;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::Manage;
use askama::Template;
use axum::extract::Path;
use communities::initiatives::delivery::store as delivery;
use communities::initiatives::delivery::{Attachment, AttachmentKind, UpdateId};
use db::Reader;
use kit::{Action, Allowed, CampaignId, Error, Frame, InitiativeId, Result, Visit, page};

#[derive(Template)]
#[template(path = "spending/overview.html")]
struct Overview {
    frame: Frame,
    campaign: Campaign,
    budget: Budget,
    commitments: Vec<Commitment>,
    invoices: Vec<Invoice>,
    may_manage: bool,
    may_pay: bool,
}

/// A campaign that the visitor may do something about.
async fn load<A: Action<On = Campaign>>(
    visit: &Visit,
    reader: &mut Reader,
    id: CampaignId,
) -> Result<Allowed<A>> {
    let campaign = campaigns::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<A>(campaign)?)
}

async fn of_commitment(
    visit: &Visit,
    reader: &mut Reader,
    id: CommitmentId,
) -> Result<(Allowed<Manage>, Commitment)> {
    let commitment = store::commitment(reader, id).await?.ok_or(Error::NotFound)?;
    Ok((load::<Manage>(visit, reader, commitment.campaign).await?, commitment))
}

async fn of_invoice<A: Action<On = Campaign>>(
    visit: &Visit,
    reader: &mut Reader,
    id: InvoiceId,
) -> Result<(Allowed<A>, Invoice)> {
    let invoice = store::invoice(reader, id).await?.ok_or(Error::NotFound)?;
    Ok((load::<A>(visit, reader, invoice.campaign).await?, invoice))
}

pub(super) async fn overview(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let budget = budget::of(&mut reader, id).await?;
    let commitments = store::commitments(&mut reader, id).await?;
    let mut invoices = store::invoices(&mut reader, id).await?;
    invoices.retain(Invoice::can_be_paid);
    let may_manage = visit.actor.could::<Manage>(&campaign, visit.now);
    let may_pay = visit.actor.could::<Keep>(&campaign, visit.now);
    page(Overview { frame: visit.frame(), campaign, budget, commitments, invoices, may_manage, may_pay })
}

#[derive(Template)]
#[template(path = "spending/commitment.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    commitment: Commitment,
    invoices: Vec<Invoice>,
    may_pay: bool,
}

impl Show {
    fn heading(&self) -> String {
        let key = match self.commitment.kind {
            super::domain::CommitmentKind::Contract => "spending-contract-of",
            super::domain::CommitmentKind::Order => "spending-order-of",
        };
        self.frame.with(key, "number", &self.commitment.number)
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<CommitmentId>) -> Result {
    let mut reader = visit.read().await?;
    let (campaign, commitment) = of_commitment(&visit, &mut reader, id).await?;
    let campaign = campaign.into_inner();
    let mut invoices = store::invoices(&mut reader, campaign.id).await?;
    invoices.retain(|invoice| invoice.commitment == Some(id));
    let may_pay = visit.actor.could::<Keep>(&campaign, visit.now);
    page(Show { frame: visit.frame(), campaign, commitment, invoices, may_pay })
}

#[derive(Template)]
#[template(path = "spending/public.html")]
struct Public {
    frame: Frame,
    campaign: Campaign,
    budget: Budget,
    commitments: Vec<Commitment>,
    payments: Vec<Paid>,
    rule: Option<Rule>,
    gone: Vec<Gone>,
    before: Vec<Attachment>,
    after: Vec<Attachment>,
}

pub(super) async fn public(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::of_initiative(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let budget = budget::of(&mut reader, campaign.id).await?;
    let commitments = store::commitments(&mut reader, campaign.id).await?;
    let payments = store::payments(&mut reader, campaign.id).await?;
    let rule = left_over::store::rule(&mut reader, campaign.id).await?;
    let gone = left_over::store::gone(&mut reader, campaign.id).await?;
    let none = UpdateId(uuid::Uuid::nil());
    let files = delivery::files_of(&mut reader, id, none, none).await?;
    let of = |kind: AttachmentKind| files.iter().filter(|file| file.kind == kind).cloned().collect();
    let (before, after) = (of(AttachmentKind::Before), of(AttachmentKind::After));
    let frame = visit.frame();
    page(Public { frame, campaign, budget, commitments, payments, rule, gone, before, after })
}
