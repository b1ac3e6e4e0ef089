//! What may be changed of a plan of stages, and what is missing before a process can be published.
use crate::processes::store::NewStage;
use crate::processes::{Process, Stage};
use kit::{Instant, Text};
use rules::stages::{PlanFault, StageKind, StageState, check_plan};

/// The fields of the stages, in the order of [`StageKind::ALL`].
pub(super) const OPENS: [&str; 8] = [
    "opens-inform",
    "opens-propose",
    "opens-discuss",
    "opens-review",
    "opens-vote",
    "opens-fund",
    "opens-deliver",
    "opens-report",
];
/// See [`OPENS`].
pub(super) const CLOSES: [&str; 8] = [
    "closes-inform",
    "closes-propose",
    "closes-discuss",
    "closes-review",
    "closes-vote",
    "closes-fund",
    "closes-deliver",
    "closes-report",
];
/// See [`OPENS`].
pub(super) const NOTES: [&str; 8] = [
    "note-inform",
    "note-propose",
    "note-discuss",
    "note-review",
    "note-vote",
    "note-fund",
    "note-deliver",
    "note-report",
];

/// The place of a kind in [`OPENS`].
fn place(kind: StageKind) -> usize {
    StageKind::ALL.iter().position(|known| *known == kind).unwrap_or(0)
}

/// Why stages cannot be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Plan(PlanFault),
    /// A boundary that has passed is history.
    Opened(StageKind),
    Closed(StageKind),
    /// A boundary of a published stage is moved to a moment that has passed.
    OpensInThePast(StageKind),
    ClosesInThePast(StageKind),
    /// A published stage is taken away.
    Removed(StageKind),
    /// An opened vote keeps its own dates.
    Held(StageKind),
}

impl Fault {
    /// The field beside which it is told.
    pub(super) fn field(self) -> &'static str {
        match self {
            Fault::Plan(PlanFault::ClosesTooEarly(kind))
            | Fault::Closed(kind)
            | Fault::ClosesInThePast(kind) => CLOSES[place(kind)],
            Fault::Plan(PlanFault::OutOfOrder { later, .. } | PlanFault::Overlap { later, .. }) => {
                OPENS[place(later)]
            }
            Fault::Opened(kind) | Fault::OpensInThePast(kind) | Fault::Removed(kind) => OPENS[place(kind)],
            Fault::Held(kind) => CLOSES[place(kind)],
        }
    }
}
impl From<Fault> for Text {
    fn from(fault: Fault) -> Text {
        match fault {
            Fault::Plan(fault) => plan_fault(&fault),
            Fault::Opened(_) | Fault::Closed(_) => Text::new("stages-history"),
            Fault::OpensInThePast(_) | Fault::ClosesInThePast(_) => Text::new("stages-past"),
            Fault::Removed(_) => Text::new("stages-kept"),
            Fault::Held(_) => Text::new("stages-held"),
        }
    }
}

/// What is wrong with a plan, in words.
pub(crate) fn plan_fault(fault: &PlanFault) -> Text {
    let word = |kind: &StageKind| Text::new(format!("stage-{}", kind.code()));
    match fault {
        PlanFault::ClosesTooEarly(kind) => Text::new("stages-closes-early").with("stage", word(kind)),
        PlanFault::OutOfOrder { earlier, later } => {
            Text::new("stages-out-of-order").with("earlier", word(earlier)).with("later", word(later))
        }
        PlanFault::Overlap { earlier, later } => {
            Text::new("stages-overlap").with("earlier", word(earlier)).with("later", word(later))
        }
    }
}

/// Everything that is wrong with changing a process's stages to `plan` at `now`. In a draft anything goes that is a
/// plan; once published, what has passed stays, and what is to come can only be moved to what is to come.
pub(super) fn check_change(process: &Process, plan: &[NewStage], now: Instant) -> Vec<Fault> {
    let stages: Vec<rules::stages::Stage> = plan
        .iter()
        .map(|s| rules::stages::Stage { kind: s.kind, opens: s.opens_at.0, closes: s.closes_at.0 })
        .collect();
    let mut faults: Vec<Fault> =
        check_plan(&stages).err().unwrap_or_default().into_iter().map(Fault::Plan).collect();
    if !process.is_published() {
        return faults;
    }
    for stage in plan {
        let was = process.stage(stage.kind);
        if was.is_none_or(|was| was.opens_at != stage.opens_at) {
            if was.is_some_and(|was| was.opens_at <= now) {
                faults.push(Fault::Opened(stage.kind));
            } else if stage.opens_at <= now {
                faults.push(Fault::OpensInThePast(stage.kind));
            }
        }
        if was.is_none_or(|was| was.closes_at != stage.closes_at) {
            if was.is_some_and(|was| was.closes_at <= now) {
                faults.push(Fault::Closed(stage.kind));
            } else if stage.closes_at <= now {
                faults.push(Fault::ClosesInThePast(stage.kind));
            }
        }
    }
    let is_planned = |stage: &&Stage| plan.iter().any(|planned| planned.kind == stage.kind);
    faults.extend(
        process.stages.iter().filter(|stage| !is_planned(stage)).map(|stage| Fault::Removed(stage.kind)),
    );
    faults
}

