//! `vatra backup` and `vatra restore`: everything this installation is, in one folder, and back. The folder holds the
//! database and the secret; without the secret no printed card and no code could be read again.
use super::say;
use crate::setup;
use anyhow::{Context, Result, bail};
use clap::Args;
use kit::config::Config;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const DATABASE: &str = "vatra.sqlite";
const SECRET: &str = "secret";

/// What both commands are told.
#[derive(Args)]
pub(super) struct Options {
    /// The folder of the copy
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Copies a running or a stopped installation into a new folder that only its owner can read.
pub(super) async fn back_up(config: &Config, options: &Options) -> Result<ExitCode> {
    let folder = &options.folder;
    file_of(config)?;
    let db = setup::open_database(config).await?;
    make_private_folder(folder)?;
    // Made before it is written, so that nobody else can open it meanwhile.
    create_private(&folder.join(DATABASE))?;
    db.copy_to(&folder.join(DATABASE)).await?;
    db.close().await;
    copy_private(&Path::new(&config.data).join(SECRET), &folder.join(SECRET))?;
    say(format!("Everything is in {}. Keep it on another device.", folder.display()));
    Ok(ExitCode::SUCCESS)
}

/// Puts a copy in place of an installation that is not there: nothing is overwritten.
pub(super) async fn restore(config: &Config, options: &Options) -> Result<ExitCode> {
    let (database, secret) = (file_of(config)?, Path::new(&config.data).join(SECRET));
    for there in [&database, &secret] {
        if there.exists() {
            bail!("{} is there already. Stop the program and move it away first", there.display());
        }
    }
    for missing in [DATABASE, SECRET].map(|name| options.folder.join(name)) {
        if !missing.is_file() {
            bail!(
                "{} is no copy made by vatra backup: {} is missing",
                options.folder.display(),
                missing.display()
            );
        }
    }
    for folder in [Some(Path::new(&config.data)), database.parent()].into_iter().flatten() {
        fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    copy_private(&options.folder.join(DATABASE), &database)?;
    copy_private(&options.folder.join(SECRET), &secret)?;
    let db = setup::open_database(config).await?;
    let applied = db.migrate().await?.len();
    db.close().await;
    say(format!("Everything is back ({applied} migrations applied). `vatra doctor` looks it through."));
    Ok(ExitCode::SUCCESS)
}

/// The file of a SQLite database.
fn file_of(config: &Config) -> Result<PathBuf> {
    match config.database.strip_prefix("sqlite:") {
        Some(file) => Ok(PathBuf::from(file.trim_start_matches("//"))),
        None => bail!(
            "a PostgreSQL database is copied with pg_dump and brought back with pg_restore; copy {} with it",
            Path::new(&config.data).join(SECRET).display()
        ),
    }
}

fn make_private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("making the folder {}", folder.display()))
}

fn create_private(file: &Path) -> Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).with_context(|| format!("writing {}", file.display()))
}

fn copy_private(from: &Path, to: &Path) -> Result<()> {
    let mut source = fs::File::open(from).with_context(|| format!("reading {}", from.display()))?;
    let mut copy = create_private(to)?;
    std::io::copy(&mut source, &mut copy).with_context(|| format!("writing {}", to.display()))?;
    copy.sync_all().with_context(|| format!("writing {}", to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::{args, sql};
    use kit::CommunityId;

    fn config(folder: &Path) -> Config {
        let data = folder.display().to_string();
        Config { database: format!("sqlite:{data}/vatra.sqlite"), data, ..Config::default() }
    }

    async fn communities(config: &Config) -> i64 {
        let db = setup::open_database(config).await.unwrap();
        let mut reader = db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await.unwrap();
        let count = reader.value(sql!(global "select count(*) from community"), args![]).await.unwrap();
        drop(reader);
        db.close().await;
        count
    }

    #[tokio::test]
    async fn what_was_copied_comes_back_and_nothing_is_overwritten() {
        let base = std::env::temp_dir().join(format!("vatra-backup-{}", std::process::id()));
        let (old, new) = (config(&base.join("old")), config(&base.join("new")));
        let (app, _) = setup::start(old.clone()).await.unwrap();
        let options = Options { folder: base.join("copy") };
        back_up(&old, &options).await.unwrap();
        let twice = back_up(&old, &options).await.unwrap_err().to_string();
        assert!(twice.contains("copy"), "{twice}");
        app.db.close().await;
        restore(&new, &options).await.unwrap();
        assert_eq!(communities(&new).await, communities(&old).await);
        let secret = |config: &Config| fs::read(Path::new(&config.data).join(SECRET)).unwrap();
        assert_eq!(secret(&new), secret(&old));
        let over = restore(&new, &options).await.unwrap_err().to_string();
        assert!(over.contains("is there already"), "{over}");
        let nothing = Options { folder: base.join("nothing") };
        let missing = restore(&config(&base.join("third")), &nothing).await.unwrap_err().to_string();
        assert!(missing.contains("is missing"), "{missing}");
        let postgres = Config { database: "postgres://host/name".into(), ..old };
        assert!(back_up(&postgres, &nothing).await.unwrap_err().to_string().contains("pg_dump"));
        fs::remove_dir_all(base).unwrap();
    }
}
