//! Documents written together, and their consultation.
//!
//! [`texts`] are drafts, strategies, manuals and the like: version by version, paragraph by paragraph. [`consultations`]
//! are what Law 52/2003 asks for a draft of a normative act: announcement, register, answers, debates, the step to
//! endorsement, the yearly report. [`synthesis`] is the consultation of the free kind. What the law demands before a draft moves on is held by the keys of the tables; see
//! `docs/decisions/0018`.
pub mod consultations;
pub mod synthesis;
pub mod texts;

kit::locales!("documents");

use kit::Role;
use kit::area::{MenuEntry, Tool};

/// What this crate gives to the program.
#[must_use]
pub fn area() -> kit::Area {
    kit::Area {
        name: "documents",
        routes: texts::routes().merge(consultations::routes()).merge(synthesis::routes()),
        panels: consultations::panels(),
        duties: consultations::duties().into_iter().chain(synthesis::duties()).collect(),
        dates: consultations::dates(),
        ticks: consultations::ticks(),
        finds: texts::finds(),
        news: texts::news(),
        menu: vec![MenuEntry { rank: 25, label: "document-menu", url: "/documents" }],
        tools: vec![
            Tool { rank: 40, role: Role::Clerk, label: "document-tool", url: "/documents/new" },
            Tool { rank: 70, role: Role::Clerk, label: "consult-list-title", url: "/transparency" },
            Tool { rank: 71, role: Role::Clerk, label: "consult-register", url: "/transparency/register" },
        ],
        ..kit::Area::default()
    }
}
