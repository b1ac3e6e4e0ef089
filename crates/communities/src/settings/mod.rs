//! What a community says of itself: name, sentence, contact, languages, colours, coat of arms.
mod pages;
mod store;
#[cfg(test)]
mod tests;

use kit::{Access, Routes};

/// The form.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().get("/settings", Access::Coordinator, pages::form).post(
        "/settings",
        Access::Coordinator,
        pages::send,
    )
}
