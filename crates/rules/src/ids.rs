//! Numbers that carry their own check: bank accounts, tax numbers, and the codes that Vatra prints.
//!
//! Sources: ISO 13616 (IBAN, mod 97-10); the published check of the Romanian fiscal code (key 753217532, times ten,
//! modulo eleven); Douglas Crockford, *Base 32* (the alphabet of the printed codes). SIRUTA numbers have a published
//! check digit, but dozens of official codes break it, so only their digits are looked at here and the register
//! decides.

use std::fmt;

mod cnp;
pub use cnp::Cnp;

/// Why a number or a code is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadId {
    #[error("it has the wrong length")]
    Length,
    #[error("it holds a sign that does not belong there")]
    Sign,
    #[error("its check does not agree: a sign is wrong or two are swapped")]
    Check,
}

/// A bank account number that passed its check, without spaces, in capitals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl Iban {
    /// Reads an IBAN of any country, tolerant of spaces and small letters. A Romanian one has 24 signs.
    ///
    /// # Errors
    /// What is wrong with it. Statements sometimes carry anonymised numbers: warn there, do not refuse.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let number: String = text.chars().filter(|c| !is_gap(*c)).map(|c| c.to_ascii_uppercase()).collect();
        if !number.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(BadId::Sign);
        }
        let (Some(country), Some(check)) = (number.get(..2), number.get(2..4)) else {
            return Err(BadId::Length);
        };
        if !country.bytes().all(|b| b.is_ascii_uppercase()) || !check.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadId::Sign);
        }
        // ISO 13616: at most 34 signs; the shortest in use (Norway) has 15.
        let fits = if country == "RO" { number.len() == 24 } else { (15..=34).contains(&number.len()) };
        if !fits {
            return Err(BadId::Length);
        }
        if mod_97(number[4..].chars().chain(number[..4].chars())) != 1 {
            return Err(BadId::Check);
        }
        Ok(Self(number))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an account at the Romanian State Treasury, where only public bodies have theirs.
    pub fn is_treasury(&self) -> bool {
        self.0.starts_with("RO") && self.0.get(4..8) == Some("TREZ")
    }
}

/// In groups of four, as printed.
impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_groups(&self.0, ' '))
    }
}

fn mod_97(signs: impl Iterator<Item = char>) -> u32 {
    signs.filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shifted = if value < 10 { rest * 10 } else { rest * 100 };
        (shifted + value) % 97
    })
}

/// A Romanian fiscal code (CUI, also CIF) that passed its check: digits only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cui(String);

