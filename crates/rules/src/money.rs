//! Sums of money as whole bani, and the ways people write them.
//!
//! 1 leu = 100 bani. Source of the written forms: CLDR number patterns for `ro`, `hu` and `en`
//! (`10.000,00`, `10 000,00`, `10,000.00`).

use std::borrow::Borrow;
use std::fmt;

/// A sum of money in bani; may be negative (a posting, a difference).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// The largest sum that a person may type: 10^13 bani, a hundred thousand million lei. More than that is a
/// slip of the finger.
pub const LARGEST_TYPED: Money = Money(10_000_000_000_000);

/// Why a written sum could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadMoney {
    #[error("no sum was written")]
    Empty,
    #[error("this is not a sum of money")]
    NotANumber,
    #[error("a sum has at most two decimals")]
    TooPrecise,
    #[error("a sum cannot be negative here")]
    Negative,
    #[error("the sum is larger than can be meant")]
    TooLarge,
}

/// How a sum is written for people of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `10.000,00`
    Romanian,
    /// `10 000,00`, with a non-breaking space
    Hungarian,
    /// `10,000.00`
    English,
}

impl Money {
    pub const ZERO: Self = Self(0);

    /// The sum of so many bani.
    pub const fn from_bani(bani: i64) -> Self {
        Self(bani)
    }

    /// The sum in bani.
    pub const fn bani(self) -> i64 {
        self.0
    }

    /// The sum of so many whole lei; `None` when it does not fit.
    pub fn from_lei(lei: i64) -> Option<Self> {
        lei.checked_mul(100).map(Self)
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// `self + other`; `None` when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// `self - other`; `None` when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// `-self`; `None` when it does not fit.
    pub fn checked_neg(self) -> Option<Self> {
        self.0.checked_neg().map(Self)
    }

    /// The sum of all; `None` when it does not fit. An empty list adds up to zero. The order does not matter:
    /// only the final sum has to fit.
    pub fn sum<I>(all: I) -> Option<Self>
    where
        I: IntoIterator,
        I::Item: Borrow<Money>,
    {
        let wide: i128 = all.into_iter().map(|one| i128::from(one.borrow().0)).sum();
        i64::try_from(wide).ok().map(Self)
    }

    /// How many whole percent of `whole` this is, from 0 to 100 (for a progress bar): rounded down, so 100 is
    /// shown only when the whole is reached. A `whole` of zero or less counts as reached.
    pub fn percent_of(self, whole: Self) -> u8 {
        if whole.0 <= 0 {
            return 100;
        }
        let percent = i128::from(self.0.max(0)) * 100 / i128::from(whole.0);
        u8::try_from(percent.min(100)).unwrap_or(100)
    }

    /// Reads a sum as a Romanian writes it: `10.000`, `10.000,00`, `10 000,5`, `8250`, `8250.50`, with or without
    /// `lei` or `RON` after it. Also reads `10,000.00`, which can mean one thing only.
    ///
    /// A single dot followed by exactly three digits groups thousands; followed by one or two digits it marks
    /// the decimals. A single comma always marks the decimals.
    ///
    /// # Errors
    /// More than two decimals, a minus sign, a sum over [`LARGEST_TYPED`], or anything that is not a sum.
    pub fn parse_ro(text: &str) -> Result<Self, BadMoney> {
        let sum = Self::parse_signed_ro(text)?;
        if text.trim_start().starts_with(MINUS) { Err(BadMoney::Negative) } else { Ok(sum) }
    }

    /// As [`Money::parse_ro`], but a minus sign in front is understood (bank statements).
    ///
    /// # Errors
    /// As [`Money::parse_ro`], except that a negative sum is read.
    pub fn parse_signed_ro(text: &str) -> Result<Self, BadMoney> {
        let text = without_currency(text.trim());
        let (negative, digits) = match text.strip_prefix(MINUS) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text),
        };
        if digits.is_empty() {
            return Err(BadMoney::Empty);
        }
        let (whole, decimals) = split_decimals(digits)?;
        let lei = ungrouped(whole)?;
        let bani = match decimals.len() {
            0 => 0,
            1 => number(decimals)? * 10,
            2 => number(decimals)?,
            _ => return number(decimals).and(Err(BadMoney::TooPrecise)),
        };
        let sum = lei.checked_mul(100).and_then(|sum| sum.checked_add(bani)).ok_or(BadMoney::TooLarge)?;
        if sum > LARGEST_TYPED.0 {
            return Err(BadMoney::TooLarge);
        }
        Ok(Self(if negative { -sum } else { sum }))
    }

    /// The sum as people of one language write it, always with two decimals, without the currency.
    pub fn format(self, style: Style) -> String {
        let (group, decimal) = match style {
            Style::Romanian => ('.', ','),
            Style::Hungarian => ('\u{a0}', ','),
            Style::English => (',', '.'),
        };
        let bani = self.0.unsigned_abs();
        let lei = (bani / 100).to_string();
        let mut out = String::from(if self.0 < 0 { "-" } else { "" });
        for (place, digit) in lei.chars().enumerate() {
            if place > 0 && (lei.len() - place).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        out.push(decimal);
        out.push_str(&format!("{:02}", bani % 100));
        out
    }

    /// The sum for machines (CSV, `.pb`): `10000.00`.
    pub fn plain(self) -> String {
        let bani = self.0.unsigned_abs();
        format!("{}{}.{:02}", if self.0 < 0 { "-" } else { "" }, bani / 100, bani % 100)
    }
}

