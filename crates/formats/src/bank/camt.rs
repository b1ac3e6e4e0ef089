//! CAMT: ISO 20022 bank to customer messages, all versions, by local names.
//!
//! Source: ISO 20022 message definitions camt.052.001 (`BankToCustomerAccountReport`), camt.053.001
//! (`BankToCustomerStatement`) and camt.054.001 (`BankToCustomerDebitCreditNotification`). What differs between
//! versions: `Sts` is a text or `Sts/Cd`; parties stand in `Dbtr` or `Dbtr/Pty`; details have `Amt` or only `AmtDtls`.

use rules::money::Money;

use super::amount::plain;
use super::statement::{Balance, Entry, Format, Kind, Part, Party, References, Statement, Status, present};
use super::xml::{Next, Node, Source};
use super::{BadStatement, Day, MOST_ENTRIES, MOST_STATEMENTS, Why, kinds};

/// All statements of a file.
pub(super) fn read(text: &str) -> Result<Vec<Statement>, BadStatement> {
    let mut source = Source::new(text.trim_start());
    // Lines before the first sign of XML are empty, but they count.
    let skipped = text.len() - text.trim_start().len();
    let above = text[..skipped].matches('\n').count();
    read_all(&mut source).map_err(|bad| BadStatement { line: bad.line + above, ..bad })
}

fn read_all(source: &mut Source<'_>) -> Result<Vec<Statement>, BadStatement> {
    let (mut statements, mut is_camt) = (Vec::new(), false);
    let mut left = MOST_ENTRIES;
    loop {
        let node = match source.next()? {
            Next::Start(node) => node,
            Next::End => continue,
            Next::Eof => break,
        };
        is_camt |= node.name.starts_with("BkToCstmr");
        let format = match node.name.as_str() {
            "Rpt" => Format::Camt052,
            "Stmt" => Format::Camt053,
            "Ntfctn" => Format::Camt054,
            _ => continue,
        };
        if is_camt && statements.len() == MOST_STATEMENTS {
            return Err(Why::Statements.at(node.line));
        }
        if is_camt {
            statements.push(statement(source, Statement::new(format, node.line), &mut left)?);
        }
    }
    match (is_camt, statements.is_empty()) {
        (false, _) => Err(Why::Unknown.at(1)),
        (true, true) => Err(Why::NoStatement.at(1)),
        (true, false) => Ok(statements),
    }
}

fn statement(
    source: &mut Source<'_>,
    mut statement: Statement,
    left: &mut usize,
) -> Result<Statement, BadStatement> {
    let mut account_currency = None;
    let mut legal = None;
    loop {
        let node = match source.next()? {
            Next::Start(node) => source.rest_of(node)?,
            Next::End => break,
            Next::Eof => return Err(Why::CutOff.at(source.line())),
        };
        match node.name.as_str() {
            "Id" => statement.id = present(node.own()),
            "LglSeqNb" => legal = present(node.own()),
            "ElctrncSeqNb" => statement.number = present(node.own()),
            "FrToDt" => {
                let day =
                    |names: [&str; 2]| names.into_iter().find_map(|name| node.text(name)).and_then(Day::iso);
                (statement.from, statement.to) = (day(["FrDtTm", "FrDt"]), day(["ToDtTm", "ToDt"]));
            }
            "Acct" => {
                statement.account = account(&node);
                account_currency = node.text("Ccy").map(str::to_owned);
            }
            "Bal" => statement.balances.push(balance(&node)?),
            "Ntry" => {
                let entries = entries(&node, &mut statement)?;
                *left = left.checked_sub(entries.len()).ok_or(Why::Entries.at(node.line))?;
                statement.entries.extend(entries);
            }
            _ => {}
        }
    }
    statement.number = legal.or(statement.number);
    choose_balances(&mut statement, account_currency.as_deref());
    Ok(statement)
}

