"""What the reading of a typed date depends on: the day it is typed, and by a reader of what."""

import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from logbook.dates.errors import FIRST_YEAR, LAST_YEAR
from logbook.dates.notation import check_day
from logbook.dates.partial import PartialDate


@dataclass(frozen=True, slots=True)
class Reader:
    """The day of reading, and the language ('nl', 'en' or not known) of who typed.

    `ahead`: what is told without a year or a week lies ahead, as a term does; else it is the
    nearest.
    """

    today: date
    language: str | None
    ahead: bool = False

    @property
    def weekday_begins(self) -> int:
        """The first of the seven days of which a weekday alone is meant, counted from today."""
        return 0 if self.ahead else -3

    def full_year(self, short: str) -> int:
        """The year nearest to today that ends in these two figures."""
        century = self.today.year // 100 * 100
        candidates = (century + step + int(short) for step in (-100, 0, 100))
        return min(candidates, key=lambda year: abs(year - self.today.year))

    def nearest_day(self, month: int, day: int) -> PartialDate:
        """This day of a year that was not told. Raises DateError if no year has it."""
        if (month, day) == (2, 29):
            years = [year for year in self._years_around(4) if isleap(year)]
        else:
            check_day(self.today.year, month, day)
            years = list(self._years_around(1))
        return self._nearest([PartialDate.on(date(year, month, day)) for year in years])

    def nearest_part(self, part: int, third: int = 0) -> PartialDate:
        """This part (its number in EDTF), or a third of it, of a year that was not told."""
        years = self._years_around(1)
        return self._nearest([PartialDate.of(year, part, third) for year in years])

    def _years_around(self, reach: int) -> range:
        year = self.today.year
        return range(max(year - reach, FIRST_YEAR), min(year + reach, LAST_YEAR) + 1)

    def _nearest(self, dates: list[PartialDate]) -> PartialDate:
        """The date that holds today or lies nearest to it; the earlier of two equally near.

        Ahead: the first that is not over.
        """

        def distance(found: PartialDate) -> timedelta:
            return max(found.earliest - self.today, self.today - found.latest, timedelta())

        if self.ahead:
            dates = [found for found in dates if found.latest >= self.today] or dates
        return min(dates, key=distance)


Reading = Callable[[re.Match[str], Reader], PartialDate | None]
"""Makes a date of a match, or None where a word in it names no month, season or day."""
