//! The campaign's books: double entry in bani.
//!
//! Convention: an amount above zero is a **debit**, below zero a **credit**. Money that we hold (bank, cash) and
//! money that went out (returns, fees, spending) stand as debits; money that came in (donations, match) as
//! credits. Every entry adds up to zero, so nothing can appear or vanish.
//!
//! Source of the method: double-entry bookkeeping. The accounts are those of one campaign's public ledger, not the
//! chart of accounts of the foundation.

use crate::money::Money;

/// Where a campaign's money is, came from or went to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountKind {
    /// The campaign's bank account (debit when money is there).
    Bank,
    /// The cash box (debit when money is there).
    Cash,
    /// What people gave (credit).
    DonationsReceived,
    /// What was given back to donors (debit).
    DonationsReturned,
    /// Bank and payment fees (debit).
    Fees,
    /// What the town hall paid as its match (credit).
    MatchReceived,
    /// What the initiative cost (debit).
    Spent,
}

impl AccountKind {
    /// All kinds, in the order of a ledger page.
    pub const ALL: [Self; 7] = [
        Self::Bank,
        Self::Cash,
        Self::DonationsReceived,
        Self::DonationsReturned,
        Self::Fees,
        Self::MatchReceived,
        Self::Spent,
    ];

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Cash => "cash",
            Self::DonationsReceived => "donations_received",
            Self::DonationsReturned => "donations_returned",
            Self::Fees => "fees",
            Self::MatchReceived => "match_received",
            Self::Spent => "spent",
        }
    }

    /// Reads a stored name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One line of an entry: a debit when the amount is above zero, a credit when below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub account: AccountKind,
    pub amount: Money,
}

/// Whether the amounts add up to zero (and the sum fits).
pub fn balanced(amounts: &[Money]) -> bool {
    Money::sum(amounts) == Some(Money::ZERO)
}

/// Why an entry is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadEntry {
    #[error("an entry has at least two postings")]
    Empty,
    #[error("a posting needs an amount above zero")]
    NoAmount,
    #[error("debits and credits differ by {0}")]
    Unbalanced(Money),
    #[error("the amounts do not fit")]
    TooLarge,
}

/// Postings that add up to zero. The only ways to one are [`Draft::entry`] and the functions below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    postings: Vec<Posting>,
}

impl Entry {
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// The entry that undoes this one: a correction is a new entry with a reason, the wrong one stays.
    pub fn reversed(&self) -> Self {
        let postings = self.postings.iter().map(|posting| Posting {
            account: posting.account,
            // A draft takes amounts above zero only, so the opposite of each fits.
            amount: Money::from_bani(posting.amount.bani().saturating_neg()),
        });
        Self { postings: postings.collect() }
    }
}

/// An entry being put together.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    postings: Vec<Posting>,
    fault: Option<BadEntry>,
}

impl Draft {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a debit; the amount is above zero.
    pub fn debit(self, account: AccountKind, amount: Money) -> Self {
        self.post(account, amount, amount)
    }

    /// Adds a credit; the amount is given above zero.
    pub fn credit(self, account: AccountKind, amount: Money) -> Self {
        self.post(account, amount, Money::from_bani(amount.bani().saturating_neg()))
    }

    fn post(mut self, account: AccountKind, given: Money, amount: Money) -> Self {
        if !given.is_positive() {
            self.fault = self.fault.or(Some(BadEntry::NoAmount));
        }
        self.postings.push(Posting { account, amount });
        self
    }

    /// The finished entry.
    ///
    /// # Errors
    /// Fewer than two postings, an amount that is not above zero, debits that differ from credits, or sums that do
    /// not fit.
    pub fn entry(self) -> Result<Entry, BadEntry> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if self.postings.len() < 2 {
            return Err(BadEntry::Empty);
        }
        match Money::sum(self.postings.iter().map(|posting| posting.amount)) {
            None => Err(BadEntry::TooLarge),
            Some(Money::ZERO) => Ok(Entry { postings: self.postings }),
            Some(difference) => Err(BadEntry::Unbalanced(difference)),
        }
    }
}

/// Where money is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Till {
    Bank,
    Cash,
}

impl Till {
    pub const fn account(self) -> AccountKind {
        match self {
            Self::Bank => AccountKind::Bank,
            Self::Cash => AccountKind::Cash,
        }
    }

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        self.account().code()
    }

    /// Reads a stored name.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Bank, Self::Cash].into_iter().find(|till| till.code() == code)
    }
}