/// Finds the balances that the entries lie between. A page of a longer statement has interim balances in their place.
fn choose_balances(statement: &mut Statement, account_currency: Option<&str>) {
    let labels = || statement.balances.iter().filter_map(|balance| balance.currency.clone());
    if statement.currency.is_none() {
        statement.currency = account_currency.map(str::to_owned).or_else(|| labels().next());
    }
    let in_currency = |code: &str| {
        let all: Vec<&Balance> = statement.balances.iter().filter(|balance| balance.code == code).collect();
        let same: Vec<&Balance> =
            all.iter().copied().filter(|one| one.currency == statement.currency).collect();
        if same.is_empty() { all } else { same }
    };
    // Several of one kind: a statement of many days may tell each day's.
    let first = |code: &str| in_currency(code).into_iter().min_by_key(|balance| balance.day);
    let last = |code: &str| in_currency(code).into_iter().max_by_key(|balance| balance.day);
    let interim = in_currency("ITBD").len();
    let opening = first("OPBD").or_else(|| first("PRCD"));
    let closing = last("CLBD");
    let opening_page = || first("ITBD").filter(|_| interim > 1 || closing.is_some());
    let closing_page = || last("ITBD").filter(|_| interim > 1 || opening.is_some() || closing.is_none());
    let chosen = (opening.or_else(opening_page).cloned(), closing.or_else(closing_page).cloned());
    (statement.opening, statement.closing) = chosen;
    let day = |balance: &Option<Balance>| balance.as_ref().and_then(|balance| balance.day);
    statement.from = statement.from.or(day(&statement.opening));
    statement.to = statement.to.or(day(&statement.closing));
    statement.note_currencies(account_currency);
}

fn balance(node: &Node) -> Result<Balance, BadStatement> {
    let code =
        ["Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd"].into_iter().find_map(|path| node.text(path));
    let (amount, currency) = signed(node, None)?;
    Ok(Balance { code: code.unwrap_or_default().to_owned(), amount, currency, day: day(node, "Dt")? })
}

/// `Amt` with the sign of `CdtDbtInd`, or of `default` where that is not told.
fn signed(node: &Node, default: Option<bool>) -> Result<(Money, Option<String>), BadStatement> {
    let amount = node.at("Amt").ok_or(Why::Amount.at(node.line))?;
    let sum = plain(amount.own(), '.').map_err(|why| why.found(amount.line, amount.own()))?;
    let sum = if is_credit(node, default)? { Some(sum) } else { sum.checked_neg() };
    Ok((sum.ok_or(Why::Huge.at(amount.line))?, amount.currency.clone()))
}

fn is_credit(node: &Node, default: Option<bool>) -> Result<bool, BadStatement> {
    match (node.text("CdtDbtInd"), default) {
        (Some("CRDT"), _) => Ok(true),
        (Some("DBIT"), _) => Ok(false),
        (None, Some(default)) => Ok(default),
        (found, _) => Err(Why::Direction.found(node.line, found.unwrap_or_default())),
    }
}

/// A date or a date with a time; both have been seen inside `Dt`.
fn day(node: &Node, name: &str) -> Result<Option<Day>, BadStatement> {
    let Some(node) = node.at(name) else { return Ok(None) };
    let text = node.text("Dt").or(node.text("DtTm")).unwrap_or(node.own());
    if text.is_empty() {
        return Ok(None);
    }
    Day::iso(text).map(Some).ok_or_else(|| Why::Date.found(node.line, text))
}

fn account(node: &Node) -> Option<String> {
    let text = ["Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id", "Id/BBAN"]
        .into_iter()
        .find_map(|path| node.text(path))?;
    let account: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    (!account.is_empty()).then_some(account)
}

