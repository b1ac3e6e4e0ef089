//! The only crate that knows SQLite from PostgreSQL: one SQL text, one list of migrations, [`Reader`] and [`Writer`].
//!
//! A feature writes its statements with [`sql!`] and its arguments with [`args!`], reads rows through [`FromRow`],
//! and never sees a driver or a pool. `$1` is always the community (see [`Sql`]). Begin with [`Db::open`], then
//! [`Db::read`] and [`Db::write`]. Why it is made this way: `docs/decisions/0001` and `0002`.
mod args;
mod engine;
mod event;
mod ids;
mod migrate;
mod row;
mod statement;
#[cfg(feature = "test")]
pub mod test;
mod transaction;

pub use args::{Arg, Bind};
pub use engine::{Db, Durability, Settings};
pub use event::{EVENTS, Event, Named, Seen};
pub use ids::{NotAnId, decode as decode_id, encode as encode_id, read_as};
pub use migrate::{Migration, for_sqlite, migrations};
pub use row::{Cell, Column, FromRow, Row};
pub use statement::{STATEMENTS, Sql, Statement};
pub use transaction::{Happened, Reader, Stamp, Witness, Writer};

/// What [`sql!`], [`args!`] and [`id!`] need from this crate's own dependencies.
#[doc(hidden)]
pub mod private {
    pub use crate::statement::{join, length, text};
    pub use {linkme, serde, uuid};
}

/// The result of anything that touches the database. Failures carry their statement as context, never an argument.
pub type Result<T> = anyhow::Result<T>;
