//! The house keeps its own rules: doors, statements, pure rules, messages, pages without anything inline.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]
use db::{EVENTS, STATEMENTS, Seen};
use kit::access::Access;
use kit::languages::{LOCALES, keys};
use kit::log::{self, Line};
use kit::routes::Site;
use kit::test::World;
use kit::{Lang, area::Areas};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// All files under `crates/` with this ending, with their text.
fn files(ending: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, ending: &str, out: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                walk(&path, ending, out);
            } else if path.to_string_lossy().ends_with(ending) {
                out.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut out = Vec::new();
    walk(&crates(), ending, &mut out);
    out.sort();
    out
}

/// A path with something in every place: ids that do not exist.
fn example(path: &str) -> String {
    let mut out = String::new();
    for (at, part) in path.split(['{', '}']).enumerate() {
        out += if at % 2 == 0 { part } else { "x" };
    }
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_is_closed_to_those_it_is_not_for() {
    let (_, routes) = Areas::gather(vatra::areas());
    for world in World::each_engine(vatra::areas).await {
        let stranger = world.member(&world.theirs).await;
        let member = world.member(&world.ours).await;
        for door in &routes.table {
            if door.access == Access::Visitor || door.site == Site::Instance {
                continue;
            }
            let path = example(door.path);
            let knock = async |client: kit::test::Client<'_>| match door.method.as_str() {
                "GET" => client.get(&path).await.status,
                _ => client.post(&path, &[]).await.status,
            };
            let nobody = knock(world.anyone()).await;
            assert!(
                matches!(nobody, 401 | 403),
                "{} {} answers nobody with {nobody}",
                door.method,
                door.path
            );
            let foreign = knock(world.as_(&stranger).on(&world.ours)).await;
            assert!(
                matches!(foreign, 401 | 403),
                "{} {} answers a stranger with {foreign}",
                door.method,
                door.path
            );
            if !matches!(door.access, Access::Member | Access::SignedIn) {
                let plain = knock(world.as_(&member)).await;
                assert_eq!(plain, 403, "{} {} answers a plain member", door.method, door.path);
            }
        }
    }
}

