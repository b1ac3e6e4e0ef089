//! Taking a file: everything has been read and checked, now it is kept, in batches, so that a long one holds nobody up. A file
//! whose taking stopped half way goes on when it is sent again: its lines are known by their fingerprints.
use super::domain::{FileState, Import, StatementFileId};
use super::reading::{ReadFile, ReadStatement, Verdict};
use super::store::files::{self, Begun};
use db::Writer;
use kit::{Allowed, Result, Visit};

/// How many lines are kept in one transaction.
const BATCH: usize = 1_000;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// So many lines are new.
    New(StatementFileId, i64),
    /// The same file, or all that is in it, is here.
    Same(StatementFileId),
    /// It waits for a confirmation.
    Held(StatementFileId),
    Aside(StatementFileId),
}

/// Takes a file that was read, or sets it aside, or keeps it until the accountant has confirmed it.
///
/// # Errors
/// If it cannot be written.
pub async fn take(
    visit: &Visit,
    allowed: &Allowed<Import>,
    file: &ReadFile,
    content: &[u8],
) -> Result<Taken> {
    let mut tx = visit.write().await?;
    match files::by_digest(&mut tx, file.digest).await? {
        Some(there) if there.state == FileState::Reading && file.verdict() == Verdict::Take => {
            return go_on(visit, tx, there.id, file, "", false).await;
        }
        Some(there) => return Ok(Taken::Same(there.id)),
        None => {}
    }
    let (content, differs_by) = match file.verdict() {
        Verdict::Take => {
            return match files::insert(&mut tx, file, FileState::Reading).await? {
                Some(id) => go_on(visit, tx, id, file, "", true).await,
                None => there(tx, file).await,
            };
        }
        Verdict::Ask => (Some(content), None),
        Verdict::SetAside { differs_by } => (None, Some(differs_by)),
    };
    let Some(id) = files::keep_untaken(&mut tx, allowed, file, content, differs_by).await? else {
        return there(tx, file).await;
    };
    tx.commit_recorded().await?;
    Ok(if differs_by.is_some() { Taken::Aside(id) } else { Taken::Held(id) })
}

/// Somebody sent the same file at the same moment.
async fn there(mut tx: Writer, file: &ReadFile) -> Result<Taken> {
    let there = files::by_digest(&mut tx, file.digest).await?.ok_or(kit::Error::Conflict("bank-busy"))?;
    Ok(Taken::Same(there.id))
}

/// Takes a file that has been confirmed. `account`: of which account the statements are that do not say it.
///
/// # Errors
/// If it cannot be written, or if somebody was faster.
pub async fn take_confirmed(
    visit: &Visit,
    _: &Allowed<Import>,
    id: StatementFileId,
    file: &ReadFile,
    account: &str,
) -> Result<Taken> {
    let mut tx = visit.write().await?;
    if !files::release(&mut tx, id, file.size()).await? {
        return Ok(Taken::Same(id));
    }
    go_on(visit, tx, id, file, account, false).await
}

/// Where the lines of a batch stand in the file.
#[derive(Default)]
struct Progress {
    done: usize,
    /// In this batch.
    fresh: i64,
    /// In the whole file.
    all_fresh: i64,
    is_something_new: bool,
    /// The file in which everything was before.
    before: Option<StatementFileId>,
}

async fn go_on(
    visit: &Visit,
    mut tx: Writer,
    id: StatementFileId,
    file: &ReadFile,
    account: &str,
    is_first: bool,
) -> Result<Taken> {
    let mut progress = Progress::default();
    for (position, statement) in (1..).zip(&file.statements) {
        let number = statement.account.as_deref().unwrap_or(account);
        let span = span_of(visit, statement, number);
        let begun = files::begin(&mut tx, id, (position, statement), number, span).await?;
        progress.is_something_new |= begun.is_new;
        if !begun.is_new && progress.before.is_none() {
            progress.before = files::of_statement(&mut tx, begun.id).await?;
        }
        tx = keep_lines(visit, tx, id, statement, &begun, &mut progress).await?;
    }
    let is_nothing_new = !progress.is_something_new && progress.all_fresh == 0 && file.size() <= BATCH;
    if let Some(before) = progress.before.filter(|before| is_nothing_new && is_first && *before != id) {
        // Dropped: nothing of it is kept, and nothing was changed.
        return Ok(Taken::Same(before));
    }
    files::advance(&mut tx, id, file.size(), progress.fresh, true).await?;
    tx.commit_recorded().await?;
    Ok(Taken::New(id, progress.all_fresh))
}

/// Keeps the lines of a statement; after a batch the writer is given back and another one is taken.
async fn keep_lines(
    visit: &Visit,
    mut tx: Writer,
    id: StatementFileId,
    statement: &ReadStatement,
    begun: &Begun,
    progress: &mut Progress,
) -> Result<Writer> {
    for line in &statement.lines {
        if progress.done > 0 && progress.done.is_multiple_of(BATCH) {
            files::advance(&mut tx, id, progress.done, progress.fresh, false).await?;
            tx.commit_quietly().await?;
            progress.fresh = 0;
            tx = visit.write().await?;
        }
        if files::keep_line(&mut tx, id, begun, line).await? {
            progress.fresh += 1;
            progress.all_fresh += 1;
        }
        progress.done += 1;
    }
    Ok(tx)
}

/// What a statement is about: the same one in another file is known by it.
fn span_of(visit: &Visit, statement: &ReadStatement, number: &str) -> [u8; 32] {
    let ReadStatement { from, to, opening, closing, net, entries, .. } = statement;
    let text = format!("{number}|{from:?}|{to:?}|{opening:?}|{closing:?}|{net:?}|{entries}");
    visit.app().keyed_hash("bank-statement", &[visit.community.id.0.as_bytes(), text.as_bytes()])
}
