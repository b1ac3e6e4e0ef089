//! How fast votes are counted: real elections, on one core, without a server.
use super::say;
use anyhow::Result;
use formats::pb::{Limits, parse_vote};
use rules::counting::Rule;
use rules::lot::Lot;
use rules::tally::Election;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Where the real elections are, seen from the repository.
const FILES: &str = "../shared/data/pb";
/// Three elections by approval of different sizes, for the ratio to the reference program.
const COMPARED: [&str; 3] =
    ["Poland_Warszawa_2023_Mokotow.pb", "Poland_Warszawa_2024_Ursynow.pb", "Poland_Lodz_2023.pb"];

/// Reads and counts every real election there is, and compares three of them with pabutools where it is installed.
///
/// # Errors
/// If a file cannot be read or counted.
pub(crate) fn measure() -> Result<()> {
    let folder = Path::new(FILES);
    if !folder.is_dir() {
        say("\ncounting: no real elections beside the repository, left out");
        return Ok(());
    }
    say("\ncounting, one core                                        read        one run     with Add1");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "pb"));
    files.sort();
    for file in &files {
        let (read, election) = read(file)?;
        let one = count(&election, "equal-shares")?;
        let add1 = count(&election, "equal-shares+add1+fractional+exhaustive")?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        say(format!(
            "  {name:<52} {:>7} ms {:>10} ms {:>8} ms",
            read.as_millis(),
            one.as_millis(),
            add1.as_millis()
        ));
    }
    compare(folder)
}

fn read(file: &Path) -> Result<(Duration, Election)> {
    let bytes = std::fs::read(file)?;
    let began = Instant::now();
    let (_, election) = parse_vote(bytes, Limits::Any)?;
    Ok((began.elapsed(), election))
}

fn count(election: &Election, rule: &str) -> Result<Duration> {
    let rule: Rule = rule.parse()?;
    // A drawn order of all options, so that no tie stops the measurement.
    let lot = Lot::new(0..election.choices.len());
    let began = Instant::now();
    rule.count(election, &lot, &mut |_| ControlFlow::Continue(()))?;
    Ok(began.elapsed())
}

fn compare(folder: &Path) -> Result<()> {
    for name in COMPARED {
        let file = folder.join(name);
        let Some(theirs) = pabutools(&file) else {
            say("  pabutools is not installed (pip install pabutools): no ratio");
            return Ok(());
        };
        let (_, election) = read(&file)?;
        let ours = count(&election, "equal-shares")?.as_secs_f64();
        say(format!("  {name:<52} pabutools {theirs:.2} s, {:.0} times as long", theirs / ours));
    }
    Ok(())
}

/// Seconds of one run in pabutools, if it is there.
fn pabutools(file: &Path) -> Option<f64> {
    let python = ["target/pabutools/bin/python", "python3"].into_iter().find(|python| {
        let known = Command::new(python).args(["-c", "import pabutools"]).output();
        known.is_ok_and(|done| done.status.success())
    })?;
    let script = "scripts/count-with-pabutools.py";
    let done = Command::new(python).arg(script).arg(file).output().ok()?;
    String::from_utf8(done.stdout).ok()?.split_whitespace().next()?.parse().ok()
}
