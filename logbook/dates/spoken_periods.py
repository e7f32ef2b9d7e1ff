"""Which days a deadline's words mean: a day, a month, a quarter, a season, this or next year."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from logbook.dates.names import MONTH_NUMBERS
from logbook.dates.partial import PartialDate
from logbook.dates.periods import Period, is_kept, months, unit_around, upcoming
from logbook.dates.spoken_words import AHEAD, FULL_MONTHS, NUMBERS, ORDINALS, SEASONS, UNITS

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_LEAP_YEAR = 2000


def named_period(match: re.Match[str], said_on: date, *, begins_later: bool) -> Period | None:
    """The period that a match of DEADLINE names, if it is one.

    Without a year it is the first that is not over on `said_on`; with `begins_later` (or 'next')
    the first that has not begun.
    """
    if match["figures"]:
        return _in_figures(match)
    if match["bare_year"]:
        return _bare_year(match)
    if match["unit"]:
        return _unit(match, said_on)
    return _yearly(match, said_on, begins_later=begins_later)


def year_told(match: re.Match[str], said_on: date) -> int | None:
    """The year that stands behind the name of a period: in figures, or 'next year'."""
    if match["year_ahead"]:
        return said_on.year + AHEAD[match["year_ahead"]]
    return int(match["year"]) if match["year"] else None


def time_after(match: re.Match[str], said_on: date) -> date:
    """The last day of a term such as 'within two weeks'."""
    if match["half_year"]:
        return _months_after(said_on, 6)
    count, unit = match["count"], UNITS[match["units"]]
    number = NUMBERS[count] if count in NUMBERS else int(count)
    if unit in _MONTHS_IN:
        return _months_after(said_on, number * _MONTHS_IN[unit])
    return said_on + number * timedelta(days=7 if unit == "week" else 1)


def _months_after(day: date, count: int) -> date:
    month = months(day.year, day.month + count, 1)
    return month.first.replace(day=min(day.day, month.last.day))


def _in_figures(match: re.Match[str]) -> Period | None:
    """1-7-2027, 2027-07-01."""
    written = [match[name] or match[f"{name}_iso"] for name in ("y", "m", "d")]
    try:
        day = date(*map(int, written))
    except ValueError:
        return None
    return Period(day, day) if is_kept(day.year) else None


def _bare_year(match: re.Match[str]) -> Period | None:
    """'In 2027', 'eind 2027' and 'vóór 2027', but not 'de begroting voor 2027'."""
    year = int(match["bare_year"])
    is_deadline = match["third"] or match["limit"] == "before" or match["lead"].endswith("in ")
    return months(year, 1, 12) if is_deadline and is_kept(year) else None


def _unit(match: re.Match[str], said_on: date) -> Period | None:
    """'Volgende maand', 'eind van het jaar', 'in het jaar 2027'."""
    unit, year = UNITS[match["unit"]], year_told(match, said_on)
    if unit == "year" and year is not None:
        return months(year, 1, 12) if is_kept(year) else None
    if match["ahead"] or match["third"]:
        return unit_around(unit, said_on, AHEAD.get(match["ahead"], 0))
    return None


def _yearly(match: re.Match[str], said_on: date, *, begins_later: bool) -> Period | None:
    """What comes every year, in the year that is told or meant."""
    of_year = _of_year(match)
    year = year_told(match, said_on)
    if of_year is None or (year is not None and not is_kept(year)):
        return None
    if year is not None:
        return of_year(year)
    begins_later = begins_later or AHEAD.get(match["ahead"], 0) > 0
    return upcoming(of_year, said_on, begins_later=begins_later)


def _of_year(match: re.Match[str]) -> Callable[[int], Period] | None:
    """What the name means in any given year; None where it is no name of a period here."""
    if match["day"]:
        return _day_of_year(int(match["day"]), MONTH_NUMBERS[match["month"]])
    if match["ordinal"] or match["figured"]:
        return _share_of_year(match)
    if match["lead"] or match["year"] or match["year_ahead"]:
        return _part_of_year(match)
    return None  # 'we may inform', 'spring into action'


def _part_of_year(match: re.Match[str]) -> Callable[[int], Period] | None:
    """A month by its full name, a season, Christmas."""
    if match["month"] in FULL_MONTHS:
        return lambda year: months(year, MONTH_NUMBERS[match["month"]], 1)
    if match["season"]:
        return lambda year: _season(year, SEASONS[match["season"]])
    if match["christmas"]:
        return lambda year: Period(date(year, 12, 25), date(year, 12, 26))
    return None


def _day_of_year(day: int, month: int) -> Callable[[int], Period] | None:
    """The day in any year; 29 February is the 28th where there is none."""
    if not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        return None

    def of_year(year: int) -> Period:
        existing = date(year, month, min(day, monthrange(year, month)[1]))
        return Period(existing, existing)

    return of_year


def _share_of_year(match: re.Match[str]) -> Callable[[int], Period] | None:
    """A quarter or a half of the year."""
    number = ORDINALS[match["figured"] or match["ordinal"]]
    count = _MONTHS_IN["quarter" if match["figured"] or match["quarter"] else "half"]
    if number * count > 12:
        return None
    return lambda year: months(year, (number - 1) * count + 1, count)


def _season(year: int, season: int) -> Period:
    known = PartialDate.parse(f"{year}-{season}")
    return Period(known.earliest, known.latest)
