//! Accounts kept exactly: every balance is a whole number over one common denominator.
//!
//! When a price has a new denominator, all balances and the common denominator are multiplied; so no fraction ever
//! has to be brought to lowest terms. Voters with equal balances are one class, and a purchase splits only the
//! classes of those who pay.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigUint;
use num_integer::Integer;

use super::market::{Accounts, Endowment, Halt, Market, Votes};
use crate::fraction::Fraction;

/// Exact effective votes of one round, and the price that they come from.
#[derive(Clone)]
pub(super) struct ExactVotes {
    numerator: BigUint,
    /// 1 where all who have anything left can pay an equal share: then the votes are simply their weight.
    denominator: BigUint,
    /// What those who can pay the full price pay together, over the common denominator of the round.
    need: BigUint,
    /// Their weight.
    weight: u64,
}

impl ExactVotes {
    /// Numerator and denominator, not in lowest terms.
    pub(super) fn parts(&self) -> (&BigUint, &BigUint) {
        (&self.numerator, &self.denominator)
    }

    pub(super) fn fraction(&self) -> Fraction {
        Fraction::new(self.numerator.clone(), self.denominator.clone())
    }
}

impl Ord for ExactVotes {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

impl PartialOrd for ExactVotes {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ExactVotes {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ExactVotes {}

impl Votes for ExactVotes {
    fn surely_below(&self, other: &Self) -> bool {
        self < other
    }

    fn surely_same(&self, other: &Self) -> bool {
        self == other
    }
}

/// Voters with the same money.
struct Class {
    /// Over the common denominator.
    balance: BigUint,
    /// How many groups of alike ballots are in it.
    groups: usize,
}

/// Supporters of a project who have the same money and want it as much.
#[derive(Clone, Copy, Debug)]
pub(super) struct Payers {
    pub(super) class: u32,
    pub(super) weight: u32,
    pub(super) voters: u64,
}

/// The class of those who have nothing left.
const EMPTY: u32 = 0;

pub(super) struct Exact<'m, 'a> {
    pub(super) market: &'m Market<'a>,
    /// In 1/voters of a ban, so that endowments and costs are whole numbers at the beginning.
    costs: Vec<BigUint>,
    denominator: BigUint,
    classes: Vec<Class>,
    /// Classes that nobody is in any more.
    unused: Vec<u32>,
    /// The class of each group of alike ballots.
    class_of: Vec<u32>,
    /// Of each class, its place among the payers that are just being gathered.
    payer_of: Vec<Option<usize>>,
}

impl<'m, 'a> Exact<'m, 'a> {
    pub(super) fn new(market: &'m Market<'a>, endowment: Endowment) -> Self {
        let groups = market.profile.sizes.len();
        let start = if endowment.total == 0 { EMPTY } else { 1 };
        let class = |balance: u128, groups| Class { balance: balance.into(), groups };
        Self {
            market,
            costs: market.costs.iter().map(|&cost| BigUint::from(cost) * endowment.voters).collect(),
            denominator: BigUint::from(1_u8),
            classes: vec![class(0, 0), class(endowment.total, groups)],
            unused: Vec::new(),
            class_of: vec![start; groups],
            payer_of: Vec::new(),
        }
    }

    /// A sum over the common denominator, in bani.
    pub(super) fn bani(&self, sum: &BigUint) -> Fraction {
        Fraction::new(sum.clone(), &self.denominator * self.market.profile.voters())
    }

    /// The supporters of a project who have something left, alike ones together.
    pub(super) fn payers(&mut self, project: usize) -> Vec<Payers> {
        self.payer_of.resize(self.classes.len(), None);
        let mut payers: Vec<Payers> = Vec::new();
        for equally in self.market.supporters(project).chunk_by(|one, next| one.weight == next.weight) {
            let begin = payers.len();
            for support in equally {
                let class = self.class_of[support.group as usize];
                let voters = self.market.profile.sizes[support.group as usize];
                if class == EMPTY {
                    continue;
                }
                match self.payer_of[class as usize] {
                    Some(payer) => payers[payer].voters += voters,
                    None => {
                        self.payer_of[class as usize] = Some(payers.len());
                        payers.push(Payers { class, weight: support.weight, voters });
                    }
                }
            }
            payers[begin..].iter().for_each(|payer| self.payer_of[payer.class as usize] = None);
        }
        payers
    }