/// `10.000,00`; the word *lei* is added by the page.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.format(Style::Romanian))
    }
}

/// Hyphen-minus, and the minus sign that word processors put in its place.
const MINUS: [char; 2] = ['-', '\u{2212}'];

/// Takes `lei`, `leu` or `RON` off the end.
fn without_currency(text: &str) -> &str {
    for word in ["lei", "leu", "ron"] {
        let Some(cut) = text.len().checked_sub(word.len()) else { continue };
        if let (Some(number), Some(end)) = (text.get(..cut), text.get(cut..))
            && end.eq_ignore_ascii_case(word)
        {
            return number.trim_end();
        }
    }
    text
}

/// Splits at the decimal mark, if there is one; the second part is then never empty.
fn split_decimals(text: &str) -> Result<(&str, &str), BadMoney> {
    let mark = match (text.rfind('.'), text.rfind(',')) {
        (None, None) => None,
        // Both are there: the last one marks the decimals, so it stands there once.
        (Some(dot), Some(comma)) => {
            let (mark, sign) = if dot > comma { (dot, '.') } else { (comma, ',') };
            if text.matches(sign).count() > 1 {
                return Err(BadMoney::NotANumber);
            }
            Some(mark)
        }
        (None, Some(_)) if text.matches(',').count() > 1 => return Err(BadMoney::NotANumber),
        (None, Some(comma)) => Some(comma),
        (Some(dot), None) => {
            let groups = text.matches('.').count() > 1 || text.len() - dot - 1 == 3;
            if groups { None } else { Some(dot) }
        }
    };
    match mark {
        None => Ok((text, "")),
        Some(at) if at + 1 == text.len() => Err(BadMoney::NotANumber),
        Some(at) => Ok((&text[..at], &text[at + 1..])),
    }
}

/// Reads whole lei, in groups of three or all together.
fn ungrouped(text: &str) -> Result<i64, BadMoney> {
    let is_separator = |c: char| c == '.' || c == ',' || c.is_whitespace();
    let Some(separator) = text.chars().find(|&c| is_separator(c)) else {
        return number(text);
    };
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, rest) = groups.split_first().ok_or(BadMoney::NotANumber)?;
    // "0.500" is half a leu to some and five hundred to others: nobody's guess is taken.
    let first_fits = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if !first_fits || rest.iter().any(|group| group.len() != 3) {
        return Err(BadMoney::NotANumber);
    }
    number(&groups.concat())
}

