//! The secret in a link: only the letter holds it, the tables hold a keyed hash.
use kit::App;
use kit::clock::random;
use kit::visit::{hex, unhex};

/// 32 random bytes.
pub(crate) struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub(crate) fn fresh() -> Token {
        Token(random())
    }

    /// Reads what stands in an address. Anything else is a token that opens nothing.
    pub(crate) fn parse(text: &str) -> Token {
        Token(unhex(text).unwrap_or_default())
    }

    /// As it stands in an address.
    pub(crate) fn text(&self) -> String {
        hex(&self.0)
    }

    /// What is stored of it. A token for one purpose is nothing for another.
    pub(crate) fn hash(&self, app: &App, purpose: &str) -> [u8; 32] {
        app.keyed_hash(purpose, &[&self.0])
    }
}

/// A text as part of a query: `/join?back=%2Fproposals%3Fopen`.
pub(crate) fn in_query(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
