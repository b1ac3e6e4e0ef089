//! What a head count is.
use crate::announcements::Meeting;
use kit::{Instant, Lang, MeetingId, Text};
use uuid::Uuid;

/// More people than this in one sector is a slip of the finger.
pub const MOST: i64 = 100_000;
/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 500;

db::codes! {
    /// Where people come from. Source: the sectors that the projects of the partnership report on.
    pub enum Sector {
        TownHall = "town_hall",
        Elected = "elected",
        Ngo = "ngo",
        Academia = "academia",
        Business = "business",
        Citizens = "citizens",
        /// The project's own team.
        Team = "team",
        Other = "other",
    }
}

impl Sector {
    /// The name of its field in the form.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Sector::TownHall => "people-town_hall",
            Sector::Elected => "people-elected",
            Sector::Ngo => "people-ngo",
            Sector::Academia => "people-academia",
            Sector::Business => "people-business",
            Sector::Citizens => "people-citizens",
            Sector::Team => "people-team",
            Sector::Other => "people-other",
        }
    }
}

db::codes! {
    /// How a number was found.
    pub enum Way {
        /// One by one, or from a signed list.
        Counted = "counted",
        Estimated = "estimated",
    }
}

db::codes! {
    /// How a total was found.
    pub enum How {
        Counted = "counted",
        Estimated = "estimated",
        /// Some of it counted, some estimated.
        Mixed = "mixed",
    }
}

/// How many of one sector came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub sector: Sector,
    pub people: i64,
    pub way: Way,
}

/// How many came to a meeting: one revision.
#[derive(Debug, Clone)]
pub struct HeadCount {
    pub id: Uuid,
    /// From 1.
    pub revision: i64,
    /// At least one, each sector at most once. A sector that is not named was not looked at.
    pub lines: Vec<Line>,
    /// Never added to the people in the room.
    pub online_viewers: Option<i64>,
    /// Of the people in the room, those who had been at no earlier meeting of the same process.
    pub unique_people: Option<i64>,
    pub note: String,
    /// Why it replaces the one before; none for the first.
    pub reason: Option<String>,
    pub recorded_at: Instant,
}

impl HeadCount {
    /// The people in the room.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.people).sum()
    }

    /// Those of them who were estimated.
    #[must_use]
    pub fn estimated(&self) -> i64 {
        self.lines.iter().filter(|line| line.way == Way::Estimated).map(|line| line.people).sum()
    }

    /// How the total was found.
    #[must_use]
    pub fn how(&self) -> How {
        match self.estimated() {
            0 => How::Counted,
            estimated if estimated == self.total() => How::Estimated,
            _ => How::Mixed,
        }
    }

    /// What it adds to the people that its process reached.
    #[must_use]
    pub fn reached(&self) -> i64 {
        self.unique_people.unwrap_or_else(|| self.total())
    }

    /// The total as a sentence that says how it was found.
    #[must_use]
    pub fn said(&self) -> Text {
        let key = match self.how() {
            How::Counted => "count-total-counted",
            How::Estimated => "count-total-estimated",
            How::Mixed => "count-total-mixed",
        };
        Text::new(key).with("n", self.total()).with("estimated", self.estimated())
    }

    /// [`HeadCount::said`] in a language.
    #[must_use]
    pub fn in_words(&self, lang: impl std::borrow::Borrow<Lang>) -> String {
        self.said().say(*lang.borrow())
    }

    /// How many of a sector came, if it was looked at.
    #[must_use]
    pub fn of(&self, sector: Sector) -> Option<Line> {
        self.lines.iter().find(|line| line.sector == sector).copied()
    }
}

/// A head count to be recorded.
#[derive(Debug, Clone)]
pub struct NewHeadCount {
    pub id: Uuid,
    /// The revision that it replaces; 0 for the first. If another has been recorded meanwhile, it is refused.
    pub replaces: i64,
    pub lines: Vec<Line>,
    pub online_viewers: Option<i64>,
    pub unique_people: Option<i64>,
    pub note: String,
    /// Needed if it replaces one.
    pub reason: Option<String>,
}

/// A meeting with its latest head count.
#[derive(Debug, Clone)]
pub struct Held {
    pub meeting: Meeting,
    pub count: Option<HeadCount>,
}

db::events! {
    /// A head count was recorded.
    pub Counted = "meeting.counted" { meeting: MeetingId, title: String, people: i64 }
    /// A head count was corrected.
    pub Recounted = "meeting.recounted" { meeting: MeetingId, title: String, people: i64, reason: String }
}
