use proptest::prelude::*;

use super::*;

const SMALL: &str = "4 2
-3
[nick a b c d]
[tie 2 1 4]
3 1 2 0
1 4 0
2 0
0
\"Ana Pop\"
\"Ion \"\"Ionică\"\" Rus\"
Eva Kis
\"Dan # Sas\"
\"Consiliul satului\"
";

fn small() -> Election {
    Election {
        seats: 2,
        candidates: ["Ana Pop", "Ion \"\"Ionică\"\" Rus", "Eva Kis", "Dan # Sas"].map(str::to_owned).to_vec(),
        withdrawn: vec![2],
        ballots: vec![(3, vec![0, 1]), (1, vec![3]), (2, vec![])],
        title: "Consiliul satului".to_owned(),
        tie_order: vec![1, 0, 3],
    }
}

#[test]
fn a_file_is_read_as_every_program_writes_it() {
    assert_eq!(parse(SMALL), Ok(small()));
    let other = SMALL
        .replace("4 2\n", "\u{feff}# alegeri\n\n4\t2 # două locuri\n")
        .replace("\"Ana Pop\"", "  Ana Pop  # prima")
        .replace('\n', "\r\n");
    assert_eq!(parse(other.trim_end()), Ok(small()));
    let without_title = Election { title: String::new(), ..small() };
    assert_eq!(parse(SMALL.replace("\"Consiliul satului\"\n", "")), Ok(without_title));
}

#[test]
fn a_broken_file_is_refused_with_its_line() {
    for (from, to, line, why) in [
        ("4 2", "4", 1, "The first line says how many candidates and how many seats there are."),
        ("4 2", "4 x", 1, "\"x\" is not a number."),
        ("4 2", "-4 2", 1, "-4 is not a number of candidates."),
        ("4 2", "4 99999", 1, "99999 is not a number of seats."),
        ("-3", "-5", 2, "There is no candidate 5: they are numbered from 1 to 4."),
        ("[nick a b c d]", "[nick a", 3, "The bracket that opens this line is not closed at its end."),
        ("[tie 2 1 4]", "[tie 2 x]", 4, "\"x\" is not a number."),
        ("3 1 2 0", "3 1 2", 5, "A ballot ends with a 0."),
        ("3 1 2 0", "3 1 0 2 0", 5, "There is no candidate 0: they are numbered from 1 to 4."),
        ("3 1 2 0", "-3 1 2 0", 5, "-3 is not a number of ballots."),
        ("3 1 2 0", "3 1 2 1 0", 5, "The ballot ranks a candidate twice."),
        ("3 1 2 0", "3 1 7 0", 5, "There is no candidate 7: they are numbered from 1 to 4."),
        ("\n0\n", "\n", 8, "\"\\\"Ana\" is not a number."),
        ("\"Ana Pop\"", "\"Ana Pop", 9, "A quoted name begins here and is never closed."),
        ("satului\"\n", "satului\"\nx\n", 14, "Nothing is expected after the title."),
    ] {
        let broken = SMALL.replacen(from, to, 1);
        assert_ne!(broken, SMALL, "{from}");
        assert_eq!(parse(&broken), Err(BadFile::at(line, why)), "{from} -> {to}");
    }
    assert_eq!(parse(""), Err(BadFile::at(1, "The file is empty.")));
    assert_eq!(
        parse("1 1\n1 1 0\n"),
        Err(BadFile::at(2, "The ballots do not end with a line that is just 0."))
    );
    assert_eq!(parse("2 1\n0\nAna\n"), Err(BadFile::at(3, "Candidate 2 of 2 has no name.")));
    assert_eq!(parse(b"1 1\n0\n\xe3\n"), Err(BadFile::at(3, "The text is not UTF-8.")));
}

#[test]
fn withdrawn_candidates_and_blank_ballots_are_told_to_the_rules() {
    let vote = small().vote();
    assert_eq!(
        vote.choices.iter().map(|choice| choice.withdrawn).collect::<Vec<_>>(),
        [false, false, true, false]
    );
    assert_eq!(vote.ballots[2], Papers { ballot: Ballot::Blank, copies: 2 });
}

fn elections() -> impl Strategy<Value = Election> {
    let names = prop::collection::vec("[A-Za-zăâîșț#' ]{0,8}[A-Za-z]", 1..6);
    (names, 0..5_usize, "([A-Za-z#' ]{0,8}[a-z])?").prop_flat_map(|(candidates, seats, title)| {
        let all: Vec<usize> = (0..candidates.len()).collect();
        let some = prop::sample::subsequence(all, 0..=candidates.len());
        let ballot = (0..1000_u64, some.clone().prop_shuffle());
        (some.clone(), prop::collection::vec(ballot, 0..8), some.prop_shuffle()).prop_map(
            move |(withdrawn, ballots, tie_order)| Election {
                seats,
                candidates: candidates.iter().map(|name| name.trim().to_owned()).collect(),
                withdrawn,
                ballots,
                title: title.trim().to_owned(),
                tie_order,
            },
        )
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(election in elections()) {
        let written = write(&election);
        prop_assert_eq!(parse(&written), Ok(election), "{}", written);
    }

    #[test]
    fn no_text_makes_the_reader_panic_and_what_is_accepted_is_read_back(
        cut in any::<prop::sample::Index>(),
        junk in "[-\\[\\]\"\r\n 0-9#a-z]{0,12}|.*",
    ) {
        let at = (0..=cut.index(SMALL.len())).rev().find(|&at| SMALL.is_char_boundary(at)).unwrap_or(0);
        let file = format!("{}{junk}{}", &SMALL[..at], &SMALL[at..]);
        for file in [&junk, &file] {
            match parse(file) {
                Ok(election) => {
                    let again = parse(write(&election)).unwrap();
                    prop_assert_eq!(parse(write(&again)), Ok(again));
                }
                Err(fault) => prop_assert!((1..=file.lines().count().max(1)).contains(&fault.line), "{}", fault),
            }
        }
    }
}
