//! One list of migrations, written once in PostgreSQL's words.
//!
//! For SQLite five type words are swapped and the tables become `strict`. Three directives stand in comments:
//! `-- append-only: a, b` refuses updates and deletes on those tables, and `-- by-rowid: a` keeps SQLite's row ids
//! (for tables with large values; all others are stored in the order of their primary key, which also means that
//! a table whose key is random remembers no order of insertion). `-- refuse-insert: a: condition: words` refuses a row
//! of `a` for which the condition holds, which both engines understand and in which `new` is the row.
use crate::{Db, Result, args, sql};
use anyhow::{Context, ensure};
use sha2::{Digest, Sha256};

/// One file of `migrations/`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `0003_proposals`
    pub name: &'static str,
    pub text: &'static str,
}

/// All migrations in order.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    include!(concat!(env!("OUT_DIR"), "/migrations.rs"))
}

pub(crate) async fn apply(db: &Db) -> Result<Vec<&'static str>> {
    let mut tx = db.begin_write().await?;
    if !db.is_sqlite() {
        // One process migrates, the others wait for it.
        tx.batch("select pg_advisory_xact_lock(20260101)").await?;
    }
    let table =
        "create table if not exists migration (name text not null primary key, digest text not null);";
    tx.batch(&for_engine(db, table)).await?;
    let applied: Vec<(String, String)> = tx.all("select name, digest from migration", vec![]).await?;
    let mut new = Vec::new();
    for migration in migrations() {
        let digest = digest(migration.text);
        if let Some((_, before)) = applied.iter().find(|(name, _)| name == migration.name) {
            ensure!(*before == digest, "migration {} was applied and has been edited since", migration.name);
            continue;
        }
        tx.batch(&for_engine(db, migration.text))
            .await
            .with_context(|| format!("migration {}", migration.name))?;
        let record = sql!(global "insert into migration (name, digest) values ($1, $2)");
        tx.run(record.text, args![migration.name, digest]).await?;
        new.push(migration.name);
    }
    tx.commit().await?;
    Ok(new)
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn for_engine(db: &Db, text: &str) -> String {
    if db.is_sqlite() { for_sqlite(text) } else { for_postgres(text) }
}

/// The tables named by a directive: `-- append-only: posting, entry`.
fn named<'a>(text: &'a str, directive: &str) -> Vec<&'a str> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("-- ")?.strip_prefix(directive)?.strip_prefix(':'))
        .flat_map(|tables| tables.split(','))
        .map(str::trim)
        .collect()
}

/// What may not be inserted: the table, the condition, and what is said then.
fn refused(text: &str) -> Vec<(&str, &str, &str)> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("-- refuse-insert: "))
        .filter_map(|rule| {
            let (table, rest) = rule.split_once(": ")?;
            rest.rsplit_once(": ").map(|(condition, words)| (table, condition, words))
        })
        .collect()
}

/// What SQLite is told.
#[must_use]
pub fn for_sqlite(text: &str) -> String {
    const WORDS: [(&str, &str); 4] =
        [("uuid", "blob"), ("boolean", "integer"), ("bigint", "integer"), ("bytea", "blob")];
    let by_rowid = named(text, "by-rowid");
    let append_only = named(text, "append-only");
    let mut out = String::new();
    // Comments go first: a semicolon in one of them ends nothing. No text of ours has two dashes in it.
    let code: Vec<&str> = text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    for statement in code.split_inclusive(';') {
        if let Some(rest) = statement.trim_start().strip_prefix("create table ") {
            let table = rest.trim_start_matches("if not exists ").split([' ', '(']).next().unwrap_or("");
            let body = swap_words(statement, &WORDS);
            let options = if by_rowid.contains(&table) { ") strict;" } else { ") strict, without rowid;" };
            out += &body
                .trim_end_matches(';')
                .trim_end()
                .strip_suffix(')')
                .map_or_else(|| body.clone(), |columns| format!("{columns}{options}"));
        } else {
            out += &swap_words(statement, &WORDS);
        }
    }
    for table in append_only {
        out += &format!(
            "\ncreate trigger {table}_keeps_rows before delete on {table} begin select raise(abort, '{table} is append-only'); end;\
             \ncreate trigger {table}_keeps_values before update on {table} begin select raise(abort, '{table} is append-only'); end;"
        );
    }
    for (table, condition, words) in refused(text) {
        out += &format!(
            "\ncreate trigger {table}_refuses before insert on {table} when {condition} begin select raise(abort, '{words}'); end;"
        );
    }
    out
}

fn for_postgres(text: &str) -> String {
    let append_only = named(text, "append-only");
    let mut out = text.to_owned();
    if !append_only.is_empty() {
        out += "\ncreate or replace function refuse_change() returns trigger language plpgsql as \
                $$ begin raise exception '% is append-only', tg_table_name; end $$;";
    }
    for table in append_only {
        out += &format!(
            "\ncreate trigger {table}_is_append_only before update or delete on {table} \
             for each row execute function refuse_change();"
        );
    }
    for (table, condition, words) in refused(text) {
        out += &format!(
            "\ncreate function {table}_refuses() returns trigger language plpgsql as \
             $$ begin if {condition} then raise exception '{words}'; end if; return new; end $$;\
             \ncreate trigger {table}_refuses before insert on {table} for each row execute function {table}_refuses();"
        );
    }
    out
}

fn swap_words(text: &str, words: &[(&str, &str)]) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c| !is_word(c)) {
        let bare = piece.trim_end_matches(|c| !is_word(c));
        out += words.iter().find(|(from, _)| *from == bare).map_or(bare, |(_, to)| to);
        out += &piece[bare.len()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::for_sqlite;

    #[test]
    fn sqlite_gets_strict_tables_in_its_own_words() {
        let text = "create table t (a uuid not null, uuid_b bigint, c boolean, primary key (a));";
        let expected = "create table t (a blob not null, uuid_b integer, c integer, primary key (a)) strict, without rowid;";
        assert_eq!(for_sqlite(text), expected);
    }

    #[test]
    fn a_semicolon_in_a_comment_ends_nothing() {
        let text = "create table t (\n  a text,   -- first; then\n  b text);";
        assert!(for_sqlite(text).ends_with("b text) strict, without rowid;"), "{}", for_sqlite(text));
    }

    #[test]
    fn directives_are_obeyed() {
        let text =
            "-- by-rowid: big\n-- append-only: log\ncreate table big (a bytea);\ncreate table log (a text);";
        let sqlite = for_sqlite(text);
        assert!(sqlite.contains("create table big (a blob) strict;"), "{sqlite}");
        assert!(
            sqlite.contains("before update on log begin select raise(abort, 'log is append-only')"),
            "{sqlite}"
        );
        let text =
            "-- refuse-insert: log: exists (select 1 from shut where day = new.day): the day is shut\n";
        assert!(
            for_sqlite(text).contains(
                "before insert on log when exists (select 1 from shut where day = new.day) \
                 begin select raise(abort, 'the day is shut')"
            ),
            "{}",
            for_sqlite(text)
        );
        assert!(super::for_postgres(text).contains("raise exception 'the day is shut'"));
    }
}
