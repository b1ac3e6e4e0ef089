//! Tables to download: streamed page by page, opened by spreadsheet programs as they are, and holding no formulas.
use crate::{Result, download};
use axum::body::Body;
use futures_util::stream::{StreamExt, once, unfold};
use std::future::{Future, ready};

/// Tells spreadsheet programs that the text is UTF-8, so that ș and ț are read.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table as a download. `page` is asked for the rows from a place on, and says where the next ones begin; it is
/// asked again only when the visitor has taken what came before, so that a long table never stands in memory whole.
///
/// # Errors
/// If the name cannot stand in a header. What fails later breaks the download off, and is logged.
pub fn stream<From, Page, Rows>(name: &str, head: &[String], from: From, page: Page) -> Result
where
    From: Send + 'static,
    Page: Fn(From) -> Rows + Send + 'static,
    Rows: Future<Output = Result<(Vec<Vec<String>>, Option<From>)>> + Send + 'static,
{
    let head = once(ready(Ok(format!("{BYTE_ORDER_MARK}{}", line(head)))));
    let rows = unfold(Some(from), move |from| {
        let rows = from.map(&page);
        async move {
            Some(match rows?.await {
                Ok((rows, next)) => (Ok(rows.iter().map(|row| line(row)).collect()), next),
                Err(error) => {
                    tracing::error!(?error, "a download broke off");
                    (Err(std::io::Error::other("the rows could not be read")), None)
                }
            })
        }
    });
    download(name, "text/csv; charset=utf-8", Body::from_stream(head.chain(rows)))
}

/// One line of a table (RFC 4180).
#[must_use]
pub fn line(cells: &[String]) -> String {
    let mut line = cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",");
    line += "\r\n";
    line
}

/// A cell that a spreadsheet program shows and never computes: a text that begins like a formula gets an apostrophe.
fn cell(text: &str) -> String {
    let begins_formula =
        text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']);
    let is_number = || text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let harmless = if begins_formula && !is_number() { format!("'{text}") } else { text.to_owned() };
    if harmless.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, line};

    #[test]
    fn a_cell_is_never_a_formula() {
        for text in ["=1+1", "+40 712", "-cmd|' /C calc'!A0", "@SUM(A1)", " =A1", "\t=A1"] {
            assert!(cell(text).trim_start_matches('"').starts_with('\''), "{text:?} -> {}", cell(text));
        }
        assert_eq!(cell("-12.50"), "-12.50", "a number is no formula");
    }

    #[test]
    fn what_would_break_a_line_is_quoted() {
        let cells = ["a, b", "zice „da” \"sigur\"", "rând\nnou", ""].map(str::to_owned);
        assert_eq!(line(&cells), "\"a, b\",\"zice „da” \"\"sigur\"\"\",\"rând\nnou\",\r\n");
    }
}
