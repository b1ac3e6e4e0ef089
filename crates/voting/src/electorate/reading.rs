//! From a table of the town hall to rows of the voters' list: which column is what, and what is wrong with a row. Pure.
//!
//! A personal code goes no further than [`Lister::entry`]: it is turned into a keyed hash and a day of birth, and no text
//! that holds one is taken into another field.
use super::domain::Ground;
use formats::table::{Line, Table};
use kit::Day;
use people::Born;
use rules::ids::Cnp;
use rules::text::{fold, mend_diacritics};
use std::collections::BTreeMap;

/// The longest name, in characters.
const LONGEST_NAME: usize = 120;
/// The longest name of a village, in characters.
const LONGEST_PLACE: usize = 80;
/// The longest number of a list, in characters.
const LONGEST_NUMBER: usize = 40;

/// What a column holds. Columns of another kind are passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The whole name, or the family name where there is a column of given names.
    Name,
    Given,
    Cnp,
    Number,
    Born,
    Village,
    Ground,
}

impl Column {
    /// What a heading says, in Romanian with or without diacritics, in English or in Hungarian.
    #[must_use]
    pub fn of(heading: &str) -> Option<Column> {
        let text: String = fold(heading).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let any = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
        let begins = |start: &str| words.iter().any(|word| word.starts_with(start));
        let about_others = ["mama", "mamei", "tata", "tatal", "tatalui", "parinti", "parintilor", "initiala"];
        let about_places =
            ["strada", "str", "casa", "bloc", "bl", "ap", "apartament", "telefon", "tel", "street"];
        let about_papers = ["ci", "bi", "act", "actul", "actului", "serie", "seria", "buletin", "document"];
        if any(&about_others) || any(&about_places) || any(&about_papers) || begins("sectie") {
            return None;
        }
        if any(&["cnp"]) || words == ["c", "n", "p"] || (any(&["cod", "codul", "code"]) && begins("personal"))
        {
            return Some(Column::Cnp);
        }
        if begins("nast") || begins("nascut") || begins("birth") || any(&["born"]) || begins("szulet") {
            let of_place = begins("loc") || begins("judet") || begins("tara") || any(&["place", "hely"]);
            return (!of_place).then_some(Column::Born);
        }
        if any(&[
            "sat",
            "satul",
            "localitate",
            "localitatea",
            "village",
            "locality",
            "town",
            "falu",
            "telepules",
        ]) {
            return Some(Column::Village);
        }
        let name = any(&["nume", "numele", "name", "names", "surname", "familie", "nev", "vezeteknev"]);
        if begins("prenume") || any(&["given", "first", "forename", "forenames", "keresztnev"]) {
            let whole = any(&["nume", "numele", "surname", "last"]);
            return Some(if whole { Column::Name } else { Column::Given });
        }
        if name {
            return Some(Column::Name);
        }
        if any(&["nr", "no", "numar", "numarul", "number", "pozitie", "pozitia", "position", "sorszam"]) {
            return Some(Column::Number);
        }
        any(&["temei", "temeiul", "calitate", "calitatea", "ground"]).then_some(Column::Ground)
    }
}

/// Whether a line names the columns: a name, and at least one other thing that is known.
#[must_use]
pub fn is_heading(cells: &[String]) -> bool {
    let known: Vec<Column> = cells.iter().filter_map(|cell| Column::of(cell)).collect();
    known.contains(&Column::Name) && known.iter().any(|one| *one != Column::Name)
}

/// A row that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub line: usize,
    pub name: String,
    /// The keyed hash of the personal code.
    pub identity: Option<[u8; 32]>,
    /// What names the row where there is no personal code, and may name it in another file where there is one.
    pub list_number: Option<String>,
    pub born_on: Option<Born>,
    pub village: Option<String>,
    pub ground: Ground,
}

/// A row that cannot be taken. Nothing of the row itself is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    pub line: usize,
    /// The key of a message.
    pub reason: &'static str,
    /// A line number, for messages that name another row.
    pub detail: String,
}

/// What a table came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub entries: Vec<Entry>,
    pub rejected: Vec<Rejected>,
}

/// Reads the rows of one table.
pub struct Lister<H> {
    /// The keyed hash of a personal code.
    pub hash: H,
    /// Why those are here of whom the table does not say it.
    pub ground: Ground,
    pub today: Day,
}

