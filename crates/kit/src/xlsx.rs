//! Workbooks to download: as [`csv`](crate::csv), page by page and without formulas, for those who add up in a
//! spreadsheet.
use crate::{Result, download};
use axum::body::Body;
use formats::table::{Book, Column};
use futures_util::stream::unfold;
use std::future::Future;

/// What the file is, for browsers.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A workbook as a download, made while it is being taken: see [`crate::csv::stream`].
///
/// # Errors
/// If the name cannot stand in a header. What fails later breaks the download off, and is logged.
pub fn stream<From, Page, Rows>(
    name: &str,
    sheet: &str,
    columns: Vec<Column>,
    from: From,
    page: Page,
) -> Result
where
    From: Send + 'static,
    Page: Fn(From) -> Rows + Send + 'static,
    Rows: Future<Output = Result<(Vec<Vec<String>>, Option<From>)>> + Send + 'static,
{
    let book = Book::new(sheet, columns).map_err(anyhow::Error::from)?;
    let chunks = unfold(Some((book, from)), move |state| {
        let rows = state.map(|(book, from)| (book, page(from)));
        async move {
            let (book, rows) = rows?;
            Some(match rows.await.and_then(|(rows, next)| write(book, &rows, next)) {
                Ok((bytes, state)) => (Ok(bytes), state),
                Err(error) => {
                    tracing::error!(?error, "a download broke off");
                    (Err(std::io::Error::other("the rows could not be read")), None)
                }
            })
        }
    });
    download(name, MEDIA_TYPE, Body::from_stream(chunks))
}

/// The workbook that is being written, and the place from which the next rows come; none after the last rows.
type State<From> = Option<(Book, From)>;

/// The bytes of these rows, and what is written next.
fn write<From>(mut book: Book, rows: &[Vec<String>], next: Option<From>) -> Result<(Vec<u8>, State<From>)> {
    for row in rows {
        book.row(row).map_err(anyhow::Error::from)?;
    }
    match next {
        Some(next) => Ok((book.take(), Some((book, next)))),
        None => Ok((book.finish().map_err(anyhow::Error::from)?, None)),
    }
}