    /// The class of a group of alike ballots; `None` when it has nothing left.
    pub(super) fn class_of(&self, group: u32) -> Option<u32> {
        Some(self.class_of[group as usize]).filter(|&class| class != EMPTY)
    }

    /// What these voters have left.
    pub(super) fn money(&self, payers: &[Payers]) -> BigUint {
        payers.iter().map(|payer| self.balance(payer.class) * payer.voters).sum()
    }

    pub(super) fn balance(&self, class: u32) -> &BigUint {
        &self.classes[class as usize].balance
    }

    /// The cost of a project over the common denominator.
    pub(super) fn cost(&self, project: usize) -> BigUint {
        &self.costs[project] * &self.denominator
    }

    /// Makes room in the common denominator for the price `votes.need / votes.weight`; gives its numerator.
    pub(super) fn price(&mut self, votes: &ExactVotes) -> BigUint {
        let rest = u64::try_from(&votes.need % votes.weight).unwrap_or_default();
        let divisor = votes.weight.gcd(&rest);
        let factor = votes.weight / divisor;
        if factor > 1 {
            self.denominator *= factor;
            for class in self.classes.iter_mut().filter(|class| class.groups > 0) {
                class.balance *= factor;
            }
        }
        &votes.need / divisor
    }

    /// Takes the price for each unit of weight from the supporters of a project, or all that they have.
    pub(super) fn pay(&mut self, project: usize, price: &BigUint) {
        let mut after: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for support in self.market.supporters(project) {
            let class = self.class_of[support.group as usize];
            if class == EMPTY {
                continue;
            }
            let next = match after.get(&(class, support.weight)) {
                Some(&next) => next,
                None => {
                    let next = self.class_after(class, &(price * support.weight));
                    after.insert((class, support.weight), next);
                    next
                }
            };
            self.class_of[support.group as usize] = next;
            self.classes[next as usize].groups += 1;
            self.classes[class as usize].groups -= 1;
            if self.classes[class as usize].groups == 0 {
                self.unused.push(class);
            }
        }
    }

    /// The class of those who were in `class` and paid.
    fn class_after(&mut self, class: u32, payment: &BigUint) -> u32 {
        let balance = self.balance(class);
        if balance <= payment {
            return EMPTY;
        }
        let class = Class { balance: balance - payment, groups: 0 };
        if let Some(unused) = self.unused.pop() {
            self.classes[unused as usize] = class;
            return unused;
        }
        self.classes.push(class);
        u32::try_from(self.classes.len() - 1).unwrap_or(EMPTY)
    }
}

impl Accounts for Exact<'_, '_> {
    type Votes = ExactVotes;

    fn effective_votes(&mut self, project: usize) -> Result<Option<ExactVotes>, Halt> {
        let mut payers = self.payers(project);
        let cost = self.cost(project);
        if self.money(&payers) < cost {
            return Ok(None);
        }
        let mut weight: u64 = payers.iter().map(|payer| u64::from(payer.weight) * payer.voters).sum();
        let mut all = true;
        let mut need = cost.clone();
        loop {
            let (share, before) = (weight, payers.len());
            let due = need.clone();
            // Who has this much left can pay the full price for the weight at hand.
            let mut enough = (0, BigUint::ZERO);
            payers.retain(|payer| {
                if enough.0 != payer.weight {
                    enough = (payer.weight, (&due * payer.weight).div_ceil(&BigUint::from(share)));
                }
                let balance = self.balance(payer.class);
                let pays_share = *balance >= enough.1;
                if !pays_share {
                    need -= balance * payer.voters;
                    weight -= u64::from(payer.weight) * payer.voters;
                    all = false;
                }
                pays_share
            });
            if payers.len() == before {
                break;
            }
        }
        let (numerator, denominator) =
            if all { (weight.into(), 1_u8.into()) } else { (cost * weight, need.clone()) };
        Ok(Some(ExactVotes { numerator, denominator, need, weight }))
    }

    fn buy(&mut self, project: usize, votes: &ExactVotes) {
        let price = self.price(votes);
        self.pay(project, &price);
    }
}
