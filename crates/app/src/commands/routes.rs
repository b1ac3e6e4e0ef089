//! `vatra routes`: every door of the program and who may go through it.
use super::say;
use crate::areas;
use kit::area::Areas;
use std::process::ExitCode;

/// The table of routes, one a line, by path.
#[must_use]
pub(crate) fn table() -> String {
    let (_, routes) = Areas::gather(areas());
    let mut doors = routes.table;
    doors.sort_by_key(|door| (door.path, door.method.to_string()));
    let line = |door: kit::routes::Door| {
        format!("{:<5}{:<52}{:<13}{:?}\n", door.method, door.path, format!("{:?}", door.access), door.site)
    };
    doors.into_iter().map(line).collect()
}

pub(super) fn run() -> ExitCode {
    say(table().trim_end());
    ExitCode::SUCCESS
}
