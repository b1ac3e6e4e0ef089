//! The queue of an account: each line with what it may be. The accountant changes what is not so, and books all that is
//! ticked with one button; every line in a transaction of its own, so that one that cannot be booked holds up no other. Who
//! goes to write a contract or an invoice that a line needs finds everything as it was typed.
use super::super::domain::{AccountId, Line, LineId};
use super::super::doubles::{Double, TypedAs, double_of};
use super::super::grounds::{OpenInvoice, OpenOrigin};
use super::super::store::known::{self, Account};
use super::super::store::{lines, typed};
use super::super::suggest::{Given, Knowledge, Suggestion, What, source_of, suggest};
use super::super::typing::{Chosen, Wants};
use super::choice::{TYPED_DAYS, settle_one, what_for};
use crate::books::domain::{Shown, Source};
use crate::campaigns::cut;
use crate::campaigns::domain::Campaign;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{
    CampaignId, Day, Error, Form, Frame, Query, Result, Text, Visit, done, private_page, refused, see,
};
use serde::Deserialize;

/// Lines on a page.
const LINES: usize = 25;
/// Donations, contracts or invoices in a list to choose from.
const CHOICES: usize = 40;

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
    origin: Vec<String>,
    donation: Vec<String>,
    invoice: Vec<String>,
    reason: Vec<String>,
    double: Vec<String>,
    /// What is to be written first, and for which line: `contract~line_…`.
    write: String,
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
                    origin: of(&self.origin, at),
                    donation: of(&self.donation, at),
                    invoice: of(&self.invoice, at),
                    reason: of(&self.reason, at),
                    double: of(&self.double, at),
                };
                Some((line.parse().ok()?, chosen))
            })
            .collect()
    }

    /// What the accountant goes to write, for which line.
    fn to_write(&self) -> Option<(Wants, LineId)> {
        let (wants, line) = self.write.split_once('~')?;
        Some((Wants::parse(wants)?, line.parse().ok()?))
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
    /// Whether it was typed before, and not confirmed.
    is_typed: bool,
    /// Donations that it may give back.
    given: Vec<Given>,
    /// What it may stand on.
    origins: Vec<OpenOrigin>,
    /// Invoices that it may pay.
    invoices: Vec<OpenInvoice>,
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
        self.problem.is_some()
            || matches!(self.suggestion.what, What::Wait)
            || self.chosen.campaign.is_empty()
            || self.lacks_origin()
            || self.is_typed
    }
    /// Whether there is a contract or a decision to choose, or one is needed.
    fn asks_origin(&self) -> bool {
        !self.origins.is_empty() || self.lacks_origin()
    }
    /// Whether there is an invoice to choose, or one is needed; a fee of the bank has none.
    fn asks_invoice(&self) -> bool {
        !self.invoices.is_empty() || What::parse(&self.chosen.what) != Some(What::Fee)
    }
    /// Whether it comes from somebody who gives on a contract or a decision, and none is chosen.
    fn lacks_origin(&self) -> bool {
        let source = Source::parse(&self.chosen.source);
        self.is_in() && self.chosen.origin.is_empty() && source.is_some_and(Source::needs_origin)
    }
    fn double_url(&self) -> String {
        match self.double {
            Some(Double::Line(id) | Double::Collected(id)) => format!("/fund/bank/lines/{id}"),
            Some(Double::Typed(TypedAs::Donation(id))) => format!("/fund/donations/{id}"),
            Some(Double::Typed(TypedAs::Entry(id, campaign))) => format!("/fund/books/{campaign}#{id}"),
            None => String::new(),
        }
    }
    fn double_key(&self) -> &'static str {
        match self.double {
            Some(Double::Line(_)) | None => "bank-double-line",
            Some(Double::Collected(_)) => "bank-double-collected",
            Some(Double::Typed(TypedAs::Donation(_))) => "bank-double-typed",
            Some(Double::Typed(TypedAs::Entry(..))) => "bank-double-entry",
        }
    }
    /// What is suggested and why, in a sentence.
    fn suggestion_text(&self) -> Text {
        let code = self.suggestion.pledge.clone().unwrap_or_default();
        let because = self.suggestion.because.code();
        let because = match self.suggestion.what {
            What::Spending => format!("bank-because-{because}-invoice"),
            _ => format!("bank-because-{because}"),
        };
        Text::new(because).with("code", code)
    }
}

