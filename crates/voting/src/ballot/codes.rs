//! Codes by which somebody without an account comes to the box: printed in a letter, or opened at the counter.
use super::domain::Door;
use kit::clock::random;
use kit::throttle::{self, Limit};
use kit::{App, Result, Visit, VoteId};

/// The letters of a code: digits and capitals without I, L, O and U, which look like others.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a code: 80 bits, in four groups of four.
const LENGTH: usize = 16;

/// A fresh code, as it is printed: `7K3D-9QXA-…`. It is shown once and kept nowhere.
#[must_use]
pub fn fresh() -> String {
    let symbols: Vec<u8> = random::<LENGTH>().iter().map(|byte| SYMBOLS[usize::from(byte % 32)]).collect();
    let groups = symbols.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join("-")
}

/// What is stored of a code.
#[must_use]
pub fn hash(app: &App, vote: VoteId, code: &str) -> [u8; 32] {
    app.keyed_hash("vote-code", &[vote.0.as_bytes(), code.as_bytes()])
}

/// The door that a typed code opens: blanks, dashes and small letters do not matter, and O, I, L are read as the digits
/// that they look like. None if it cannot be a code.
#[must_use]
pub fn door(app: &App, vote: VoteId, typed: &str) -> Option<Door> {
    if typed.len() > 100 {
        return None;
    }
    let mut code = String::with_capacity(LENGTH);
    for symbol in typed.chars().filter(|symbol| symbol.is_alphanumeric()) {
        let symbol = match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            symbol => symbol,
        };
        let known = u8::try_from(symbol).is_ok_and(|byte| SYMBOLS.contains(&byte));
        code.push(known.then_some(symbol)?);
    }
    (code.len() == LENGTH).then(|| Door::Code(hash(app, vote, &code)))
}

/// The code as it is hashed: without its dashes.
#[must_use]
pub fn bare(code: &str) -> String {
    code.replace('-', "")
}

/// Counts an attempt to enter a code from this address.
///
/// # Errors
/// [`kit::Error::TooMany`].
pub(crate) async fn throttle(visit: &Visit) -> Result<()> {
    throttle::count_address(visit, Limit::per_address("vote-code")).await
}
