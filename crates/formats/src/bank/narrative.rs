//! The text of an MT940 entry (`:86:`): who paid, from which account, and what for.
//!
//! Source: SWIFT Standards MT940, field 86, which leaves its structure to the bank. Understood: sub-fields of a mark and
//! two digits (`?20`, `+20`, `~20`, `^20`; 20-29 and 60-63 text, 31 account, 32-33 name; with `EREF+`, `SVWZ+` inside);
//! code words between slashes (`/NAME/…/REMI/…`); and the free texts of Romanian banks, where name and account stand
//! after `PLATITOR`, in `Counterpart:…/…/` or before the account. In doubt no name is given: the text is always kept.

use std::ops::Range;

use rules::ids::Iban;

use super::Entry;
use super::statement::present;

/// The width at which banks cut the lines of a text, in the middle of words.
const WIDTH: usize = 65;

/// The width of a sub-field.
const SUB_FIELD: usize = 27;

/// Reads the lines of a `:86:` into an entry.
pub(super) fn fill(entry: &mut Entry, lines: &[&str], own: Option<&str>) {
    let joined = lines.concat();
    if let Some((code, mark)) = structured(&joined) {
        entry.code = present(code);
        sub_fields(entry, &joined, mark);
    } else if let Some(words) = code_words(&joined) {
        by_code_words(entry, &words);
    } else {
        let text = unwrap(lines);
        free(entry, &text, own);
        entry.tell(&text);
    }
    if entry.counterparty.account.as_deref().is_some_and(|account| Some(account) == own) {
        entry.counterparty.account = None;
    }
}

/// Puts lines together again: a line that is full was cut in the middle of a word, others end with one.
fn unwrap(lines: &[&str]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        text.push_str(line);
        let width = line.chars().count();
        // One bank cuts the first line in the middle.
        let is_cut = width == WIDTH || (at == 0 && width == 33);
        if !is_cut {
            text.push(' ');
        }
    }
    text
}

/// The code and the mark of a text with sub-fields: `166?00…`, `000+20…`, `?20…`.
fn structured(text: &str) -> Option<(&str, char)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark =
        text[digits..].chars().next().filter(|c| matches!(c, '?' | '+' | '~' | '^' | '|' | '<' | '@'))?;
    let number = text.get(digits + 1..digits + 3)?;
    (digits <= 4 && is_sub_field(number)).then_some((&text[..digits], mark))
}

fn is_sub_field(number: &str) -> bool {
    matches!(
        number.as_bytes(),
        [b'0' | b'1', b'0'] | [b'2', b'0'..=b'9'] | [b'3', b'0'..=b'8'] | [b'6', b'0'..=b'3']
    )
}

fn sub_fields(entry: &mut Entry, text: &str, mark: char) {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for piece in text.split(mark).skip(1) {
        match piece.split_at_checked(2) {
            Some((number, value)) if is_sub_field(number) => parts.push((number, value.to_owned())),
            // The mark was part of a text.
            _ => {
                if let Some((_, value)) = parts.last_mut() {
                    value.push(mark);
                    value.push_str(piece);
                }
            }
        }
    }
    // By number: one bank writes 23 after 33.
    parts.sort_by_key(|(number, _)| *number);
    let together = |wanted: &[u8]| {
        let mut text = String::new();
        for (_, value) in parts.iter().filter(|(number, _)| wanted.contains(&number.as_bytes()[0])) {
            text.push_str(value);
            if value.chars().count() != SUB_FIELD || value.ends_with(' ') {
                text.push(' ');
            }
        }
        text
    };
    let (mut name, mut account) = (String::new(), None);
    for (number, value) in &parts {
        let compact: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        match *number {
            "31" | "32" | "33" | "38" if is_account(&compact) => account = account.or(Some(compact)),
            "31" if account.is_none() => account = present(value).map(|_| compact),
            "32" | "33" => name.push_str(value),
            _ => {}
        }
    }
    entry.counterparty.name = present(name.trim_matches(['/', ' ']));
    entry.counterparty.account = account;
    let text = together(b"26");
    match german(&text) {
        Some(words) => by_code_words(entry, &words),
        None => entry.tell(&text),
    }
    for (_, value) in parts.iter().filter(|(number, _)| *number == "00") {
        entry.tell(value);
    }
}

