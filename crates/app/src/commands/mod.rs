//! The commands. One file each; this one reads the command line and says what went wrong in a sentence.
mod backup;
mod config;
mod count;
mod demo;
mod doctor;
mod ledger;
mod licences;
mod migrate;
mod routes;
mod search;
mod serve;
mod user;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Public life of a community: consult, propose, vote, fund, deliver, report.
#[derive(Parser)]
#[command(name = "vatra", version, about, arg_required_else_help = true)]
struct Line {
    /// The configuration file [default: vatra.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the communities of this instance
    Serve,
    /// Serve a demonstration: three communities with a complete story, and a button for each person
    Demo(demo::Options),
    /// Bring the database up to date and say what was done
    Migrate,
    /// Count the ballots of a Pabulib file (.pb) and print the winners
    Count(count::Options),
    /// Add people and give them roles
    User(user::Options),
    /// Copy the whole installation, running or not, into a new folder
    Backup(backup::Options),
    /// Bring a copy back where there is no installation
    Restore(backup::Options),
    /// Check that everything this instance needs is in order
    Doctor,
    /// Add up the ledgers again and recompute their seals
    Ledger(ledger::Options),
    /// Look after the index of the search
    Search(search::Options),
    /// Show the configuration
    Config(config::Options),
    /// Print every route with who may reach it
    Routes,
    /// Print the licences of this program and of the fonts in it
    Licences,
}

/// Does what the command line asks.
#[must_use]
pub fn run() -> ExitCode {
    let line = Line::parse();
    let logs = crate::setup::from_environment("VATRA_LOG").unwrap_or_else(|| "info,sqlx=warn".to_owned());
    tracing_subscriber::fmt().with_env_filter(logs).with_writer(std::io::stderr).with_target(false).init();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(obey(line)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn obey(line: Line) -> Result<ExitCode> {
    let file = line.config.as_deref();
    if let Command::Ledger(options) = &line.command
        && let Some(ledger) = options.file()
    {
        return ledger::run_on_file(ledger);
    }
    match line.command {
        Command::Count(options) => return count::run(&options),
        Command::Demo(options) => return demo::run(&options).await,
        Command::Routes => return Ok(routes::run()),
        Command::Licences => return Ok(licences::run()),
        _ => {}
    }
    let config = crate::setup::read_config(file)?;
    match line.command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::User(options) => user::run(config, options).await,
        Command::Backup(options) => backup::back_up(&config, &options).await,
        Command::Restore(options) => backup::restore(&config, &options).await,
        Command::Doctor => doctor::run(config).await,
        Command::Ledger(_) => ledger::run(config).await,
        Command::Search(options) => search::run(config, &options).await,
        Command::Config(options) => Ok(config::run(&config, &options)),
        Command::Count(_) | Command::Demo(_) | Command::Routes | Command::Licences => Ok(ExitCode::SUCCESS),
    }
}

/// Prints to standard output: what a command was asked for.
pub(crate) fn say(text: impl std::fmt::Display) {
    use std::io::Write;
    // Whoever closed the pipe does not want to read on.
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn failed(error: &anyhow::Error) -> ExitCode {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "vatra: {error:#}");
    ExitCode::FAILURE
}
