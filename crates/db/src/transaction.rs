//! One community's data: reading it, and changing it by saying what happened.
use crate::args::bind_all;
use crate::event::{Event, Seen};
use crate::row::Source;
use crate::{Arg, Column, Db, FromRow, Result, Row, Sql, args, sql};
use anyhow::Context;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Executor, Postgres, SqlSafeStr, Sqlite, Transaction};
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// By whom and when a change is made, and the id of the event that records it.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// The person who acts; `None` for the program itself.
    pub person: Option<Uuid>,
    /// Unix milliseconds.
    pub now: i64,
    /// The first millisecond of the day of `now`, for events that leave out the time.
    pub day: i64,
    /// Makes ids: ordered by time, or wholly random.
    pub chance: fn(ordered: bool, now: i64) -> Uuid,
}

impl Tx {
    #[expect(clippy::disallowed_methods, reason = "this is the door that all SQL goes through")]
    pub(crate) async fn all<T: FromRow>(&mut self, text: &'static str, args: Vec<Arg>) -> Result<Vec<T>> {
        let rows = match self {
            Tx::Sqlite(tx) => sqlx::query_with(text, bind_all::<SqliteArguments>(text, args)?)
                .fetch_all(&mut **tx)
                .await
                .with_context(|| brief(text))?
                .iter()
                .map(|row| T::from_row(&mut Row::of(Source::Sqlite(row))))
                .collect::<Result<Vec<T>>>(),
            Tx::Postgres(tx) => sqlx::query_with(text, bind_all::<PgArguments>(text, args)?)
                .fetch_all(&mut **tx)
                .await
                .with_context(|| brief(text))?
                .iter()
                .map(|row| T::from_row(&mut Row::of(Source::Postgres(row))))
                .collect(),
        };
        rows.with_context(|| brief(text))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door that all SQL goes through")]
    pub(crate) async fn run(&mut self, text: &'static str, args: Vec<Arg>) -> Result<u64> {
        let done = match self {
            Tx::Sqlite(tx) => sqlx::query_with(text, bind_all::<SqliteArguments>(text, args)?)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
            Tx::Postgres(tx) => sqlx::query_with(text, bind_all::<PgArguments>(text, args)?)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
        };
        done.with_context(|| brief(text))
    }

    /// Runs several statements without arguments (migrations).
    pub(crate) async fn batch(&mut self, text: &str) -> Result<()> {
        let text = sqlx::AssertSqlSafe(text.to_owned());
        match self {
            Tx::Sqlite(tx) => sqlx::raw_sql(text).execute(&mut **tx).await.map(drop)?,
            Tx::Postgres(tx) => sqlx::raw_sql(text).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    async fn prepare(&mut self, text: &'static str) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => (&mut **tx).prepare(text.into_sql_str()).await.map(drop)?,
            Tx::Postgres(tx) => (&mut **tx).prepare(text.into_sql_str()).await.map(drop)?,
        }
        Ok(())
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

/// A statement in one line, for the context of an error. Statements hold no values, so nothing personal is in it.
fn brief(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads one community's data in one snapshot: every scoped statement gets that community as `$1`.
pub struct Reader {
    tx: Tx,
    community: Uuid,
    queries: Arc<AtomicU32>,
}

impl Reader {
    pub(crate) fn new(tx: Tx, community: Uuid, queries: Arc<AtomicU32>) -> Reader {
        Reader { tx, community, queries }
    }

    /// The community that is `$1`.
    #[must_use]
    pub fn community(&self) -> Uuid {
        self.community
    }

    /// All rows of a statement, which must have a limit or be bounded by its subject.
    ///
    /// # Errors
    /// If the statement fails, the number of arguments is wrong, or a row cannot be read.
    pub async fn all<T: FromRow>(&mut self, sql: Sql, args: Vec<Arg>) -> Result<Vec<T>> {
        self.queries.fetch_add(1, Ordering::Relaxed);
        let args = self.scoped(sql, args);
        self.tx.all(sql.text, args).await
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Reader::all`].
    pub async fn one<T: FromRow>(&mut self, sql: Sql, args: Vec<Arg>) -> Result<Option<T>> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// The one column of the one row of a statement that always has one (a count, a sum).
    ///
    /// # Errors
    /// As [`Reader::all`], and if there is no row.
    pub async fn value<T: Column + Send + 'static>(&mut self, sql: Sql, args: Vec<Arg>) -> Result<T> {
        let row: Option<(T,)> = self.one(sql, args).await?;
        row.map(|(value,)| value).with_context(|| format!("no row: {}", brief(sql.text)))
    }

    /// Compiles a statement without running it.
    ///
    /// # Errors
    /// If the engine refuses it.
    pub async fn prepare(&mut self, text: &'static str) -> Result<()> {
        self.tx.prepare(text).await
    }

    fn scoped(&self, sql: Sql, mut args: Vec<Arg>) -> Vec<Arg> {
        if !sql.global {
            args.insert(0, Arg::Uuid(Some(self.community)));
        }
        args
    }
}

/// An event of this transaction, for a [`Witness`].
#[derive(Debug, Clone)]
pub struct Happened {
    pub id: Uuid,
    /// `thing.happened`
    pub name: &'static str,
    /// JSON: ids and titles.
    pub body: String,
    pub seen: Seen,
    /// Unix milliseconds.
    pub at: i64,
}

/// Whoever keeps something that follows from events, in the transaction that records them: an index, a list of news.
/// Either both are kept or neither.
pub trait Witness: Send + Sync {
    /// Sees everything that happened in a transaction, before it is kept.
    ///
    /// # Errors
    /// If what follows cannot be written; then nothing is kept.
    fn saw<'a>(
        &'a self,
        tx: &'a mut Writer,
        happened: &'a [Happened],
    ) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;
}

/// Reads and changes one community's data. Dropped without [`Writer::commit`], it leaves nothing behind.
pub struct Writer {
    reader: Reader,
    stamp: Stamp,
    db: Db,
    /// What has been recorded so far, if there is a witness.
    happened: Vec<Happened>,
}

impl Writer {
    pub(crate) fn new(reader: Reader, stamp: Stamp, db: Db) -> Writer {
        Writer { reader, stamp, db, happened: Vec::new() }
    }

    /// By whom and when this change is made.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// A new id, ordered by time.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        (self.stamp.chance)(true, self.stamp.now)
    }

    /// Runs a statement and says how many rows it touched: look at it where a guard stands in the statement.
    ///
    /// # Errors
    /// If the statement fails or the number of arguments is wrong.
    pub async fn run(&mut self, sql: Sql, args: Vec<Arg>) -> Result<u64> {
        self.reader.queries.fetch_add(1, Ordering::Relaxed);
        let args = self.reader.scoped(sql, args);
        self.reader.tx.run(sql.text, args).await
    }

    /// Adds an event to this transaction, when more than one thing happens in it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn record<E: Event>(&mut self, event: &E) -> Result<()> {
        let Stamp { person, now, day, chance } = self.stamp;
        let (id, person, at) =
            // Ids follow each other in time: what is unnamed stands at the beginning of its day.
            if E::UNNAMED { (chance(true, day), None, day) } else { (chance(true, now), person, now) };
        let body = serde_json::to_string(event)?;
        if self.db.witness().is_some() {
            self.happened.push(Happened { id, name: E::NAME, body: body.clone(), seen: E::SEEN, at });
        }
        self.run(
            sql!("insert into event (community_id, id, name, body, seen, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)"),
            args![id, E::NAME, body, E::SEEN.code(), person, at],
        )
        .await
        .map(drop)
    }

    /// Keeps everything, and says what happened.
    ///
    /// # Errors
    /// If the database refuses; then nothing is kept.
    pub async fn commit<E: Event>(mut self, event: E) -> Result<()> {
        self.record(&event).await?;
        self.commit_recorded().await
    }

    /// Keeps everything that has been recorded with [`Writer::record`].
    ///
    /// # Errors
    /// If the database refuses; then nothing is kept.
    pub async fn commit_recorded(mut self) -> Result<()> {
        if let Some(witness) = self.db.witness() {
            let happened = std::mem::take(&mut self.happened);
            witness.saw(&mut self, &happened).await?;
        }
        let community = self.reader.community;
        if let Some(text) = self.db.announcement() {
            let notice = self.db.notice_of(community);
            self.reader.tx.run(text, args![notice]).await?;
        }
        self.reader.tx.commit().await?;
        self.db.raise_generation(community);
        Ok(())
    }

    /// Keeps changes that are nobody's business (a session, an attempt, a job that was claimed): no event, no new
    /// generation. Not for anything that a page shows.
    ///
    /// # Errors
    /// If the database refuses; then nothing is kept.
    pub async fn commit_quietly(self) -> Result<()> {
        self.reader.tx.commit().await
    }
}

impl Deref for Writer {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}
impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
