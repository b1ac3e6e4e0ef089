//! BLT: ranked elections with their ballots, as STV counting programs exchange them.
//!
//! Source: D. Hill, B. Wichmann, D. Woodall, *Algorithm 123: Single Transferable Vote by Meek's Method*, The Computer
//! Journal 30 (1987), and the files that are in use: candidates and seats; withdrawn candidates as negative numbers;
//! ballots as a weight, candidates in order of preference and a 0; a 0 alone; the names; a title. Read with tolerance:
//! a byte order mark, CRLF, empty lines, comments from `#` to the end of a line outside quotes, names without quotes,
//! lines in brackets (`[nick …]`, `[tie …]`, of which the order of ties is kept).

use rules::Money;
use rules::ballot::{Ballot, BallotKind, Papers};
use rules::tally::{Choice, Election as Vote};

use crate::BadFile;

/// An election as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Election {
    pub seats: usize,
    /// Names, in the order of their numbers.
    pub candidates: Vec<String>,
    /// Who withdrew; candidates are numbered from 0.
    pub withdrawn: Vec<usize>,
    /// How many papers, and what they rank, the dearest first.
    pub ballots: Vec<(u64, Vec<usize>)>,
    /// Empty when the file has none.
    pub title: String,
    /// The order in which ties are broken, where the file gives one.
    pub tie_order: Vec<usize>,
}

/// More candidates than any ballot lists: a larger number is a broken file.
const MOST_CANDIDATES: usize = 10_000;

impl Election {
    /// The vote with its ballots, for the rules to count.
    pub fn vote(&self) -> Vote {
        let candidates = self.candidates.len();
        let withdrawn = |candidate| self.withdrawn.contains(&candidate);
        let papers = |(copies, ranking): &(u64, Vec<usize>)| Papers {
            ballot: if ranking.is_empty() { Ballot::Blank } else { Ballot::Options(ranking.clone()) },
            copies: *copies,
        };
        Vote {
            kind: BallotKind::Ranked { min: 0, max: candidates },
            choices: (0..candidates)
                .map(|candidate| Choice { withdrawn: withdrawn(candidate), ..Choice::default() })
                .collect(),
            budget: Money::ZERO,
            entitled: 0,
            ballots: self.ballots.iter().map(papers).collect(),
        }
    }
}

/// Reads a BLT file.
///
/// # Errors
/// The first line that is wrong, and why.
pub fn parse(file: impl AsRef<[u8]>) -> Result<Election, BadFile> {
    let text = crate::utf8(file.as_ref())?;
    let mut lines = Lines { rest: text.lines().enumerate(), last: 1 };
    let mut election = Election::default();
    let (line, first) = lines.next_line().ok_or_else(|| BadFile::at(1, "The file is empty."))?;
    let numbers = numbers(line, first)?;
    let [candidates, seats] = numbers[..] else {
        return Err(BadFile::at(
            line,
            "The first line says how many candidates and how many seats there are.",
        ));
    };
    let size = |number: i64, what: &str| {
        usize::try_from(number)
            .ok()
            .filter(|number| *number <= MOST_CANDIDATES)
            .ok_or_else(|| BadFile::at(line, format!("{number} is not a number of {what}.")))
    };
    let candidates = size(candidates, "candidates")?;
    election.seats = size(seats, "seats")?;
    read_ballots(&mut lines, candidates, &mut election)?;
    read_names(&mut lines, candidates, &mut election)?;
    Ok(election)
}

/// Lines with something on them, comments taken off, and their numbers from 1.
struct Lines<'a> {
    rest: std::iter::Enumerate<std::str::Lines<'a>>,
    last: usize,
}

impl<'a> Lines<'a> {
    fn next_line(&mut self) -> Option<(usize, &'a str)> {
        for (place, line) in self.rest.by_ref() {
            self.last = place + 1;
            let line = without_comment(line).trim();
            if !line.is_empty() {
                return Some((self.last, line));
            }
        }
        None
    }

    fn end(&self, why: &str) -> BadFile {
        BadFile::at(self.last, why)
    }
}

/// The line up to the first `#` outside quotes.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    for (at, sign) in line.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '#' if !quoted => return &line[..at],
            _ => {}
        }
    }
    line
}

fn numbers(line: usize, text: &str) -> Result<Vec<i64>, BadFile> {
    let number =
        |word: &str| word.parse().map_err(|_| BadFile::at(line, format!("{word:?} is not a number.")));
    text.split_whitespace().map(number).collect()
}

