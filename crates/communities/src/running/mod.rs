//! Running a process: drafting it, its texts and rules, its stages, its publication, and moving on.
mod domain;
mod drafting;
mod publishing;
mod stages;
#[cfg(test)]
mod tests;
mod texts;

pub(crate) use domain::plan_fault;
use kit::{Access, Routes};

/// The coordinators' pages.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/processes/new", Access::Coordinator, drafting::form)
        .post("/processes", Access::Coordinator, drafting::send)
        .get("/processes/{slug}/edit", Access::Coordinator, texts::form)
        .post("/processes/{slug}/edit", Access::Coordinator, texts::send)
        .get("/processes/{slug}/stages", Access::Coordinator, stages::form)
        .post("/processes/{slug}/stages", Access::Coordinator, stages::send)
        .get("/processes/{slug}/close", Access::Coordinator, stages::close_form)
        .post("/processes/{slug}/close", Access::Coordinator, stages::close)
        .get("/processes/{slug}/publish", Access::Coordinator, publishing::form)
        .post("/processes/{slug}/publish", Access::Coordinator, publishing::send)
}
