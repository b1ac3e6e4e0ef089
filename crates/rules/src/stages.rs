//! The stages of a process as a pure function of now.
//!
//! A stage is the half-open interval `[opens, closes)` in Unix milliseconds (UTC): at `opens` it is open, at
//! `closes` it is closed, and two stages that touch never overlap. Nothing is switched by a timer.

use std::fmt;

/// What people do in a stage, in the order of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageKind {
    Inform,
    Propose,
    Discuss,
    Review,
    Vote,
    Fund,
    Deliver,
    Report,
}

impl StageKind {
    /// All kinds, in the order of the chain.
    pub const ALL: [Self; 8] = [
        Self::Inform,
        Self::Propose,
        Self::Discuss,
        Self::Review,
        Self::Vote,
        Self::Fund,
        Self::Deliver,
        Self::Report,
    ];

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inform => "inform",
            Self::Propose => "propose",
            Self::Discuss => "discuss",
            Self::Review => "review",
            Self::Vote => "vote",
            Self::Fund => "fund",
            Self::Deliver => "deliver",
            Self::Report => "report",
        }
    }

    /// Reads a stored name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it may run at the same time as another stage of this sort: people may be informed, propose and
    /// discuss at once; from the review on, each stage waits for the one before.
    const fn may_overlap(self) -> bool {
        matches!(self, Self::Inform | Self::Propose | Self::Discuss)
    }
}

impl fmt::Display for StageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// Where a stage stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageState {
    Upcoming,
    Open,
    Closed,
}

impl StageState {
    /// The name used in pages and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// A dated stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stage {
    pub kind: StageKind,
    /// The first millisecond in which it is open.
    pub opens: i64,
    /// The first millisecond in which it is open no more.
    pub closes: i64,
}

/// Where a stage stands at `now`.
pub fn state(stage: &Stage, now: i64) -> StageState {
    if now < stage.opens {
        StageState::Upcoming
    } else if now < stage.closes {
        StageState::Open
    } else {
        StageState::Closed
    }
}

/// The stages that are open at `now`, in the order given; there may be several, or none.
pub fn current(stages: &[Stage], now: i64) -> Vec<&Stage> {
    stages.iter().filter(|stage| state(stage, now) == StageState::Open).collect()
}

/// The next moment after `now` at which some stage opens or closes. Until then nothing changes by itself.
pub fn next_boundary(stages: &[Stage], now: i64) -> Option<i64> {
    stages.iter().flat_map(|stage| [stage.opens, stage.closes]).filter(|&moment| moment > now).min()
}

/// What is wrong with a plan of stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    #[error("{0} closes before it opens")]
    ClosesTooEarly(StageKind),
    #[error("{later} opens before {earlier}, which comes first in the chain")]
    OutOfOrder { earlier: StageKind, later: StageKind },
    #[error("{earlier} and {later} may not run at the same time")]
    Overlap { earlier: StageKind, later: StageKind },
}