/// A donation came in, by transfer or in cash.
///
/// # Errors
/// [`BadEntry::NoAmount`] unless the amount is above zero; so for all functions below.
pub fn donation_received(into: Till, amount: Money) -> Result<Entry, BadEntry> {
    moved(into.account(), AccountKind::DonationsReceived, amount)
}

/// A donation, or part of it, went back to its donor.
///
/// # Errors
/// As [`donation_received`].
pub fn donation_returned(from: Till, amount: Money) -> Result<Entry, BadEntry> {
    moved(AccountKind::DonationsReturned, from.account(), amount)
}

/// A bank or payment fee was taken.
///
/// # Errors
/// As [`donation_received`].
pub fn fee_paid(from: Till, amount: Money) -> Result<Entry, BadEntry> {
    moved(AccountKind::Fees, from.account(), amount)
}

/// The town hall paid its match, or part of it, by transfer.
///
/// # Errors
/// As [`donation_received`].
pub fn match_received(amount: Money) -> Result<Entry, BadEntry> {
    moved(AccountKind::Bank, AccountKind::MatchReceived, amount)
}

/// Something was paid for the initiative.
///
/// # Errors
/// As [`donation_received`].
pub fn spent(from: Till, amount: Money) -> Result<Entry, BadEntry> {
    moved(AccountKind::Spent, from.account(), amount)
}

/// Cash was taken to the bank.
///
/// # Errors
/// As [`donation_received`].
pub fn cash_banked(amount: Money) -> Result<Entry, BadEntry> {
    moved(AccountKind::Bank, AccountKind::Cash, amount)
}

fn moved(debit: AccountKind, credit: AccountKind, amount: Money) -> Result<Entry, BadEntry> {
    Draft::new().debit(debit, amount).credit(credit, amount).entry()
}

/// What the public page shows, worked out from the postings alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Everything that people gave.
    pub collected_gross: Money,
    /// What went back to donors.
    pub returned: Money,
    pub fees: Money,
    /// `collected_gross - returned - fees`: the sum that the match is worked out from.
    pub net: Money,
    /// What the town hall has paid, not what it has promised.
    pub match_received: Money,
    pub spent: Money,
    /// Bank and cash together: `net + match_received - spent` when every entry is balanced.
    pub balance: Money,
}

