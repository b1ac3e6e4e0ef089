//! Pabulib `.pb`: participatory-budgeting elections with their ballots.
//!
//! Source: the format's description at pabulib.org (Faliszewski et al., *Participatory Budgeting: Data, Tools, and
//! Analysis*, IJCAI 2023). Three sections, `META`, `PROJECTS`, `VOTES`, each a header line and rows of fields
//! between semicolons. Read with tolerance: a byte order mark, CRLF, empty lines, section and column names in any
//! case, quoted fields (also over several lines), `None` for absent, decimal costs with a dot or a comma. Ids stay
//! text: real ones hold dots and slashes.

mod recount;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use rules::money::Money;

use crate::BadFile;
pub use recount::{CannotRecount, Limits, NotCountable, parse_vote};

/// An election as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Election {
    /// Keys and values in the order of the file, absent values left out.
    pub meta: Vec<(String, String)>,
    pub projects: Vec<Project>,
    pub votes: Vec<PbVote>,
}

/// A project that people could vote for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Not empty, without a comma.
    pub id: String,
    /// In hundredths of the currency.
    pub cost: Money,
    /// The other columns that have a value (`votes`, `name`, `selected`, …), in the order of the file.
    pub fields: Vec<(String, String)>,
}

/// One ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PbVote {
    pub voter: String,
    /// Ids of the projects named, each once, in the order of the ballot; empty for a blank ballot.
    pub choices: Vec<String>,
    /// The points of each choice where the ballot gives points, otherwise empty.
    pub points: Vec<i64>,
    /// The other columns that have a value (`age`, `voting_method`, …), in the order of the file.
    pub fields: Vec<(String, String)>,
}

impl Election {
    /// The value of a key in `META`, whatever the case of its letters.
    pub fn meta(&self, key: &str) -> Option<&str> {
        find(&self.meta, key)
    }

    /// `approval`, `choose-1`, `ordinal`, `cumulative` or `scoring`; `None` when the file does not say.
    pub fn vote_type(&self) -> Option<&str> {
        self.meta("vote_type")
    }

    /// The money there is, in hundredths of the currency; `None` when the file does not say.
    pub fn budget(&self) -> Option<Money> {
        self.meta("budget").and_then(amount)
    }

    /// How many projects a ballot may name: `max_length`, or else as many as there are projects.
    pub fn max_length(&self) -> usize {
        self.meta("max_length").and_then(|length| length.parse().ok()).unwrap_or(self.projects.len())
    }
}

impl Project {
    /// The value of one of the other columns, whatever the case of its letters.
    pub fn field(&self, column: &str) -> Option<&str> {
        find(&self.fields, column)
    }
}

impl PbVote {
    /// The value of one of the other columns, whatever the case of its letters.
    pub fn field(&self, column: &str) -> Option<&str> {
        find(&self.fields, column)
    }
}

fn find<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Reads a `.pb` file.
///
/// A project named twice on one ballot counts once. The numbers of projects and votes that `META` announces must
/// be there, so a file that was cut off is noticed.
///
/// # Errors
/// The first line that is wrong, and why.
pub fn parse(file: impl AsRef<[u8]>) -> Result<Election, BadFile> {
    let mut votes = Vec::new();
    let election = read(file.as_ref(), |_, vote| votes.push(vote))?;
    Ok(Election { votes, ..election })
}

/// Reads everything but the votes, which `take` gets one by one, with what stands before them.
fn read(file: &[u8], take: impl FnMut(&Election, PbVote)) -> Result<Election, BadFile> {
    let records = records(crate::utf8(file)?)?;
    let mut sections = Sections::of(records)?;
    let meta_rows = sections.take("META")?;
    let project_rows = sections.take("PROJECTS")?;
    let vote_rows = sections.take("VOTES")?;

    let (meta, lines) = read_meta(&meta_rows)?;
    let projects = read_projects(&project_rows)?;
    let election = Election { meta, projects, votes: Vec::new() };
    let votes = read_votes(&vote_rows, &election, take)?;
    for (key, found) in [("num_projects", election.projects.len()), ("num_votes", votes)] {
        if let Some(announced) = election.meta(key)
            && announced.parse() != Ok(found)
        {
            let line = lines.get(key).copied().unwrap_or(1);
            return Err(BadFile::at(line, format!("{key} announces {announced}, but the file has {found}.")));
        }
    }
    Ok(election)
}

