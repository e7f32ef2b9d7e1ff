"""At which hour of the morning mail is made for whoever wants none at some hours."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from logbook.followups.moments import Habits, morning


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (time(7), time(9), time(9)),
        (time(22), time(7), time(7)),
        (time(22), time(7, 1), time(7, 1)),
        (time(22), time(6), time(7)),
        (time(8), time(9), time(7)),
        (time(6), time(6, 30), time(7)),
        (time(22), time(0), time(7)),
        (None, time(9), time(7)),
        (time(6), None, time(7)),
        (time(9), time(9), time(7)),
    ],
)
def test_quiet_hours_that_hold_the_morning_end_before_mail_is_made(since, until, expected):
    at = morning(date(2026, 12, 7), Habits("Europe/Amsterdam", since, until))
    assert at.astimezone(ZoneInfo("Europe/Amsterdam")).time() == expected
