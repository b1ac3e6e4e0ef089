//! Statements as tables: CSV with any separator, decimal commas or points, windows-1250 or UTF-8; and XLSX.
//!
//! There is no standard. Columns are known by their names; what stands above and below the table (account, opening and
//! closing balance) by its label. A running balance, or both balances, are checked; a table without them is unchecked.

use std::collections::HashMap;

use rules::money::Money;

use super::amount::{Decimals, decimals, written};
use super::columns::{Columns, day, status, words};
use super::statement::{Balance, Entry, Format, Kind, Statement, Status, present};
use super::{BadStatement, LARGEST, MOST_ENTRIES, Why, kinds, narrative};
use crate::table::{self, Limits, Line};

/// How many lines at the top are searched for the one that names the columns.
const TITLES: usize = 40;

const OPENING: [&str; 5] =
    ["sold initial", "sold precedent", "sold anterior", "sold inceput", "opening balance"];

const CLOSING: [&str; 3] = ["sold final", "sold la sfarsit", "closing balance"];

/// The statement in a table.
pub(super) fn read(file: &[u8]) -> Result<Statement, BadStatement> {
    let limits = Limits { bytes: LARGEST, rows: MOST_ENTRIES, ..Limits::default() };
    let (lines, header, columns) = find_columns(file, &limits)?;
    let (above, rows) = (&lines[..header], &lines[header + 1..]);
    let cells = rows.iter().flat_map(|row| {
        let amounts = [columns.amount, columns.debit, columns.credit, columns.balance, columns.fee];
        amounts.into_iter().flatten().map(|at| (row.number, row.cell(at)))
    });
    let decimals = decimals(cells).map_err(|(line, why)| why.at(line))?;
    let mut reading = Reading {
        statement: Statement {
            currency: columns.labelled.clone(),
            ..Statement::new(Format::Table, lines[header].number)
        },
        decimals,
        rows: Vec::new(),
        reds: Vec::new(),
        columns,
    };
    reading.one_sign_per_column(rows)?;
    for line in above {
        reading.beside(line);
    }
    for line in rows {
        reading.row(line)?;
    }
    reading.finish()
}

/// Lines, the place of the one that names the columns, and the columns. The separator is the one that shows them.
fn find_columns(file: &[u8], limits: &Limits) -> Result<(Vec<Line>, usize, Columns), BadStatement> {
    let mut refusal = None;
    for separator in [Some(';'), Some('\t'), Some(','), Some('|'), None] {
        let lines = match table::lines(file, limits, separator) {
            Ok(lines) => lines,
            Err(bad) => {
                refusal = Some(bad.into());
                continue;
            }
        };
        let Some(first) = lines.first() else { return Err(Why::Empty.at(1)) };
        let mut titles = lines.iter().take(TITLES).enumerate();
        if let Some((at, columns)) = titles.find_map(|(at, line)| Some((at, Columns::of(&line.cells)?))) {
            return Ok((lines, at, columns));
        }
        // Something with columns, or no table at all.
        let why = if first.cells.len() > 2 { Why::Header } else { Why::Unknown };
        refusal = Some(why.at(first.number));
    }
    Err(refusal.unwrap_or(Why::Unknown.at(1)))
}

struct Reading {
    statement: Statement,
    decimals: Decimals,
    columns: Columns,
    /// For each entry, the balance after it.
    rows: Vec<Option<Money>>,
    /// Lines where a column of debits or credits has a minus among others without.
    reds: Vec<usize>,
}

impl Reading {
    fn amount(&self, line: &Line, at: Option<usize>) -> Result<Option<Money>, BadStatement> {
        let text = at.map_or("", |at| line.cell(at));
        written(text, self.decimals).map_err(|why| why.found(line.number, text))
    }

    /// Some banks write every debit with a minus. A minus among others without is a correction ("storno in red").
    fn one_sign_per_column(&mut self, rows: &[Line]) -> Result<(), BadStatement> {
        for column in [self.columns.debit, self.columns.credit] {
            let (mut negative, mut positive) = (Vec::new(), false);
            for row in rows.iter().filter(|row| is_dated(row, &self.columns)) {
                match self.amount(row, column)? {
                    Some(sum) if sum.is_negative() => negative.push(row.number),
                    Some(sum) => positive |= sum.is_positive(),
                    None => {}
                }
            }
            // A credit is never written with a minus for its own sake.
            if positive || column == self.columns.credit {
                self.reds.append(&mut negative);
            }
        }
        self.reds.sort_unstable();
        Ok(())
    }

