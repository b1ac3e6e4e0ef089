//! What a meeting is, when it may be changed, and how long before it must be announced.
use kit::access::Action;
use kit::{Actor, Denied, Instant, Lang, MeetingId, ProcessId, Role, Text};

/// How long before a public meeting it must be announced: three days, counted as 72 hours.
/// Source: Law 52/2003 on decisional transparency, art. 8.
pub const NOTICE: i64 = 3 * Instant::DAY;

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 160;
pub const LONGEST_LINE: usize = 200;
pub const LONGEST_AGENDA: usize = 10_000;
pub const LONGEST_REASON: usize = 500;
/// The longest meeting, in milliseconds: two weeks, so that a mistyped year is noticed.
pub const LONGEST: i64 = 14 * Instant::DAY;

db::codes! {
    /// What kind of meeting it is. Only a consultation counts for the promise of consultations.
    pub enum MeetingKind {
        Consultation = "consultation",
        /// A public debate on a draft.
        Debate = "debate",
        /// The assembly of a village or of a street.
        Assembly = "assembly",
        Workshop = "workshop",
        Other = "other",
    }
}

db::codes! {
    /// Where a meeting stands now.
    pub enum MeetingState {
        Upcoming = "upcoming",
        Now = "now",
        Over = "over",
        Cancelled = "cancelled",
    }
}

impl MeetingState {
    /// The look of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            MeetingState::Upcoming => "tag wait",
            MeetingState::Now => "tag open",
            MeetingState::Over => "tag",
            MeetingState::Cancelled => "tag no",
        }
    }
}

/// A meeting, as announced.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub id: MeetingId,
    pub process: Option<ProcessId>,
    pub kind: MeetingKind,
    pub title: String,
    /// Where: a room and an address.
    pub place: String,
    pub village: Option<String>,
    /// How to follow it from home, as written.
    pub online: Option<String>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Markdown.
    pub agenda: String,
    pub announced_at: Instant,
    pub changed_at: Instant,
    /// How often the announcement was changed.
    pub changes: i64,
    pub cancelled_at: Option<Instant>,
    pub cancel_reason: Option<String>,
}

impl Meeting {
    /// `/meetings/meet_…`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/meetings/{}", self.id)
    }

    /// The place with its village, which is not said twice.
    #[must_use]
    pub fn whole_place(&self) -> String {
        match &self.village {
            Some(village) if !self.place.ends_with(village.as_str()) => format!("{}, {village}", self.place),
            _ => self.place.clone(),
        }
    }

    /// Where it stands at `now`.
    #[must_use]
    pub fn state(&self, now: impl std::borrow::Borrow<Instant>) -> MeetingState {
        let now = *now.borrow();
        if self.cancelled_at.is_some() {
            MeetingState::Cancelled
        } else if now < self.starts_at {
            MeetingState::Upcoming
        } else if now < self.ends_at {
            MeetingState::Now
        } else {
            MeetingState::Over
        }
    }

    /// Until when, as a sentence: only the hour if it ends on the day on which it begins.
    #[must_use]
    pub fn until(&self) -> Text {
        if self.starts_at.day() == self.ends_at.day() {
            Text::new("meeting-until-hour").with("hour", self.ends_at.local().strftime("%H:%M").to_string())
        } else {
            Text::new("meeting-until").with("at", self.ends_at)
        }
    }

    /// [`Meeting::until`] in a language.
    #[must_use]
    pub fn until_in_words(&self, lang: impl std::borrow::Borrow<Lang>) -> String {
        self.until().say(*lang.borrow())
    }

    /// Whether it is still worth a place in a calendar.
    #[must_use]
    pub fn is_ahead(&self, now: impl std::borrow::Borrow<Instant>) -> bool {
        matches!(self.state(now), MeetingState::Upcoming | MeetingState::Now)
    }

    /// Whether it was announced later than the law asks. What was entered after it had begun is a record, no notice.
    #[must_use]
    pub fn is_short_notice(&self) -> bool {
        self.was_announced_before() && self.starts_at.0 - self.announced_at.0 < NOTICE
    }

    /// Whether it was announced before it began.
    #[must_use]
    pub fn was_announced_before(&self) -> bool {
        self.announced_at < self.starts_at
    }

    /// Whether the way to follow it from home is an address that a browser can open.
    #[must_use]
    pub fn has_online_address(&self) -> bool {
        self.online.as_deref().is_some_and(|text| {
            (text.starts_with("https://") || text.starts_with("http://"))
                && !text.contains(char::is_whitespace)
        })
    }
}

/// What is announced.
#[derive(Debug, Clone)]
pub struct Announcement {
    pub id: MeetingId,
    pub process: Option<ProcessId>,
    pub kind: MeetingKind,
    pub title: String,
    pub place: String,
    pub village: Option<String>,
    pub online: Option<String>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Markdown.
    pub agenda: String,
}

/// The town hall's counter.
pub(crate) fn staff(actor: &Actor) -> Result<(), Denied> {
    match actor.person {
        None => Err(Denied::SignIn),
        Some(_) if actor.is(Role::Clerk) => Ok(()),
        Some(_) => Err(Denied::Role(Role::Clerk)),
    }
}

/// Changing or cancelling an announcement. That there is no head count yet is held by the statement.
pub enum Change {}
impl Action for Change {
    type On = Meeting;
    fn rule(actor: &Actor, meeting: &Meeting, _: Instant) -> Result<(), Denied> {
        staff(actor)?;
        if meeting.cancelled_at.is_some() { Err(Denied::Because("meeting-is-cancelled")) } else { Ok(()) }
    }
}

/// Recording what happened at a meeting: how many came, what was said.
pub enum Record {}
impl Action for Record {
    type On = Meeting;
    fn rule(actor: &Actor, meeting: &Meeting, now: Instant) -> Result<(), Denied> {
        staff(actor)?;
        match meeting.state(now) {
            MeetingState::Cancelled => Err(Denied::Because("meeting-is-cancelled")),
            MeetingState::Upcoming => Err(Denied::Because("meeting-not-yet")),
            MeetingState::Now | MeetingState::Over => Ok(()),
        }
    }
}

db::events! {
    /// A meeting was announced.
    pub MeetingAnnounced = "meeting.announced" { meeting: MeetingId, title: String, starts_at: Instant }
    /// Its announcement was changed.
    pub Changed = "meeting.changed" {
        meeting: MeetingId,
        title: String,
        place: String,
        starts_at: Instant,
        ends_at: Instant,
    }
    /// It will not take place.
    pub Cancelled = "meeting.cancelled" { meeting: MeetingId, title: String, reason: String }
}
