//! What a vote is, where it stands, and who may do what to it.
use crate::electorate::Conditions;
use communities::candidates::{Candidate, Category};
use communities::processes::Process;
use kit::access::{Action, Actor, Denied, Role};
use kit::{Day, Instant, ProcessId, ProposalId, VoteId};
use rules::Money;
use rules::ballot::BallotKind;
use rules::counting::{MostVotes, Rule};
use rules::stages::StageKind;

/// With fewer options than this, a coordinator has to write down why the vote is held all the same.
pub const FEW: usize = 3;
/// Below this many people, a figure before the result says too much about single persons.
pub const SMALL: i64 = 5;

/// A vote, with what has become of it so far.
#[derive(Debug, Clone)]
pub struct Vote {
    pub id: VoteId,
    pub process: ProcessId,
    /// The word of the process in addresses.
    pub slug: String,
    pub title: String,
    /// What was declared before it was opened; nobody can change it.
    pub terms: Terms,
    pub option_count: i64,
    /// Why it was opened with fewer than three options.
    pub few_reason: Option<String>,
    /// Extensions included.
    pub closes_at: Instant,
    pub opened_at: Instant,
    /// How many people are on the list of voters.
    pub electorate: i64,
    /// SHA-256 of the list of voters, which does not show who is on it.
    pub electorate_digest: Vec<u8>,
    /// How many of them have voted.
    pub turnout: i64,
    pub count: Option<Counting>,
}

/// What is declared of a vote before it is opened, and locked by the opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub kind: BallotKind,
    pub rule: Rule,
    /// The money there is; none where nothing is bought.
    pub budget: Option<Money>,
    pub conditions: Conditions,
    /// How many days after the result complaints are taken.
    pub complaint_days: i64,
}

impl Terms {
    /// What a process says as long as nobody has declared anything else: approval, and the most named win.
    #[must_use]
    pub fn of_process(process: &Process) -> Terms {
        Terms::plain(process.max_choices, process.seats)
    }

    /// Approval of up to `max_choices`; the `seats` options on most ballots win.
    #[must_use]
    pub fn plain(max_choices: i64, seats: i64) -> Terms {
        let number = |n: i64| usize::try_from(n).unwrap_or(1).max(1);
        Terms {
            kind: BallotKind::Approval { min: 1, max: number(max_choices) },
            rule: Rule::MostVotes(MostVotes { winners: number(seats), threshold: 0 }),
            budget: None,
            conditions: Conditions::default(),
            complaint_days: 0,
        }
    }

    /// Everything that is declared, in one line.
    #[must_use]
    pub fn shown(&self) -> String {
        let Terms { kind, rule, complaint_days, .. } = self;
        let budget = self.budget.map_or_else(String::new, |budget| budget.plain());
        let Conditions { min_age, village, .. } = &self.conditions;
        let (grounds, village) = (self.conditions.grounds_stored(), village.as_deref().unwrap_or_default());
        format!("{kind};{rule};{budget};{min_age};{grounds};{village};{complaint_days}")
    }

    /// These terms for so many options: nobody is asked to name more than there are.
    #[must_use]
    pub fn for_options(mut self, options: usize) -> Terms {
        match &mut self.kind {
            BallotKind::Approval { min, max } | BallotKind::Ranked { min, max } => {
                *max = (*max).min(options.max(1));
                *min = (*min).min(*max);
            }
            BallotKind::ChooseOne
            | BallotKind::Points(_)
            | BallotKind::Knapsack { .. }
            | BallotKind::YesNo => {}
        }
        self
    }
}

/// The count, when it was made.
#[derive(Debug, Clone)]
pub struct Counting {
    /// Marks on the list of voters.
    pub voters: i64,
    /// Ballots in the box. The same number as `voters`, or something is wrong.
    pub ballots: i64,
    pub blank: i64,
    pub spoiled: i64,
    /// Whether it is decided, or a lot has to be drawn, after the lots that have been drawn.
    pub outcome: Kind,
    pub counted_at: Instant,
    /// When the last lot was entered, or the votes counted where none was drawn.
    pub decided_at: Instant,
}

db::codes! {
    /// What a count came to.
    pub enum Kind {
        Decided = "decided",
        /// A lot has to be drawn.
        Tie = "tie",
    }
}

/// The lot that was drawn in the open.
#[derive(Debug, Clone)]
pub struct Lot {
    /// Positions of the tied options, first drawn first.
    pub order: Vec<i64>,
    pub drawn_by: String,
    pub witnesses: String,
    pub drawn_on: Day,
}

/// One option of the ballot, as it was when the vote was opened.
#[derive(Debug, Clone)]
pub struct VoteOption {
    /// 1 for the first.
    pub position: i64,
    pub proposal: ProposalId,
    pub title: String,
    pub summary: String,
    pub village: Option<String>,
    /// Of the proposal, for rules that fund one of each.
    pub category: Option<Category>,
    pub cost: Money,
}

/// Where a vote stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    /// Over, and not counted yet.
    Closed,
    /// Counted; options tie and the lot has not been drawn.
    Tied,
    Decided,
}

