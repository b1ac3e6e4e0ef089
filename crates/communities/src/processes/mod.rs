//! A participatory process: its dated stages, whose state is a pure function of now, its targets, its page and its
//! final report. How a coordinator runs one is in `running`, how it is started from another one in `templates`.
pub mod announcements;
pub mod dates;
pub mod domain;
pub mod duties;
pub mod events;
mod pages;
pub mod standing;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Process, Stage};
use kit::{Access, Routes};

/// The pages that everybody reads.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/processes", Access::Visitor, pages::list)
        .get("/processes/{slug}", Access::Visitor, pages::show)
        .get("/processes/{slug}/report", Access::Visitor, pages::report)
}
