//! What campaigns show on pages that gather from all areas, and what waits for the staff.
use super::domain::Campaign;
use super::store;
use crate::books::domain::{Book, Line, Notice};
use crate::books::store as books;
use crate::matches::store::{self as matches, Waiting};
use askama::Template;
use db::Reader;
use kit::area::{Duty, Later, Place};
use kit::{Frame, Result, Role, Text, Visit};

/// Lines of each campaign in a report.
const LINES: usize = 200;

#[derive(Template)]
#[template(path = "campaigns/_process.html")]
struct OnProcess {
    frame: Frame,
    campaigns: Vec<Campaign>,
}

#[derive(Template)]
#[template(path = "campaigns/_report.html")]
struct OnReport {
    frame: Frame,
    accounts: Vec<Account>,
}

/// A campaign with its lines, oldest first.
struct Account {
    campaign: Campaign,
    lines: Vec<Line>,
    notices: Vec<Notice>,
    /// Whether there are more lines or notices than are listed.
    is_cut: bool,
}

impl Account {
    fn campaign(&self) -> &Campaign {
        &self.campaign
    }
}

pub(crate) fn on_process<'a>(
    visit: &'a Visit,
    reader: &'a mut Reader,
    place: Place,
) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let Place::Process(process) = place else { return Ok(None) };
        let campaigns = store::of_process(reader, process).await?;
        if campaigns.is_empty() {
            return Ok(None);
        }
        Ok(Some(OnProcess { frame: visit.frame(), campaigns }.render()?))
    })
}

pub(crate) fn on_report<'a>(
    visit: &'a Visit,
    reader: &'a mut Reader,
    place: Place,
) -> Later<'a, Option<String>> {
    Box::pin(async move {
        let Place::Report(process) = place else { return Ok(None) };
        let mut accounts = Vec::new();
        for campaign in store::of_process(reader, process).await? {
            accounts.push(account(reader, campaign).await?);
        }
        if accounts.is_empty() {
            return Ok(None);
        }
        Ok(Some(OnReport { frame: visit.frame(), accounts }.render()?))
    })
}

async fn account(reader: &mut Reader, campaign: Campaign) -> Result<Account> {
    let mut lines = books::lines_after(reader, campaign.id, Book::Foundation, 0).await?;
    let mut notices = books::notices(reader, campaign.id, None).await?;
    let is_cut = lines.len() > LINES || notices.len() > books::NOTICES;
    lines.truncate(LINES);
    notices.truncate(books::NOTICES);
    Ok(Account { campaign, lines, notices, is_cut })
}

/// What waits for the accountant, the clerk and the coordinator. At most two statements.
pub(crate) fn duties<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        let (accountant, clerk) = (visit.actor.is(Role::Accountant), visit.actor.is(Role::Clerk));
        let coordinator = visit.actor.is(Role::Coordinator);
        let mut duties = Vec::new();
        if accountant || clerk {
            for waiting in matches::waiting(reader, visit.now).await? {
                duties.extend(of_match(&waiting, accountant, clerk, coordinator));
            }
        }
        if coordinator {
            for missing in store::without_campaign(reader, visit.now).await? {
                duties.push(Duty {
                    due: Some(missing.closes_at),
                    title: Text::new("campaign-duty-open"),
                    about: missing.title,
                    action: Text::new("campaign-duty-open-do"),
                    url: format!("{}/new", super::domain::url_for(missing.initiative)),
                });
            }
        }
        Ok(duties)
    })
}

fn of_match(waiting: &Waiting, accountant: bool, clerk: bool, coordinator: bool) -> Vec<Duty> {
    let duty = |due, title: Text, action: &'static str| Duty {
        due,
        title,
        about: waiting.title.clone(),
        action: Text::new(action),
        url: format!("/fund/books/{}/match", waiting.campaign),
    };
    let mut duties = Vec::new();
    if !waiting.is_frozen {
        if accountant || coordinator {
            duties.push(duty(
                Some(waiting.cut_off_at),
                Text::new("match-duty-freeze"),
                "match-duty-freeze-do",
            ));
        }
    } else if !waiting.is_decided {
        let action = if clerk { "match-duty-decide-do" } else { "match-duty-see" };
        duties.push(duty(None, Text::new("match-duty-decide"), action));
    } else if waiting.is_unpaid && accountant {
        duties.push(duty(None, Text::new("match-duty-pay"), "match-duty-pay-do"));
    }
    if waiting.notices > 0 {
        let title = Text::new("match-duty-notices").with("n", waiting.notices);
        duties.push(duty(None, title, if clerk { "match-duty-notices-do" } else { "match-duty-see" }));
    }
    duties
}