impl<H: Fn(&Cnp) -> [u8; 32]> Lister<H> {
    /// Every row, either taken or with what is wrong. Of two rows that are the same human or have the same number the
    /// first is taken.
    #[must_use]
    pub fn read(&self, table: &Table) -> Listed {
        let mut columns = BTreeMap::new();
        for (at, heading) in table.header.cells.iter().enumerate() {
            if let Some(column) = Column::of(heading) {
                columns.entry(column).or_insert(at);
            }
        }
        let mut listed = Listed::default();
        let mut seen: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        for line in &table.rows {
            let (key, entry) = match self.entry(&columns, line) {
                Ok(entry) => (key_of(&entry), entry),
                Err(reason) => {
                    listed.rejected.push(Rejected { line: line.number, reason, detail: String::new() });
                    continue;
                }
            };
            match seen.get(&key) {
                Some(first) => listed.rejected.push(Rejected {
                    line: line.number,
                    reason: "voters-why-twice",
                    detail: first.to_string(),
                }),
                None => {
                    seen.insert(key, line.number);
                    listed.entries.push(entry);
                }
            }
        }
        listed
    }

    fn entry(&self, columns: &BTreeMap<Column, usize>, line: &Line) -> Result<Entry, &'static str> {
        let cell = |column| columns.get(&column).map_or("", |at| filled(line.cell(*at)));
        let name = mended(&format!("{} {}", cell(Column::Name), cell(Column::Given)));
        if name.chars().any(|c| c.is_ascii_digit()) {
            return Err("voters-why-name-digits");
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err("voters-why-name");
        }
        let village = mended(cell(Column::Village)).replace('|', " ");
        let number = mended(cell(Column::Number)).trim_end_matches('.').to_owned();
        if name.chars().count() > LONGEST_NAME
            || village.chars().count() > LONGEST_PLACE
            || number.chars().count() > LONGEST_NUMBER
        {
            return Err("voters-why-long");
        }
        if may_hold_cnp(&village) || may_hold_cnp(&number) {
            return Err("voters-why-cnp-elsewhere");
        }
        let (identity, told) = match cell(Column::Cnp) {
            "" => (None, None),
            text => {
                let cnp = Cnp::parse(text).map_err(|_| "voters-why-cnp")?;
                let born = Born::of(&cnp, self.today).map_err(|_| "voters-why-cnp")?;
                (Some((self.hash)(&cnp)), born)
            }
        };
        let list_number = (!number.is_empty()).then_some(number);
        if identity.is_none() && list_number.is_none() {
            return Err("voters-why-no-key");
        }
        Ok(Entry {
            line: line.number,
            name,
            identity,
            list_number,
            born_on: self.born(cell(Column::Born), told)?,
            village: (!village.is_empty()).then_some(village),
            ground: self.ground(cell(Column::Ground))?,
        })
    }

    /// What the column says, checked against what the personal code tells.
    fn born(&self, text: &str, told: Option<Born>) -> Result<Option<Born>, &'static str> {
        if text.is_empty() {
            return Ok(told);
        }
        let day = of_workbook(text).map_or_else(|| text.to_owned(), |day| day.to_string());
        let written = Born::read(&day, self.today).map_err(|_| "voters-why-born")?;
        match told {
            Some(told) if !told.agrees(written) => Err("voters-why-born-differs"),
            told => Ok(told.or(Some(written))),
        }
    }

    fn ground(&self, text: &str) -> Result<Ground, &'static str> {
        let text = fold(text);
        let says =
            |starts: &[&str]| text.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)));
        match text.as_str() {
            "" => Ok(self.ground),
            _ if says(&["resed", "resid", "rezid", "domicil", "locui"]) => Ok(Ground::Residence),
            _ if says(&["munc", "lucr", "angajat", "work", "employ"]) => Ok(Ground::Work),
            _ if says(&["stud", "elev", "invat", "pupil"]) => Ok(Ground::Study),
            _ => Err("voters-why-ground"),
        }
    }
}

/// What makes two rows the same one.
fn key_of(entry: &Entry) -> Vec<u8> {
    match (&entry.identity, &entry.list_number) {
        (Some(identity), _) => [b"i".as_slice(), identity].concat(),
        (None, number) => [b"n", number.as_deref().unwrap_or_default().as_bytes()].concat(),
    }
}

/// A cell in which only dashes or dots stand is empty.
fn filled(text: &str) -> &str {
    if text.chars().all(|c| !c.is_alphanumeric()) { "" } else { text }
}

/// One space between words, ș and ț with a comma.
fn mended(text: &str) -> String {
    mend_diacritics(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether thirteen digits stand in a row, whatever is between them: such a text is not kept.
pub(super) fn may_hold_cnp(text: &str) -> bool {
    let (mut run, mut longest) = (0, 0);
    for c in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.')) {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest >= 13
}

/// A day as a workbook counts days, where a date was turned into a number: 29252 is 1 February 1980.
fn of_workbook(text: &str) -> Option<Day> {
    let number = text.split_once('.').map_or(text, |(whole, _)| whole);
    let is_number = number.len() == 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let days: i32 = number.parse().ok().filter(|_| is_number)?;
    Some(Day::parse("1900-01-01")?.plus(days - 2))
}

/// The words of a name in the order of the alphabet, folded: `POP Ana-Maria` and `Ana Maria Pop` are the same.
#[must_use]
pub fn name_words(name: &str) -> Vec<String> {
    let folded: String = fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}
