//! Which column of a table is which, by its name in Romanian or English.

use rules::text::fold;

use super::{Day, Why};
use crate::table::Line;
use rules::money::Money;

/// Where the columns of a statement stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) width: usize,
    pub(super) booked: Option<usize>,
    pub(super) value: Option<usize>,
    pub(super) amount: Option<usize>,
    pub(super) debit: Option<usize>,
    pub(super) credit: Option<usize>,
    pub(super) direction: Option<usize>,
    pub(super) fee: Option<usize>,
    pub(super) balance: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) name: Option<usize>,
    pub(super) payer: Option<usize>,
    pub(super) payee: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) payer_account: Option<usize>,
    pub(super) payee_account: Option<usize>,
    pub(super) own_account: Option<usize>,
    pub(super) reference: Option<usize>,
    pub(super) texts: Vec<usize>,
}

/// The words of a column's name: small letters without diacritics, signs as spaces, and no currency behind.
pub(super) fn words(name: &str) -> String {
    let signs: String = fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words: Vec<&str> = signs.split_whitespace().collect();
    if words.len() > 1 && words.last().is_some_and(|last| matches!(*last, "ron" | "lei" | "eur" | "usd")) {
        words.pop();
    }
    words.join(" ")
}

impl Columns {
    /// The columns, if this line names at least a date and amounts.
    pub(super) fn of(cells: &[String]) -> Option<Columns> {
        let mut columns = Columns { width: cells.len(), ..Columns::default() };
        for (at, name) in cells.iter().enumerate() {
            let name = words(name);
            match columns.slot(&name) {
                // Of two columns of one meaning the first is meant.
                Some(slot) if slot.is_none() => *slot = Some(at),
                Some(_) => columns.texts.push(at),
                None if is_text(&name) => columns.texts.push(at),
                None => {}
            }
        }
        if columns.booked.is_none() {
            columns.booked = columns.value.take();
        }
        let has_amounts = columns.amount.is_some() || (columns.debit.is_some() && columns.credit.is_some());
        (columns.booked.is_some() && has_amounts).then_some(columns)
    }

    fn slot(&mut self, name: &str) -> Option<&mut Option<usize>> {
        Some(match name {
            "data"
            | "data tranzactiei"
            | "data tranzactie"
            | "data procesarii"
            | "data inregistrarii"
            | "data inregistrare"
            | "data contabila"
            | "data contabilizarii"
            | "data operatiunii"
            | "data operatiune"
            | "data operatie"
            | "data inreg"
            | "data decontarii"
            | "data finalizarii"
            | "data platii"
            | "date"
            | "booking date"
            | "booked"
            | "transaction date"
            | "posting date"
            | "completed date"
            | "data finalizare"
            | "entry date" => &mut self.booked,
            "data valutei" | "data valuta" | "data de valuta" | "value date" | "valuta data" => {
                &mut self.value
            }
            "suma" | "suma tranzactiei" | "suma tranzactie" | "valoare" | "valoarea"
            | "valoare tranzactie" | "amount" | "transaction amount" | "suma neta" => &mut self.amount,
            "debit" | "suma debit" | "suma debitoare" | "sume debit" | "rulaj debit" | "debit amount"
            | "iesiri" | "plati" | "withdrawal" | "withdrawals" | "paid out" | "money out" | "debitare" => {
                &mut self.debit
            }
            "credit" | "suma credit" | "suma creditoare" | "sume credit" | "rulaj credit"
            | "credit amount" | "intrari" | "incasari" | "deposit" | "deposits" | "paid in" | "money in"
            | "creditare" => &mut self.credit,
            "d c" | "c d" | "dc" | "debit credit" | "credit debit" | "sens" | "dr cr" | "cr dr" | "semn" => {
                &mut self.direction
            }
            "comision" | "comisioane" | "fee" | "fees" => &mut self.fee,
            "sold"
            | "sold contabil"
            | "sold curent"
            | "sold final"
            | "sold dupa tranzactie"
            | "sold disponibil"
            | "sold intermediar"
            | "balance"
            | "running balance"
            | "account balance" => &mut self.balance,
            "valuta" | "moneda" | "currency" | "ccy" | "deviza" => &mut self.currency,
            "stare" | "status" | "state" | "starea" => &mut self.status,
            "nume"
            | "name"
            | "partener"
            | "nume partener"
            | "contrapartida"
            | "contraparte"
            | "nume contraparte"
            | "counterparty"
            | "counterparty name"
            | "platitor beneficiar"
            | "beneficiar platitor"
            | "nume platitor beneficiar"
            | "nume beneficiar platitor"
            | "ordonator beneficiar"
            | "beneficiar ordonator"
            | "payer payee"
            | "partner"
            | "partner name"
            | "denumire partener" => &mut self.name,
            "platitor" | "nume platitor" | "ordonator" | "nume ordonator" | "payer" | "payer name"
            | "debtor" | "sender" => &mut self.payer,
            "beneficiar" | "nume beneficiar" | "payee" | "payee name" | "creditor" | "recipient"
            | "beneficiary" => &mut self.payee,
            "iban"
            | "cont"
            | "iban partener"
            | "cont partener"
            | "iban contraparte"
            | "cont contraparte"
            | "iban corespondent"
            | "cont corespondent"
            | "counterparty account"
            | "counterparty iban"
            | "partner iban"
            | "partner account"
            | "iban platitor beneficiar"
            | "cont platitor beneficiar"
            | "cont beneficiar platitor"
            | "cont iban" => &mut self.account,
            "iban platitor" | "cont platitor" | "iban ordonator" | "cont ordonator" | "payer account"
            | "payer iban" => &mut self.payer_account,
            "iban beneficiar" | "cont beneficiar" | "payee account" | "payee iban" => &mut self.payee_account,
            "cont propriu" | "contul meu" | "cont client" | "own account" | "account" | "account number"
            | "numar cont" | "iban propriu" | "cont curent" => &mut self.own_account,
            "referinta"
            | "referinta bancii"
            | "referinta banca"
            | "referinta tranzactiei"
            | "referinta tranzactie"
            | "nr referinta"
            | "numar referinta"
            | "reference"
            | "bank reference"
            | "transaction reference"
            | "transaction id"
            | "id tranzactie"
            | "ref" => &mut self.reference,
            _ => return None,
        })
    }
}

