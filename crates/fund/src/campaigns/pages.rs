//! The pages of campaigns that everybody reads.
use super::domain::Campaign;
use super::store;
use crate::bank_code;
use crate::bank_code::domain::BankCode;
use crate::bank_code::store::WithCode;
use crate::books::domain::{Book, Line, Notice, Source};
use crate::books::store as books;
use askama::Template;
use axum::extract::Path;
use communities::initiatives;
use communities::processes::{self, Process};
use db::Reader;
use kit::area::Fragment;
use kit::{CampaignId, Error, Frame, InitiativeId, Query, Result, Role, Text, Visit, page, see};
use rules::Money;
use rules::stages::StageKind;
use serde::Deserialize;
use std::sync::Arc;

/// Campaigns on a page.
const CAMPAIGNS: usize = 10;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    before: String,
    book: String,
    /// Notices before this one.
    notices: String,
    gift: String,
    /// Whose gift it would be.
    from: String,
}

/// „Ce se întâmplă dacă dau 50 de lei?”
struct WhatIf {
    typed: String,
    from: Source,
    /// A sentence each.
    answer: Vec<Text>,
}

#[derive(Template)]
#[template(path = "campaigns/show.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    book: Book,
    ledger: Arc<Ledger>,
    what_if: WhatIf,
    bank_code: Option<BankCode>,
    is_first: bool,
}

/// A page of a book, and what was noted about the match: the same for everybody.
struct Ledger {
    /// None while nothing is booked.
    lines: Option<Fragment>,
    notices: Vec<Notice>,
    /// Whether these are the newest notices.
    is_first_of_notices: bool,
    /// Notices before this one stand on the next page of them.
    older_notices: Option<uuid::Uuid>,
    /// Numbers below this one stand on the next page.
    older: Option<i64>,
}

/// Which page of which book, and which page of the notices.
#[derive(Clone, Copy)]
struct Wanted {
    book: Book,
    before: Option<i64>,
    notices_before: Option<uuid::Uuid>,
}

#[derive(Template)]
#[template(path = "campaigns/_lines.html")]
struct Lines {
    frame: Frame,
    lines: Vec<Line>,
}

impl Show {
    fn is_open(&self) -> bool {
        self.campaign.is_open(self.frame.now)
    }
    fn sources(&self) -> &'static [Source] {
        Source::ALL
    }
    fn books(&self) -> [Book; 2] {
        [Book::Foundation, Book::TownHall]
    }
}

#[derive(Template)]
#[template(path = "campaigns/none.html")]
struct NotYet {
    frame: Frame,
    process: Process,
    initiative: Option<initiatives::Initiative>,
}

impl NotYet {
    fn when(&self) -> Text {
        match self.process.stage(StageKind::Fund) {
            Some(stage) if self.frame.now < stage.opens_at => {
                Text::new("campaign-none-opens").with("at", stage.opens_at)
            }
            Some(stage) if stage.is_open(self.frame.now) => Text::new("campaign-none-soon"),
            _ => Text::new("campaign-none-unknown"),
        }
    }
}

#[derive(Template)]
#[template(path = "campaigns/list.html")]
struct List {
    frame: Frame,
    /// None: of the whole community.
    process: Option<Process>,
    campaigns: Vec<Campaign>,
    is_first: bool,
    older: Option<CampaignId>,
}

/// The public page of an initiative's campaign; before it is opened, a page that says when.
pub(super) async fn show(visit: Visit, Path(id): Path<InitiativeId>, Query(asked): Query<Asked>) -> Result {
    let mut reader = visit.read().await?;
    let found = visit
        .shared(&mut reader, format!("campaign of {id}"), |_, reader| {
            Box::pin(bank_code::store::of_initiative(reader, id))
        })
        .await?;
    let Some(WithCode(campaign, bank_code)) = Option::clone(&found) else {
        let initiative = initiatives::store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
        let process =
            processes::store::find(&mut reader, initiative.process).await?.ok_or(Error::NotFound)?;
        return page(NotYet { frame: visit.frame(), process, initiative: Some(initiative) });
    };
    let book = Book::parse(&asked.book).unwrap_or(Book::Foundation);
    let before: Option<i64> = asked.before.parse().ok();
    let wanted = Wanted { book, before, notices_before: asked.notices.parse().ok() };
    let older = format!("before {before:?} and {:?}", wanted.notices_before);
    let (what, of) = (format!("{} of {} {older}", book.code(), campaign.id), campaign.id);
    let ledger = visit
        .shared(&mut reader, what, |visit, reader| Box::pin(read_ledger(visit, reader, of, wanted)))
        .await?;
    let what_if = answer(&campaign, asked, &visit);
    let is_first = before.is_none();
    page(Show { frame: visit.frame(), campaign, book, ledger, what_if, bank_code, is_first })
}

async fn read_ledger(
    visit: &Visit,
    reader: &mut Reader,
    campaign: CampaignId,
    wanted: Wanted,
) -> Result<Ledger> {
    let mut lines = books::lines(reader, campaign, wanted.book, wanted.before).await?;
    let older = cut(&mut lines, books::LINES - 1).map(|line| line.number);
    let mut notices = books::notices(reader, campaign, wanted.notices_before).await?;
    let older_notices = cut(&mut notices, books::NOTICES).map(|notice| notice.id);
    let lines = match lines.is_empty() {
        true => None,
        false => Some(Fragment::draw(&Lines { frame: visit.frame(), lines })?),
    };
    let is_first_of_notices = wanted.notices_before.is_none();
    Ok(Ledger { lines, notices, is_first_of_notices, older_notices, older })
}

/// Takes what is more than a page off a list that was read one longer; gives the last one shown if there was more.
pub(crate) fn cut<T>(list: &mut Vec<T>, length: usize) -> Option<&T> {
    if list.len() <= length {
        return None;
    }
    list.truncate(length);
    list.last()
}

fn answer(campaign: &Campaign, asked: Asked, visit: &Visit) -> WhatIf {
    let Asked { gift: typed, from, .. } = asked;
    let from = Source::parse(&from).unwrap_or(Source::Individual);
    if typed.trim().is_empty() {
        return WhatIf { typed, from, answer: Vec::new() };
    }
    let answer = match Money::parse_ro(&typed).ok().filter(|gift| gift.is_positive()) {
        Some(gift) => campaign.what_if(gift, from, &visit.frame()),
        None => vec![Text::new("kit-field-money")],
    };
    WhatIf { typed, from, answer }
}

/// All campaigns of the community, each with its bar.
pub(super) async fn overview(visit: Visit, Query(asked): Query<Asked>) -> Result {
    let before: Option<CampaignId> = asked.before.parse().ok();
    let mut campaigns = store::newest(&mut visit.read().await?, before, CAMPAIGNS).await?;
    let older = cut(&mut campaigns, CAMPAIGNS).map(|campaign| campaign.id);
    page(List { frame: visit.frame(), process: None, campaigns, is_first: before.is_none(), older })
}

/// The campaign of a process: the one, the list, or when there will be one.
pub(super) async fn of_process(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let campaigns = store::of_process(&mut reader, process.id).await?;
    match campaigns.as_slice() {
        [] => page(NotYet { frame: visit.frame(), process, initiative: None }),
        [one] => see(one.url()),
        _ => page(List {
            frame: visit.frame(),
            process: Some(process),
            campaigns,
            is_first: true,
            older: None,
        }),
    }
}