impl Queue {
    fn shown(&self) -> impl Iterator<Item = &'static str> {
        Shown::ALL.iter().map(|shown| shown.code())
    }
    fn sources(&self) -> impl Iterator<Item = &'static str> {
        Source::ALL.iter().filter(|source| source.comes_by_transfer()).map(|source| source.code())
    }
    /// The label of a line, for screen readers that jump from field to field.
    fn name_of(&self, line: &Line) -> String {
        format!("{}, {}", self.frame.day(line.on_day), line.signed(&self.frame))
    }
    fn given_text(&self, given: &Given) -> String {
        let donor = given.donor.clone().unwrap_or_else(|| self.frame.t("books-donor-unknown").into_owned());
        format!("{}, {}, {donor}", self.frame.day(given.on_day), self.frame.money(given.left))
    }
    fn origin_text(&self, origin: &OpenOrigin) -> String {
        let (name, number) = (&origin.name, &origin.number);
        let campaign = self.title_of(origin.campaign);
        match origin.left {
            Some(left) => {
                let left = self.frame.say(&Text::new("bank-left").with("sum", left));
                format!("{name}, {number}, {left} ({campaign})")
            }
            None => format!("{name}, {number} ({campaign})"),
        }
    }
    /// What it would be booked on, so that a line can be confirmed without being opened.
    fn chosen_text(&self, row: &Row) -> Option<String> {
        let origin = row.origins.iter().find(|origin| origin.origin.word() == row.chosen.origin);
        let invoice = row.invoices.iter().find(|invoice| invoice.id.to_string() == row.chosen.invoice);
        origin.map(|origin| self.origin_text(origin)).or(invoice.map(|invoice| self.invoice_text(invoice)))
    }
    fn invoice_text(&self, invoice: &OpenInvoice) -> String {
        let left = self.frame.say(&Text::new("bank-left").with("sum", invoice.left));
        format!("{}, {}, {left} ({})", invoice.supplier, invoice.number, self.title_of(invoice.campaign))
    }
    fn title_of(&self, id: CampaignId) -> &str {
        self.campaigns.iter().find(|campaign| campaign.id == id).map_or("…", |campaign| &campaign.title)
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
    if let Some((wants, line)) = form.to_write() {
        drop(reader);
        return leave(&visit, account, &asked.after, &chosen, wants, line).await;
    }
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

/// Keeps what was typed on the page and goes to write what a line needs.
async fn leave(
    visit: &Visit,
    account: Account,
    here: &str,
    chosen: &[(LineId, Chosen)],
    wants: Wants,
    line: LineId,
) -> Result {
    let now = read_queue(visit, account.id, here, &[], Vec::new()).await?;
    let asked = chosen.iter().find(|(id, _)| *id == line).map(|(_, chosen)| chosen.campaign.as_str());
    let of = |campaign: &&Campaign| asked == Some(campaign.id.to_string().as_str());
    let Some(campaign) = now.campaigns.iter().find(of).map(|campaign| campaign.id) else {
        let problems = vec![(line.to_string(), Text::new("bank-campaign-needed"))];
        return refused(read_queue(visit, account.id, here, chosen, problems).await?);
    };
    let is_changed = |id: &LineId, chosen: &Chosen| {
        *id == line || now.rows.iter().any(|row| row.line.id == *id && row.chosen != *chosen)
    };
    let page = if place(here).is_some() { here } else { "" };
    let mut tx = visit.write().await?;
    for (id, chosen) in chosen.iter().filter(|(id, chosen)| is_changed(id, chosen)).take(LINES) {
        let wants = (*id == line).then_some((wants, campaign));
        typed::keep(&mut tx, *id, &chosen.clone().cut(), page, wants).await?;
    }
    tx.commit_quietly().await?;
    see(wants.url(campaign, line))
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
    let kept = typed::of_account(&mut reader, id).await?;
    let mut rows = Vec::with_capacity(waiting.len());
    for ((line, suggestion), double) in waiting.into_iter().zip(suggestions).zip(doubles) {
        let of = |list: &[(LineId, Chosen)]| {
            list.iter().find(|(id, _)| *id == line.id).map(|(_, chosen)| chosen.clone())
        };
        let suggested = suggested(&line, &suggestion, double, &known);
        let kept = of(&kept).map(|kept| completed(kept, &suggested));
        let is_typed = kept.is_some();
        let chosen = of(typed).or(kept).unwrap_or(suggested);
        let name = line.id.to_string();
        let problem = problems.iter().find(|(id, _)| *id == name).map(|(_, problem)| problem.clone());
        let (given, origins, invoices) = (Vec::new(), Vec::new(), Vec::new());
        let mut row = Row { line, suggestion, double, chosen, problem, is_typed, given, origins, invoices };
        row.fill(&known);
        rows.push(row);
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
fn suggested(line: &Line, suggestion: &Suggestion, double: Option<Double>, known: &Knowledge) -> Chosen {
    let code = suggestion.pledge.clone().unwrap_or_default();
    let pledge = known.pledges.iter().find(|pledge| pledge.code == code);
    let origin = known.origins.iter().find(|origin| Some(origin.origin) == suggestion.origin);
    let donor =
        pledge.and_then(|pledge| pledge.name.clone()).or_else(|| line.name.clone()).unwrap_or_default();
    let shown = match pledge {
        _ if donor.is_empty() => Shown::Anonymous,
        Some(pledge) => pledge.shown,
        None => Shown::Initials,
    };
    let source =
        origin.map_or_else(|| source_of(line.name.as_deref().unwrap_or_default()), |origin| origin.source);
    Chosen {
        ticked: suggestion.ticked && double.is_none(),
        what: suggestion.what.code().to_owned(),
        campaign: suggestion.campaign.map(|id| id.to_string()).unwrap_or_default(),
        pledge: code,
        shown: shown.code().to_owned(),
        source: source.code().to_owned(),
        origin: origin.map(|origin| origin.origin.word()).unwrap_or_default(),
        donor,
        donation: suggestion.donation.map(|id| id.to_string()).unwrap_or_default(),
        invoice: suggestion.invoice.map(|id| id.to_string()).unwrap_or_default(),
        reason: String::new(),
        double: String::new(),
    }
}

/// What was typed before, with what has been written meanwhile: the contract, the decision or the invoice that it waited for.
fn completed(kept: Chosen, suggested: &Chosen) -> Chosen {
    let same_campaign = kept.campaign == suggested.campaign;
    let or = |kept: String, suggested: &String| {
        if kept.is_empty() && same_campaign { suggested.clone() } else { kept }
    };
    let what = match kept.what.as_str() {
        "wait" if same_campaign && !suggested.invoice.is_empty() => suggested.what.clone(),
        _ => kept.what,
    };
    Chosen {
        what,
        origin: or(kept.origin, &suggested.origin),
        invoice: or(kept.invoice, &suggested.invoice),
        ..kept
    }
}

impl Row {
    /// The lists to choose from: what is chosen, then what the line fits, the newest first.
    fn fill(&mut self, known: &Knowledge) {
        let (line, chosen) = (&self.line, &self.chosen);
        if line.amount.is_negative() {
            let could_be = |given: &Given| given.left >= line.size() && given.on_day <= line.on_day;
            self.given =
                choices(&known.given, could_be, |given| given.donation.to_string() == chosen.donation);
            let could_be = |invoice: &OpenInvoice| invoice.left >= line.size();
            self.invoices =
                choices(&known.invoices, could_be, |invoice| invoice.id.to_string() == chosen.invoice);
        } else {
            let could_be = |origin: &OpenOrigin| origin.fits(line);
            self.origins = choices(&known.origins, could_be, |origin| origin.origin.word() == chosen.origin);
        }
    }
}

fn choices<T: Clone>(all: &[T], fits: impl Fn(&T) -> bool, is_chosen: impl Fn(&T) -> bool) -> Vec<T> {
    let mut choices: Vec<T> = all.iter().filter(|one| fits(one) || is_chosen(one)).cloned().collect();
    choices.sort_by_key(|one| !is_chosen(one));
    choices.truncate(CHOICES);
    choices
}
