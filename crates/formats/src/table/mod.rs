//! Tables as offices keep them: CSV in whatever encoding and with whatever separator, and XLSX.
//!
//! What comes out is text: a header and rows, each with the number of its line. A date cell of a workbook comes out as
//! `1980-02-01`, a whole number without a point. Nothing is guessed about what the columns mean. A workbook that we write
//! ([`Book`]) is written row by row.
//!
//! A file from outside may be made to hurt: what it unpacks to, its rows, columns and cells are limited, and a limit
//! refuses the file as soon as it is reached.
mod book;
mod csv;
#[cfg(test)]
mod tests;
mod write;

pub use write::{Book, Column};

use crate::BadFile;

/// A header and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Line,
    pub rows: Vec<Line>,
}

/// A line that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, as a spreadsheet or an editor counts it. A field with line breaks counts where it begins.
    pub number: usize,
    /// Without spaces at both ends. The last one is not empty, so a line may have fewer cells than the header.
    pub cells: Vec<String>,
}

impl Line {
    /// A cell; empty text where the line is shorter.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

/// How much is read before a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of the file as it is sent.
    pub bytes: usize,
    /// Of what a workbook unpacks to.
    pub unpacked: u64,
    pub rows: usize,
    pub columns: usize,
    /// All cells together, empty ones between others included.
    pub cells: usize,
    /// Of one cell, in bytes of UTF-8.
    pub cell: usize,
    /// Of all cells together, in bytes of UTF-8.
    pub text: usize,
}

impl Default for Limits {
    /// Enough for the list of a town of a hundred thousand; not enough to fill a small machine's memory.
    fn default() -> Limits {
        Limits {
            bytes: 20_000_000,
            unpacked: 96_000_000,
            rows: 100_000,
            columns: 60,
            cells: 3_000_000,
            cell: 4_000,
            text: 64_000_000,
        }
    }
}

/// Why a table was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadTable {
    /// The line that is wrong, counted from 1.
    pub line: usize,
    pub why: Why,
}

/// What is wrong with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    #[error("the file is empty")]
    Empty,
    #[error("this is no table: neither CSV nor XLSX")]
    NoTable,
    #[error("this is a workbook of an old kind or one with a password: save it as XLSX, without a password")]
    OldBook,
    #[error("the workbook is damaged and cannot be read")]
    Broken,
    #[error("the file is too large")]
    Large,
    #[error("there are too many rows")]
    Rows,
    #[error("there are too many columns")]
    Columns,
    #[error("a cell holds too much text")]
    Cell,
    #[error("a field begins with a quotation mark that is never closed")]
    Quote,
    #[error("no line names the columns")]
    Header,
}

impl Why {
    /// A word for it, from which a message can be chosen.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Why::Empty => "empty",
            Why::NoTable => "no-table",
            Why::OldBook => "old-book",
            Why::Broken => "broken",
            Why::Large => "large",
            Why::Rows => "rows",
            Why::Columns => "columns",
            Why::Cell => "cell",
            Why::Quote => "quote",
            Why::Header => "header",
        }
    }

    const fn at(self, line: usize) -> BadTable {
        BadTable { line, why: self }
    }
}

impl From<BadTable> for BadFile {
    fn from(bad: BadTable) -> BadFile {
        BadFile::at(bad.line, bad.why.to_string())
    }
}

/// How many lines at the top are searched for the one that names the columns: lists begin with titles.
const TITLES: usize = 30;

/// Reads a table whose first line that is not empty names the columns.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Table, BadTable> {
    read_where(bytes, limits, |_| true)
}

/// Reads a table whose columns are named by the first line, among the first thirty, that `is_header` knows.
///
/// # Errors
/// What is wrong, and in which line; [`Why::Header`] if no line is known.
pub fn read_where(
    bytes: &[u8],
    limits: &Limits,
    is_header: impl Fn(&[String]) -> bool,
) -> Result<Table, BadTable> {
    let mut lines = lines(bytes, limits, None)?;
    let Some(first) = lines.first().map(|line| line.number) else { return Err(Why::Empty.at(1)) };
    let at = lines.iter().take(TITLES).position(|line| is_header(&line.cells));
    let at = at.ok_or(Why::Header.at(first))?;
    let rows = lines.split_off(at + 1);
    let header = lines.pop().ok_or(Why::Header.at(first))?;
    Ok(Table { header, rows })
}

/// All lines that are not empty, what stands above the header included. Text is cut at the separator if one is given:
/// sums with decimal commas look like columns.
pub(crate) fn lines(bytes: &[u8], limits: &Limits, separator: Option<char>) -> Result<Vec<Line>, BadTable> {
    if bytes.len() > limits.bytes {
        return Err(Why::Large.at(1));
    }
    match bytes {
        [] => Err(Why::Empty.at(1)),
        [b'P', b'K', 3 | 5, _, ..] => book::lines(bytes, limits),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Why::OldBook.at(1)),
        _ => csv::lines(&csv::decode(bytes).ok_or(Why::NoTable.at(1))?, limits, separator),
    }
}

/// Gathers lines and looks after the limits.
struct Gatherer<'a> {
    limits: &'a Limits,
    lines: Vec<Line>,
    line: Line,
    cells: usize,
    text: usize,
}

impl<'a> Gatherer<'a> {
    fn new(limits: &'a Limits) -> Gatherer<'a> {
        Gatherer { limits, lines: Vec::new(), line: Line { number: 1, cells: vec![] }, cells: 0, text: 0 }
    }

    /// Puts a text into a column of the current line. Empty cells at the end of a line are left out: a spreadsheet may
    /// have thousands of them.
    fn put(&mut self, column: usize, text: &str) -> Result<(), BadTable> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let bad = |why: Why| Err(why.at(self.line.number));
        if text.is_empty() {
            return Ok(());
        }
        if column >= self.limits.columns {
            return bad(Why::Columns);
        }
        if text.len() > self.limits.cell {
            return bad(Why::Cell);
        }
        let missing = (column + 1).saturating_sub(self.line.cells.len());
        self.cells += missing;
        self.text += text.len();
        if self.cells > self.limits.cells || self.text > self.limits.text {
            return bad(Why::Large);
        }
        self.line.cells.resize_with(self.line.cells.len() + missing, String::new);
        self.line.cells[column] = text.to_owned();
        Ok(())
    }

    /// Ends the current line and begins the one with this number.
    fn begin(&mut self, number: usize) -> Result<(), BadTable> {
        let line = std::mem::replace(&mut self.line, Line { number, cells: vec![] });
        if line.cells.is_empty() {
            return Ok(());
        }
        if self.lines.len() >= self.limits.rows {
            return Err(Why::Rows.at(line.number));
        }
        self.lines.push(line);
        Ok(())
    }

    fn end(mut self) -> Result<Vec<Line>, BadTable> {
        self.begin(0)?;
        Ok(self.lines)
    }
}
