//! What a line may stand on: the contract or the decision by which money came, the invoice that was paid. Recognised by the
//! number written on the payment, then by an account that was seen before, then by name and amount; the accountant decides.
//! Pure.
use super::domain::Line;
use super::judge::plain;
use super::suggest::Because;
use crate::books::domain::Source;
use crate::sources::Origin;
use crate::spending::domain::InvoiceId;
use kit::{CampaignId, Day};
use rules::Money;
use rules::text::fold;

/// A contract or a decision that money can be booked on.
#[derive(Debug, Clone)]
pub struct OpenOrigin {
    pub origin: Origin,
    pub campaign: CampaignId,
    /// Whose money it is, then.
    pub source: Source,
    /// Of the sponsor or the funder.
    pub name: String,
    pub number: String,
    /// What can still come. None: nobody knows.
    pub left: Option<Money>,
    /// The first and the last day of a contract.
    pub days: Option<(Day, Day)>,
    /// From which accounts it came before, or is expected.
    pub accounts: Vec<String>,
}

impl OpenOrigin {
    /// Whether all of a line can stand on it.
    #[must_use]
    pub fn fits(&self, line: &Line) -> bool {
        self.left.is_none_or(|left| line.amount <= left)
            && self.days.is_none_or(|(first, last)| first <= line.on_day && line.on_day <= last)
    }
}

/// An invoice of which something is to be paid.
#[derive(Debug, Clone)]
pub struct OpenInvoice {
    pub id: InvoiceId,
    pub campaign: CampaignId,
    pub supplier: String,
    pub number: String,
    pub left: Money,
    /// To which accounts this supplier was paid before.
    pub accounts: Vec<String>,
}

/// Something with a number, a name and accounts.
trait Paper {
    fn number(&self) -> &str;
    fn name(&self) -> &str;
    fn accounts(&self) -> &[String];
}
impl Paper for OpenOrigin {
    fn number(&self) -> &str {
        &self.number
    }
    fn name(&self) -> &str {
        &self.name
    }
    fn accounts(&self) -> &[String] {
        &self.accounts
    }
}
impl Paper for OpenInvoice {
    fn number(&self) -> &str {
        &self.number
    }
    fn name(&self) -> &str {
        &self.supplier
    }
    fn accounts(&self) -> &[String] {
        &self.accounts
    }
}

/// What was found, why, and whether two signs agree: then it can be ticked beforehand.
#[derive(Debug)]
pub(super) struct Found<'a, P> {
    pub(super) paper: &'a P,
    pub(super) because: Because,
    pub(super) is_sure: bool,
}

/// The contract or the decision that an incoming line stands on.
pub(super) fn origin_of<'a>(line: &Line, known: &'a [OpenOrigin]) -> Option<Found<'a, OpenOrigin>> {
    let fitting: Vec<&OpenOrigin> = known.iter().filter(|origin| origin.fits(line)).collect();
    find(line, &fitting, |origin| origin.left == Some(line.amount))
}

/// The invoice that an outgoing line pays. It is sure only if it pays all that is left of it.
pub(super) fn invoice_of<'a>(line: &Line, known: &'a [OpenInvoice]) -> Option<Found<'a, OpenInvoice>> {
    let fitting: Vec<&OpenInvoice> = known.iter().filter(|invoice| invoice.left >= line.size()).collect();
    let is_whole = |invoice: &OpenInvoice| invoice.left == line.size();
    let found = find(line, &fitting, is_whole)?;
    Some(Found { is_sure: found.is_sure && is_whole(found.paper), ..found })
}

/// The one that the strongest sign points to; of several, the only one of exactly this amount; none if that is not one.
fn find<'a, P: Paper>(line: &Line, fitting: &[&'a P], is_exact: impl Fn(&P) -> bool) -> Option<Found<'a, P>> {
    let (text, name) = (words(line.text.as_deref()), party_words(line.name.as_deref()));
    let from = line.from.as_deref().map(plain).filter(|from| !from.is_empty());
    let by_number = |paper: &P| is_named(&text, paper.number());
    let by_account =
        |paper: &P| from.as_ref().is_some_and(|from| paper.accounts().iter().any(|one| plain(one) == *from));
    let by_name = |paper: &P| !name.is_empty() && party_words(Some(paper.name())) == name;
    for because in [Because::Number, Because::Account, Because::Party] {
        let sign = |paper: &P| match because {
            Because::Number => by_number(paper),
            Because::Account => by_account(paper),
            _ => by_name(paper),
        };
        let pointed: Vec<&'a P> = fitting.iter().copied().filter(|paper| sign(paper)).collect();
        let exact: Vec<&'a P> = pointed.iter().copied().filter(|paper| is_exact(paper)).collect();
        match (pointed.as_slice(), exact.as_slice()) {
            ([], _) => {}
            ([paper], _) | (_, [paper]) => {
                let is_sure = because == Because::Number && (by_account(paper) || by_name(paper));
                return Some(Found { paper, because, is_sure });
            }
            _ => return None,
        }
    }
    None
}

/// The words of a text, without diacritics.
fn words(text: Option<&str>) -> Vec<String> {
    let folded = fold(text.unwrap_or_default());
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The shortest number that is looked for in a text, in letters and digits: shorter ones stand there by chance.
const SHORTEST: usize = 4;

/// Whether a text names a number, however it is cut into words: `FCT CJ 0012 / 2026` names `CJ0012/2026`.
fn is_named(text: &[String], number: &str) -> bool {
    let key = words(Some(number)).concat();
    if key.chars().count() < SHORTEST || !key.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    (0..text.len()).any(|from| begins_with(&text[from..], &key))
}

/// Whether the first words together are the key.
fn begins_with(words: &[String], key: &str) -> bool {
    let mut left = key;
    for word in words {
        match left.strip_prefix(word.as_str()) {
            Some("") => return true,
            Some(rest) => left = rest,
            None => return false,
        }
    }
    false
}

/// The words of a company's name without what kind of company it is, in whatever order.
fn party_words(name: Option<&str>) -> Vec<String> {
    const KIND: [&str; 10] = ["sc", "srl", "sa", "snc", "scs", "sca", "pfa", "ii", "if", "ong"];
    let name = fold(name.unwrap_or_default()).replace('.', "");
    let mut all = words(Some(&name));
    all.retain(|word| !KIND.contains(&word.as_str()));
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_the_payer_cuts_it_and_never_inside_another_one() {
        for (text, number, named) in [
            ("plata fact CJ 0012 / 2026", "CJ0012/2026", true),
            ("CTR.SPONSORIZARE NR.14/2026", "14/2026", true),
            ("contract 114/2026", "14/2026", false),
            ("14/20261", "14/2026", false),
            ("factura 12", "12", false),
            ("contract abcd", "abcd", false),
        ] {
            assert_eq!(is_named(&words(Some(text)), number), named, "{text} / {number}");
        }
    }

    #[test]
    fn a_long_text_is_looked_through_once() {
        let text = words(Some(&"12 ".repeat(500_000)));
        assert!(!is_named(&text, "CJ0012/2026") && is_named(&text, "12/12/12"));
    }

    #[test]
    fn companies_are_the_same_with_and_without_their_kind() {
        let same = |one, other| party_words(Some(one)) == party_words(Some(other));
        assert!(same("S.C. Lumină Verde S.R.L.", "LUMINA VERDE SRL"));
        assert!(!same("Lumina Verde SRL", "Lumina Rosie SRL"));
        assert!(party_words(Some("S.C. S.R.L.")).is_empty());
    }
}
