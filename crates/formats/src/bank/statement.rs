//! What a statement says, whatever format it came in.

use std::collections::{HashMap, HashSet};

use rules::ids::Iban;
use rules::money::Money;
use rules::text::fold;

use super::Day;

/// The format a statement came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// ISO 20022 camt.052, the report of a day that is not over. Its balances may be missing.
    Camt052,
    /// ISO 20022 camt.053, the statement of a day or a month.
    Camt053,
    /// ISO 20022 camt.054, the notice of single entries. It has no balances.
    Camt054,
    /// SWIFT MT940.
    Mt940,
    /// CSV or XLSX. It may have balances or not.
    Table,
}

/// One account over one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub format: Format,
    /// The line where it begins.
    pub line: usize,
    /// The IBAN without spaces, or what stood in its place.
    pub account: Option<String>,
    /// The currency of the entries; of the balances where there are none.
    pub currency: Option<String>,
    /// What the bank calls this statement (`Id`, `:20:`).
    pub id: Option<String>,
    /// Its number in the year, as written (`LglSeqNb`, `:28C:`).
    pub number: Option<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// The booked balance before the entries.
    pub opening: Option<Balance>,
    /// The booked balance after them.
    pub closing: Option<Balance>,
    /// All balances of the file, those two included.
    pub balances: Vec<Balance>,
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// What a bookkeeper should look at.
    pub notes: Vec<Note>,
}

/// What stood on the account at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// `OPBD`, `CLBD`, `ITBD`, …; for SWIFT the tag (`60F`, `62F`, `64`); for tables `opening` and `closing`.
    pub code: String,
    /// In hundredths; negative when the account was overdrawn.
    pub amount: Money,
    pub currency: Option<String>,
    pub day: Option<Day>,
}

/// One booking, or one part of a collected booking whose parts add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line where it begins.
    pub line: usize,
    /// There for every booked entry.
    pub booked: Option<Day>,
    pub value: Option<Day>,
    /// In hundredths: above zero what came in, below zero what went out.
    pub amount: Money,
    pub status: Status,
    /// The bank takes back an earlier booking, or a payment came back. The amount already has its true sign.
    pub is_reversal: bool,
    pub kind: Kind,
    /// The bank's own code for it: `PMNT/RCDT/ESCT`, `NTRF`, `NTRF 166`.
    pub code: Option<String>,
    /// Who paid, or who was paid.
    pub counterparty: Party,
    /// What was written on the payment, then what the bank adds.
    pub texts: Vec<String>,
    pub references: References,
    /// Set for one of several parts of a collected booking.
    pub part: Option<Part>,
    /// The same for the same entry in another file, and different for two entries of one file.
    pub fingerprint: String,
}

/// Only booked entries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Booked,
    /// May still be taken back.
    Pending,
    /// Told for information only.
    Information,
}

/// What an entry is, as far as the bank's codes tell, or else the first words of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Money that came in and may be a donation.
    Incoming,
    /// Cash brought to the bank.
    Cash,
    /// Interest, in either direction.
    Interest,
    /// What the bank charges, or gives back of it when the amount is above zero.
    Fee,
    /// A payment that went back: below zero to the one who gave it, above zero to us.
    Return,
    /// Money that went out.
    Outgoing,
}

/// Somebody at the other end of a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub name: Option<String>,
    /// The IBAN without spaces, or what stood in its place. Its check may not agree.
    pub account: Option<String>,
}

/// The numbers by which an entry can be found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// The bank's own (`AcctSvcrRef`, after `//` in `:61:`). A payment and its fee often share it.
    pub bank: Option<String>,
    /// What the payer's program gave it.
    pub end_to_end: Option<String>,
    /// `TxId`, `InstrId` or `UETR`; the customer's reference in `:61:`.
    pub transaction: Option<String>,
    /// Why a payment came back (`AC04`, `MD06`, …).
    pub return_reason: Option<String>,
}

/// Which part of a collected booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Counted from 1.
    pub number: usize,
    pub of: usize,
    /// The amount of the whole booking, which another file may tell without its parts.
    pub whole: Money,
}

