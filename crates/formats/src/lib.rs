//! Other people's file formats, read and written.
//!
//! Pure: text in, values out, and the other way round. What is broken is refused with the number of the line and a
//! sentence that says what is wrong with it.
#![forbid(unsafe_code)]

pub mod atom;
pub mod bank;
pub mod blt;
pub mod bundle;
pub mod document;
pub mod ical;
pub mod pb;
pub mod table;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadFile {
    /// The line that is wrong, counted from 1.
    pub line: usize,
    /// What is wrong with it, as a plain sentence.
    pub why: String,
}

impl BadFile {
    fn at(line: usize, why: impl Into<String>) -> Self {
        Self { line, why: why.into() }
    }
}

/// The text of a file, without a byte order mark.
fn utf8(file: &[u8]) -> Result<&str, BadFile> {
    let text = std::str::from_utf8(file).map_err(|fault| {
        let before = file.get(..fault.valid_up_to()).unwrap_or_default();
        let line = before.split(|&byte| byte == b'\n').count();
        BadFile::at(line, "The text is not UTF-8.")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
