"""What lasts several days: from a date, as well as it is known, until a last day."""

import datetime as dt
from dataclasses import dataclass

from logbook.dates.notation import Precision
from logbook.dates.partial import PartialDate


@dataclass(frozen=True, slots=True)
class Days:
    """Three days in a row or more, the last included."""

    earliest: dt.date
    latest: dt.date


def days_from(date: PartialDate, end: dt.date | None) -> list[PartialDate | Days]:
    """The days of what begins on a date and ends on a day: one, two, or all that lie between.

    What begins in a month, season or year is told by that alone.
    """
    if end is None or date.precision is not Precision.DAY or end <= date.earliest:
        return [date]
    if end == date.earliest + dt.timedelta(days=1):
        return [date, PartialDate.on(end)]
    return [Days(date.earliest, end)]


def last_day(date: PartialDate, end: dt.date | None) -> dt.date:
    """The last day that it can have: it is past when that is."""
    return max(date.latest, end or date.latest)


def first_end(date: PartialDate, end: dt.date | None) -> dt.date:
    """The first day on which it can have ended."""
    return max(date.earliest, end or date.earliest)
