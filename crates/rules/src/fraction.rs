//! Exact non-negative fractions, rounded only to be shown.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigUint;
use num_integer::Integer;

use crate::money::Money;

/// A fraction of two whole numbers of any size, in lowest terms, never negative.
#[derive(Clone, PartialEq, Eq)]
pub struct Fraction {
    numerator: BigUint,
    denominator: BigUint,
}

impl Fraction {
    /// `numerator / denominator`. Something out of nothing is taken as zero, so that no share of an empty vote has to
    /// be told apart.
    pub fn new(numerator: impl Into<BigUint>, denominator: impl Into<BigUint>) -> Self {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        let divisor = numerator.gcd(&denominator);
        if denominator == BigUint::ZERO {
            return Self { numerator: BigUint::ZERO, denominator: BigUint::from(1_u8) };
        }
        Self { numerator: numerator / &divisor, denominator: denominator / divisor }
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self { numerator: number.into(), denominator: 1_u8.into() }
    }

    pub fn numerator(&self) -> &BigUint {
        &self.numerator
    }

    pub fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// The nearest whole number of 1/`parts`, halves up: `rounded(100)` of 1/3 is 33. `None` when it does not fit.
    pub fn rounded(&self, parts: u64) -> Option<u64> {
        let doubled = &self.numerator * parts * 2_u8 + &self.denominator;
        u64::try_from(doubled / (&self.denominator * 2_u8)).ok()
    }

    /// The whole number of 1/`parts` below it: `floored(100)` of 2/3 is 66. `None` when it does not fit.
    pub fn floored(&self, parts: u64) -> Option<u64> {
        u64::try_from(&self.numerator * parts / &self.denominator).ok()
    }

    /// So many times as much.
    #[must_use]
    pub fn times(&self, factor: u32) -> Self {
        Self::new(&self.numerator * factor, self.denominator.clone())
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let numerator = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
        Self::new(numerator, &self.denominator * &other.denominator)
    }

    /// What is left after `other` is taken away; nothing when that is more.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        if self <= other {
            return Self::whole(0);
        }
        let numerator = &self.numerator * &other.denominator - &other.numerator * &self.denominator;
        Self::new(numerator, &self.denominator * &other.denominator)
    }

    /// A sum in bani as money, to the nearest ban.
    pub fn money(&self) -> Money {
        let bani = self.rounded(1).and_then(|bani| i64::try_from(bani).ok());
        Money::from_bani(bani.unwrap_or(i64::MAX))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `2/3`, or `5` for a whole number.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == BigUint::from(1_u8) {
            return write!(f, "{}", self.numerator);
        }
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_kept_in_lowest_terms_and_rounded_only_when_asked() {
        let two_thirds = Fraction::new(4_u8, 6_u8);
        assert_eq!(two_thirds.to_string(), "2/3");
        assert_eq!((two_thirds.rounded(100), two_thirds.floored(100)), (Some(67), Some(66)));
        assert_eq!(Fraction::new(1_u8, 2_u8).rounded(1), Some(1));
        assert_eq!(Fraction::new(5_u8, 0_u8), Fraction::whole(0));
        assert_eq!(Fraction::new(u64::MAX, 1_u8).rounded(2), None);
        assert_eq!(Fraction::new(100_049_u32, 100_u32).money(), Money::from_bani(1000));
        let sixth = Fraction::new(1_u8, 6_u8);
        assert_eq!(two_thirds.plus(&sixth).to_string(), "5/6");
        assert_eq!(two_thirds.minus(&sixth).to_string(), "1/2");
        assert_eq!(sixth.minus(&two_thirds), Fraction::whole(0));
        assert_eq!(two_thirds.times(6), Fraction::whole(4));
        assert!(two_thirds > Fraction::new(665_u16, 1000_u16) && two_thirds < Fraction::whole(1));
    }
}
