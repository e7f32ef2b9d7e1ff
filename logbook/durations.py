"""Spans of the calendar as ISO 8601 writes them: P1W, P3M, P1Y6M, P10D."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_ISO = re.compile(
    r"P(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?",
    re.ASCII,
)
LONGEST_YEARS = 20


@dataclass(frozen=True, slots=True)
class Duration:
    """So many months and then so many days; both whole, not both zero.

    Years are twelve months and weeks seven days. Parts of a day (PT12H) are no durations here: what
    is counted are days of the calendar.
    """

    months: int
    days: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The duration that the text writes. Raises ValueError for any other and over 20 years."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a duration of days, weeks, months or years")
        years, months, weeks, days = (int(number or 0) for number in match.groups())
        found = cls(years * 12 + months, weeks * 7 + days)
        if not 0 < found.months * 30 + found.days <= LONGEST_YEARS * 366:
            raise ValueError(f"{text!r} is not between a day and {LONGEST_YEARS} years")
        return found

    @property
    def is_of_years(self) -> bool:
        """Whether it is a number of whole years."""
        return self.days == 0 and self.months % 12 == 0

    def after(self, day: date, *, day_of_month: int | None = None) -> date:
        """The day so long after `day`: the same day of the month, or the last where it has none.

        `day_of_month`: that day of the month in place of the one of `day`. A month after 28
        February is 31 March for what is meant for the 31st.
        """
        count = day.year * 12 + day.month - 1 + self.months
        year, month = count // 12, count % 12 + 1
        shifted = date(year, month, min(day_of_month or day.day, monthrange(year, month)[1]))
        return shifted + timedelta(days=self.days)
