//! Text with separators.
use super::{BadTable, Gatherer, Limits, Line, Why};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250};

/// How many lines are looked at to find the separator.
const LOOKED_AT: usize = 60;

/// The text of a file. UTF-8 and UTF-16 with or without a mark at the beginning; whatever is not UTF-8 is taken for
/// windows-1250, which Romanian offices wrote for twenty years (its Romanian letters stand where ISO 8859-2 and 8859-16
/// have them). `None` for what no text can hold.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match without_mark(bytes) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
            None if std::str::from_utf8(bytes).is_ok() => UTF_8.decode_without_bom_handling(bytes).0,
            None => WINDOWS_1250.decode_without_bom_handling(bytes).0,
        },
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    text.chars().all(is_text).then(|| text.into_owned())
}

/// UTF-16 without a mark: nearly every second byte of a table is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4_000) & !1];
    let zeros = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let many = start.len() / 4;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > many => Some(UTF_16LE),
        (even, 0) if even > many => Some(UTF_16BE),
        _ => None,
    }
}

/// The lines of a text, cut at this separator, or else at the likeliest one.
pub(super) fn lines(text: &str, limits: &Limits, mut separator: Option<char>) -> Result<Vec<Line>, BadTable> {
    let (mut rest, mut number) = (text, 1);
    // What Excel writes to itself.
    if let Some(after) = rest.strip_prefix("sep=").or_else(|| rest.strip_prefix("SEP=")) {
        separator = after.chars().next().filter(|c| !c.is_alphanumeric() && *c != '"');
        rest = after.split_once('\n').map_or("", |(_, rest)| rest);
        number = 2;
    }
    let separator = separator.unwrap_or_else(|| find_separator(rest));
    let mut gatherer = Gatherer::new(limits);
    gatherer.begin(number)?;
    let (mut field, mut column) = (String::new(), 0);
    let mut signs = rest.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '"' && field.trim().is_empty() {
            let began = number;
            field.clear();
            quoted(&mut signs, &mut field, &mut number, limits).map_err(|why| why.at(began))?;
        } else if sign == separator {
            gatherer.put(column, &field)?;
            field.clear();
            column += 1;
        } else if sign == '\n' || sign == '\r' {
            if sign == '\r' {
                signs.next_if_eq(&'\n');
            }
            gatherer.put(column, &field)?;
            field.clear();
            (column, number) = (0, number + 1);
            gatherer.begin(number)?;
        } else {
            field.push(sign);
        }
    }
    gatherer.put(column, &field)?;
    gatherer.end()
}

/// Reads a field after its opening quotation mark. A doubled mark is one mark; line breaks inside become spaces.
fn quoted(
    signs: &mut std::iter::Peekable<std::str::Chars<'_>>,
    field: &mut String,
    number: &mut usize,
    limits: &Limits,
) -> Result<(), Why> {
    while let Some(sign) = signs.next() {
        match sign {
            '"' if signs.next_if_eq(&'"').is_none() => return Ok(()),
            '\r' if signs.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                *number += 1;
                field.push(' ');
            }
            _ => field.push(sign),
        }
        // A mark that is never closed would swallow the rest of the file: that is what is wrong, not the length.
        if field.len() > limits.cell {
            let closed = signs.any(|sign| sign == '"');
            return Err(if closed { Why::Cell } else { Why::Quote });
        }
    }
    Err(Why::Quote)
}

/// The separator that most lines have equally often. Commas inside addresses come as they like.
fn find_separator(text: &str) -> char {
    let candidates = [';', '\t', ','];
    let mut counts: Vec<[usize; 3]> = Vec::new();
    let (mut line, mut is_quoted) = ([0; 3], false);
    for sign in text.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => {
                counts.push(std::mem::take(&mut line));
                if counts.len() == LOOKED_AT {
                    break;
                }
            }
            _ if is_quoted => {}
            _ => {
                if let Some(at) = candidates.iter().position(|one| *one == sign) {
                    line[at] += 1;
                }
            }
        }
    }
    counts.push(line);
    let agreeing = |at: usize| {
        let often = |n: usize| counts.iter().filter(|line| line[at] == n).count();
        counts.iter().map(|line| line[at]).filter(|n| *n > 0).map(|n| (often(n), n)).max()
    };
    let best = (0..candidates.len()).filter_map(|at| agreeing(at).map(|score| (score, at)));
    // Of two equally good ones, the earlier candidate.
    best.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))).map_or(',', |(_, at)| candidates[at])
}
