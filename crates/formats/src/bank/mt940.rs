//! MT940: SWIFT customer statements, as Romanian and other banks write them.
//!
//! Source: SWIFT Standards MT940, fields 20, 25, 28C, 60a, 61, 86, 62a, 64, 65. Seen beside the standard, and read:
//! messages without or with damaged block headers, control bytes around them, `:28:`, accounts after a slash or a
//! space or with the currency behind, tags of a bank's own, an entry date left out, a funds code, two marks of
//! sub-fields, and a closing balance labelled with another currency.

use super::amount::plain;
use super::narrative;
use super::statement::{Balance, Entry, Format, Statement, Status, present};
use super::{BadStatement, Day, MOST_ENTRIES, MOST_STATEMENTS, Why, kinds};

/// What is read besides the tag 20; others are of a bank's own.
const TAGS: [&str; 12] = ["25", "25P", "28", "28C", "60F", "60M", "61", "62F", "62M", "64", "65", "86"];

/// Whether a text has the tags of a SWIFT statement.
pub(super) fn is_swift(text: &str) -> bool {
    let mut tags = text.lines().filter_map(|line| tag(without_blocks(line)));
    tags.any(|(tag, _)| matches!(tag, "20" | "60F" | "60M" | "61" | "34F"))
}

/// A tag with the lines that belong to it.
struct Field<'a> {
    tag: &'a str,
    number: usize,
    lines: Vec<&'a str>,
}

/// Cuts off the block headers before the text of a message, which may share its line.
fn without_blocks(line: &str) -> &str {
    let start = line.trim_start();
    if !start.starts_with('{') {
        return line;
    }
    start.split_once("{4:").map_or("", |(_, text)| text)
}

/// The tag that a line begins with: two digits and a letter, or letters of a bank's own.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start().strip_prefix(':')?.split_once(':')?;
    let digits = tag.bytes().take_while(u8::is_ascii_digit).count();
    let known_shape = match tag.len() {
        2 => digits == 2 || tag.bytes().all(|b| b.is_ascii_uppercase()),
        3 => digits == 2 && tag.as_bytes()[2].is_ascii_uppercase() || digits == 3,
        4 => digits == 4,
        _ => false,
    };
    known_shape.then_some((tag, rest))
}

fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut is_open = false;
    for (at, line) in text.lines().enumerate() {
        let line = without_blocks(line).trim_end_matches('\r');
        if let Some(("86", rest)) = tag(line)
            && let Some(text) = fields.last_mut().filter(|field| is_open && field.tag == "86")
        {
            // Some banks repeat the tag on every line of a text.
            text.lines.push(rest);
        } else if let Some((tag, rest)) = tag(line) {
            fields.push(Field { tag, number: at + 1, lines: vec![rest] });
            is_open = true;
        } else if matches!(line.trim(), "-" | "-}") || line.trim_start().starts_with("-}{") {
            is_open = false;
        } else if let (true, Some(field)) = (is_open, fields.last_mut()) {
            field.lines.push(line);
        }
        // The end of a message on the last line of its text.
        if let (true, Some(last)) = (is_open, fields.last_mut().and_then(|field| field.lines.last_mut()))
            && let Some(text) = last.trim_end().strip_suffix("-}")
        {
            *last = text;
            is_open = false;
        }
    }
    fields
}

/// All statements of a file.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, BadStatement> {
    if let Some(at) = text.lines().position(|line| line.contains("{2:O942") || line.contains("{2:I942")) {
        return Err(Why::Interim.at(at + 1));
    }
    let (mut statements, mut open): (Vec<Statement>, Option<Open>) = (Vec::new(), None);
    let mut entries = 0;
    for field in fields(text) {
        match field.tag {
            "34F" => return Err(Why::Interim.at(field.number)),
            "20" => {
                statements.extend(open.take().map(Open::close).transpose()?);
                let mut next = Open::new(&field);
                next.statement.id = present(field.lines[0]);
                open = Some(next);
            }
            tag if !TAGS.contains(&tag) => {}
            _ => {
                let one = open.get_or_insert_with(|| Open::new(&field));
                // A new page may come without a tag 20 of its own.
                if field.tag.starts_with("60") && one.statement.closing.is_some() {
                    let page = one.next_page(&field);
                    statements.push(std::mem::replace(one, page).close()?);
                }
                one.take(&field)?;
                entries += usize::from(field.tag == "61");
                if entries > MOST_ENTRIES {
                    return Err(Why::Entries.at(field.number));
                }
            }
        }
        if statements.len() + usize::from(open.is_some()) > MOST_STATEMENTS {
            return Err(Why::Statements.at(field.number));
        }
    }
    statements.extend(open.map(Open::close).transpose()?);
    if statements.is_empty() { Err(Why::NoStatement.at(1)) } else { Ok(statements) }
}

