//! `vatra demo`: a believable instance in one command.
use super::serve::serve;
use crate::setup;
use anyhow::Result;
use clap::Args;
use kit::config::Config;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `vatra demo` can be asked.
#[derive(Args)]
pub(super) struct Options {
    /// The folder of the demonstration; what is there is kept and served again
    #[arg(long, default_value = "data/demo", value_name = "FOLDER")]
    data: PathBuf,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: String,
    /// A PostgreSQL server instead of a SQLite file in the folder
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

pub(super) async fn run(options: &Options) -> Result<ExitCode> {
    let port = options.listen.rsplit(':').next().and_then(|port| port.parse().ok()).unwrap_or(8080);
    let file = options.data.join("demo.sqlite");
    let config = Config {
        listen: options.listen.clone(),
        database: options.database.clone().unwrap_or_else(|| format!("sqlite:{}", file.display())),
        data: options.data.display().to_string(),
        host: "localhost".into(),
        port,
        demo: true,
        ..Config::default()
    };
    config.check().map_err(|wrong| anyhow::anyhow!(wrong))?;
    let (app, routes) = setup::start(config).await?;
    if crate::demo::plant(&app).await? {
        tracing::info!("the demonstration has been planted in {}", options.data.display());
    }
    serve(app, routes).await
}