/// `EREF+…SVWZ+…`: code words inside the text of sub-fields.
fn german(text: &str) -> Option<Vec<(&'static str, &str)>> {
    const WORDS: [(&str, &str); 9] = [
        ("EREF+", "EREF"),
        ("KREF+", "PREF"),
        ("MREF+", "MARF"),
        ("CRED+", "CSID"),
        ("DEBT+", "CSID"),
        ("SVWZ+", "REMI"),
        ("ABWA+", "ULTD"),
        ("ABWE+", "ULTC"),
        ("RREF+", "RTRN"),
    ];
    let mut starts: Vec<(usize, usize, &'static str)> = WORDS
        .iter()
        .flat_map(|(word, name)| text.match_indices(word).map(|(at, _)| (at, at + word.len(), *name)))
        .collect();
    starts.sort_unstable();
    (!starts.is_empty()).then(|| values(text, &starts))
}

/// `/NAME/…/REMI/…`, if the text begins with a code word.
fn code_words(text: &str) -> Option<Vec<(&'static str, &str)>> {
    const WORDS: [&str; 32] = [
        "NAME", "IBAN", "BIC", "REMI", "EREF", "ORDP", "BENM", "ADDR", "ISDT", "TRTP", "CSID", "MARF",
        "PREF", "ACCW", "RTRN", "SVCL", "ULTD", "ULTC", "ULTB", "TRCD", "OCMT", "CHGS", "CHG", "EXCH", "ID",
        "PURP", "ACCT", "KREF", "NRTX", "SWOD", "RREF", "CREF",
    ];
    let mut starts = Vec::new();
    for (at, _) in text.match_indices('/') {
        let rest = &text[at + 1..];
        if let Some(word) =
            WORDS.iter().find(|word| rest.strip_prefix(**word).is_some_and(|after| after.starts_with('/')))
        {
            starts.push((at, at + word.len() + 2, *word));
        }
    }
    (starts.first().is_some_and(|(at, ..)| *at == 0)).then(|| values(text, &starts))
}

/// What stands between code words, given where each begins and where its value begins.
fn values<'a>(text: &'a str, starts: &[(usize, usize, &'static str)]) -> Vec<(&'static str, &'a str)> {
    let ends = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    let pairs = starts.iter().zip(ends);
    pairs.map(|((_, from, word), to)| (*word, text.get(*from..to.max(*from)).unwrap_or_default())).collect()
}

fn by_code_words(entry: &mut Entry, words: &[(&'static str, &str)]) {
    for (word, value) in words {
        let value = value.trim_matches(['/', ' ']);
        match *word {
            "NAME" => entry.counterparty.name = entry.counterparty.name.take().or(present(value)),
            "IBAN" | "ACCT" if is_account(value) => entry.counterparty.account = Some(value.to_owned()),
            "EREF" => entry.references.end_to_end = present(value),
            "RTRN" => entry.references.return_reason = present(value),
            "REMI" => entry.tell(value.strip_prefix("USTD//").unwrap_or(value)),
            _ => {}
        }
    }
    // What carries no message of its own still says what the entry is.
    if entry.texts.is_empty() {
        let all: Vec<&str> = words.iter().map(|(_, value)| *value).collect();
        entry.tell(&all.join(" "));
    }
}

/// Name and account in the free text of Romanian banks.
fn free(entry: &mut Entry, text: &str, own: Option<&str>) {
    if let Some(rest) = text.trim_start().strip_prefix("Counterpart:") {
        return counterpart(entry, rest);
    }
    let labels: &[&str] =
        if entry.amount.is_negative() { &["beneficiar"] } else { &["platitor", "ordonator"] };
    let lower = text.to_ascii_lowercase();
    let label = labels.iter().find_map(|label| {
        let at = lower.find(label)?;
        let after = at + label.len();
        // "beneficiarului" is another word.
        text[after..].starts_with([' ', ':']).then_some(after)
    });
    if let Some(after) = label {
        let section = &text[after..];
        let lower = &lower[after..];
        let ends = ["codfisc", "-platitor", "-beneficiar", "-detalii", "detalii incasare", "detalii plata"];
        let end = ends.iter().filter_map(|end| lower.find(end)).min().unwrap_or(section.len());
        let account = accounts(section).into_iter().next().filter(|found| found.start <= end);
        let name_end = account.as_ref().map_or(end, |found| found.start);
        entry.counterparty.account = account.map(|found| section[found].to_owned());
        let name = section[..name_end].trim_start_matches(':');
        entry.counterparty.name = without_bank(name, entry.counterparty.account.as_deref());
        return;
    }
    // "… 1 AGRO EXEMPLU SRL RO60BTRL… BTRLRO22": the name stands between a lone 1 and the account.
    let other = accounts(text).into_iter().find(|found| text.get(found.clone()) != own);
    if let Some(found) = other {
        let before = &text[..found.start];
        if let Some((_, name)) = before.rsplit_once(" 1 ")
            && name.split_whitespace().count() <= 8
        {
            entry.counterparty.name = present(name);
        }
        entry.counterparty.account = Some(text[found].to_owned());
    }
}

/// `RO32BRDE…/Incasare OP/ 2026526/AGRO EXEMPLU SRL/14399840 / RO32BRDE…/ text`
fn counterpart(entry: &mut Entry, rest: &str) {
    let mut parts = rest.split('/').map(str::trim);
    let Some(account) = parts.next().filter(|account| is_account(account)) else { return };
    entry.counterparty.account = Some(account.to_owned());
    let mut named = parts.skip(2).filter(|part| part.chars().any(char::is_alphabetic));
    entry.counterparty.name = named.next().filter(|part| !is_account(part)).and_then(present);
}

/// Takes the bank's code off the end of a name: `Pop Ana BUCUROBU`.
fn without_bank(name: &str, account: Option<&str>) -> Option<String> {
    let name = name.trim();
    let bank = account.and_then(|account| account.get(4..8));
    match name.rsplit_once(' ') {
        Some((rest, code))
            if matches!(code.len(), 8 | 11) && code.get(4..6) == Some("RO") && code.get(..4) == bank =>
        {
            present(rest)
        }
        _ => present(name),
    }
}

/// Whether a text is an account number of a known shape. The check of a Romanian one need not agree: samples are
/// anonymised, and a wrong digit in a name's account changes no sum.
pub(super) fn is_account(text: &str) -> bool {
    accounts(text).first().is_some_and(|found| *found == (0..text.len()))
}

/// Where account numbers stand in a text. A Romanian one may have other signs glued behind it.
fn accounts(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        // `split` gives slices of the text, in order.
        let at = start;
        start += word.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
        let romanian = word.get(..24).filter(|number| {
            number.starts_with("RO")
                && number.as_bytes()[2..4].iter().all(u8::is_ascii_digit)
                && number.as_bytes()[4..8].iter().all(u8::is_ascii_uppercase)
        });
        let upper = word.bytes().all(|b| !b.is_ascii_lowercase());
        if romanian.is_some() {
            found.push(at..at + 24);
        } else if upper && (15..=34).contains(&word.len()) && Iban::parse(word).is_ok() {
            found.push(at..at + word.len());
        }
    }
    found
}
