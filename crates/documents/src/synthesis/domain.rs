//! Sectors and what they said, in figures.

db::codes! {
    /// In whose name somebody speaks. Source: the sectors of the projects that ask for consultations of several sectors.
    pub enum Sector {
        Business = "business",
        CivilSociety = "civil_society",
        Academia = "academia",
        /// Also whoever says nothing about it.
        Citizens = "citizens",
    }
}
db::codes! {
    /// What was done with what was said about a paragraph.
    pub enum Outcome {
        Taken = "taken",
        Partly = "partly",
        Not = "not",
    }
}

impl Outcome {
    /// The class of its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Outcome::Taken => "ok",
            Outcome::Partly => "wait",
            Outcome::Not => "no",
        }
    }
}

/// The longest texts, in characters. A suggestion is a comment: both parts fit in one.
pub const LONGEST_WORDING: usize = 1_400;
pub const LONGEST_WHY: usize = 500;
pub const LONGEST_SAID: usize = 4_000;
pub const LONGEST_SUMMARY: usize = 20_000;

/// How many people of each sector spoke, and how much: nobody's name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub business: i64,
    pub civil_society: i64,
    pub academia: i64,
    pub citizens: i64,
    pub comments: i64,
    pub suggestions: i64,
    pub opinions: i64,
}

impl Figures {
    /// The people of a sector.
    #[must_use]
    pub fn of(&self, sector: Sector) -> i64 {
        match sector {
            Sector::Business => self.business,
            Sector::CivilSociety => self.civil_society,
            Sector::Academia => self.academia,
            Sector::Citizens => self.citizens,
        }
    }

    /// Everybody who spoke, once.
    #[must_use]
    pub fn people(&self) -> i64 {
        Sector::ALL.iter().map(|sector| self.of(*sector)).sum()
    }

    /// Each sector with its people.
    pub fn sectors(&self) -> impl Iterator<Item = (&'static str, i64)> + use<> {
        let figures = *self;
        Sector::ALL.iter().map(move |sector| (sector.code(), figures.of(*sector)))
    }
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn everybody_is_counted_in_one_sector() {
        let figures =
            Figures { business: 1, civil_society: 2, academia: 4, citizens: 8, ..Figures::default() };
        assert_eq!(figures.people(), 15);
        assert_eq!(figures.of(Sector::Academia), 4);
        assert_eq!(figures.sectors().map(|(_, n)| n).sum::<i64>(), 15);
    }
}
