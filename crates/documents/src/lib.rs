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
        menu: vec![kit::area::MenuEntry { rank: 25, label: "document-menu", url: "/documents" }],
        ..kit::Area::default()
    }
}
