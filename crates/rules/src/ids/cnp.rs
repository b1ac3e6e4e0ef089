//! The Romanian personal numeric code.
use super::{BadId, is_gap};
use std::fmt;

/// A Romanian personal numeric code (CNP) that passed its check.
///
/// It says who somebody is, so it is never stored, logged or shown: what it is needed for is taken from it at once (a
/// keyed hash, the day of birth), and even `{:?}` shows nothing of it.
///
/// Source: the key 279146358279 published for the code of Law 105/1996 (sum of the products modulo eleven, ten written
/// as one); its first digit tells the century of birth.
#[derive(Clone, PartialEq, Eq)]
pub struct Cnp([u8; 13]);

impl Cnp {
    /// Reads a CNP, tolerant of spaces, dashes and dots between its groups.
    ///
    /// # Errors
    /// What is wrong with it. One wrong digit is noticed, except that sums of ten and of one look alike.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let mut digits = Vec::with_capacity(13);
        for sign in text.chars().filter(|c| !is_gap(*c) && *c != '.' && *c != '\u{feff}') {
            let digit = sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            digits.push(digit.ok_or(BadId::Sign)?);
        }
        let code = Self(<[u8; 13]>::try_from(digits).map_err(|_| BadId::Length)?);
        let key = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];
        let sum: u32 = code.0.iter().zip(key).map(|(digit, weight)| u32::from(*digit) * weight).sum();
        let check = if sum % 11 == 10 { 1 } else { sum % 11 };
        if u32::from(code.0[12]) != check || code.0[0] == 0 {
            return Err(BadId::Check);
        }
        let (month, day) = (code.pair(3), code.pair(5));
        // Without a century no year is known: a 29th of February is let through.
        let year = code.century().map_or(2000, |century| century + code.pair(1));
        if day == 0 || day > days_of(year, month) { Err(BadId::Check) } else { Ok(code) }
    }

    /// Year, month and day of birth; none where the code does not tell the century (those of foreigners, 7 to 9).
    pub fn born(&self) -> Option<(u16, u16, u16)> {
        Some((self.century()? + self.pair(1), self.pair(3), self.pair(5)))
    }

    /// The thirteen digits as text, for a keyed hash and for nothing else.
    pub fn secret_digits(&self) -> [u8; 13] {
        self.0.map(|digit| b'0' + digit)
    }

    fn pair(&self, at: usize) -> u16 {
        u16::from(self.0[at]) * 10 + u16::from(self.0[at + 1])
    }

    fn century(&self) -> Option<u16> {
        match self.0[0] {
            1 | 2 => Some(1900),
            3 | 4 => Some(1800),
            5 | 6 => Some(2000),
            _ => None,
        }
    }
}

/// Nothing of the code.
impl fmt::Debug for Cnp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cnp(…)")
    }
}

/// How many days a month of the Gregorian calendar has; none for what is no month.
fn days_of(year: u16, month: u16) -> u16 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Twelve digits of nobody, with the digit that makes them pass.
    fn cnp(twelve: &str) -> String {
        (0..10)
            .map(|check| format!("{twelve}{check}"))
            .find(|text| !matches!(Cnp::parse(text), Err(BadId::Check)))
            .unwrap_or_default()
    }

    #[test]
    fn personal_codes_are_checked_and_tell_the_day_of_birth() {
        // Worked by hand: 1*2 + 9*9 + 1*4 + 1*3 + 1*9 = 99; 99 mod 11 = 0.
        assert_eq!(Cnp::parse("1090101000010").unwrap().born(), Some((1909, 1, 1)));
        for (twelve, born) in [
            ("180020112001", Some((1980, 2, 1))),
            ("180022912001", Some((1980, 2, 29))),
            ("600022912001", Some((2000, 2, 29))),
            ("512123112001", Some((2012, 12, 31))),
            ("399010112001", Some((1899, 1, 1))),
        ] {
            assert_eq!(Cnp::parse(&cnp(twelve)).ok().and_then(|code| code.born()), born, "{twelve}");
        }
        let foreigner = Cnp::parse(&cnp("781020112001")).unwrap();
        assert_eq!(foreigner.born(), None);
        let code = cnp("280060112345");
        let spaced = format!(" {} {}-{}.", &code[..1], &code[1..7], &code[7..]);
        assert_eq!(Cnp::parse(&spaced), Cnp::parse(&code));
        assert_eq!(Cnp::parse(&code).unwrap().secret_digits(), code.as_bytes());
        assert_eq!(format!("{:?}", Cnp::parse(&code).unwrap()), "Cnp(…)");
        for (wrong, why) in
            [("", BadId::Length), ("28006011234", BadId::Length), ("28006o1123451", BadId::Sign)]
        {
            assert_eq!(Cnp::parse(wrong), Err(why), "{wrong}");
        }
        // No 29th of February in 1981, no thirteenth month, no first digit zero: whatever the last digit.
        for twelve in ["181022912001", "180130112001", "180000112001", "080010112001"] {
            assert_eq!(cnp(twelve), "", "{twelve}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_of_a_personal_code_is_noticed(twelve in "[12]80[01]1[0-2][0-9]{6}", at in 0..13_usize, by in 1..10_u8) {
            let code = cnp(&twelve);
            prop_assume!(!code.is_empty());
            let mut digits = code.into_bytes();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let wrong = String::from_utf8(digits).unwrap();
            // Ten and one are written alike: a first digit that is off by the right amount may slip through there.
            if let Ok(code) = Cnp::parse(&wrong) {
                prop_assert_eq!(code.secret_digits()[12], b'1');
            }
        }
    }
}
