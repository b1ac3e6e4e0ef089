//! Strategies and what has come of them: pillars, measures, indicators, evidence; and the matrix of objectives and projects.
//!
//! The coordinator writes; everybody reads where each measure stands, which is computed from its evidence and from today.
//! Nothing is changed in silence: every change leaves a step in the strategy's history. Begin with [`domain`].
pub mod domain;
mod found;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use kit::area::{Area, MenuEntry};
use kit::{Access, Routes};
use pages::{evidence, matrix, read, write};

kit::locales!("strategy");

fn routes() -> Routes {
    use Access::{Coordinator, Visitor};
    Routes::default()
        .get("/strategies", Visitor, read::list)
        .get("/strategies/new", Coordinator, write::blank)
        .post("/strategies/new", Coordinator, write::begin)
        .get("/strategies/{slug}", Visitor, read::show)
        .get("/strategies/{slug}/progress.csv", Visitor, read::csv)
        .get("/strategies/{slug}/history", Visitor, read::history)
        .get("/strategies/{slug}/measures/{number}", Visitor, read::measure)
        .get("/strategies/{slug}/matrix", Visitor, matrix::show)
        .get("/strategies/{slug}/matrix/edit", Coordinator, matrix::edit)
        .post("/strategies/{slug}/matrix/edit", Coordinator, matrix::mark)
        .post("/strategies/{slug}/matrix/import", Coordinator, matrix::import)
        .get("/strategies/{slug}/edit", Coordinator, write::edit)
        .post("/strategies/{slug}/edit", Coordinator, write::save)
        .post("/strategies/{slug}/publish", Coordinator, write::publish)
        .get("/strategies/{slug}/parts/{part}", Coordinator, write::part)
        .post("/strategies/{slug}/parts/{part}", Coordinator, write::save_part)
        .get("/strategies/{slug}/measures/{number}/evidence", Coordinator, evidence::blank)
        .post("/strategies/{slug}/measures/{number}/evidence", Coordinator, evidence::add)
        .get("/strategies/{slug}/evidence/{id}/withdraw", Coordinator, evidence::ask)
        .post("/strategies/{slug}/evidence/{id}/withdraw", Coordinator, evidence::withdraw)
}

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "strategy",
        routes: routes(),
        finds: found::finds(),
        news: found::news(),
        menu: vec![MenuEntry { rank: 45, label: "strategy-menu", url: "/strategies" }],
        ..Area::default()
    }
}
