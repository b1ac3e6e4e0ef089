//! `vatra ledger verify`: adds up the ledgers again and recomputes their chains of seals, out of the database or, on any
//! computer and without one, out of a downloaded file.
use super::say;
use crate::setup;
use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use fund::books::chain::check::{Checked, Checker};
use kit::config::Config;
use kit::{CampaignId, CommunityId};
use rules::Money;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `vatra ledger` can be asked.
#[derive(Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Add up every ledger again and recompute its seals
    Verify {
        /// A ledger that was downloaded (CSV); without it, all those of the database
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

impl Options {
    /// The file to look at, if no database is needed.
    pub(super) fn file(&self) -> Option<&Path> {
        let What::Verify { file } = &self.what;
        file.as_deref()
    }
}

/// Checks a file, line by line.
pub(super) fn run_on_file(file: &Path) -> Result<ExitCode> {
    let cannot = || format!("{} cannot be read", file.display());
    let mut lines = BufReader::new(std::fs::File::open(file).with_context(cannot)?);
    let mut checker = Checker::new();
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).with_context(cannot)? > 0 {
        checker.take(&String::from_utf8_lossy(&line));
        line.clear();
    }
    let checked = checker.finish();
    let is_right = tell(&file.display().to_string(), &checked);
    Ok(if is_right && checked.postings > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was found, in words; true if nothing is wrong.
fn tell(name: &str, checked: &Checked) -> bool {
    say(format!(
        "{name}: {} entries, {} postings, {} seals, {} entries not sealed yet",
        checked.entries, checked.postings, checked.seals, checked.unsealed
    ));
    for ((book, account), bani) in &checked.balances {
        let sum =
            i64::try_from(*bani).map_or_else(|_| bani.to_string(), |bani| Money::from_bani(bani).plain());
        say(format!("  {book:<12}{account:<22}{sum:>20}"));
    }
    if checked.postings == 0 {
        say("  no postings");
    }
    for fault in &checked.faults {
        say(format!("  WRONG {fault}"));
    }
    checked.faults.is_empty()
}

/// Checks every ledger of the database, and every sum that the pages show.
pub(super) async fn run(config: Config) -> Result<ExitCode> {
    let (app, _) = setup::start(config).await?;
    let mut is_right = true;
    for (community, host) in communities(&app).await? {
        let mut before = None;
        loop {
            let mut reader = app.db.read(community.0, std::sync::Arc::default()).await?;
            let campaigns = fund::campaigns::store::newest(&mut reader, before, 100).await.map_err(loud)?;
            drop(reader);
            let Some(last) = campaigns.last() else { break };
            before = Some(last.id);
            for campaign in &campaigns {
                is_right &= verify(&app, community, campaign.id, &host).await?;
            }
        }
        let mut reader = app.db.read(community.0, std::sync::Arc::default()).await?;
        for problem in fund::check_books(&mut reader).await.map_err(loud)? {
            is_right = false;
            let (campaign, what) = (problem.campaign, problem.what);
            let (stored, derived) = (problem.stored.plain(), problem.derived.plain());
            say(format!(
                "  WRONG {host}, {campaign}: {what} is shown as {stored}, the entries say {derived}"
            ));
        }
    }
    say(if is_right {
        "Every ledger adds up, and no sealed line was changed."
    } else {
        "Something is wrong: see above."
    });
    Ok(if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn verify(app: &kit::App, community: CommunityId, campaign: CampaignId, host: &str) -> Result<bool> {
    let checked = fund::verify(app, community, campaign).await.map_err(loud)?;
    Ok(tell(&format!("{host}, {campaign}"), &checked))
}

async fn communities(app: &kit::App) -> Result<Vec<(CommunityId, String)>> {
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    reader.all(db::sql!(global "select id, host from community order by id"), db::args![]).await
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn loud(error: kit::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}
