//! The queue of an account: each line with what it may be. The accountant changes what is not so, and books all that is
//! ticked with one button; every line in a transaction of its own, so that one that cannot be booked holds up no other.
use super::super::domain::{AccountId, Line, LineId};
use super::super::doubles::{Double, double_of};
use super::super::store::known::{self, Account};
use super::super::store::lines;
use super::super::suggest::{Given, Knowledge, OpenPledge, Suggestion, What, source_of, suggest};
use super::choice::{Chosen, TYPED_DAYS, settle_one, what_for};
use crate::books::domain::{Shown, Source};
use crate::campaigns::cut;
use crate::campaigns::domain::Campaign;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Day, Error, Form, Frame, Query, Result, Text, Visit, done, private_page, refused};
use serde::Deserialize;

/// Lines on a page.
const LINES: usize = 25;
/// Donations that a payment can give back, in a list to choose from.
const GIVEN: usize = 40;

/// The lines of the page, side by side: each field is there once for every line.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct QueueForm {
    /// The lines that are to be settled.
    tick: Vec<String>,
    line: Vec<String>,
    what: Vec<String>,
    campaign: Vec<String>,
    pledge: Vec<String>,
    donor: Vec<String>,
    shown: Vec<String>,
    source: Vec<String>,
    donation: Vec<String>,
    reason: Vec<String>,
    double: Vec<String>,
}

impl QueueForm {
    /// What was chosen for each line, in the order of the page.
    fn chosen(&self) -> Vec<(LineId, Chosen)> {
        let of = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        self.line
            .iter()
            .enumerate()
            .filter_map(|(at, line)| {
                let chosen = Chosen {
                    ticked: self.tick.contains(line),
                    what: of(&self.what, at),
                    campaign: of(&self.campaign, at),
                    pledge: of(&self.pledge, at),
                    donor: of(&self.donor, at),
                    shown: of(&self.shown, at),
                    source: of(&self.source, at),
                    donation: of(&self.donation, at),
                    reason: of(&self.reason, at),
                    double: of(&self.double, at),
                };
                Some((line.parse().ok()?, chosen))
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "statements/queue.html")]
struct Queue {
    frame: Frame,
    account: Account,
    campaigns: Vec<Campaign>,
    rows: Vec<Row>,
    /// Announced, and never counted.
    noted: Vec<Line>,
    settled: Vec<Line>,
    is_first: bool,
    /// Where this page and the next one begin.
    here: String,
    next: Option<String>,
    problems: Vec<(String, Text)>,
}

/// A line of the page.
struct Row {
    line: Line,
    suggestion: Suggestion,
    double: Option<Double>,
    chosen: Chosen,
    problem: Option<Text>,
    /// Donations that it may give back.
    given: Vec<Given>,
}

impl Row {
    fn line(&self) -> &Line {
        &self.line
    }
    fn chosen(&self) -> &Chosen {
        &self.chosen
    }
    fn whats(&self) -> &'static [What] {
        what_for(&self.line)
    }
    fn is_in(&self) -> bool {
        !self.line.amount.is_negative()
    }
    /// Whether the fields are shown at once: something has to be chosen.
    fn is_open(&self) -> bool {
        self.problem.is_some() || self.suggestion.what == What::Wait || self.chosen.campaign.is_empty()
    }
    fn double_url(&self) -> String {
        match self.double {
            Some(Double::Line(id) | Double::Collected(id)) => format!("/fund/bank/lines/{id}"),
            Some(Double::Typed(id)) => format!("/fund/donations/{id}"),
            None => String::new(),
        }
    }
    fn double_key(&self) -> &'static str {
        match self.double {
            Some(Double::Line(_)) | None => "bank-double-line",
            Some(Double::Collected(_)) => "bank-double-collected",
            Some(Double::Typed(_)) => "bank-double-typed",
        }
    }
    /// What is suggested and why, in a sentence.
    fn suggestion_text(&self) -> Text {
        let code = self.suggestion.pledge.clone().unwrap_or_default();
        Text::new(format!("bank-because-{}", self.suggestion.because.code())).with("code", code)
    }
}