/// One booking: an entry, or one for each part whose amounts add up to it.
fn entries(node: &Node, statement: &mut Statement) -> Result<Vec<Entry>, BadStatement> {
    let (amount, currency) = signed(node, None)?;
    if let (Some(before), Some(now)) = (&statement.currency, &currency)
        && before != now
    {
        return Err(Why::Currencies.found(node.line, now));
    }
    statement.currency = statement.currency.take().or(currency);
    let mut entry = Entry::new(node.line, amount);
    entry.status = status(node)?;
    entry.value = day(node, "ValDt")?;
    entry.booked = day(node, "BookgDt")?.or(entry.value);
    if entry.booked.is_none() && entry.status == Status::Booked {
        return Err(Why::NoDate.at(node.line));
    }
    entry.is_reversal = matches!(node.text("RvslInd"), Some("true" | "1"));
    entry.references.bank = node.text("AcctSvcrRef").and_then(present);
    let details: Vec<&Node> = node.all("NtryDtls").flat_map(|details| details.all("TxDtls")).collect();
    let own = statement.account.as_deref();
    let shares =
        if details.len() > 1 { shares(&details, amount, statement.currency.as_deref()) } else { None };
    let Some(shares) = shares else { return Ok(vec![whole(entry, node, &details, own)]) };
    let of = shares.len();
    let parts = details.into_iter().zip(shares).enumerate().map(|(at, (detail, share))| {
        let mut part = Entry { amount: share, line: detail.line, ..entry.clone() };
        // One booking may hold both what came in and what went back.
        let told = fill(&mut part, detail, own);
        part.part = Some(Part { number: at + 1, of, whole: amount });
        finish(&mut part, node, told);
        part
    });
    Ok(parts.collect())
}

fn status(node: &Node) -> Result<Status, BadStatement> {
    let text =
        node.at("Sts").map(|status| status.text("Cd").or(status.text("Prtry")).unwrap_or(status.own()));
    match text.unwrap_or_default().to_ascii_uppercase().as_str() {
        "BOOK" => Ok(Status::Booked),
        "PDNG" | "FUTR" => Ok(Status::Pending),
        "INFO" => Ok(Status::Information),
        other => Err(Why::Status.found(node.line, other)),
    }
}

/// What each part is worth, if all parts say so in the currency of the account and add up to the booking.
fn shares(details: &[&Node], amount: Money, currency: Option<&str>) -> Option<Vec<Money>> {
    ["", "AmtDtls/TxAmt", "AmtDtls/InstdAmt"].into_iter().find_map(|place| {
        let share = |detail: &&Node| -> Option<Money> {
            let holder = if place.is_empty() { detail } else { detail.at(place)? };
            let node = holder.at("Amt")?;
            if node.currency.as_deref().is_some_and(|one| Some(one) != currency) {
                return None;
            }
            let sum = plain(node.own(), '.').ok().filter(|sum| !sum.is_zero())?;
            if is_credit(detail, Some(!amount.is_negative())).ok()? { Some(sum) } else { sum.checked_neg() }
        };
        let shares: Vec<Money> = details.iter().map(share).collect::<Option<_>>()?;
        (Money::sum(&shares) == Some(amount)).then_some(shares)
    })
}

/// A booking as one entry. Of several details it keeps what they agree on, and all their texts.
fn whole(mut entry: Entry, node: &Node, details: &[&Node], own: Option<&str>) -> Entry {
    let mut told = None;
    let mut others: Vec<(Party, References)> = Vec::new();
    for (at, detail) in details.iter().enumerate() {
        let kind = fill(&mut entry, detail, own);
        told = if at == 0 || told == kind { kind } else { None };
        others.push((entry.counterparty.clone(), entry.references.clone()));
    }
    if let Some(((party, references), rest)) = others.split_first() {
        let agree = |same: fn(&(Party, References)) -> &Option<String>| {
            let first = same(&others[0]).clone();
            first.filter(|_| rest.iter().all(|other| same(other) == same(&others[0])))
        };
        entry.counterparty = Party { name: agree(|one| &one.0.name), account: agree(|one| &one.0.account) };
        entry.references = References {
            bank: entry.references.bank.or_else(|| references.bank.clone()),
            end_to_end: agree(|one| &one.1.end_to_end),
            transaction: agree(|one| &one.1.transaction),
            return_reason: agree(|one| &one.1.return_reason),
        };
        // Nobody is named for what only some of the payments have, nor where most of them are not told.
        let announced =
            node.all("NtryDtls").filter_map(|one| one.text("Btch/NbOfTxs")?.parse::<usize>().ok());
        if announced.max().is_some_and(|number| number > details.len()) {
            entry.counterparty = Party::default();
            entry.references.end_to_end = None;
            entry.references.transaction = None;
        } else if entry.counterparty.name.is_none() && party.name.is_some() {
            entry.counterparty.account = None;
        }
    }
    finish(&mut entry, node, told);
    entry
}

