//! What every page, command and job is made of.
//!
//! A request becomes a [`Visit`]: the community of its host, the [`Actor`](access::Actor) of its session, the time and
//! the language. A feature adds its [`Routes`], each with the [`Access`](access::Access) it needs; reads through
//! [`Visit::read`], changes through [`Visit::write`]; reads forms with [`Form`]; answers with [`page`] or [`see`].
//! An [`Area`] is what a crate gives to the program: routes, jobs, and what it shows on pages that gather from all.
//! Begin with `visit.rs` and `routes.rs`.
pub mod accent;
pub mod access;
pub mod area;
pub mod assets;
mod cache;
pub mod clock;
pub mod community;
pub mod config;
pub mod csv;
pub mod diff;
mod error;
pub mod field;
pub mod files;
pub mod find;
mod form;
mod ids;
pub mod job;
pub mod languages;
pub mod log;
pub mod mail;
pub mod markdown;
mod page;
pub mod routes;
pub mod server;
#[cfg(feature = "test")]
pub mod test;
pub mod throttle;
pub mod visit;
pub mod xlsx;

pub use access::{Access, Action, Actor, Allowed, Denied, Role};
pub use area::Area;
pub use clock::{Clock, Day, Instant};
pub use community::{Community, CommunityKind};
pub use error::{Error, Result};
pub use field::{Fields, Problems};
pub use form::{Empty, Form, Query, Upload};
pub use ids::*;
pub use languages::{Lang, Text};
pub use page::{Frame, Page, done, download, json, page, private_page, refused, see};
pub use routes::{Routes, Site};
pub use visit::{App, Visit};

#[doc(hidden)]
pub mod private {
    pub use linkme;
}

locales!("kit");
