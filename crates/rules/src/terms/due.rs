//! The arithmetic of terms.
use super::{Binds, Reading, Roll, Term, Unit, law};
use crate::calendar::{Calendar, DayClass, Holiday, day_of, end_of, is_weekend, start_of};
use jiff::ToSpan;
use jiff::civil::Date;

/// One hour in milliseconds.
const HOUR: i64 = 3_600_000;

/// When a term is over, and why.
///
/// All is half-open: a term runs from its event up to, and without, its boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The term that was counted.
    pub term: Term,
    /// The day of the event.
    pub event: Date,
    /// The earliest day that any reading gives.
    pub earliest: Date,
    /// The latest day that any reading gives.
    pub latest: Date,
    /// The day that holds: of two readings the one that runs longer, that is the later one after an event and the
    /// earlier one ahead of it.
    pub used: Date,
    /// The first moment (Unix milliseconds) after the term by the day that holds: from here on what had to wait may
    /// happen, and what had to be done is late. The start of the day for [`Binds::NotBefore`], otherwise its end.
    pub boundary: i64,
    /// The day that would hold if bridge days were treated the other way, where that makes a difference.
    pub bridges_otherwise: Option<Date>,
    /// How it was reckoned, step by step.
    pub why: Vec<Step>,
}

/// A step of the reckoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The day of the event, which no reading counts.
    Event(Date),
    /// What follows is reckoned in this way.
    Read(Reading),
    /// Hours run from this day's midnight.
    FromMidnight(Date),
    /// A holiday or bridge day in the way, which is not a working day and does not fall on a weekend.
    LeftOut { day: Date, class: DayClass, holidays: Vec<Holiday> },
    /// So many days of weekends in the way.
    Weekends(u32),
    /// The count is complete on this day.
    Counted { length: u16, unit: Unit, until: Date },
    /// That day is not counted either; the term reaches the next one.
    LastNotCounted { day: Date, reaches: Date },
    /// It ended on a day that is not worked and moved.
    Moved { from: Date, class: DayClass, holidays: Vec<Holiday>, to: Date },
    /// The readings differ: this day is used, not that one.
    Chosen { used: Date, not: Date },
    /// Bridge days, treated the other way, would make it this day.
    BridgesOtherwise(Date),
}

impl Due {
    /// Whether the term is over: what waited may happen, what was due is late, the window may be shut.
    pub const fn is_over(&self, now: i64) -> bool {
        now >= self.boundary
    }

    /// The day by which somebody who must act is in time by every reading. For a duty after an event this is the
    /// shorter reading: show it to those who have to answer, and call them late only after [`Due::used`].
    pub fn act_by(&self) -> Date {
        if self.term.binds == Binds::By { self.earliest } else { self.used }
    }
}

impl Term {
    /// The term of an event at a moment (Unix milliseconds).
    pub fn due(&self, moment: i64, calendar: &Calendar) -> Due {
        let event = day_of(moment);
        let mut ends = self.ends(moment, calendar);
        let mut why = vec![Step::Event(event)];
        why.extend(ends.iter_mut().flat_map(|end| std::mem::take(&mut end.steps)));
        let (holds, other) = self.longest(&ends);
        if holds.day != other.day {
            why.push(Step::Chosen { used: holds.day, not: other.day });
        }
        let bridges_otherwise = self.otherwise(moment, calendar).filter(|day| *day != holds.day);
        why.extend(bridges_otherwise.map(Step::BridgesOtherwise));
        Due {
            term: *self,
            event,
            earliest: holds.day.min(other.day),
            latest: holds.day.max(other.day),
            used: holds.day,
            boundary: holds.boundary,
            bridges_otherwise,
            why,
        }
    }

    /// The term of an event of which only the day is known; hours run from its beginning.
    pub fn due_from(&self, day: Date, calendar: &Calendar) -> Due {
        self.due(start_of(day), calendar)
    }

    /// The last day for the event so that its term is used up on `day` at the latest: to vote on Friday, when must the
    /// draft be out? For terms ahead of an event, its inverse: the first day for the event when what must come ahead
    /// of it comes on `day`. None at the ends of the calendar.
    pub fn event_for(&self, day: Date, calendar: &Calendar) -> Option<Date> {
        let ahead = self.binds == Binds::Ahead;
        let step = |day: &Date| if ahead { day.tomorrow().ok() } else { day.yesterday().ok() };
        std::iter::successors(Some(day), step).find(|event| {
            let used = self.due_from(*event, calendar).used;
            if ahead { used >= day } else { used <= day }
        })
    }