impl Vote {
    /// `/processes/sat-inteligent-2026/vote`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/processes/{}/vote", self.slug)
    }

    /// Until when complaints about the result are taken, counted from the day that decided it; none before the result,
    /// and where none are.
    #[must_use]
    pub fn complaints_until(&self) -> Option<Instant> {
        let counted = self.count.as_ref().filter(|count| count.outcome == Kind::Decided)?;
        let days = i32::try_from(self.terms.complaint_days).ok().filter(|days| *days > 0)?;
        Some(counted.decided_at.day().plus(days).end())
    }

    /// Where it stands at `now`.
    #[must_use]
    pub fn state(&self, now: Instant) -> State {
        match &self.count {
            Some(count) if count.outcome == Kind::Decided => State::Decided,
            Some(_) => State::Tied,
            None if now < self.closes_at => State::Open,
            None => State::Closed,
        }
    }

    /// How many have voted, if that may be told: never before at least five have.
    #[must_use]
    pub fn turnout_to_tell(&self) -> Option<i64> {
        (self.turnout >= SMALL).then_some(self.turnout)
    }

    /// The fingerprint of the list of voters, as it is published.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        kit::visit::hex(&self.electorate_digest)
    }
}

impl VoteOption {
    /// The candidate that it was made from.
    #[must_use]
    pub fn candidate(&self, process: ProcessId) -> Candidate {
        Candidate {
            proposal: self.proposal,
            process,
            title: self.title.clone(),
            summary: self.summary.clone(),
            village: self.village.clone(),
            category: self.category,
            cost: self.cost,
        }
    }

    /// The page of the proposal.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/proposals/{}", self.proposal)
    }
}

/// The order of a ballot: by title, whatever the diacritics, so that nobody chooses who comes first.
pub fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by_cached_key(|one| (rules::text::fold(&one.title), one.title.clone(), one.proposal));
}

/// What is about to be opened.
#[derive(Debug, Clone)]
pub struct Opening {
    pub process: Process,
    pub candidates: Vec<Candidate>,
    pub terms: Terms,
    /// Why it is opened with few options; looked at only then.
    pub few_reason: Option<String>,
}

impl Opening {
    /// Whether a reason is needed.
    #[must_use]
    pub fn has_few(&self) -> bool {
        self.candidates.len() < FEW
    }

    /// What was shown to whoever opens the vote, options, days and terms: a change in between is noticed by it.
    #[must_use]
    pub fn shown(&self) -> String {
        let option = |one: &Candidate| format!("{}:{}:{}", one.proposal, one.cost.plain(), one.title);
        let options: Vec<String> = self.candidates.iter().map(option).collect();
        let stage = self.process.stage(StageKind::Vote);
        let days =
            stage.map_or_else(String::new, |stage| format!("{}-{}", stage.opens_at.0, stage.closes_at.0));
        format!("{};{days};{}", options.join(","), self.terms.shown())
    }
}

/// Opening the vote of a process.
pub enum Open {}
impl Action for Open {
    type On = Opening;
    fn rule(actor: &Actor, opening: &Opening, now: Instant) -> Result<(), Denied> {
        if !actor.is(Role::Coordinator) {
            return Err(Denied::Role(Role::Coordinator));
        }
        if !opening.process.is_open(StageKind::Vote, now) {
            return Err(Denied::Because("vote-denied-stage"));
        }
        if opening.candidates.is_empty() {
            return Err(Denied::Because("vote-denied-no-options"));
        }
        if opening.has_few() && opening.few_reason.is_none() {
            return Err(Denied::Because("vote-denied-few"));
        }
        Ok(())
    }
}

/// Writing down what the vote of a process will be, until it is opened.
pub enum Declare {}
impl Action for Declare {
    type On = Process;
    fn rule(actor: &Actor, process: &Process, _: Instant) -> Result<(), Denied> {
        if !actor.is(Role::Coordinator) {
            return Err(Denied::Role(Role::Coordinator));
        }
        process.stage(StageKind::Vote).map(|_| ()).ok_or(Denied::Because("vote-denied-no-stage"))
    }
}

/// Keeping a vote open for longer, before it closes.
pub enum Extend {}
impl Action for Extend {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        match vote.state(now) {
            _ if !actor.is(Role::Coordinator) => Err(Denied::Role(Role::Coordinator)),
            State::Open => Ok(()),
            State::Closed | State::Tied | State::Decided => Err(Denied::Because("vote-denied-over")),
        }
    }
}

/// Counting a vote.
pub enum Count {}
impl Action for Count {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        match vote.state(now) {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            State::Open => Err(Denied::Because("vote-denied-still-open")),
            State::Closed | State::Tied | State::Decided => Ok(()),
        }
    }
}

/// Entering the lot that was drawn because options tied.
pub enum DrawLot {}
impl Action for DrawLot {
    type On = Vote;
    fn rule(actor: &Actor, vote: &Vote, now: Instant) -> Result<(), Denied> {
        match vote.state(now) {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            State::Tied => Ok(()),
            State::Open | State::Closed | State::Decided => Err(Denied::Because("vote-denied-no-tie")),
        }
    }
}
