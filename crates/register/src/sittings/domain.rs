//! What is convened, and the terms in which it must be made known.
use kit::access::Action;
use kit::{Actor, Day, Denied, Instant, Role};
use rules::calendar::Calendar;
use rules::terms::{Binds, Due, Term, law};

db::id!(/// A sitting, a public meeting or an assembly.
    SittingId, "sit");
db::id!(/// One revision of its minutes.
    RecordId, "rec");

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 160;
pub const LONGEST_LINE: usize = 200;
pub const LONGEST_PURPOSE: usize = 600;
pub const LONGEST_AGENDA: usize = 10_000;
pub const LONGEST_REASON: usize = 600;
pub const LONGEST_TEXT: usize = 60_000;
/// How far from today a notice may be dated, in days: a mistyped year is noticed.
pub const NEAR: i32 = 400;
/// When minutes are due, in milliseconds after the beginning: three days. The desk reminds; no law sets it.
pub const MINUTES_DUE: i64 = 3 * Instant::DAY;

db::codes! {
    /// What is convened.
    pub enum Kind {
        /// A public meeting under Law 52/2003, art. 8.
        Public = "public",
        /// A sitting of the local council.
        Ordinary = "ordinary",
        Extraordinary = "extraordinary",
        /// In utmost urgency: at once, with the reason.
        Urgent = "urgent",
        /// The assembly of a village, a quarter or a street.
        Assembly = "assembly",
        /// The assembly that elects a village delegate.
        Delegates = "delegates",
    }
}

impl Kind {
    /// Whether it is the council that sits: the public listens, and may be kept out.
    #[must_use]
    pub fn is_council(self) -> bool {
        matches!(self, Kind::Ordinary | Kind::Extraordinary | Kind::Urgent)
    }
    /// The terms that bind it. The others have none in days that we know of.
    #[must_use]
    pub fn terms(self) -> &'static [Term] {
        match self {
            Kind::Public => &[law::PUBLIC_MEETING],
            Kind::Ordinary => &[law::CONVOCATION],
            Kind::Extraordinary => &[law::EXTRAORDINARY_CONVOCATION],
            Kind::Delegates => &[law::VILLAGE_ASSEMBLY, law::DELEGATES],
            Kind::Urgent | Kind::Assembly => &[],
        }
    }
}

/// The dates of a sitting, as they are checked.
#[derive(Debug, Clone, Copy)]
pub struct Dates {
    pub kind: Kind,
    pub starts_at: Instant,
    pub noticed_on: Day,
    pub constituted_on: Option<Day>,
}

/// One term and whether it is kept.
#[derive(Debug, Clone)]
pub struct Check {
    pub due: Due,
    pub holds: bool,
    /// Whether it may be broken with a written reason.
    pub bends: bool,
}

impl Check {
    /// The day that matters: the last one for the notice or for the election, the first one for the sitting.
    #[must_use]
    pub fn day(&self) -> Day {
        Day(self.due.used)
    }
    /// The message that says what the term asks for; its end is how the term binds.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match (self.due.term.binds, self.holds) {
            (Binds::Ahead, true) => "sitting-ahead-holds",
            (Binds::Ahead, false) => "sitting-ahead-broken",
            (Binds::By, true) => "sitting-by-holds",
            (Binds::By, false) => "sitting-by-broken",
            (_, true) => "sitting-from-holds",
            (_, false) => "sitting-from-broken",
        }
    }
}

impl Dates {
    /// Every term of this kind, reckoned.
    #[must_use]
    pub fn checks(&self) -> Vec<Check> {
        self.kind.terms().iter().filter_map(|term| self.check(term)).collect()
    }

    /// The first day on which it can be held when its notice is of this day; none where no term asks for one.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        let (notice, calendar) = (self.noticed_on.0, Calendar::default());
        let first = |term: &Term| match term.binds {
            Binds::Ahead => term.event_for(notice, &calendar).map(Day),
            Binds::By => None,
            Binds::NotBefore | Binds::OpenThrough => {
                Some(Instant(term.due_from(notice, &calendar).boundary).day())
            }
        };
        self.kind.terms().iter().filter_map(first).max()
    }

    fn check(&self, term: &Term) -> Option<Check> {
        let calendar = Calendar::default();
        let (due, holds) = match term.binds {
            Binds::Ahead => {
                let due = term.due(self.starts_at.0, &calendar);
                let holds = self.noticed_on.0 <= due.used;
                (due, holds)
            }
            Binds::By => {
                let due = term.due_from(self.constituted_on?.0, &calendar);
                let holds = self.starts_at.day().0 <= due.earliest;
                (due, holds)
            }
            Binds::NotBefore | Binds::OpenThrough => {
                let due = term.due_from(self.noticed_on.0, &calendar);
                let holds = due.is_over(self.starts_at.0);
                (due, holds)
            }
        };
        // A public meeting in a hurry is better announced late than not; a delegate is elected late rather than never.
        let bends = self.kind == Kind::Public || term.binds == Binds::By;
        Some(Check { due, holds, bends })
    }
}

