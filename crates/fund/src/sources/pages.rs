//! All sources of a campaign on one page: for everybody, and for those who look after them.
use super::boxes::domain::CashBox;
use super::contracts::domain::{Contract, State};
use super::domain::{FromSource, Manage};
use super::funding::domain::Funding;
use super::in_kind::domain::Thing;
use super::{boxes, contracts, funding, in_kind, store};
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use askama::Template;
use axum::extract::Path;
use kit::{CampaignId, Error, Frame, InitiativeId, Result, Visit, page};
use rules::Money;

#[derive(Template)]
#[template(path = "sources/overview.html")]
struct Overview {
    frame: Frame,
    campaign: Campaign,
    contracts: Vec<Contract>,
    boxes: Vec<CashBox>,
    fundings: Vec<Funding>,
    things: Vec<Thing>,
    may_manage: bool,
}

impl Overview {
    fn state_of(&self, contract: &Contract) -> State {
        contract.state(self.frame.now.day())
    }
}

pub(super) async fn overview(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let may_manage = visit.actor.could::<Manage>(&campaign, visit.now);
    let contracts = contracts::store::of_campaign(&mut reader, id).await?;
    let boxes = boxes::store::of_campaign(&mut reader, id).await?;
    let fundings = funding::store::of_campaign(&mut reader, id).await?;
    let things = in_kind::store::of_campaign(&mut reader, id).await?;
    page(Overview { frame: visit.frame(), campaign, contracts, boxes, fundings, things, may_manage })
}

#[derive(Template)]
#[template(path = "sources/public.html")]
struct Public {
    frame: Frame,
    campaign: Campaign,
    sums: Vec<FromSource>,
    contracts: Vec<Contract>,
    fundings: Vec<Funding>,
    things: Vec<Thing>,
}

impl Public {
    /// What all things and work are worth.
    fn worth(&self) -> Money {
        Money::sum(self.things.iter().map(|thing| thing.value)).unwrap_or_default()
    }
}

pub(super) async fn public(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::of_initiative(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let sums = store::by_source(&mut reader, campaign.id).await?;
    let mut contracts = contracts::store::of_campaign(&mut reader, campaign.id).await?;
    contracts.retain(|contract| contract.signed_on.is_some());
    let fundings = funding::store::of_campaign(&mut reader, campaign.id).await?;
    let mut things = in_kind::store::of_campaign(&mut reader, campaign.id).await?;
    things.retain(|thing| !thing.is_withdrawn());
    page(Public { frame: visit.frame(), campaign, sums, contracts, fundings, things })
}
