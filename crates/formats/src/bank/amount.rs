//! Sums as they stand in statements: one decimal mark, no guesses.

use rules::money::{LARGEST_TYPED, Money};

use super::Why;

/// Reads digits with at most one decimal mark. `mark` may be followed by any number of decimals, as long as those after
/// the second are zeros; the other mark is understood only before exactly two decimals, where it cannot mean thousands.
pub(super) fn plain(text: &str, mark: char) -> Result<Money, Why> {
    let text = text.trim();
    let at = text.find([',', '.']);
    let (whole, decimals) = match at {
        None => (text, ""),
        Some(at) => {
            let decimals = &text[at + 1..];
            if !text[at..].starts_with(mark) && decimals.len() != 2 {
                return Err(Why::Amount);
            }
            (&text[..at], decimals)
        }
    };
    hundredths(whole, decimals)
}

/// The sum of whole units and decimals, both of digits only.
pub(super) fn hundredths(whole: &str, decimals: &str) -> Result<Money, Why> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && decimals.is_empty()) || !digits(whole) || !digits(decimals) {
        return Err(Why::Amount);
    }
    let (cents, beyond) = decimals.split_at(decimals.len().min(2));
    if beyond.bytes().any(|b| b != b'0') {
        return Err(Why::Precise);
    }
    let sum = format!("{whole}{cents:0<2}").parse().map_err(|_| Why::Huge)?;
    let sum = Money::from_bani(sum);
    if sum > LARGEST_TYPED { Err(Why::Huge) } else { Ok(sum) }
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
        if text.contains(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')) {
            continue;
        }
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
pub(super) fn written(text: &str, decimals: Decimals) -> Result<Option<Money>, Why> {
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
    let sum = hundredths(&groups.concat(), cents)?;
    if is_negative { sum.checked_neg().map(Some).ok_or(Why::Huge) } else { Ok(Some(sum)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_has_one_mark_and_two_decimals() {
        let read = |text| plain(text, ',').map(Money::bani);
        for (text, sum) in [
            ("1000,00", 100_000),
            ("1000,", 100_000),
            ("000000000400,5", 40_050),
            ("12,340", 1_234),
            ("7", 700),
            (",05", 5),
            ("8.50", 850),
        ] {
            assert_eq!(read(text), Ok(sum), "{text}");
        }
        for text in
            ["", ",", "1.000", "1.000,00", "1,000.00", "-5,00", "+5,00", "5 000,00", "5,0O", "٣", "1.5"]
        {
            assert_eq!(read(text), Err(Why::Amount), "{text}");
        }
        assert_eq!(read("1,005"), Err(Why::Precise));
        assert_eq!(read("100000000000,01"), Err(Why::Huge));
        assert_eq!(read("99999999999999999999999"), Err(Why::Huge));
        assert_eq!(plain("5442.09000", '.').map(Money::bani), Ok(544_209));
    }

    #[test]
    fn a_table_settles_for_itself_which_sign_marks_the_decimals() {
        let settled = |all: &[&'static str]| decimals(all.iter().map(|text| (1, *text)));
        assert_eq!(settled(&["1.234", "50,00", "x,y"]), Ok(Decimals::Comma));
        assert_eq!(settled(&["1,234", "50.5"]), Ok(Decimals::Point));
        assert_eq!(settled(&["-1,234.50 RON"]), Ok(Decimals::Point));
        assert_eq!(settled(&["1.234", "1,234", "100"]), Ok(Decimals::Unknown));
        assert_eq!(settled(&["12,50", "12.50"]), Err((1, Why::Mixed)));

        let read = |text, decimals| written(text, decimals).map(|sum| sum.map(Money::bani));
        assert_eq!(read("1.234", Decimals::Comma), Ok(Some(123_400)));
        assert_eq!(read("1.234", Decimals::Point), Err(Why::Precise));
        assert_eq!(read("1.234", Decimals::Unknown), Err(Why::Ambiguous));
        assert_eq!(read("100 lei", Decimals::Unknown), Ok(Some(10_000)));
        assert_eq!(read("\u{2212}1 234,50", Decimals::Comma), Ok(Some(-123_450)));
        assert_eq!(read("12,50-", Decimals::Comma), Ok(Some(-1_250)));
        assert_eq!(read("", Decimals::Comma), Ok(None));
        assert_eq!(read("12.34,50", Decimals::Comma), Err(Why::Amount));
        assert_eq!(read("zece", Decimals::Comma), Err(Why::Amount));
    }
}
