//! The ledger as a file that anyone can add up, and the seals over it. Pure: what is hashed is what the file shows.
//!
//! The file has a line for each posting, in the order of the books. After the last posting of a sealed day stands a line
//! whose account is `seal` and whose last cell is the hash: SHA-256 over the hash of the seal before (64 zeros for the
//! first of a book) and over every line since, as it stands in the file, each followed by a line feed. docs/ledger.md
//! says how to check it by hand.
use crate::books::domain::{Book, EntryId, Kind};
use kit::{Day, Instant};
use rules::Money;
use sha2::{Digest, Sha256};

/// The columns of the file.
pub const HEAD: [&str; 12] = [
    "book",
    "number",
    "line",
    "account",
    "amount",
    "on_day",
    "booked_at",
    "kind",
    "entry",
    "undoes",
    "decision",
    "description",
];
/// The account of a line that is a seal.
pub const SEAL: &str = "seal";

/// One posting with its entry.
#[derive(Debug, Clone)]
pub struct PostingLine {
    pub book: Book,
    pub number: i64,
    pub line: i64,
    pub account: String,
    pub amount: Money,
    pub on_day: Day,
    pub booked_at: Instant,
    pub kind: Kind,
    pub entry: EntryId,
    pub undoes: Option<EntryId>,
    pub decision: Option<String>,
    pub description: String,
}

impl PostingLine {
    /// Its cells in the file.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        vec![
            self.book.code().to_owned(),
            self.number.to_string(),
            self.line.to_string(),
            self.account.clone(),
            self.amount.plain(),
            self.on_day.to_string(),
            self.booked_at.local().to_string(),
            self.kind.code().to_owned(),
            self.entry.to_string(),
            self.undoes.map(|id| id.to_string()).unwrap_or_default(),
            one_line(self.decision.as_deref().unwrap_or_default()),
            one_line(&self.description),
        ]
    }
}

/// A cell never spans two lines, so that a line of the file is a line of the books.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day of a book that was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    pub book: Book,
    /// In its chain.
    pub number: i64,
    /// On which it was booked.
    pub day: Day,
    pub first: i64,
    pub last: i64,
    pub hash: String,
}

impl Seal {
    /// Its cells in the file.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        vec![
            self.book.code().to_owned(),
            self.last.to_string(),
            "0".to_owned(),
            SEAL.to_owned(),
            Money::ZERO.plain(),
            self.day.to_string(),
            String::new(),
            SEAL.to_owned(),
            String::new(),
            String::new(),
            String::new(),
            self.hash.clone(),
        ]
    }
}

/// What the first seal of a book stands on.
#[must_use]
pub fn beginning() -> String {
    "0".repeat(64)
}

/// A hash that grows line by line.
#[derive(Clone)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Begins with the hash of the seal before.
    #[must_use]
    pub fn after(before: &str) -> Hasher {
        let mut hasher = Hasher(Sha256::new());
        hasher.add(before);
        hasher
    }

    /// Adds a line as it stands in the file.
    pub fn add(&mut self, line: &str) {
        self.0.update(line.as_bytes());
        self.0.update(b"\n");
    }

    /// The hash in 64 hexadecimal digits.
    #[must_use]
    pub fn finish(self) -> String {
        kit::visit::hex(&self.0.finalize())
    }
}

/// A line of the file, without its end.
#[must_use]
pub fn line_of(cells: &[String]) -> String {
    let mut line = kit::csv::line(cells);
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    line
}
