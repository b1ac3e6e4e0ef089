//! The pages of the voters' list, for the clerks.
pub mod import;
pub mod list;
pub mod strike;