    /// The end that lies farthest from the event, and the nearest one.
    fn longest<'a>(&self, ends: &'a [End]) -> (&'a End, &'a End) {
        let (first, last) = (&ends[0], &ends[ends.len() - 1]);
        let ahead = self.binds == Binds::Ahead;
        if (first.boundary > last.boundary) == ahead { (last, first) } else { (first, last) }
    }

    /// The day that holds if bridge days are treated the other way.
    fn otherwise(&self, moment: i64, calendar: &Calendar) -> Option<Date> {
        if calendar.bridges.is_empty() {
            return None;
        }
        let calendar = Calendar { bridges_rest: !calendar.bridges_rest, ..calendar.clone() };
        Some(self.longest(&self.ends(moment, &calendar)).0.day)
    }

    /// Where each reading ends; there is at least one.
    fn ends(&self, moment: i64, calendar: &Calendar) -> Vec<End> {
        self.counting.readings().iter().map(|reading| self.read(*reading, moment, calendar)).collect()
    }

    fn read(&self, reading: Reading, moment: i64, calendar: &Calendar) -> End {
        let mut steps = vec![Step::Read(reading)];
        let mut end = match self.unit {
            Unit::Hours => self.hours(reading, moment, &mut steps),
            _ => self.days(reading, day_of(moment), calendar, &mut steps),
        };
        let rolls = reading == Reading::Free || self.roll == Roll::Moves;
        if rolls && !calendar.is_working(end.day) {
            let from = end.day;
            let to = if self.is_ahead() { calendar.roll_back(from) } else { calendar.roll_forward(from) };
            let holidays = calendar.holidays_on(from);
            steps.push(Step::Moved { from, class: calendar.class(from), holidays, to });
            end = self.end_on(to);
        }
        End { steps, ..end }
    }

    fn hours(&self, reading: Reading, moment: i64, steps: &mut Vec<Step>) -> End {
        let length = i64::from(self.length) * HOUR;
        let start = match (reading, self.is_ahead()) {
            (Reading::Plain, _) => moment,
            (Reading::Free, false) => end_of(day_of(moment)),
            (Reading::Free, true) => start_of(day_of(moment)),
        };
        if start != moment {
            steps.push(Step::FromMidnight(day_of(start)));
        }
        let boundary = if self.is_ahead() { start - length } else { start + length };
        // What ends at midnight ends with the day before; what may begin at midnight begins with the day.
        let day = if self.binds == Binds::NotBefore { day_of(boundary) } else { day_of(boundary - 1) };
        steps.push(Step::Counted { length: self.length, unit: self.unit, until: day });
        End { day, boundary, steps: Vec::new() }
    }

    fn days(&self, reading: Reading, event: Date, calendar: &Calendar, steps: &mut Vec<Step>) -> End {
        let counted = self.reach(event, self.length, calendar);
        if self.unit == Unit::WorkingDays {
            left_out(event, counted, calendar, steps);
        }
        steps.push(Step::Counted { length: self.length, unit: self.unit, until: counted });
        if reading == Reading::Plain || self.unit == Unit::Months {
            return self.end_on(counted);
        }
        let reaches = self.reach(counted, 1, calendar);
        if self.unit == Unit::WorkingDays {
            left_out(counted, reaches, calendar, steps);
        }
        steps.push(Step::LastNotCounted { day: counted, reaches });
        self.end_on(reaches)
    }

    /// The day so many units away.
    fn reach(&self, from: Date, length: u16, calendar: &Calendar) -> Date {
        let count = i32::from(length);
        let count = if self.is_ahead() { -count } else { count };
        match self.unit {
            Unit::WorkingDays if self.is_ahead() => calendar.working_day_before(from, u32::from(length)),
            Unit::WorkingDays => calendar.working_day_after(from, u32::from(length)),
            Unit::Months => from.saturating_add(count.months()),
            Unit::CalendarDays | Unit::Hours => from.saturating_add(count.days()),
        }
    }

    fn end_on(&self, day: Date) -> End {
        let boundary = if self.binds == Binds::NotBefore { start_of(day) } else { end_of(day) };
        End { day, boundary, steps: Vec::new() }
    }

    fn is_ahead(&self) -> bool {
        self.binds == Binds::Ahead
    }
}

/// Where a reading ends.
struct End {
    day: Date,
    boundary: i64,
    steps: Vec<Step>,
}

/// The days between that a count in working days passes over.
fn left_out(one: Date, other: Date, calendar: &Calendar, steps: &mut Vec<Step>) {
    let (first, last) = (one.min(other), one.max(other));
    let between = std::iter::successors(first.tomorrow().ok(), |day| day.tomorrow().ok());
    let (mut weekends, mut others) = (0, Vec::new());
    for day in between.take_while(|day| *day < last).filter(|day| !calendar.is_working(*day)) {
        if is_weekend(day) {
            weekends += 1;
        } else {
            let holidays = calendar.holidays_on(day);
            others.push(Step::LeftOut { day, class: calendar.class(day), holidays });
        }
    }
    if weekends > 0 {
        steps.push(Step::Weekends(weekends));
    }
    steps.extend(others);
}

/// The three dates of a draft decision, from the day on which it was announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Until when proposals are received at least.
    pub proposals: Due,
    /// From when on it may be submitted for endorsement.
    pub endorsement: Due,
    /// From when on an ordinary sitting of the council may vote, if it is convened on the first day of endorsement.
    pub sitting: Due,
}

/// The dates of a draft decision under Law 52/2003, art. 7, and the Administrative Code, art. 134.
pub fn draft(announced: Date, calendar: &Calendar) -> Draft {
    let endorsement = law::NOTICE.due_from(announced, calendar);
    Draft {
        proposals: law::PROPOSALS.due_from(announced, calendar),
        sitting: law::CONVOCATION.due_from(endorsement.used, calendar),
        endorsement,
    }
}
