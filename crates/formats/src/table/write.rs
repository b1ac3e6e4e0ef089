//! A workbook written row by row: what has been written can be sent on before the next row is known, so a table of a
//! million rows never stands in memory whole.
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// Rows of a sheet, the head included; what comes after them goes on in a further sheet.
const ROWS: u32 = 1_048_576;
/// Characters of a cell, as spreadsheet programs count them (UTF-16).
const LONGEST: usize = 32_767;

/// A column: its heading, and whether its cells are numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub head: String,
    /// Cells like `-12.50` are written as numbers that can be added up; any other cell stays text.
    pub is_number: bool,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(head: impl Into<String>) -> Column {
        Column { head: head.into(), is_number: false }
    }

    /// A column of decimal numbers.
    #[must_use]
    pub fn number(head: impl Into<String>) -> Column {
        Column { head: head.into(), is_number: true }
    }
}

/// Where the bytes of the workbook wait until they are taken.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<Vec<u8>>>);

impl Waiting {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Waiting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A workbook (XLSX) that is being written. Every text is a text: there are no formulas in it, whatever a cell begins with.
pub struct Book {
    zip: ZipWriter<StreamWriter<Waiting>>,
    waiting: Waiting,
    name: String,
    columns: Vec<Column>,
    sheets: u32,
    /// In the sheet that is being written.
    rows: u32,
    most_rows: u32,
}

impl Book {
    /// Begins a workbook with a sheet of this name.
    ///
    /// # Errors
    /// None in memory; compression says `Result`.
    pub fn new(name: &str, columns: Vec<Column>) -> io::Result<Book> {
        let waiting = Waiting::default();
        let zip = ZipWriter::new_stream(waiting.clone());
        let mut book =
            Book { zip, waiting, name: sheet_name(name), columns, sheets: 0, rows: 0, most_rows: ROWS };
        book.begin_sheet()?;
        Ok(book)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// As [`Book::new`].
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) -> io::Result<()> {
        if self.rows >= self.most_rows {
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        let mut row = String::from("<row>");
        for (at, text) in cells.iter().enumerate() {
            let is_number = self.columns.get(at).is_some_and(|column| column.is_number);
            cell(&mut row, text.as_ref(), is_number);
        }
        row += "</row>";
        self.rows += 1;
        self.zip.write_all(row.as_bytes())
    }

    /// What has been written since it was taken last.
    pub fn take(&mut self) -> Vec<u8> {
        self.waiting.take()
    }

    /// Ends the workbook and gives what has not been taken.
    ///
    /// # Errors
    /// As [`Book::new`].
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        self.end_sheet()?;
        let sheets = self.sheets;
        let each = |part: &dyn Fn(u32) -> String| (1..=sheets).map(part).collect::<String>();
        self.part(
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{}</sheets></workbook>"#,
                each(&|n| format!(
                    r#"<sheet name="{}" sheetId="{n}" r:id="rId{n}"/>"#,
                    escaped(&if n == 1 { self.name.clone() } else { format!("{} {n}", self.name) })
                ))
            ),
        )?;
        self.part(
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships">{}</Relationships>"#,
                each(&|n| format!(
                    r#"<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
                ))
            ),
        )?;
        self.part(
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        )?;
        self.part(
            "[Content_Types].xml",
            &format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{SHEETML}.sheet.main+xml"/>{}</Types>"#,
                each(&|n| format!(
                    r#"<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEETML}.worksheet+xml"/>"#
                ))
            ),
        )?;
        self.zip.finish().map_err(io::Error::other)?;
        Ok(self.waiting.take())
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        self.rows = 0;
        self.start(&format!("xl/worksheets/sheet{}.xml", self.sheets))?;
        self.zip.write_all(format!(r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetData>"#).as_bytes())?;
        let mut head = String::from("<row>");
        for column in &self.columns {
            cell(&mut head, &column.head, false);
        }
        head += "</row>";
        self.rows = 1;
        self.zip.write_all(head.as_bytes())
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        self.zip.write_all(b"</sheetData></worksheet>")
    }

    fn part(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.start(name)?;
        self.zip.write_all(HEAD.as_bytes())?;
        self.zip.write_all(text.as_bytes())
    }

    fn start(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options).map_err(io::Error::other)
    }
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEETML: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

