//! The private code of a petition: shown once, kept as a keyed hash only.
use super::domain::PetitionId;
use kit::clock::random;
use kit::throttle::{self, Limit};
use kit::visit::{hex, unhex};
use kit::{App, CommunityId, Instant, Result, Visit};
use rules::ids::{access_code, parse_access_code};

/// How often a code may be tried for one number.
const PER_NUMBER: Limit = Limit { purpose: "petition-number", attempts: 20, window: 15 * Instant::MINUTE };

/// A fresh seed for a form. It is in the form of whoever files and kept nowhere; with the id of the petition it gives
/// the code, so that the same form sent twice shows the same code twice.
#[must_use]
pub fn fresh_seed() -> String {
    hex(&random::<16>())
}

/// The code that a form's seed gives; none if the seed is not one of ours.
#[must_use]
pub fn code(app: &App, community: CommunityId, id: PetitionId, seed: &str) -> Option<String> {
    let seed = unhex::<16>(seed)?;
    let hash = app.keyed_hash("petition-seed", &[community.0.as_bytes(), id.0.as_bytes(), &seed]);
    let half: [u8; 16] = hash[..16].try_into().ok()?;
    Some(access_code(u128::from_le_bytes(half)))
}

/// What is stored of a code.
#[must_use]
pub fn hash(app: &App, community: CommunityId, code: &str) -> [u8; 32] {
    app.keyed_hash("petition-code", &[community.0.as_bytes(), code.as_bytes()])
}

/// What is stored of a code as it was typed; none if it cannot be a code.
#[must_use]
pub fn typed(app: &App, community: CommunityId, typed: &str) -> Option<[u8; 32]> {
    parse_access_code(typed).ok().map(|code| hash(app, community, &code))
}

/// Counts an attempt to enter the code of a number.
///
/// # Errors
/// [`kit::Error::TooMany`].
pub async fn throttle(visit: &Visit, mark: &str) -> Result<()> {
    throttle::count_address(visit, Limit::per_address("petition-code")).await?;
    throttle::count(visit, PER_NUMBER, &format!("{} {mark}", visit.community.id)).await
}
