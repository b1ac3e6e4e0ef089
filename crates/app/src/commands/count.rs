//! `vatra count FILE`: anyone recounts a vote at home, without a database.
use super::say;
use anyhow::{Context, Result};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `vatra count` can be asked.
#[derive(Args)]
pub(super) struct Options {
    /// The ballots: a Pabulib file (.pb)
    file: PathBuf,
    /// How many win
    #[arg(long, default_value_t = 1, value_name = "N")]
    seats: usize,
    /// How many options a ballot may name [default: what the file says]
    #[arg(long, value_name = "K")]
    max_choices: Option<usize>,
    /// The order that was drawn among options that tied: ids separated by commas
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    lot: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(options: &Options) -> Result<ExitCode> {
    let bytes =
        std::fs::read(&options.file).with_context(|| format!("{} cannot be read", options.file.display()))?;
    let counted = voting::count_file(&bytes, options.seats, options.max_choices, &options.lot)
        .with_context(|| options.file.display().to_string())?;
    say(if options.json { counted.to_json() } else { counted.to_text() }.trim_end());
    Ok(ExitCode::SUCCESS)
}
