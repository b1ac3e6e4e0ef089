//! `vatra config`: what the program would run with.
use super::say;
use clap::Args;
use kit::config::Config;
use std::process::ExitCode;

/// What `vatra config` can be asked.
#[derive(Args)]
pub(super) struct Options {
    /// Print the configuration with a comment at each line, to start a file from: vatra config --print > vatra.toml
    #[arg(long)]
    print: bool,
}

pub(super) fn run(config: &Config, options: &Options) -> ExitCode {
    if options.print {
        say(config.commented().trim_end());
    } else {
        say("The configuration is in order. `vatra config --print` shows it.");
    }
    ExitCode::SUCCESS
}
