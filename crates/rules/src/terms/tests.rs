use super::law::{self, ALL};
use super::*;
use crate::calendar::tests::{any_calendar, any_day};
use crate::calendar::{Calendar, DayClass, Holiday, day_of, end_of, start_of};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

const HOUR: i64 = 3_600_000;

fn plain() -> Calendar {
    Calendar::default()
}

#[test]
fn every_step_of_a_count_is_told() {
    let three = Term { length: 3, ..law::NOTICE };
    let due = three.due_from(date(2026, 4, 9), &plain());
    let over_easter = [
        Step::Weekends(2),
        Step::LeftOut {
            day: date(2026, 4, 10),
            class: DayClass::Holiday,
            holidays: vec![Holiday::GoodFriday],
        },
        Step::LeftOut { day: date(2026, 4, 13), class: DayClass::Holiday, holidays: vec![Holiday::Easter] },
        Step::Counted { length: 3, unit: Unit::WorkingDays, until: date(2026, 4, 16) },
    ];
    let mut expected = vec![Step::Event(date(2026, 4, 9)), Step::Read(Reading::Plain)];
    expected.extend(over_easter.clone());
    expected.push(Step::Read(Reading::Free));
    expected.extend(over_easter);
    expected.push(Step::LastNotCounted { day: date(2026, 4, 16), reaches: date(2026, 4, 17) });
    expected.push(Step::Chosen { used: date(2026, 4, 17), not: date(2026, 4, 16) });
    assert_eq!(due.why, expected);
    assert_eq!(
        (due.earliest, due.latest, due.used),
        (date(2026, 4, 16), date(2026, 4, 17), date(2026, 4, 17))
    );
    assert_eq!(due.boundary, start_of(date(2026, 4, 17)));
}

#[test]
fn a_council_is_convened_by_free_days_that_move_on_from_a_day_of_rest() {
    // Monday; five days between; the tenth is a Sunday.
    let due = law::CONVOCATION.due_from(date(2026, 5, 4), &plain());
    assert_eq!((due.earliest, due.used), (date(2026, 5, 11), date(2026, 5, 11)));
    let moved = Step::Moved {
        from: date(2026, 5, 10),
        class: DayClass::Weekend,
        holidays: vec![],
        to: date(2026, 5, 11),
    };
    assert_eq!(due.why.last(), Some(&moved));
    assert_eq!(law::EXTRAORDINARY_CONVOCATION.due_from(date(2026, 5, 4), &plain()).used, date(2026, 5, 8));
}

#[test]
fn ahead_of_a_meeting_the_earlier_day_holds() {
    // Thursday: three days ahead is Monday; in free days it would be Sunday, so the Friday before.
    let due = law::PUBLIC_MEETING.due_from(date(2026, 5, 21), &plain());
    assert_eq!((due.earliest, due.latest), (date(2026, 5, 15), date(2026, 5, 18)));
    assert_eq!((due.used, due.act_by()), (date(2026, 5, 15), date(2026, 5, 15)));
    assert_eq!(due.boundary, end_of(date(2026, 5, 15)));
    assert_eq!(law::PUBLIC_MEETING.event_for(date(2026, 5, 15), &plain()), Some(date(2026, 5, 19)));
}

#[test]
fn whoever_must_answer_is_told_the_shorter_reading_and_is_late_by_the_longer() {
    let due = law::PETITION.due(start_of(date(2026, 5, 4)) + 15 * HOUR, &plain());
    assert_eq!((due.act_by(), due.used), (date(2026, 6, 3), date(2026, 6, 4)));
    assert!(!due.is_over(end_of(date(2026, 6, 4)) - 1));
    assert!(due.is_over(end_of(date(2026, 6, 4))));
    assert_eq!(law::PETITION_LONG.due_from(date(2026, 5, 4), &plain()).act_by(), date(2026, 6, 18));
}

#[test]
fn the_three_dates_of_a_draft_follow_from_its_announcement() {
    let dates = draft(date(2026, 9, 1), &plain());
    // The eleventh day is a Saturday, the twelfth a Sunday.
    assert_eq!((dates.proposals.earliest, dates.proposals.used), (date(2026, 9, 11), date(2026, 9, 14)));
    assert_eq!(
        (dates.endorsement.earliest, dates.endorsement.used),
        (date(2026, 10, 13), date(2026, 10, 14))
    );
    assert_eq!(dates.sitting.used, date(2026, 10, 20));
    assert_eq!(law::NOTICE.event_for(date(2026, 10, 14), &plain()), Some(date(2026, 9, 1)));
    assert_eq!(law::NOTICE.event_for(date(2026, 10, 13), &plain()), Some(date(2026, 8, 31)));
}

