//! The Method of Equal Shares: every voter directs the same share of the budget, and a project is bought with the
//! money of those who want it.
//!
//! Source: D. Peters, G. Pierczyński, P. Skowron, *Proportional Participatory Budgeting with Additive Utilities*,
//! NeurIPS 2021, with cost utilities; completions and ties as equalshares.net recommends them. What a project is worth
//! to a voter is its cost times the weight on the ballot (1 for approval, the points, the rank).
//!
//! In each round, for each project whose supporters have enough money together, all pay the same price for a unit of
//! weight, and who has less pays all there is. The cost divided by that price is the project's number of *effective
//! votes*: just its votes (points), as long as everybody can pay in full. The project with most effective votes is
//! bought. Everything is exact: see [`Fraction`].

mod bounds;
mod completion;
mod exact;
mod explain;
mod market;

use std::ops::ControlFlow;

use crate::fraction::Fraction;
use crate::greedy::{Funded, Greedy};
use crate::lot::{Lot, NeedsLot};
use crate::money::Money;
use crate::tally::{Election, Profile};
use market::Market;

/// The named variant of the method. Two variants can have different winners, so a vote declares its own beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EqualShares {
    /// How shares are raised when money is left over; `None` for not at all.
    pub completion: Option<Add1>,
    /// Whether what is left in the end goes to the projects with most votes that still fit.
    pub fill: bool,
    /// Whether the voters' comparison with "most votes" can overturn the result.
    pub comparison: ComparisonStep,
}

/// Raises every share by an increment until the result costs more than the budget, and keeps the last that did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Add1 {
    pub start: Start,
    /// By how much each voter's share is raised; `None` for a thousandth of the share, at least one unit of currency,
    /// in whole units.
    pub increment: Option<Money>,
    /// Whether it also ends as soon as no project that somebody wants still fits in the budget.
    pub exhaustive: bool,
}

/// The share with which [`Add1`] begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// The budget divided by the voters, exactly.
    #[default]
    Fractional,
    /// The same, rounded down to a whole unit of currency.
    Integral,
}

/// Whether the result of "most votes" stands instead if more voters prefer it (Wieliczka 2023).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparisonStep {
    #[default]
    None,
    /// Each voter prefers the result with more of the projects on the ballot.
    Satisfaction,
    /// Only voters count who get a project of theirs in one result and none in the other.
    Exclusion,
}

/// How far a count has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Runs done.
    pub runs: u64,
    /// What the last of them bought, of the budget.
    pub spent: Money,
    pub budget: Money,
}

/// Why there is no result yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    NeedsLot(#[from] NeedsLot),
    #[error("the count was cancelled")]
    Cancelled,
}

/// What came of the vote, with what explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The funded projects in the order in which they were chosen: of equal shares, the final fill included, or of most
    /// votes if [`Outcome::most_votes_stand`].
    pub winners: Vec<usize>,
    pub spent: Money,
    /// The purchases of equal shares, in order.
    pub bought: Vec<Bought>,
    /// Projects added by the final fill, in order.
    pub filled: Vec<usize>,
    /// What equal shares did not buy, in the order of the vote (with those that the final fill then added).
    pub left: Vec<Left>,
    /// What each voter could direct in the end, in bani.
    pub endowment: Fraction,
    /// The step by which shares were raised; zero without completion.
    pub increment: Money,
    /// How often the method was run.
    pub runs: u64,
    /// Against the result of most votes; missing where that one would need a lot of its own and nothing hangs on it.
    pub comparison: Option<Comparison>,
    /// Whether the comparison step overturned the result.
    pub most_votes_stand: bool,
}

/// A project bought with its supporters' money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    pub option: usize,
    pub effective_votes: Fraction,
    /// What those who could paid for each unit of weight (with approval: each of them), in bani.
    pub price: Fraction,
    /// Supporters who paid in full.
    pub in_full: u64,
    /// Supporters who had less than that left, and paid with all of it.
    pub with_all: u64,
}

/// A project that was not bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub option: usize,
    pub why: WhyNot,
    /// How near it came: the largest part of its cost that its supporters would have paid, at the price for a vote of
    /// any purchase or with all that they had left. What is missing to 1 is what it fell short by; 1 is reached only in
    /// a tie, or by a project that another one excluded.
    pub support: Fraction,
    /// What its supporters paid for others, to the nearest ban, in the order of the purchases.
    pub losses: Vec<(usize, Money)>,
    /// What its supporters had left in the end, to the nearest ban.
    pub money_left: Money,
}

/// Why a project was not bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    Withdrawn,
    /// No ballot supports it.
    NoSupport,
    /// A project without a cost cannot be bought.
    CostsNothing,
    /// This project, which was bought, excludes it.
    Excluded {
        by: usize,
    },
    /// All the shares of all its supporters together are less than its cost.
    TooFewVotes,
    /// Its supporters' money went to other projects: see [`Left::losses`].
    MoneySpent,
}

/// Two results side by side, as the voters see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub equal_shares: Reach,
    pub most_votes: Reach,
    /// Voters with more projects of theirs under equal shares.
    pub prefer_equal_shares: u64,
    pub prefer_most_votes: u64,
    /// Voters with a project of theirs under equal shares and none under most votes.
    pub only_equal_shares: u64,
    pub only_most_votes: u64,
}

/// Whom a result reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub winners: Vec<usize>,
    pub spent: Money,
    /// Voters with at least one project of theirs.
    pub voters_reached: u64,
    /// Projects of theirs, summed over all voters; divided by the voters, the mean.
    pub wishes_granted: u64,
}

