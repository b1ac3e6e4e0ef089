//! Lists and cases collected in Romania, beside the work space: holidays, terms, numbers with a check.

use std::path::Path;

use jiff::civil::Date;
use rules::calendar::{Calendar, DayClass, Holiday, holidays, holidays_on};

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
