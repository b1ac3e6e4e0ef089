//! Reads the ledger as a file, adds everything up again and recomputes the chain of seals. Needs nothing but the lines.
use super::text::{HEAD, Hasher, SEAL, beginning};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// More faults than anyone reads.
const MOST: usize = 100;

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In the file, from one.
    pub line: u64,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// What a check found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    pub faults: Vec<Fault>,
    /// Bani by book and account; debits above zero.
    pub balances: BTreeMap<(String, String), i128>,
    pub entries: u64,
    pub postings: u64,
    pub seals: u64,
    /// Entries after the last seal of their book.
    pub unsealed: u64,
}

/// The check, fed line by line; it keeps only sums.
pub struct Checker {
    found: Checked,
    line: u64,
    book: Option<Book>,
    /// The names of the books that have ended.
    ended: BTreeSet<String>,
}

/// Where the check stands in one book.
struct Book {
    name: String,
    number: i64,
    /// Lines of the entry that is being read, and their sum.
    lines: i64,
    sum: i128,
    /// Where its last posting stood in the file.
    at: u64,
    since_seal: u64,
    hasher: Hasher,
}

impl Default for Checker {
    fn default() -> Self {
        Checker::new()
    }
}

impl Checker {
    #[must_use]
    pub fn new() -> Checker {
        Checker { found: Checked::default(), line: 0, book: None, ended: BTreeSet::new() }
    }

    fn fault(&mut self, what: impl Into<String>) {
        self.fault_at(self.line, what);
    }

    fn fault_at(&mut self, line: u64, what: impl Into<String>) {
        if self.found.faults.len() < MOST {
            self.found.faults.push(Fault { line, what: what.into() });
        }
    }

    /// Takes the next line of the file. The head may be missing.
    pub fn take(&mut self, line: &str) {
        self.line += 1;
        let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
        if line.is_empty() || (self.line == 1 && line == HEAD.join(",")) {
            return;
        }
        let Some(cells) = cells(line).filter(|cells| cells.len() == HEAD.len()) else {
            return self.fault(format!("this is not a line of {} columns", HEAD.len()));
        };
        let (Ok(number), Ok(at), Some(amount)) = (cells[1].parse(), cells[2].parse(), bani(&cells[4])) else {
            return self.fault("number, line and amount must be numbers");
        };
        if self.book.as_ref().is_none_or(|book| book.name != cells[0]) {
            self.begin_book(&cells[0]);
        }
        if cells[3] == SEAL {
            self.seal(number, &cells)
        } else {
            self.posting(number, at, &cells[3], amount, line)
        }
    }

    fn begin_book(&mut self, name: &str) {
        self.end_book();
        if self.ended.contains(name) {
            self.fault(format!("the book {name} was over, and begins again"));
        }
        self.book = Some(Book {
            name: name.to_owned(),
            number: 0,
            lines: 0,
            sum: 0,
            at: 0,
            since_seal: 0,
            hasher: Hasher::after(&beginning()),
        });
    }

    fn posting(&mut self, number: i64, at: i64, account: &str, amount: i128, line: &str) {
        let Some(mut book) = self.book.take() else { return };
        if number != book.number {
            self.end_entry(&mut book);
            if Some(number) != book.number.checked_add(1) {
                self.fault(format!("entry {} of {} is followed by {number}", book.number, book.name));
            }
            (book.number, book.lines, book.sum) = (number, 0, 0);
            book.since_seal += 1;
            self.found.entries += 1;
        }
        book.at = self.line;
        if Some(at) != book.lines.checked_add(1) {
            let before = book.lines;
            self.fault(format!("entry {number} of {}: line {before} is followed by {at}", book.name));
        }
        book.lines = at;
        if amount == 0 {
            self.fault(format!("entry {number} of {}: a posting of nothing", book.name));
        }
        book.sum += amount;
        book.hasher.add(line);
        *self.found.balances.entry((book.name.clone(), account.to_owned())).or_default() += amount;
        self.found.postings += 1;
        self.book = Some(book);
    }

    fn end_entry(&mut self, book: &mut Book) {
        if book.lines > 0 && book.sum != 0 {
            self.fault_at(
                book.at,
                format!("entry {} of {} adds up to {} bani, not to zero", book.number, book.name, book.sum),
            );
        }
        if book.lines == 1 {
            self.fault_at(book.at, format!("entry {} of {} has one posting only", book.number, book.name));
        }
        (book.lines, book.sum) = (0, 0);
    }

    fn seal(&mut self, last: i64, cells: &[String]) {
        let Some(mut book) = self.book.take() else { return };
        self.end_entry(&mut book);
        if last != book.number || book.since_seal == 0 {
            self.fault(format!(
                "the seal of {} names entry {last}, the last one is {}",
                cells[5], book.number
            ));
        }
        let hash = book.hasher.finish();
        if hash != cells[11] {
            self.fault(format!(
                "{}: the entries up to {last} of {} are not those that were sealed (they give {hash})",
                cells[5], book.name
            ));
        }
        // What follows is checked against what was published, so that one fault is told once.
        book.hasher = Hasher::after(&cells[11]);
        book.since_seal = 0;
        self.found.seals += 1;
        self.book = Some(book);
    }

    fn end_book(&mut self) {
        if let Some(mut book) = self.book.take() {
            self.end_entry(&mut book);
            self.found.unsealed += book.since_seal;
            self.ended.insert(book.name);
        }
    }

