//! The program `vatra`: puts the areas together, reads the configuration, and does what the command line asks.
//!
//! [`areas`] is the list to add to when there is a new area. Everything else is one file per command in `commands/`.
pub mod commands;
pub mod demo;
pub mod setup;

use kit::Area;

/// The areas of the program, in the order in which they depend on each other.
#[must_use]
pub fn areas() -> Vec<Area> {
    vec![
        people::area(),
        communities::area(),
        dialogue::area(),
        participation::area(),
        voting::area(),
        fund::area(),
        meetings::area(),
        register::area(),
        documents::area(),
        strategy::area(),
        search::area(),
        news::area(),
        demo::area(),
    ]
}
