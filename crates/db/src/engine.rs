//! Opening SQLite or PostgreSQL, and the few things that differ.
use crate::transaction::{Stamp, Tx};
use crate::{Reader, Result, Witness, Writer, migrate};
use anyhow::{Context, bail, ensure};
use sqlx::postgres::{PgConnectOptions, PgListener, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Connection};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Once, PoisonError, RwLock};
use std::time::Duration;
use uuid::Uuid;

/// The channel on which PostgreSQL tells every process of the program which community has changed.
const CHANGED: &str = "vatra_changed";

/// How much of SQLite's file is read as memory, in bytes; a commune's is far smaller.
const MAPPED: &str = "268435456";

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// What has been acknowledged survives a power cut.
    Full,
    /// For tests.
    None,
}

/// How to open a database.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `sqlite:path/to/file.sqlite` or `postgres://user@host/name`.
    pub url: String,
    /// Connections that read at the same time (SQLite), or connections in all (PostgreSQL).
    pub connections: u32,
    pub durability: Durability,
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    generations: Arc<Generations>,
    /// Tells this process's own notices of changes from those of others.
    name: u64,
    witness: Option<Arc<dyn Witness>>,
}

/// How often each community has changed, and all of them together.
#[derive(Default)]
struct Generations {
    of: RwLock<HashMap<Uuid, AtomicU64>>,
    epoch: AtomicU64,
}

#[derive(Clone)]
enum Engine {
    /// SQLite has one writer at a time. Queueing for the one writing connection is fairer than its busy-waiting.
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// Opens the database, creating a missing SQLite file. Call [`Db::migrate`] before anything else.
    ///
    /// # Errors
    /// If the address is not understood or the database cannot be reached.
    pub async fn open(settings: &Settings) -> Result<Db> {
        let engine = if settings.url.starts_with("postgres") {
            Engine::Postgres(open_postgres(settings).await?)
        } else {
            open_sqlite(settings).await?
        };
        let name = RandomState::new().hash_one(settings.url.as_str());
        let db = Db { engine, generations: Arc::default(), name, witness: None };
        if let Engine::Postgres(pool) = &db.engine {
            tokio::spawn(listen(pool.clone(), db.generations.clone(), name));
        }
        Ok(db)
    }

    /// The same database, in whose transactions `witness` sees what happens before it is kept.
    #[must_use]
    pub fn with_witness(self, witness: Arc<dyn Witness>) -> Db {
        Db { witness: Some(witness), ..self }
    }

    pub(crate) fn witness(&self) -> Option<Arc<dyn Witness>> {
        self.witness.clone()
    }

    /// Brings the tables up to date. Safe to call from several processes at once.
    ///
    /// # Errors
    /// If a migration fails, or if one that was applied has been edited since.
    pub async fn migrate(&self) -> Result<Vec<&'static str>> {
        let new = migrate::apply(self).await?;
        self.learn_sizes().await?;
        Ok(new)
    }

    /// Lets SQLite look at samples of tables that have grown, some milliseconds in all. Without that it takes every first
    /// column of a key for choosy, and ours is the community: it would read all its rows where an index leads to three.
    /// PostgreSQL does this by itself.
    ///
    /// # Errors
    /// If the database refuses.
    pub async fn learn_sizes(&self) -> Result<()> {
        if let Engine::Sqlite { writer, .. } = &self.engine {
            // Read, not mapped: it looks at much that nobody may ask for.
            let look = format!(
                "pragma mmap_size = 0; pragma analysis_limit = 1000; pragma optimize = 0x10002; \
                 pragma mmap_size = {MAPPED};"
            );
            sqlx::raw_sql(AssertSqlSafe(look)).execute(writer).await?;
        }
        Ok(())
    }

    /// Writes a whole copy of the database, as it is at this moment, into an empty or missing file, while others go on
    /// reading and writing; then reads the copy through.
    ///
    /// # Errors
    /// If the file holds something, cannot be written or does not read as it should; or with PostgreSQL, whose own
    /// `pg_dump` is the tool for it.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        let Engine::Sqlite { readers, .. } = &self.engine else {
            bail!("PostgreSQL is copied with its own pg_dump");
        };
        let name = file.to_str().context("the name of the file is not UTF-8")?;
        #[expect(clippy::disallowed_methods, reason = "it is about the file, not about what is in it")]
        let copying = sqlx::query("vacuum into $1");
        copying.bind(name).execute(readers).await.context("writing the copy")?;
        Db::read_through(file).await
    }

    /// Reads a SQLite file through, page by page.
    ///
    /// # Errors
    /// If it does not read as it should.
    pub async fn read_through(file: &Path) -> Result<()> {
        let options = SqliteConnectOptions::new().filename(file);
        let mut copy = SqliteConnection::connect_with(&options).await.context("opening the file")?;
        let check = sqlx::query_scalar("pragma integrity_check(1)").fetch_one(&mut copy);
        let found: String = check.await.context("the database is damaged")?;
        copy.close().await?;
        ensure!(found == "ok", "the database is damaged: {found}");
        Ok(())
    }

    /// Reads one community's data in one snapshot.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn read(&self, community: Uuid, queries: Arc<AtomicU32>) -> Result<Reader> {
        let tx = match &self.engine {
            Engine::Sqlite { readers, .. } => Tx::Sqlite(readers.begin_with("begin").await?),
            Engine::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        };
        Ok(Reader::new(tx, community, queries))
    }

    /// Reads and changes one community's data. Nothing is kept unless [`Writer::commit`] says what happened.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn write(&self, community: Uuid, stamp: Stamp, queries: Arc<AtomicU32>) -> Result<Writer> {
        let tx = self.begin_write().await?;
        Ok(Writer::new(Reader::new(tx, community, queries), stamp, self.clone()))
    }

    pub(crate) async fn begin_write(&self) -> Result<Tx> {
        Ok(match &self.engine {
            Engine::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("begin immediate").await?),
            Engine::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// A number that is raised whenever something of the community has been committed: what was rendered under an
    /// older generation is stale.
    #[must_use]
    pub fn generation(&self, community: Uuid) -> u64 {
        let known = self.generations.of.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&community).map_or(0, |g| g.load(Ordering::Acquire))
    }

    /// A number that is raised whenever something of any community has been committed.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.generations.epoch.load(Ordering::Acquire)
    }

    pub(crate) fn raise_generation(&self, community: Uuid) {
        self.generations.raise(community);
    }

    /// `"SQLite"` or `"PostgreSQL"`.
    #[must_use]
    pub fn engine_name(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite { .. } => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.engine, Engine::Sqlite { .. })
    }

    /// The statement that tells other processes that a community has changed, where there can be others.
    pub(crate) fn announcement(&self) -> Option<&'static str> {
        (!self.is_sqlite()).then_some("select pg_notify('vatra_changed', cast($1 as text))")
    }

    /// What [`Db::announcement`] says: the community, and who says it.
    pub(crate) fn notice_of(&self, community: Uuid) -> String {
        format!("{community} {}", self.name)
    }

    /// Ends all connections.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl Generations {
    fn raise(&self, community: Uuid) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        if let Some(known) = self.of.read().unwrap_or_else(PoisonError::into_inner).get(&community) {
            known.fetch_add(1, Ordering::AcqRel);
            return;
        }
        let mut all = self.of.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(community).or_default().fetch_add(1, Ordering::AcqRel);
    }

    fn raise_all(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        let known = self.of.read().unwrap_or_else(PoisonError::into_inner);
        for generation in known.values() {
            generation.fetch_add(1, Ordering::AcqRel);
        }
    }
}

