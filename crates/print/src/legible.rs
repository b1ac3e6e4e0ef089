//! Characters that can be printed.
//!
//! PDF/UA and PDF/A refuse a document with a character that its fonts lack, or with one that has no public meaning.
//! People type such things; a paper must come out all the same, and must show that something stood there.
use crate::desk::FONTS;
use serde_json::Value;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Stands for a character that we cannot print.
const UNKNOWN: char = '□';

/// All characters that some font has.
static KNOWN: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let book = &FONTS.book;
    (0..).map_while(|index| book.info(index)).flat_map(|font| font.coverage.iter()).collect()
});

/// Makes every text in `data` printable; keys are the template's own words and stay.
pub(crate) fn make(data: &mut Value) {
    match data {
        Value::String(text) if !text.is_ascii() || text.contains(char::is_control) => *text = legible(text),
        Value::Array(items) => items.iter_mut().for_each(make),
        Value::Object(fields) => fields.values_mut().for_each(make),
        _ => {}
    }
}

/// `text` without what cannot be seen, and with □ for what cannot be shown.
pub(crate) fn legible(text: &str) -> String {
    text.chars().filter(|&c| !is_invisible(c)).map(shown).collect()
}

fn shown(c: char) -> char {
    match c {
        '\n' => c,
        '\t' => ' ',
        _ if c.is_ascii() => c,
        _ if is_private(c) || !KNOWN.contains(&u32::from(c)) => UNKNOWN,
        _ => c,
    }
}

/// Controls, joiners, marks of direction and selectors of variants: they have no shape of their own, and some make a
/// text read differently from what is written.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Code points to which everybody may give a meaning of their own.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
