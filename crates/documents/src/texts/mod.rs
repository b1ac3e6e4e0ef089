//! Documents: written in the browser, pasted or read from a file; kept version by version; published as pages, PDF and
//! EPUB; talked about paragraph by paragraph.
pub mod domain;
mod found;
pub(crate) mod paper;
mod read;
mod record;
pub mod store;
#[cfg(test)]
pub(crate) mod tests;
mod view;
mod write;

pub use domain::{Document, DocumentId, DocumentKind};
pub use found::{finds, news};

use kit::Access::{Clerk, Member, Visitor};
use kit::Routes;

/// Every door of this feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/documents", Visitor, read::list)
        .get("/documents/new", Clerk, write::blank)
        .post("/documents/new", Clerk, write::create)
        .get("/documents/{slug}", Visitor, read::show)
        .get("/documents/{slug}/sections/{number}", Visitor, read::section)
        .get("/documents/{slug}/p/{address}", Visitor, read::paragraph)
        .post("/documents/{slug}/p/{address}/opinion", Member, read::opinion)
        .get("/documents/{slug}/versions", Visitor, read::versions)
        .get("/documents/{slug}/compare", Visitor, read::compare)
        .get("/documents/{slug}/document.pdf", Visitor, paper::pdf)
        .get("/documents/{slug}/document.epub", Visitor, paper::epub)
        .get("/documents/{slug}/document.md", Visitor, paper::markdown)
        .get("/documents/{slug}/text", Clerk, write::text)
        .post("/documents/{slug}/text", Clerk, write::save_text)
        .get("/documents/{slug}/sections/{number}/edit", Clerk, write::edit)
        .post("/documents/{slug}/sections/{number}/edit", Clerk, write::save_section)
        .post("/documents/{slug}/publish", Clerk, write::publish)
        .post("/documents/{slug}/open", Clerk, write::open)
        .post("/documents/{slug}/close", Clerk, write::close)
        .get("/documents/{slug}/adoption", Clerk, record::ask_adoption)
        .post("/documents/{slug}/adoption", Clerk, record::adopt)
        .get("/documents/{slug}/integrations", Clerk, record::ask_integration)
        .post("/documents/{slug}/integrations", Clerk, record::integrate)
}
