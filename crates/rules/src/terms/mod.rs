//! The legal clock: when something may happen, or must have happened, and why just then.
//!
//! A [`Term`] is data with a citation; [`Term::due`] is the arithmetic. Romanian law knows several ways to count and
//! often does not say which one it means. Where it does not, both are computed, the one that runs longer is used, and
//! the result carries every step, so that a page can explain it.
//!
//! Sources for the ways of counting: Civil Procedure Code, art. 181, read in copies on law pages (neither the first day
//! nor the last is counted, a last day that is not worked moves on, months end on the day of the same number, hours begin
//! at midnight); the plain reading of administrative practice (the day of the event is not counted, the last day is).
mod due;
pub mod law;
#[cfg(test)]
mod tests;

pub use due::{Draft, Due, Step, draft};

/// The law in which a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Law 52/2003 on transparency of decisions, republished M.Of. 749/3.12.2013.
    Transparency,
    /// Administrative Code, OUG 57/2019.
    AdministrativeCode,
    /// Law 3/2000 on the referendum.
    Referendum,
    /// Law 273/2006 on local public finance.
    LocalFinance,
    /// Law 544/2001 on access to information of public interest.
    Information,
    /// OG 27/2002 on petitions, M.Of. 84/1.02.2002.
    Petitions,
    /// Law 215/2001 on local administration, replaced by the Administrative Code.
    FormerLocalAdministration,
}

impl Act {
    /// Kind, number and year, as in the address of the act: `lege-52-2003`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Transparency => "lege-52-2003",
            Self::AdministrativeCode => "oug-57-2019",
            Self::Referendum => "lege-3-2000",
            Self::LocalFinance => "lege-273-2006",
            Self::Information => "lege-544-2001",
            Self::Petitions => "og-27-2002",
            Self::FormerLocalAdministration => "lege-215-2001",
        }
    }
}

/// How sure we are of what the law says; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Read in a copy of the law, on an official page or in an official repository.
    Read,
    /// Read in a secondary source: the page of a town hall, press, a law blog.
    Secondary,
    /// From memory, not checked.
    Memory,
    /// Known from an older law; whether it still holds was not found out. Nothing may depend on it unasked.
    Unverified,
}

impl Confidence {
    /// The name under which its explanation is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Secondary => "secondary",
            Self::Memory => "memory",
            Self::Unverified => "unverified",
        }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    CalendarDays,
    WorkingDays,
    /// A term in months ends on the day of the same number, or on the last of a month that is too short.
    Months,
    Hours,
}

impl Unit {
    /// The name used in pages and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CalendarDays => "calendar-days",
            Self::WorkingDays => "working-days",
            Self::Months => "months",
            Self::Hours => "hours",
        }
    }
}

/// One way to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// The day of the event is not counted, the last day is. Hours run from the moment itself.
    Plain,
    /// *Zile libere*: neither the day of the event nor the last day is counted, and an end on a day that is not worked
    /// moves to the nearest working day. Hours run from the midnight after the event.
    Free,
}

impl Reading {
    /// The name under which its explanation is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Free => "free",
        }
    }
}

/// Which way to count the law means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counting {
    /// The law says it in so many words.
    Settled(Reading),
    /// It does not say: both are computed.
    Unsettled,
}

impl Counting {
    /// The ways to compute.
    pub const fn readings(self) -> &'static [Reading] {
        match self {
            Self::Settled(Reading::Plain) => &[Reading::Plain],
            Self::Settled(Reading::Free) => &[Reading::Free],
            Self::Unsettled => &[Reading::Plain, Reading::Free],
        }
    }
}

/// What happens to an end on a day that is not worked, in the plain reading; *zile libere* always move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Roll {
    Stays,
    /// It moves away from the event: to the next working day, or the one before where the term runs backwards.
    Moves,
}

/// What a term binds, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Binds {
    /// After the event: nothing before. From the first moment of the day it may happen.
    NotBefore,
    /// After the event: to be done by the end of the day.
    By,
    /// After the event: a window that stays open at least to the end of the day.
    OpenThrough,
    /// Before the event: to be done, at the latest, by the end of the day.
    Ahead,
}

impl Binds {
    /// The name under which its explanation is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotBefore => "not-before",
            Self::By => "by",
            Self::OpenThrough => "open-through",
            Self::Ahead => "ahead",
        }
    }
}

/// A term of law. A community with better advice uses its own: `Term { length: 15, ..law::ASSEMBLY_ANSWER }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The name under which its words in each language are kept.
    pub key: &'static str,
    pub act: Act,
    /// Article and paragraph: `7(2)`; empty where we know none.
    pub article: &'static str,
    /// How sure we are of the number of the article.
    pub article_confidence: Confidence,
    /// Where we read it.
    pub source: &'static str,
    /// How sure we are of the rule itself.
    pub confidence: Confidence,
    /// How many units.
    pub length: u16,
    pub unit: Unit,
    pub binds: Binds,
    pub counting: Counting,
    pub roll: Roll,
}
