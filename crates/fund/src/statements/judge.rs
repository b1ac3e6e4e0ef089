//! Whether a file may be taken as it is, and whether something is missing between two statements. Pure.
use super::domain::Doubt;
use formats::bank::{Checked, Note, Statement};
use kit::Day;
use rules::Money;

/// An account number as it is compared: without spaces, in capitals. Empty for none.
#[must_use]
pub fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// What is to be confirmed about a statement, given the accounts that are known, in the form of [`plain`].
#[must_use]
pub fn doubts(statement: &Statement, known: &[String]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if is_foreign(statement) {
        return vec![Doubt::Foreign];
    }
    match statement.account.as_deref().map(plain).filter(|number| !number.is_empty()) {
        None => doubts.push(Doubt::NoAccount),
        Some(number) if !known.contains(&number) => doubts.push(Doubt::Account),
        Some(_) => {}
    }
    if statement.check() == Checked::Unchecked {
        doubts.push(Doubt::Unchecked);
    }
    if statement.currency.is_none() {
        doubts.push(Doubt::NoCurrency);
    }
    if statement.notes.contains(&Note::OtherCurrency) {
        doubts.push(Doubt::Labels);
    }
    doubts
}

/// Whether its lines are in another currency than lei (`ROL`, the old leu, is another one).
#[must_use]
pub fn is_foreign(statement: &Statement) -> bool {
    statement.currency.as_deref().is_some_and(|currency| !currency.eq_ignore_ascii_case("RON"))
}

/// The period and the balances of a statement that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Day,
    pub to: Day,
    pub opening: Money,
    pub closing: Money,
}

/// What is missing before each of the statements of one account: the opening balance less the closing balance of the one that
/// ended last before it. Statements may come in any order, twice, and overlap. None where nothing is missing, or where there
/// is nothing before.
#[must_use]
pub fn gaps(spans: &[Span]) -> Vec<Option<Money>> {
    spans
        .iter()
        .map(|span| {
            let before = |other: &&Span| {
                other.to < span.from
                    || (other.to == span.from && other.from < span.from)
                    || is_day_before(other, span)
            };
            let last = spans.iter().filter(before).map(|other| other.to).max()?;
            let mut closings =
                spans.iter().filter(before).filter(|other| other.to == last).map(|other| other.closing);
            let first = closings.next()?;
            let is_continued = first == span.opening || closings.any(|closing| closing == span.opening);
            if is_continued { None } else { span.opening.checked_sub(first) }
        })
        .collect()
}

/// Two statements of one and the same day: the one goes before the other that begins where it ends.
fn is_day_before(one: &Span, other: &Span) -> bool {
    one != other && one.from == one.to && one.to == other.from && one.closing == other.opening
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(from: &str, to: &str, opening: i64, closing: i64) -> Span {
        Span {
            from: Day::parse(from).unwrap(),
            to: Day::parse(to).unwrap(),
            opening: Money::from_bani(opening),
            closing: Money::from_bani(closing),
        }
    }

    #[test]
    fn a_missing_statement_is_noticed_by_its_balances() {
        let spans = [
            span("2026-05-01", "2026-05-31", 0, 500),
            span("2026-07-01", "2026-07-31", 900, 1_000),
            span("2026-08-01", "2026-08-31", 1_000, 1_000),
        ];
        assert_eq!(gaps(&spans), [None, Some(Money::from_bani(400)), None]);
    }

    #[test]
    fn days_inside_a_month_that_was_taken_too_miss_nothing() {
        let spans = [
            span("2026-05-01", "2026-05-31", 0, 500),
            span("2026-05-01", "2026-05-01", 0, 200),
            span("2026-05-02", "2026-05-02", 200, 500),
            span("2026-06-01", "2026-06-01", 500, 700),
            span("2026-06-01", "2026-06-01", 700, 750),
        ];
        assert_eq!(gaps(&spans), [None; 5]);
    }

    proptest! {
        #[test]
        fn an_unbroken_chain_of_days_misses_nothing_in_whatever_order(
            steps in proptest::collection::vec(-1_000i64..1_000, 1..20), turn in 0usize..20,
        ) {
            let start = Day::parse("2026-05-01").unwrap();
            let mut balance = 0;
            let mut spans: Vec<Span> = (0i32..).zip(&steps).map(|(at, step)| {
                let (day, opening) = (start.plus(at), balance);
                balance += step;
                Span { from: day, to: day, opening: Money::from_bani(opening), closing: Money::from_bani(balance) }
            }).collect();
            spans.rotate_left(turn % steps.len());
            prop_assert!(gaps(&spans).iter().all(Option::is_none));
        }
    }
}
