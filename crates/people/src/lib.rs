//! People: accounts, sign-in, sessions, memberships and roles, attestations of residence, access cards, privacy.
//!
//! Other areas read a name with `join person p on p.id = …`, write letters with [`write_to`], and know a visitor by
//! [`kit::Actor`]. Commands and the demo's data add people with [`create_person`], [`join`], [`give_role`], [`attest`]
//! and [`create_card`], which take a plain writer, record their events themselves, and ask nobody for permission.
//! Begin with `accounts`; then `sign_in`, `registration`, `me`, `counter`, `roles`.
mod accounts;
mod cards;
mod counter;
mod forget;
pub mod identity;
mod letters;
mod me;
mod names;
mod registration;
mod roles;
mod sign_in;
#[cfg(test)]
mod tests;
mod token;

pub use accounts::domain::{BadEmail, BadPassword, Email, LONGEST_NAME, LONGEST_PLACE, NewPerson, Password};
pub use accounts::password::{hash as hash_password, verify as verify_password};
pub use accounts::store::{Account, PersonJoined, create_person, find_by_email, join, name_of, write_to};
pub use cards::{create_card, revoke_card};
pub use counter::store::{Proven, attest, attest_proven};
pub use identity::{Born, Ground};
pub use names::{named_like, names_after};
pub use roles::give_role;
pub use sign_in::sign_in_path;

kit::locales!("people");

/// What this crate gives to the program.
#[must_use]
pub fn area() -> kit::Area {
    kit::Area {
        name: "people",
        routes: kit::Routes::default()
            .merge(sign_in::routes())
            .merge(registration::routes())
            .merge(me::routes())
            .merge(counter::routes())
            .merge(roles::routes()),
        duties: vec![kit::area::Duties { find: counter::duties }],
        ticks: vec![forget::tick],
        tools: vec![kit::area::Tool {
            rank: 50,
            role: kit::Role::Clerk,
            label: "people-tool",
            url: "/people",
        }],
        ..kit::Area::default()
    }
}
