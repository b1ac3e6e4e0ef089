//! What a strategy is made of, where each part stands, and who may write it.
use kit::access::{Action, Actor, Denied};
use kit::files::FileInfo;
use kit::{Day, Instant, Role};
use std::borrow::Borrow;

db::id!(/// A strategy.
    StrategyId, "strat");
db::id!(/// A piece of evidence.
    EvidenceId, "evid");

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 200;
pub const LONGEST_SUMMARY: usize = 1_000;
pub const LONGEST_TEXT: usize = 5_000;
pub const LONGEST_LINE: usize = 160;
pub const LONGEST_NOTE: usize = 500;
/// What a pasted table may have.
pub const LONGEST_TABLE: usize = 40_000;
pub const MOST_OBJECTIVES: usize = 60;
pub const MOST_PROJECTS: usize = 30;

/// A figure in whole thousandths of its unit: no rounding on the way from the form to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(pub i64);

impl Figure {
    /// Reads `12`, `12,5`, `1.250,75`, `-3.5`: a comma is decimal; a dot is too, unless exactly three digits follow it or a
    /// comma does.
    #[must_use]
    pub fn parse(text: &str) -> Option<Figure> {
        let text: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text.as_str()),
        };
        let groups = digits.contains(',')
            || digits.split('.').skip(1).all(|group| group.len() == 3) && !digits.starts_with("0.");
        let plain = if groups { digits.replace('.', "") } else { digits.to_owned() };
        let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || part.len() > 3 || !all_digits(whole) || !all_digits(part) {
            return None;
        }
        let thousandths: i64 = format!("{whole}{part:0<3}").parse().ok()?;
        Some(Figure(sign * thousandths))
    }
}
impl std::fmt::Display for Figure {
    /// As people write it: `1250,5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let part = format!("{:03}", size % 1000);
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{}", size / 1000),
            part => write!(f, "{sign}{},{part}", size / 1000),
        }
    }
}

/// A strategy.
#[derive(Debug, Clone)]
pub struct Strategy {
    pub id: StrategyId,
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub revision: i64,
    pub published_at: Option<Instant>,
}

impl Strategy {
    /// `/strategies/strategia-digitala`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/strategies/{}", self.slug)
    }
    /// Whether the actor may know of it.
    #[must_use]
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        self.published_at.is_some() || actor.is(Role::Coordinator)
    }
}

/// A pillar with its measures.
#[derive(Debug, Clone)]
pub struct Pillar {
    pub number: i64,
    pub title: String,
    pub measures: Vec<Measure>,
}

/// A measure with its indicators and all its evidence, the oldest first.
#[derive(Debug, Clone)]
pub struct Measure {
    pub number: i64,
    pub pillar: i64,
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Who answers for it, in words.
    pub owner: String,
    pub due_on: Option<Day>,
    pub indicators: Vec<Indicator>,
    pub evidence: Vec<Evidence>,
}

/// An indicator with its values, the oldest first.
#[derive(Debug, Clone)]
pub struct Indicator {
    pub number: i64,
    pub measure: i64,
    pub title: String,
    pub unit: String,
    pub baseline: Figure,
    pub target: Figure,
    pub due_on: Option<Day>,
    pub owner: String,
    /// The value of each day on which it was measured; withdrawn ones are left out.
    pub values: Vec<(Day, Figure)>,
}

db::codes! {
    /// What evidence is.
    pub enum EvidenceKind {
        Process = "process",
        Initiative = "initiative",
        Document = "document",
        /// Another page of the same site.
        Page = "page",
        Web = "web",
        File = "file",
        Note = "note",
    }
}

/// What shows that something was done.
#[derive(Debug, Clone)]
pub struct Evidence {
    pub id: EvidenceId,
    pub measure: i64,
    pub indicator: Option<i64>,
    pub value: Option<Figure>,
    pub on_day: Day,
    pub kind: EvidenceKind,
    pub note: String,
    pub url: Option<String>,
    pub file: Option<FileInfo>,
    /// With it, a measure without indicators is done.
    pub completes: bool,
    pub withdrawn_because: Option<String>,
}

impl Evidence {
    /// Whether it still counts.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.withdrawn_because.is_none()
    }
}

db::codes! {
    /// Where a measure or an indicator stands.
    pub enum State {
        /// Nothing shows yet that it was begun.
        Planned = "planned",
        UnderWay = "under-way",
        Reached = "reached",
        /// Its day has gone by and it is not reached.
        Overdue = "overdue",
    }
}

impl Indicator {
    /// The last value, if there is one.
    #[must_use]
    pub fn last(&self) -> Option<(Day, Figure)> {
        self.values.last().copied()
    }

