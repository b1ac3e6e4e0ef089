//! Bank statements: what came in and what went out, as the bank tells it.
//!
//! Sources: the ISO 20022 message definitions camt.052 (report), camt.053 (statement) and camt.054 (notification), read
//! by local names so that every version is understood; SWIFT Standards MT940, with the habits of Romanian banks; and
//! tables in CSV or XLSX with the column names that Romanian and English internet banking uses.
//!
//! Bytes in, values out. Whether opening balance and booked entries make the closing balance is told by
//! [`Statement::check`]; a file where they do not is to be set aside. Where money could be misread the file is refused
//! with the line and a reason; names and texts are read with more tolerance.
//!
//! A file from outside may be made to hurt: size, entries and nesting are limited, and entities are never expanded.

mod amount;
mod camt;
mod columns;
mod csv;
mod day;
mod kinds;
mod mt940;
mod narrative;
mod statement;
#[cfg(test)]
mod tests;
mod xml;

use crate::{BadFile, table};
pub use day::Day;
pub use statement::{
    Balance, Checked, Entry, Format, Kind, Note, Part, Party, References, Statement, Status, overall,
};

/// How many bytes a file may have.
pub const LARGEST: usize = 20_000_000;

/// How many entries a file may have.
pub const MOST_ENTRIES: usize = 200_000;

/// How many statements a file may have: those of five accounts for every day of a year, and some.
pub const MOST_STATEMENTS: usize = 2_000;

/// Why a statement was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}{}", quoted(found))]
pub struct BadStatement {
    /// The line that is wrong, counted from 1.
    pub line: usize,
    pub why: Why,
    /// What stood there, shortened; may be empty.
    pub found: String,
}

fn quoted(found: &str) -> String {
    if found.is_empty() { String::new() } else { format!(": \"{found}\"") }
}

/// What is wrong with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Why {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than any statement")]
    Large,
    #[error("the file has more entries than can be read at once")]
    Entries,
    #[error("the file has more statements than can be read at once: ask the bank for a shorter period")]
    Statements,
    #[error("this is a PDF: download the statement from the bank as CAMT.053, MT940 or CSV")]
    Pdf,
    #[error(
        "this is a workbook of an old kind or one with a password: save it as XLSX or CSV, without a password"
    )]
    OldBook,
    #[error("this is no bank statement: neither CAMT, nor MT940, nor a table with dates and amounts")]
    Unknown,
    #[error("the file is damaged and cannot be read")]
    Broken,
    #[error("a field begins with a quotation mark that is never closed")]
    Quote,
    #[error("the XML is damaged here")]
    Xml,
    #[error("the XML declares or uses entities of its own, which no bank does")]
    Entity,
    #[error("the XML is nested deeper than any statement")]
    Deep,
    #[error("the file ends in the middle: download it again")]
    CutOff,
    #[error("the file holds no statement: ask the bank for the statement of another period")]
    NoStatement,
    #[error("this is an MT942 report of the running day, not final: wait for the MT940 statement")]
    Interim,
    #[error("the statement has no opening balance")]
    NoOpening,
    #[error("the statement has no closing balance: the file may have been cut off")]
    NoClosing,
    #[error("this balance cannot be read")]
    Balance,
    #[error("this line of an entry (:61:) cannot be read")]
    EntryLine,
    #[error("this is not an amount")]
    Amount,
    #[error("an amount has more than two decimals")]
    Precise,
    #[error("an amount is larger than can be meant")]
    Huge,
    #[error("this amount could be read in two ways: no other one shows which sign marks the decimals")]
    Ambiguous,
    #[error("some amounts have decimals after a comma and others after a point")]
    Mixed,
    #[error("an amount has a sign that could be read in two ways")]
    Sign,
    #[error("an entry has amounts both in the debit and in the credit column")]
    BothSides,
    #[error("the fee beside an amount may be part of it or not: only a balance column could tell")]
    Fee,
    #[error("it is not said whether this is a credit or a debit")]
    Direction,
    #[error("it is not said whether this entry is booked or pending")]
    Status,
    #[error("this is not a date")]
    Date,
    #[error("a booked entry has no date")]
    NoDate,
    #[error("one statement mixes entries in several currencies")]
    Currencies,
    #[error("the table holds entries of several accounts: export each account by itself")]
    Accounts,
    #[error("no line names the columns of date and amount")]
    Header,
    #[error("a row has more cells than there are columns")]
    Width,
}

impl Why {
    /// A word for it, from which a message can be chosen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Why::Empty => "empty",
            Why::Large => "large",
            Why::Entries => "entries",
            Why::Statements => "statements",
            Why::Pdf => "pdf",
            Why::OldBook => "old-book",
            Why::Unknown => "unknown",
            Why::Broken => "broken",
            Why::Quote => "quote",
            Why::Xml => "xml",
            Why::Entity => "entity",
            Why::Deep => "deep",
            Why::CutOff => "cut-off",
            Why::NoStatement => "no-statement",
            Why::Interim => "interim",
            Why::NoOpening => "no-opening",
            Why::NoClosing => "no-closing",
            Why::Balance => "balance",
            Why::EntryLine => "entry-line",
            Why::Amount => "amount",
            Why::Precise => "precise",
            Why::Huge => "huge",
            Why::Ambiguous => "ambiguous",
            Why::Mixed => "mixed",
            Why::Sign => "sign",
            Why::BothSides => "both-sides",
            Why::Fee => "fee",
            Why::Direction => "direction",
            Why::Status => "status",
            Why::Date => "date",
            Why::NoDate => "no-date",
            Why::Currencies => "currencies",
            Why::Accounts => "accounts",
            Why::Header => "header",
            Why::Width => "width",
        }
    }

    fn at(self, line: usize) -> BadStatement {
        self.found(line, "")
    }

    fn found(self, line: usize, found: &str) -> BadStatement {
        let mut signs = found.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((end, _)) = signs.char_indices().nth(40) {
            signs.truncate(end);
            signs.push('…');
        }
        BadStatement { line, why: self, found: signs }
    }
}

impl From<BadStatement> for BadFile {
    fn from(bad: BadStatement) -> BadFile {
        let found = quoted(&bad.found);
        BadFile::at(bad.line, format!("{}{found}", bad.why))
    }
}

impl From<table::BadTable> for BadStatement {
    fn from(bad: table::BadTable) -> BadStatement {
        let why = match bad.why {
            table::Why::Empty => Why::Empty,
            table::Why::NoTable => Why::Unknown,
            table::Why::OldBook => Why::OldBook,
            table::Why::Broken => Why::Broken,
            table::Why::Large | table::Why::Columns | table::Why::Cell => Why::Large,
            table::Why::Rows => Why::Entries,
            table::Why::Quote => Why::Quote,
            table::Why::Header => Why::Header,
        };
        why.at(bad.line)
    }
}

/// Reads a file of any of the formats. It has at least one statement; each has been given fingerprints.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read(file: &[u8]) -> Result<Vec<Statement>, BadStatement> {
    if file.len() > LARGEST {
        return Err(Why::Large.at(1));
    }
    if file.starts_with(b"%PDF") {
        return Err(Why::Pdf.at(1));
    }
    let text = xml::decode(file);
    let statements = match text.as_deref() {
        Some(text) if text.trim_start().is_empty() => return Err(Why::Empty.at(1)),
        Some(text) if text.trim_start().starts_with('<') => camt::read(text)?,
        Some(text) if mt940::is_swift(text) => mt940::read(text)?,
        _ => vec![csv::read(file)?],
    };
    Ok(statement::finish(statements))
}
