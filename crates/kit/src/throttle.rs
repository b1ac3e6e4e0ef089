//! Slowing down whoever guesses: attempts are counted per window of time under a hash of what is guarded.
use crate::{Error, Instant, Result, Visit};
use db::{args, sql};
use std::net::{IpAddr, Ipv6Addr};

/// How often something may be tried.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// What is guarded: `sign-in`.
    pub purpose: &'static str,
    /// Attempts in a window.
    pub attempts: i64,
    /// The length of the window in milliseconds.
    pub window: i64,
}

impl Limit {
    /// Per account: ten in a quarter of an hour.
    #[must_use]
    pub const fn per_account(purpose: &'static str) -> Limit {
        Limit { purpose, attempts: 10, window: 15 * Instant::MINUTE }
    }

    /// Per address of the network: a whole village may sit behind one, so it is wider.
    #[must_use]
    pub const fn per_address(purpose: &'static str) -> Limit {
        Limit { purpose, attempts: 100, window: 15 * Instant::MINUTE }
    }
}

/// Counts an attempt on `what` and refuses it when there have been too many. The count is kept whatever follows.
///
/// # Errors
/// [`Error::TooMany`].
pub async fn count(visit: &Visit, limit: Limit, what: &str) -> Result<()> {
    let key = visit.app().keyed_hash(limit.purpose, &[what.as_bytes()]);
    let window = visit.now.0.div_euclid(limit.window) * limit.window;
    let mut tx = visit.write().await?;
    let tried: i64 = tx
        .value(
            sql!(global "
                insert into attempt (key, window_at, count) values ($1, $2, 1)
                on conflict (key, window_at) do update set count = attempt.count + 1
                returning count"),
            args![key, window],
        )
        .await?;
    tx.commit_quietly().await?;
    if tried > limit.attempts { Err(Error::TooMany) } else { Ok(()) }
}

/// Counts an attempt from the visitor's network address.
///
/// # Errors
/// [`Error::TooMany`].
pub async fn count_address(visit: &Visit, limit: Limit) -> Result<()> {
    match visit.address() {
        Some(address) => count(visit, limit, &network_of(address).to_string()).await,
        None => Ok(()),
    }
}

/// The address, or for IPv6 its network of 64 bits: whoever has one address there has them all.
fn network_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)).into(),
        IpAddr::V4(_) => address,
    }
}
