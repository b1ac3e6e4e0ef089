//! What is done with the money that equal shares leave over: raise everybody's share step by step (Add1).

use std::ops::ControlFlow;

use super::bounds::Bounds;
use super::exact::Exact;
use super::market::{Endowment, Halt, Market};
use super::{Add1, Progress, Start, Stopped};
use crate::lot::NeedsLot;
use crate::money::Money;

/// The endowment that holds, and what it buys.
pub(super) struct Completed {
    pub(super) endowment: Endowment,
    pub(super) increment: Money,
    pub(super) runs: u64,
    pub(super) bought: Vec<usize>,
}

/// One run at one endowment: between bounds where they prove the result, exactly where they do not.
pub(super) fn run(market: &Market<'_>, endowment: Endowment) -> Result<Vec<usize>, NeedsLot> {
    if let Some(mut bounds) = Bounds::new(market, endowment) {
        match market.run(&mut bounds) {
            Ok(bought) => return Ok(bought),
            Err(Halt::Tie(tie)) => return Err(tie),
            Err(Halt::Unclear) => {}
        }
    }
    run_exactly(market, endowment)
}

fn run_exactly(market: &Market<'_>, endowment: Endowment) -> Result<Vec<usize>, NeedsLot> {
    match market.run(&mut Exact::new(market, endowment)) {
        Ok(bought) => Ok(bought),
        Err(Halt::Tie(tie)) => Err(tie),
        Err(Halt::Unclear) => Err(NeedsLot { decided: vec![], tied: vec![] }),
    }
}

/// Without completion: one run with the budget divided equally.
pub(super) fn plain(market: &Market<'_>, budget: u64) -> Result<Completed, Stopped> {
    let endowment = Endowment { total: budget.into(), voters: market.profile.voters() };
    let bought = run(market, endowment)?;
    Ok(Completed { endowment, increment: Money::ZERO, runs: 1, bought })
}

/// Add1: raises everybody's endowment by the increment until the projects bought cost more than the budget, and keeps
/// the last outcome that did not. No step may be left out: more money can change the winners back and forth.
pub(super) fn add1(
    market: &Market<'_>,
    budget: u64,
    rule: Add1,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Completed, Stopped> {
    let voters = market.profile.voters();
    let increment = u64::try_from(rule.increment_for(budget, voters).bani()).unwrap_or(1).max(1);
    let mut endowment = first_endowment(budget, voters, rule.start);
    let mut bought = run(market, endowment)?;
    let mut runs = 1;
    while !is_complete(market, budget, rule, &bought) {
        let spent = market.cost_of(&bought);
        let now = Progress { runs, spent: money(spent), budget: money(budget.into()) };
        if progress(now).is_break() {
            return Err(Stopped::Cancelled);
        }
        let Some(more) = u128::from(increment).checked_mul(voters.into()) else { break };
        let next = Endowment { total: endowment.total + more, voters };
        let outcome = run(market, next)?;
        runs += 1;
        if market.cost_of(&outcome) > u128::from(budget) {
            break;
        }
        (endowment, bought) = (next, outcome);
    }
    Ok(Completed { endowment, increment: money(increment.into()), runs, bought })
}

fn first_endowment(budget: u64, voters: u64, start: Start) -> Endowment {
    let total = match start {
        Start::Fractional => u128::from(budget),
        Start::Integral => {
            let units = (u128::from(budget) / 100).checked_div(voters.into()).unwrap_or_default();
            units * 100 * u128::from(voters)
        }
    };
    Endowment { total, voters }
}

/// Whether more money cannot, or by the rule shall not, buy anything else.
///
/// Without the exhaustive stop the count would never end if all that people want and the budget could pay is bought;
/// so it ends there. A project that nobody wants, or that costs more than the budget, does not keep it going.
fn is_complete(market: &Market<'_>, budget: u64, rule: Add1, bought: &[usize]) -> bool {
    let room = if rule.exhaustive {
        u128::from(budget).saturating_sub(market.cost_of(bought))
    } else {
        budget.into()
    };
    let still_fits = |&project: &usize| {
        u128::from(market.costs[project]) <= room
            && !bought.contains(&project)
            && !market.is_excluded(project, bought)
    };
    !market.open.iter().any(still_fits)
}

fn money(bani: u128) -> Money {
    Money::from_bani(i64::try_from(bani).unwrap_or(i64::MAX))
}
