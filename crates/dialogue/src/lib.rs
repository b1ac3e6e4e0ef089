//! The talk: comments, follows, reports and moderation, notices and the letters they cause. It can be attached to anything
//! that its owner has opened as a [`Subject`].
//!
//! An area opens a subject in the transaction that makes a thing public ([`subjects::open`]), shows the talk on its page
//! ([`comments::thread`]), and says what happened ([`notify`]).
pub mod comments;
pub mod follows;
pub mod moderation;
pub mod notices;
pub mod reports;
pub mod subjects;
#[cfg(test)]
mod tests;

use kit::Area;

pub use comments::{Thread, thread};
pub use notices::notify;
pub use subjects::{Subject, SubjectKind};

kit::locales!("dialogue");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> Area {
    Area {
        name: "dialogue",
        routes: comments::routes()
            .merge(reports::routes())
            .merge(moderation::routes())
            .merge(follows::routes())
            .merge(notices::routes()),
        jobs: notices::jobs(),
        panels: vec![follows::panel()],
        duties: vec![moderation::duties()],
        ticks: notices::ticks(),
        ..Area::default()
    }
}
