"""Dates typed in figures alone: 14-9-2021, 9-2021, 2021."""

import re
from calendar import monthrange
from collections.abc import Sequence

from logbook.dates.errors import DateError, refuse
from logbook.dates.names import SEASON_NUMBERS, name_day
from logbook.dates.notation import check_day, check_month
from logbook.dates.partial import PartialDate
from logbook.dates.reader import Reader, Reading


def _year(match: re.Match[str], _reader: Reader) -> PartialDate:
    return PartialDate.parse(match["year"])


def _day(match: re.Match[str], _reader: Reader) -> PartialDate:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    _refuse_month_first(day, month, year)
    return PartialDate.on(check_day(year, month, day))


def _day_without_year(match: re.Match[str], reader: Reader) -> PartialDate:
    day, month = int(match["day"]), int(match["month"])
    _refuse_month_first(day, month, None)
    return reader.nearest_day(month, day)


def _refuse_month_first(day: int, month: int, year: int | None) -> None:
    """9/14/2021 is the American order: say which date was probably meant."""
    if 1 <= day <= 12 < month <= monthrange(year or 2000, day)[1]:
        meant = name_day(month, day, year)
        raise DateError("month-first", {"month": str(month), "suggestion": meant})


def _short_year(match: re.Match[str], reader: Reader) -> PartialDate:
    """14-9-21; refused where it may as well begin with the year: 21-9-14."""
    month, year = int(match["month"]), reader.full_year(match["short"])
    day = check_day(year, month, int(match["day"]))
    first = reader.full_year(match["day"].zfill(2))
    is_day = 1 <= int(match["short"]) <= monthrange(first, month)[1]
    if is_day and abs(first - reader.today.year) <= abs(year - reader.today.year):
        raise DateError("short-year", {"suggestion": name_day(day.day, day.month, day.year)})
    return PartialDate.on(day)


def _month(match: re.Match[str], _reader: Reader) -> PartialDate:
    """9-2021 and 2021-09; but 2021-22 may be a season and 2019-20 is a parliamentary year."""
    year, month, written = int(match["year"]), int(match["month"]), match.string
    if month in SEASON_NUMBERS.values():
        raise refuse("season-in-figures", written, year=match["year"])
    consecutive = written.startswith(match["year"]) and month == (year + 1) % 100
    if consecutive and (month > 12 or "/" in written):
        raise refuse("two-years", written, year=match["year"])
    check_month(year, month)
    return PartialDate.parse(f"{year}-{month:02}")


def _two_years(match: re.Match[str], _reader: Reader) -> PartialDate:
    raise refuse("two-years", match.string, year=match["year"])


_TO = r" ?[-/.] ?"
_READINGS: tuple[tuple[str, Reading], ...] = (
    (r"(?P<year>\d{4})", _year),
    (rf"(?P<year>\d{{4}}){_TO}(?P<month>\d{{1,2}}){_TO}(?P<day>\d{{1,2}})", _day),
    (rf"(?P<day>\d{{1,2}}){_TO}(?P<month>\d{{1,2}}){_TO}(?P<year>\d{{4}})", _day),
    (rf"(?P<day>\d{{1,2}}){_TO}(?P<month>\d{{1,2}}){_TO}(?P<short>\d{{2}})", _short_year),
    (rf"(?P<day>\d{{1,2}}){_TO}(?P<month>\d{{1,2}})", _day_without_year),
    (rf"(?P<year>\d{{4}}){_TO}(?P<month>\d{{1,2}})", _month),
    (rf"(?P<month>\d{{1,2}}){_TO}(?P<year>\d{{4}})", _month),
    (rf"(?P<year>\d{{4}}){_TO}\d{{4}}", _two_years),
)
FIGURES: Sequence[tuple[re.Pattern[str], Reading]] = [
    (re.compile(pattern, re.ASCII), reading) for pattern, reading in _READINGS
]
"""The forms in figures, each with how it is read; no text fits two of them."""
