//! What a process is.
use kit::{Action, Actor, Day, Denied, Instant, ProcessId, Role, StageId};
use rules::Money;
use rules::matching::{CapOn, MatchRule};
use rules::stages::{self, StageKind, StageState};
use std::borrow::Borrow;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// The longest summary and the longest note of a stage, in characters.
pub const LONGEST_SUMMARY: usize = 300;
/// The longest description, in characters.
pub const LONGEST_DESCRIPTION: usize = 20_000;
/// What a ballot may name at most, and how many may win at most: the limits of the tables.
pub const MOST_CHOICES: i64 = 50;
/// See [`MOST_CHOICES`].
pub const MOST_SEATS: i64 = 20;
/// The highest rate of the match, in percent.
pub const HIGHEST_RATE: i64 = 1000;

/// Words of addresses below `/processes` that no process can have.
const TAKEN_WORDS: [&str; 3] = ["new", "templates", "import"];

/// A participatory process with its stages, in the order of their opening.
#[derive(Debug, Clone)]
pub struct Process {
    pub id: ProcessId,
    pub slug: String,
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// How many proposals a ballot may name.
    pub max_choices: i64,
    /// How many proposals win.
    pub seats: i64,
    /// In percent.
    pub match_rate: i64,
    pub match_cap: Money,
    pub match_cap_on: CapOn,
    /// None: a draft that only coordinators see.
    pub published_at: Option<Instant>,
    pub stages: Vec<Stage>,
}

/// A dated stage: open from `opens_at` until just before `closes_at`.
#[derive(Debug, Clone)]
pub struct Stage {
    pub id: StageId,
    pub kind: StageKind,
    pub opens_at: Instant,
    pub closes_at: Instant,
    /// One sentence about this stage.
    pub note: String,
}

impl Stage {
    /// Upcoming, open or closed.
    #[must_use]
    pub fn state(&self, now: impl Borrow<Instant>) -> StageState {
        stages::state(&self.plan(), now.borrow().0)
    }

    /// Whether it is open now.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.state(now) == StageState::Open
    }

    /// The stage as the rules see it.
    #[must_use]
    pub fn plan(&self) -> stages::Stage {
        stages::Stage { kind: self.kind, opens: self.opens_at.0, closes: self.closes_at.0 }
    }
}

impl Process {
    /// `/processes/sat-inteligent-2026`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/processes/{}", self.slug)
    }

    /// The stage of a kind, if the process has one.
    #[must_use]
    pub fn stage(&self, kind: StageKind) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.kind == kind)
    }

    /// Whether the stage of a kind is open now.
    #[must_use]
    pub fn is_open(&self, kind: StageKind, now: Instant) -> bool {
        self.is_published() && self.stage(kind).is_some_and(|stage| stage.is_open(now))
    }

    /// Whether the stage of a kind is over, or there is none and something later has begun.
    #[must_use]
    pub fn is_past(&self, kind: StageKind, now: Instant) -> bool {
        self.stage(kind).is_some_and(|stage| stage.state(now) == StageState::Closed)
    }

    /// The stages that are open now.
    pub fn open_stages(&self, now: impl Borrow<Instant>) -> impl Iterator<Item = &Stage> {
        let now = *now.borrow();
        self.stages.iter().filter(move |stage| stage.is_open(now))
    }

    /// Whether everybody can see it.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.published_at.is_some()
    }

    /// The rule by which the town hall doubles what people give.
    #[must_use]
    pub fn match_rule(&self) -> MatchRule {
        MatchRule {
            rate_percent: u32::try_from(self.match_rate).unwrap_or(0),
            cap: self.match_cap,
            cap_on: self.match_cap_on,
        }
    }

    /// The next stage to open.
    #[must_use]
    pub fn next_stage(&self, now: Instant) -> Option<&Stage> {
        self.stages
            .iter()
            .filter(|stage| stage.state(now) == StageState::Upcoming)
            .min_by_key(|stage| stage.opens_at)
    }

    /// When the first stage opens.
    #[must_use]
    pub fn begins_at(&self) -> Option<Instant> {
        self.stages.iter().map(|stage| stage.opens_at).min()
    }

    /// When the last stage closes.
    #[must_use]
    pub fn ends_at(&self) -> Option<Instant> {
        self.stages.iter().map(|stage| stage.closes_at).max()
    }

    /// Whether there is a vote in it.
    #[must_use]
    pub fn has_vote(&self) -> bool {
        self.stage(StageKind::Vote).is_some()
    }

    /// Whether the town hall adds to what people give.
    #[must_use]
    pub fn has_match(&self) -> bool {
        self.stage(StageKind::Fund).is_some() && self.match_rate > 0 && self.match_cap.is_positive()
    }

    /// Where the whole process stands.
    #[must_use]
    pub fn phase(&self, now: impl Borrow<Instant>) -> Phase {
        let now = *now.borrow();
        match (self.begins_at(), self.ends_at()) {
            _ if !self.is_published() => Phase::Draft,
            (Some(begins), _) if now < begins => Phase::Upcoming,
            (_, Some(ends)) if ends <= now => Phase::Finished,
            _ => Phase::Running,
        }
    }

    /// What people can do in it now: of the open stages the one that asks most of them.
    #[must_use]
    pub fn step(&self, now: impl Borrow<Instant>) -> Option<Step> {
        self.open_stages(now).filter_map(|stage| self.step_of(stage)).max_by_key(|step| step.weight)
    }

    /// What people can do in a stage, and where.
    #[must_use]
    pub fn step_of(&self, stage: &Stage) -> Option<Step> {
        let (weight, label, page) = match stage.kind {
            StageKind::Vote => (5, "process-step-vote", "/vote"),
            StageKind::Propose => (4, "process-step-propose", "/proposals"),
            StageKind::Fund => (3, "process-step-fund", "/campaign"),
            StageKind::Discuss => (2, "process-step-discuss", "/proposals"),
            StageKind::Report => (1, "process-step-report", "/report"),
            StageKind::Inform | StageKind::Review | StageKind::Deliver => return None,
        };
        Some(Step { weight, label, url: format!("{}{page}", self.url()), until: stage.closes_at })
    }
}

