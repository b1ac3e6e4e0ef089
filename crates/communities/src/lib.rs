//! Communities and their processes: the directory, the home page, stages and targets, organisations, and the hand-overs
//! of the chain (candidates and initiatives), through which areas that know nothing of each other meet.
mod about;
pub mod candidates;
mod desk;
pub mod directory;
#[cfg(test)]
mod fixtures;
mod found;
pub mod founding;
mod home;
pub mod initiatives;
pub mod organisations;
pub mod processes;
mod record;
mod running;
mod settings;
pub mod templates;
#[cfg(test)]
mod tests;

use kit::area::{Dates, Duties, MenuEntry, Tool};
use kit::{Area, Role, Routes};

kit::locales!("communities");

const PROCESSES: MenuEntry = MenuEntry { rank: 10, label: "process-menu", url: "/processes" };
const ORGANISATIONS: MenuEntry = MenuEntry { rank: 60, label: "organisation-menu", url: "/organisations" };

const TOOLS: [Tool; 6] = [
    Tool { rank: 80, role: Role::Clerk, label: "organisation-list", url: "/organisations" },
    Tool { rank: 90, role: Role::Coordinator, label: "process-new", url: "/processes/new" },
    Tool { rank: 91, role: Role::Coordinator, label: "process-shown-drafts", url: "/processes?state=drafts" },
    Tool { rank: 92, role: Role::Coordinator, label: "template-list", url: "/processes/templates" },
    Tool { rank: 93, role: Role::Coordinator, label: "settings-title", url: "/settings" },
    Tool { rank: 99, role: Role::Operator, label: "founding-title", url: "/communities/new" },
];

/// The routes of communities and processes; those of initiatives come from `initiatives`.
fn routes() -> Routes {
    Routes::default()
        .merge(directory::routes())
        .merge(founding::routes())
        .merge(about::routes())
        .merge(home::routes())
        .merge(record::routes())
        .merge(settings::routes())
        .merge(desk::routes())
        .merge(processes::routes())
        .merge(running::routes())
        .merge(templates::routes())
        .merge(organisations::routes())
}

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "communities",
        routes: routes().merge(initiatives::routes()),
        panels: [initiatives::panels(), organisations::panels()].into_iter().flatten().collect(),
        measures: organisations::measures(),
        duties: initiatives::duties()
            .into_iter()
            .chain([Duties { find: |visit, reader| Box::pin(processes::duties::find(visit, reader)) }])
            .collect(),
        dates: vec![Dates {
            find: |_, reader, from, until| Box::pin(processes::dates::find(reader, from, until)),
        }],
        finds: found::finds(),
        news: found::news(),
        menu: vec![PROCESSES, initiatives::MENU, ORGANISATIONS],
        tools: TOOLS.into(),
        ticks: vec![|app, community| Box::pin(processes::announcements::announce(app, community))],
        ..Area::default()
    }
}
