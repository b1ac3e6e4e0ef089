use super::*;
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use proptest::prelude::*;

#[test]
fn two_holidays_may_fall_on_one_day() {
    assert_eq!(holidays_on(date(2026, 6, 1)), [Holiday::Pentecost, Holiday::Children]);
    let year = holidays(2026);
    assert_eq!(year.len(), 17);
    assert!(year.is_sorted());
    assert_eq!(year.iter().filter(|(day, _)| *day == date(2026, 6, 1)).count(), 2);
    // Labour Day on Holy Saturday: no collision, three free days in a row.
    let calendar = Calendar::default();
    assert_eq!(calendar.working_day_after(date(2027, 4, 29), 1), date(2027, 5, 4));
}

#[test]
fn a_holiday_begins_with_its_law() {
    for (before, since, holiday) in [
        (date(2008, 6, 16), date(2009, 6, 8), Holiday::Pentecost),
        (date(2008, 8, 15), date(2009, 8, 15), Holiday::Dormition),
        (date(2011, 11, 30), date(2012, 11, 30), Holiday::SaintAndrew),
        (date(2016, 1, 24), date(2017, 1, 24), Holiday::Union),
        (date(2016, 6, 1), date(2017, 6, 1), Holiday::Children),
        (date(2017, 4, 14), date(2018, 4, 6), Holiday::GoodFriday),
        (date(2023, 1, 6), date(2024, 1, 6), Holiday::Epiphany),
        (date(2023, 1, 7), date(2024, 1, 7), Holiday::SaintJohn),
    ] {
        assert!(!holidays_on(before).contains(&holiday), "{before}");
        assert!(holidays_on(since).contains(&holiday), "{since}");
    }
    assert_eq!(holidays_on(date(1999, 12, 1)), [Holiday::National]);
}

#[test]
fn every_holiday_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = Holiday::ALL.iter().map(|holiday| holiday.code()).collect();
    assert_eq!(names.len(), Holiday::ALL.len());
    for holiday in Holiday::ALL {
        assert!(holidays(2030).iter().any(|(_, kept)| *kept == holiday), "{}", holiday.code());
    }
}

#[test]
fn a_bridge_day_is_a_class_of_its_own_and_counts_unless_told() {
    // Friday between Dormition (Thursday) and the weekend.
    let (dormition, friday, monday) = (date(2030, 8, 15), date(2030, 8, 16), date(2030, 8, 19));
    let mut calendar = Calendar::with_bridges([friday, date(2030, 8, 17), dormition]);
    assert_eq!(calendar.class(dormition), DayClass::Holiday);
    assert_eq!(calendar.class(friday), DayClass::Bridge);
    assert_eq!(calendar.class(date(2030, 8, 17)), DayClass::Weekend);
    assert_eq!(calendar.class(monday), DayClass::Working);
    assert_eq!(calendar.working_day_after(date(2030, 8, 14), 1), friday);
    calendar.bridges_rest = true;
    assert_eq!(calendar.working_day_after(date(2030, 8, 14), 1), monday);
    assert_eq!(calendar.working_day_before(monday, 1), date(2030, 8, 14));
}

#[test]
fn western_feasts_are_worked_unless_the_authority_keeps_them() {
    let monday = date(2026, 4, 6);
    let mut calendar = Calendar::default();
    assert_eq!(calendar.class(monday), DayClass::Working);
    calendar.western_feasts = true;
    assert_eq!(calendar.holidays_on(monday), [Holiday::Easter]);
    assert_eq!(calendar.class(date(2026, 4, 3)), DayClass::Holiday);
    // In 2025 both rites kept Easter together, and a fixed holiday is no feast of a rite.
    assert_eq!(calendar.holidays_on(date(2025, 4, 21)), [Holiday::Easter]);
    assert_eq!(calendar.holidays_on(date(2026, 12, 25)), [Holiday::Christmas]);
}

#[test]
fn days_have_23_or_25_hours_when_the_clocks_change() {
    const HOUR: i64 = 3_600_000;
    for (day, hours) in
        [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 1), 24), (date(2040, 3, 25), 23)]
    {
        assert_eq!(end_of(day) - start_of(day), hours * HOUR, "{day}");
        assert_eq!(day_of(start_of(day)), day);
        assert_eq!(day_of(end_of(day) - 1), day);
        assert_eq!(day_of(end_of(day)), day.tomorrow().unwrap());
    }
}