/// A line of the file (or several, when a quoted field runs over them), split into its fields.
struct Record<'a> {
    line: usize,
    fields: Vec<Cow<'a, str>>,
}

/// Splits the text as Python's csv module does, which wrote most of these files: a quote counts only at the
/// beginning of a field, and what follows the closing quote is taken as it stands.
fn records(text: &str) -> Result<Vec<Record<'_>>, BadFile> {
    let mut all = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while !rest.is_empty() {
        let (this, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let (fields, lines) = if this.contains('"') {
            let (fields, lines, end) = quoted_record(rest, line)?;
            rest = &rest[end..];
            (fields, lines)
        } else {
            rest = after;
            (this.strip_suffix('\r').unwrap_or(this).split(';').map(Cow::Borrowed).collect(), 1)
        };
        let record = Record { line, fields };
        if record.fields.iter().any(|field| !field.trim().is_empty()) {
            all.push(record);
        }
        line += lines;
    }
    Ok(all)
}

/// The first record of a text, how many lines it takes, and where the next one begins.
fn quoted_record(text: &str, first_line: usize) -> Result<(Vec<Cow<'_, str>>, usize, usize), BadFile> {
    let (mut fields, mut field, mut lines) = (Vec::new(), String::new(), 1);
    let mut opened: Option<usize> = None;
    let mut at_start = true;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let began = std::mem::replace(&mut at_start, false);
        match sign {
            '"' if opened.is_some() => {
                if signs.next_if(|(_, next)| *next == '"').is_some() {
                    field.push('"');
                } else {
                    opened = None;
                }
            }
            _ if opened.is_some() => {
                lines += usize::from(sign == '\n');
                field.push(sign);
            }
            '"' if began => opened = Some(first_line + lines - 1),
            ';' => {
                fields.push(Cow::Owned(std::mem::take(&mut field)));
                at_start = true;
            }
            '\r' if matches!(signs.peek(), Some((_, '\n')) | None) => {}
            '\n' => {
                fields.push(Cow::Owned(field));
                return Ok((fields, lines, at + 1));
            }
            _ => field.push(sign),
        }
    }
    if let Some(line) = opened {
        return Err(BadFile::at(line, "A quoted field begins here and is never closed."));
    }
    fields.push(Cow::Owned(field));
    Ok((fields, lines, text.len()))
}

/// The rows of one section; the header's columns are trimmed and in small letters.
struct Table<'a> {
    line: usize,
    columns: Vec<String>,
    rows: Vec<Record<'a>>,
}

const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

struct Sections<'a> {
    tables: BTreeMap<&'static str, Table<'a>>,
    last_line: usize,
}

impl<'a> Sections<'a> {
    fn of(records: Vec<Record<'a>>) -> Result<Self, BadFile> {
        let mut sections = Self { tables: BTreeMap::new(), last_line: 1 };
        let mut open: Option<&'static str> = None;
        for record in records {
            sections.last_line = record.line;
            if let Some(name) = section_name(&record) {
                if sections.tables.len() >= SECTIONS.len() || SECTIONS[sections.tables.len()] != name {
                    let why = format!(
                        "{name} stands in the wrong place: the order is META, PROJECTS, VOTES, each once."
                    );
                    return Err(BadFile::at(record.line, why));
                }
                sections.tables.insert(name, Table { line: record.line, columns: vec![], rows: vec![] });
                open = Some(name);
                continue;
            }
            let Some(table) = open.and_then(|name| sections.tables.get_mut(name)) else {
                return Err(BadFile::at(record.line, "The file must begin with a line that says META."));
            };
            if table.columns.is_empty() {
                table.columns = record.fields.iter().map(|name| name.trim().to_lowercase()).collect();
            } else {
                table.rows.push(record);
            }
        }
        Ok(sections)
    }