    /// What was found in all.
    #[must_use]
    pub fn finish(mut self) -> Checked {
        self.end_book();
        for book in ["foundation", "town_hall"] {
            let of_book = self.found.balances.iter().filter(|((name, _), _)| name == book);
            let sum: i128 = of_book.map(|(_, sum)| sum).sum();
            if sum != 0 {
                self.fault(format!("all postings of {book} add up to {sum} bani, not to zero"));
            }
        }
        self.found
    }
}

/// Reads `-10.50` as bani.
fn bani(text: &str) -> Option<i128> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (lei, bani) = digits.split_once('.')?;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if bani.len() != 2 || lei.len() > 20 || !all_digits(lei) || !all_digits(bani) {
        return None;
    }
    Some(sign * (lei.parse::<i128>().ok()? * 100 + bani.parse::<i128>().ok()?))
}

/// The cells of a line (RFC 4180); none if its quotes do not match.
fn cells(line: &str) -> Option<Vec<String>> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    (!quoted).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A small ledger: two entries on a sealed day, one after it.
    fn file() -> Vec<String> {
        let posting = |number: i64, line: i64, account: &str, amount: &str| {
            format!(
                "foundation,{number},{line},{account},{amount},2026-05-15,2026-05-15T12:00:00,fee,ent_x,,,\"a, b\""
            )
        };
        let day = [
            posting(1, 1, "bank", "10.00"),
            posting(1, 2, "donations_received", "-10.00"),
            posting(2, 1, "fees", "0.05"),
            posting(2, 2, "bank", "-0.05"),
        ];
        let mut hasher = Hasher::after(&beginning());
        day.iter().for_each(|line| hasher.add(line));
        let seal = format!("foundation,2,0,seal,0.00,2026-05-15,,seal,,,,{}", hasher.finish());
        let mut lines = vec![HEAD.join(",")];
        lines.extend(day);
        lines.extend([seal, posting(3, 1, "bank", "1.00"), posting(3, 2, "donations_received", "-1.00")]);
        lines
    }

    fn check(lines: &[String]) -> Checked {
        let mut checker = Checker::new();
        lines.iter().for_each(|line| checker.take(line));
        checker.finish()
    }

    #[test]
    fn a_ledger_that_is_right_adds_up() {
        let found = check(&file());
        assert_eq!(found.faults, []);
        assert_eq!((found.entries, found.postings, found.seals, found.unsealed), (3, 6, 1, 1));
        assert_eq!(found.balances[&("foundation".into(), "bank".into())], 1_095);
    }

    #[test]
    fn the_hash_is_that_of_the_lines_as_anybody_computes_it() {
        // printf '%064d\nfirst\nsecond\n' 0 | sha256sum
        let mut hasher = Hasher::after(&beginning());
        hasher.add("first");
        hasher.add("second");
        assert_eq!(hasher.finish(), "8e57c04f119f524ffb4b892478030c94b6e3a5ab2134f9658f628435fd831b3f");
    }

    /// What is done to a file, where that is noticed, and by which words.
    type Case = (&'static str, fn(&mut Vec<String>), u64, &'static str);

    #[track_caller]
    fn each_is_noticed(cases: &[Case]) {
        for (why, spoil, line, words) in cases {
            let mut lines = file();
            spoil(&mut lines);
            let faults = check(&lines).faults;
            assert!(
                faults.iter().any(|fault| fault.line == *line && fault.what.contains(words)),
                "{why}: {faults:?}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        each_is_noticed(&[
            (
                "a changed amount",
                |lines| lines[1] = lines[1].replace("10.00", "11.00"),
                3,
                "adds up to 100 bani",
            ),
            (
                "a changed text",
                |lines| lines[3] = lines[3].replace("a, b", "a, c"),
                6,
                "are not those that were sealed",
            ),
            (
                "an entry taken away",
                |lines| {
                    lines.drain(1..3);
                },
                2,
                "is followed by 2",
            ),
            (
                "a posting taken away",
                |lines| {
                    lines.remove(7);
                },
                7,
                "adds up to",
            ),
            (
                "an entry put in",
                |lines| {
                    let more = lines[1..3].to_vec();
                    lines.splice(5..5, more);
                },
                6,
                "is followed by 1",
            ),
            ("half a line", |lines| lines[2].truncate(20), 3, "columns"),
        ]);
    }

    #[test]
    fn what_no_ledger_has_is_a_fault_and_no_panic() {
        each_is_noticed(&[
            (
                "an entry with the last number there is",
                |lines| {
                    let last = lines[7].replace("foundation,3,", &format!("foundation,{},", i64::MAX));
                    lines.extend([last.clone(), lines[7].replace("foundation,3,", "foundation,4,")]);
                },
                10,
                "is followed by 4",
            ),
            (
                "a line with the last number there is",
                |lines| {
                    lines[6] = lines[6].replace("foundation,3,1,", &format!("foundation,3,{},", i64::MAX));
                },
                8,
                "is followed by 2",
            ),
            (
                "a book that comes back",
                |lines| {
                    let again = lines[1..3].to_vec();
                    lines.extend(again.iter().map(|line| line.replace("foundation", "town_hall")));
                    lines.extend(again);
                },
                11,
                "begins again",
            ),
        ]);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_check_panic(lines in prop::collection::vec("[a-z0-9,.\"\u{feff}-]{0,60}|.*", 0..20)) {
            check(&lines);
        }

        #[test]
        fn no_byte_of_a_sealed_line_can_be_changed_unseen(line in 1..5_usize, at in 0..60_usize) {
            let mut lines = file();
            let mut bytes = lines[line].clone().into_bytes();
            let at = at % bytes.len();
            bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
            lines[line] = String::from_utf8(bytes).unwrap();
            prop_assert!(!check(&lines).faults.is_empty());
        }
    }
}