db::codes! {
    /// Where it stands.
    pub enum State {
        Coming = "coming",
        Held = "held",
        Cancelled = "cancelled",
    }
}

/// Something that was convened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    pub id: SittingId,
    pub kind: Kind,
    pub title: String,
    pub purpose: String,
    /// Markdown.
    pub agenda: String,
    pub place: String,
    pub village: Option<String>,
    pub online: Option<String>,
    pub starts_at: Instant,
    pub noticed_on: Day,
    pub constituted_on: Option<Day>,
    /// Why sooner than the term.
    pub reason: Option<String>,
    pub announced_at: Instant,
    pub cancelled_at: Option<Instant>,
    pub cancel_reason: Option<String>,
}

impl SittingId {
    /// `/sittings/sit_…`
    #[must_use]
    pub fn url(self) -> String {
        format!("/sittings/{self}")
    }
}

impl Sitting {
    /// See [`SittingId::url`].
    #[must_use]
    pub fn url(&self) -> String {
        self.id.url()
    }
    /// Where it stands at `now`.
    #[must_use]
    pub fn state(&self, now: impl std::borrow::Borrow<Instant>) -> State {
        match self.cancelled_at {
            Some(_) => State::Cancelled,
            None if *now.borrow() < self.starts_at => State::Coming,
            None => State::Held,
        }
    }
    /// The terms of its dates.
    #[must_use]
    pub fn checks(&self) -> Vec<Check> {
        let Sitting { kind, starts_at, noticed_on, constituted_on, .. } = *self;
        Dates { kind, starts_at, noticed_on, constituted_on }.checks()
    }
    /// Until when its notice is put up: while the day that it names lasts, and before the beginning.
    #[must_use]
    pub fn notice_due(&self) -> Instant {
        self.noticed_on.end().min(self.starts_at)
    }
    /// Whether both say the same, whenever they were announced and whatever has become of them.
    #[must_use]
    pub fn says_the_same(&self, other: &Sitting) -> bool {
        let Sitting { announced_at, cancelled_at, ref cancel_reason, .. } = *self;
        *self == Sitting { announced_at, cancelled_at, cancel_reason: cancel_reason.clone(), ..other.clone() }
    }
    /// The place with its village, which is not said twice.
    #[must_use]
    pub fn whole_place(&self) -> String {
        match &self.village {
            Some(village) if !self.place.ends_with(village.as_str()) => format!("{}, {village}", self.place),
            _ => self.place.clone(),
        }
    }
}

impl State {
    /// The look of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            State::Coming => "tag wait",
            State::Held => "tag",
            State::Cancelled => "tag no",
        }
    }
}

/// One revision of the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub id: RecordId,
    /// From 1.
    pub revision: i64,
    pub present: i64,
    /// For the delegate who was elected.
    pub votes: Option<i64>,
    /// The public of a council's sitting, if it was counted.
    pub visitors: Option<i64>,
    /// Why the council kept the public out.
    pub closed: Option<String>,
    /// Markdown.
    pub text: String,
    pub reason: Option<String>,
    pub published_at: Instant,
}

impl Record {
    /// Whether both say the same, whenever they were published.
    #[must_use]
    pub fn says_the_same(&self, other: &Record) -> bool {
        *self == Record { published_at: self.published_at, ..other.clone() }
    }
    /// Whether most of those present voted for the delegate (Administrative Code, art. 142).
    #[must_use]
    pub fn has_majority(&self) -> Option<bool> {
        self.votes.map(|votes| votes.saturating_mul(2) > self.present)
    }
}

/// Convening.
pub enum Convene {}
impl Action for Convene {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        clerk(actor)
    }
}

/// Calling it off.
pub enum CallOff {}
impl Action for CallOff {
    type On = Sitting;
    fn rule(actor: &Actor, sitting: &Sitting, now: Instant) -> Result<(), Denied> {
        clerk(actor)?;
        match sitting.state(now) {
            State::Coming => Ok(()),
            State::Held => Err(Denied::Because("sitting-is-over")),
            State::Cancelled => Err(Denied::Because("sitting-is-cancelled")),
        }
    }
}

