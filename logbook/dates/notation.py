"""The notation of a date as well as it is known, and the days that it may mean.

EDTF (ISO 8601-2): 2021-09-14, 2021-09, 2021-22 (a season), 2024-33 (a quarter), 2024-40 (a half),
2021. It has no words for the beginning, middle and end of a month or year: they are the span of
days that is meant by them, as EDTF writes one: 2024-01/2024-03, 2024-03-11/2024-03-20. No other
span is a date.
"""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from logbook.dates.errors import FIRST_YEAR, LAST_YEAR, DateError, refuse
from logbook.dates.names import FIRST_HALF, FIRST_QUARTER, name_day
from logbook.dates.periods import Period, months

WINTER = 24
_SPRING = 21
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SPAN = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)/([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)")


class Precision(StrEnum):
    """How much of a date is known, finest first."""

    DAY = "day"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    PART_OF_YEAR = "part-of-year"
    HALF = "half"
    YEAR = "year"


class KnownDate(NamedTuple):
    """What a notation says: the days it may mean, and what it is called by."""

    first: date
    last: date
    precision: Precision
    year: int
    part: int = 0
    third: int = 0


@lru_cache(maxsize=4096)
def read_notation(edtf: str) -> KnownDate:
    """What the notation says. Raises DateError."""
    if span := _SPAN.fullmatch(edtf):
        return _third(edtf, *span.groups())
    match = _EDTF.fullmatch(edtf)
    if match is None:
        raise refuse("unreadable", edtf)
    year, part, day = (int(number) if number else None for number in match.groups())
    if year is None or part is None:
        whole = int(match[1])
        check_month(whole, 1)
        return KnownDate(date(whole, 1, 1), date(whole, 12, 31), Precision.YEAR, whole)
    if day is not None:
        only = check_day(year, part, day)
        return KnownDate(only, only, Precision.DAY, year, part)
    first, count, precision = _months_of(part)
    check_month(year, first)
    period = months(year, first, count)
    return KnownDate(period.first, period.last, precision, year, part)


def write_notation(year: int, part: int = 0, third: int = 0) -> str:
    """The notation of a year, or of a part of it; `third`: of its beginning, middle or end."""
    whole = f"{year:04}-{part:02}" if part else f"{year:04}"
    if not third:
        return whole
    known = read_notation(whole)
    share = Period(known.first, known.last).third(third)
    if part:
        return f"{share.first.isoformat()}/{share.last.isoformat()}"
    return f"{share.first:%Y-%m}/{share.last:%Y-%m}"


def _third(edtf: str, first: str, last: str) -> KnownDate:
    """Such a span of the words: of a year it is told in months, of a month in days."""
    begins, ends = read_notation(first), read_notation(last)
    of_month = begins.precision is Precision.DAY
    part = begins.part if of_month else 0
    for third in (1, 2, 3):
        if write_notation(begins.year, part, third) == edtf:
            precision = Precision.PART_OF_MONTH if of_month else Precision.PART_OF_YEAR
            return KnownDate(begins.first, ends.last, precision, begins.year, part, third)
    raise refuse("several-days", edtf, meant=str(begins.year))


def _months_of(part: int) -> tuple[int, int, Precision]:
    """The first month and the number of months of a part of a year, by its number in EDTF."""
    if _SPRING <= part <= WINTER:
        return 3 * (part - _SPRING + 1), 3, Precision.SEASON
    if FIRST_QUARTER <= part < FIRST_QUARTER + 4:
        return 3 * (part - FIRST_QUARTER) + 1, 3, Precision.QUARTER
    if FIRST_HALF <= part < FIRST_HALF + 2:
        return 6 * (part - FIRST_HALF) + 1, 6, Precision.HALF
    return part, 1, Precision.MONTH


def check_day(year: int, month: int, day: int) -> date:
    """The day, if the calendar has it. Raises DateError with the nearest day that exists."""
    check_month(year, month)
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return date(year, month, day)
    nearest = min(max(day, 1), last)
    # Only 29 February hangs on the year, so only there the sentence has to name it.
    told = year if (month, day) == (2, 29) else None
    raise DateError(
        "no-such-day",
        {"day": name_day(day, month, told), "suggestion": name_day(nearest, month, told)},
    )


def check_month(year: int, month: int) -> None:
    """Refuse a year that we do not keep and a month beyond the twelve."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError("out-of-range", {"year": str(year)})
    if not 1 <= month <= 12:
        raise DateError("no-such-month", {"month": str(month)})
