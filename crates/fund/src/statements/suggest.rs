//! What a line may be: suggestions for the accountant, who decides. Pure.
//!
//! A donation is recognised by the code of its pledge, then by name and amount. Only where code, open pledge and amount
//! agree is the line ticked beforehand, and one pledge ticks one line. What a public authority pays is never suggested as a
//! donation: it comes as the match, by the council's decision.
use super::domain::{Line, LineKind, Status};
use super::judge::plain;
use crate::books::domain::{DonationId, Shown, Source, is_public_authority};
use kit::{CampaignId, Day};
use rules::Money;
use rules::ids::{Iban, find_references};
use rules::text::fold;
use std::collections::HashSet;

/// A pledge whose money has not come.
#[derive(Debug, Clone)]
pub struct OpenPledge {
    pub campaign: CampaignId,
    pub code: String,
    pub amount: Money,
    pub name: Option<String>,
    /// As its maker wants to be shown.
    pub shown: Shown,
    /// The last day on which it holds.
    pub until: Day,
}

/// A donation of which something is left.
#[derive(Debug, Clone)]
pub struct Given {
    pub donation: DonationId,
    pub campaign: CampaignId,
    pub on_day: Day,
    pub left: Money,
    pub donor: Option<String>,
    /// The account that it came from.
    pub from: Option<String>,
    pub pledge: Option<String>,
}

/// A campaign, as far as a line can concern it.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: CampaignId,
    /// In the form of [`plain`].
    pub account: String,
    pub opens_on: Day,
    /// What lies in the cash box.
    pub cash: Money,
    /// What the council decided and the town hall has not paid.
    pub awaited: Option<Money>,
}

/// Everything that suggestions are made from.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// The account of the lines, in the form of [`plain`].
    pub account: String,
    /// The newest first.
    pub campaigns: Vec<Known>,
    pub pledges: Vec<OpenPledge>,
    pub given: Vec<Given>,
}

db::codes! {
    /// What can be done with a line.
    pub enum What {
        Donation = "donation",
        Return = "return",
        Fee = "fee",
        Banked = "banked",
        Match = "match",
        Aside = "aside",
        /// Nothing yet.
        Wait = "wait",
    }
}

db::codes! {
    /// Why something is suggested.
    pub enum Because {
        /// It does not count.
        Noted = "noted",
        /// Code, pledge and amount agree.
        Code = "code",
        /// There is the code of a pledge, but something does not agree.
        CodeOnly = "code-only",
        /// Name and amount agree with a pledge.
        Name = "name",
        /// Somebody paid in.
        Unmatched = "unmatched",
        Fee = "fee",
        /// Something of a fee was given back, or interest came: these books have no place for it.
        Interest = "interest",
        Cash = "cash",
        /// The town hall's payment after a decision.
        Town = "town",
        /// An authority paid without a decision.
        Authority = "authority",
        /// From one account of ours to another.
        Own = "own",
        /// A donation that went back to whoever gave it.
        Returned = "returned",
        /// A payment went back, and nobody knows which.
        ReturnUnknown = "return-unknown",
        /// A payment of ours came back.
        CameBack = "came-back",
        /// Something was paid.
        Outgoing = "outgoing",
    }
}

/// What a line may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub what: What,
    pub because: Because,
    pub campaign: Option<CampaignId>,
    pub pledge: Option<String>,
    pub donation: Option<DonationId>,
    pub ticked: bool,
}

impl Suggestion {
    fn of(what: What, because: Because) -> Suggestion {
        Suggestion { what, because, campaign: None, pledge: None, donation: None, ticked: false }
    }
}

/// What each of the lines may be. One pledge is ticked at most once.
#[must_use]
pub fn suggest(lines: &[Line], known: &Knowledge) -> Vec<Suggestion> {
    let mut taken: HashSet<String> = HashSet::new();
    lines
        .iter()
        .map(|line| {
            let mut suggestion = suggest_one(line, known);
            if suggestion.ticked && suggestion.pledge.as_ref().is_some_and(|code| !taken.insert(code.clone()))
            {
                suggestion.ticked = false;
                suggestion.because = Because::CodeOnly;
            }
            suggestion
        })
        .collect()
}

