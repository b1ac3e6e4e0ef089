//! The list of voters: residents attested at the counter and the voters' list of the community, together, as each vote's
//! conditions want them; fixed when the vote is opened, with its number and its fingerprint. The voters' list comes as a
//! file of the town hall ([`reading`]) and is kept up by the clerks; of a personal code it holds a keyed hash.
pub mod domain;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod pages;
pub mod reading;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Conditions, Ground};
pub(crate) use store::{named, search};

use kit::Routes;
use kit::access::Access::Clerk;
use pages::{import, list, strike};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/voters", Clerk, list::show)
        .get("/voters/import", Clerk, import::form)
        .post("/voters/import", Clerk, import::take)
        .get("/voters/imports/{id}", Clerk, import::show)
        .get("/voters/{id}/strike", Clerk, strike::show)
        .post("/voters/{id}/strike", Clerk, strike::strike)
        .post("/voters/{id}/restore", Clerk, strike::restore)
}
