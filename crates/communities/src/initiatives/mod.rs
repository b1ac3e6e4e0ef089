//! An initiative: a proposal that won a vote. Everything about it was written before; nothing is typed again. Here it is
//! listed and shown with its state, which follows from the stages of its process; what is told about it while it is
//! being carried out is in [`delivery`].
pub mod delivery;
pub mod domain;
mod pages;
mod panels;
pub mod store;
#[cfg(test)]
mod tests;

pub use domain::{Initiative, InitiativeWon, Progress, State, Story};
pub use panels::{duties, panels};

use kit::area::MenuEntry;
use kit::{Access, Routes};

/// What was chosen and what became of it.
pub const MENU: MenuEntry = MenuEntry { rank: 40, label: "initiative-menu", url: "/initiatives" };

/// The pages of initiatives and of their delivery.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/initiatives", Access::Visitor, pages::list)
        .get("/initiatives/{id}", Access::Visitor, pages::show)
        .merge(delivery::routes())
}
