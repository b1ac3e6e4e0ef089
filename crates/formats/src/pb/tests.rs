//! Our own small files, broken ones, the round trip, and real elections where they are at hand.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rules::approval;

use super::*;

const SMALL: &str = "META
key;value
description;Buget participativ
budget;1000
num_projects;2
num_votes;3
vote_type;approval
PROJECTS
project_id;cost;votes;name
A.1/24;600.5;2;Bănci
B;400;1;\"Pod; \"\"nou\"\"\"
VOTES
voter_id;vote;age
1;A.1/24,B;40
2;A.1/24,A.1/24;None
3;;17
";

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn a_small_file_is_read() {
    let election = parse(SMALL).unwrap();
    assert_eq!(election.budget(), Some(Money::from_bani(100_000)));
    assert_eq!(election.vote_type(), Some("approval"));
    assert_eq!(election.max_length(), 2);
    assert_eq!(election.projects[0].cost, Money::from_bani(60_050));
    assert_eq!(election.projects[1].fields, [pair("votes", "1"), pair("name", "Pod; \"nou\"")]);
    let choices: Vec<&[String]> = election.votes.iter().map(|vote| vote.choices.as_slice()).collect();
    assert_eq!(choices, [&["A.1/24".to_owned(), "B".to_owned()][..], &["A.1/24".to_owned()], &[]]);
    assert_eq!(election.votes[0].field("AGE"), Some("40"));
    assert_eq!(election.votes[1].fields, []);
}

#[test]
fn a_file_from_another_program_means_the_same() {
    let election = parse(SMALL).unwrap();
    let other = SMALL
        .replace("META", "\u{feff}meta ")
        .replace("PROJECTS", "\nprojects")
        .replace("project_id;cost", "Project_ID;Cost")
        .replace("600.5", "600,50")
        .replace("400", "400.000")
        .replace('\n', "\r\n");
    assert_eq!(parse(other.trim_end()), Ok(election));
}

#[test]
fn quotes_are_read_as_the_programs_that_write_them_mean() {
    for (written, read) in [
        ("\"Stare\" nou", "Stare nou"),
        ("Stare \"nou\"", "Stare \"nou\""),
        ("\"două\nrânduri\"", "două\nrânduri"),
        ("\"\"", ""),
        ("a\u{2028}b", "a\u{2028}b"),
    ] {
        let file = SMALL.replace("Bănci", written);
        let name = parse(&file).unwrap().projects[0].field("name").unwrap_or_default().to_owned();
        assert_eq!(name, read, "{written}");
    }
}

#[test]
fn points_go_with_their_projects() {
    let file = SMALL
        .replace("voter_id;vote;age", "voter_id;vote;points")
        .replace(";40", ";3,1")
        .replace(";None", ";2,2")
        .replace(";17", ";");
    let election = parse(&file).unwrap();
    assert_eq!(election.votes[0].points, [3, 1]);
    assert_eq!(election.votes[1].points, [2]);
    assert_eq!(election.votes[2].points, Vec::<i64>::new());
    assert_eq!(parse(write(&election)), Ok(election));
}

/// What is changed in the small file, into what, the line that is then wrong, and why.
const BROKEN: [(&str, &str, usize, &str); 21] = [
    ("META\n", "", 1, "The file must begin with a line that says META."),
    (
        "PROJECTS\n",
        "VOTES\n",
        8,
        "VOTES stands in the wrong place: the order is META, PROJECTS, VOTES, each once.",
    ),
    (
        "VOTES\nvoter_id;vote;age\n",
        "META\n",
        12,
        "META stands in the wrong place: the order is META, PROJECTS, VOTES, each once.",
    ),
    (
        "key;value\ndescription;Buget participativ\n",
        "key;value\ndescription\n",
        3,
        "A row of META is a key and a value, with a semicolon between.",
    ),
    ("budget;1000", ";1000", 4, "A row of META has no key."),
    ("budget;1000", "Num_Votes;3", 6, "The key num_votes stands twice in META."),
    ("budget;1000", "budget;1;000", 4, "A row of META has more than a key and a value."),
    ("project_id;cost", "project_id;price", 9, "The column cost is missing."),
    (
        "600.5",
        "600.505",
        10,
        "The cost of project A.1/24 is not a number with at most two decimals: \"600.505\".",
    ),
    ("600.5", "-600", 10, "The cost of project A.1/24 is not a number with at most two decimals: \"-600\"."),
    ("B;400", "A.1/24;400", 11, "The project A.1/24 stands twice."),
    ("B;400", ";400", 11, "A project needs an id without a comma."),
    ("B;400;1;", "B;", 11, "The row has 2 fields, the header has 4."),
    ("\"Pod;", "Pod;", 11, "The row has 5 fields, the header has 4."),
    ("\"Pod; \"\"nou\"\"\"", "\"Pod", 11, "A quoted field begins here and is never closed."),
    (
        "1;A.1/24,B;40",
        "1;A.1/24,C;40",
        14,
        "The ballot names the project \"C\", which is not among the projects.",
    ),
    (
        "1;A.1/24,B;40",
        "1;A.1/24,;40",
        14,
        "The ballot names the project \"\", which is not among the projects.",
    ),
    ("1;A.1/24,B;40", "3;A.1/24,B;40", 16, "The voter 3 stands twice."),
    ("1;A.1/24,B;40", ";A.1/24,B;40", 14, "A ballot has no voter id."),
    ("3;;17\n", "", 6, "num_votes announces 3, but the file has 2."),
    ("num_projects;2", "num_projects;many", 5, "num_projects announces many, but the file has 2."),
];

