//! `vatra licences`: the terms under which the program and the fonts in it may be used and passed on.
use std::process::ExitCode;

const LICENCE: &str = include_str!("../../../../LICENCE");

/// Prints both.
#[must_use]
pub(super) fn run() -> ExitCode {
    super::say(LICENCE);
    super::say(print::FONT_LICENCES);
    ExitCode::SUCCESS
}