impl Totals {
    /// Adds up postings in any order; `None` when a total does not fit.
    pub fn of<'a>(postings: impl IntoIterator<Item = &'a Posting>) -> Option<Self> {
        let mut sums = [0_i128; AccountKind::ALL.len()];
        for posting in postings {
            for (kind, sum) in AccountKind::ALL.into_iter().zip(&mut sums) {
                if kind == posting.account {
                    *sum += i128::from(posting.amount.bani());
                }
            }
        }
        let [bank, cash, given, returned, fees, matched, spent] = sums;
        let money = |wide: i128| i64::try_from(wide).ok().map(Money::from_bani);
        Some(Self {
            collected_gross: money(-given)?,
            returned: money(returned)?,
            fees: money(fees)?,
            net: money(-given - returned - fees)?,
            match_received: money(-matched)?,
            spent: money(spent)?,
            balance: money(bank + cash)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lei(lei: i64) -> Money {
        Money::from_lei(lei).unwrap()
    }

    #[test]
    fn a_draft_refuses_what_does_not_balance() {
        use AccountKind::{Bank, Cash, DonationsReceived};
        let one = lei(1);
        assert_eq!(Draft::new().entry(), Err(BadEntry::Empty));
        assert_eq!(Draft::new().debit(Bank, one).entry(), Err(BadEntry::Empty));
        assert_eq!(
            Draft::new().debit(Bank, lei(3)).credit(DonationsReceived, one).entry(),
            Err(BadEntry::Unbalanced(lei(2)))
        );
        assert_eq!(
            Draft::new().debit(Bank, Money::ZERO).credit(Cash, Money::ZERO).entry(),
            Err(BadEntry::NoAmount)
        );
        let minus = Money::from_bani(-5);
        assert_eq!(Draft::new().debit(Bank, minus).credit(Cash, minus).entry(), Err(BadEntry::NoAmount));
        let least = Money::from_bani(i64::MIN);
        assert_eq!(Draft::new().debit(Bank, one).credit(Cash, least).entry(), Err(BadEntry::NoAmount));
        let most = Money::from_bani(i64::MAX);
        assert_eq!(Draft::new().debit(Bank, most).debit(Cash, most).entry(), Err(BadEntry::TooLarge));
        assert!(
            Draft::new().debit(Bank, one).debit(Cash, one).credit(DonationsReceived, lei(2)).entry().is_ok()
        );
    }

    #[test]
    fn balanced_means_zero_even_past_the_largest_sum() {
        assert!(balanced(&[]));
        assert!(balanced(&[lei(5), lei(-3), lei(-2)]));
        assert!(!balanced(&[lei(5), lei(-3)]));
        assert!(!balanced(&[Money::from_bani(i64::MAX), Money::from_bani(1)]));
    }

    #[test]
    fn a_small_campaign_adds_up() {
        let entries = [
            donation_received(Till::Bank, lei(6_000)),
            donation_received(Till::Cash, lei(2_500)),
            cash_banked(lei(2_000)),
            donation_returned(Till::Bank, lei(200)),
            fee_paid(Till::Bank, lei(50)),
            match_received(lei(8_250)),
            spent(Till::Bank, lei(15_900)),
        ]
        .map(Result::unwrap);
        let totals = Totals::of(entries.iter().flat_map(Entry::postings)).unwrap();
        assert_eq!(
            totals,
            Totals {
                collected_gross: lei(8_500),
                returned: lei(200),
                fees: lei(50),
                net: lei(8_250),
                match_received: lei(8_250),
                spent: lei(15_900),
                balance: lei(600),
            }
        );
    }

    #[test]
    fn totals_that_do_not_fit_are_refused() {
        let entry = donation_received(Till::Bank, Money::from_bani(i64::MAX)).unwrap();
        assert_eq!(Totals::of(entry.postings().iter().chain(entry.postings())), None);
    }

    #[test]
    fn account_names_are_read_back() {
        for kind in AccountKind::ALL {
            assert_eq!(AccountKind::parse(kind.code()), Some(kind));
        }
        assert_eq!(AccountKind::parse("savings"), None);
        assert_eq!(Till::parse("cash"), Some(Till::Cash));
        assert_eq!(Till::parse("fees"), None);
    }

    fn any_entry() -> impl Strategy<Value = Entry> {
        let till = prop_oneof![Just(Till::Bank), Just(Till::Cash)];
        (0..6_u8, till, 1..1_000_000_000_i64, any::<bool>()).prop_map(|(what, till, bani, undone)| {
            let amount = Money::from_bani(bani);
            let entry = match what {
                0 => donation_received(till, amount),
                1 => donation_returned(till, amount),
                2 => fee_paid(till, amount),
                3 => match_received(amount),
                4 => spent(till, amount),
                _ => cash_banked(amount),
            };
            let entry = entry.unwrap();
            if undone { entry.reversed() } else { entry }
        })
    }

    proptest! {
        #[test]
        fn whatever_happens_nothing_appears_or_vanishes(entries in prop::collection::vec(any_entry(), 0..60)) {
            for entry in &entries {
                let amounts: Vec<Money> = entry.postings().iter().map(|posting| posting.amount).collect();
                prop_assert!(balanced(&amounts));
            }
            let all: Vec<Posting> = entries.iter().flat_map(Entry::postings).copied().collect();
            prop_assert_eq!(Money::sum(all.iter().map(|posting| posting.amount)), Some(Money::ZERO));
            let totals = Totals::of(&all).unwrap();
            prop_assert_eq!(totals.net.bani(), totals.collected_gross.bani() - totals.returned.bani() - totals.fees.bani());
            prop_assert_eq!(totals.balance.bani(), totals.net.bani() + totals.match_received.bani() - totals.spent.bani());
        }

        #[test]
        fn the_order_of_entries_does_not_matter(mut entries in prop::collection::vec(any_entry(), 0..40)) {
            let forward = Totals::of(entries.iter().flat_map(Entry::postings));
            entries.reverse();
            prop_assert_eq!(Totals::of(entries.iter().flat_map(Entry::postings)), forward);
        }

        #[test]
        fn an_entry_and_its_reversal_leave_the_books_as_they_were(entries in prop::collection::vec(any_entry(), 0..20), wrong in any_entry()) {
            let before = Totals::of(entries.iter().flat_map(Entry::postings));
            let mended = [wrong.reversed(), wrong];
            prop_assert_eq!(Totals::of(entries.iter().chain(&mended).flat_map(Entry::postings)), before);
        }
    }
}