/// Reads digits and nothing else.
fn number(digits: &str) -> Result<i64, BadMoney> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(BadMoney::NotANumber);
    }
    digits.parse().map_err(|_| BadMoney::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bani(text: &str) -> Result<i64, BadMoney> {
        Money::parse_ro(text).map(Money::bani)
    }

    #[test]
    fn the_ways_people_write_a_sum_are_read() {
        for (text, expected) in [
            ("10.000", 1_000_000),
            ("10.000,00", 1_000_000),
            ("10 000,5", 1_000_050),
            ("10\u{a0}000,50", 1_000_050),
            ("10\u{202f}000", 1_000_000),
            ("8250", 825_000),
            ("8250.50", 825_050),
            ("8250.5", 825_050),
            ("8250,05", 825_005),
            ("1.234.567,89", 123_456_789),
            ("1.234.567", 123_456_700),
            ("10,000.00", 1_000_000),
            ("1,234,567.80", 123_456_780),
            (" 50 lei ", 5_000),
            ("50LEI", 5_000),
            ("1 leu", 100),
            ("10.000 RON", 1_000_000),
            ("0", 0),
            ("0,01", 1),
            ("0.01", 1),
            ("007", 700),
        ] {
            assert_eq!(bani(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_a_sum_is_refused_with_its_reason() {
        use BadMoney::*;
        for (text, why) in [
            ("", Empty),
            ("  ", Empty),
            ("lei", Empty),
            ("zece", NotANumber),
            ("10,", NotANumber),
            (",50", NotANumber),
            ("1.00.000", NotANumber),
            ("1.0000.000", NotANumber),
            ("1 00", NotANumber),
            ("1.000 000", NotANumber),
            ("1,000,000", NotANumber),
            ("1.234,567.89", NotANumber),
            ("0.500", NotANumber),
            ("+5", NotANumber),
            ("5-", NotANumber),
            ("1e3", NotANumber),
            ("٣", NotANumber),
            ("10 lei lei", NotANumber),
            ("10,000", TooPrecise),
            ("8250.5000", TooPrecise),
            ("1,234", TooPrecise),
            ("-5", Negative),
            ("\u{2212}5", Negative),
            ("-0", Negative),
            ("100.000.000.000,01", TooLarge),
            ("99999999999999999999999", TooLarge),
        ] {
            assert_eq!(bani(text), Err(why), "{text:?}");
        }
        assert_eq!(bani("100.000.000.000,00"), Ok(LARGEST_TYPED.bani()));
    }

    #[test]
    fn a_negative_sum_is_read_where_it_is_expected() {
        assert_eq!(Money::parse_signed_ro("-1.250,40 lei"), Ok(Money(-125_040)));
        assert_eq!(Money::parse_signed_ro("1.250,40"), Ok(Money(125_040)));
    }

    #[test]
    fn each_language_writes_a_sum_in_its_own_way() {
        let sum = Money(1_234_567_890);
        assert_eq!(sum.to_string(), "12.345.678,90");
        assert_eq!(sum.format(Style::Hungarian), "12\u{a0}345\u{a0}678,90");
        assert_eq!(sum.format(Style::English), "12,345,678.90");
        assert_eq!(sum.plain(), "12345678.90");
        assert_eq!(Money(1_000_000).to_string(), "10.000,00");
        assert_eq!(Money(-5).to_string(), "-0,05");
        assert_eq!(Money(-5).plain(), "-0.05");
        assert_eq!(Money(100_000).to_string(), "1.000,00");
        assert_eq!(Money(99_999).to_string(), "999,99");
        assert_eq!(Money(i64::MIN).plain(), "-92233720368547758.08");
    }

    #[test]
    fn arithmetic_says_when_a_sum_does_not_fit() {
        assert_eq!(Money(i64::MAX).checked_add(Money(1)), None);
        assert_eq!(Money(i64::MIN).checked_sub(Money(1)), None);
        assert_eq!(Money(i64::MIN).checked_neg(), None);
        assert_eq!(Money::from_lei(i64::MAX), None);
        assert_eq!(Money::sum([Money(i64::MAX), Money(1)]), None);
        assert_eq!(Money::sum([Money(i64::MAX), Money(1), Money(-2)]), Some(Money(i64::MAX - 1)));
        assert_eq!(Money::sum(Vec::<Money>::new()), Some(Money::ZERO));
    }

    #[test]
    fn a_hundred_percent_is_shown_only_when_the_goal_is_reached() {
        assert_eq!(Money(999_999).percent_of(Money(1_000_000)), 99);
        assert_eq!(Money(1_000_000).percent_of(Money(1_000_000)), 100);
        assert_eq!(Money(i64::MAX).percent_of(Money(1)), 100);
        assert_eq!(Money(-5).percent_of(Money(10)), 0);
        assert_eq!(Money(0).percent_of(Money(0)), 100);
    }

    proptest! {
        #[test]
        fn a_sum_written_in_any_style_is_read_back(value in 0..=LARGEST_TYPED.0) {
            let sum = Money(value);
            for written in [
                sum.to_string(),
                sum.format(Style::Hungarian),
                sum.plain(),
                format!("{sum} lei"),
            ] {
                prop_assert_eq!(Money::parse_ro(&written), Ok(sum), "{}", written);
            }
            prop_assert_eq!(Money::parse_signed_ro(&format!("-{sum}")), Ok(Money(-value)));
        }

        #[test]
        fn no_text_makes_the_reader_panic_or_give_more_than_allowed(text in "[0-9., \u{a0}a-z-]{0,24}|.*") {
            if let Ok(sum) = Money::parse_ro(&text) {
                prop_assert!((0..=LARGEST_TYPED.0).contains(&sum.0));
            }
        }

        #[test]
        fn the_order_of_a_sum_does_not_matter(mut all in prop::collection::vec(any::<i64>().prop_map(Money), 0..20)) {
            let forward = Money::sum(&all);
            all.reverse();
            prop_assert_eq!(Money::sum(&all), forward);
        }
    }
}