/// Publishing its minutes.
pub enum Minute {}
impl Action for Minute {
    type On = Sitting;
    fn rule(actor: &Actor, sitting: &Sitting, now: Instant) -> Result<(), Denied> {
        clerk(actor)?;
        match sitting.state(now) {
            State::Held => Ok(()),
            State::Coming => Err(Denied::Because("sitting-not-yet")),
            State::Cancelled => Err(Denied::Because("sitting-is-cancelled")),
        }
    }
}

pub(crate) fn clerk(actor: &Actor) -> Result<(), Denied> {
    match actor.person {
        None => Err(Denied::SignIn),
        Some(_) if actor.is(Role::Clerk) => Ok(()),
        Some(_) => Err(Denied::Role(Role::Clerk)),
    }
}

db::events! {
    /// It was convened.
    pub Convened = "sitting.convened" { sitting: SittingId, kind: Kind, title: String, starts_at: Instant }
    /// It was called off.
    pub CalledOff = "sitting.called-off" { sitting: SittingId, title: String, reason: String }
    /// Its minutes were published, or corrected for a reason.
    pub Minuted = "sitting.minuted" { sitting: SittingId, title: String, reason: Option<String> }
}

#[cfg(test)]
mod checks {
    use super::*;

    fn dates(kind: Kind, starts: &str, noticed: &str) -> Dates {
        Dates {
            kind,
            starts_at: Instant::parse_local(starts).unwrap(),
            noticed_on: Day::parse(noticed).unwrap(),
            constituted_on: Day::parse("2026-05-10"),
        }
    }
    fn kept(dates: Dates) -> Vec<bool> {
        dates.checks().iter().map(|check| check.holds).collect()
    }

    #[test]
    fn a_village_assembly_that_elects_is_convened_fifteen_days_ahead_and_within_twenty_of_the_council() {
        assert_eq!(kept(dates(Kind::Delegates, "2026-05-30T18:00", "2026-05-13")), [true, true]);
        assert_eq!(kept(dates(Kind::Delegates, "2026-05-30T18:00", "2026-05-20")), [false, true]);
        assert_eq!(kept(dates(Kind::Delegates, "2026-06-05T18:00", "2026-05-13")), [true, false]);
    }

    #[test]
    fn the_council_is_convened_five_free_days_ahead_and_three_when_extraordinary() {
        // Communicated on Friday the 15th: neither that day nor the last counts, so the 21st is the first.
        assert_eq!(kept(dates(Kind::Ordinary, "2026-05-20T10:00", "2026-05-15")), [false]);
        assert_eq!(kept(dates(Kind::Ordinary, "2026-05-21T10:00", "2026-05-15")), [true]);
        assert_eq!(kept(dates(Kind::Extraordinary, "2026-05-18T10:00", "2026-05-15")), [false]);
        assert_eq!(kept(dates(Kind::Extraordinary, "2026-05-19T10:00", "2026-05-15")), [true]);
        assert!(dates(Kind::Urgent, "2026-05-15T13:00", "2026-05-15").checks().is_empty());
    }

    #[test]
    fn a_public_meeting_is_announced_three_days_ahead_by_the_longer_reading() {
        assert_eq!(kept(dates(Kind::Public, "2026-05-22T18:00", "2026-05-18")), [true]);
        assert_eq!(kept(dates(Kind::Public, "2026-05-22T18:00", "2026-05-20")), [false]);
    }

    #[test]
    fn the_first_day_keeps_every_term_that_follows_the_notice_and_the_day_before_it_does_not() {
        for kind in [Kind::Public, Kind::Ordinary, Kind::Extraordinary, Kind::Delegates] {
            for day in 0..40 {
                let noticed_on = Day::parse("2026-04-20").unwrap().plus(day);
                let on = |day: Day| Dates {
                    kind,
                    starts_at: day.start().plus(1),
                    noticed_on,
                    constituted_on: None,
                };
                let held = |day: Day| on(day).checks().iter().all(|check| check.holds);
                let first = on(noticed_on).first_day().unwrap();
                assert!(held(first) && !held(first.plus(-1)), "{kind:?} announced on {noticed_on}: {first}");
            }
        }
        assert_eq!(dates(Kind::Urgent, "2026-05-15T13:00", "2026-05-15").first_day(), None);
    }
}
