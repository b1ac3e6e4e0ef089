//! Boxes: for everybody, and one box for those who look after it.
pub(super) mod open;
pub(super) mod place;
pub(super) mod withdraw;

use super::domain::{BoxId, CashBox, Turn};
use super::store;
use crate::books::domain::Keep;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::Manage;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Action, Allowed, Error, Frame, InitiativeId, Result, Text, Visit, page};

#[derive(Template)]
#[template(path = "sources/boxes.html")]
struct Public {
    frame: Frame,
    campaign: Campaign,
    boxes: Vec<CashBox>,
}

pub(super) async fn public(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::of_initiative(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let boxes = store::of_campaign(&mut reader, campaign.id).await?;
    page(Public { frame: visit.frame(), campaign, boxes })
}

#[derive(Template)]
#[template(path = "sources/box.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    cash_box: CashBox,
    turns: Vec<Turn>,
}

impl Show {
    fn heading(&self) -> String {
        self.frame.with("boxes-of", "number", self.cash_box.number)
    }
    fn now(&self) -> Text {
        self.cash_box.now()
    }
    fn may_open(&self) -> bool {
        let waits = self.cash_box.last().is_some_and(Turn::is_waiting);
        waits && self.frame.actor.could::<Keep>(&self.campaign, self.frame.now)
    }
    fn is_opened(&self) -> bool {
        self.cash_box.is_opened() && self.frame.actor.could::<Manage>(&self.campaign, self.frame.now)
    }
}

/// A box, and its campaign with the visitor's right to do something about it.
async fn load<A: Action<On = Campaign>>(
    visit: &Visit,
    reader: &mut Reader,
    id: BoxId,
) -> Result<(Allowed<A>, CashBox)> {
    let cash_box = store::find(reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(reader, cash_box.campaign).await?.ok_or(Error::NotFound)?;
    Ok((visit.may::<A>(campaign)?, cash_box))
}

pub(super) async fn show(visit: Visit, Path(id): Path<BoxId>) -> Result {
    let (campaign, cash_box) = load::<Manage>(&visit, &mut visit.read().await?, id).await?;
    let turns = cash_box.turns.clone();
    page(Show { frame: visit.frame(), campaign: campaign.into_inner(), cash_box, turns })
}