#[test]
fn bridge_days_count_and_what_they_would_change_is_said() {
    let mut calendar = Calendar::with_bridges([date(2026, 5, 5), date(2027, 1, 1)]);
    let due = law::PREFECT.due_from(date(2026, 5, 4), &calendar);
    assert_eq!((due.used, due.bridges_otherwise), (date(2026, 5, 19), Some(date(2026, 5, 20))));
    assert_eq!(due.why.last(), Some(&Step::BridgesOtherwise(date(2026, 5, 20))));
    calendar.bridges_rest = true;
    let due = law::PREFECT.due_from(date(2026, 5, 4), &calendar);
    assert_eq!((due.used, due.bridges_otherwise), (date(2026, 5, 20), Some(date(2026, 5, 19))));
    let left_out = Step::LeftOut { day: date(2026, 5, 5), class: DayClass::Bridge, holidays: vec![] };
    assert_eq!(due.why.iter().filter(|step| **step == left_out).count(), 2);
    assert_eq!(law::PREFECT.due_from(date(2026, 6, 8), &calendar).bridges_otherwise, None);
}

#[test]
fn a_month_ends_on_the_day_of_the_same_number_or_on_its_last() {
    let month = |day| law::MONTHLY_SITTING.due_from(day, &plain()).used;
    assert_eq!(month(date(2026, 3, 5)), date(2026, 4, 5));
    assert_eq!(month(date(2026, 1, 31)), date(2026, 2, 28));
    let free = Term { counting: Counting::Settled(Reading::Free), ..law::MONTHLY_SITTING };
    // Easter Sunday moves behind Easter Monday.
    assert_eq!(free.due_from(date(2026, 3, 12), &plain()).used, date(2026, 4, 14));
    let ahead = Term { binds: Binds::Ahead, length: 3, ..free };
    assert_eq!(ahead.due_from(date(2026, 5, 31), &plain()).used, date(2026, 2, 27));
}

#[test]
fn hours_are_counted_through_the_change_of_clocks() {
    let hours = Term { unit: Unit::Hours, length: 24, binds: Binds::NotBefore, ..law::PETITION };
    let noon = start_of(date(2026, 10, 24)) + 12 * HOUR;
    // The 25th has 25 hours, so that a day later by the hour is eleven o'clock; from midnight on it is 23:00 on a
    // Sunday, which moves to Monday.
    let due = hours.due(noon, &plain());
    assert_eq!((due.earliest, due.used), (date(2026, 10, 25), date(2026, 10, 26)));
    assert_eq!(due.boundary, start_of(date(2026, 10, 26)));
    let exact = Term { counting: Counting::Settled(Reading::Plain), ..hours };
    assert_eq!(exact.due(noon, &plain()).boundary, start_of(date(2026, 10, 25)) + 12 * HOUR);
    let working = start_of(date(2026, 5, 5)) + 12 * HOUR;
    let due = Term { binds: Binds::By, ..hours }.due(working, &plain());
    assert_eq!((due.earliest, due.used), (date(2026, 5, 6), date(2026, 5, 6)));
    assert_eq!(due.boundary, end_of(date(2026, 5, 6)));
    assert!(due.why.contains(&Step::FromMidnight(date(2026, 5, 6))));
    let ahead = Term { binds: Binds::Ahead, ..hours }.due(working, &plain());
    // A day before the midnight of the 5th ends with Sunday the 3rd; the Friday before it is Labour Day.
    assert_eq!((ahead.used, ahead.boundary), (date(2026, 4, 30), end_of(date(2026, 4, 30))));
}

#[test]
fn a_plain_count_moves_only_where_the_law_says_so() {
    let stays = Term { counting: Counting::Settled(Reading::Plain), length: 5, ..law::PETITION };
    assert_eq!(stays.due_from(date(2026, 5, 5), &plain()).used, date(2026, 5, 10));
    let moves = Term { roll: Roll::Moves, ..stays };
    assert_eq!(moves.due_from(date(2026, 5, 5), &plain()).used, date(2026, 5, 11));
}

#[test]
fn every_term_has_a_name_and_a_citation() {
    let keys: BTreeSet<&str> = ALL.iter().map(|term| term.key).collect();
    assert_eq!(keys.len(), ALL.len());
    for term in ALL {
        assert_eq!(law::find(term.key), Some(term));
        assert!(term.length > 0, "{}", term.key);
        if term.confidence <= Confidence::Secondary {
            assert!(!term.source.is_empty(), "{} was read somewhere", term.key);
        }
        assert!(term.article_confidence >= term.confidence, "{}: an article nobody read", term.key);
    }
    assert_eq!(law::find("law52"), None);
    let unsure = ALL.iter().filter(|term| term.confidence == Confidence::Unverified);
    assert!(unsure.eq([&law::ASSEMBLY_ANSWER]));
}

fn any_term() -> impl Strategy<Value = Term> {
    let units = [Unit::CalendarDays, Unit::WorkingDays, Unit::Months, Unit::Hours];
    let binds = [Binds::NotBefore, Binds::By, Binds::OpenThrough, Binds::Ahead];
    let counting = [
        Counting::Settled(Reading::Plain),
        Counting::Settled(Reading::Free),
        Counting::Unsettled,
        Counting::Unsettled,
    ];
    (0..4_usize, 0..4_usize, 0..4_usize, any::<bool>(), 0..50_u16).prop_map(
        move |(unit, bind, count, moves, length)| Term {
            unit: units[unit],
            binds: binds[bind],
            counting: counting[count],
            roll: if moves { Roll::Moves } else { Roll::Stays },
            length,
            ..law::NOTICE
        },
    )
}