    fn row(&mut self, line: &Line) -> Result<(), BadStatement> {
        let is_dated = is_dated(line, &self.columns);
        if !is_dated && self.beside(line) {
            return Ok(());
        }
        if line.cells.len() > self.columns.width {
            return Err(Why::Width.at(line.number));
        }
        let status = status(self.cell(line, self.columns.status)).ok_or(Why::Status.at(line.number))?;
        // What was taken back need not have a date.
        if !is_dated && status == Status::Booked {
            return self.continued(line);
        }
        let Some(amount) = self.signed(line)? else { return self.without_amount(line) };
        let booked = day(line, self.columns.booked);
        let mut entry = Entry::new(line.number, amount);
        entry.booked = booked.map_err(|why| why.found(line.number, self.cell(line, self.columns.booked)))?;
        let value = day(line, self.columns.value);
        entry.value = value.map_err(|why| why.found(line.number, self.cell(line, self.columns.value)))?;
        entry.status = status;
        entry.is_reversal = self.reds.binary_search(&line.number).is_ok();
        if entry.booked.is_none() {
            entry.booked = entry.value;
        }
        if entry.booked.is_none() && entry.status == Status::Booked {
            return Err(Why::NoDate.at(line.number));
        }
        self.describe(line, &mut entry);
        self.currency(line)?;
        self.own_account(line)?;
        let balance = self.amount(line, self.columns.balance)?;
        let fee = self.amount(line, self.columns.fee)?.filter(|fee| !fee.is_zero());
        // Only a balance can tell whether the amount holds the fee already.
        let counts = entry.status == Status::Booked;
        if fee.is_some() && balance.is_none() && counts {
            return Err(Why::Fee.at(line.number));
        }
        let fee = fee.map(|fee| Money::from_bani(-fee.bani().abs())).filter(|_| counts);
        let charged =
            fee.map(|fee| Entry { amount: fee, kind: Kind::Fee, is_reversal: false, ..entry.clone() });
        self.statement.entries.push(entry);
        self.rows.push(balance.filter(|_| charged.is_none() && counts));
        if let Some(charged) = charged {
            self.statement.entries.push(charged);
            self.rows.push(balance);
        }
        if self.statement.entries.len() > MOST_ENTRIES { Err(Why::Entries.at(line.number)) } else { Ok(()) }
    }

