//! Other people's file formats, read and written.
//!
//! Pure: text in, values out, and the other way round. What is broken is refused with the number of the line and a
//! sentence that says what is wrong with it.
#![forbid(unsafe_code)]

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
