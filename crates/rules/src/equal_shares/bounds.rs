//! Accounts kept between bounds: a quick way to the same purchases, or to no answer.
//!
//! Every balance lies between two whole numbers of a tiny unit. All roundings go outwards, so what the bounds say is
//! proven; where they overlap they say nothing, and the run is done again with exact fractions. No floating point.

use std::cmp::Ordering;

use super::market::{Accounts, Endowment, Halt, Market, Votes};

/// A number that lies between two others, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    low: u128,
    high: u128,
}

impl Ord for Range {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.high, self.low).cmp(&(other.high, other.low))
    }
}

impl PartialOrd for Range {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Votes for Range {
    fn surely_below(&self, other: &Self) -> bool {
        self.high < other.low
    }

    fn surely_same(&self, other: &Self) -> bool {
        self.low == self.high && self == other
    }
}

/// All the money of all voters fits in so many bits, with as many binary places as there is room for.
const MONEY_BITS: u32 = 90;
/// Binary places of effective votes: with [`MONEY_BITS`] they fill what an `u128` can hold, less a sign's worth.
const VOTE_BITS: u32 = 36;
/// Fewer binary places than this for money would seldom prove anything.
const LEAST_PLACES: u32 = 16;

/// Money is counted in 1/(voters · 2^places) bani, so that endowments and costs are whole numbers.
pub(super) struct Bounds<'m, 'a> {
    market: &'m Market<'a>,
    costs: Vec<Option<u128>>,
    /// Of each group of alike ballots, what one voter has left.
    balances: Vec<Range>,
    /// What a supporter pays for each unit of weight, for projects as last evaluated.
    prices: Vec<Range>,
    payers: Vec<Payer>,
}

/// Voters of one group who want the project at hand.
#[derive(Clone, Copy)]
struct Payer {
    balance: Range,
    weight: u128,
    voters: u128,
}

impl<'m, 'a> Bounds<'m, 'a> {
    /// Accounts at the beginning of a run; `None` when the numbers are too large for this way of counting.
    pub(super) fn new(market: &'m Market<'a>, endowment: Endowment) -> Option<Self> {
        let voters = u128::from(endowment.voters);
        let all = endowment.total.checked_mul(voters)?;
        let places = MONEY_BITS.checked_sub(u128::BITS - all.leading_zeros())?;
        let weights = market.profile.tally.scores.iter().max().copied().unwrap_or_default();
        if places < LEAST_PLACES || weights >> VOTE_BITS > 0 {
            return None;
        }
        // What costs more than all have together is never bought, and might not fit.
        let scaled = |&cost: &u64| {
            u128::from(cost).checked_mul(voters).filter(|&cost| cost <= all).map(|cost| cost << places)
        };
        let start = endowment.total << places;
        Some(Self {
            market,
            costs: market.costs.iter().map(scaled).collect(),
            balances: vec![Range { low: start, high: start }; market.profile.sizes.len()],
            prices: vec![Range { low: 0, high: 0 }; market.costs.len()],
            payers: Vec::new(),
        })
    }

    /// Fills `payers` with the supporters who may have something left; gives what they have together.
    fn gather(&mut self, project: usize) -> Range {
        self.payers.clear();
        let mut money = Range { low: 0, high: 0 };
        for support in self.market.supporters(project) {
            let balance = self.balances[support.group as usize];
            if balance.high > 0 {
                let voters = u128::from(self.market.profile.sizes[support.group as usize]);
                money.low += balance.low * voters;
                money.high += balance.high * voters;
                self.payers.push(Payer { balance, weight: support.weight.into(), voters });
            }
        }
        money
    }
}

impl Accounts for Bounds<'_, '_> {
    type Votes = Range;

    /// All pay the same for a unit of weight; who has less than that pays all there is, and the others share the rest,
    /// until everybody left can pay. The lower bounds decide who is who: that gives the highest price possible, and for
    /// the same division of the supporters the upper bounds give a price that cannot be undercut.
    fn effective_votes(&mut self, project: usize) -> Result<Option<Range>, Halt> {
        let money = self.gather(project);
        let Some(cost) = self.costs[project].filter(|&cost| cost <= money.high) else { return Ok(None) };
        if money.low < cost {
            return Err(Halt::Unclear);
        }
        let mut weight: u128 = self.payers.iter().map(|payer| payer.weight * payer.voters).sum();
        let mut paid = Range { low: 0, high: 0 };
        loop {
            let (need, share) = (cost - paid.low, weight);
            let before = self.payers.len();
            self.payers.retain(|payer| {
                let pays_share = payer.balance.low * share >= need * payer.weight;
                if !pays_share {
                    paid.low += payer.balance.low * payer.voters;
                    paid.high += payer.balance.high * payer.voters;
                    weight -= payer.weight * payer.voters;
                }
                pays_share
            });
            if self.payers.len() == before {
                break;
            }
        }
        let low = cost.saturating_sub(paid.high).checked_div(weight).filter(|&low| low > 0);
        let low = low.ok_or(Halt::Unclear)?;
        self.prices[project] = Range { low, high: (cost - paid.low).div_ceil(weight) };
        // Whoever has anything left pays the full price: then the votes are known exactly.
        if paid.high == 0 {
            return Ok(Some(Range { low: weight << VOTE_BITS, high: weight << VOTE_BITS }));
        }
        let Range { low, high } = self.prices[project];
        Ok(Some(Range { low: (cost << VOTE_BITS) / high, high: (cost << VOTE_BITS).div_ceil(low) }))
    }

    fn buy(&mut self, project: usize, _: &Range) {
        let price = self.prices[project];
        for support in self.market.supporters(project) {
            let balance = &mut self.balances[support.group as usize];
            balance.low = balance.low.saturating_sub(price.high * u128::from(support.weight));
            balance.high = balance.high.saturating_sub(price.low * u128::from(support.weight));
        }
    }
}