    fn cell<'a>(&self, line: &'a Line, at: Option<usize>) -> &'a str {
        at.map_or("", |at| line.cell(at))
    }

    /// The amount of a row with its sign; `None` if there is none.
    fn signed(&self, line: &Line) -> Result<Option<Money>, BadStatement> {
        let columns = &self.columns;
        let debit = self.amount(line, columns.debit)?.filter(|sum| !sum.is_zero());
        let credit = self.amount(line, columns.credit)?.filter(|sum| !sum.is_zero());
        let is_red = self.reds.binary_search(&line.number).is_ok();
        let negated = |sum: Money| Money::from_bani(-sum.bani());
        match (debit, credit) {
            (Some(_), Some(_)) => return Err(Why::BothSides.at(line.number)),
            (Some(debit), None) if is_red => return Ok(Some(negated(debit))),
            (Some(debit), None) => return Ok(Some(Money::from_bani(-debit.bani().abs()))),
            (None, Some(credit)) => return Ok(Some(credit)),
            (None, None) => {}
        }
        let Some(amount) = self.amount(line, columns.amount)? else { return Ok(None) };
        let Some(direction) = columns.direction else { return Ok(Some(amount)) };
        match (words(line.cell(direction)).as_str(), amount.is_negative()) {
            ("d" | "dr" | "debit" | "dbit" | "plata" | "iesire", _) => {
                Ok(Some(Money::from_bani(-amount.bani().abs())))
            }
            ("c" | "cr" | "credit" | "crdt" | "incasare" | "intrare", false) => Ok(Some(amount)),
            ("c" | "cr" | "credit" | "crdt" | "incasare" | "intrare", true) => Err(Why::Sign.at(line.number)),
            _ => Err(Why::Direction.found(line.number, line.cell(direction))),
        }
    }

    fn describe(&self, line: &Line, entry: &mut Entry) {
        let columns = &self.columns;
        let (name, account) = if entry.amount.is_negative() {
            (columns.payee, columns.payee_account)
        } else {
            (columns.payer, columns.payer_account)
        };
        let present_in = |at: Option<usize>| present(self.cell(line, at));
        entry.counterparty.name = present_in(name).or_else(|| present_in(columns.name));
        let account = present_in(account).or_else(|| present_in(columns.account));
        entry.counterparty.account = account.map(|text| text.split_whitespace().collect());
        entry.references.bank = present_in(columns.reference);
        for at in &columns.texts {
            entry.tell(line.cell(*at));
        }
    }

    /// A row with a date and no amount: a balance, or nothing moved. An amount that is missing is not taken for zero.
    fn without_amount(&mut self, line: &Line) -> Result<(), BadStatement> {
        let label = line.cells.iter().skip(1).find(|cell| cell.contains(char::is_alphabetic));
        let is_opening = label.is_some_and(|cell| OPENING.iter().any(|name| words(cell).starts_with(name)));
        let is_closing = label.is_some_and(|cell| CLOSING.iter().any(|name| words(cell).starts_with(name)));
        if is_opening || is_closing {
            if let Some(amount) = self.amount(line, self.columns.balance)? {
                self.set_balance(is_opening, amount);
            }
            return Ok(());
        }
        let columns = [self.columns.amount, self.columns.debit, self.columns.credit];
        let is_zero = columns.into_iter().flatten().any(|at| !line.cell(at).is_empty());
        if is_zero { Ok(()) } else { Err(Why::Amount.at(line.number)) }
    }

    fn set_balance(&mut self, is_opening: bool, amount: Money) {
        let code = if is_opening { "opening" } else { "closing" }.to_owned();
        let balance = Some(Balance { code, amount, currency: None, day: None });
        if is_opening { self.statement.opening = balance } else { self.statement.closing = balance }
    }

    /// Lines under an entry that tell more of it: one bank writes name, account and reference each on a line.
    fn continued(&mut self, line: &Line) -> Result<(), BadStatement> {
        let has_amount = self.signed(line)?.is_some_and(|sum| !sum.is_zero());
        if has_amount {
            return Err(Why::NoDate.at(line.number));
        }
        let Some(entry) = self.statement.entries.last_mut() else { return Ok(()) };
        for cell in line.cells.iter().filter(|cell| cell.chars().any(char::is_alphabetic)) {
            let (label, value) =
                cell.split_once(':').map_or(("", cell.as_str()), |(label, value)| (label, value.trim()));
            let account: String = value.chars().filter(|c| !c.is_whitespace()).collect();
            match words(label).as_str() {
                "ordonator" | "beneficiar" | "platitor" => entry.counterparty.name = present(value),
                "din contul" | "in contul" if narrative::is_account(&account) => {
                    entry.counterparty.account = Some(account)
                }
                "referinta" if entry.references.bank.is_none() => entry.references.bank = present(value),
                _ => entry.tell(cell),
            }
        }
        Ok(())
    }

    fn own_account(&mut self, line: &Line) -> Result<(), BadStatement> {
        let account: String = self.cell(line, self.columns.own_account).split_whitespace().collect();
        match &self.statement.account {
            _ if account.is_empty() => {}
            Some(before) if *before != account => return Err(Why::Accounts.found(line.number, &account)),
            _ => self.statement.account = Some(account),
        }
        Ok(())
    }

    fn currency(&mut self, line: &Line) -> Result<(), BadStatement> {
        let Some(currency) = present(self.cell(line, self.columns.currency)) else { return Ok(()) };
        let currency =
            if currency.eq_ignore_ascii_case("lei") { "RON".to_owned() } else { currency.to_uppercase() };
        match &self.statement.currency {
            Some(before) if *before != currency => Err(Why::Currencies.found(line.number, &currency)),
            _ => {
                self.statement.currency = Some(currency);
                Ok(())
            }
        }
    }

    /// A line that is no entry: the account, a balance, a total. Says whether it was one.
    fn beside(&mut self, line: &Line) -> bool {
        let Some(label) = line.cells.iter().find(|cell| !cell.is_empty()) else { return true };
        let (label, inside) = label.split_once(':').unwrap_or((label, ""));
        let label = words(label);
        let begins = |names: &[&str]| names.iter().any(|name| label.starts_with(name));
        let opening =
            begins(&["sold initial", "sold precedent", "sold anterior", "sold inceput", "opening balance"]);
        let closing = begins(&["sold final", "closing balance", "sold la sfarsit"]);
        if opening || closing {
            let values = std::iter::once(inside).chain(line.cells.iter().map(String::as_str)).rev();
            let read = |text: &str| sum_beside(text, self.decimals);
            if let Some(amount) = values.map(read).find_map(|sum| sum) {
                let code = if opening { "opening" } else { "closing" }.to_owned();
                let balance = Some(Balance { code, amount, currency: None, day: None });
                if opening { self.statement.opening = balance } else { self.statement.closing = balance }
            }
            return true;
        }
        if begins(&["total", "rulaj", "sold "]) {
            return true;
        }
        if self.statement.entries.is_empty() && self.statement.account.is_none() {
            let words = line.cells.iter().flat_map(|cell| cell.split([' ', ':', ',', '/']));
            self.statement.account =
                words.map(str::trim).find(|word| narrative::is_account(word)).map(str::to_owned);
        }
        false
    }

    fn finish(mut self) -> Result<Statement, BadStatement> {
        if self.statement.entries.is_empty() && self.statement.opening.is_none() {
            return Err(Why::NoStatement.at(self.statement.line));
        }
        self.balances_from_rows();
        let statement = &mut self.statement;
        if let (Some(line), true) =
            (self.reds.first(), statement.opening.is_none() || statement.closing.is_none())
        {
            return Err(Why::Sign.at(*line));
        }
        let days = || statement.entries.iter().filter_map(|entry| entry.booked);
        (statement.from, statement.to) = (days().min(), days().max());
        statement.balances =
            [&statement.opening, &statement.closing].into_iter().flatten().cloned().collect();
        for entry in &mut statement.entries {
            let told = Some(entry.kind).filter(|kind| *kind == Kind::Fee);
            kinds::settle(entry, told);
        }
        Ok(self.statement)
    }

    /// What stood on the account before the first row and after the last, from a column of balances. Rows may go up or
    /// down the calendar; within one day only the balances themselves tell.
    fn balances_from_rows(&mut self) {
        let entries = &self.statement.entries;
        let booked: Vec<(&Entry, Money)> = entries
            .iter()
            .zip(&self.rows)
            .filter_map(|(entry, balance)| Some((entry, (*balance)?)))
            .collect();
        let (Some((first, after_first)), Some((last, after_last))) = (booked.first(), booked.last()) else {
            return;
        };
        // A fee stands in a row of its own behind its entry and shares the balance.
        let mut by_line: HashMap<usize, Money> = HashMap::new();
        for entry in entries {
            let sum = by_line.entry(entry.line).or_default();
            *sum = sum.checked_add(entry.amount).unwrap_or(*sum);
        }
        let before = |entry: &Entry, after: &Money| after.checked_sub(*by_line.get(&entry.line)?);
        let follows = |one: &(&Entry, Money), next: &(&Entry, Money)| before(next.0, &next.1) == Some(one.1);
        let upward = booked.windows(2).filter(|pair| follows(&pair[0], &pair[1])).count();
        let downward = booked.windows(2).filter(|pair| follows(&pair[1], &pair[0])).count();
        let is_downward = match first.booked.cmp(&last.booked) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => downward > upward,
        };
        let (opening, closing) = if is_downward {
            (before(last, after_last), *after_first)
        } else {
            (before(first, after_first), *after_last)
        };
        let balance =
            |code: &str, amount| Balance { code: code.to_owned(), amount, currency: None, day: None };
        let (opening, closing) = (opening.map(|sum| balance("opening", sum)), balance("closing", closing));
        self.statement.opening = self.statement.opening.take().or(opening);
        self.statement.closing = self.statement.closing.take().or(Some(closing));
    }
}

fn is_dated(line: &Line, columns: &Columns) -> bool {
    let cells = [columns.booked, columns.value].into_iter().flatten().map(|at| line.cell(at));
    cells.into_iter().any(|cell| cell.starts_with(|c: char| c.is_ascii_digit()))
}

/// A balance beside the table, which may be the only one that shows its decimals.
fn sum_beside(text: &str, settled: Decimals) -> Option<Money> {
    let decimals = match settled {
        Decimals::Unknown => decimals(std::iter::once((0, text))).ok()?,
        known => known,
    };
    written(text, decimals).ok().flatten()
}
