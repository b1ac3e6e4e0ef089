//! `vatra`: one file, one binary, one command.
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A page is many small pieces of text: this allocator takes half the time of the system's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    vatra::commands::run()
}