/// A statement that is being read.
struct Open {
    statement: Statement,
    last_line: usize,
    /// The transaction type and text lines of the last entry, as long as a `:86:` belongs to it.
    pending: Option<(String, Vec<String>)>,
}

impl Open {
    fn new(field: &Field<'_>) -> Open {
        Open {
            statement: Statement::new(Format::Mt940, field.number),
            last_line: field.number,
            pending: None,
        }
    }

    fn next_page(&self, field: &Field<'_>) -> Open {
        let mut page = Open::new(field);
        page.statement.id.clone_from(&self.statement.id);
        page.statement.account.clone_from(&self.statement.account);
        page.statement.number.clone_from(&self.statement.number);
        page
    }

    fn take(&mut self, field: &Field<'_>) -> Result<(), BadStatement> {
        self.last_line = field.number;
        if field.tag != "86" {
            self.settle();
        }
        match field.tag {
            "25" | "25P" => self.statement.account = account(field.lines[0]),
            "28" | "28C" => self.statement.number = present(field.lines[0]),
            "60F" | "60M" => {
                if self.statement.opening.is_some() {
                    return Err(Why::Balance.found(field.number, field.lines[0]));
                }
                let opening = balance(field)?;
                self.statement.currency.clone_from(&opening.currency);
                self.statement.from = opening.day;
                self.statement.opening = Some(opening);
            }
            "62F" | "62M" => {
                if self.statement.closing.is_some() {
                    return Err(Why::Balance.found(field.number, field.lines[0]));
                }
                let closing = balance(field)?;
                self.statement.to = closing.day;
                self.statement.closing = Some(closing);
            }
            "64" | "65" => self.statement.balances.push(balance(field)?),
            "61" => {
                // After the closing balance an entry would belong to nothing.
                if self.statement.opening.is_none() || self.statement.closing.is_some() {
                    return Err(Why::NoOpening.at(field.number));
                }
                let (entry, kind) = entry(field)?;
                let lines = field.lines[1..].iter().map(|line| (*line).to_owned()).collect();
                self.statement.entries.push(entry);
                self.pending = Some((kind, lines));
            }
            // Before the first entry and after the closing balance it is about the statement.
            "86" => self.describe(field),
            _ => {}
        }
        Ok(())
    }

    fn describe(&mut self, field: &Field<'_>) {
        let Some((kind, supplement)) = self.pending.take() else { return };
        if let Some(entry) = self.statement.entries.last_mut() {
            narrative::fill(entry, &field.lines, self.statement.account.as_deref());
            finish(entry, &kind, &supplement);
        }
    }

    /// An entry without a `:86:`.
    fn settle(&mut self) {
        if let (Some((kind, supplement)), Some(entry)) =
            (self.pending.take(), self.statement.entries.last_mut())
        {
            finish(entry, &kind, &supplement);
        }
    }

    fn close(mut self) -> Result<Statement, BadStatement> {
        self.settle();
        let mut statement = self.statement;
        let (Some(opening), closing) = (&statement.opening, &statement.closing) else {
            return Err(Why::NoOpening.at(statement.line));
        };
        let closing = closing.as_ref().ok_or(Why::NoClosing.at(self.last_line))?;
        let mut balances = vec![opening.clone(), closing.clone()];
        balances.append(&mut statement.balances);
        statement.balances = balances;
        statement.note_currencies(None);
        Ok(statement)
    }
}

