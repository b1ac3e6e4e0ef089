//! Search over everything public of a community: one field, the same answers on both engines.
//!
//! [`words`] turns texts into roots: without diacritics, stemmed as Romanian, Hungarian and English. [`index`] keeps the
//! roots of every public thing, in the transaction that changes it (areas say what is public: `kit::find`). [`pages`]
//! asks. Why it is made this way: `docs/decisions/0020`.
pub mod index;
mod pages;
mod store;
#[cfg(test)]
mod tests;
pub mod words;

use kit::area::Area;
use kit::job::JobKind;
use kit::{Access, Routes};

kit::locales!("search");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "search",
        routes: Routes::default().get("/search", Access::Visitor, pages::search),
        jobs: vec![
            JobKind {
                name: index::READ,
                run: |app, community, body| Box::pin(index::read_again(app, community, body)),
            },
            JobKind {
                name: index::REBUILD,
                run: |app, community, _| {
                    Box::pin(async move { index::rebuild(app, community).await.map(drop) })
                },
            },
        ],
        ticks: vec![|app, community| Box::pin(index::look_for_age(app, community))],
        follows: vec![|areas, tx, happened| Box::pin(index::follow(areas, tx, happened))],
        ..Area::default()
    }
}
