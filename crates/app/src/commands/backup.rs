//! `vatra backup` and `vatra restore`: everything this installation is, in one folder, and back. The folder holds the
//! database and the secret; without the secret no printed card and no code could be read again.
use super::say;
use crate::setup;
use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use db::{Db, args, sql};
use kit::CommunityId;
use kit::config::Config;
use kit::visit::hex;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

const DATABASE: &str = "vatra.sqlite";
const SECRET: &str = "secret";
/// What SQLite keeps beside a database file. Left over from another one, it would be played into the copy.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What both commands are told.
#[derive(Args)]
pub(super) struct Options {
    /// The folder of the copy
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Copies a running or a stopped installation into a new folder that only its owner can read.
pub(super) async fn back_up(config: &Config, options: &Options) -> Result<ExitCode> {
    let database = file_of(config)?;
    if !database.is_file() {
        bail!("{} is not there: there is nothing to copy", database.display());
    }
    copy_out(config, &options.folder, setup::secret(config)?).await
}

/// The secret is the one that the server uses, which need not be the one in a file.
async fn copy_out(config: &Config, folder: &Path, secret: [u8; 32]) -> Result<ExitCode> {
    let db = setup::open_database(config).await?;
    make_private_folder(folder)?;
    // Made before it is written, so that nobody else can open it meanwhile.
    create_private(&folder.join(DATABASE))?;
    db.copy_to(&folder.join(DATABASE)).await?;
    db.close().await;
    write_private(&folder.join(SECRET), &hex(&secret))?;
    say(format!("Everything is in {}. Keep it on another device.", folder.display()));
    Ok(ExitCode::SUCCESS)
}

/// Puts a copy in place of an installation that is not there: nothing is overwritten.
pub(super) async fn restore(config: &Config, options: &Options) -> Result<ExitCode> {
    bring_back(config, &options.folder, setup::given_secret()?).await
}

/// `given` is the secret that the server would use whatever stands in the copy.
async fn bring_back(config: &Config, copy: &Path, given: Option<[u8; 32]>) -> Result<ExitCode> {
    let (database, secret) = (file_of(config)?, setup::secret_file(config));
    refuse_what_is_there(&database, &secret)?;
    refuse_no_copy(copy)?;
    refuse_another_secret(&copy.join(SECRET), given)?;
    for folder in [Some(Path::new(&config.data)), database.parent()].into_iter().flatten() {
        fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    }
    copy_private(&copy.join(DATABASE), &database)?;
    copy_private(&copy.join(SECRET), &secret)?;
    match open_and_look(config).await {
        Ok(applied) => {
            say(format!(
                "Everything is back ({applied} migrations applied). `vatra doctor` looks it through."
            ));
            Ok(ExitCode::SUCCESS)
        }
        Err(wrong) => {
            take_away(&database, &secret);
            Err(wrong.context(format!("nothing was brought back from {}", copy.display())))
        }
    }
}

/// A file that SQLite keeps beside a database.
fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn refuse_what_is_there(database: &Path, secret: &Path) -> Result<()> {
    let beside = BESIDE.map(|ending| beside(database, ending));
    let there: Vec<String> = [database, secret]
        .into_iter()
        .chain(beside.iter().map(PathBuf::as_path))
        .filter(|file| file.exists())
        .map(|file| file.display().to_string())
        .collect();
    match there.as_slice() {
        [] => Ok(()),
        [one] => bail!("{one} is there already. Stop the program and move it away first"),
        several => {
            bail!("{} are there already. Stop the program and move them away first", several.join(", "))
        }
    }
}

fn refuse_no_copy(copy: &Path) -> Result<()> {
    for missing in [DATABASE, SECRET].map(|name| copy.join(name)) {
        if !missing.is_file() {
            bail!("{} is no copy made by vatra backup: {} is missing", copy.display(), missing.display());
        }
    }
    Ok(())
}

/// With another secret than the one it was made with, no printed card and no code of the copy could be read.
fn refuse_another_secret(file: &Path, given: Option<[u8; 32]>) -> Result<()> {
    let copied = setup::read_secret(file)?;
    if given.is_some() && given != copied {
        bail!(
            "VATRA_SECRET is not the secret of the copy, {}. Set it to that one, or unset it",
            file.display()
        );
    }
    Ok(())
}

/// Opens what was brought back, brings it up to date and says how many migrations that took.
async fn open_and_look(config: &Config) -> Result<usize> {
    Db::read_through(&file_of(config)?).await?;
    let db = setup::open_database(config).await?;
    let found = look_through(&db).await;
    db.close().await;
    found
}

async fn look_through(db: &Db) -> Result<usize> {
    let applied = db.migrate().await?.len();
    let mut reader = db.read(CommunityId::INSTANCE.0, Arc::default()).await?;
    let instances: i64 = reader.value(sql!("select count(*) from community where id = $1"), args![]).await?;
    ensure!(instances == 1, "the database holds no installation");
    Ok(applied)
}

/// Removes what was just put there: it was not there before, and the copy still is.
fn take_away(database: &Path, secret: &Path) {
    let beside = BESIDE.map(|ending| beside(database, ending));
    for file in [database, secret].into_iter().chain(beside.iter().map(PathBuf::as_path)) {
        // A file that is not there need not be removed.
        let _ = fs::remove_file(file);
    }
}

/// The file of a SQLite database.
fn file_of(config: &Config) -> Result<PathBuf> {
    setup::database_file(config).with_context(|| {
        format!(
            "a PostgreSQL database is copied with pg_dump and brought back with pg_restore; copy the secret with it, {} \
             or VATRA_SECRET",
            setup::secret_file(config).display()
        )
    })
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

fn write_private(file: &Path, text: &str) -> Result<()> {
    let mut to = create_private(file)?;
    to.write_all(text.as_bytes())
        .and_then(|()| to.sync_all())
        .with_context(|| format!("writing {}", file.display()))
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

    /// A folder for one test, gone afterwards.
    struct Base(PathBuf);
    impl Base {
        fn new(name: &str) -> Base {
            Base(std::env::temp_dir().join(format!("vatra-backup-{name}-{}", std::process::id())))
        }

        fn config(&self, folder: &str) -> Config {
            let data = self.0.join(folder).display().to_string();
            Config { database: format!("sqlite:{data}/vatra.sqlite"), data, ..Config::default() }
        }

        /// An installation, stopped, and its copy.
        async fn copied(&self) -> (Config, Options) {
            let (old, options) = (self.config("old"), Options { folder: self.0.join("copy") });
            install(&old).await;
            back_up(&old, &options).await.unwrap();
            (old, options)
        }
    }
    impl Drop for Base {
        fn drop(&mut self) {
            // What a failed test left may stay.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    async fn install(config: &Config) {
        let (app, _) = setup::start(config.clone()).await.unwrap();
        app.db.close().await;
    }

    async fn communities(config: &Config) -> i64 {
        let db = setup::open_database(config).await.unwrap();
        let mut reader = db.read(CommunityId::INSTANCE.0, Arc::default()).await.unwrap();
        let count = reader.value(sql!(global "select count(*) from community"), args![]).await.unwrap();
        drop(reader);
        db.close().await;
        count
    }

    /// Why a copy is not brought back; and that nothing is left of the attempt.
    async fn refused(config: &Config, options: &Options) -> String {
        let before = files(&config.data);
        let wrong = restore(config, options).await.unwrap_err();
        assert_eq!(files(&config.data), before);
        format!("{wrong:#}")
    }

    fn files(folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(folder) else { return vec![] };
        let mut all: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        all.sort();
        all
    }

    #[tokio::test]
    async fn what_was_copied_comes_back_and_nothing_is_overwritten() {
        let base = Base::new("back");
        let ((old, options), new) = (base.copied().await, base.config("new"));
        let twice = back_up(&old, &options).await.unwrap_err().to_string();
        assert!(twice.contains("copy"), "{twice}");
        restore(&new, &options).await.unwrap();
        assert_eq!(communities(&new).await, communities(&old).await);
        let secret = |config: &Config| fs::read(setup::secret_file(config)).unwrap();
        assert_eq!(secret(&new), secret(&old));
        let over = restore(&new, &options).await.unwrap_err().to_string();
        assert!(over.contains("are there already"), "{over}");
        let nothing = Options { folder: base.0.join("nothing") };
        let missing = refused(&base.config("third"), &nothing).await;
        assert!(missing.contains("is missing"), "{missing}");
        let empty = back_up(&base.config("third"), &nothing).await.unwrap_err().to_string();
        assert!(empty.contains("nothing to copy") && !nothing.folder.exists(), "{empty}");
        let postgres = Config { database: "postgres://host/name".into(), ..old };
        assert!(back_up(&postgres, &nothing).await.unwrap_err().to_string().contains("pg_dump"));
    }

    #[tokio::test]
    async fn what_sqlite_left_beside_another_database_is_not_played_into_a_copy() {
        let base = Base::new("beside");
        let (_, options) = base.copied().await;
        let new = base.config("new");
        fs::create_dir_all(&new.data).unwrap();
        for ending in BESIDE {
            let left = beside(&file_of(&new).unwrap(), ending);
            fs::write(&left, "left over").unwrap();
            let wrong = refused(&new, &options).await;
            assert!(wrong.contains(&format!("vatra.sqlite{ending} is there already")), "{wrong}");
            fs::remove_file(&left).unwrap();
        }
        restore(&new, &options).await.unwrap();
    }

    #[tokio::test]
    async fn a_damaged_copy_is_not_brought_back() {
        let base = Base::new("damaged");
        let (_, options) = base.copied().await;
        let copy = options.folder.join(DATABASE);
        let mut bytes = fs::read(&copy).unwrap();
        let last_page = bytes.len() - 4096;
        bytes[last_page..].fill(0xa5);
        fs::write(&copy, bytes).unwrap();
        let wrong = refused(&base.config("new"), &options).await;
        assert!(wrong.contains("damaged"), "{wrong}");
    }

    #[tokio::test]
    async fn the_copy_holds_the_secret_that_the_server_uses() {
        let base = Base::new("secret");
        let (old, options) = base.copied().await;
        let kept = setup::read_secret(&setup::secret_file(&old)).unwrap();
        assert_eq!(setup::read_secret(&options.folder.join(SECRET)).unwrap(), kept);
        // As with VATRA_SECRET: what lies in a file is not what is used.
        let folder = base.0.join("other");
        copy_out(&old, &folder, [7; 32]).await.unwrap();
        assert_eq!(setup::read_secret(&folder.join(SECRET)).unwrap(), Some([7; 32]));
        let new = base.config("new");
        let wrong = bring_back(&new, &folder, kept).await.unwrap_err().to_string();
        assert!(wrong.contains("VATRA_SECRET is not the secret of the copy"), "{wrong}");
        assert!(files(&new.data).is_empty());
        bring_back(&new, &folder, Some([7; 32])).await.unwrap();
    }

    #[tokio::test]
    async fn an_address_with_a_question_mark_names_the_same_file() {
        let base = Base::new("query");
        let asking = |folder: &str| {
            let config = base.config(folder);
            Config { database: format!("{}?mode=rwc", config.database), ..config }
        };
        let (old, new) = (asking("old"), asking("new"));
        install(&old).await;
        let options = Options { folder: base.0.join("copy") };
        back_up(&old, &options).await.unwrap();
        restore(&new, &options).await.unwrap();
        assert_eq!(files(&new.data), ["secret", "vatra.sqlite"]);
        assert_eq!(communities(&new).await, communities(&old).await);
    }

    #[tokio::test]
    async fn a_database_without_an_instance_is_no_installation() {
        let base = Base::new("empty");
        let (empty, options) = (base.config("empty"), Options { folder: base.0.join("copy") });
        setup::open_database(&empty).await.unwrap().close().await;
        back_up(&empty, &options).await.unwrap();
        let wrong = refused(&base.config("new"), &options).await;
        assert!(wrong.contains("holds no installation"), "{wrong}");
    }
}