    fn take(&mut self, name: &'static str) -> Result<Table<'a>, BadFile> {
        match self.tables.remove(name) {
            None => Err(BadFile::at(self.last_line, format!("The section {name} is missing."))),
            Some(table) if table.columns.is_empty() => {
                Err(BadFile::at(table.line, format!("{name} has no header line.")))
            }
            Some(table) => Ok(table),
        }
    }
}

fn section_name(record: &Record<'_>) -> Option<&'static str> {
    // Some programs pad every line with semicolons.
    let (first, rest) = record.fields.split_first()?;
    if rest.iter().any(|field| !field.is_empty()) {
        return None;
    }
    SECTIONS.into_iter().find(|name| first.trim().eq_ignore_ascii_case(name))
}

/// The rows of `META`, and the line on which each key stands.
type Meta = (Vec<(String, String)>, BTreeMap<String, usize>);

fn read_meta(table: &Table<'_>) -> Result<Meta, BadFile> {
    let mut meta = Vec::new();
    let mut lines = BTreeMap::new();
    for row in &table.rows {
        let (Some(key), Some(value)) = (row.fields.first(), row.fields.get(1)) else {
            return Err(BadFile::at(
                row.line,
                "A row of META is a key and a value, with a semicolon between.",
            ));
        };
        if row.fields.iter().skip(2).any(|field| !field.trim().is_empty()) {
            return Err(BadFile::at(row.line, "A row of META has more than a key and a value."));
        }
        let key = key.trim();
        if key.is_empty() {
            return Err(BadFile::at(row.line, "A row of META has no key."));
        }
        if lines.insert(key.to_lowercase(), row.line).is_some() {
            return Err(BadFile::at(row.line, format!("The key {key} stands twice in META.")));
        }
        if let Some(value) = present(value) {
            meta.push((key.to_owned(), value.to_owned()));
        }
    }
    Ok((meta, lines))
}

fn read_projects(table: &Table<'_>) -> Result<Vec<Project>, BadFile> {
    let id_column = table.column("project_id")?;
    let cost_column = table.column("cost")?;
    let mut seen = HashSet::new();
    let mut projects = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        table.check_width(row)?;
        let id = row.fields[id_column].trim().to_owned();
        if id.is_empty() || id.contains(',') {
            return Err(BadFile::at(row.line, "A project needs an id without a comma."));
        }
        if !seen.insert(id.clone()) {
            return Err(BadFile::at(row.line, format!("The project {id} stands twice.")));
        }
        let cost = row.fields[cost_column].trim();
        let Some(cost) = amount(cost) else {
            let why =
                format!("The cost of project {id} is not a number with at most two decimals: {cost:?}.");
            return Err(BadFile::at(row.line, why));
        };
        let fields = table.others(row, &[id_column, cost_column]);
        projects.push(Project { id, cost, fields });
    }
    Ok(projects)
}

/// Gives each vote to `take`, and how many there are.
fn read_votes(
    table: &Table<'_>,
    election: &Election,
    mut take: impl FnMut(&Election, PbVote),
) -> Result<usize, BadFile> {
    let projects: HashSet<&str> = election.projects.iter().map(|project| project.id.as_str()).collect();
    let voter_column = table.column("voter_id")?;
    let vote_column = table.column("vote")?;
    let points_column = table.columns.iter().position(|column| column == "points");
    let mut named = vec![voter_column, vote_column];
    named.extend(points_column);
    let mut seen = HashSet::new();
    for row in &table.rows {
        table.check_width(row)?;
        let voter = row.fields[voter_column].trim();
        if voter.is_empty() {
            return Err(BadFile::at(row.line, "A ballot has no voter id."));
        }
        if !seen.insert(voter) {
            return Err(BadFile::at(row.line, format!("The voter {voter} stands twice.")));
        }
        let points = points_column.and_then(|column| present(&row.fields[column]));
        let (choices, points) = read_choices(present(&row.fields[vote_column]), points, &projects)
            .map_err(|why| BadFile::at(row.line, why))?;
        let fields = table.others(row, &named);
        take(election, PbVote { voter: voter.to_owned(), choices, points, fields });
    }
    Ok(table.rows.len())
}

/// The projects that a ballot names, each once, and their points; otherwise what is wrong.
fn read_choices(
    vote: Option<&str>,
    points: Option<&str>,
    projects: &HashSet<&str>,
) -> Result<(Vec<String>, Vec<i64>), String> {
    let named: Vec<&str> = vote.map(|vote| vote.split(',').map(str::trim).collect()).unwrap_or_default();
    let given: Vec<&str> =
        points.map(|points| points.split(',').map(str::trim).collect()).unwrap_or_default();
    if !given.is_empty() && given.len() != named.len() {
        return Err(format!(
            "The ballot names {} projects but gives points {} times.",
            named.len(),
            given.len()
        ));
    }
    let repeats = has_repeats(&named);
    let mut seen = HashSet::new();
    let (mut choices, mut numbers) = (Vec::with_capacity(named.len()), Vec::with_capacity(given.len()));
    for (place, id) in named.into_iter().enumerate() {
        if !projects.contains(id) {
            return Err(format!("The ballot names the project {id:?}, which is not among the projects."));
        }
        let number = match given.get(place) {
            Some(text) => {
                Some(text.parse::<i64>().map_err(|_| format!("{text:?} is not a number of points."))?)
            }
            None => None,
        };
        if !repeats || seen.insert(id) {
            choices.push(id.to_owned());
            numbers.extend(number);
        }
    }
    Ok((choices, numbers))
}

/// Whether something is named twice; hardly any ballot does that, and the answer costs less than a set of names.
fn has_repeats(named: &[&str]) -> bool {
    let mut sorted = named.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}

impl Table<'_> {
    fn column(&self, name: &str) -> Result<usize, BadFile> {
        self.columns
            .iter()
            .position(|column| column == name)
            .ok_or_else(|| BadFile::at(self.line + 1, format!("The column {name} is missing.")))
    }

