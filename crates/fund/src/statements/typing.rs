//! What the accountant typed for a line, and what has to be written before it can be booked: a contract, a decision, an
//! invoice. Those who write it see the lines that wait for it, and the way back.
use super::domain::{AccountId, Line, LineId};
use super::store::{lines, typed};
use db::Reader;
use kit::{CampaignId, Day, Frame, Result, Role, Visit};
use rules::Money;
use serde::{Deserialize, Serialize};

/// What was chosen for one line, as the form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    pub(super) ticked: bool,
    pub(super) what: String,
    pub(super) campaign: String,
    pub(super) pledge: String,
    pub(super) donor: String,
    pub(super) shown: String,
    pub(super) source: String,
    /// The contract or the decision that the money stands on.
    pub(super) origin: String,
    pub(super) donation: String,
    pub(super) invoice: String,
    pub(super) reason: String,
    /// `same`, `different`, or nothing yet.
    pub(super) double: String,
}

/// The longest text of a field that is kept, in letters: longer ones are refused when the line is booked.
const LONGEST: usize = 400;

impl Chosen {
    /// As it may be kept.
    #[must_use]
    pub(super) fn cut(mut self) -> Chosen {
        for field in [
            &mut self.what,
            &mut self.campaign,
            &mut self.pledge,
            &mut self.donor,
            &mut self.shown,
            &mut self.source,
            &mut self.origin,
            &mut self.donation,
            &mut self.invoice,
            &mut self.reason,
            &mut self.double,
        ] {
            if let Some((end, _)) = field.char_indices().nth(LONGEST) {
                field.truncate(end);
            }
        }
        self
    }
}

db::codes! {
    /// What has to be written before a line can be booked.
    pub enum Wants {
        /// The contract of a sponsor.
        Contract = "contract",
        /// The decision of a funder.
        Funding = "funding",
        /// What was ordered, with its invoice.
        Commitment = "commitment",
    }
}

impl Wants {
    /// The form where it is written, filled with what the line says.
    #[must_use]
    pub(super) fn url(self, campaign: CampaignId, line: LineId) -> String {
        let form = match self {
            Wants::Contract => "contracts/new",
            Wants::Funding => "funding/new",
            Wants::Commitment => "commitments/new",
        };
        format!("/fund/books/{campaign}/{form}?line={line}")
    }
}

/// A line for which something is being written.
#[derive(Debug, Clone)]
pub(crate) struct WaitsFor {
    pub(crate) line: LineId,
    pub(crate) account: AccountId,
    pub(crate) on_day: Day,
    pub(crate) amount: Money,
    pub(crate) page: String,
    pub(crate) name: Option<String>,
}

impl WaitsFor {
    /// Its place in the queue.
    #[must_use]
    pub(crate) fn url(&self) -> String {
        let page = if self.page.is_empty() { String::new() } else { format!("?after={}", self.page) };
        format!("/fund/bank/accounts/{}{page}#{}", self.account, self.line)
    }

    /// What it is, in a few words.
    #[must_use]
    pub(crate) fn words(&self, frame: &Frame) -> String {
        let sign = if self.amount.is_negative() { "−" } else { "+" };
        let size = Money::from_bani(self.amount.bani().saturating_abs());
        let name = self.name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
        format!("{}, {sign}{}{name}", frame.day(self.on_day), frame.money(size))
    }
}

/// The lines that wait for something of a campaign, for the accountant alone. One statement at most.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn waiting_for(
    visit: &Visit,
    reader: &mut Reader,
    campaign: CampaignId,
) -> Result<Vec<WaitsFor>> {
    if visit.actor.is(Role::Accountant) { typed::waiting_for(reader, campaign).await } else { Ok(Vec::new()) }
}

/// The address of a form that was left for a line of the bank: `?line=line_…`.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct ForLine {
    line: String,
}

/// What a line says that a form can begin with.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) name: String,
    pub(crate) account: String,
    pub(crate) on_day: Day,
    pub(crate) size: Money,
}

/// What the line says for which a form is opened; nothing for anybody but the accountant.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn said(visit: &Visit, reader: &mut Reader, asked: &ForLine) -> Result<Option<Said>> {
    let Ok(id) = asked.line.parse::<LineId>() else { return Ok(None) };
    if !visit.actor.is(Role::Accountant) {
        return Ok(None);
    }
    Ok(lines::find(reader, id).await?.map(|line: Line| Said {
        size: line.size(),
        on_day: line.on_day,
        name: line.name.unwrap_or_default(),
        account: line.from.unwrap_or_default(),
    }))
}
