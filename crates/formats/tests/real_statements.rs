//! Statements of real banks beside the work space, read as their list of facts says.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use formats::bank::{self, Checked, Entry, Format, Kind, Note, Statement, Status};
use rules::Money;
use serde_json::Value;

/// The folder of statements beside the work space, if it is there. On the build machine it has to be.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/bank");
    if folder.is_dir() {
        return Some(folder);
    }
    #[expect(clippy::disallowed_methods, reason = "a test asks whether it runs on the build machine")]
    let on_build_machine = std::env::var("CI").is_ok();
    assert!(!on_build_machine, "the real statements are missing: {}", folder.display());
    say(&format!("skipped: there is no {} beside the work space", folder.display()));
    None
}

#[expect(clippy::print_stdout, reason = "whoever runs the tests is told what was left out")]
fn say(line: &str) {
    println!("{line}");
}

fn expected(folder: &Path) -> BTreeMap<String, Value> {
    serde_json::from_str(&std::fs::read_to_string(folder.join("EXPECTED.json")).unwrap()).unwrap()
}

fn statements(folder: &Path, file: &str) -> Vec<Statement> {
    let bytes = std::fs::read(folder.join(file)).unwrap();
    bank::read(&bytes).unwrap_or_else(|bad| panic!("{file}: {bad}"))
}

/// A sum as the list writes it: `18.15`, `-2700`, `0`.
fn sum(value: &Value) -> Money {
    let text = value.as_str().unwrap();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: i64 = format!("{whole}{decimals:0<2}").parse().unwrap();
    Money::from_bani(digits)
}

/// Bookings: the parts of a collected one count once.
fn bookings(statement: &Statement) -> usize {
    let counts = |entry: &&Entry| entry.part.is_none_or(|part| part.number == 1);
    statement.entries.iter().filter(counts).count()
}

/// All entries, those that do not count included: so the list was made.
fn net(statement: &Statement) -> Money {
    Money::sum(statement.entries.iter().map(|entry| entry.amount)).unwrap()
}

#[test]
fn every_camt_file_has_the_entries_and_balances_that_are_known() {
    let Some(folder) = folder() else { return };
    let mut checked = 0;
    for (file, facts) in expected(&folder) {
        let Some(known) = facts["statements"].as_array() else { continue };
        if known.is_empty() {
            let bad = bank::read(&std::fs::read(folder.join(&file)).unwrap()).unwrap_err();
            assert_eq!(bad.why.code(), "no-statement", "{file}");
            continue;
        }
        let read = statements(&folder, &file);
        assert_eq!(read.len(), known.len(), "{file}");
        for (statement, known) in read.iter().zip(known) {
            let kind = match statement.format {
                Format::Camt052 => "Rpt",
                Format::Camt053 => "Stmt",
                Format::Camt054 => "Ntfctn",
                other => panic!("{file} was read as {other:?}"),
            };
            assert_eq!(kind, known["kind"], "{file}");
            assert_eq!(Some(bookings(statement) as u64), known["entries"].as_u64(), "{file}");
            assert_eq!(net(statement), sum(&known["net"]), "{file}");
            assert_eq!(statement.currency.as_deref(), known["ccy"][0].as_str(), "{file}");
            let balances = known["balances"].as_array().unwrap();
            assert_eq!(statement.balances.len(), balances.len(), "{file}");
            for (balance, known) in statement.balances.iter().zip(balances) {
                assert_eq!(balance.code, known[0], "{file}");
                assert_eq!(balance.amount, sum(&known[1]), "{file}");
                assert_eq!(balance.currency.as_deref(), known[2].as_str(), "{file}");
            }
            checked += 1;
        }
    }
    assert!(checked >= 9, "only {checked} statements checked");
}

#[test]
fn every_mt940_file_reconciles_or_not_as_known() {
    let Some(folder) = folder() else { return };
    let mut checked = 0;
    for (file, facts) in expected(&folder) {
        let Some(known) = facts["simple"].as_array() else { continue };
        let read = statements(&folder, &file);
        assert_eq!(read.len(), known.len(), "{file}");
        let entries: usize = read.iter().map(|statement| statement.entries.len()).sum();
        assert_eq!(Some(entries as u64), facts["mt940_lib_transactions"].as_u64(), "{file}");
        for (statement, known) in read.iter().zip(known) {
            let (opening, closing) =
                (statement.opening.as_ref().unwrap(), statement.closing.as_ref().unwrap());
            assert_eq!(opening.currency.as_deref(), known["currency"].as_str(), "{file}");
            assert_eq!(closing.currency.as_deref(), known["closing_currency"].as_str(), "{file}");
            assert_eq!(opening.amount, sum(&known["opening"]), "{file}");
            assert_eq!(closing.amount, sum(&known["closing"]), "{file}");
            assert_eq!(Some(statement.entries.len() as u64), known["entries"].as_u64(), "{file}");
            assert_eq!(net(statement), sum(&known["net"]), "{file}");
            assert_eq!(statement.check() == Checked::Balanced, known["reconciles"], "{file}");
            let labels_differ = known["currency"] != known["closing_currency"];
            assert_eq!(statement.notes.contains(&Note::OtherCurrency), labels_differ, "{file}");
            checked += 1;
        }
    }
    assert!(checked >= 10, "only {checked} statements checked");
}