/// The held stages that the plan would move: what holds them has its own way of changing them.
pub(super) fn check_held(process: &Process, held: &[StageKind], plan: &[NewStage]) -> Vec<Fault> {
    let is_moved = |kind: &StageKind| {
        let (was, planned) = (process.stage(*kind), plan.iter().find(|stage| stage.kind == *kind));
        was.zip(planned).is_none_or(|(was, planned)| {
            was.opens_at != planned.opens_at || was.closes_at != planned.closes_at
        })
    };
    held.iter().copied().filter(is_moved).map(Fault::Held).collect()
}

/// The stage that comes after `closing`: the first of those to come that stands later in the chain.
pub(super) fn successor(process: &Process, closing: StageKind, now: Instant) -> Option<&Stage> {
    let later = process
        .stages
        .iter()
        .filter(|stage| stage.kind > closing && stage.state(now) == StageState::Upcoming);
    later.min_by_key(|stage| (stage.opens_at, stage.kind))
}

/// The first whole minute after `now`: when "now" happens for a stage.
pub(super) fn next_minute(now: Instant) -> Instant {
    Instant(now.0 - now.0.rem_euclid(Instant::MINUTE) + Instant::MINUTE)
}

/// The plan in which an open stage closes at the next whole minute and its successor opens then. None if the stage is
/// not open.
pub(super) fn hand_over(process: &Process, closing: StageKind, now: Instant) -> Option<Vec<NewStage>> {
    process.stage(closing).filter(|stage| stage.is_open(now))?;
    let next = successor(process, closing, now).map(|stage| stage.kind);
    let at = next_minute(now);
    let plan = process.stages.iter().map(|stage| {
        let mut planned = NewStage::from(stage);
        if stage.kind == closing {
            planned.closes_at = at.min(stage.closes_at);
        }
        if Some(stage.kind) == next {
            planned.opens_at = at.min(stage.opens_at);
        }
        planned
    });
    Some(plan.collect())
}

/// What has to be there before a process is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// The end of its message's key.
    pub(super) code: &'static str,
    pub(super) done: bool,
    /// Whether the process may be published without it.
    pub(super) advice: bool,
    /// Where it is mended, below the process's address.
    pub(super) page: &'static str,
}

/// The list that is gone through before publishing.
pub(super) fn checklist(process: &Process, targets: usize, now: Instant) -> Vec<Item> {
    let stages: Vec<rules::stages::Stage> = process.stages.iter().map(Stage::plan).collect();
    let must = |code, done, page| Item { code, done, advice: false, page };
    let should = |code, done, page| Item { code, done, advice: true, page };
    vec![
        must("title", !process.title.trim().is_empty(), "/edit"),
        must("summary", !process.summary.trim().is_empty(), "/edit"),
        must("stages", !process.stages.is_empty(), "/stages"),
        must("plan", check_plan(&stages).is_ok(), "/stages"),
        must("to-come", process.ends_at().is_some_and(|ends| ends > now), "/stages"),
        should("description", !process.description.trim().is_empty(), "/edit"),
        should("targets", targets > 0, "/edit"),
        should("not-begun", process.begins_at().is_some_and(|begins| begins > now), "/stages"),
    ]
}

/// Whether nothing is missing that must be there.
pub(super) fn is_ready(checklist: &[Item]) -> bool {
    checklist.iter().all(|item| item.done || item.advice)
}

#[cfg(test)]
mod checks {
    use super::*;
    use crate::processes::store::NewProcess;
    use kit::{ProcessId, StageId};
    use proptest::prelude::*;
    use uuid::Uuid;

    const MINUTE: i64 = Instant::MINUTE;