fn cell(row: &mut String, text: &str, is_number: bool) {
    if text.is_empty() {
        *row += "<c/>";
    } else if is_number && is_decimal(text) {
        *row += &format!("<c><v>{text}</v></c>");
    } else {
        *row += &format!(
            r#"<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            escaped(&shortened(text))
        );
    }
}

/// `12`, `-12.50`: what every program reads as the same number, without an exponent or a sign in front that means more.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(part) && digits.len() <= 15
}

fn shortened(text: &str) -> String {
    let mut left = LONGEST;
    text.chars()
        .take_while(|one| match left.checked_sub(one.len_utf16()) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        })
        .collect()
}

/// Text for XML: signs that XML has no place for are left out, and `_x0041_` stays what it looks like.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' | '\t' => out.push(one),
            '\r' | '\u{fffe}' | '\u{ffff}' => {}
            _ if one.is_control() => {}
            _ => out.push(one),
        }
    }
    out.replace("_x", "_x005F_x")
}

/// A name that a sheet may have: 31 characters at most, none of those that mean something in a reference.
fn sheet_name(name: &str) -> String {
    let plain: String =
        name.chars().filter(|one| !one.is_control() && !r"[]:*?/\'".contains(*one)).take(26).collect();
    match plain.trim() {
        "" => "1".to_owned(),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{self, Limits};
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let table = table::read(bytes, &Limits::default()).unwrap();
        std::iter::once(table.header).chain(table.rows).map(|line| line.cells).collect()
    }

    fn columns() -> Vec<Column> {
        vec![Column::text("Cine"), Column::number("Lei")]
    }

    #[test]
    fn a_workbook_is_read_back_as_it_was_written() {
        let mut book = Book::new("Registru: 1/2", columns()).unwrap();
        book.row(&["Ana & <Ion> \"Pop\"", "-12.50"]).unwrap();
        book.row(&["=1+1", "=1+1"]).unwrap();
        book.row(&["_x0041_ și\nrând", "007"]).unwrap();
        let bytes = book.finish().unwrap();
        assert_eq!(
            read(&bytes),
            [["Cine", "Lei"], ["Ana & <Ion> \"Pop\"", "-12.5"], ["=1+1", "=1+1"], ["_x0041_ și\nrând", "7"]]
        );
    }

    #[test]
    fn what_is_taken_on_the_way_makes_the_same_file() {
        let (mut whole, mut parts) = (Book::new("a", columns()).unwrap(), Book::new("a", columns()).unwrap());
        let mut taken = Vec::new();
        for n in 0..30_000 {
            let row = [format!("Rând {n}"), format!("{n}.05")];
            whole.row(&row).unwrap();
            parts.row(&row).unwrap();
            let new = parts.take();
            assert!(new.len() < 100_000);
            taken.extend(new);
        }
        assert!(taken.len() > 50_000, "bytes come before the end");
        taken.extend(parts.finish().unwrap());
        assert!(taken == whole.finish().unwrap());
        assert_eq!(read(&taken).len(), 30_001);
    }

    #[test]
    fn a_table_too_long_for_a_sheet_goes_on_in_the_next() {
        let mut book = Book::new("Registru", columns()).unwrap();
        book.most_rows = 3;
        for n in 0..5 {
            book.row(&[n.to_string(), n.to_string()]).unwrap();
        }
        let bytes = book.finish().unwrap();
        let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        io::Read::read_to_string(&mut archive.by_name("xl/workbook.xml").unwrap(), &mut text).unwrap();
        assert!(text.contains("Registru 3") && !text.contains("Registru 4"), "{text}");
        assert!(archive.by_name("xl/worksheets/sheet3.xml").is_ok());
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for text in ["0", "12.50", "-3.00"] {
            assert!(is_decimal(text), "{text}");
        }
        for text in ["", "-", "1e9", "+1", "1.", ".5", "1,5", "0x1", "1234567890123456", "--1"] {
            assert!(!is_decimal(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_workbook(text in "\\PC{0,80}", name in "\\PC{0,40}") {
            let mut book = Book::new(&name, columns()).unwrap();
            book.row(&[format!("a{text}z"), text]).unwrap();
            let rows = read(&book.finish().unwrap());
            prop_assert_eq!(rows.len(), 2);
            prop_assert!(rows[1][0].starts_with('a') && rows[1][0].ends_with('z'));
        }
    }
}