/// Days counted one by one, as on a wall calendar.
fn by_hand(term: &Term, event: Date, reading: Reading, calendar: &Calendar) -> Date {
    let way = if term.binds == Binds::Ahead { -1 } else { 1 };
    let mut left = u32::from(term.length) + u32::from(reading == Reading::Free);
    let mut day = event;
    while left > 0 {
        day = day.saturating_add(way.days());
        left -= u32::from(term.unit == Unit::CalendarDays || calendar.is_working(day));
    }
    while (reading == Reading::Free || term.roll == Roll::Moves) && !calendar.is_working(day) {
        day = day.saturating_add(way.days());
    }
    day
}

proptest! {
    #[test]
    fn days_are_counted_as_by_hand(term in any_term(), event in any_day(), calendar in any_calendar()) {
        let unit = if term.unit == Unit::WorkingDays { term.unit } else { Unit::CalendarDays };
        let term = Term { unit, ..term };
        let due = term.due_from(event, &calendar);
        let ends: Vec<Date> =
            term.counting.readings().iter().map(|reading| by_hand(&term, event, *reading, &calendar)).collect();
        prop_assert_eq!(Some(&due.earliest), ends.iter().min());
        prop_assert_eq!(Some(&due.latest), ends.iter().max());
        prop_assert_eq!(due.used, if term.binds == Binds::Ahead { due.earliest } else { due.latest });
    }

    #[test]
    fn a_term_that_moves_never_ends_on_a_day_of_rest(term in any_term(), moment in day_and_hour(), calendar in any_calendar()) {
        let term = Term { roll: Roll::Moves, ..term };
        let due = term.due(moment, &calendar);
        prop_assert!(calendar.is_working(due.earliest) && calendar.is_working(due.latest));
    }

    #[test]
    fn a_later_event_never_ends_a_term_earlier(term in any_term(), moment in day_and_hour(), later in 0..3_000_i64, calendar in any_calendar()) {
        let (first, second) = (term.due(moment, &calendar), term.due(moment + later * HOUR, &calendar));
        prop_assert!(second.earliest >= first.earliest && second.latest >= first.latest);
        // In hours it may: what moves on from a day of rest lasts to the end of the next day, not to an hour of it.
        prop_assert!(term.unit == Unit::Hours || second.boundary >= first.boundary);
    }

    #[test]
    fn a_longer_term_never_ends_nearer(term in any_term(), moment in day_and_hour(), calendar in any_calendar()) {
        let longer = Term { length: term.length + 1, ..term }.due(moment, &calendar);
        let due = term.due(moment, &calendar);
        let further = if term.binds == Binds::Ahead { longer.used <= due.used } else { longer.used >= due.used };
        prop_assert!(further);
    }

    #[test]
    fn the_boundary_belongs_to_the_day_that_holds(term in any_term(), moment in day_and_hour(), calendar in any_calendar()) {
        let due = term.due(moment, &calendar);
        let last = if term.binds == Binds::NotBefore { due.boundary } else { due.boundary - 1 };
        prop_assert_eq!(day_of(last), due.used);
        prop_assert!(due.is_over(due.boundary) && !due.is_over(due.boundary - 1));
        prop_assert!(due.earliest <= due.act_by() && due.act_by() <= due.latest);
        if term.unit != Unit::Hours {
            prop_assert!([start_of(due.used), end_of(due.used)].contains(&due.boundary));
        }
    }

    #[test]
    fn the_day_for_an_event_is_the_last_that_still_fits(term in any_term(), day in any_day(), calendar in any_calendar()) {
        let event = term.event_for(day, &calendar).unwrap();
        let used = |event| term.due_from(event, &calendar).used;
        if term.binds == Binds::Ahead {
            prop_assert!(used(event) >= day);
            prop_assert!(event == day || used(event.yesterday().unwrap()) < day);
        } else {
            prop_assert!(used(event) <= day);
            prop_assert!(event == day || used(event.tomorrow().unwrap()) > day);
        }
    }

    #[test]
    fn bridge_days_never_shorten_a_term(term in any_term(), event in any_day(), calendar in any_calendar()) {
        let resting = Calendar { bridges_rest: true, ..calendar.clone() };
        let working = Calendar { bridges_rest: false, ..calendar };
        let (long, short) = (term.due_from(event, &resting), term.due_from(event, &working));
        let further = if term.binds == Binds::Ahead { long.used <= short.used } else { long.used >= short.used };
        prop_assert!(further);
        prop_assert_eq!(short.bridges_otherwise, (long.used != short.used).then_some(long.used));
        prop_assert_eq!(long.bridges_otherwise, (long.used != short.used).then_some(short.used));
    }
}

fn day_and_hour() -> impl Strategy<Value = i64> {
    (any_day(), 0..23_i64).prop_map(|(day, hour)| start_of(day) + hour * HOUR)
}