    /// Whether the last value is the target or beyond it, in the direction that leads there from the baseline.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.last().is_some_and(|(_, value)| {
            if self.target > self.baseline { value >= self.target } else { value <= self.target }
        })
    }

    /// How much of the way from the baseline to the target is done, in whole percent, 0 to 100.
    #[must_use]
    pub fn percent(&self) -> i64 {
        let Some((_, value)) = self.last() else { return 0 };
        let (way, done) = (
            i128::from(self.target.0) - i128::from(self.baseline.0),
            i128::from(value.0) - i128::from(self.baseline.0),
        );
        if way == 0 {
            return 0;
        }
        i64::try_from((done * 100 / way).clamp(0, 100)).unwrap_or(0)
    }

    /// Where it stands on a day.
    #[must_use]
    pub fn state(&self, today: Day) -> State {
        match (self.is_reached(), self.due_on) {
            (true, _) => State::Reached,
            (false, Some(due)) if due < today => State::Overdue,
            (false, _) if self.values.is_empty() => State::Planned,
            (false, _) => State::UnderWay,
        }
    }
}

impl Measure {
    /// Whether every indicator is reached; without indicators, whether evidence says that it is done.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        if self.indicators.is_empty() {
            return self.evidence.iter().any(|evidence| evidence.holds() && evidence.completes);
        }
        self.indicators.iter().all(Indicator::is_reached)
    }

    /// Where it stands on a day.
    #[must_use]
    pub fn state(&self, today: Day) -> State {
        match (self.is_reached(), self.due_on) {
            (true, _) => State::Reached,
            (false, Some(due)) if due < today => State::Overdue,
            (false, _) if self.evidence.iter().any(Evidence::holds) => State::UnderWay,
            (false, _) => State::Planned,
        }
    }
}

/// A line of the history.
#[derive(Debug, Clone)]
pub struct Step {
    pub what: String,
    pub about: String,
    pub detail: String,
    pub at: Instant,
}

/// Which project serves which objective.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    pub objectives: Vec<String>,
    pub projects: Vec<String>,
    /// (objective, project), both counted from 0.
    pub marks: std::collections::BTreeSet<(usize, usize)>,
}

impl Matrix {
    /// Whether a project serves an objective.
    #[must_use]
    pub fn is_marked(&self, objective: impl Borrow<usize>, project: impl Borrow<usize>) -> bool {
        self.marks.contains(&(*objective.borrow(), *project.borrow()))
    }

    /// The matrix as it can be pasted again: tabs between cells, `x` for a mark.
    #[must_use]
    pub fn as_table(&self) -> String {
        let head: String = self.projects.iter().map(|project| format!("\t{project}")).collect();
        let mut out = head;
        for (row, objective) in self.objectives.iter().enumerate() {
            out.push('\n');
            out += objective;
            for column in 0..self.projects.len() {
                out += if self.is_marked(row, column) { "\tx" } else { "\t" };
            }
        }
        out
    }

    /// Reads a pasted table: projects in the first line, an objective at the head of each other; a cell with anything in
    /// it is a mark, an empty one stays empty. Cells stand between tabs, or between semicolons where there are no tabs.
    ///
    /// # Errors
    /// The key of a message, and the line it is about.
    pub fn read(table: &str) -> Result<Matrix, (&'static str, usize)> {
        let mark = if table.contains('\t') { '\t' } else { ';' };
        let mut lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let Some((_, head)) = lines.next() else { return Ok(Matrix::default()) };
        let mut projects: Vec<String> = head.split(mark).skip(1).map(|cell| cell.trim().to_owned()).collect();
        while projects.last().is_some_and(String::is_empty) {
            projects.pop();
        }
        if projects.is_empty() || projects.iter().any(|p| p.is_empty() || p.chars().count() > LONGEST_TITLE) {
            return Err(("strategy-table-head", 1));
        }
        if projects.len() > MOST_PROJECTS {
            return Err(("strategy-table-wide", 1));
        }
        let mut matrix = Matrix { projects, ..Matrix::default() };
        for (at, line) in lines {
            let mut cells = line.split(mark).map(str::trim);
            let objective = cells.next().unwrap_or_default();
            if objective.is_empty() || objective.chars().count() > LONGEST_TITLE {
                return Err(("strategy-table-row", at + 1));
            }
            if matrix.objectives.len() >= MOST_OBJECTIVES {
                return Err(("strategy-table-long", at + 1));
            }
            for (column, _) in cells.enumerate().filter(|(_, cell)| !cell.is_empty()) {
                if column >= matrix.projects.len() {
                    return Err(("strategy-table-cell", at + 1));
                }
                matrix.marks.insert((matrix.objectives.len(), column));
            }
            matrix.objectives.push(objective.to_owned());
        }
        Ok(matrix)
    }
}

