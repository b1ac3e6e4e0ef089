//! The first sheet of a workbook that has anything in it.
use super::{BadTable, Gatherer, Limits, Line, Why};
use calamine::{DataRef, Reader, Xlsx};
use std::io::{Cursor, Read, copy, sink};

/// More parts than any workbook of a town hall has.
const PARTS: usize = 2_000;

/// The lines of a workbook.
pub(super) fn lines(bytes: &[u8], limits: &Limits) -> Result<Vec<Line>, BadTable> {
    unpack_within(bytes, limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Why::Broken.at(1))?;
    for sheet in book.sheet_names() {
        let found = sheet_lines(&mut book, &sheet, limits)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// Unpacks everything once, keeping nothing: what a part says of its own size need not be true.
fn unpack_within(bytes: &[u8], limits: &Limits) -> Result<(), BadTable> {
    let broken = || Why::Broken.at(1);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > PARTS {
        return Err(Why::Large.at(1));
    }
    let mut left = limits.unpacked;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let read = copy(&mut part.take(left + 1), &mut sink()).map_err(|_| broken())?;
        left = left.checked_sub(read).ok_or(Why::Large.at(1))?;
    }
    Ok(())
}

/// Cell by cell: the rectangle that a sheet claims to fill is never set up.
fn sheet_lines(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, limits: &Limits) -> Result<Vec<Line>, BadTable> {
    // A sheet of another kind (a chart) has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return Ok(Vec::new()) };
    let mut gatherer = Gatherer::new(limits);
    loop {
        let cell = cells.next_cell().map_err(|_| Why::Broken.at(gatherer.line.number))?;
        let Some(cell) = cell else { return gatherer.end() };
        let (row, column) = cell.get_position();
        let number = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
        if number != gatherer.line.number {
            gatherer.begin(number)?;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        match cell.get_value() {
            DataRef::SharedString(text) => gatherer.put(column, text)?,
            DataRef::Empty => {}
            other => gatherer.put(column, &text_of(other))?,
        }
    }
}

/// A cell as text. A formula that failed is empty: what it should have said is not known.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(n) => n.to_string(),
        // Rust writes a whole number without a point, and never with an exponent.
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(yes) => u8::from(*yes).to_string(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(at) => at.as_f64().to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