impl Add1 {
    /// The step by which shares are raised.
    pub(crate) fn increment_for(&self, budget: u64, voters: u64) -> Money {
        self.increment.filter(|step| step.is_positive()).unwrap_or_else(|| {
            let units = budget.checked_div(voters).unwrap_or_default() / 1000 / 100;
            Money::from_bani(i64::try_from(units.max(1).saturating_mul(100)).unwrap_or(100))
        })
    }
}

impl Left {
    /// Whether it could have been bought if only the money had been there.
    fn is_for_sale(&self) -> bool {
        matches!(self.why, WhyNot::TooFewVotes | WhyNot::MoneySpent | WhyNot::Excluded { .. })
    }
}

impl EqualShares {
    /// Counts a vote with this variant of the method.
    ///
    /// `progress` is told after each run and may cancel the count; it decides nothing else.
    ///
    /// # Errors
    /// A tie that `lot` does not break, or the cancellation.
    pub fn count(
        &self,
        election: &Election,
        profile: &Profile,
        lot: &Lot,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Outcome, Stopped> {
        let budget = u64::try_from(election.budget.bani()).unwrap_or(0);
        let market = Market::new(election, profile, lot);
        let completed = match self.completion {
            None => completion::plain(&market, budget)?,
            Some(rule) => completion::add1(&market, budget, rule, progress)?,
        };
        let explained = explain::explain(&market, completed.endowment, &completed.bought);
        let mut funded = Funded {
            spent: money(market.cost_of(&completed.bought)),
            winners: completed.bought,
            ..Funded::default()
        };
        let at = funded.winners.len();
        let greedy = Greedy::default();
        if self.fill {
            funded = greedy.go_on(funded, election.budget, &election.choices, &profile.tally, lot)?;
        }
        let filled = funded.winners[at..].to_vec();
        let most_votes = match greedy.count(election.budget, &election.choices, &profile.tally, lot) {
            Ok(most_votes) => Some(most_votes),
            Err(tie) if self.comparison != ComparisonStep::None => return Err(tie.into()),
            Err(_) => None,
        };
        let comparison = most_votes.map(|most_votes| Comparison::of(profile, &funded, &most_votes));
        let most_votes_stand = comparison.as_ref().is_some_and(|comparison| self.overturns(comparison));
        let standing =
            comparison.as_ref().map(|comparison| &comparison.most_votes).filter(|_| most_votes_stand);
        let (winners, spent) = standing
            .map(|reach| (reach.winners.clone(), reach.spent))
            .unwrap_or((funded.winners, funded.spent));
        Ok(Outcome {
            winners,
            spent,
            bought: explained.bought,
            filled,
            left: explained.left,
            endowment: Fraction::new(completed.endowment.total, completed.endowment.voters),
            increment: completed.increment,
            runs: completed.runs,
            comparison,
            most_votes_stand,
        })
    }

    fn overturns(&self, comparison: &Comparison) -> bool {
        match self.comparison {
            ComparisonStep::None => false,
            ComparisonStep::Satisfaction => comparison.prefer_most_votes > comparison.prefer_equal_shares,
            ComparisonStep::Exclusion => comparison.only_most_votes > comparison.only_equal_shares,
        }
    }
}

impl Outcome {
    /// What one voter paid for each project that was bought with equal shares, in order, in bani: the plain account of
    /// one's own ballot. `weights` are those of [`crate::ballot::BallotKind::weights`].
    pub fn payments(&self, weights: &[(usize, u32)]) -> Vec<(usize, Fraction)> {
        let mut money = self.endowment.clone();
        let mut payments = Vec::new();
        for bought in &self.bought {
            let weight =
                weights.iter().find(|(option, _)| *option == bought.option).map_or(0, |(_, weight)| *weight);
            let payment = bought.price.times(weight).min(money.clone());
            money = money.minus(&payment);
            if payment > Fraction::whole(0) {
                payments.push((bought.option, payment));
            }
        }
        payments
    }
}

impl Comparison {
    fn of(profile: &Profile, equal_shares: &Funded, most_votes: &Funded) -> Self {
        let (ours, theirs) =
            (profile.wanted_of(&equal_shares.winners), profile.wanted_of(&most_votes.winners));
        let count = |holds: &dyn Fn(u64, u64) -> bool| {
            let groups = ours.iter().zip(&theirs).zip(&profile.sizes);
            groups.filter(|((ours, theirs), _)| holds(**ours, **theirs)).map(|(_, size)| size).sum()
        };
        Self {
            prefer_equal_shares: count(&|ours, theirs| ours > theirs),
            prefer_most_votes: count(&|ours, theirs| theirs > ours),
            only_equal_shares: count(&|ours, theirs| ours > 0 && theirs == 0),
            only_most_votes: count(&|ours, theirs| theirs > 0 && ours == 0),
            equal_shares: Reach::of(profile, equal_shares, &ours),
            most_votes: Reach::of(profile, most_votes, &theirs),
        }
    }
}

impl Reach {
    fn of(profile: &Profile, funded: &Funded, wanted: &[u64]) -> Self {
        let groups = || wanted.iter().zip(&profile.sizes);
        Self {
            winners: funded.winners.clone(),
            spent: funded.spent,
            voters_reached: groups().filter(|(wanted, _)| **wanted > 0).map(|(_, size)| size).sum(),
            wishes_granted: groups().map(|(wanted, size)| wanted * size).sum(),
        }
    }
}

fn money(bani: u128) -> Money {
    Money::from_bani(i64::try_from(bani).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