fn suggest_one(line: &Line, known: &Knowledge) -> Suggestion {
    let mut suggestion = match line.status {
        Status::Pending | Status::Information => Suggestion::of(What::Wait, Because::Noted),
        Status::Booked if line.amount.is_negative() => outgoing(line, known),
        Status::Booked => incoming(line, known),
    };
    if suggestion.campaign.is_none() {
        suggestion.campaign = known.only_campaign(line.on_day);
    }
    suggestion
}

impl Knowledge {
    /// The campaign of this account: the only one, or the only one that had begun.
    fn only_campaign(&self, on_day: Day) -> Option<CampaignId> {
        let of_account = || self.campaigns.iter().filter(|campaign| campaign.account == self.account);
        let begun = of_account().filter(|campaign| campaign.opens_on <= on_day);
        only(of_account()).or_else(|| only(begun)).map(|campaign| campaign.id)
    }

    fn is_of_account(&self, campaign: CampaignId) -> bool {
        self.campaigns.iter().any(|known| known.id == campaign && known.account == self.account)
    }
}

/// The one element, if there is exactly one.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    if all.next().is_some() { None } else { Some(first) }
}

fn incoming(line: &Line, known: &Knowledge) -> Suggestion {
    match line.kind {
        LineKind::Return => Suggestion::of(What::Wait, Because::CameBack),
        LineKind::Fee | LineKind::Interest => Suggestion::of(What::Wait, Because::Interest),
        _ if is_authority(line) => from_authority(line, known),
        _ if is_own(line, known) => Suggestion::of(What::Aside, Because::Own),
        LineKind::Cash => cash(line, known),
        LineKind::Incoming | LineKind::Outgoing => donation(line, known),
    }
}

/// Whose money it may be, by the name: what companies have in theirs.
#[must_use]
pub fn source_of(name: &str) -> Source {
    const COMPANY: [&str; 9] = ["srl", "sa", "snc", "scs", "sca", "pfa", "ii", "if", "cooperativa"];
    let name = fold(name).replace('.', "");
    let is_company = name.split(|c: char| !c.is_alphanumeric()).any(|word| COMPANY.contains(&word));
    if is_company { Source::Company } else { Source::Individual }
}

/// Money of an account at the Treasury, or of somebody with the name of an authority.
pub(crate) fn is_authority(line: &Line) -> bool {
    let treasury = line.from.as_deref().is_some_and(is_treasury);
    treasury || line.name.as_deref().is_some_and(is_public_authority)
}

/// Whether an account is one of the State Treasury. Numbers in statements do not always pass their check, so the letters of
/// the bank are enough.
fn is_treasury(number: &str) -> bool {
    let number = plain(number);
    Iban::parse(&number).is_ok_and(|iban| iban.is_treasury())
        || (number.starts_with("RO") && number.get(4..8) == Some("TREZ"))
}

fn from_authority(line: &Line, known: &Knowledge) -> Suggestion {
    let awaited: Vec<&Known> = known.campaigns.iter().filter(|campaign| campaign.awaited.is_some()).collect();
    let same_sum = awaited.iter().filter(|campaign| campaign.awaited == Some(line.amount));
    match only(same_sum).or_else(|| only(awaited.iter())) {
        Some(campaign) => {
            Suggestion { campaign: Some(campaign.id), ..Suggestion::of(What::Match, Because::Town) }
        }
        None => Suggestion::of(What::Aside, Because::Authority),
    }
}

fn is_own(line: &Line, known: &Knowledge) -> bool {
    let Some(from) = line.from.as_deref().map(plain).filter(|from| !from.is_empty()) else { return false };
    known.campaigns.iter().any(|campaign| campaign.account == from)
}