fn candidate(line: usize, number: i64, candidates: usize) -> Result<usize, BadFile> {
    let known = usize::try_from(number).ok().filter(|number| (1..=candidates).contains(number));
    known.map(|number| number - 1).ok_or_else(|| {
        BadFile::at(
            line,
            format!("There is no candidate {number}: they are numbered from 1 to {candidates}."),
        )
    })
}

/// Withdrawn candidates, lines in brackets and ballots, up to the line that is just 0.
fn read_ballots(lines: &mut Lines<'_>, candidates: usize, election: &mut Election) -> Result<(), BadFile> {
    while let Some((line, text)) = lines.next_line() {
        if text.starts_with('[') {
            read_bracket(line, text, candidates, election)?;
            continue;
        }
        match numbers(line, text)?.as_slice() {
            [0] => return Ok(()),
            negative if negative.iter().all(|number| *number < 0) => {
                for &number in negative {
                    election.withdrawn.push(candidate(line, number.saturating_neg(), candidates)?);
                }
            }
            [weight, ranking @ .., 0] => {
                let ranking: Vec<usize> = ranking
                    .iter()
                    .map(|&number| candidate(line, number, candidates))
                    .collect::<Result<_, _>>()?;
                let copies = u64::try_from(*weight).ok().filter(|copies| u32::try_from(*copies).is_ok());
                let copies = copies
                    .ok_or_else(|| BadFile::at(line, format!("{weight} is not a number of ballots.")))?;
                if (1..ranking.len()).any(|at| ranking[..at].contains(&ranking[at])) {
                    return Err(BadFile::at(line, "The ballot ranks a candidate twice."));
                }
                election.ballots.push((copies, ranking));
            }
            _ => return Err(BadFile::at(line, "A ballot ends with a 0.")),
        }
    }
    Err(lines.end("The ballots do not end with a line that is just 0."))
}

fn read_bracket(line: usize, text: &str, candidates: usize, election: &mut Election) -> Result<(), BadFile> {
    let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else {
        return Err(BadFile::at(line, "The bracket that opens this line is not closed at its end."));
    };
    if let Some(order) = inside.trim().strip_prefix("tie") {
        election.tie_order = numbers(line, order)?
            .into_iter()
            .map(|number| candidate(line, number, candidates))
            .collect::<Result<_, _>>()?;
    }
    Ok(())
}

fn read_names(lines: &mut Lines<'_>, candidates: usize, election: &mut Election) -> Result<(), BadFile> {
    for number in 1..=candidates {
        let Some((line, text)) = lines.next_line() else {
            return Err(lines.end(&format!("Candidate {number} of {candidates} has no name.")));
        };
        election.candidates.push(unquoted(line, text)?);
    }
    if let Some((line, text)) = lines.next_line() {
        election.title = unquoted(line, text)?;
    }
    match lines.next_line() {
        Some((line, _)) => Err(BadFile::at(line, "Nothing is expected after the title.")),
        None => Ok(()),
    }
}

/// A name without the quotes around it; quotes inside it stay.
fn unquoted(line: usize, text: &str) -> Result<String, BadFile> {
    let Some(rest) = text.strip_prefix('"') else { return Ok(text.to_owned()) };
    let inside = rest.strip_suffix('"');
    let inside = inside.ok_or_else(|| BadFile::at(line, "A quoted name begins here and is never closed."))?;
    Ok(inside.trim().to_owned())
}

/// Writes a BLT file, with LF and quoted names. A double quote in a name becomes two single ones, and a line break a
/// space, because the format cannot hold them. What [`parse`] gave is read back the same.
pub fn write(election: &Election) -> String {
    let mut out = format!("{} {}\n", election.candidates.len(), election.seats);
    let one_based = |candidate: &usize| (candidate + 1).to_string();
    for candidate in &election.withdrawn {
        out.push_str(&format!("-{}\n", one_based(candidate)));
    }
    if !election.tie_order.is_empty() {
        let order: Vec<String> = election.tie_order.iter().map(one_based).collect();
        out.push_str(&format!("[tie {}]\n", order.join(" ")));
    }
    for (copies, ranking) in &election.ballots {
        let mut words = vec![copies.to_string()];
        words.extend(ranking.iter().map(one_based));
        words.push("0\n".to_owned());
        out.push_str(&words.join(" "));
    }
    out.push_str("0\n");
    for name in &election.candidates {
        out.push_str(&quoted(name));
    }
    if !election.title.is_empty() {
        out.push_str(&quoted(&election.title));
    }
    out
}

fn quoted(name: &str) -> String {
    format!("\"{}\"\n", name.replace('"', "''").replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests;
