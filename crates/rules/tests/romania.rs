//! Lists and cases collected in Romania, beside the work space: holidays, terms, numbers with a check.

use std::path::Path;

use jiff::civil::Date;
use rules::calendar::{Calendar, DayClass, Holiday, holidays, holidays_on};
use rules::ids::{Cnp, Cui, Iban};
use rules::terms::draft;
use serde_json::Value;

/// A file of the collection beside the work space, if it is there. On the build machine it has to be.
fn file(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ro").join(name);
    if let Ok(text) = std::fs::read_to_string(&path) {
        return Some(text);
    }
    #[expect(clippy::disallowed_methods, reason = "a test asks whether it runs on the build machine")]
    let on_build_machine = std::env::var("CI").is_ok();
    assert!(!on_build_machine, "the Romanian cases are missing: {}", path.display());
    say(&format!("skipped: there is no {} beside the work space", path.display()));
    None
}

#[expect(clippy::print_stdout, reason = "whoever runs the tests is told what was left out")]
fn say(line: &str) {
    println!("{line}");
}

/// How the list names them.
fn named(name: &str) -> Holiday {
    let known = [
        ("Anul Nou", Holiday::NewYear),
        ("Botezul Domnului", Holiday::Epiphany),
        ("Soborul", Holiday::SaintJohn),
        ("Ziua Unirii", Holiday::Union),
        ("Vinerea Mare", Holiday::GoodFriday),
        ("Paștele", Holiday::Easter),
        ("Ziua Muncii", Holiday::Labour),
        ("Ziua Copilului", Holiday::Children),
        ("Rusaliile", Holiday::Pentecost),
        ("Adormirea", Holiday::Dormition),
        ("Sfântul Apostol Andrei", Holiday::SaintAndrew),
        ("Ziua Națională", Holiday::National),
        ("Crăciunul", Holiday::Christmas),
    ];
    known.into_iter().find(|(start, _)| name.starts_with(start)).unwrap_or_else(|| panic!("{name}")).1
}

#[test]
fn every_holiday_of_the_list_is_computed_and_none_besides() {
    let Some(text) = file("holidays-ro-2024-2040.csv") else { return };
    let mut listed = Vec::new();
    for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
        let (day, rest) = line.split_once(',').unwrap();
        let (weekday, names) = rest.split_once(',').unwrap();
        let day: Date = day.parse().unwrap();
        assert!(day.strftime("%a").to_string() == weekday, "{line}");
        assert_eq!(Calendar::default().class(day), DayClass::Holiday, "{line}");
        listed.extend(names.trim_matches('"').split("; ").map(|name| (day, named(name))));
    }
    listed.sort();
    let computed: Vec<_> = (2024..=2040).flat_map(holidays).collect();
    assert_eq!(computed, listed);
    assert_eq!(computed.len(), 17 * 17);
    for (day, _) in &computed {
        let one_by_one = computed.iter().filter(|(date, _)| date == day).map(|(_, holiday)| *holiday);
        assert!(one_by_one.eq(holidays_on(*day)), "{day}");
    }
}

#[test]
fn every_case_of_a_draft_is_reckoned_in_both_readings() {
    let Some(text) = file("deadline-vectors.json") else { return };
    let cases: Value = serde_json::from_str(&text).unwrap();
    let cases = cases.as_array().unwrap();
    for case in cases {
        let day = |name: &str| case[name].as_str().unwrap().parse::<Date>().unwrap();
        let dates = draft(day("announce"), &Calendar::default());
        assert_eq!(dates.endorsement.earliest, day("earliest_plus_30_working_days"), "{case}");
        assert_eq!(dates.endorsement.used, day("plus_31st_exclusive"), "{case}");
        assert_eq!(dates.endorsement.latest, dates.endorsement.used);
        assert_eq!(dates.proposals.earliest, day("proposals_min_10_calendar"), "{case}");
        assert!(dates.proposals.used > dates.proposals.earliest);
        assert!(dates.sitting.used > dates.endorsement.used);
    }
    assert!(cases.len() >= 7, "only {} cases checked", cases.len());
}

#[test]
fn every_number_is_judged_as_another_program_judges_it() {
    let Some(text) = file("id-test-vectors.json") else { return };
    let all: Value = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    for kind in ["cnp", "cui", "iban"] {
        for case in all[kind].as_array().unwrap() {
            let text = case["value"].as_str().unwrap();
            let passes = match kind {
                "cnp" => Cnp::parse(text).is_ok(),
                "cui" => Cui::parse(text).is_ok(),
                _ => Iban::parse(text).is_ok(),
            };
            let known = case["valid_stdnum"].as_bool().or_else(|| case["valid_mod97"].as_bool());
            assert_eq!(Some(passes), known, "{kind} {case}");
            checked += 1;
        }
    }
    assert!(checked >= 47, "only {checked} numbers checked");
}
