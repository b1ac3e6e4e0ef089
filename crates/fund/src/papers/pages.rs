//! The list of a campaign's papers, and each of them as a PDF.
use super::domain::{Size, Week};
use super::made::Told;
use super::paper::{LETTER, POSTER, SHEET, SLIP, print};
use super::store;
use crate::books::domain::{Book, DonationId, Keep};
use crate::books::store as books;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::pledges::domain::PledgeId;
use crate::pledges::store as pledges;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::throttle::{self, Limit};
use kit::{Day, Error, Frame, InitiativeId, Query, Result, Role, Text, Visit, download, page, private_page};
use serde::Deserialize;

/// How many of the newest entries the sheet for the notice board has: they fit on it with the totals.
const NEWEST: usize = 18;

#[derive(Template)]
#[template(path = "papers/list.html")]
struct List {
    frame: Frame,
    campaign: Campaign,
    /// For the staff.
    texts: Option<Texts>,
}

/// What can be copied and pasted.
struct Texts {
    announcement: String,
    social: String,
    /// This week and the one before.
    weeks: [Week; 2],
}

impl List {
    fn sizes(&self) -> [&'static str; 2] {
        [Size::A3.code(), Size::A4.code()]
    }
}

async fn load(reader: &mut Reader, id: InitiativeId) -> Result<Campaign> {
    campaigns::of_initiative(reader, id).await?.ok_or(Error::NotFound)
}

/// `GET /initiatives/{id}/campaign/papers`
pub(super) async fn list(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = load(&mut visit.read().await?, id).await?;
    let frame = visit.frame();
    if !visit.actor.role.is_staff() {
        return page(List { frame, campaign, texts: None });
    }
    let (told, week) = (Told::new(&visit, &campaign), Week::of(visit.now.day()));
    let texts =
        Texts { announcement: told.announcement(), social: told.social(), weeks: [week, week.before()] };
    private_page(List { frame, campaign, texts: Some(texts) })
}

fn pdf(campaign: &Campaign, what: &str, bytes: Vec<u8>) -> Result {
    download(&format!("{}-{what}.pdf", campaign.process_slug), "application/pdf", bytes)
}

/// Printing takes a processor, and these papers are for everybody.
async fn slow_down(visit: &Visit) -> Result<()> {
    throttle::count_address(visit, Limit::per_address("paper")).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct WhichPoster {
    size: String,
}

/// `GET /initiatives/{id}/campaign/poster.pdf?size=a3`
pub(super) async fn poster(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Query(which): Query<WhichPoster>,
) -> Result {
    slow_down(&visit).await?;
    let campaign = load(&mut visit.read().await?, id).await?;
    let size = Size::parse(&which.size).unwrap_or(Size::A4);
    let data = Told::new(&visit, &campaign).poster(size);
    let bytes = print(&visit, POSTER, campaign.title.clone(), &campaign.url(), data).await?;
    pdf(&campaign, &format!("poster-{}", size.code()), bytes)
}

/// `GET /initiatives/{id}/campaign/sheet.pdf`
pub(super) async fn sheet(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    slow_down(&visit).await?;
    let mut reader = visit.read().await?;
    let campaign = load(&mut reader, id).await?;
    let mut newest = books::lines(&mut reader, campaign.id, Book::Foundation, None).await?;
    drop(reader);
    newest.truncate(NEWEST);
    let data = Told::new(&visit, &campaign).sheet(&newest);
    let title = visit.frame().with("papers-sheet-title", "title", &campaign.title);
    let bytes = print(&visit, SHEET, title, &campaign.url(), data).await?;
    pdf(&campaign, "sheet", bytes)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct WhichWeek {
    /// Any day of it.
    day: String,
}

/// `GET /initiatives/{id}/campaign/week.pdf?day=2026-05-11`
pub(super) async fn week(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Query(which): Query<WhichWeek>,
) -> Result {
    let week = Week::of(Day::parse(&which.day).unwrap_or(visit.now.day()));
    let mut reader = visit.read().await?;
    let campaign = load(&mut reader, id).await?;
    let lines = store::lines(&mut reader, campaign.id, week).await?;
    let moved = store::moved(&mut reader, campaign.id, week).await?;
    let promised = store::promised(&mut reader, campaign.id, week).await?;
    drop(reader);
    let data = Told::new(&visit, &campaign).week(week, &lines, &moved, &promised);
    let title = visit.frame().with("papers-week-title", "title", &campaign.title);
    let bytes = print(&visit, SHEET, title, &campaign.url(), data).await?;
    pdf(&campaign, &format!("week-{}", week.first()), bytes)
}

/// `GET /pledges/{id}/slip.pdf`: for whoever knows the pledge's address.
pub(super) async fn slip(visit: Visit, Path(id): Path<PledgeId>) -> Result {
    slow_down(&visit).await?;
    let mut reader = visit.read().await?;
    let pledge = pledges::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(&mut reader, pledge.campaign).await?.ok_or(Error::NotFound)?;
    drop(reader);
    if pledge.fulfilled || pledge.is_over(visit.now) {
        return Err(Error::Conflict("papers-slip-over"));
    }
    let data = Told::new(&visit, &campaign).slip(&pledge);
    let title = visit.frame().with("pledge-slip", "title", &campaign.title);
    let bytes = print(&visit, SLIP, title, &campaign.url(), data).await?;
    pdf(&campaign, "slip", bytes)
}

/// `GET /fund/donations/{id}/receipt.pdf`: for those who see donors.
pub(super) async fn receipt(visit: Visit, Path(id): Path<DonationId>) -> Result {
    let mut reader = visit.read().await?;
    let donation = books::donation(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(&mut reader, donation.campaign).await?.ok_or(Error::NotFound)?;
    drop(reader);
    let campaign = visit.may::<Keep>(campaign)?.into_inner();
    if donation.reversed_at.is_some() {
        return Err(Error::Conflict("papers-letter-undone"));
    }
    let data = Told::new(&visit, &campaign).letter(&donation);
    let title = Text::new("papers-letter-title").say(visit.lang);
    let bytes = print(&visit, LETTER, title, &campaign.url(), data).await?;
    pdf(&campaign, "receipt", bytes)
}
