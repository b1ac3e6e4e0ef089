//! Which column of a table is which, by its name in Romanian or English.

use rules::text::fold;

use super::{Day, Status, Why};
use crate::table::Line;

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
    /// The currency behind the name of a column of amounts.
    pub(super) labelled: Option<String>,
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
        for (at, label) in cells.iter().enumerate() {
            let name = words(label);
            if let Some(currency) = currency_behind(label)
                && matches!(meaning(&name), Some(What::Amount | What::Debit | What::Credit))
            {
                columns.labelled = Some(currency);
            }
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
        Some(match meaning(name)? {
            What::Booked => &mut self.booked,
            What::Value => &mut self.value,
            What::Amount => &mut self.amount,
            What::Debit => &mut self.debit,
            What::Credit => &mut self.credit,
            What::Direction => &mut self.direction,
            What::Fee => &mut self.fee,
            What::Balance => &mut self.balance,
            What::Currency => &mut self.currency,
            What::Status => &mut self.status,
            What::Name => &mut self.name,
            What::Payer => &mut self.payer,
            What::Payee => &mut self.payee,
            What::Account => &mut self.account,
            What::PayerAccount => &mut self.payer_account,
            What::PayeeAccount => &mut self.payee_account,
            What::OwnAccount => &mut self.own_account,
            What::Reference => &mut self.reference,
        })
    }
}

/// `RON` in `Debit (RON)`.
fn currency_behind(label: &str) -> Option<String> {
    let last = label.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty())?.to_uppercase();
    match last.as_str() {
        "LEI" => Some("RON".to_owned()),
        "RON" | "EUR" | "USD" => Some(last),
        _ => None,
    }
}

fn meaning(name: &str) -> Option<What> {
    let named = NAMES.iter().find(|(_, names)| names.split('|').any(|one| one == name));
    named.map(|(what, _)| *what).or_else(|| party(name))
}

/// Columns about the other end of a payment: whose, and whether name or account.
fn party(name: &str) -> Option<What> {
    let has = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
    let payer = has(&["platitor", "platitorului", "ordonator", "ordonatorului", "payer", "debtor"]);
    let payee = has(&["beneficiar", "beneficiarului", "payee", "creditor", "beneficiary"]);
    let either = has(&[
        "partener",
        "partenerului",
        "contraparte",
        "contrapartida",
        "corespondent",
        "counterparty",
        "partner",
    ]);
    if !(payer || payee || either)
        || has(&["banca", "bank", "bic", "swift", "cui", "cif", "cod", "adresa", "address"])
    {
        return None;
    }
    let is_account = has(&["iban", "cont", "contul", "account"]);
    Some(match (is_account, payer && !payee && !either, payee && !payer && !either) {
        (true, true, _) => What::PayerAccount,
        (true, _, true) => What::PayeeAccount,
        (true, ..) => What::Account,
        (false, true, _) => What::Payer,
        (false, _, true) => What::Payee,
        (false, ..) => What::Name,
    })
}

/// The meaning of a column.
#[derive(Clone, Copy, Debug)]
enum What {
    Booked,
    Value,
    Amount,
    Debit,
    Credit,
    Direction,
    Fee,
    Balance,
    Currency,
    Status,
    Name,
    Payer,
    Payee,
    Account,
    PayerAccount,
    PayeeAccount,
    OwnAccount,
    Reference,
}

