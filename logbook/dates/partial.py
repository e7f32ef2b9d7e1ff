"""A date as well as it is known: a day, a month, a season, a quarter, a year, or a part of one."""

from dataclasses import dataclass, field
from datetime import date
from functools import total_ordering
from typing import Self

from logbook.dates.notation import Precision, read_notation, write_notation

_ON_CALENDARS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as known, in the notation of EDTF: 2021-09-14, 2021-09, 2021-22, 2024-33 or 2021.

    Seasons are 21 spring (March to May), 22 summer (June to August), 23 autumn (September to
    November) and 24 winter (December to February of the next year); 33 to 36 are the quarters, 40
    and 41 the halves of a year. 'Begin 2024' and 'medio maart 2024' are kept as the span of days
    that those words mean, and are told by the words (`notation`). `earliest` and `latest` are
    the first and last day it may mean, and follow from `edtf`: the three are the columns in which
    a date is stored. Equal means equally known; sorted by first day, then by last.

    Raises DateError for what does not exist, ValueError for days that do not belong to `edtf`.
    """

    edtf: str
    earliest: date = field(compare=False)
    latest: date = field(compare=False)

    def __post_init__(self) -> None:
        """Keep the three from contradicting each other."""
        if (self.earliest, self.latest) != read_notation(self.edtf)[:2]:
            raise ValueError(f"{self.edtf} is not {self.earliest} to {self.latest}")

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """The date written in EDTF. Raises DateError."""
        return cls(edtf, *read_notation(edtf)[:2])

    @classmethod
    def on(cls, day: date) -> Self:
        """The date of which the day is known. Raises DateError outside the years we keep."""
        return cls.parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @classmethod
    def of(cls, year: int, part: int = 0, third: int = 0) -> Self:
        """A year or a part of it by its number; `third` 1, 2, 3: its beginning, middle or end.

        Raises DateError.
        """
        return cls.parse(write_notation(year, part, third))

    @property
    def precision(self) -> Precision:
        """How much is known."""
        return read_notation(self.edtf).precision

    @property
    def year(self) -> int:
        """The year; of a winter the one it begins in."""
        return read_notation(self.edtf).year

    @property
    def part(self) -> int:
        """The number of the month (1 to 12), season (21 to 24), quarter (33 to 36), half (40, 41).

        0 where only a year, or a part of it that has no number, is known.
        """
        return read_notation(self.edtf).part

    @property
    def third(self) -> int:
        """1, 2, 3: it is the beginning, middle or end of its month or year; 0: the whole of it."""
        return read_notation(self.edtf).third

    @property
    def is_on_calendars(self) -> bool:
        """Whether it is a day, month or year, whose days everybody knows; else they are ours."""
        return self.precision in _ON_CALENDARS

    @property
    def due_day(self) -> date:
        """The day on which something due then is late if not done: the last."""
        return self.latest

    def __lt__(self, other: object) -> bool:
        """Whether this one begins, or else ends, earlier.

        Of two that mean the same days (early 2024, the first quarter of 2024) one always is first.
        """
        if not isinstance(other, PartialDate):
            return NotImplemented
        mine, theirs = (self.earliest, self.latest), (other.earliest, other.latest)
        return (*mine, self.edtf) < (*theirs, other.edtf)

    def __str__(self) -> str:
        """The EDTF text."""
        return self.edtf
