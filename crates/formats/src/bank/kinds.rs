//! What kind of entry it is, told from the bank's codes.
//!
//! Sources: ISO 20022 External Code Sets, bank transaction codes (domain, family, sub-family); SWIFT Standards MT940,
//! field 61, transaction type; the German business transaction codes (GVC) that structured `:86:` fields begin with.

use rules::text::fold;

use super::{Entry, Kind};

/// From the sub-family of an ISO 20022 bank transaction code, or its family.
pub(super) fn iso(family: &str, sub_family: &str) -> Option<Kind> {
    match sub_family {
        "CHRG" | "COMM" | "COME" | "COMI" | "COMT" | "FEES" => Some(Kind::Fee),
        "RRTN" | "RPCR" | "UPDD" | "PRDD" | "RCDD" | "UPCT" | "UPCQ" | "PRCT" | "ARET" => Some(Kind::Return),
        "CDPT" => Some(Kind::Cash),
        "INTR" => Some(Kind::Interest),
        _ if family == "INTR" => Some(Kind::Interest),
        _ => None,
    }
}

/// From the type of a SWIFT entry (`NTRF`, `NCHG`) and the number before the sub-fields of `:86:`.
pub(super) fn swift(kind: &str, business_code: &str) -> Option<Kind> {
    match kind.get(1..).unwrap_or_default() {
        "CHG" | "COM" => return Some(Kind::Fee),
        "RTI" => return Some(Kind::Return),
        "INT" => return Some(Kind::Interest),
        _ => {}
    }
    match business_code {
        "807" | "808" | "809" => Some(Kind::Fee),
        "108" | "109" | "159" => Some(Kind::Return),
        "082" => Some(Kind::Cash),
        "814" => Some(Kind::Interest),
        _ => None,
    }
}

/// Settles the kind: the codes have the first word, then reversals, then what the text begins with.
pub(super) fn settle(entry: &mut Entry, told: Option<Kind>) {
    let sign = if entry.amount.is_negative() { Kind::Outgoing } else { Kind::Incoming };
    // Cash that goes out was drawn at a counter: an ordinary expense.
    let told = told.filter(|kind| *kind != Kind::Cash || sign == Kind::Incoming);
    entry.kind = match told {
        Some(kind) => kind,
        None if entry.is_reversal || entry.references.return_reason.is_some() => Kind::Return,
        None => entry.texts.first().and_then(|text| by_text(text, sign)).unwrap_or(sign),
    };
    if entry.kind == Kind::Return {
        entry.is_reversal = true;
    }
}

/// From the first words that Romanian banks write.
fn by_text(text: &str, sign: Kind) -> Option<Kind> {
    let text = fold(text);
    let begins = |words: &[&str]| {
        words.iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
        })
    };
    if sign == Kind::Outgoing
        && begins(&[
            "comision",
            "comisioane",
            "incasare comision",
            "taxa",
            "speze",
            "fee",
            "bank charge",
            "bank charges",
        ])
    {
        return Some(Kind::Fee);
    }
    if sign == Kind::Incoming
        && begins(&["depunere numerar", "depunere de numerar", "incasare numerar", "cash deposit"])
    {
        return Some(Kind::Cash);
    }
    if sign == Kind::Incoming && begins(&["dobanda", "plata dobanda", "interest"]) {
        return Some(Kind::Interest);
    }
    begins(&["retur", "returnare", "refuz plata"]).then_some(Kind::Return)
}
