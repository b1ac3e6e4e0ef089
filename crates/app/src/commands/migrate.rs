//! `vatra migrate`: the database brought up to date. `serve` does it by itself; this is for whoever wants to see it.
use super::say;
use crate::setup::open_database;
use anyhow::Result;
use kit::config::Config;
use std::process::ExitCode;

pub(super) async fn run(config: &Config) -> Result<ExitCode> {
    let db = open_database(config).await?;
    let applied = db.migrate().await?;
    for name in &applied {
        say(name);
    }
    say(match applied.len() {
        0 => "The database was up to date.".to_owned(),
        n => format!("{n} migrations applied."),
    });
    Ok(ExitCode::SUCCESS)
}
