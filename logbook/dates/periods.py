"""Periods of a calendar: quarters, halves, weeks, and which of them is meant without a year."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from logbook.dates.errors import FIRST_YEAR, LAST_YEAR

ONE_DAY = timedelta(days=1)
_LONG = timedelta(days=360)


@dataclass(frozen=True, slots=True)
class Period:
    """Consecutive days, the last one included."""

    first: date
    last: date

    def third(self, third: int) -> "Period":
        """'Begin' (1), 'medio' (2) or 'eind' (3) of this period.

        Thirds by days: early May is until the 10th, mid-May until the 20th. Of a year the first
        quarter is early, May to July its middle and the last quarter late, as the words are used.
        """
        if self.last - self.first > _LONG:
            return months(self.first.year, (1, 5, 10)[third - 1], 3)
        days = (self.last - self.first + ONE_DAY).days
        begins, ends = (self.first + timedelta(days=days * n // 3) for n in (third - 1, third))
        return Period(begins, ends - ONE_DAY)


def months(year: int, first: int, count: int) -> Period:
    """So many months from the first of `first`, which may exceed 12 and then lies a year on."""
    start, end = first - 1, first + count - 2
    last_year, last_month = year + end // 12, end % 12 + 1
    return Period(
        date(year + start // 12, start % 12 + 1, 1),
        date(last_year, last_month, monthrange(last_year, last_month)[1]),
    )


def unit_around(unit: str, day: date, ahead: int) -> Period:
    """The 'week', 'month', 'quarter' or 'year' of this day, or that many of them ahead."""
    if unit == "week":
        monday = day + timedelta(weeks=ahead, days=-day.weekday())
        return Period(monday, monday + timedelta(days=6))
    count = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (day.month - 1) // count * count + 1
    return months(day.year, first + ahead * count, count)


def upcoming(of_year: Callable[[int], Period], said_on: date, *, begins_later: bool) -> Period:
    """The first such period that is not over on `said_on`; if `begins_later`, not begun either."""
    periods = (of_year(year) for year in range(said_on.year - 1, said_on.year + 9))
    return next(
        period
        for period in periods
        if (period.first > said_on if begins_later else period.last >= said_on)
    )


def is_kept(year: int) -> bool:
    """Whether the logbook keeps dates of this year."""
    return FIRST_YEAR <= year <= LAST_YEAR