fn is_text(name: &str) -> bool {
    const WORDS: [&str; 17] = [
        "detalii",
        "detaliile",
        "descriere",
        "descrierea",
        "explicatii",
        "explicatie",
        "explicatia",
        "description",
        "details",
        "narrative",
        "remittance",
        "mesaj",
        "memo",
        "purpose",
        "tip",
        "type",
        "document",
    ];
    name.split(' ').any(|word| WORDS.contains(&word)) && !name.starts_with("data ")
}

/// Which sign marks the decimals. It is settled for the whole table: alone, `1.234` says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decimals {
    Comma,
    Point,
    /// No amount shows it.
    Unknown,
}

/// Looks for an amount that can be read in one way only: with one or two signs after the last mark, or with both marks.
pub(super) fn decimals<'a>(
    amounts: impl Iterator<Item = (usize, &'a str)>,
) -> Result<Decimals, (usize, Why)> {
    let mut found = Decimals::Unknown;
    for (line, text) in amounts {
        let text = bare(text).1;
        let Some(at) = text.rfind([',', '.']) else { continue };
        let has_both = text.contains(',') && text.contains('.');
        if text.len() - at - 1 == 3 && !has_both {
            continue;
        }
        let this = if text[at..].starts_with(',') { Decimals::Comma } else { Decimals::Point };
        if found != Decimals::Unknown && found != this {
            return Err((line, Why::Mixed));
        }
        found = this;
    }
    Ok(found)
}

/// Whether there is a minus, and the digits with their marks, without currency and spaces.
fn bare(text: &str) -> (bool, String) {
    let mut digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{2019}'))
        .collect::<String>()
        .to_uppercase();
    for word in ["RON", "LEI", "EUR", "USD", "€"] {
        digits = digits.strip_suffix(word).or(digits.strip_prefix(word)).map(str::to_owned).unwrap_or(digits);
    }
    const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];
    if let Some(rest) = digits.strip_prefix(MINUS).or(digits.strip_suffix(MINUS)) {
        return (true, rest.to_owned());
    }
    (false, digits.strip_prefix('+').map(str::to_owned).unwrap_or(digits))
}

/// An amount, negative with a minus in front or behind. `None` for an empty cell.
pub(super) fn amount(text: &str, decimals: Decimals) -> Result<Option<Money>, Why> {
    let (is_negative, digits) = bare(text);
    if digits.is_empty() {
        return if is_negative || text.trim().is_empty() { Ok(None) } else { Err(Why::Amount) };
    }
    let (mark, group) = match decimals {
        Decimals::Comma => (',', '.'),
        Decimals::Point => ('.', ','),
        Decimals::Unknown if digits.contains([',', '.']) => return Err(Why::Ambiguous),
        Decimals::Unknown => (',', '.'),
    };
    let (whole, cents) = digits.split_once(mark).unwrap_or((&digits, ""));
    let groups: Vec<&str> = whole.split(group).collect();
    let fits = groups.len() == 1
        || (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|part| part.len() == 3);
    if !fits {
        return Err(Why::Amount);
    }
    let sum = super::amount::hundredths(&groups.concat(), cents)?;
    if is_negative { sum.checked_neg().map(Some).ok_or(Why::Huge) } else { Ok(Some(sum)) }
}

/// A date in a cell; `None` for an empty one.
pub(super) fn day(line: &Line, at: Option<usize>) -> Result<Option<Day>, Why> {
    match at.map_or("", |at| line.cell(at)).trim() {
        "" => Ok(None),
        text => Day::written(text).map(Some).ok_or(Why::Date),
    }
}
