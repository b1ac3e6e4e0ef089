//! The pages of proposals, one file a page with its forms.
mod form;
pub(super) mod hide;
pub(super) mod history;
pub(super) mod list;
pub(super) mod review;
pub(super) mod show;
pub(super) mod support;
pub(super) mod withdraw;
pub(super) mod write;
