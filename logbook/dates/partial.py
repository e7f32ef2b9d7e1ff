"""A date as well as it is known: a day, a month, a season or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Self

from logbook.dates.errors import FIRST_YEAR, LAST_YEAR, DateError, refuse
from logbook.dates.names import name_day

WINTER = 24
_SPRING = 21
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Precision(StrEnum):
    """How much of a date is known, finest first."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as known, in the notation of EDTF level 1: 2021-09-14, 2021-09, 2021-22 or 2021.

    Seasons are 21 spring (March to May), 22 summer (June to August), 23 autumn (September to
    November) and 24 winter (December to February of the next year). `earliest` and `latest` are
    the first and last day it may mean, and follow from `edtf`: the three are the columns in which
    a date is stored. Equal means equally known; sorted by first day, then by last.

    Raises DateError for what does not exist, ValueError for days that do not belong to `edtf`.
    """

    edtf: str
    earliest: date = field(compare=False)
    latest: date = field(compare=False)

    def __post_init__(self) -> None:
        """Keep the three from contradicting each other."""
        if (self.earliest, self.latest) != _span(self.edtf):
            raise ValueError(f"{self.edtf} is not {self.earliest} to {self.latest}")

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """The date written in EDTF. Raises DateError."""
        return cls(edtf, *_span(edtf))

    @classmethod
    def on(cls, day: date) -> Self:
        """The date of which the day is known. Raises DateError outside the years we keep."""
        return cls.parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if not self.part:
            return Precision.YEAR
        if self.part >= _SPRING:
            return Precision.SEASON
        return Precision.DAY if self.earliest == self.latest else Precision.MONTH

    @property
    def year(self) -> int:
        """The year; of a winter the one it begins in."""
        return int(self.edtf[:4])

    @property
    def part(self) -> int:
        """The number of the month (1 to 12) or season (21 to 24); 0 where only a year is known."""
        return int(self.edtf[5:7] or 0)

    @property
    def due_day(self) -> date:
        """The day on which something due then is late if not done: the last."""
        return self.latest

    def __lt__(self, other: object) -> bool:
        """Whether this one begins, or else ends, earlier."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    def __str__(self) -> str:
        """The EDTF text."""
        return self.edtf


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


@lru_cache(maxsize=4096)
def _span(edtf: str) -> tuple[date, date]:
    """The first and last day of an EDTF text."""
    match = _EDTF.fullmatch(edtf)
    if match is None:
        raise refuse("unreadable", edtf)
    year, part, day = match.groups()
    if day is not None:
        only = check_day(int(year), int(part), int(day))
        return only, only
    first, last = _months(int(part) if part else None)
    check_month(int(year), first)
    start = date(int(year), first, 1)
    ends_in = int(year) + 1 if last < first else int(year)
    return start, date(ends_in, last, monthrange(ends_in, last)[1])


def _months(part: int | None) -> tuple[int, int]:
    """The first and last month of a year, a season or a month; a winter ends in the next year."""
    if part is None:
        return 1, 12
    if _SPRING <= part <= WINTER:
        first = 3 * (part - _SPRING + 1)
        return first, (first + 1) % 12 + 1
    return part, part