impl Queue {
    fn shown(&self) -> impl Iterator<Item = &'static str> {
        Shown::ALL.iter().map(|shown| shown.code())
    }
    fn sources(&self) -> impl Iterator<Item = &'static str> {
        Source::ALL.iter().filter(|source| **source != Source::Box).map(|source| source.code())
    }
    /// The label of a line, for screen readers that jump from field to field.
    fn name_of(&self, line: &Line) -> String {
        format!("{}, {}", self.frame.day(line.on_day), line.signed(&self.frame))
    }
    fn given_text(&self, given: &Given) -> String {
        let donor = given.donor.clone().unwrap_or_else(|| self.frame.t("books-donor-unknown").into_owned());
        format!("{}, {}, {donor}", self.frame.day(given.on_day), self.frame.money(given.left))
    }
    fn is_chosen(&self, row: &Row, campaign: &Campaign) -> bool {
        row.chosen.campaign == campaign.id.to_string()
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct Asked {
    after: String,
}

/// `2026-05-04~17~line_…`: where a page begins.
fn place(text: &str) -> Option<(Day, i64, LineId)> {
    let mut parts = text.split('~');
    let place = (Day::parse(parts.next()?)?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(place)
}

pub(in super::super) async fn show(
    visit: Visit,
    Path(id): Path<AccountId>,
    Query(asked): Query<Asked>,
) -> Result {
    private_page(read_queue(&visit, id, &asked.after, &[], Vec::new()).await?)
}

/// Settles what is ticked, line by line. What cannot be settled comes back with the reason and all that was typed.
pub(in super::super) async fn confirm(
    visit: Visit,
    Path(id): Path<AccountId>,
    Query(asked): Query<Asked>,
    Form(form, _): Form<QueueForm>,
) -> Result {
    let mut reader = visit.read().await?;
    let account = known::account(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let chosen = form.chosen();
    let (mut problems, mut settled) = (Vec::new(), 0);
    let mut ticked = Vec::new();
    for (line, chosen) in chosen.iter().filter(|(_, chosen)| chosen.ticked).take(4 * LINES) {
        if let Some(found) = lines::find(&mut reader, *line).await?.filter(|found| found.account == id) {
            ticked.push((found, chosen));
        }
    }
    // Nobody may hold a reader while waiting for the writer.
    drop(reader);
    for (line, chosen) in ticked {
        let id = line.id.to_string();
        match settle_one(&visit, line, chosen).await? {
            Ok(()) => settled += 1,
            Err(refusal) => problems.push((id, refusal)),
        }
    }
    if problems.is_empty() {
        return match settled {
            0 => done(account.url(), "bank-none-ticked"),
            _ => done(account.url(), "bank-confirmed"),
        };
    }
    refused(read_queue(&visit, id, &asked.after, &chosen, problems).await?)
}

async fn read_queue(
    visit: &Visit,
    id: AccountId,
    here: &str,
    typed: &[(LineId, Chosen)],
    problems: Vec<(String, Text)>,
) -> Result<Queue> {
    let mut reader = visit.read().await?;
    let account = known::account(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let after = place(here);
    let mut waiting = lines::queue(&mut reader, id, after, LINES).await?;
    let next = cut(&mut waiting, LINES).map(|line| format!("{}~{}~{}", line.on_day, line.line, line.id));
    let (campaigns, known) = known::knowledge(&mut reader, &account).await?;
    let doubles = find_doubles(&mut reader, id, &waiting).await?;
    let suggestions = suggest(&waiting, &known);
    let mut rows = Vec::with_capacity(waiting.len());
    for ((line, suggestion), double) in waiting.into_iter().zip(suggestions).zip(doubles) {
        let before = typed.iter().find(|(id, _)| *id == line.id).map(|(_, chosen)| chosen.clone());
        let chosen = before.unwrap_or_else(|| suggested(&line, &suggestion, double, &known.pledges));
        let name = line.id.to_string();
        let problem = problems.iter().find(|(id, _)| *id == name).map(|(_, problem)| problem.clone());
        let given = if line.amount.is_negative() { choices(&line, &suggestion, &known) } else { Vec::new() };
        rows.push(Row { line, suggestion, double, chosen, problem, given });
    }
    let noted = lines::noted(&mut reader, id).await?;
    let settled = lines::settled(&mut reader, id).await?;
    let (frame, is_first, here) = (visit.frame(), after.is_none(), here.to_owned());
    Ok(Queue { frame, account, campaigns, rows, noted, settled, is_first, here, next, problems })
}

/// With what each line may be one. Two statements, none for an empty page.
async fn find_doubles(
    reader: &mut Reader,
    account: AccountId,
    waiting: &[Line],
) -> Result<Vec<Option<Double>>> {
    let days = || waiting.iter().map(|line| line.on_day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(Vec::new()) };
    let others = lines::between(reader, account, first, last).await?;
    let typed = lines::typed(reader, first.plus(-TYPED_DAYS), last.plus(TYPED_DAYS)).await?;
    Ok(waiting.iter().map(|line| double_of(line, &others, &typed)).collect())
}

/// The fields of a line as they are suggested.
fn suggested(line: &Line, suggestion: &Suggestion, double: Option<Double>, pledges: &[OpenPledge]) -> Chosen {
    let code = suggestion.pledge.clone().unwrap_or_default();
    let pledge = pledges.iter().find(|pledge| pledge.code == code);
    let donor =
        pledge.and_then(|pledge| pledge.name.clone()).or_else(|| line.name.clone()).unwrap_or_default();
    let shown = match pledge {
        _ if donor.is_empty() => Shown::Anonymous,
        Some(pledge) => pledge.shown,
        None => Shown::Initials,
    };
    Chosen {
        ticked: suggestion.ticked && double.is_none(),
        what: suggestion.what.code().to_owned(),
        campaign: suggestion.campaign.map(|id| id.to_string()).unwrap_or_default(),
        pledge: code,
        shown: shown.code().to_owned(),
        source: source_of(line.name.as_deref().unwrap_or_default()).code().to_owned(),
        donor,
        donation: suggestion.donation.map(|id| id.to_string()).unwrap_or_default(),
        reason: String::new(),
        double: String::new(),
    }
}

/// The donations that a payment can give back: the suggested one, then the newest.
fn choices(line: &Line, suggestion: &Suggestion, known: &Knowledge) -> Vec<Given> {
    let could_be = |given: &&Given| given.left >= line.size() && given.on_day <= line.on_day;
    let mut choices: Vec<Given> = known.given.iter().filter(could_be).cloned().collect();
    choices.sort_by_key(|given| Some(given.donation) != suggestion.donation);
    choices.truncate(GIVEN);
    choices
}
