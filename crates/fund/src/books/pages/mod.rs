//! The accountant's pages: the campaigns, one campaign's books, and a form for each thing that is booked.
pub(super) mod donation;
pub(super) mod months;
pub(super) mod pay;
pub(super) mod receive;
pub(super) mod reverse;

use super::domain::{Book, Booked, EntryId, Keep, Line};
use super::store;
use crate::campaigns::cut;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::statements::domain::LineId;
use crate::statements::store::lines::of_entries;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Allowed, CampaignId, Error, Frame, Problems, Query, Result, Visit, page};
use rules::ledger::Till;
use serde::Deserialize;

/// Campaigns on a page.
const CAMPAIGNS: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    before: String,
}

#[derive(Template)]
#[template(path = "books/campaigns.html")]
struct Campaigns {
    frame: Frame,
    campaigns: Vec<Campaign>,
    is_first: bool,
    older: Option<CampaignId>,
}

#[derive(Template)]
#[template(path = "books/show.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    lines: Vec<Line>,
    is_first: bool,
    /// Numbers below this one stand on the next page.
    older: Option<i64>,
    /// The lines of the bank that entries came with.
    from_bank: Vec<(EntryId, LineId)>,
}

impl Show {
    fn bank_line(&self, line: &Line) -> Option<LineId> {
        self.from_bank.iter().find(|(entry, _)| *entry == line.id).map(|(_, bank)| *bank)
    }
}

pub(super) async fn campaigns(visit: Visit, Query(asked): Query<Asked>) -> Result {
    let before: Option<CampaignId> = asked.before.parse().ok();
    let mut list = campaigns::newest(&mut visit.read().await?, before, CAMPAIGNS).await?;
    let older = cut(&mut list, CAMPAIGNS).map(|campaign| campaign.id);
    page(Campaigns { frame: visit.frame(), campaigns: list, is_first: before.is_none(), older })
}

pub(super) async fn show(visit: Visit, Path(id): Path<CampaignId>, Query(asked): Query<Asked>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = load(&visit, &mut reader, id).await?.into_inner();
    let before: Option<i64> = asked.before.parse().ok();
    let mut lines = store::lines(&mut reader, campaign.id, Book::Foundation, before).await?;
    let older = cut(&mut lines, store::LINES - 1).map(|line| line.number);
    let numbers = || lines.iter().map(|line| line.number);
    let from_bank = match numbers().min().zip(numbers().max()) {
        Some(range) => of_entries(&mut reader, campaign.id, range).await?,
        None => Vec::new(),
    };
    page(Show { frame: visit.frame(), campaign, lines, is_first: before.is_none(), older, from_bank })
}

/// A campaign whose books the visitor keeps.
async fn load(visit: &Visit, reader: &mut Reader, id: CampaignId) -> Result<Allowed<Keep>> {
    let campaign = campaigns::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Keep>(campaign)?)
}

/// Puts a refusal of the books beside the field that it is about.
fn explain(problems: &mut Problems, booked: Booked, reference: &'static str) {
    let (field, key) = match booked {
        Booked::Done | Booked::Already => return,
        Booked::ReferenceTaken if reference == "protocol" => (reference, "books-protocol-taken"),
        Booked::ReferenceTaken => (reference, "books-reference-taken"),
        Booked::NotEnough => ("amount", "books-not-enough"),
        Booked::TooMuch => ("amount", "books-too-much"),
        Booked::HasReturns => ("reason", "books-has-returns"),
        Booked::NeedsOrigin => ("origin", "books-origin-needed"),
        Booked::BeyondOrigin => ("origin", "books-origin-beyond"),
        Booked::NotFree => ("amount", "books-not-free"),
        Booked::StillThere => ("reason", "left-over-still-there"),
    };
    problems.add(field, key);
}

/// The codes of the tills, for radio buttons.
fn tills() -> [&'static str; 2] {
    [Till::Bank.code(), Till::Cash.code()]
}