#[test]
fn a_broken_file_is_refused_with_its_line() {
    for (from, to, line, why) in BROKEN {
        let broken = SMALL.replacen(from, to, 1);
        assert_ne!(broken, SMALL, "{from}");
        assert_eq!(parse(&broken), Err(BadFile::at(line, why)), "{from} -> {to}");
    }
    let without_votes = SMALL.split_once("VOTES").unwrap().0;
    assert_eq!(parse(without_votes), Err(BadFile::at(11, "The section VOTES is missing.")));
    let without_header = format!("{without_votes}VOTES\n");
    assert_eq!(parse(without_header), Err(BadFile::at(12, "VOTES has no header line.")));
    assert_eq!(parse(""), Err(BadFile::at(1, "The section META is missing.")));
}

#[test]
fn text_that_is_not_utf_8_is_refused_with_its_line() {
    let mut file = SMALL.as_bytes().to_vec();
    let at = SMALL.find("Bănci").unwrap();
    file[at + 1] = 0xe3;
    assert_eq!(parse(&file).unwrap_err().to_string(), "line 10: The text is not UTF-8.");
}

#[test]
fn points_that_do_not_go_with_the_ballot_are_refused() {
    let file = |points: &str| {
        let head =
            "META\nkey;value\nbudget;1\nPROJECTS\nproject_id;cost\na;1\nb;1\nVOTES\nvoter_id;vote;points\n";
        parse(format!("{head}1;a,b;{points}\n"))
    };
    assert_eq!(file("2,1").unwrap().votes[0].points, [2, 1]);
    assert_eq!(file("2"), Err(BadFile::at(10, "The ballot names 2 projects but gives points 1 times.")));
    assert_eq!(file("2,x"), Err(BadFile::at(10, "\"x\" is not a number of points.")));
}

/// A value as the reader gives it: trimmed, not empty, not `None`.
fn value() -> impl Strategy<Value = String> {
    "[ -~ăâîșț;\"\n,]{1,12}"
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("absent", |text| present(text).is_some())
}

fn fields(names: &'static [&'static str]) -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(prop::option::of(value()), names.len()).prop_map(|values| {
        names.iter().zip(values).filter_map(|(name, value)| Some(pair(name, &value?))).collect()
    })
}

fn elections() -> impl Strategy<Value = Election> {
    let projects = prop::collection::btree_map(
        "[a-z0-9./-]{1,6}",
        (0..10_i64.pow(12), fields(&["name", "selected"])),
        1..6,
    );
    (projects, any::<bool>(), fields(&["description", "comment", "unit"])).prop_flat_map(
        |(projects, with_points, meta)| {
            let ids: Vec<String> = projects.keys().cloned().collect();
            let most = ids.len();
            let choices = prop::sample::subsequence(ids, 0..=most).prop_shuffle();
            let vote = (choices, prop::collection::vec(-5..20_i64, most), fields(&["age", "sex"]));
            prop::collection::vec(vote, 0..8).prop_map(move |votes| Election {
                meta: meta.clone(),
                projects: projects
                    .iter()
                    .map(|(id, (cost, fields))| Project {
                        id: id.clone(),
                        cost: Money::from_bani(*cost),
                        fields: fields.clone(),
                    })
                    .collect(),
                votes: votes
                    .into_iter()
                    .enumerate()
                    .map(|(voter, (choices, mut points, fields))| {
                        points.truncate(if with_points { choices.len() } else { 0 });
                        PbVote { voter: voter.to_string(), choices, points, fields }
                    })
                    .collect(),
            })
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(election in elections()) {
        let mut columns_in_order = election.clone();
        let written = write(&election);
        let read = parse(&written);
        // Columns stand in the order of their first appearance, so a row's own order may differ.
        let sorted = |election: &mut Election| {
            election.projects.iter_mut().for_each(|project| project.fields.sort());
            election.votes.iter_mut().for_each(|vote| vote.fields.sort());
        };
        sorted(&mut columns_in_order);
        let mut read = read.map_err(|fault| TestCaseError::fail(format!("{fault}\n{written}")))?;
        sorted(&mut read);
        prop_assert_eq!(read, columns_in_order);
    }

    #[test]
    fn no_text_makes_the_reader_panic(cut in any::<prop::sample::Index>(), junk in "[;\"\r\n,a-zA-Z0-9 ]{0,20}|.*") {
        let at = (0..=cut.index(SMALL.len())).rev().find(|&at| SMALL.is_char_boundary(at)).unwrap_or(0);
        let _ = parse(&junk);
        let file = format!("{}{junk}{}", &SMALL[..at], &SMALL[at..]);
        if let Err(fault) = parse(&file) {
            prop_assert!((1..=file.lines().count() + 1).contains(&fault.line), "{}", fault);
        }
    }
}

/// The folder of real elections beside the work space, if it is there. On the build machine it has to be.
fn real_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pb");
    if !folder.is_dir() {
        #[expect(clippy::disallowed_methods, reason = "a test asks whether it runs on the build machine")]
        let on_build_machine = std::env::var("CI").is_ok();
        assert!(!on_build_machine, "the real elections are missing: {}", folder.display());
        skipped();
        return vec![];
    }
    let mut files = Vec::new();
    for folder in [folder.join("cities"), folder] {
        let entries = std::fs::read_dir(folder).unwrap();
        files.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|e| e == "pb")),
        );
    }
    files.sort();
    assert!(files.len() > 100, "only {} real elections", files.len());
    files
}