    fn check_width(&self, row: &Record<'_>) -> Result<(), BadFile> {
        let (found, expected) = (row.fields.len(), self.columns.len());
        if found < expected || row.fields.iter().skip(expected).any(|field| !field.trim().is_empty()) {
            let why = format!("The row has {found} fields, the header has {expected}.");
            return Err(BadFile::at(row.line, why));
        }
        Ok(())
    }

    /// The columns with a value that are not among `named`.
    fn others(&self, row: &Record<'_>, named: &[usize]) -> Vec<(String, String)> {
        let columns = self.columns.iter().zip(&row.fields).enumerate();
        columns
            .filter(|(at, (column, _))| !named.contains(at) && !column.is_empty())
            .filter_map(|(_, (column, value))| present(value).map(|value| (column.clone(), value.to_owned())))
            .collect()
    }
}

/// The value of a field, unless it is empty or `None`.
fn present(field: &str) -> Option<&str> {
    let value = field.trim();
    if value.is_empty() || value.eq_ignore_ascii_case("none") { None } else { Some(value) }
}

/// Reads a cost or a budget: digits, perhaps a dot or a comma and decimals, of which the third and further are zero.
fn amount(text: &str) -> Option<Money> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let decimals = decimals.trim_end_matches('0');
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(decimals) || decimals.len() > 2 {
        return None;
    }
    let hundredths: i64 = format!("{decimals:0<2}").parse().ok()?;
    let sum = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    Some(Money::from_bani(sum))
}

/// Writes a `.pb` file, with LF and without a byte order mark. What [`parse`] gave is read back the same.
pub fn write(election: &Election) -> String {
    let mut out = String::from("META\nkey;value\n");
    for (key, value) in &election.meta {
        row(&mut out, [key.as_str(), value.as_str()]);
    }
    let columns = columns(election.projects.iter().map(|project| &project.fields));
    out.push_str("PROJECTS\n");
    row(&mut out, ["project_id", "cost"].into_iter().chain(columns.iter().copied()));
    for project in &election.projects {
        let cost = project.cost.plain();
        let cost = cost.strip_suffix(".00").unwrap_or(&cost);
        let others = columns.iter().map(|column| project.field(column).unwrap_or_default());
        row(&mut out, [project.id.as_str(), cost].into_iter().chain(others));
    }
    write_votes(&mut out, &election.votes);
    out
}

fn write_votes(out: &mut String, votes: &[PbVote]) {
    let columns = columns(votes.iter().map(|vote| &vote.fields));
    let with_points = votes.iter().any(|vote| !vote.points.is_empty());
    out.push_str("VOTES\n");
    let points_header = with_points.then_some("points");
    row(out, ["voter_id", "vote"].into_iter().chain(points_header).chain(columns.iter().copied()));
    for vote in votes {
        let choices = vote.choices.join(",");
        let points: Vec<String> = vote.points.iter().map(i64::to_string).collect();
        let points = points.join(",");
        let points = with_points.then_some(points.as_str());
        let others = columns.iter().map(|column| vote.field(column).unwrap_or_default());
        row(out, [vote.voter.as_str(), &choices].into_iter().chain(points).chain(others));
    }
}

/// The names of all columns, in the order in which they first appear.
fn columns<'a>(rows: impl Iterator<Item = &'a Vec<(String, String)>>) -> Vec<&'a str> {
    let mut columns: Vec<&str> = Vec::new();
    for (column, _) in rows.flatten() {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    columns
}

fn row<'a>(out: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (place, field) in fields.into_iter().enumerate() {
        if place > 0 {
            out.push(';');
        }
        if field.contains([';', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests;
