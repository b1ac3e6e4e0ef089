//! `vatra search rebuild`: everything public read again into the index of the search. The program does it by itself once a
//! week and after an upgrade that needs it; this is for whoever does not want to wait.
use super::say;
use crate::setup;
use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use kit::CommunityId;
use kit::config::Config;
use std::process::ExitCode;

/// What `vatra search` can be asked.
#[derive(Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Read everything public again
    Rebuild,
}

pub(super) async fn run(config: Config, options: &Options) -> Result<ExitCode> {
    let What::Rebuild = options.what;
    let (app, _) = setup::start(config).await?;
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    let communities: Vec<(CommunityId, String)> =
        reader.all(db::sql!(global "select id, host from community order by host"), db::args![]).await?;
    drop(reader);
    for (community, host) in communities {
        let read = search::index::rebuild(&app, community).await.map_err(|error| anyhow!("{error:?}"))?;
        say(format!("{host}: {read} things read"));
    }
    Ok(ExitCode::SUCCESS)
}