#[test]
fn a_file_that_does_not_reconcile_says_by_how_much() {
    let Some(folder) = folder() else { return };
    for (file, by) in [
        ("ro-test_file_bcr.STA", 24_184_222),
        ("oca-test-camt053.xml", -43_416),
        ("genkgo-camt053.v8.xml", -5_400),
    ] {
        let by = Money::from_bani(by);
        assert_eq!(bank::overall(&statements(&folder, file)), Checked::Differs { by }, "{file}");
    }
}

#[test]
fn in_the_campaign_account_pending_entries_do_not_count_and_every_kind_is_told() {
    let Some(folder) = folder() else { return };
    let read = statements(&folder, "synthetic-ro-camt053-campaign.xml");
    let [statement] = read.as_slice() else { panic!("{} statements", read.len()) };
    assert_eq!(statement.check(), Checked::Balanced);
    assert_eq!(statement.net(), Some(Money::from_bani(112_200)));
    let kinds: Vec<Kind> = statement.booked().map(|entry| entry.kind).collect();
    use Kind::{Cash, Fee, Incoming, Return};
    assert_eq!(kinds, [Incoming, Incoming, Incoming, Incoming, Fee, Return, Cash, Incoming, Incoming]);
    let parts: Vec<Option<&str>> = statement
        .entries
        .iter()
        .filter(|one| one.part.is_some())
        .map(|one| one.references.end_to_end.as_deref())
        .collect();
    assert_eq!(parts, [Some("COJ-2026-0042"), Some("COJ-2026-0043")]);
    assert_eq!(statement.entries.last().unwrap().status, Status::Pending);
    assert_eq!(statement.entries[5].counterparty.name.as_deref(), Some("MUREȘAN ANA"));
}

#[test]
fn romanian_dialects_tell_who_paid_from_where_and_by_which_reference() {
    let Some(folder) = folder() else { return };
    for (file, at, name, account, reference) in [
        (
            "ro-test_alpha_940.txt",
            (0, 0),
            "Test Partener Alpha",
            "RO39BUCU2481304266464RON",
            "248OPAA222980004",
        ),
        (
            "ro-test_alpha_940.txt",
            (1, 0),
            "NEXTERP ROMANIA SRL",
            "RO88BTRLRONCRT0301398801",
            "001INLC223053363",
        ),
        ("ro-test_brd_940.txt", (0, 0), "NEXTERP ROMANIA SRL", "RO89RZBR0000060003480121", ""),
        ("ro-test_file_bcr.STA", (0, 0), "Test Partner BCR", "RO24BREL0002002472400100", "2022103180931993"),
        ("ro-test_ing_940.txt", (0, 0), "NEXTERP ROMANIA SRL", "RO25INGB0014000031948911", "RE20200211-7523"),
        ("nl-test-rabo.swi", (0, 0), "R. SMITH", "NL66RABO0160878799", ""),
    ] {
        let read = statements(&folder, file);
        let entry = &read[at.0].entries[at.1];
        assert_eq!(entry.counterparty.name.as_deref(), Some(name), "{file}");
        assert_eq!(entry.counterparty.account.as_deref(), Some(account), "{file}");
        assert_eq!(entry.references.bank.as_deref().unwrap_or_default(), reference, "{file}");
        assert_eq!(entry.kind, Kind::Incoming, "{file}");
    }
    for (file, at) in
        [("ro-test_alpha_940.txt", (1, 1)), ("ro-test_brd_940.txt", (0, 1)), ("ro-test_file_bcr.STA", (0, 1))]
    {
        assert_eq!(statements(&folder, file)[at.0].entries[at.1].kind, Kind::Fee, "{file}");
    }
}

#[test]
fn no_two_entries_of_a_file_are_taken_for_one_and_a_second_reading_finds_them_again() {
    let Some(folder) = folder() else { return };
    for (file, _) in expected(&folder) {
        let Ok(read) = bank::read(&std::fs::read(folder.join(&file)).unwrap()) else { continue };
        let prints = |read: &[Statement]| -> Vec<String> {
            read.iter().flat_map(|one| &one.entries).map(|entry| entry.fingerprint.clone()).collect()
        };
        let first = prints(&read);
        let distinct: std::collections::HashSet<&String> = first.iter().collect();
        assert_eq!(distinct.len(), first.len(), "{file}");
        assert_eq!(prints(&statements(&folder, &file)), first, "{file}");
    }
}