#[expect(clippy::print_stdout, reason = "whoever runs the tests is told that this one saw no files")]
fn skipped() {
    println!("skipped: there are no real elections beside the work space");
}

fn read(path: &Path) -> Election {
    parse(std::fs::read(path).unwrap()).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Votes and score of each project, from the ballots: one vote a ballot; points, or as many for the first as the
/// ballot has ranks, or one.
fn recount(election: &Election) -> BTreeMap<&str, (u64, u64)> {
    let mut tally: BTreeMap<&str, (u64, u64)> =
        election.projects.iter().map(|project| (project.id.as_str(), (0, 0))).collect();
    for vote in &election.votes {
        for (place, id) in vote.choices.iter().enumerate() {
            let worth = match (vote.points.get(place), election.vote_type()) {
                (Some(&points), _) => u64::try_from(points).unwrap(),
                (None, Some("ordinal")) => u64::try_from(vote.choices.len() - place).unwrap(),
                (None, _) => 1,
            };
            let (votes, score) = tally.get_mut(id.as_str()).unwrap();
            *votes += 1;
            *score += worth;
        }
    }
    tally
}

/// One ballot of each of these elections names a project twice, and its city counted it twice; here it counts once.
const COUNTED_TWICE: [(&str, &str); 3] = [
    ("Poland_Warszawa_2026_Blonia_Wilanowskie.pb", "1481"),
    ("Poland_Warszawa_2026_Nadwisle_Miedzeszyn_Aleksandrow_Falenica.pb", "1441"),
    ("Poland_Warszawa_2026_Rakowiec.pb", "1812"),
];

#[test]
fn real_elections_are_read_and_their_ballots_recount_to_the_published_figures() {
    let mut recounted = 0;
    for path in real_files() {
        let election = read(&path);
        let announced = |key| election.meta(key).and_then(|number| number.parse::<usize>().ok());
        assert_eq!(announced("num_projects"), Some(election.projects.len()), "{}", path.display());
        assert_eq!(announced("num_votes"), Some(election.votes.len()), "{}", path.display());
        assert!(election.budget().is_some(), "{}", path.display());

        let tally = recount(&election);
        let approval = (election.vote_type() == Some("approval")).then(|| {
            let options: Vec<&str> = election.projects.iter().map(|project| project.id.as_str()).collect();
            let ballots =
                election.votes.iter().map(|vote| vote.choices.iter().map(String::as_str).collect::<Vec<_>>());
            approval::count(&options, ballots, election.max_length())
        });
        for project in &election.projects {
            let id = project.id.as_str();
            let published = |column| project.field(column).and_then(|number| number.parse::<u64>().ok());
            if let Some(votes) = published("votes") {
                let twice = COUNTED_TWICE.iter().any(|(file, twice)| path.ends_with(file) && *twice == id);
                let votes = votes - u64::from(twice);
                assert_eq!(tally[id].0, votes, "votes of {id} in {}", path.display());
                if let Some(count) = &approval {
                    assert_eq!(count.spoiled, 0, "{}", path.display());
                    assert_eq!(count.votes[id], votes, "approvals of {id} in {}", path.display());
                    recounted += 1;
                }
            }
            if let Some(score) = published("score") {
                assert_eq!(tally[id].1, score, "score of {id} in {}", path.display());
            }
        }
        assert_eq!(parse(write(&election)).as_ref(), Ok(&election), "round trip of {}", path.display());
    }
    assert!(recounted > 500 || real_files().is_empty(), "only {recounted} projects recounted");
}