/// Checks a plan of stages, given in any order.
///
/// Each stage closes after it opens; of two kinds the one that comes first in the chain opens first, or at the same
/// moment; only inform, propose and discuss may run at the same time (two stages of one kind never).
///
/// # Errors
/// All faults, so that a form can show them together; a pair with wrong order is not reported as an overlap too.
pub fn check_plan(stages: &[Stage]) -> Result<(), Vec<PlanFault>> {
    let mut faults: Vec<PlanFault> = stages
        .iter()
        .filter(|stage| stage.closes <= stage.opens)
        .map(|stage| PlanFault::ClosesTooEarly(stage.kind))
        .collect();
    let mut chain: Vec<&Stage> = stages.iter().collect();
    chain.sort_by_key(|stage| (stage.kind, stage.opens));
    for (index, earlier) in chain.iter().enumerate() {
        for later in &chain[index + 1..] {
            let (first, second) = (earlier.kind, later.kind);
            let together = earlier.opens.max(later.opens) < earlier.closes.min(later.closes);
            let may = first != second && first.may_overlap() && second.may_overlap();
            if later.opens < earlier.opens {
                faults.push(PlanFault::OutOfOrder { earlier: first, later: second });
            } else if together && !may {
                faults.push(PlanFault::Overlap { earlier: first, later: second });
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::StageKind::*;
    use super::*;
    use proptest::prelude::*;

    fn stage(kind: StageKind, opens: i64, closes: i64) -> Stage {
        Stage { kind, opens, closes }
    }

    #[test]
    fn a_stage_is_open_from_its_first_moment_until_just_before_its_last() {
        let vote = stage(Vote, 10, 20);
        for (now, expected) in [
            (9, StageState::Upcoming),
            (10, StageState::Open),
            (19, StageState::Open),
            (20, StageState::Closed),
            (i64::MAX, StageState::Closed),
        ] {
            assert_eq!(state(&vote, now), expected, "{now}");
        }
    }

    #[test]
    fn what_is_open_and_what_comes_next_follow_from_now() {
        let plan = [stage(Propose, 0, 20), stage(Discuss, 10, 20), stage(Vote, 30, 40)];
        let open = |now| current(&plan, now).iter().map(|stage| stage.kind).collect::<Vec<_>>();
        assert_eq!(open(5), [Propose]);
        assert_eq!(open(10), [Propose, Discuss]);
        assert_eq!(open(20), []);
        assert_eq!(open(39), [Vote]);
        assert_eq!(next_boundary(&plan, -1), Some(0));
        assert_eq!(next_boundary(&plan, 0), Some(10));
        assert_eq!(next_boundary(&plan, 20), Some(30));
        assert_eq!(next_boundary(&plan, 40), None);
    }

    #[test]
    fn a_whole_chain_with_an_overlapping_beginning_is_accepted() {
        let plan = [
            stage(Report, 90, 100),
            stage(Inform, 0, 40),
            stage(Propose, 10, 30),
            stage(Discuss, 10, 40),
            stage(Review, 40, 50),
            stage(Vote, 50, 60),
            stage(Fund, 60, 80),
            stage(Deliver, 80, 90),
        ];
        assert_eq!(check_plan(&plan), Ok(()));
        assert_eq!(check_plan(&[]), Ok(()));
    }

    #[test]
    fn each_fault_of_a_plan_is_named() {
        let overlap = |earlier, later| Err(vec![PlanFault::Overlap { earlier, later }]);
        assert_eq!(check_plan(&[stage(Vote, 20, 20)]), Err(vec![PlanFault::ClosesTooEarly(Vote)]));
        assert_eq!(check_plan(&[stage(Propose, 0, 20), stage(Vote, 19, 30)]), overlap(Propose, Vote));
        assert_eq!(check_plan(&[stage(Vote, 0, 20), stage(Fund, 10, 30)]), overlap(Vote, Fund));
        assert_eq!(check_plan(&[stage(Discuss, 0, 20), stage(Review, 10, 30)]), overlap(Discuss, Review));
        assert_eq!(check_plan(&[stage(Vote, 0, 20), stage(Vote, 10, 30)]), overlap(Vote, Vote));
        assert_eq!(check_plan(&[stage(Vote, 0, 20), stage(Vote, 20, 30)]), Ok(()));
        assert_eq!(
            check_plan(&[stage(Vote, 0, 10), stage(Propose, 20, 30)]),
            Err(vec![PlanFault::OutOfOrder { earlier: Propose, later: Vote }])
        );
        assert_eq!(
            PlanFault::Overlap { earlier: Propose, later: Vote }.to_string(),
            "propose and vote may not run at the same time"
        );
    }

    #[test]
    fn kinds_are_stored_by_name() {
        for kind in StageKind::ALL {
            assert_eq!(StageKind::parse(kind.code()), Some(kind));
        }
        assert_eq!(StageKind::parse("Vote"), None);
        assert!(StageKind::ALL.is_sorted());
    }

    fn any_plan() -> impl Strategy<Value = Vec<Stage>> {
        let kind = prop::sample::select(StageKind::ALL.to_vec());
        prop::collection::vec((kind, 0..50_i64, 0..50_i64).prop_map(|(kind, a, b)| stage(kind, a, b)), 0..6)
    }

    proptest! {
        #[test]
        fn time_runs_one_way(opens in any::<i64>(), length in 1..1_000_000_i64, now in any::<i64>(), later in 0..1_000_000_i64) {
            let vote = stage(Vote, opens, opens.saturating_add(length));
            prop_assert!(state(&vote, now.saturating_add(later)) >= state(&vote, now));
        }

        #[test]
        fn nothing_changes_before_the_next_boundary(plan in any_plan(), now in -5..60_i64) {
            let last = next_boundary(&plan, now).unwrap_or(1_000);
            for moment in now..last {
                prop_assert_eq!(current(&plan, moment), current(&plan, now));
            }
        }

        #[test]
        fn in_a_checked_plan_nothing_runs_beside_a_vote(plan in any_plan(), now in 0..50_i64) {
            if check_plan(&plan).is_ok() {
                let open = current(&plan, now);
                prop_assert!(open.len() <= 1 || open.iter().all(|stage| stage.kind < Review));
            }
        }

        #[test]
        fn the_order_in_which_a_plan_is_given_does_not_matter(mut plan in any_plan()) {
            let forward = check_plan(&plan).is_ok();
            plan.reverse();
            prop_assert_eq!(check_plan(&plan).is_ok(), forward);
        }
    }
}
