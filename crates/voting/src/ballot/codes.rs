//! Codes by which somebody without an account comes to the box: printed in a letter, or opened at the counter.
use super::domain::Door;
use kit::clock::random;
use kit::throttle::{self, Limit};
use kit::{App, Result, Visit, VoteId};
use rules::ids::{access_code, parse_access_code};

/// A fresh code, as it is printed: `7K3D-9QXA-…`. It is shown once and kept nowhere.
#[must_use]
pub fn fresh() -> String {
    access_code(u128::from_le_bytes(random()))
}

/// What is stored of a code, as it is printed.
#[must_use]
pub fn hash(app: &App, vote: VoteId, code: &str) -> [u8; 32] {
    app.keyed_hash("vote-code", &[vote.0.as_bytes(), code.as_bytes()])
}

/// The door that a typed code opens: blanks, dashes and small letters do not matter, and O, I, L are read as the digits
/// that they look like. None if it cannot be a code.
#[must_use]
pub fn door(app: &App, vote: VoteId, typed: &str) -> Option<Door> {
    let code = parse_access_code(typed).ok()?;
    Some(Door::Code(hash(app, vote, &code)))
}

/// Counts an attempt to enter a code from this address.
///
/// # Errors
/// [`kit::Error::TooMany`].
pub(crate) async fn throttle(visit: &Visit) -> Result<()> {
    throttle::count_address(visit, Limit::per_address("vote-code")).await
}