/// What a bookkeeper should look at, though the figures agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// A balance or the account is labelled with another currency than the entries.
    OtherCurrency,
    /// The same statement stood in the file more than once and was read once.
    Repeated,
}

/// Whether a statement's figures agree with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Opening balance and booked entries make the closing balance.
    Balanced,
    /// They do not: closing − (opening + booked entries). Set the file aside.
    Differs { by: Money },
    /// There are no two balances to check against.
    Unchecked,
}

impl Checked {
    /// A word for it, from which a message can be chosen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Checked::Balanced => "balanced",
            Checked::Differs { .. } => "differs",
            Checked::Unchecked => "unchecked",
        }
    }
}

impl Statement {
    pub(super) fn new(format: Format, line: usize) -> Statement {
        Statement {
            format,
            line,
            account: None,
            currency: None,
            id: None,
            number: None,
            from: None,
            to: None,
            opening: None,
            closing: None,
            balances: Vec::new(),
            entries: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The account, if it is an IBAN whose check agrees.
    #[must_use]
    pub fn iban(&self) -> Option<Iban> {
        self.account.as_deref().and_then(|account| Iban::parse(account).ok())
    }

    /// The entries that count.
    pub fn booked(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.status == Status::Booked)
    }

    /// The sum of the entries that count; `None` when it does not fit.
    #[must_use]
    pub fn net(&self) -> Option<Money> {
        Money::sum(self.booked().map(|entry| entry.amount))
    }

    /// Whether opening balance and booked entries make the closing balance.
    #[must_use]
    pub fn check(&self) -> Checked {
        let (Some(opening), Some(closing)) = (&self.opening, &self.closing) else {
            return Checked::Unchecked;
        };
        let reached = self.net().and_then(|net| net.checked_add(opening.amount));
        match reached.and_then(|reached| closing.amount.checked_sub(reached)) {
            Some(Money::ZERO) => Checked::Balanced,
            Some(by) => Checked::Differs { by },
            None => Checked::Differs { by: Money::from_bani(i64::MAX) },
        }
    }

    /// Notes where a label names another currency than the entries have.
    pub(super) fn note_currencies(&mut self, account_currency: Option<&str>) {
        let balances = [&self.opening, &self.closing].into_iter().flatten();
        let labels = balances.filter_map(|balance| balance.currency.as_deref()).chain(account_currency);
        let currency = self.currency.as_deref();
        if currency.is_some() && labels.into_iter().any(|label| Some(label) != currency) {
            self.notes.push(Note::OtherCurrency);
        }
    }
}

/// Whether a file may be imported: it differs if one of its statements does, and is unchecked if one of them is.
#[must_use]
pub fn overall(statements: &[Statement]) -> Checked {
    let checks = || statements.iter().map(Statement::check);
    let differs = checks().find(|check| matches!(check, Checked::Differs { .. }));
    differs.or_else(|| checks().find(|check| *check == Checked::Unchecked)).unwrap_or(Checked::Balanced)
}

impl Entry {
    pub(super) fn new(line: usize, amount: Money) -> Entry {
        let kind = if amount.is_negative() { Kind::Outgoing } else { Kind::Incoming };
        Entry {
            line,
            booked: None,
            value: None,
            amount,
            status: Status::Booked,
            is_reversal: false,
            kind,
            code: None,
            counterparty: Party::default(),
            texts: Vec::new(),
            references: References::default(),
            part: None,
            fingerprint: String::new(),
        }
    }

    /// All that was written on it, where a donation's code may stand: the texts, then the references.
    #[must_use]
    pub fn text(&self) -> String {
        let texts = self.texts.iter().map(String::as_str);
        let References { bank, end_to_end, transaction, .. } = &self.references;
        let references = [end_to_end, transaction, bank].into_iter().flatten().map(String::as_str);
        texts.chain(references).collect::<Vec<_>>().join(" \n")
    }

