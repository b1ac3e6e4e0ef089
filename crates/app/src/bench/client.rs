//! A browser reduced to the wire: HTTP/1.1 over one kept connection, as little work as possible beside the server.
use anyhow::{Context, Result, bail, ensure};
use std::borrow::Cow;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One kept connection to the server.
pub(crate) struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back, until the next request.
pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    /// As sent.
    pub(crate) head: &'a str,
    pub(crate) body: Cow<'a, [u8]>,
}

/// A request, ready to be sent again and again.
#[derive(Clone)]
pub(crate) struct Ask(Vec<u8>);

impl Ask {
    /// A page; `cookie` is the session, `encoding` what the browser accepts.
    #[must_use]
    pub(crate) fn get(host: &str, path: &str, cookie: Option<&str>, encoding: Option<&str>) -> Ask {
        let cookie = cookie.map(|c| format!("Cookie: vatra={c}\r\n")).unwrap_or_default();
        let encoding = encoding.map(|e| format!("Accept-Encoding: {e}\r\n")).unwrap_or_default();
        Ask(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}{encoding}\r\n").into_bytes())
    }

    /// A form.
    #[must_use]
    pub(crate) fn post(host: &str, path: &str, cookie: &str, form: &str) -> Ask {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: vatra={cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        Ask(head.into_bytes())
    }
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// If nobody answers.
    pub(crate) async fn connect(server: SocketAddr) -> Result<Client> {
        let stream = TcpStream::connect(server).await.context("connecting")?;
        stream.set_nodelay(true)?;
        Ok(Client { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// If the connection breaks or the answer is no HTTP.
    pub(crate) async fn ask(&mut self, ask: &Ask) -> Result<Answer<'_>> {
        self.stream.write_all(&ask.0).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let head = std::str::from_utf8(&self.buffer[..end])?;
        let length: Option<usize> = header(head, "content-length").map(str::parse).transpose()?;
        let chunks = match length {
            Some(length) => {
                while self.buffer.len() < end + length {
                    self.more().await?;
                }
                None
            }
            None if header(head, "transfer-encoding") == Some("chunked") => Some(self.chunks(end).await?),
            None => None,
        };
        let head = std::str::from_utf8(&self.buffer[..end])?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let body = chunks.map_or(Cow::Borrowed(&self.buffer[end..end + length.unwrap_or(0)]), Cow::Owned);
        Ok(Answer { status: status.context("an answer without a status")?, head, body })
    }

    async fn chunks(&mut self, mut at: usize) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line_end = loop {
                if let Some(end) = find(&self.buffer[at..], b"\r\n") {
                    break at + end;
                }
                self.more().await?;
            };
            let size = usize::from_str_radix(std::str::from_utf8(&self.buffer[at..line_end])?.trim(), 16)?;
            while self.buffer.len() < line_end + 2 + size + 2 {
                self.more().await?;
            }
            body.extend_from_slice(&self.buffer[line_end + 2..line_end + 2 + size]);
            at = line_end + 2 + size + 2;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    async fn more(&mut self) -> Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        ensure!(read > 0, "the server hung up");
        if self.buffer.len() > 64 * 1024 * 1024 {
            bail!("an answer of more than 64 MB");
        }
        Ok(())
    }
}

/// A line of the head.
#[must_use]
pub(crate) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