async fn open_sqlite(settings: &Settings) -> Result<Engine> {
    count_no_memory();
    let file: SqliteConnectOptions = settings
        .url
        .parse()
        .with_context(|| format!("the database address {} is not understood", settings.url))?;
    let synchronous = match settings.durability {
        Durability::Full => SqliteSynchronous::Full,
        Durability::None => SqliteSynchronous::Off,
    };
    let file = file
        .create_if_missing(true)
        .busy_timeout(Duration::from_secs(10))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .foreign_keys(true)
        .statement_cache_capacity(256)
        .pragma("cache_size", "-4096")
        .pragma("mmap_size", MAPPED)
        .pragma("temp_store", "memory");
    let pool =
        || SqlitePoolOptions::new().test_before_acquire(false).acquire_timeout(Duration::from_secs(30));
    let writer =
        pool().max_connections(1).connect_with(file.clone()).await.context("opening the database file")?;
    let readers = pool().max_connections(settings.connections).connect_lazy_with(file.read_only(false));
    Ok(Engine::Sqlite { readers, writer })
}

async fn open_postgres(settings: &Settings) -> Result<PgPool> {
    let server: PgConnectOptions = settings
        .url
        .parse()
        .context("the database address is not understood; it looks like postgres://user@host/name")?;
    let server = server.statement_cache_capacity(256).options([
        ("plan_cache_mode", "force_generic_plan"),
        ("idle_in_transaction_session_timeout", "60000"),
        ("lock_timeout", "20000"),
    ]);
    PgPoolOptions::new()
        .max_connections(settings.connections)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
        .connect_with(server)
        .await
        .context("reaching the PostgreSQL server")
}

/// Hears which communities other processes have changed. After a lost connection everything counts as changed.
async fn listen(pool: PgPool, generations: Arc<Generations>, name: u64) {
    while !pool.is_closed() {
        if let Err(error) = hear(&pool, &generations, name).await
            && !pool.is_closed()
        {
            tracing::warn!(%error, "lost the channel of changes; starting again");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        generations.raise_all();
    }
}

async fn hear(pool: &PgPool, generations: &Generations, name: u64) -> Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANGED).await?;
    loop {
        let Some(notice) = listener.try_recv().await? else { return Ok(()) };
        let Some((community, from)) = notice.payload().split_once(' ') else { continue };
        // What this process has changed itself, it has raised itself.
        if let (Ok(community), false) = (community.parse(), from == name.to_string()) {
            generations.raise(community);
        }
    }
}

/// SQLite counts its memory under one global lock unless told not to; reading gets a third faster without.
fn count_no_memory() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: runs once, before this process opens its first SQLite connection, as sqlite3_config demands.
        #[expect(unsafe_code, reason = "sqlite3_config has no safe wrapper")]
        unsafe {
            libsqlite3_sys::sqlite3_config(libsqlite3_sys::SQLITE_CONFIG_MEMSTATUS, 0i32);
        }
    });
}
