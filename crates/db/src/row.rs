//! Rows and columns, read in order.
use anyhow::{Context, Result};
use rules::Money;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// A row under the cursor. Columns are read in the order in which the statement names them.
pub struct Row<'a> {
    source: Source<'a>,
    next: usize,
}

#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    Sqlite(&'a SqliteRow),
    Postgres(&'a PgRow),
}

/// One column of one row.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    source: Source<'a>,
    at: usize,
}

impl<'a> Row<'a> {
    pub(crate) fn of(source: Source<'a>) -> Row<'a> {
        Row { source, next: 0 }
    }

    /// The next column, which must not be null. (A driver may read a SQLite null as 0 or ""; this does not.)
    pub fn get<T: Column>(&mut self) -> Result<T> {
        let at = self.next;
        self.maybe()?.with_context(|| format!("column {at} is null"))
    }

    /// The next column, which may be null.
    pub fn maybe<T: Column>(&mut self) -> Result<Option<T>> {
        let cell = Cell { source: self.source, at: self.next };
        self.next += 1;
        T::read(cell).with_context(|| format!("column {}", cell.at))
    }
}

/// A type that a column can hold, on both engines.
pub trait Column: Sized {
    /// Reads the cell; `None` is a null.
    fn read(cell: Cell<'_>) -> Result<Option<Self>>;
}

macro_rules! column {
    ($($ty:ty),* $(,)?) => { $(
        impl Column for $ty {
            fn read(cell: Cell<'_>) -> Result<Option<$ty>> {
                Ok(match cell.source {
                    Source::Sqlite(row) => row.try_get(cell.at)?,
                    Source::Postgres(row) => row.try_get(cell.at)?,
                })
            }
        }
    )* };
}
column!(bool, i64, String, Uuid, Vec<u8>);

impl Column for Money {
    fn read(cell: Cell<'_>) -> Result<Option<Money>> {
        Ok(i64::read(cell)?.map(Money::from_bani))
    }
}

/// Something a row can be turned into.
pub trait FromRow: Sized + Send + 'static {
    /// Reads the columns in order.
    fn from_row(row: &mut Row<'_>) -> Result<Self>;
}

macro_rules! tuple {
    ($($name:ident)*) => {
        impl<$($name: Column + Send + 'static),*> FromRow for ($($name,)*) {
            fn from_row(row: &mut Row<'_>) -> Result<Self> {
                Ok(($(row.get::<$name>()?,)*))
            }
        }
    };
}
tuple!(A);
tuple!(A B);
tuple!(A B C);
tuple!(A B C D);
tuple!(A B C D E);
