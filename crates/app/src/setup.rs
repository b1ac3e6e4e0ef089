//! From a configuration to a running program. The only place that reads the environment.
use crate::areas;
use anyhow::{Context, Result, bail};
use db::{Db, Durability, Settings};
use kit::area::Areas;
use kit::config::Config;
use kit::visit::{App, hex, unhex};
use kit::{Clock, Routes, clock, server};
use std::path::{Path, PathBuf};

/// The file that is read when no other is named.
pub const FILE: &str = "vatra.toml";

/// Reads a configuration file, or takes the defaults where there is none; what is secret may come from the environment
/// (`VATRA_DATABASE`, `VATRA_SMTP`).
///
/// # Errors
/// A sentence that says what is wrong and where.
pub fn read_config(file: Option<&Path>) -> Result<Config> {
    let path = file.map_or_else(|| PathBuf::from(FILE), Path::to_path_buf);
    let mut config = match std::fs::read_to_string(&path) {
        Ok(text) => Config::parse(&text).map_err(|wrong| anyhow::anyhow!("{}: {wrong}", path.display()))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && file.is_none() => Config::default(),
        Err(error) => bail!("the configuration file {} cannot be read: {error}", path.display()),
    };
    if let Some(database) = from_environment("VATRA_DATABASE") {
        config.database = database;
    }
    if let Some(smtp) = from_environment("VATRA_SMTP") {
        config.mail.smtp = smtp;
    }
    config.check().map_err(|wrong| anyhow::anyhow!("{}: {wrong}", path.display()))?;
    Ok(config)
}

/// A variable of the environment, if it is set and not empty.
#[must_use]
pub fn from_environment(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The file of a SQLite database, without what its address says after a question mark; none for PostgreSQL.
pub(crate) fn database_file(config: &Config) -> Option<PathBuf> {
    let address = config.database.strip_prefix("sqlite:")?;
    address.trim_start_matches("//").split('?').next().map(PathBuf::from)
}

/// Opens the database of a configuration, without touching its tables.
///
/// # Errors
/// If the folder cannot be made or the database cannot be reached.
pub async fn open_database(config: &Config) -> Result<Db> {
    if let Some(file) = database_file(config)
        && let Some(folder) = file.parent()
    {
        std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    let settings = Settings {
        url: config.database.clone(),
        connections: config.connections,
        durability: Durability::Full,
    };
    Db::open(&settings).await
}

/// Puts the program together: database opened and brought up to date, areas gathered, the instance in its place.
///
/// # Errors
/// If the database cannot be opened or brought up to date.
pub async fn start(config: Config) -> Result<(App, Routes)> {
    let db = open_database(&config).await?;
    for name in db.migrate().await? {
        tracing::info!(name, "migration applied");
    }
    let secret = secret(&config)?;
    let (areas, routes) = Areas::gather(areas());
    let app = App::new(db, config, Clock::System, areas, secret);
    server::settle_instance(&app).await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
    Ok((app, routes))
}

/// The secret that signs form tokens and links: from `VATRA_SECRET`, or from a file that is made at the first start.
pub(crate) fn secret(config: &Config) -> Result<[u8; 32]> {
    given_secret()?.map_or_else(|| kept_secret(config), Ok)
}

/// The secret in `VATRA_SECRET`, if there is one.
pub(crate) fn given_secret() -> Result<Option<[u8; 32]>> {
    from_environment("VATRA_SECRET").map(|text| read_given(&text)).transpose()
}

fn read_given(text: &str) -> Result<[u8; 32]> {
    unhex(text).context("VATRA_SECRET must be 64 hexadecimal digits; make them with: openssl rand -hex 32")
}

/// The file in which the secret is kept where the environment gives none.
pub(crate) fn secret_file(config: &Config) -> PathBuf {
    Path::new(&config.data).join("secret")
}

/// Reads the secret in a file; none if there is no such file.
pub(crate) fn read_secret(file: &Path) -> Result<Option<[u8; 32]>> {
    match std::fs::read_to_string(file) {
        Ok(text) => unhex(text.trim())
            .map(Some)
            .with_context(|| format!("{} must hold 64 hexadecimal digits", file.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => bail!("{} cannot be read: {error}", file.display()),
    }
}

fn kept_secret(config: &Config) -> Result<[u8; 32]> {
    let file = secret_file(config);
    if let Some(secret) = read_secret(&file)? {
        return Ok(secret);
    }
    std::fs::create_dir_all(&config.data).with_context(|| format!("making the folder {}", config.data))?;
    let secret = clock::random::<32>();
    write_private(&file, &hex(&secret)).with_context(|| format!("writing {}", file.display()))?;
    Ok(secret)
}

/// Writes a file that only its owner can read.
fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}
