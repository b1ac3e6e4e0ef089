//! What the text of this crate must and must not say.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const MIGRATION: &str = include_str!("../../db/migrations/0006_voting.sql");
const LOCALES: [&str; 3] =
    [include_str!("../locales/ro.ftl"), include_str!("../locales/en.ftl"), include_str!("../locales/hu.ftl")];

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

/// The words of a text: `person_id` is one, and is not `person`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[test]
fn no_statement_of_this_crate_can_see_who_a_person_is() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut statements = 0;
    for (path, text) in &all {
        for statement in text.split("sql!(").skip(1) {
            let Some(statement) = statement.split('"').nth(1) else { continue };
            statements += 1;
            for hidden in ["person", "session", "access_card", "mail"] {
                assert!(words(statement).all(|word| word != hidden), "{}: {statement}", path.display());
            }
        }
    }
    assert!(statements > 15, "only {statements} statements were found");
}

#[test]
fn only_the_electorate_knows_the_names_on_the_voters_list() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    for (path, text) in all.iter().filter(|(path, _)| !path.to_string_lossy().contains("electorate")) {
        for statement in text.split("sql!(").skip(1).filter_map(|rest| rest.split('"').nth(1)) {
            assert!(words(statement).all(|word| word != "voter"), "{}: {statement}", path.display());
        }
    }
}

/// The columns of a table as the migration declares it.
fn columns(table: &str) -> BTreeSet<&'static str> {
    let body =
        MIGRATION.split(&format!("create table {table} (")).nth(1).unwrap().split("\n);").next().unwrap();
    let constraints = ["primary", "unique", "foreign", "check"];
    let first_words = body.lines().filter_map(|line| line.split_whitespace().next());
    first_words.filter(|word| !constraints.contains(word) && !word.starts_with("--")).collect()
}

#[test]
fn ballots_and_entitlements_share_the_vote_and_nothing_else() {
    let (ballot, entitlement) = (columns("ballot"), columns("entitlement"));
    assert_eq!(ballot, BTreeSet::from(["community_id", "vote_id", "id", "choices"]));
    let shared: Vec<&&str> = ballot.intersection(&entitlement).collect();
    assert_eq!(shared, [&"community_id", &"vote_id"]);
}

#[test]
fn neither_table_knows_a_time_and_neither_refers_to_the_other() {
    for table in ["ballot", "entitlement"] {
        let body =
            MIGRATION.split(&format!("create table {table} (")).nth(1).unwrap().split("\n);").next().unwrap();
        for word in words(body) {
            assert!(
                !word.ends_with("_at") && !word.ends_with("_on") && !word.contains("time"),
                "{table}: {word}"
            );
        }
        let referred: Vec<&str> =
            body.split("references ").skip(1).map(|rest| words(rest).next().unwrap()).collect();
        assert_eq!(referred, ["vote"], "{table}");
    }
    assert!(!MIGRATION.contains("by-rowid"), "a table that keeps row ids remembers the order of arrival");
}

#[test]
fn no_vote_is_ever_called_what_the_law_keeps_for_another_thing() {
    for text in LOCALES {
        let text = text.to_lowercase();
        for word in ["referendum", "népszavazás", "plebiscit"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}

/// What only coordinators choose from; what it means is said to citizens by other messages.
const LABELS: [&str; 20] = [
    "vote-comparison-exclusion",
    "vote-comparison-none",
    "vote-comparison-satisfaction",
    "vote-completion-fractional",
    "vote-completion-integral",
    "vote-completion-none",
    "vote-kind-approval",
    "vote-kind-choose-one",
    "vote-kind-knapsack",
    "vote-kind-points",
    "vote-kind-ranked",
    "vote-kind-yes-no",
    "vote-rule-equal-shares",
    "vote-rule-greedy",
    "vote-rule-most-votes",
    "vote-rule-stv",
    "vote-rule-yes-no",
    "vote-unfitting-reserve",
    "vote-unfitting-skip",
    "vote-unfitting-stop",
];

#[test]
fn romanian_and_english_say_the_same_things_in_good_letters() {
    let keys = LOCALES.map(|text| kit::languages::keys(text).collect::<BTreeSet<_>>());
    assert_eq!(keys[0], keys[1]);
    assert!(keys[2].is_subset(&keys[0]), "{:?}", keys[2].difference(&keys[0]));
    let staff = |key: &&str| {
        [
            "vote-open",
            "vote-plan",
            "vote-extend",
            "vote-denied",
            "vote-duty",
            "vote-to-",
            "vote-nobody",
            "count-",
            "voters-",
            "letters-",
            "counter-",
            "paper-",
            "log-voter",
        ]
        .iter()
        .any(|p| key.starts_with(p))
            || LABELS.contains(key)
    };
    let missing: Vec<_> = keys[0].difference(&keys[2]).filter(|key| !staff(key)).collect();
    assert!(missing.is_empty(), "Hungarian citizens would not understand {missing:?}");
    assert!(!LOCALES[0].contains(['ş', 'ţ', 'Ş', 'Ţ']), "a cedilla");
}

#[test]
fn every_message_that_a_page_names_is_there() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut all);
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let known: BTreeSet<&str> = kit::languages::keys(LOCALES[0]).collect();
    let mut seen = 0;
    for (path, text) in all.iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        for word in text.split('"').skip(1).step_by(1) {
            let is_key =
                ["vote-", "ballot-", "count-", "results-", "voters-"].iter().any(|p| word.starts_with(p));
            let plain = word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            // Ids of elements, prefixes of words, and what `done` names.
            let other = [
                "vote-panel",
                "vote-code",
                "vote-report",
                "votes-table",
                "vote-open",
                "count-lot",
                "vote-opened",
                "count-tied",
                "count-decided",
                "voters-struck",
                "voters-restored",
                "voters-imported",
                "voters-same",
                "voters-import",
                "voters-strike",
            ];
            if !is_key || !plain || other.contains(&word) || word.ends_with('-') {
                continue;
            }
            seen += 1;
            let with_parts = known.iter().any(|key| key.starts_with(&format!("{word}-")));
            let is_start = known.iter().any(|key| key.starts_with(word));
            assert!(
                known.contains(word) || with_parts || (word.ends_with("-") && is_start),
                "{}: {word}",
                path.display()
            );
        }
    }
    assert!(seen > 100, "only {seen} keys were found");
}
