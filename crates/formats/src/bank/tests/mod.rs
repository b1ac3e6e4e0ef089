//! Statements of our own making: what banks write, and what they never should.

mod camt;
mod csv;
mod hostile;
mod mt940;

use super::*;
use rules::Money;

fn one(file: impl AsRef<[u8]>) -> Statement {
    let mut all = all(file);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn all(file: impl AsRef<[u8]>) -> Vec<Statement> {
    read(file.as_ref()).unwrap_or_else(|bad| panic!("{bad}"))
}

/// The line and the code of a refusal.
fn refused(file: impl AsRef<[u8]>) -> (usize, &'static str) {
    let bad = read(file.as_ref()).map(|read| format!("{read:?}")).unwrap_err();
    (bad.line, bad.why.code())
}

fn bani(statement: &Statement) -> Vec<i64> {
    statement.entries.iter().map(|entry| entry.amount.bani()).collect()
}

fn prints(statements: &[Statement]) -> Vec<&str> {
    statements.iter().flat_map(|one| &one.entries).map(|entry| entry.fingerprint.as_str()).collect()
}

fn name(entry: &Entry) -> &str {
    entry.counterparty.name.as_deref().unwrap_or_default()
}

fn account(entry: &Entry) -> &str {
    entry.counterparty.account.as_deref().unwrap_or_default()
}
