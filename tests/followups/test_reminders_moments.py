"""When somebody is told: local mornings, working days, silence, and what was missed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.followups.moments import (
    DueTerm,
    Habits,
    Moment,
    is_workday,
    local_date,
    morning,
    next_morning,
    next_overdue,
    plan,
    workday_from,
    workday_until,
)

HERE = Habits("Europe/Amsterdam")
LEADS = (14, 3, 0)
LONG_AGO = datetime(2019, 10, 1, tzinfo=UTC)
ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Jakarta", "Pacific/Auckland", "Asia/Kolkata")

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
instants = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
times = st.none() | st.times()
habits = st.builds(Habits, st.sampled_from(ZONES), times, times)
terms = st.builds(
    DueTerm,
    st.none() | days,
    st.lists(st.integers(-1, 60), max_size=5),
    st.none() | days,
)


def told(term: DueTerm, now: datetime = LONG_AGO, habits: Habits = HERE) -> dict[str, str]:
    """The plan as rule -> local day and hour."""
    zone = ZoneInfo(habits.time_zone)
    return {
        moment.rule: moment.at.astimezone(zone).strftime("%a %d %b %H:%M")
        for moment in plan(term, habits, now=now)
    }


def test_two_weeks_before_three_days_before_on_the_day_and_after():
    assert told(DueTerm(date(2026, 12, 16), LEADS)) == {
        "before-14": "Wed 02 Dec 07:00",
        "before-3": "Fri 11 Dec 07:00",
        "due": "Wed 16 Dec 07:00",
        "overdue-1": "Thu 17 Dec 07:00",
    }


def test_a_lead_of_nothing_is_the_day_itself_and_is_not_taken_for_no_lead():
    assert told(DueTerm(date(2026, 12, 16), [0]))["due"] == "Wed 16 Dec 07:00"


def test_without_a_term_nothing_is_told():
    assert told(DueTerm(None, LEADS)) == {}


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 12, 20), "Fri 18 Dec 07:00"),  # a Sunday
        (date(2026, 12, 27), "Thu 24 Dec 07:00"),  # the Sunday after Christmas on Friday
        (date(2026, 4, 27), "Fri 24 Apr 07:00"),  # the King's day, a Monday
        (date(2026, 5, 14), "Wed 13 May 07:00"),  # Ascension
        (date(2028, 2, 29), "Tue 29 Feb 07:00"),
    ],
)
def test_a_day_that_nobody_works_moves_to_the_working_day_before(due: date, expected: str):
    assert told(DueTerm(due, [0]))["due"] == expected


def test_nobody_is_told_that_something_is_overdue_before_it_is():
    friday = date(2026, 12, 4)
    assert told(DueTerm(friday, [0]))["overdue-1"] == "Mon 07 Dec 07:00"


def test_what_stays_overdue_is_told_every_seven_days_one_ahead():
    term, now = DueTerm(date(2026, 12, 1)), datetime(2026, 12, 1, 12, tzinfo=UTC)
    rules = []
    for _ in range(4):
        moment = next_overdue(term, HERE, now=now)
        assert moment is not None
        rules.append((moment.rule, local_date(moment.at, HERE).isoformat()))
        now = moment.at
    assert rules == [
        ("overdue-1", "2026-12-02"),
        ("overdue-2", "2026-12-09"),
        ("overdue-3", "2026-12-16"),
        ("overdue-4", "2026-12-23"),
    ]


def test_after_a_long_silence_only_the_next_overdue_moment_is_told():
    moment = next_overdue(DueTerm(date(2026, 1, 5)), HERE, now=datetime(2026, 3, 4, 12, tzinfo=UTC))
    assert moment == Moment(datetime(2026, 3, 10, 6, tzinfo=UTC), "overdue-10")


def test_made_after_its_moments_it_is_told_once_in_the_next_morning():
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert told(DueTerm(date(2026, 12, 9), LEADS), now) == {
        "before-3": "Tue 08 Dec 07:00",
        "due": "Wed 09 Dec 07:00",
        "overdue-1": "Thu 10 Dec 07:00",
    }


def test_what_comes_by_the_next_morning_anyway_is_not_told_twice():
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert set(told(DueTerm(date(2026, 12, 8), LEADS), now)) == {"due", "overdue-1"}


def test_made_long_overdue_it_is_told_in_the_next_morning():
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert told(DueTerm(date(2026, 12, 1), LEADS), now) == {
        "overdue-1": "Tue 08 Dec 07:00",
        "overdue-2": "Wed 09 Dec 07:00",
    }


def test_what_comes_at_this_very_instant_has_passed():
    term, far = DueTerm(date(2026, 12, 16), [0]), DueTerm(date(2026, 12, 16), [14])
    now = datetime(2026, 12, 16, 6, tzinfo=UTC)
    assert told(term, now) == {"overdue-1": "Thu 17 Dec 07:00"}
    assert told(far, now - timedelta(days=14)) == {
        "before-14": "Thu 03 Dec 07:00",
        "overdue-1": "Thu 17 Dec 07:00",
    }


def test_a_snooze_silences_everything_before_its_day():
    term = DueTerm(date(2026, 12, 16), LEADS, snoozed_until=date(2026, 12, 14))
    assert told(term) == {
        "snooze": "Mon 14 Dec 07:00",
        "due": "Wed 16 Dec 07:00",
        "overdue-1": "Thu 17 Dec 07:00",
    }


def test_a_snooze_silences_what_is_overdue_too():
    term = DueTerm(date(2026, 12, 1), LEADS, snoozed_until=date(2027, 1, 11))
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    assert told(term, now) == {"snooze": "Mon 11 Jan 07:00", "overdue-7": "Wed 13 Jan 07:00"}


def test_a_snooze_that_ends_on_a_saturday_is_told_on_monday():
    assert told(DueTerm(None, LEADS, date(2026, 12, 12))) == {"snooze": "Mon 14 Dec 07:00"}


def test_a_snooze_ends_on_the_day_of_the_term_where_that_is_the_next_working_day():
    term = DueTerm(date(2026, 12, 14), [], snoozed_until=date(2026, 12, 12))
    assert told(term)["snooze"] == "Mon 14 Dec 07:00"


def test_on_the_day_that_a_snooze_ends_it_is_silent_no_longer():
    term = DueTerm(date(2026, 12, 14), [0], snoozed_until=date(2026, 12, 14))
    assert told(term)["due"] == told(term)["snooze"] == "Mon 14 Dec 07:00"
    overdue = DueTerm(date(2026, 12, 1), snoozed_until=date(2026, 12, 9))
    moment = next_overdue(overdue, HERE, now=datetime(2026, 12, 7, 9, tzinfo=UTC))
    assert moment == Moment(datetime(2026, 12, 9, 6, tzinfo=UTC), "overdue-2")


def test_unless_the_term_would_be_over_by_then():
    term = DueTerm(date(2026, 12, 13), [0], snoozed_until=date(2026, 12, 12))
    assert told(term)["snooze"] == "Sat 12 Dec 07:00"


def test_a_snooze_that_nobody_will_live_to_see_the_end_of_is_silence():
    for end in (date(9000, 1, 1), date(9999, 12, 31)):
        assert told(DueTerm(date(2026, 12, 1), LEADS, end)) == {}


@pytest.mark.parametrize("year", [1, 1899, 9000, 9999])
def test_a_term_in_a_year_that_nobody_means_is_told_never(year: int):
    assert told(DueTerm(date(year, 12, 31), LEADS)) == {}


def test_negative_and_endless_lead_times_are_passed_over():
    term = DueTerm(date(2036, 12, 16), [-1, 3650, 3651, 10**9])
    assert set(told(term)) == {"before-3650", "overdue-1"}


@pytest.mark.parametrize(
    ("quiet", "expected"),
    [
        ((None, None), 7),
        ((time(22), time(8)), 8),
        ((time(6), time(9)), 9),
        ((time(0), time(9)), 9),
        ((time(9), time(12)), 7),
        ((time(22), time(6)), 7),
        ((time(8), time(8)), 7),
        ((time(6), time(5)), 7),  # all day but an hour before seven: no later hour the same day
        ((time(8), None), 7),
    ],
)
def test_quiet_hours_move_the_morning_to_later_the_same_day(quiet, expected: int):
    day = date(2026, 12, 8)
    at = morning(day, Habits("Europe/Amsterdam", *quiet)).astimezone(ZoneInfo("Europe/Amsterdam"))
    assert (at.date(), at.hour) == (day, expected)


@pytest.mark.parametrize(
    ("zone", "utc"),
    [("Europe/Amsterdam", 6), ("America/New_York", 12), ("Asia/Jakarta", 0)],
)
def test_the_morning_is_that_of_the_recipient(zone: str, utc: int):
    assert morning(date(2026, 12, 8), Habits(zone)) == datetime(2026, 12, 8, utc, tzinfo=UTC)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_across_a_change_of_the_clock_it_stays_seven_in_the_morning(change: date):
    for offset in (-1, 0, 1):
        at = morning(change + timedelta(days=offset), HERE)
        assert at.astimezone(ZoneInfo("Europe/Amsterdam")).time() == time(7)
    before, on = (morning(change + timedelta(days=offset), HERE) for offset in (-1, 0))
    assert on - before != timedelta(days=1)


def test_a_lead_across_a_change_of_the_clock_counts_days_and_not_hours():
    assert told(DueTerm(date(2026, 4, 1), [3, 0]))["before-3"] == "Fri 27 Mar 07:00"
    assert told(DueTerm(date(2026, 10, 28), [2, 0]))["before-2"] == "Mon 26 Oct 07:00"


def test_the_table_of_holidays_may_end_and_weekends_go_on():
    assert not is_workday(date(8999, 12, 28))
    assert (
        workday_until(date(8999, 12, 28)).weekday()
        == workday_from(date(8999, 12, 28)).weekday() + 4
    )


@given(terms, habits, instants)
@settings(max_examples=400, deadline=None)
def test_every_moment_is_a_morning_still_to_come_and_each_rule_stands_once(term, habits, now):
    planned = plan(term, habits, now=now)
    assert all(moment.at > now for moment in planned)
    assert all(moment.at == morning(local_date(moment.at, habits), habits) for moment in planned)
    rules = [moment.rule for moment in planned]
    assert len(rules) == len(set(rules))
    assert planned == sorted(planned)


@given(terms, habits, instants)
@settings(max_examples=400, deadline=None)
def test_what_is_open_with_a_term_is_never_forgotten(term, habits, now):
    assert bool(plan(term, habits, now=now)) >= (term.due_on is not None)


@given(st.builds(DueTerm, days, st.lists(st.integers(0, 60), max_size=5)), habits)
@settings(max_examples=200, deadline=None)
def test_a_moment_never_comes_before_that_of_a_longer_lead_time(term, habits):
    planned = {moment.rule: moment.at for moment in plan(term, habits, now=LONG_AGO)}
    leads = sorted(set(term.lead_times), reverse=True)
    moments = [planned[f"before-{lead}" if lead else "due"] for lead in leads]
    assert moments == sorted(moments)


@given(st.builds(DueTerm, days, st.just(LEADS), days), habits, instants)
@settings(max_examples=400, deadline=None)
def test_nothing_is_planned_to_be_told_while_it_is_snoozed(term, habits, now):
    for moment in plan(term, habits, now=now):
        is_late = moment.at == next_morning(now, habits)
        assert is_late or local_date(moment.at, habits) >= term.snoozed_until


@given(days, habits, instants)
@settings(max_examples=400, deadline=None)
def test_overdue_moments_follow_each_other_and_none_is_before_the_day_after_the_term(
    due, habits, now
):
    moment = next_overdue(DueTerm(due), habits, now=now)
    assert moment is not None
    following = next_overdue(DueTerm(due), habits, now=moment.at)
    assert following is not None
    assert now < moment.at < following.at <= moment.at + timedelta(days=16)
    assert local_date(moment.at, habits) > due
    assert int(following.rule.split("-")[1]) == int(moment.rule.split("-")[1]) + 1


@given(habits, instants)
@settings(max_examples=400, deadline=None)
def test_the_next_morning_is_today_or_tomorrow(habits, now):
    later = next_morning(now, habits)
    assert now < later <= now + timedelta(hours=49)
    assert later == morning(local_date(later, habits), habits)