    fn process(published: bool, stages: &[(StageKind, i64, i64)]) -> Process {
        let new = NewProcess::titled("X");
        let stage = |(kind, opens, closes): &(StageKind, i64, i64)| Stage {
            id: StageId(Uuid::nil()),
            kind: *kind,
            opens_at: Instant(opens * MINUTE),
            closes_at: Instant(closes * MINUTE),
            note: String::new(),
        };
        Process {
            id: ProcessId(Uuid::nil()),
            slug: "x".into(),
            title: new.title,
            summary: new.summary,
            description: new.description,
            max_choices: 1,
            seats: 1,
            match_rate: 100,
            match_cap: new.match_rule.cap,
            match_cap_on: new.match_rule.cap_on,
            published_at: published.then_some(Instant(0)),
            stages: stages.iter().map(stage).collect(),
        }
    }

    fn plan(stages: &[(StageKind, i64, i64)]) -> Vec<NewStage> {
        process(true, stages).stages.iter().map(NewStage::from).collect()
    }

    use StageKind::{Discuss, Fund, Propose, Review, Vote};

    #[test]
    fn history_stays_and_the_future_moves_only_within_the_future() {
        let now = Instant(15 * MINUTE);
        let old = process(true, &[(Propose, 0, 10), (Vote, 12, 20), (Fund, 30, 40)]);
        let check = |stages| check_change(&old, &plan(stages), now);
        assert_eq!(check(&[(Propose, 0, 10), (Vote, 12, 25), (Fund, 26, 40)]), []);
        assert_eq!(check(&[(Propose, 0, 11), (Vote, 12, 20), (Fund, 30, 40)]), [Fault::Closed(Propose)]);
        assert_eq!(check(&[(Propose, 0, 10), (Vote, 13, 20), (Fund, 30, 40)]), [Fault::Opened(Vote)]);
        assert_eq!(
            check(&[(Propose, 0, 10), (Vote, 12, 14), (Fund, 30, 40)]),
            [Fault::ClosesInThePast(Vote)]
        );
        assert_eq!(check(&[(Propose, 0, 10), (Vote, 12, 20)]), [Fault::Removed(Fund)]);
        let early = [(Propose, 0, 10), (Review, 11, 12), (Vote, 12, 20), (Fund, 30, 40)];
        assert_eq!(check(&early), [Fault::OpensInThePast(Review), Fault::ClosesInThePast(Review)]);
        let draft = Process { published_at: None, ..old.clone() };
        assert_eq!(check_change(&draft, &plan(&[(Vote, 1, 2)]), now), [], "a draft has no history");
    }

    #[test]
    fn closing_now_hands_over_to_the_next_stage_of_the_chain() {
        let now = Instant(5 * MINUTE + 20_000);
        let old = process(true, &[(Propose, 0, 10), (Discuss, 0, 6), (Review, 12, 20), (Vote, 20, 30)]);
        let handed = hand_over(&old, Propose, now).unwrap();
        assert_eq!(handed, plan(&[(Propose, 0, 6), (Discuss, 0, 6), (Review, 6, 20), (Vote, 20, 30)]));
        assert_eq!(check_change(&old, &handed, now), []);
        assert_eq!(hand_over(&old, Vote, now), None, "it is not open");
    }

    #[test]
    fn closing_now_is_refused_while_another_stage_would_overlap() {
        let now = Instant(5 * MINUTE);
        let old = process(true, &[(Propose, 0, 10), (Discuss, 0, 12), (Review, 12, 20)]);
        let handed = hand_over(&old, Propose, now).unwrap();
        assert_eq!(
            check_change(&old, &handed, now),
            [Fault::Plan(PlanFault::Overlap { earlier: Discuss, later: Review })]
        );
    }

    #[test]
    fn a_process_without_summary_or_stages_is_not_ready() {
        let mut draft = process(false, &[]);
        let missing = |draft: &Process| {
            let list = checklist(draft, 0, Instant(0));
            list.into_iter()
                .filter(|item| !item.done && !item.advice)
                .map(|item| item.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(missing(&draft), ["summary", "stages", "to-come"]);
        draft.summary = "O frază.".into();
        draft.stages = process(false, &[(Vote, 1, 2)]).stages;
        assert_eq!(missing(&draft), [""; 0]);
        assert!(is_ready(&checklist(&draft, 0, Instant(0))));
    }

    proptest! {
        #[test]
        fn whatever_is_closed_early_nothing_that_has_passed_changes(now in 0i64..60, shift in 0i64..MINUTE) {
            let now = Instant(now * MINUTE + shift);
            let old = process(true, &[(Propose, 0, 10), (Discuss, 5, 12), (Review, 12, 20), (Vote, 20, 40), (Fund, 45, 50)]);
            for kind in StageKind::ALL {
                if let Some(handed) = hand_over(&old, kind, now) {
                    let faults = check_change(&old, &handed, now);
                    prop_assert!(faults.iter().all(|fault| matches!(fault, Fault::Plan(_))), "{:?}", faults);
                }
            }
        }
    }
}