/// Cash that was brought to the bank: the campaign that has as much in its box.
fn cash(line: &Line, known: &Knowledge) -> Suggestion {
    let enough = || known.campaigns.iter().filter(|campaign| campaign.cash >= line.amount);
    let here = only(enough().filter(|campaign| campaign.account == known.account));
    let campaign = here.or_else(|| only(enough())).map(|campaign| campaign.id);
    Suggestion { campaign, ..Suggestion::of(What::Banked, Because::Cash) }
}

fn donation(line: &Line, known: &Knowledge) -> Suggestion {
    let codes = find_references(line.text.as_deref().unwrap_or_default());
    let coded: Vec<&OpenPledge> =
        known.pledges.iter().filter(|pledge| codes.contains(&pledge.code)).collect();
    if let Some(pledge) =
        only(coded.iter()).or_else(|| only(coded.iter().filter(|one| one.amount == line.amount)))
    {
        let agrees = coded.len() == 1
            && pledge.amount == line.amount
            && line.on_day <= pledge.until
            && known.is_of_account(pledge.campaign);
        let because = if agrees { Because::Code } else { Because::CodeOnly };
        return Suggestion { ticked: agrees, ..of_pledge(pledge, because) };
    }
    let name = line.name.as_deref().map(name_words).filter(|words| !words.is_empty());
    let named = known.pledges.iter().filter(|pledge| {
        pledge.amount == line.amount && name.is_some() && pledge.name.as_deref().map(name_words) == name
    });
    match only(named) {
        Some(pledge) => of_pledge(pledge, Because::Name),
        None => Suggestion::of(What::Donation, Because::Unmatched),
    }
}

fn of_pledge(pledge: &OpenPledge, because: Because) -> Suggestion {
    Suggestion {
        campaign: Some(pledge.campaign),
        pledge: Some(pledge.code.clone()),
        ..Suggestion::of(What::Donation, because)
    }
}

fn outgoing(line: &Line, known: &Knowledge) -> Suggestion {
    if line.kind == LineKind::Fee {
        return Suggestion::of(What::Fee, Because::Fee);
    }
    if let Some(given) = returned(line, known) {
        return Suggestion {
            campaign: Some(given.campaign),
            donation: Some(given.donation),
            ..Suggestion::of(What::Return, Because::Returned)
        };
    }
    match line.kind {
        LineKind::Return => Suggestion::of(What::Return, Because::ReturnUnknown),
        LineKind::Interest => Suggestion::of(What::Wait, Because::Interest),
        _ => Suggestion::of(What::Wait, Because::Outgoing),
    }
}

/// The donation that a payment gives back: by account, by pledge code or reference, by name; the whole of it first, then the
/// newest.
fn returned<'a>(line: &Line, known: &'a Knowledge) -> Option<&'a Given> {
    let text = line.text.as_deref().unwrap_or_default();
    let codes = find_references(text);
    let from = line.from.as_deref().map(plain).filter(|from| !from.is_empty());
    let name = line.name.as_deref().map(name_words).filter(|words| !words.is_empty());
    let is_payer = |given: &&Given| {
        let same_account = from.is_some() && given.from.as_deref().map(plain) == from;
        let same_code = given.pledge.as_ref().is_some_and(|code| codes.contains(code));
        let same_name = name.is_some() && given.donor.as_deref().map(name_words) == name;
        same_account || same_code || same_name
    };
    let could_be = |given: &&Given| given.left >= line.size() && given.on_day <= line.on_day;
    let rank = |given: &&Given| (given.left == line.size(), given.on_day, given.donation);
    known.given.iter().filter(could_be).filter(is_payer).max_by_key(rank)
}

/// The words of a name, without diacritics, in whatever order they were written.
#[must_use]
pub fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}

#[cfg(test)]
#[path = "tests/suggest.rs"]
mod tests;
