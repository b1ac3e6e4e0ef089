//! A file of the bank made ready to be kept: everything is worked out before anybody waits for the writer.
use super::domain::{Doubt, LineKind, Part, Status};
use super::judge::{doubts, is_foreign, plain};
use formats::bank::{self, BadStatement, Checked, Entry, Statement};
use kit::{CommunityId, Day};
use rules::Money;

/// The longest text of a line that is kept, in characters.
const LONGEST_TEXT: usize = 2_000;
/// The longest reference that is kept, in characters.
const LONGEST_REFERENCE: usize = 120;

/// A keyed hash for one purpose: what it is made of has names in it.
pub type Hash<'a> = &'a (dyn Fn(&str, &[&[u8]]) -> [u8; 32] + Send + Sync);

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct ReadFile {
    pub name: String,
    pub digest: [u8; 32],
    pub statements: Vec<ReadStatement>,
}

/// A statement of it, with the lines that are kept.
#[derive(Debug, Clone)]
pub struct ReadStatement {
    /// In the form of [`plain`]; none if the file does not name it.
    pub account: Option<String>,
    pub currency: Option<String>,
    pub number: Option<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    pub net: Option<Money>,
    pub differs_by: Option<Money>,
    pub doubts: Vec<Doubt>,
    /// Empty for another currency.
    pub lines: Vec<ReadLine>,
    /// How many lines it has, those that are not kept included.
    pub entries: usize,
}

/// A line of it.
#[derive(Debug, Clone)]
pub struct ReadLine {
    /// Counted from 1 in the file: many a bank writes all its XML into one line.
    pub position: i64,
    pub fingerprint: [u8; 32],
    pub status: Status,
    pub kind: LineKind,
    pub on_day: Day,
    pub amount: Money,
    pub reference: Option<String>,
    pub part: Option<Part>,
    pub name: Option<String>,
    pub from: Option<String>,
    pub text: String,
}

/// What is to become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Take,
    /// The accountant has to confirm something first.
    Ask,
    /// The figures of a statement do not agree.
    SetAside {
        differs_by: Money,
    },
}

impl ReadFile {
    /// What is to become of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if let Some(differs_by) = self.statements.iter().find_map(|statement| statement.differs_by) {
            return Verdict::SetAside { differs_by };
        }
        if self.statements.iter().any(|statement| !statement.doubts.is_empty()) {
            Verdict::Ask
        } else {
            Verdict::Take
        }
    }

    /// How many lines would be kept.
    #[must_use]
    pub fn size(&self) -> usize {
        self.statements.iter().map(|statement| statement.lines.len()).sum()
    }
}

/// The name under which a file is kept: without folders, and not endless.
#[must_use]
pub fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if clean.trim().is_empty() { "?".to_owned() } else { clean.trim().to_owned() }
}

/// Reads a file. `known`: the accounts whose statements are expected, in the form of [`plain`].
///
/// # Errors
/// What is wrong with it, and where.
pub fn read(
    name: &str,
    bytes: &[u8],
    community: CommunityId,
    known: &[String],
    hash: Hash<'_>,
) -> Result<ReadFile, BadStatement> {
    let statements = bank::read(bytes)?;
    let of = |purpose: &str, text: &[u8]| hash(purpose, &[community.0.as_bytes(), text]);
    let prints = |text: &str| of("bank-line", text.as_bytes());
    let mut statements: Vec<ReadStatement> =
        statements.iter().map(|statement| read_statement(statement, known, &prints)).collect();
    for (at, line) in (1..).zip(statements.iter_mut().flat_map(|statement| &mut statement.lines)) {
        line.position = at;
    }
    Ok(ReadFile { name: file_name(name), digest: digest(bytes, community, hash), statements })
}

/// By what the same file is found again.
#[must_use]
pub fn digest(bytes: &[u8], community: CommunityId, hash: Hash<'_>) -> [u8; 32] {
    hash("bank-file", &[community.0.as_bytes(), bytes])
}

fn read_statement(
    statement: &Statement,
    known: &[String],
    prints: &dyn Fn(&str) -> [u8; 32],
) -> ReadStatement {
    let kept: &[Entry] = if is_foreign(statement) { &[] } else { &statement.entries };
    let lines: Vec<ReadLine> = kept.iter().filter_map(|entry| read_line(entry, prints)).collect();
    let days = || statement.entries.iter().filter_map(|entry| entry.booked.or(entry.value)).filter_map(day);
    let of = |balance: &Option<bank::Balance>| balance.as_ref().and_then(|one| one.day).and_then(day);
    ReadStatement {
        account: statement
            .account
            .as_deref()
            .map(plain)
            .filter(|number| !number.is_empty())
            .map(|number| clip(&number, 64)),
        currency: statement.currency.as_deref().map(|currency| clip(currency, 8)),
        number: statement.number.as_deref().or(statement.id.as_deref()).map(|number| clip(number, 60)),
        from: statement.from.and_then(day).or_else(|| days().min()).or_else(|| of(&statement.opening)),
        to: statement.to.and_then(day).or_else(|| of(&statement.closing)).or_else(|| days().max()),
        opening: statement.opening.as_ref().map(|balance| balance.amount),
        closing: statement.closing.as_ref().map(|balance| balance.amount),
        net: statement.net(),
        differs_by: match statement.check() {
            Checked::Differs { by } => Some(by),
            Checked::Balanced | Checked::Unchecked => None,
        },
        doubts: doubts(statement, known),
        entries: statement.entries.len(),
        lines,
    }
}

/// A line without an amount, or of no day at all, tells nothing that could be booked.
fn read_line(entry: &Entry, prints: &dyn Fn(&str) -> [u8; 32]) -> Option<ReadLine> {
    if entry.amount.is_zero() {
        return None;
    }
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let party = &entry.counterparty;
    Some(ReadLine {
        position: 0,
        fingerprint: prints(&entry.fingerprint),
        status: entry.status.into(),
        kind: entry.kind.into(),
        on_day: entry.booked.or(entry.value).and_then(day)?,
        amount: entry.amount,
        reference: entry
            .references
            .bank
            .as_deref()
            .map(|text| clip(text, LONGEST_REFERENCE))
            .filter(|text| !text.is_empty()),
        part: entry.part.map(|part| Part {
            number: number(part.number),
            of: number(part.of),
            whole: part.whole,
        }),
        name: party.name.as_deref().map(|name| clip(name, 140)).filter(|name| !name.is_empty()),
        from: party.account.as_deref().map(|account| clip(account, 64)).filter(|account| !account.is_empty()),
        text: clip(&entry.text(), LONGEST_TEXT),
    })
}

/// Both calendars have the same days.
fn day(day: bank::Day) -> Option<Day> {
    Day::parse(&day.to_string())
}

/// So many characters at most, and none that a database or a page cannot show.
fn clip(text: &str, signs: usize) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(signs).collect::<String>().trim().to_owned()
}
