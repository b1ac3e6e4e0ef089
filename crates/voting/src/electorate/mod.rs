//! The list of voters: residents attested at the counter and the voters' list of the community, together, as each vote's
//! conditions want them; fixed when the vote is opened, with its number and its fingerprint.
pub mod domain;
pub mod store;

pub use domain::{Conditions, Ground};
