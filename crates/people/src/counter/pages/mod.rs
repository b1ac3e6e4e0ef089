//! The pages of the counter.
pub(super) mod card;
pub(super) mod list;
pub(crate) mod member;
pub(super) mod new;
pub(super) mod residence;