    /// Adds a text unless it is empty or has just been told.
    pub(super) fn tell(&mut self, text: &str) {
        let text = clipped(tidy(text), LONGEST_TEXT);
        let mut told = self.texts.iter().rev().take(8);
        if !text.is_empty() && !told.any(|told| told.contains(&text)) {
            self.texts.push(text);
        }
    }

    /// What tells this entry from others. Date and amount stand beside the bank's reference: a payment and its fee
    /// share one, and some banks count from one again in every file.
    fn basis(&self, format: Format, account: Option<&str>) -> String {
        let status = match self.status {
            Status::Booked => "booked",
            Status::Pending => "pending",
            Status::Information => "information",
        };
        let day = self.booked.or(self.value).map(|day| day.to_string()).unwrap_or_default();
        let account: String = key(account.unwrap_or_default()).chars().take(64).collect();
        let mut basis = format!("{status}|{account}|{day}|{}", self.amount.bani());
        // In a table nobody says whose reference it is: two donors may have written the same.
        let given = self.references.bank.as_ref();
        match (given.filter(|_| format != Format::Table), self.part) {
            (Some(reference), None) => basis += &format!("|ref|{}", key(reference)),
            (Some(reference), Some(part)) => basis += &format!("|ref|{}#{}", key(reference), part.number),
            (None, _) => {
                basis += "|text";
                let party =
                    [&self.counterparty.name, &self.counterparty.account, &self.references.end_to_end];
                for text in party.into_iter().flatten().chain(given).chain(&self.texts) {
                    basis.push('|');
                    basis += &key(text);
                }
            }
        }
        basis
    }
}

/// The longest text of the standards has 500 signs. What stands beside a collected booking is copied to each of its
/// thousands of parts, so there has to be an end.
const LONGEST_TEXT: usize = 1_000;

/// Names have at most 140 signs, references fewer.
const LONGEST_NAME: usize = 300;

/// The first so many signs.
fn clipped(mut text: String, signs: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(signs) {
        text.truncate(end);
    }
    text
}

/// Letters and digits only: spaces and line breaks differ between exports.
fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).take(LONGEST_TEXT).collect()
}

/// Text as it is stored: one space between words, Romanian letters as they should be.
fn tidy(text: &str) -> String {
    rules::text::mend_diacritics(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A name or a reference; nothing for an empty text and for the words with which programs say that there is none.
pub(super) fn present(text: &str) -> Option<String> {
    const NOTHING: [&str; 6] = ["notprovided", "nonref", "none", "n/a", "null", "notavailable"];
    let text = clipped(tidy(text), LONGEST_NAME);
    let word: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let says_something = word.chars().any(char::is_alphanumeric) && !NOTHING.contains(&word.as_str());
    says_something.then_some(text)
}

/// Leaves out statements that stand twice, and gives every entry its fingerprint.
pub(super) fn finish(statements: Vec<Statement>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut seen = HashSet::new();
    let mut often: HashMap<String, usize> = HashMap::new();
    for mut statement in statements {
        let account = statement.account.as_deref();
        let bases: Vec<String> =
            statement.entries.iter().map(|entry| entry.basis(statement.format, account)).collect();
        let whole = (
            statement.account.clone(),
            statement.id.clone(),
            statement.number.clone(),
            (statement.from, statement.to),
            (
                statement.opening.clone().map(|one| one.amount),
                statement.closing.clone().map(|one| one.amount),
            ),
            bases.clone(),
        );
        if !seen.insert(whole) {
            let same =
                |one: &&mut Statement| one.account == statement.account && one.number == statement.number;
            if let Some(first) = kept.iter_mut().find(same).filter(|one| !one.notes.contains(&Note::Repeated))
            {
                first.notes.push(Note::Repeated);
            }
            continue;
        }
        for (entry, basis) in statement.entries.iter_mut().zip(bases) {
            let times = often.entry(basis.clone()).or_insert(0);
            *times += 1;
            entry.fingerprint = format!("{basis}|{times}");
        }
        kept.push(statement);
    }
    kept
}
