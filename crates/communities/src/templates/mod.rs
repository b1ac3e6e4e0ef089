//! Templates: a process as another community can start it. Texts, lengths of stages, targets and rules travel; people,
//! dates and results stay at home.
pub mod domain;
mod file;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{ProcessTemplate, built_in};
pub use file::Fault;
use kit::{Access, Routes};

/// Taking a process along, and the templates at hand.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/processes/{slug}/template.toml", Access::Visitor, pages::take_along)
        .get("/processes/{slug}/template", Access::Coordinator, pages::keep_form)
        .post("/processes/{slug}/template", Access::Coordinator, pages::keep)
        .get("/processes/templates", Access::Coordinator, pages::list)
        .get("/processes/templates/import", Access::Coordinator, pages::import_form)
        .post("/processes/templates/import", Access::Coordinator, pages::import)
        .get("/processes/templates/{key}/file", Access::Coordinator, pages::download)
        .post("/processes/templates/{key}/share", Access::Coordinator, pages::share)
        .post("/processes/templates/{key}/remove", Access::Coordinator, pages::remove)
}
