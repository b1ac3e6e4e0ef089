//! Files for other programs: long ones are written part by part while they are being sent, so that they never stand in
//! memory as a whole.
use crate::page::download;
use crate::{Error, Result};
use axum::body::{Body, Bytes, HttpBody};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// How many parts may wait for a slow visitor.
const WAITING: usize = 2;

/// One line of a CSV file (RFC 4180), from cells that may hold anything.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(csv_cell).collect();
    cells.join(",") + "\r\n"
}

/// A cell in quotes where it needs them. What a spreadsheet would take for a formula gets an apostrophe in front; a plain
/// negative number is none.
fn csv_cell(text: &str) -> String {
    let is_number = text
        .strip_prefix('-')
        .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !rest.is_empty());
    let guard = if !is_number && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    if text.contains(['"', ',', ';', '\r', '\n']) || !guard.is_empty() {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// Where a long file is written to.
pub struct Parts(mpsc::Sender<Result<Bytes, std::io::Error>>);

impl Parts {
    /// Sends a part and waits until there is room for the next one. False: the visitor has gone, stop writing.
    pub async fn send(&self, part: String) -> bool {
        part.is_empty() || self.0.send(Ok(part.into())).await.is_ok()
    }
}

/// A file to keep, written by `write` while it is being sent. If writing fails half-way the connection is broken off, so
/// that nobody takes half a file for a whole one.
///
/// # Errors
/// If the name cannot stand in a header.
pub fn download_in_parts<W>(name: &str, media_type: &'static str, write: impl FnOnce(Parts) -> W) -> Result
where
    W: Future<Output = Result<()>> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(WAITING);
    let failing = sender.clone();
    let writing = write(Parts(sender));
    tokio::spawn(async move {
        if let Err(error) = writing.await {
            if let Error::Internal(cause) = &error {
                tracing::error!(error = format!("{cause:#}"), "a download broke off");
            }
            // Nobody may be listening any more.
            let _ = failing.send(Err(std::io::Error::other("the file could not be finished"))).await;
        }
    });
    download(name, media_type, Body::new(Written(receiver)))
}

struct Written(mpsc::Receiver<Result<Bytes, std::io::Error>>);

impl HttpBody for Written {
    type Data = Bytes;
    type Error = std::io::Error;
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        self.0.poll_recv(cx).map(|part| part.map(|part| part.map(http_body::Frame::data)))
    }
}

#[cfg(test)]
mod tests {
    use super::csv_line;

    #[test]
    fn what_a_spreadsheet_would_run_is_only_text() {
        for (cell, written) in [
            ("=1+1", "\"'=1+1\""),
            ("+40 721", "\"'+40 721\""),
            ("-2+3", "\"'-2+3\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("-12.50", "-12.50"),
            ("12.50", "12.50"),
            ("Ana, \"Ani\"", "\"Ana, \"\"Ani\"\"\""),
            ("șțăâî", "șțăâî"),
        ] {
            assert_eq!(csv_line([cell, "x"]), format!("{written},x\r\n"));
        }
    }
}