#[test]
fn an_hour_that_comes_twice_is_the_later_one_and_one_that_is_skipped_comes_after() {
    let twice = date(2026, 10, 25).at(3, 30, 0, 0);
    let moment = moment_of(twice).unwrap();
    assert_eq!((local(moment), local(moment - 3_600_000)), (twice, twice));
    assert_eq!(local(moment + 3_600_000), date(2026, 10, 25).at(4, 30, 0, 0));
    let skipped = moment_of(date(2026, 3, 29).at(3, 30, 0, 0)).unwrap();
    assert_eq!(local(skipped), date(2026, 3, 29).at(4, 30, 0, 0));
    assert_eq!(moment_of(DateTime::MAX), None);
}

#[test]
fn counting_stops_at_the_end_of_the_calendar() {
    let calendar = Calendar::default();
    assert_eq!(calendar.working_day_after(Date::MAX, 3), Date::MAX);
    assert_eq!(calendar.working_day_before(Date::MIN, 3), Date::MIN);
    assert_eq!(end_of(Date::MAX), start_of(Date::MAX));
}

/// Any day of more than fifty years.
pub(crate) fn any_day() -> impl Strategy<Value = Date> {
    (0..20_000_i32).prop_map(|days| date(2003, 3, 1).saturating_add(days.days()))
}

pub(crate) fn any_calendar() -> impl Strategy<Value = Calendar> {
    let bridges = prop::collection::btree_set(any_day(), 0..40);
    (bridges, any::<bool>(), any::<bool>()).prop_map(|(bridges, bridges_rest, western_feasts)| Calendar {
        bridges,
        bridges_rest,
        western_feasts,
    })
}

proptest! {
    #[test]
    fn one_more_working_day_is_the_next_working_day(day in any_day(), count in 0..80_u32, calendar in any_calendar()) {
        let there = calendar.working_day_after(day, count);
        prop_assert_eq!(calendar.working_day_after(there, 1), calendar.working_day_after(day, count + 1));
        prop_assert_eq!(calendar.working_days_between(day, there), count);
        prop_assert!(count == 0 || calendar.is_working(there));
    }

    #[test]
    fn a_later_start_never_ends_earlier(day in any_day(), later in 0..60_i32, count in 0..60_u32, calendar in any_calendar()) {
        let second = day.saturating_add(later.days());
        prop_assert!(calendar.working_day_after(second, count) >= calendar.working_day_after(day, count));
        prop_assert!(calendar.working_day_before(second, count) >= calendar.working_day_before(day, count));
    }

    #[test]
    fn there_and_back_is_where_a_working_day_began(day in any_day(), count in 0..80_u32, calendar in any_calendar()) {
        let start = calendar.roll_forward(day);
        prop_assert_eq!(calendar.working_day_before(calendar.working_day_after(start, count), count), start);
    }

    #[test]
    fn a_roll_ends_on_the_nearest_working_day(day in any_day(), calendar in any_calendar()) {
        let (on, back) = (calendar.roll_forward(day), calendar.roll_back(day));
        prop_assert!(back <= day && day <= on);
        prop_assert!(calendar.is_working(on) && calendar.is_working(back));
        prop_assert_eq!(calendar.working_days_between(back, on), u32::from(on != back));
    }

    #[test]
    fn days_meet_without_gap_or_overlap(day in any_day(), within in 0..90_000_000_i64) {
        let next = day.tomorrow().unwrap();
        prop_assert_eq!(end_of(day), start_of(next));
        let hours = (end_of(day) - start_of(day)) / 3_600_000;
        prop_assert!((23..=25).contains(&hours));
        let moment = start_of(day) + within;
        prop_assert_eq!(day_of(moment) == day, moment < end_of(day));
    }

    #[test]
    fn nobody_works_a_whole_week_nor_rests_one(day in any_day()) {
        let calendar = Calendar::default();
        let week = calendar.working_days_between(day, day.saturating_add(7.days()));
        // After 2023 the first week of January has the fewest working days.
        prop_assert!((1..=5).contains(&week), "{week} from {day}");
    }
}