impl Cui {
    /// Reads a fiscal code of 2 to 10 digits, with or without the `RO` of those who pay VAT.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let code: String = text.chars().filter(|c| !is_gap(*c)).collect();
        let digits = match code.get(..2) {
            Some(prefix) if prefix.eq_ignore_ascii_case("RO") => &code[2..],
            _ => &code,
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadId::Sign);
        }
        if !(2..=10).contains(&digits.len()) || digits.starts_with('0') {
            return Err(BadId::Length);
        }
        let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
        let Some((check, body)) = values.split_last() else { return Err(BadId::Length) };
        // The key is aligned at the right end of the body.
        let key = [2, 3, 5, 7, 1, 2, 3, 5, 7];
        let sum: u32 = body.iter().rev().zip(key).map(|(digit, weight)| digit * weight).sum();
        if sum * 10 % 11 % 10 == *check { Ok(Self(digits.to_owned())) } else { Err(BadId::Check) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Cui {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Whether a text can be a SIRUTA number: 1 to 6 digits, not beginning with zero. Whether it exists is said by
/// the register alone.
pub fn looks_like_siruta(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0')
}

/// The signs of printed codes: no I, L, O (they look like 1 and 0) and no U.
const SIGNS: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const REFERENCE_LENGTH: usize = 8;
const ACCESS_LENGTH: usize = 16;

/// A reference code for a pledge: seven signs and a check sign, for instance in a bank transfer's description.
///
/// `random` supplies all the chance there is in it. It begins with a letter, so that no date, amount or account
/// number in a bank statement can be taken for one and no spreadsheet turns it into a number. About 2.3 * 10^10
/// codes exist.
pub fn reference_code(random: u64) -> String {
    let [a, b, c, d, e, f, high, low] = random.to_le_bytes();
    let letter = 10 + u16::from_le_bytes([high, low]) % 22;
    let mut values = vec![usize::from(letter)];
    values.extend([a, b, c, d, e, f].map(|byte| usize::from(byte & 31)));
    with_check(values)
}

/// Reads a reference code as people type it: small letters, spaces and dashes inside, O for 0, I or L for 1.
///
/// Returns the code as [`reference_code`] made it.
///
/// # Errors
/// What is wrong with it. One wrong sign, or two signs swapped, is always noticed.
pub fn parse_reference(text: &str) -> Result<String, BadId> {
    let code = parse_code(text, REFERENCE_LENGTH)?;
    if code.starts_with(|c: char| c.is_ascii_digit()) { Err(BadId::Sign) } else { Ok(code) }
}

/// The reference codes in the description of a payment, in order, each once.
///
/// A code may be broken by spaces, dashes or line ends, but stands apart from other letters and digits. An ordinary
/// word of eight letters passes the check once in 32 times: what is found is a candidate to look up, not proof.
pub fn find_references(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut found: Vec<String> = Vec::new();
    for start in 0..signs.len() {
        let apart = start == 0 || !signs[start - 1].is_alphanumeric();
        if !apart || is_gap(signs[start]) {
            continue;
        }
        let mut candidate = String::new();
        for (at, &sign) in signs.iter().enumerate().skip(start).filter(|(_, sign)| !is_gap(**sign)) {
            candidate.push(sign);
            if value_of(sign).is_none() || candidate.chars().count() == REFERENCE_LENGTH {
                let ends = signs.get(at + 1).is_none_or(|next| !next.is_alphanumeric());
                if let (true, Ok(code)) = (ends, parse_reference(&candidate))
                    && !found.contains(&code)
                {
                    found.push(code);
                }
                break;
            }
        }
    }
    found
}

/// The code on an access card: fifteen signs and a check sign as `XXXX-XXXX-XXXX-XXXX`.
///
/// Each of the fifteen takes five bits of `random`: 75 bits that nobody can guess.
pub fn access_code(random: u128) -> String {
    let bytes = random.to_le_bytes();
    let values = bytes.into_iter().take(ACCESS_LENGTH - 1).map(|byte| usize::from(byte & 31)).collect();
    in_groups(&with_check(values), '-')
}

/// Reads an access-card code with the same tolerance as [`parse_reference`].
///
/// Returns the code as [`access_code`] made it.
///
/// # Errors
/// What is wrong with it.
pub fn parse_access_code(text: &str) -> Result<String, BadId> {
    parse_code(text, ACCESS_LENGTH).map(|code| in_groups(&code, '-'))
}

fn parse_code(text: &str, length: usize) -> Result<String, BadId> {
    let mut values = Vec::with_capacity(length);
    for sign in text.chars().filter(|c| !is_gap(*c)) {
        values.push(value_of(sign).ok_or(BadId::Sign)?);
    }
    if values.len() != length {
        return Err(BadId::Length);
    }
    let given = values.pop().ok_or(BadId::Length)?;
    if check_of(&values) != given {
        return Err(BadId::Check);
    }
    Ok(with_check(values))
}

fn with_check(mut values: Vec<usize>) -> String {
    values.push(check_of(&values));
    values.into_iter().map(|value| char::from(SIGNS[value])).collect()
}

/// The check sign: a sum in the field of 32 elements (x^5 + x^2 + 1) in which each place has a weight of its own,
/// so any one wrong sign and any two swapped signs change it. The constant keeps a row of zeros from passing.
fn check_of(values: &[usize]) -> usize {
    let times_two = |value: usize| if value < 16 { value << 1 } else { (value << 1) ^ 0b10_0101 };
    values.iter().fold(0, |sum, value| times_two(sum ^ value)) ^ 0b1_0110
}

fn value_of(sign: char) -> Option<usize> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SIGNS.iter().position(|&known| char::from(known) == sign)
}

/// Spaces of any kind, line ends, dashes: what may stand between the groups of a printed number.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

fn in_groups(code: &str, gap: char) -> String {
    let mut out = String::new();
    for (place, sign) in code.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push(gap);
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bank_accounts_are_checked() {
        // The examples of the IBAN registry.
        for (text, expected) in [
            ("RO49AAAA1B31007593840000", Ok("RO49AAAA1B31007593840000")),
            ("ro49 aaaa 1b31 0075 9384 0000", Ok("RO49AAAA1B31007593840000")),
            ("DE89 3704 0044 0532 0130 00", Ok("DE89370400440532013000")),
            ("HU42 1177 3016 1111 1018 0000 0000", Ok("HU42117730161111101800000000")),
            ("RO49AAAA1B31007593840001", Err(BadId::Check)),
            ("RO49AAAA1B3100759384000", Err(BadId::Length)),
            ("RO49AAAA1B31007593840000A", Err(BadId::Length)),
            ("R", Err(BadId::Length)),
            ("", Err(BadId::Length)),
            ("4949AAAA1B31007593840000", Err(BadId::Sign)),
            ("RO4XAAAA1B31007593840000", Err(BadId::Sign)),
            ("RO49AAAA1B3100759384000ț", Err(BadId::Sign)),
        ] {
            assert_eq!(Iban::parse(text).as_ref().map(Iban::as_str), expected.as_ref().copied(), "{text}");
        }
    }

    #[test]
    fn an_account_at_the_treasury_is_known_and_printed_in_groups() {
        let check = (2..99).map(|check| format!("RO{check:02}TREZ1B31007593840000"));
        let treasury: Vec<Iban> = check.filter_map(|number| Iban::parse(&number).ok()).collect();
        assert_eq!(treasury.len(), 1);
        assert!(treasury[0].is_treasury());
        let bank = Iban::parse("RO49AAAA1B31007593840000").unwrap();
        assert!(!bank.is_treasury());
        assert_eq!(bank.to_string(), "RO49 AAAA 1B31 0075 9384 0000");
    }

    #[test]
    fn fiscal_codes_are_checked() {
        // Worked by hand: 1*5 + 2*3 + 3*2 = 17; 170 mod 11 = 5. And 8*2 = 16; 160 mod 11 = 6. And 4*2: 80 mod 11 = 3.
        for text in ["1235", "RO1235", "ro 1235", "86", "43"] {
            assert!(Cui::parse(text).is_ok(), "{text}");
        }
        assert_eq!(Cui::parse("RO 1235").unwrap().as_str(), "1235");
        // 6*2 = 12; 120 mod 11 = 10, which is written 0.
        assert!(Cui::parse("60").is_ok());
        assert_eq!(Cui::parse("1236"), Err(BadId::Check));
        assert_eq!(Cui::parse("2135"), Err(BadId::Check));
        for wrong in ["", "5", "12345678901", "0086"] {
            assert_eq!(Cui::parse(wrong), Err(BadId::Length), "{wrong}");
        }
        assert_eq!(Cui::parse("12a5"), Err(BadId::Sign));
    }

    #[test]
    fn a_siruta_number_is_digits() {
        assert!(looks_like_siruta("57350"));
        assert!(looks_like_siruta("179132"));
        for wrong in ["", "0573", "1791321", "57 350", "57a50"] {
            assert!(!looks_like_siruta(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_reference_is_found_inside_the_description_of_a_payment() {
        let code = reference_code(0x0123_4567_89ab_cdef);
        let (left, right) = code.split_at(4);
        let small = code.to_lowercase();
        for text in [
            format!("Donatie parc {code} Pop Ana"),
            format!("ref:{code};OP 120"),
            small,
            format!("CONTRIBUTIE {left}-{right}."),
            format!("contributie\n{left} \n {right}\nIBAN RO49AAAA1B31007593840000"),
            format!("{code} {code}"),
        ] {
            assert_eq!(find_references(&text), [code.as_str()], "{text}");
        }
        for text in [
            String::new(),
            "2024061520240615 - 10.000,00".to_owned(),
            "00000000".to_owned(),
            format!("X{code}"),
            format!("{code}9"),
            format!("ă{code}"),
        ] {
            assert_eq!(find_references(&text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn confusable_signs_are_understood() {
        let code = (0..)
            .map(|n: u64| reference_code(n * 0x0101_0101_0101))
            .find(|code| code.contains('0') && code.contains('1'))
            .unwrap();
        assert_eq!(parse_reference(&code.replace('0', "o").replace('1', "l")), Ok(code.clone()));
        assert_eq!(parse_reference(&code.replace('0', "O").replace('1', "i")), Ok(code));
        assert_eq!(parse_reference("U2345678"), Err(BadId::Sign));
        assert_eq!(parse_reference("A23"), Err(BadId::Length));
        assert!(parse_reference("00000000").is_err());
        assert!(parse_access_code("0000-0000-0000-0000").is_err());
    }

    /// `code` with the sign at `at` exchanged for another one.
    fn one_wrong(code: &str, at: usize, by: usize) -> String {
        let mut signs: Vec<char> = code.chars().collect();
        let value = value_of(signs[at]).unwrap();
        signs[at] = char::from(SIGNS[(value + by) % 32]);
        signs.into_iter().collect()
    }

    proptest! {
        #[test]
        fn a_reference_is_read_back_and_one_wrong_sign_is_noticed(random in any::<u64>(), at in 0..8_usize, by in 1..32_usize) {
            let code = reference_code(random);
            prop_assert_eq!(code.len(), 8);
            prop_assert!(code.starts_with(|c: char| c.is_ascii_uppercase()));
            prop_assert!(!code.contains(['I', 'L', 'O', 'U']));
            prop_assert_eq!(parse_reference(&code), Ok(code.clone()));
            prop_assert!(parse_reference(&one_wrong(&code, at, by)).is_err());
        }

        #[test]
        fn two_swapped_signs_are_noticed(random in any::<u128>(), a in 0..16_usize, b in 0..16_usize) {
            let code = access_code(random).replace('-', "");
            let mut signs: Vec<char> = code.chars().collect();
            signs.swap(a, b);
            let swapped: String = signs.iter().collect();
            prop_assert_eq!(parse_access_code(&swapped).is_ok(), swapped == code);
        }

        #[test]
        fn an_access_code_is_read_back_and_one_wrong_sign_is_noticed(random in any::<u128>(), at in 0..16_usize, by in 1..32_usize) {
            let code = access_code(random);
            prop_assert_eq!(code.len(), 19);
            prop_assert_eq!(parse_access_code(&code.to_lowercase().replace('-', " ")), Ok(code.clone()));
            let bare = code.replace('-', "");
            prop_assert_eq!(parse_access_code(&one_wrong(&bare, at, by)), Err(BadId::Check));
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in ".*") {
            let _ = (Iban::parse(&text), Cui::parse(&text), parse_reference(&text), parse_access_code(&text));
            for code in find_references(&text) {
                prop_assert_eq!(parse_reference(&code), Ok(code.clone()));
            }
        }

        #[test]
        fn any_single_wrong_digit_of_an_account_is_noticed(at in 2..24_usize, by in 1..10_u32) {
            let good = "RO49AAAA1B31007593840000";
            let mut signs: Vec<char> = good.chars().collect();
            if let Some(digit) = signs[at].to_digit(10) {
                signs[at] = char::from_digit((digit + by) % 10, 10).unwrap();
                prop_assert!(Iban::parse(&signs.iter().collect::<String>()).is_err());
            }
        }
    }
}
