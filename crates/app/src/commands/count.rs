//! `vatra count FILE`: anyone recounts a vote at home, without a database.
use super::say;
use anyhow::{Context, Result};
use clap::Args;
use rules::equal_shares::Progress;
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What `vatra count` can be asked.
#[derive(Args)]
pub(super) struct Options {
    /// The ballots: a Pabulib file (.pb) or a BLT file (.blt)
    file: PathBuf,
    /// The rule and its parameters, for example equal-shares+add1+fractional+exhaustive, greedy+no-skip,
    /// most-votes+winners=3, stv+seats=2 [default: what the file says]
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// The order that was drawn among options that tied: ids separated by commas. After a second tie once more, for each
    /// drawing by itself: --lot 3,1 --lot 2,3, or in one word '3,1;2,3'
    #[arg(long, value_name = "IDS")]
    lot: Vec<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
}

/// More options than any ballot lists.
const MOST_OPTIONS: usize = 5_000;

pub(super) fn run(options: &Options) -> Result<ExitCode> {
    let bytes =
        std::fs::read(&options.file).with_context(|| format!("{} cannot be read", options.file.display()))?;
    let mut meter = Meter::new();
    let lots: Vec<Vec<String>> = options.lot.iter().flat_map(|line| voting::drawings(line)).collect();
    let counted = voting::count_file(&bytes, MOST_OPTIONS, options.rule.as_deref(), &lots, &mut |progress| {
        meter.show(progress);
        ControlFlow::Continue(())
    });
    meter.clear();
    let counted = counted.with_context(|| options.file.display().to_string())?;
    say(if options.json { counted.to_json() } else { counted.to_text() }.trim_end());
    Ok(ExitCode::SUCCESS)
}

/// Tells on a terminal how far a long count has got, twice a second.
struct Meter {
    last: Instant,
    shown: bool,
}

impl Meter {
    fn new() -> Meter {
        Meter { last: Instant::now(), shown: false }
    }

    fn show(&mut self, Progress { runs, spent, budget }: Progress) {
        if self.last.elapsed() < Duration::from_millis(500) || !std::io::stderr().is_terminal() {
            return;
        }
        (self.last, self.shown) = (Instant::now(), true);
        // A terminal that is gone is no reason to stop counting.
        let _ = write!(std::io::stderr(), "\r{runs} rounds, {} of {} spent ", spent.plain(), budget.plain());
    }

    fn clear(&self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r{:60}\r", "");
        }
    }
}
