//! `vatra`: one file, one binary, one command.
use std::process::ExitCode;

fn main() -> ExitCode {
    vatra::commands::run()
}