/// What one `TxDtls` tells: parties, references, texts. Gives the kind that its own code names.
fn fill(entry: &mut Entry, detail: &Node, own: Option<&str>) -> Option<Kind> {
    let reference = |paths: &[&str]| paths.iter().find_map(|path| detail.text(path).and_then(present));
    let given = References {
        // The booking's own reference, so that the same booking told without details is the same entry.
        bank: entry.references.bank.take().or_else(|| reference(&["Refs/AcctSvcrRef"])),
        end_to_end: reference(&["Refs/EndToEndId"]),
        transaction: reference(&["Refs/TxId", "Refs/InstrId", "Refs/UETR"]),
        return_reason: reference(&[
            "RtrInf/Rsn/Cd",
            "RtrInf/Rsn/Prtry",
            "RtrInf/RtrRsn/Cd",
            "RtrInf/RtrRsn/Prtry",
        ]),
    };
    entry.references = given;
    let goes_back = entry.is_reversal || detail.at("RtrInf").is_some();
    entry.counterparty = counterparty(detail, entry.amount, goes_back, own);
    for information in detail.all("RmtInf") {
        for text in information.all("Ustrd") {
            entry.tell(text.own());
        }
        for structured in information.all("Strd") {
            for path in ["CdtrRefInf/Ref", "CdtrRefInf/CdtrRef"] {
                entry.tell(structured.text(path).unwrap_or_default());
            }
            for text in structured.all("AddtlRmtInf") {
                entry.tell(text.own());
            }
        }
    }
    for path in ["RtrInf/AddtlInf", "AddtlTxInf"] {
        entry.tell(detail.text(path).unwrap_or_default());
    }
    let (code, kind) = codes(detail);
    entry.code = code.or(entry.code.take());
    kind.or_else(|| detail.at("RtrInf").map(|_| Kind::Return))
}

fn finish(entry: &mut Entry, node: &Node, told: Option<Kind>) {
    let (code, kind) = codes(node);
    entry.code = entry.code.take().or(code);
    entry.tell(node.text("AddtlNtryInf").unwrap_or_default());
    kinds::settle(entry, told.or(kind));
}

/// The code of `BkTxCd` as one text, and the kind that it names.
fn codes(node: &Node) -> (Option<String>, Option<Kind>) {
    let at = |path: &str| node.text(path).unwrap_or_default();
    let (family, sub_family) = (at("BkTxCd/Domn/Fmly/Cd"), at("BkTxCd/Domn/Fmly/SubFmlyCd"));
    let parts = [at("BkTxCd/Domn/Cd"), family, sub_family];
    let named: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let code = if named.is_empty() {
        node.text("BkTxCd/Prtry/Cd").and_then(present)
    } else {
        present(&named.join("/"))
    };
    (code, kinds::iso(family, sub_family))
}

/// The other end of a payment: who paid for a credit, who was paid for a debit. A payment that went back may keep the
/// parties of the first one, so there it is whoever is not ourselves.
fn counterparty(detail: &Node, amount: Money, goes_back: bool, own: Option<&str>) -> Party {
    let party = |role: &str, role_account: &str, ultimate: &str| Party {
        name: [role, ultimate].into_iter().find_map(|role| {
            let party = detail.at("RltdPties")?.at(role)?;
            ["Nm", "Pty/Nm", "Agt/FinInstnId/Nm"]
                .into_iter()
                .find_map(|path| party.text(path))
                .and_then(present)
        }),
        account: detail.at("RltdPties").and_then(|parties| parties.at(role_account)).and_then(account),
    };
    let (payer, payee) = (party("Dbtr", "DbtrAcct", "UltmtDbtr"), party("Cdtr", "CdtrAcct", "UltmtCdtr"));
    let (mut one, other) = if amount.is_negative() { (payee, payer) } else { (payer, payee) };
    let is_own = |party: &Party| party.account.is_some() && party.account.as_deref() == own;
    if goes_back && (one == Party::default() || is_own(&one)) && !is_own(&other) && other != Party::default()
    {
        return other;
    }
    if is_own(&one) {
        one.account = None;
    }
    one
}