/// A change of this file is a change of who may do what: look at it in the review.
/// `vatra routes > crates/app/tests/routes.txt` brings it up to date.
#[test]
fn the_table_of_routes_is_reviewed() {
    let (_, routes) = Areas::gather(vatra::areas());
    let mut doors = routes.table;
    doors.sort_by_key(|door| (door.path, door.method.to_string()));
    let table: String = doors
        .iter()
        .map(|door| {
            format!(
                "{:<5}{:<52}{:<13}{:?}\n",
                door.method,
                door.path,
                format!("{:?}", door.access),
                door.site
            )
        })
        .collect();
    let reviewed = include_str!("routes.txt");
    let new: Vec<&str> = table.lines().filter(|line| !reviewed.lines().any(|old| old == *line)).collect();
    let gone: Vec<&str> = reviewed.lines().filter(|old| !table.lines().any(|line| line == *old)).collect();
    assert!(new.is_empty() && gone.is_empty(), "new: {new:#?}\ngone: {gone:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_prepares_on_every_engine_and_keeps_to_its_community() {
    let _ = vatra::areas();
    assert!(STATEMENTS.len() > 100, "{} statements are registered", STATEMENTS.len());
    for world in World::each_engine(vatra::areas).await {
        for statement in STATEMENTS {
            let place = format!("{}:{}", statement.file, statement.line);
            let about_one = statement.text.contains("community_id")
                || statement.text.contains("community where id = $1")
                || statement.text.contains("update community set");
            assert!(
                statement.global || (about_one && statement.text.contains("$1")),
                "{place} is not about one community"
            );
            let prepared = world.read(&world.instance).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{place}: {e:#}"));
        }
    }
}

/// SQL stays out of what shows and of what decides: pages, panels, programs' endpoints and rules.
#[test]
fn pages_and_rules_hold_no_sql() {
    for (path, text) in files(".rs") {
        let path = path.strip_prefix(crates()).unwrap().to_string_lossy().into_owned();
        let shows = ["pages.rs", "/pages/", "panels.rs", "api.rs", "domain.rs", "duties.rs", "download.rs"];
        let must_not = shows.iter().any(|part| path.contains(part)) && !path.contains("tests");
        assert!(!must_not || !text.contains("sql!("), "{path} has SQL outside a store");
    }
}

/// The rules stay pure: no clock, no chance, no database, no web in a `domain.rs`.
#[test]
fn domain_files_are_pure() {
    for (path, text) in files("domain.rs") {
        let code =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for word in
            ["axum", "tokio", "sql!", "Reader", "Writer", "SystemTime", "now_v7", "random", "async fn"]
        {
            assert!(!code.contains(word), "{} mentions {word}", path.display());
        }
    }
}

#[test]
fn pages_have_nothing_inline_and_nothing_unchecked() {
    for (path, text) in files(".html") {
        for bad in [" style=", "<style", "onclick=", "javascript:", "|safe", "http://", "https://"] {
            assert!(!text.contains(bad), "{} has {bad}", path.display());
        }
        for script in text.match_indices("<script").map(|(at, _)| &text[at..]) {
            assert!(script.starts_with("<script src="), "{} has an inline script", path.display());
        }
        let posts = text.matches("method=\"post\"").count();
        assert!(
            text.matches("frame.guard()").count() >= posts,
            "{} has a form without its token",
            path.display()
        );
    }
}

#[test]
fn romanian_is_written_with_commas_below() {
    for ending in [".ftl", ".html", ".toml"] {
        for (path, text) in files(ending) {
            assert!(!text.contains(['ş', 'ţ', 'Ş', 'Ţ']), "{} has a cedilla", path.display());
        }
    }
}

#[test]
fn every_message_is_there_in_romanian_and_english_once() {
    let _ = vatra::areas();
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for locale in LOCALES {
        let mut seen = BTreeSet::new();
        for key in keys(locale.text) {
            assert!(seen.insert(key), "{key} stands twice in {} {}", locale.area, locale.lang.code());
            let new = all.entry(locale.lang.code()).or_default().insert(key);
            assert!(new, "{key} is said by two areas");
        }
    }
    let (ro, en, hu) = (&all["ro"], &all["en"], &all["hu"]);
    let lacking: Vec<_> = ro.symmetric_difference(en).collect();
    assert!(lacking.is_empty(), "in one of Romanian and English only: {lacking:?}");
    let extra: Vec<_> = hu.difference(ro).collect();
    assert!(extra.is_empty(), "in Hungarian only: {extra:?}");
}

#[test]
fn every_message_that_a_template_says_exists() {
    let _ = vatra::areas();
    let mut missing = Vec::new();
    for (path, text) in files(".html") {
        for (at, _) in text
            .match_indices("frame.t(\"")
            .chain(text.match_indices("frame.n(\""))
            .chain(text.match_indices("frame.with(\""))
        {
            let key = text[at..].split('"').nth(1);
            if let Some(key) = key
                && !LOCALES
                    .iter()
                    .any(|locale| locale.lang == Lang::Ro && keys(locale.text).any(|known| known == key))
            {
                missing.push(format!("{}: {key}", path.file_name().unwrap().display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_event_that_everybody_sees_has_a_sentence_that_its_body_can_fill() {
    for event in EVENTS.iter().filter(|event| event.seen == Seen::ByAll) {
        let key = format!("log-{}", event.name.replace(['.', '_'], "-"));
        let body = event.fields.iter().map(|field| ((*field).to_owned(), "x".into())).collect();
        let line = Line {
            id: uuid::Uuid::nil(),
            name: event.name.to_owned(),
            body: serde_json::Value::Object(body),
            person: None,
            at: kit::Instant(0),
            is_withheld: false,
        };
        for lang in [Lang::Ro, Lang::En, Lang::Hu] {
            let mut own = LOCALES.iter().filter(|locale| locale.lang == lang);
            assert!(
                own.any(|locale| keys(locale.text).any(|known| known == key)),
                "{key} in {}",
                lang.code()
            );
            // A value that the body lacks stops the saying of the message here.
            assert!(!log::words(lang, &line).is_empty());
        }
    }
}
