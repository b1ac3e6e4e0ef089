//! Pools: a budget that the council decided on, shared by the campaigns that were opened with it. Who comes first is
//! matched first; the row of the pool is the queue, and a constraint holds its budget. docs/decisions/0015.
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use super::conditions::PoolId;
use kit::{Access, Action, Actor, Day, Denied, Instant, Role, Routes};
use rules::Money;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/fund/pools", Access::Visitor, pages::list)
        .get("/fund/pools/new", Access::Clerk, pages::ask)
        .post("/fund/pools/new", Access::Clerk, pages::found)
        .get("/fund/pools/{id}", Access::Visitor, pages::show)
}

/// What the council decided.
#[derive(Debug, Clone)]
pub struct NewPool {
    pub title: String,
    /// `45/2026`
    pub decision: String,
    pub decided_on: Day,
    pub budget: Money,
}

/// Writes down a pool that the council decided on.
pub enum Found {}
impl Action for Found {
    type On = NewPool;
    fn rule(actor: &Actor, _: &NewPool, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Clerk) { Ok(()) } else { Err(Denied::Role(Role::Clerk)) }
    }
}

db::events! {
    /// A pool was written down.
    pub PoolFounded = "pool.founded" {
        pool: PoolId,
        title: String,
        /// In bani.
        amount: i64,
    }
}