/// Where a whole process stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not published.
    Draft,
    /// Published, and its first stage has not opened.
    Upcoming,
    Running,
    /// Its last stage is closed.
    Finished,
}

impl Phase {
    /// The end of its messages' keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Phase::Draft => "draft",
            Phase::Upcoming => "upcoming",
            Phase::Running => "running",
            Phase::Finished => "finished",
        }
    }
}

/// Something that people can do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How much it asks for attention: the highest becomes the main action.
    weight: u8,
    /// The key of its label.
    pub label: &'static str,
    pub url: String,
    pub until: Instant,
}

impl Step {
    /// Whether less than three days are left.
    #[must_use]
    pub fn is_soon(&self, now: impl Borrow<Instant>) -> bool {
        self.until.0 - now.borrow().0 < 3 * Instant::DAY
    }
}

impl Stage {
    /// The last calendar day on which it is open.
    #[must_use]
    pub fn last_day(&self) -> Day {
        Instant(self.closes_at.0 - 1).day()
    }
}

/// The word of a title for the address: small letters, digits, dashes. `attempt` tells namesakes apart.
#[must_use]
pub fn slug(title: &str, attempt: u32) -> String {
    let mut slug = String::new();
    for c in rules::text::fold(title).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    let slug = if slug.is_empty() { "proces" } else { slug };
    match attempt {
        ..=1 if !TAKEN_WORDS.contains(&slug) => slug.to_owned(),
        ..=1 => format!("{slug}-1"),
        n => format!("{slug}-{n}"),
    }
}

/// Running a process: its texts, stages, targets, its publication.
pub enum Run {}
impl Action for Run {
    type On = Process;
    fn rule(actor: &Actor, _: &Process, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Coordinator) { Ok(()) } else { Err(Denied::Role(Role::Coordinator)) }
    }
}

#[cfg(test)]
mod tests {
    use super::slug;
    use proptest::prelude::*;

    #[test]
    fn a_title_becomes_a_word_of_the_address() {
        assert_eq!(slug("Sat inteligent 2026", 1), "sat-inteligent-2026");
        assert_eq!(slug("  „Țara” Școlii – Ştefăneşti!  ", 1), "tara-scolii-stefanesti");
        assert_eq!(slug("Sat inteligent", 3), "sat-inteligent-3");
        assert_eq!(slug("???", 1), "proces");
        assert_eq!(slug("New", 1), "new-1");
    }

    proptest! {
        #[test]
        fn any_title_gives_a_word_that_can_stand_in_an_address(title in ".*", attempt in 1u32..9) {
            let slug = slug(&title, attempt);
            prop_assert!((1..=64).contains(&slug.len()));
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{slug}");
            prop_assert!(!slug.starts_with('-') && slug != "new" && slug != "templates");
        }
    }
}
