//! The register of a community: petitions and requests with their terms, notices of sittings and assemblies, citizens'
//! initiatives, and the calendar of all that has a day.
//!
//! Begin with [`petitions`], whose lines have numbers without gaps. Terms are reckoned by `rules::terms` and explained
//! by [`reasons`].
mod calendar;
mod paper;
pub mod petitions;
pub mod reasons;
pub mod signatures;
pub mod sittings;
#[cfg(test)]
mod tests;

use kit::area::{Dates, Duties, Held, MenuEntry, Tool};
use kit::{Area, Role};

kit::locales!("register");

/// How many sittings a yearly report takes from here.
const HELD: i64 = 1_000;

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "register",
        routes: petitions::routes()
            .merge(sittings::routes())
            .merge(signatures::routes())
            .merge(calendar::routes()),
        duties: vec![Duties { find: petitions::duties }, Duties { find: sittings::duties }],
        finds: sittings::finds(),
        news: sittings::news(),
        dates: vec![Dates { find: sittings::dates }],
        held: vec![Held {
            find: |reader, from, until| Box::pin(sittings::store::held(reader, from, until, HELD)),
        }],
        ticks: vec![petitions::forget],
        menu: vec![
            MenuEntry { rank: 35, label: "calendar-menu", url: "/calendar" },
            MenuEntry { rank: 70, label: "petition-menu", url: "/petitions" },
        ],
        tools: vec![
            Tool { rank: 10, role: Role::Clerk, label: "petition-tool", url: "/registry/new" },
            Tool { rank: 20, role: Role::Clerk, label: "sitting-tool", url: "/sittings/new" },
        ],
        ..Area::default()
    }
}
