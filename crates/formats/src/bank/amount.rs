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
}
