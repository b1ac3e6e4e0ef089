//! The money of an initiative: its campaign, pledges, the foundation's books and the town hall's match, all in the open.
//!
//! Begin with `campaigns` (what people see) and `books/ledger.rs` (the one way into the books). The arithmetic is in
//! `rules::{ledger, matching}`; that entries add up to zero is held by the database (docs/decisions/0007 and 0008).
mod across;
mod bank_code;
pub mod books;
pub mod campaigns;
mod exports;
pub mod matches;
mod papers;
pub mod pledges;
pub mod sources;
pub mod spending;
pub mod statements;
pub mod story;
#[cfg(test)]
mod test_world;
mod typed;
mod yearly;

pub use books::audit::{Problem, check_books};
pub use books::chain::verify;

use kit::area::{Area, Duties, MenuEntry, Panel, Place};
use kit::find::{News, Topic};

kit::locales!("fund");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "fund",
        news: vec![News { event: "campaign.opened", topic: Topic::Funding, of: "initiative" }],
        routes: campaigns::routes()
            .merge(pledges::routes())
            .merge(books::routes())
            .merge(matches::routes())
            .merge(papers::routes())
            .merge(bank_code::routes())
            .merge(exports::routes())
            .merge(yearly::routes())
            .merge(across::routes())
            .merge(sources::routes())
            .merge(spending::routes())
            .merge(statements::routes())
            .merge(matches::pools::routes()),
        panels: vec![
            Panel {
                on: |place| matches!(place, Place::Process(_)),
                rank: 60,
                personal: false,
                draw: campaigns::panels::on_process,
            },
            Panel {
                on: |place| matches!(place, Place::Report(_)),
                rank: 60,
                personal: false,
                draw: campaigns::panels::on_report,
            },
        ],
        duties: vec![Duties { find: campaigns::panels::duties }, Duties { find: statements::duties }],
        menu: vec![MenuEntry { rank: 50, label: "campaign-menu", url: "/fund" }],
        ticks: vec![
            pledges::jobs::tick,
            books::chain::jobs::tick,
            matches::jobs::tick,
            statements::jobs::tick,
        ],
        ..Area::default()
    }
}