/// The supplementary details of `:61:`, and the kind.
fn finish(entry: &mut Entry, kind: &str, supplement: &[String]) {
    for line in supplement {
        let account: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        if entry.counterparty.account.is_none() && narrative::is_account(&account) {
            entry.counterparty.account = Some(account);
        } else {
            entry.tell(line);
        }
    }
    let business = entry.code.take().unwrap_or_default();
    let told = kinds::swift(kind, &business);
    let code = format!("{kind} {business}");
    entry.code = present(&code);
    kinds::settle(entry, told);
}

/// `/RO19INGB…`, ` RO40RZBR…`, `NL34RABO0142623393 EUR`, `12345678/0012345`.
fn account(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('/');
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if narrative::is_account(&compact) {
        return Some(compact);
    }
    let first = text.split_whitespace().next()?;
    let without_currency =
        text.rsplit_once(' ').filter(|(_, last)| is_currency(last)).map(|(account, _)| account);
    let account: String = without_currency.unwrap_or(text).chars().filter(|c| !c.is_whitespace()).collect();
    Some(if narrative::is_account(first) { first.to_owned() } else { account })
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// `C221025RON1000,00`
fn balance(field: &Field<'_>) -> Result<Balance, BadStatement> {
    let text = field.lines[0].trim();
    let bad = || Why::Balance.found(field.number, text);
    let is_debit = match text.get(..1) {
        Some("C") => false,
        Some("D") => true,
        _ => return Err(bad()),
    };
    let (day, rest) = text[1..].split_at_checked(6).ok_or_else(bad)?;
    let (currency, amount) =
        rest.split_at_checked(3).filter(|(code, _)| is_currency(code)).ok_or_else(bad)?;
    let day = Day::short(day).ok_or_else(|| Why::Date.found(field.number, text))?;
    let amount = plain(amount, ',').map_err(|why| why.found(field.number, text))?;
    let amount = if is_debit { amount.checked_neg().ok_or_else(bad)? } else { amount };
    Ok(Balance { code: field.tag.to_owned(), amount, currency: Some(currency.to_owned()), day: Some(day) })
}

/// `2210251025C1000,00NTRF4782521602//248OPAA222980004`: value date, entry date, mark, funds code, amount, type,
/// customer's reference, bank's reference. Gives the entry and its type.
fn entry(field: &Field<'_>) -> Result<(Entry, String), BadStatement> {
    let text = field.lines[0].trim();
    let bad = || Why::EntryLine.found(field.number, text);
    let (value, mut rest) = text.split_at_checked(6).ok_or_else(bad)?;
    let value = Day::short(value).ok_or_else(|| Why::Date.found(field.number, text))?;
    let mut booked = value;
    if let Some((date, after)) = rest.split_at_checked(4)
        && date.bytes().all(|b| b.is_ascii_digit())
    {
        booked = value.nearest(date).ok_or_else(|| Why::Date.found(field.number, text))?;
        rest = after;
    }
    let marks = [("RC", true, true), ("RD", false, true), ("EC", false, false), ("ED", true, false)];
    let simple = [("C", false, false), ("D", true, false)];
    let found = marks.iter().chain(&simple).find(|(mark, ..)| rest.starts_with(mark));
    let (mark, is_debit, is_reversal) = *found.ok_or_else(bad)?;
    rest = &rest[mark.len()..];
    // The third letter of the currency may stand before the amount.
    if rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        rest = &rest[1..];
    }
    let end = rest.find(|c: char| !matches!(c, '0'..='9' | ',' | '.')).unwrap_or(rest.len());
    let amount = plain(&rest[..end], ',').map_err(|why| why.found(field.number, text))?;
    let signed = if is_debit { amount.checked_neg() } else { Some(amount) };
    let mut entry = Entry::new(field.number, signed.ok_or_else(bad)?);
    entry.booked = Some(booked);
    entry.value = Some(value);
    entry.is_reversal = is_reversal;
    if mark.starts_with('E') {
        entry.status = Status::Pending;
    }
    let (kind, references) = rest[end..].split_at_checked(4).unwrap_or((&rest[end..], ""));
    if !kind.is_empty() && !kind.starts_with(['N', 'S', 'F']) {
        return Err(bad());
    }
    let (customer, bank) = references.split_once("//").unwrap_or((references, ""));
    entry.references.transaction = present(customer);
    entry.references.bank = present(bank);
    Ok((entry, kind.to_owned()))
}
