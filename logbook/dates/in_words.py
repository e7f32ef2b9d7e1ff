"""Dates typed in words: 14 september 2021, the summer of 2022, afgelopen dinsdag."""

import re
from collections.abc import Sequence
from datetime import timedelta

from logbook.dates.errors import refuse
from logbook.dates.names import MONTH_NUMBERS, SEASON_NUMBERS, WEEKDAY_NUMBERS, name_day, name_month
from logbook.dates.notation import WINTER, check_day
from logbook.dates.partial import PartialDate
from logbook.dates.reader import Reader, Reading
from logbook.dates.weeks import DAYS_FROM_TODAY, WEEK_BEGINS, nearest


def _day(match: re.Match[str], _reader: Reader) -> PartialDate | None:
    """14 september 2021, September 14, 2021."""
    month = MONTH_NUMBERS.get(match["month"])
    if month is None:
        return None
    return PartialDate.on(check_day(int(match["year"]), month, int(match["day"])))


def _day_without_year(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """14 september."""
    month = MONTH_NUMBERS.get(match["month"])
    return reader.nearest_day(month, int(match["day"])) if month else None


def _short_year(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """14 sep '21: of the years that end so the one nearest to today."""
    month = MONTH_NUMBERS.get(match["month"])
    if month is None:
        return None
    return PartialDate.on(check_day(reader.full_year(match["short"]), month, int(match["day"])))


def _day_behind_month(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """'September 14': a day in English; a Dutch reader may have meant 2014."""
    month = MONTH_NUMBERS.get(match["month"])
    if month is None or reader.language == "en":
        return _day_without_year(match, reader)
    day = name_day(int(match["day"]), month)
    meant_else = name_month(month, reader.full_year(match["day"].zfill(2)))
    raise refuse("day-or-year", match.string, day=day, month=meant_else)


def _part_of_year(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """September 2021, zomer 2022, the summer of 2022, winter 2021-2022; each also yearless."""
    part = MONTH_NUMBERS.get(match["name"]) or SEASON_NUMBERS.get(match["name"])
    if part is None:
        return None
    if match["year"] is None:
        return reader.nearest_part(part)
    found = PartialDate.parse(f"{match['year']}-{part:02}")
    following = match["following"]
    if following and not (part == WINTER and str(found.year + 1).endswith(following)):
        raise refuse("two-years", match.string, year=match["year"])
    return found


def _from_today(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Vandaag, tomorrow, vrijdag, afgelopen dinsdag."""
    if match[0] in DAYS_FROM_TODAY:
        return PartialDate.on(reader.today + timedelta(days=DAYS_FROM_TODAY[match[0]]))
    which, _, name = match[0].rpartition(" ")
    weekday = WEEKDAY_NUMBERS.get(name)
    if weekday is None or (which and which not in WEEK_BEGINS):
        return None
    return nearest(weekday, reader, WEEK_BEGINS[which] if which else reader.weekday_begins)


_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|ste|de|e)?"
_MONTH = r"(?P<month>[a-z]{3,9})"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_FOLLOWING = r"(?: ?[-/] ?(?P<following>\d{4}|\d{2}))?"
_TO = r"(?: of)?[ .-]{0,3}"
_READINGS: tuple[tuple[str, Reading], ...] = (
    (rf"{_DAY}{_TO}{_MONTH}{_TO}(?P<year>\d{{4}})", _day),
    (rf"{_MONTH}{_TO}{_DAY}[ .-]{{1,3}}(?P<year>\d{{4}})", _day),
    (rf"{_DAY}{_TO}{_MONTH}", _day_without_year),
    (rf"{_DAY}{_TO}{_MONTH}{_TO}'?(?P<short>\d{{2}})", _short_year),
    (rf"{_MONTH}{_TO}{_DAY}", _day_behind_month),
    (rf"{_NAME}(?:(?: van| of)?[ -]?(?P<year>\d{{4}}){_FOLLOWING})?", _part_of_year),
    (r"[a-z ]+", _from_today),
)
WORDS: Sequence[tuple[re.Pattern[str], Reading]] = [
    (re.compile(pattern, re.ASCII), reading) for pattern, reading in _READINGS
]
"""The forms in words, each with how it is read; the first that yields a date holds."""