/// Beginning a strategy.
pub enum Begin {}
impl Action for Begin {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        coordinates(actor)
    }
}

/// Writing it, publishing it, recording what has come of it.
pub enum Keep {}
impl Action for Keep {
    type On = Strategy;
    fn rule(actor: &Actor, _: &Strategy, _: Instant) -> Result<(), Denied> {
        coordinates(actor)
    }
}

fn coordinates(actor: &Actor) -> Result<(), Denied> {
    match actor.person {
        None => Err(Denied::SignIn),
        Some(_) if !actor.is(Role::Coordinator) => Err(Denied::Role(Role::Coordinator)),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod checks {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn indicator(baseline: i64, target: i64, values: &[(&str, i64)]) -> Indicator {
        Indicator {
            number: 3,
            measure: 2,
            title: String::new(),
            unit: "%".into(),
            baseline: Figure(baseline),
            target: Figure(target),
            due_on: Some(day("2026-06-30")),
            owner: String::new(),
            values: values.iter().map(|(on, value)| (day(on), Figure(*value))).collect(),
        }
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (text, thousandths) in [
            ("12", 12_000),
            ("12,5", 12_500),
            ("1.250", 1_250_000),
            ("1.250,75", 1_250_750),
            ("0.125", 125),
            ("3.5", 3_500),
            ("-3", -3_000),
            (" 1 000 ", 1_000_000),
        ] {
            assert_eq!(Figure::parse(text), Some(Figure(thousandths)), "{text}");
        }
        for text in ["", "-", "x", "1,2345", "1,2,3", "9999999999999", "12 %"] {
            assert_eq!(Figure::parse(text), None, "{text}");
        }
        for thousandths in [0, 1, -1, 12_500, 1_250_750, -3_000] {
            let shown = Figure(thousandths).to_string();
            assert_eq!(Figure::parse(&shown), Some(Figure(thousandths)), "{shown}");
        }
    }

    #[test]
    fn the_last_value_is_held_against_the_target_in_its_direction() {
        let today = day("2026-05-15");
        assert_eq!(indicator(0, 40, &[]).state(today), State::Planned);
        assert_eq!(indicator(0, 40, &[("2026-01-01", 10)]).state(today), State::UnderWay);
        assert_eq!(indicator(0, 40, &[("2026-01-01", 50), ("2026-02-01", 39)]).state(today), State::UnderWay);
        assert_eq!(indicator(0, 40, &[("2026-01-01", 40)]).state(today), State::Reached);
        assert_eq!(indicator(90, 30, &[("2026-01-01", 31)]).state(today), State::UnderWay);
        assert_eq!(indicator(90, 30, &[("2026-01-01", 30)]).state(today), State::Reached);
        assert_eq!(indicator(0, 40, &[("2026-01-01", 10)]).state(day("2026-07-01")), State::Overdue);
        assert_eq!(indicator(0, 40, &[("2026-01-01", 10)]).state(day("2026-06-30")), State::UnderWay);
        assert_eq!(indicator(90, 30, &[("2026-01-01", 60)]).percent(), 50);
        assert_eq!(indicator(0, 40, &[("2026-01-01", 90)]).percent(), 100);
        assert_eq!(indicator(0, 40, &[("2026-01-01", -5)]).percent(), 0);
    }

    #[test]
    fn a_pasted_table_keeps_its_empty_cells_empty() {
        let pasted = "\tStrategie\tConsiliu\tBirou\nCetățenie\tx\t\t\nDecalaj\t1\t2\t \nPolitici\t\t\tda\n\n";
        let matrix = Matrix::read(pasted).expect("a table");
        assert_eq!(matrix.projects, ["Strategie", "Consiliu", "Birou"]);
        assert_eq!(matrix.marks.iter().copied().collect::<Vec<_>>(), [(0, 0), (1, 0), (1, 1), (2, 2)]);
        assert_eq!(Matrix::read(&matrix.as_table()), Ok(matrix));
        assert_eq!(Matrix::read(""), Ok(Matrix::default()));
        assert_eq!(Matrix::read("obiectiv;A;B\nunu;x;\n").map(|m| m.marks.len()), Ok(1));
        for (table, wrong) in [
            ("fără proiecte", ("strategy-table-head", 1)),
            ("\tA\n\tx", ("strategy-table-row", 2)),
            ("\tA\nunu\tx\tx", ("strategy-table-cell", 2)),
        ] {
            assert_eq!(Matrix::read(table), Err(wrong), "{table}");
        }
    }
}
