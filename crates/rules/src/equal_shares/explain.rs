//! The run at the final endowment once more, exactly, with notes: who paid what, and what became of the money of
//! those who wanted something else.

use num_bigint::BigUint;
use num_integer::Integer;

use super::exact::{Exact, ExactVotes, Payers};
use super::market::{Accounts, Endowment, Market};
use super::{Bought, Left, WhyNot};
use crate::fraction::Fraction;
use crate::money::Money;

/// The run with its notes.
pub(super) struct Explained {
    pub(super) bought: Vec<Bought>,
    pub(super) left: Vec<Left>,
}

/// Repeats a run whose outcome is known and takes notes of it.
pub(super) fn explain(market: &Market<'_>, endowment: Endowment, outcome: &[usize]) -> Explained {
    let losers: Vec<Left> = (0..market.costs.len())
        .filter(|option| !outcome.contains(option))
        .map(|option| Left {
            option,
            why: why_not(market, endowment, option, outcome),
            support: Fraction::whole(0),
            losses: Vec::new(),
            money_left: Money::ZERO,
        })
        .collect();
    let mut wanted = vec![Vec::new(); market.profile.sizes.len()];
    for (place, left) in (0..).zip(&losers) {
        let supporters = market.supporters(left.option).iter();
        supporters.for_each(|support| wanted[support.group as usize].push(place));
    }
    let nothing =
        |left: &Left| Part { of: BigUint::ZERO, whole: BigUint::from(1_u8), is_final: !left.is_for_sale() };
    let mut notes = Notes {
        exact: Exact::new(market, endowment),
        bought: Vec::new(),
        covers: losers.iter().map(nothing).collect(),
        left: losers,
        wanted,
    };
    // The outcome is known, so the order is too: no tie can come up again.
    for &project in outcome {
        if let Ok(Some(votes)) = notes.exact.effective_votes(project) {
            notes.buy(project, &votes);
        }
    }
    notes.close()
}

fn why_not(market: &Market<'_>, endowment: Endowment, option: usize, outcome: &[usize]) -> WhyNot {
    if market.is_withdrawn(option) {
        WhyNot::Withdrawn
    } else if market.supporters(option).is_empty() {
        WhyNot::NoSupport
    } else if market.costs[option] == 0 {
        WhyNot::CostsNothing
    } else if let Some(by) = market.excluded_by(option, outcome) {
        WhyNot::Excluded { by }
    } else {
        let supporters = market.supporters(option).iter();
        let voters: u64 = supporters.map(|support| market.profile.sizes[support.group as usize]).sum();
        let together = BigUint::from(endowment.total) * voters;
        let cost = BigUint::from(market.costs[option]) * endowment.voters;
        if together < cost { WhyNot::TooFewVotes } else { WhyNot::MoneySpent }
    }
}

struct Notes<'m, 'a> {
    exact: Exact<'m, 'a>,
    bought: Vec<Bought>,
    left: Vec<Left>,
    /// For each of `left`, the largest part of its cost that its supporters would have paid so far.
    covers: Vec<Part>,
    /// For each group of alike ballots, which of `left` it wanted.
    wanted: Vec<Vec<u32>>,
}

/// A fraction that is not brought to lowest terms: there are many, and few are shown.
struct Part {
    of: BigUint,
    whole: BigUint,
    /// Whether it cannot rise any more.
    is_final: bool,
}

impl Notes<'_, '_> {
    fn buy(&mut self, project: usize, votes: &ExactVotes) {
        self.note_support(votes);
        let price = self.exact.price(votes);
        let (mut in_full, mut with_all) = (0, 0);
        for payer in self.exact.payers(project) {
            let pays_in_full = *self.exact.balance(payer.class) >= &price * payer.weight;
            *(if pays_in_full { &mut in_full } else { &mut with_all }) += payer.voters;
        }
        self.note_losses(project, &price);
        self.bought.push(Bought {
            option: project,
            effective_votes: votes.fraction(),
            price: self.exact.bani(&price),
            in_full,
            with_all,
        });
        self.exact.pay(project, &price);
    }

    /// What part of each loser's cost its supporters would pay at the price per vote of the project bought now.
    ///
    /// Their money never grows: once all of it is a smaller part than they would have paid before, nothing changes.
    fn note_support(&mut self, votes: &ExactVotes) {
        let (numerator, denominator) = votes.parts();
        for (left, cover) in self.left.iter().zip(&mut self.covers) {
            if cover.is_final {
                continue;
            }
            let cost = self.exact.cost(left.option);
            let due = &cost * denominator;
            let (mut with_all, mut in_full, mut money) = (BigUint::ZERO, 0_u64, BigUint::ZERO);
            for alike in self.exact.payers(left.option).chunk_by(|one, next| one.weight == next.weight) {
                let weight = alike.first().map_or(0, |payer| payer.weight);
                let enough = (&due * weight).div_ceil(numerator);
                for payer in alike {
                    let balance = self.exact.balance(payer.class);
                    let together = balance * payer.voters;
                    money += &together;
                    if *balance >= enough {
                        in_full += u64::from(weight) * payer.voters;
                    } else {
                        with_all += together;
                    }
                }
            }
            cover.raise(with_all * numerator + due * in_full, &cost * numerator);
            cover.is_final = &money * &cover.whole <= &cover.of * cost;
        }
    }

    /// What the supporters of each loser pay for the project bought now.
    fn note_losses(&mut self, project: usize, price: &BigUint) {
        let mut shared: Vec<(u32, Payers)> = Vec::new();
        for support in self.exact.market.supporters(project) {
            let Some(class) = self.exact.class_of(support.group) else { continue };
            let voters = self.exact.market.profile.sizes[support.group as usize];
            let payer = Payers { class, weight: support.weight, voters };
            let wanted = &self.wanted[support.group as usize];
            shared.extend(wanted.iter().map(|&place| (place, payer)));
        }
        let key = |(place, payer): &(u32, Payers)| (*place, payer.class, payer.weight);
        shared.sort_unstable_by_key(key);
        for of_one in shared.chunk_by(|one, next| one.0 == next.0) {
            let mut paid = BigUint::ZERO;
            for alike in of_one.chunk_by(|one, next| key(one) == key(next)) {
                let Some((_, payer)) = alike.first() else { continue };
                let voters: u64 = alike.iter().map(|(_, payer)| payer.voters).sum();
                paid += self.exact.balance(payer.class).min(&(price * payer.weight)) * voters;
            }
            let paid = self.exact.bani(&paid).money();
            if let Some((place, _)) = of_one.first()
                && paid.is_positive()
            {
                self.left[*place as usize].losses.push((project, paid));
            }
        }
    }

    /// What the losers' supporters have left counts too: at no later price could they pay more.
    fn close(mut self) -> Explained {
        for (left, mut cover) in self.left.iter_mut().zip(self.covers) {
            let payers = self.exact.payers(left.option);
            let money = self.exact.money(&payers);
            left.money_left = self.exact.bani(&money).money();
            if left.is_for_sale() {
                cover.raise(money, self.exact.cost(left.option));
                left.support = Fraction::new(cover.of, cover.whole);
            }
        }
        Explained { bought: self.bought, left: self.left }
    }
}

impl Part {
    fn raise(&mut self, of: BigUint, whole: BigUint) {
        if &of * &self.whole > &self.of * &whole {
            (self.of, self.whole) = (of, whole);
        }
    }
}
