//! The pages of sittings.
pub(super) mod forms;
pub(super) mod show;
