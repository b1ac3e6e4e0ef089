//! The days on which nobody works by law: Labour Code (Law 53/2003), art. 139(1).
use super::easter;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A legal holiday. Some last two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    NewYear,
    Epiphany,
    SaintJohn,
    Union,
    GoodFriday,
    Easter,
    Labour,
    Pentecost,
    Children,
    Dormition,
    SaintAndrew,
    National,
    Christmas,
}

/// When a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Falls {
    /// On a day of a month.
    On(i8, i8),
    /// So many days after Easter Sunday.
    FromEaster(i32),
}

use Falls::{FromEaster, On};

/// Each day of art. 139(1), in the order of a usual year.
const DAYS: [(Holiday, Falls); 17] = [
    (Holiday::NewYear, On(1, 1)),
    (Holiday::NewYear, On(1, 2)),
    (Holiday::Epiphany, On(1, 6)),
    (Holiday::SaintJohn, On(1, 7)),
    (Holiday::Union, On(1, 24)),
    (Holiday::GoodFriday, FromEaster(-2)),
    (Holiday::Easter, FromEaster(0)),
    (Holiday::Easter, FromEaster(1)),
    (Holiday::Labour, On(5, 1)),
    (Holiday::Pentecost, FromEaster(49)),
    (Holiday::Pentecost, FromEaster(50)),
    (Holiday::Children, On(6, 1)),
    (Holiday::Dormition, On(8, 15)),
    (Holiday::SaintAndrew, On(11, 30)),
    (Holiday::National, On(12, 1)),
    (Holiday::Christmas, On(12, 25)),
    (Holiday::Christmas, On(12, 26)),
];

impl Holiday {
    /// All holidays, in the order of a usual year.
    pub const ALL: [Self; 13] = [
        Self::NewYear,
        Self::Epiphany,
        Self::SaintJohn,
        Self::Union,
        Self::GoodFriday,
        Self::Easter,
        Self::Labour,
        Self::Pentecost,
        Self::Children,
        Self::Dormition,
        Self::SaintAndrew,
        Self::National,
        Self::Christmas,
    ];

    /// The name under which its name in each language is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewYear => "new-year",
            Self::Epiphany => "epiphany",
            Self::SaintJohn => "saint-john",
            Self::Union => "union",
            Self::GoodFriday => "good-friday",
            Self::Easter => "easter",
            Self::Labour => "labour",
            Self::Children => "children",
            Self::Pentecost => "pentecost",
            Self::Dormition => "dormition",
            Self::SaintAndrew => "saint-andrew",
            Self::National => "national",
            Self::Christmas => "christmas",
        }
    }

    /// The law that made it a day off.
    ///
    /// Law 52/2023 was read in a copy; the others are known from press and from the lists of single years.
    pub const fn law(self) -> &'static str {
        match self {
            Self::NewYear | Self::Easter | Self::Labour | Self::National | Self::Christmas => "53/2003",
            Self::Pentecost | Self::Dormition => "202/2008",
            Self::SaintAndrew => "147/2012",
            Self::Union => "176/2016",
            Self::Children => "220/2016",
            Self::GoodFriday => "64/2018",
            Self::Epiphany | Self::SaintJohn => "52/2023",
        }
    }

    /// The first year in which it was a day off under the Labour Code of 2003; none for those of its first text, which
    /// are taken to be older than any date asked about.
    pub const fn first_year(self) -> Option<i16> {
        match self {
            Self::NewYear | Self::Easter | Self::Labour | Self::National | Self::Christmas => None,
            Self::Pentecost | Self::Dormition => Some(2009),
            Self::SaintAndrew => Some(2012),
            Self::Union | Self::Children => Some(2017),
            Self::GoodFriday => Some(2018),
            Self::Epiphany | Self::SaintJohn => Some(2024),
        }
    }

    /// Whether it was a day off in that year.
    pub fn is_kept_in(self, year: i16) -> bool {
        self.first_year().is_none_or(|first| first <= year)
    }

    /// Whether each Christian rite keeps it on its own days (art. 139(2^1)).
    const fn moves_with_the_rite(self) -> bool {
        matches!(self, Self::GoodFriday | Self::Easter | Self::Pentecost)
    }
}

/// The legal holidays of a year (1583 to 9999) with their days, earliest first. A day on which two fall is there twice.
pub fn holidays(year: i16) -> Vec<(Date, Holiday)> {
    let mut days: Vec<(Date, Holiday)> = in_year(year, easter::orthodox(year)).collect();
    days.sort();
    days
}

/// The legal holidays that fall on a day: none, one, or two at once.
pub fn holidays_on(day: Date) -> Vec<Holiday> {
    let found = in_year(day.year(), easter::orthodox(day.year())).filter(|(date, _)| *date == day);
    found.map(|(_, holiday)| holiday).collect()
}

/// The feasts that western Christians keep on a day, where these differ by rite.
pub(super) fn western_feasts_on(day: Date) -> Vec<Holiday> {
    let found = in_year(day.year(), easter::western(day.year())).filter(|(date, _)| *date == day);
    found.map(|(_, holiday)| holiday).filter(|holiday| holiday.moves_with_the_rite()).collect()
}

fn in_year(year: i16, easter: Date) -> impl Iterator<Item = (Date, Holiday)> {
    DAYS.into_iter().filter(move |(holiday, _)| holiday.is_kept_in(year)).map(move |(holiday, falls)| {
        let day = match falls {
            On(month, day) => date(year, month, day),
            FromEaster(days) => easter.saturating_add(days.days()),
        };
        (day, holiday)
    })
}
