//! Equal shares a second time: slow, plain, straight from the definition, with fractions of `i128`. It shares no code
//! with the crate, and only small elections fit in it.

use std::cmp::{Ordering, Reverse};

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ratio(i128, i128);

impl Ratio {
    fn new(top: i128, bottom: i128) -> Self {
        let (mut a, mut b) = (top.abs(), bottom.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = if bottom < 0 { -a } else { a };
        Self(top / divisor, bottom / divisor)
    }

    fn plus(self, other: Self) -> Self {
        Self::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    fn minus(self, other: Self) -> Self {
        self.plus(Self(-other.0, other.1))
    }

    fn times(self, factor: i128) -> Self {
        Self::new(self.0 * factor, self.1)
    }

    fn over(self, divisor: i128) -> Self {
        Self::new(self.0, self.1 * divisor)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A small election. In ties that the written order leaves, the project with the smaller number goes first.
#[derive(Clone, Debug)]
pub(crate) struct Small {
    pub(crate) budget: i128,
    pub(crate) costs: Vec<i128>,
    /// Each voter's projects with their weights, each project once.
    pub(crate) ballots: Vec<Vec<(usize, i128)>>,
}

/// How shares are raised.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raise {
    pub(crate) integral: bool,
    pub(crate) increment: i128,
    pub(crate) exhaustive: bool,
}

impl Small {
    fn voters(&self) -> i128 {
        self.ballots.len() as i128
    }

    fn weight(&self, voter: usize, project: usize) -> i128 {
        self.ballots[voter].iter().find(|(named, _)| *named == project).map_or(0, |(_, weight)| *weight)
    }

    fn score(&self, project: usize) -> i128 {
        (0..self.ballots.len()).map(|voter| self.weight(voter, project)).sum()
    }

    fn votes(&self, project: usize) -> usize {
        self.ballots.iter().filter(|ballot| ballot.iter().any(|(named, _)| *named == project)).count()
    }

    pub(crate) fn cost(&self, projects: &[usize]) -> i128 {
        projects.iter().map(|&project| self.costs[project]).sum()
    }

    /// The smallest price at which the supporters raise the cost, if they can.
    fn price(&self, project: usize, money: &[Ratio]) -> Option<Ratio> {
        let mut supporters: Vec<usize> =
            (0..money.len()).filter(|&voter| self.weight(voter, project) > 0).collect();
        let all = supporters.iter().fold(Ratio(0, 1), |sum, &voter| sum.plus(money[voter]));
        if self.costs[project] == 0 || supporters.is_empty() || all < Ratio(self.costs[project], 1) {
            return None;
        }
        supporters.sort_by_key(|&voter| money[voter].over(self.weight(voter, project)));
        let (mut need, mut weight) = (Ratio(self.costs[project], 1), self.score(project));
        for voter in supporters {
            let wants = self.weight(voter, project);
            let price = need.over(weight);
            if price.times(wants) <= money[voter] {
                return Some(price);
            }
            need = need.minus(money[voter]);
            weight -= wants;
        }
        None
    }

    /// The projects bought when everybody has `share`, in order.
    pub(crate) fn equal_shares(&self, share: Ratio) -> Vec<usize> {
        let mut money = vec![share; self.ballots.len()];
        let mut bought = Vec::new();
        loop {
            let offers = (0..self.costs.len()).filter(|project| !bought.contains(project));
            let priced = offers.filter_map(|project| Some((project, self.price(project, &money)?)));
            let best = priced.min_by_key(|&(project, price)| {
                // Fewest bani for each unit of what is bought is most effective votes.
                (price.over(self.costs[project]), self.costs[project], Reverse(self.score(project)), project)
            });
            let Some((project, price)) = best else { return bought };
            for (voter, left) in money.iter_mut().enumerate() {
                let due = price.times(self.weight(voter, project));
                *left = left.minus(due.min(*left));
            }
            bought.push(project);
        }
    }

    pub(crate) fn without_completion(&self) -> Vec<usize> {
        if self.ballots.is_empty() {
            vec![]
        } else {
            self.equal_shares(Ratio::new(self.budget, self.voters()))
        }
    }

    pub(crate) fn add1(&self, raise: Raise) -> Vec<usize> {
        if self.ballots.is_empty() {
            return vec![];
        }
        let mut share = Ratio::new(self.budget, self.voters());
        if raise.integral {
            share = Ratio(self.budget / self.voters() / 100 * 100, 1);
        }
        let mut outcome = self.equal_shares(share);
        loop {
            let left = if raise.exhaustive { self.budget - self.cost(&outcome) } else { self.budget };
            let more = (0..self.costs.len()).any(|project| {
                let wanted = self.score(project) > 0 && self.costs[project] > 0;
                wanted && !outcome.contains(&project) && self.costs[project] <= left
            });
            if !more {
                return outcome;
            }
            share = share.plus(Ratio(raise.increment, 1));
            let next = self.equal_shares(share);
            if self.cost(&next) > self.budget {
                return outcome;
            }
            outcome = next;
        }
    }

    /// Adds by most points what still fits.
    pub(crate) fn fill(&self, mut winners: Vec<usize>) -> Vec<usize> {
        let mut order: Vec<usize> =
            (0..self.costs.len()).filter(|project| !winners.contains(project)).collect();
        order.sort_by_key(|&project| {
            (Reverse(self.score(project)), self.costs[project], Reverse(self.votes(project)), project)
        });
        for project in order {
            if self.cost(&winners) + self.costs[project] <= self.budget {
                winners.push(project);
            }
        }
        winners
    }
}
