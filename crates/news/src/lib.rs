//! News of a community: a page, Atom feeds for the whole and for each process, and letters by topic.
//!
//! Areas say which of their events are news (`kit::find::News`); a row is written in the transaction of the event
//! ([`noted`]). [`feeds`] shows them; [`topics`] lets people choose what to hear of; [`letters`] sends at most one letter a
//! day, with a link that stops them without signing in.
pub mod feeds;
pub mod letters;
pub mod noted;
mod store;
#[cfg(test)]
mod tests;
pub mod topics;

use kit::area::Area;
use kit::{Access, Routes};

kit::locales!("news");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "news",
        routes: Routes::default()
            .get("/news", Access::Visitor, feeds::list)
            .get("/feed.atom", Access::Visitor, feeds::all)
            .get("/processes/{slug}/feed.atom", Access::Visitor, feeds::of_process)
            .get("/me/topics", Access::Member, topics::choose)
            .post("/me/topics", Access::Member, topics::keep)
            .get("/topics/stop/{token}", Access::Visitor, topics::ask)
            .post("/topics/stop/{token}", Access::Visitor, topics::stop),
        ticks: vec![|app, community| Box::pin(noted::look_back(app, community)), |app, community| {
            Box::pin(letters::send(app, community))
        }],
        follows: vec![|areas, tx, happened| Box::pin(noted::note(areas, tx, happened))],
        ..Area::default()
    }
}
