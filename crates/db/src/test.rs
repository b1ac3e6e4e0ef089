//! Fresh databases for tests: SQLite always; PostgreSQL too if `TEST_POSTGRES` names a server on which databases can be
//! made (`scripts/with-postgres` starts one and throws it away afterwards).
use crate::{Db, Durability, Settings};
use sqlx::{Connection, Executor, PgConnection};
use std::path::PathBuf;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;

/// A database of its own for one test. The file of a SQLite database is deleted with it.
pub struct Fresh {
    pub db: Db,
    url: String,
    file: Option<PathBuf>,
}

impl Fresh {
    /// Opens the same database again, as after a crash: whatever was under way is lost.
    pub async fn reopen(&mut self) -> Db {
        self.db.close().await;
        self.db = open(&self.url).await;
        self.db.clone()
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            for ending in ["", "-wal", "-shm"] {
                // A file that is not there need not be deleted.
                let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
            }
        }
    }
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// One fresh, migrated database on each engine that is at hand.
///
/// # Panics
/// If a database cannot be made: then no test can run.
pub async fn each_engine() -> Vec<Fresh> {
    let mut all = vec![sqlite().await];
    match postgres_server() {
        Some(server) => all.push(postgres(&server).await),
        None => say_once(),
    }
    all
}

/// The address of a new, empty PostgreSQL database; none if no server is at hand. For measurements, each in one of its own.
///
/// # Panics
/// If it cannot be made.
pub async fn empty_postgres() -> Option<String> {
    let server = postgres_server()?;
    let name = format!("vatra_empty_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    make_database(&server, &format!("create database {name}")).await;
    Some(on(&server, &name))
}

fn postgres_server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "where the test server is can only come from outside")]
    std::env::var("TEST_POSTGRES").ok()
}

fn say_once() {
    static ONCE: Once = Once::new();
    #[expect(clippy::print_stderr, reason = "whoever runs the tests should know")]
    ONCE.call_once(|| {
        eprintln!("PostgreSQL was skipped: TEST_POSTGRES is not set (make test runs both engines)")
    });
}

fn folder() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let base = if memory.is_dir() { memory } else { std::env::temp_dir() };
    base.join(format!("vatra-test-{}", std::process::id()))
}

async fn sqlite() -> Fresh {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    let template = TEMPLATE
        .get_or_init(async || {
            std::fs::create_dir_all(folder()).expect("a folder for test databases");
            let file = folder().join("template.sqlite");
            let db = open(&format!("sqlite:{}", file.display())).await;
            db.migrate().await.expect("the migrations apply on SQLite");
            db.close().await;
            file
        })
        .await;
    let file = folder().join(format!("{}.sqlite", COUNT.fetch_add(1, Ordering::Relaxed)));
    std::fs::copy(template, &file).expect("the template can be copied");
    let url = format!("sqlite:{}", file.display());
    Fresh { db: open(&url).await, url, file: Some(file) }
}

async fn postgres(server: &str) -> Fresh {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let process = std::process::id();
    let template = TEMPLATE
        .get_or_init(async || {
            let name = format!("vatra_template_{process}");
            make_database(server, &format!("create database {name}")).await;
            let db = open(&on(server, &name)).await;
            db.migrate().await.expect("the migrations apply on PostgreSQL");
            db.close().await;
            name
        })
        .await;
    let name = format!("vatra_{process}_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    make_database(server, &format!("create database {name} template {template}")).await;
    let url = on(server, &name);
    Fresh { db: open(&url).await, url, file: None }
}

async fn make_database(server: &str, statement: &str) {
    let mut connection = PgConnection::connect(server).await.expect("the test server answers");
    // Two processes may not copy a template at the same moment.
    connection.execute("select pg_advisory_lock(1)").await.expect("lock");
    connection.execute(sqlx::AssertSqlSafe(statement.to_owned())).await.expect("a database can be made");
    connection.close().await.expect("closed");
}

/// The address of a database on a server.
fn on(server: &str, database: &str) -> String {
    let (base, query) =
        server.split_once('?').map_or((server, String::new()), |(base, query)| (base, format!("?{query}")));
    let (start, path) = base.split_once("://").expect("an address with ://");
    let host = path.split('/').next().unwrap_or_default();
    format!("{start}://{host}/{database}{query}")
}

async fn open(url: &str) -> Db {
    let settings = Settings { url: url.to_owned(), connections: 8, durability: Durability::None };
    Db::open(&settings).await.expect("a test database can be opened")
}
