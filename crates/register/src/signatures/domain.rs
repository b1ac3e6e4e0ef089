//! What a citizens' initiative is, and how many signatures it needs.
use crate::sittings::domain::clerk;
use kit::access::Action;
use kit::{Actor, Day, Denied, Instant};

db::id!(/// A citizens' initiative for which signatures are gathered.
    DriveId, "drive");

/// The longest texts, in characters.
pub const LONGEST_TITLE: usize = 160;
pub const LONGEST_LINE: usize = 200;
pub const LONGEST_TEXT: usize = 10_000;
pub const LONGEST_NOTE: usize = 500;

/// The share of voters that must sign, in percent. Administrative Code, art. 247, read in secondary sources.
pub const SHARE: i64 = 5;

/// How many signatures are at least `SHARE` percent of so many voters: never fewer, so it is rounded up.
#[must_use]
pub fn needed(voters: i64) -> i64 {
    let hundredths = i128::from(voters) * i128::from(SHARE);
    i64::try_from((hundredths + 99) / 100).unwrap_or(i64::MAX)
}

/// A citizens' initiative.
#[derive(Debug, Clone)]
pub struct Drive {
    pub id: DriveId,
    pub title: String,
    /// Markdown: what is proposed.
    pub text: String,
    /// In the Electoral Register.
    pub voters: i64,
    /// Of when that figure is.
    pub voters_on: Day,
    pub opened_at: Instant,
    /// When the lists were handed in, and under which number.
    pub deposited: Option<(Day, String)>,
    /// The latest count.
    pub count: Option<Count>,
}

/// A count of the lists.
#[derive(Debug, Clone)]
pub struct Count {
    /// From 1.
    pub revision: i64,
    pub gathered: i64,
    /// As verified by the general secretary.
    pub valid: Option<i64>,
    pub note: String,
    pub counted_at: Instant,
}

impl Drive {
    /// `/signatures/drive_…`
    #[must_use]
    pub fn url(&self) -> String {
        format!("/signatures/{}", self.id)
    }
    /// Whether both propose the same to the same voters, whenever they were opened and whatever was counted since.
    #[must_use]
    pub fn says_the_same(&self, other: &Drive) -> bool {
        let Drive { title, text, voters, voters_on, .. } = other;
        (&self.title, &self.text, &self.voters, &self.voters_on) == (title, text, voters, voters_on)
    }
    /// How many signatures it needs.
    #[must_use]
    pub fn needed(&self) -> i64 {
        needed(self.voters)
    }
    /// How many there are: those found valid, or those counted so far.
    #[must_use]
    pub fn reached(&self) -> i64 {
        self.count.as_ref().map_or(0, |count| count.valid.unwrap_or(count.gathered))
    }
    /// How many are missing.
    #[must_use]
    pub fn missing(&self) -> i64 {
        (self.needed() - self.reached()).max(0)
    }
    /// Whether the number is there.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.missing() == 0
    }
    /// Whether that was verified by the general secretary.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.count.as_ref().is_some_and(|count| count.valid.is_some())
    }
    /// For the bar, which is never fuller than full.
    #[must_use]
    pub fn shown(&self) -> i64 {
        self.reached().min(self.needed())
    }
}

/// Opening an initiative: its form is posted by the general secretary.
pub enum Open {}
impl Action for Open {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        clerk(actor)
    }
}

/// Typing in how many signed, also how many of those deposited are valid.
pub enum Tally {}
impl Action for Tally {
    type On = Drive;
    fn rule(actor: &Actor, _: &Drive, _: Instant) -> Result<(), Denied> {
        clerk(actor)
    }
}

/// Noting that the lists were handed in.
pub enum Deposit {}
impl Action for Deposit {
    type On = Drive;
    fn rule(actor: &Actor, drive: &Drive, _: Instant) -> Result<(), Denied> {
        clerk(actor)?;
        if drive.deposited.is_some() { Err(Denied::Because("drive-is-deposited")) } else { Ok(()) }
    }
}

db::events! {
    /// The form was posted and the lists can be signed.
    pub Opened = "drive.opened" { drive: DriveId, title: String }
    /// The signatures were counted.
    pub Tallied = "drive.tallied" { drive: DriveId, title: String, gathered: i64, valid: Option<i64> }
    /// The lists were handed in.
    pub Deposited = "drive.deposited" { drive: DriveId, title: String }
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn five_percent_is_never_rounded_down() {
        for (voters, expected) in
            [(1, 1), (20, 1), (21, 2), (100, 5), (3_401, 171), (3_420, 171), (3_421, 172)]
        {
            assert_eq!(needed(voters), expected, "{voters}");
        }
        assert_eq!(needed(i64::MAX), 461_168_601_842_738_791);
    }
}