/// The names of columns, as [`words`] gives them.
const NAMES: [(What, &str); 18] = [
    (
        What::Booked,
        "data|data tranzactiei|data tranzactie|data procesarii|data inregistrarii|data inregistrare|\
         data contabila|data contabilizarii|data operatiunii|data operatiune|data operatie|\
         data inreg|data decontarii|data finalizarii|data platii|date|booking date|booked|\
         transaction date|posting date|completed date|date completed|date completed utc|data finalizare|entry date",
    ),
    (What::Value, "data valutei|data valuta|data de valuta|value date|valuta data"),
    (
        What::Amount,
        "suma|suma tranzactiei|suma tranzactie|valoare|valoarea|valoare tranzactie|amount|\
         transaction amount|suma neta",
    ),
    (
        What::Debit,
        "debit|suma debit|suma debitoare|sume debit|rulaj debit|debit amount|iesiri|plati|withdrawal|\
         withdrawals|paid out|money out|debitare",
    ),
    (
        What::Credit,
        "credit|suma credit|suma creditoare|sume credit|rulaj credit|credit amount|intrari|incasari|\
         deposit|deposits|paid in|money in|creditare",
    ),
    (What::Direction, "d c|c d|dc|debit credit|credit debit|sens|dr cr|cr dr|semn"),
    (What::Fee, "comision|comisioane|fee|fees"),
    (
        What::Balance,
        "sold|sold contabil|sold curent|sold final|sold dupa tranzactie|sold disponibil|\
         sold intermediar|balance|running balance|account balance",
    ),
    (What::Currency, "valuta|moneda|currency|ccy|deviza"),
    (What::Status, "stare|status|state|starea"),
    (
        What::Name,
        "nume|name|partener|nume partener|contrapartida|contraparte|nume contraparte|counterparty|\
         counterparty name|platitor beneficiar|beneficiar platitor|nume platitor beneficiar|\
         nume beneficiar platitor|ordonator beneficiar|beneficiar ordonator|payer payee|partner|\
         partner name|denumire partener",
    ),
    (What::Payer, "platitor|nume platitor|ordonator|nume ordonator|payer|payer name|debtor|sender"),
    (What::Payee, "beneficiar|nume beneficiar|payee|payee name|creditor|recipient|beneficiary"),
    (
        What::Account,
        "iban|cont|iban partener|cont partener|iban contraparte|cont contraparte|iban corespondent|\
         cont corespondent|counterparty account|counterparty iban|partner iban|partner account|\
         iban platitor beneficiar|cont platitor beneficiar|cont beneficiar platitor|cont iban",
    ),
    (
        What::PayerAccount,
        "iban platitor|cont platitor|iban ordonator|cont ordonator|payer account|payer iban",
    ),
    (What::PayeeAccount, "iban beneficiar|cont beneficiar|payee account|payee iban"),
    (
        What::OwnAccount,
        "cont propriu|contul meu|cont client|own account|account|account number|numar cont|\
         iban propriu|cont curent",
    ),
    (
        What::Reference,
        "referinta|referinta bancii|referinta banca|referinta tranzactiei|referinta tranzactie|\
         nr referinta|numar referinta|reference|bank reference|transaction reference|transaction id|\
         id tranzactie|ref",
    ),
];

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
    let is_word = name.split(' ').any(|word| WORDS.contains(&word));
    (is_word && !name.starts_with("data "))
        || matches!(name, "payment reference" | "referinta platii" | "referinta client")
}

/// A date in a cell; `None` for an empty one.
pub(super) fn day(line: &Line, at: Option<usize>) -> Result<Option<Day>, Why> {
    match at.map_or("", |at| line.cell(at)).trim() {
        "" => Ok(None),
        text => Day::written(text).map(Some).ok_or(Why::Date),
    }
}

/// What a cell says of the state of a payment; an empty one belongs to a booked one.
pub(super) fn status(text: &str) -> Option<Status> {
    match words(text).as_str() {
        "" | "completed" | "finalizat" | "finalizata" | "procesat" | "procesata" | "decontat"
        | "decontata" | "booked" | "book" | "executat" | "executata" | "efectuat" | "efectuata"
        | "posted" => Some(Status::Booked),
        "pending"
        | "in asteptare"
        | "in curs"
        | "in curs de procesare"
        | "blocat"
        | "blocata"
        | "autorizat"
        | "autorizata"
        | "pdng"
        | "nedecontat"
        | "nedecontata" => Some(Status::Pending),
        "reverted" | "declined" | "failed" | "respins" | "respinsa" | "anulat" | "anulata" | "esuat"
        | "esuata" | "info" => Some(Status::Information),
        _ => None,
    }
}
