//! Participatory budgeting by most votes: go down the list and take what fits.
//!
//! Source: the rules named `greedy`, `greedy-no-skip`, `greedy-threshold`, `greedy-exclusive` and the 80 % rule of
//! Poznań in Pabulib (Faliszewski et al., *Participatory Budgeting: Data, Tools, and Analysis*, IJCAI 2023), with the
//! ties that equalshares.net recommends: lowest cost, then most votes, then a lot; or by lot alone.

use std::cmp::Reverse;

use crate::lot::{Lot, NeedsLot};
use crate::money::Money;
use crate::tally::{Choice, Tally};

/// How the list is gone down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Greedy {
    pub unfitting: Unfitting,
    /// Projects with a lower score are left out; 0 for no threshold.
    pub threshold: u64,
    /// At most one project of each domain is funded.
    pub one_per_domain: bool,
    pub ties: Ties,
}

/// Which of two projects with as many points goes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// The cheaper, then the one that more ballots name, then the one that was drawn first.
    #[default]
    Cheapest,
    /// The one that was drawn first.
    Lot,
}

/// What happens at a project that costs more than is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unfitting {
    /// It is skipped and the list goes on.
    #[default]
    Skip,
    /// The list ends.
    Stop,
    /// The list ends; but the project is funded if at least so many percent of its cost are left, and a reserve pays
    /// the rest (Poznań: 80).
    Reserve { percent: u8 },
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funded {
    /// The funded projects, in the order in which they were chosen.
    pub winners: Vec<usize>,
    /// The others, in the order of the list.
    pub losers: Vec<(usize, NotFunded)>,
    /// What the winners cost.
    pub spent: Money,
    /// The part of it that is over the budget and comes from a reserve.
    pub from_reserve: Money,
}

/// Why a project is not funded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFunded {
    Withdrawn,
    /// Its score is below the threshold.
    BelowThreshold,
    /// It costs more than was left when its turn came.
    DoesNotFit {
        left: Money,
    },
    /// A project before it on the list did not fit, and there the list ended.
    ListEnded,
    /// This project, which is funded, excludes it.
    Excluded {
        by: usize,
    },
}

impl Greedy {
    /// Goes down the list of all projects that are not withdrawn, most points first.
    ///
    /// Projects with as many points go as [`Ties`] says. Where their order decides nothing, the lot may be missing.
    /// Projects of one exclusive group exclude each other.
    ///
    /// # Errors
    /// The tie that a lot must break.
    pub fn count(
        &self,
        budget: Money,
        choices: &[Choice],
        tally: &Tally,
        lot: &Lot,
    ) -> Result<Funded, NeedsLot> {
        self.go_on(Funded::default(), budget, choices, tally, lot)
    }

    /// As [`Greedy::count`], but after some projects were funded already (the final fill of equal shares).
    pub(crate) fn go_on(
        &self,
        before: Funded,
        budget: Money,
        choices: &[Choice],
        tally: &Tally,
        lot: &Lot,
    ) -> Result<Funded, NeedsLot> {
        let written = |option: usize| match self.ties {
            Ties::Cheapest => Some((choices[option].cost, Reverse(tally.votes[option]))),
            Ties::Lot => None,
        };
        let key = |&option: &usize| (Reverse(tally.scores[option]), written(option));
        let mut order: Vec<usize> =
            (0..choices.len()).filter(|option| !before.winners.contains(option)).collect();
        order.sort_by_cached_key(key);
        let mut list = List { rule: self, budget, choices, tally, ended: false, funded: before };
        for equal in order.chunk_by(|a, b| key(a) == key(b)) {
            let tied = list.in_play(equal);
            if !lot.names_all(&tied) && list.order_matters(&tied) {
                return Err(NeedsLot { decided: list.funded.winners, tied });
            }
            lot.in_order(equal, &tied).into_iter().for_each(|option| list.take_or_leave(option));
        }
        Ok(list.funded)
    }
}

/// The list, gone down to some place.
struct List<'a> {
    rule: &'a Greedy,
    budget: Money,
    choices: &'a [Choice],
    tally: &'a Tally,
    ended: bool,
    funded: Funded,
}

impl List<'_> {
    fn left(&self) -> i64 {
        self.budget.bani().saturating_sub(self.funded.spent.bani()).max(0)
    }

    /// Why a project cannot be funded, whatever it costs.
    fn refusal(&self, option: usize) -> Option<NotFunded> {
        let choice = &self.choices[option];
        if choice.withdrawn {
            return Some(NotFunded::Withdrawn);
        }
        if self.tally.scores[option] < self.rule.threshold {
            return Some(NotFunded::BelowThreshold);
        }
        if self.ended {
            return Some(NotFunded::ListEnded);
        }
        let excludes = |&by: &usize| self.exclude_each_other(option, by);
        self.funded.winners.iter().copied().find(excludes).map(|by| NotFunded::Excluded { by })
    }

    /// Those of some projects that nothing excludes yet: only between them can anything be drawn.
    fn in_play(&self, options: &[usize]) -> Vec<usize> {
        options.iter().copied().filter(|&option| self.refusal(option).is_none()).collect()
    }

    fn exclude_each_other(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.choices[one], &self.choices[other]);
        let same_domain = one.domain.is_some() && one.domain == other.domain;
        one.conflicts_with(other) || (self.rule.one_per_domain && same_domain)
    }

    /// Whether the order of projects in play that tie can decide which of them are funded: not if all of them fit, and
    /// not if none does.
    fn order_matters(&self, in_play: &[usize]) -> bool {
        if in_play.len() < 2 {
            return false;
        }
        let left = i128::from(self.left());
        let cost = |option: &usize| i128::from(self.choices[*option].cost.bani());
        let conflict =
            |&one: &usize| in_play.iter().any(|&other| one != other && self.exclude_each_other(one, other));
        let all_fit = in_play.iter().map(cost).sum::<i128>() <= left && !in_play.iter().any(conflict);
        let one_fits = in_play.iter().any(|option| cost(option) <= left || self.reserve_pays(*option));
        one_fits && !all_fit
    }

    /// Whether enough is left of a project's cost that the reserve pays the rest.
    fn reserve_pays(&self, option: usize) -> bool {
        let Unfitting::Reserve { percent } = self.rule.unfitting else { return false };
        let needed = i128::from(self.choices[option].cost.bani()) * i128::from(percent);
        i128::from(self.left()) * 100 >= needed
    }

    fn take_or_leave(&mut self, option: usize) {
        if let Some(why) = self.refusal(option) {
            self.funded.losers.push((option, why));
            return;
        }
        let (cost, left) = (self.choices[option].cost.bani(), self.left());
        let fits = cost <= left;
        self.ended = !fits && self.rule.unfitting != Unfitting::Skip;
        if fits || self.reserve_pays(option) {
            self.funded.winners.push(option);
            self.funded.spent = Money::from_bani(self.funded.spent.bani().saturating_add(cost));
            self.funded.from_reserve = Money::from_bani(if fits { 0 } else { cost - left });
        } else {
            self.funded.losers.push((option, NotFunded::DoesNotFit { left: Money::from_bani(left) }));
        }
    }
}

#[cfg(test)]
mod tests;
