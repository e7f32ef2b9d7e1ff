"""Deadlines as they are spoken in parliament, and the latest day each of them allows.

The rules, for the words of either language:

- *within* two weeks: that long after the day it was said; in months, the same day of the month
- *before* a recess: the last weekday (Monday to Friday) before it begins; 'before the summer' and
  'before Christmas' mean the recess of that name, where the calendar of recesses has it
- *before* another day or period: the day before it begins; before or by its end: its last day
- *in, on, by, until* a day or period: its last day; *by, until* a recess: as before it, and so
  is a recess of which nothing else is said; of two (Q3/Q4, 'juni of juli') the last is meant
- *early, mid, late*: the end of its first, second or last third; of a year 31 March, 31 July and
  31 December
- *this*: the period of the day it was said, else the first to come; *next*: the first that has not
  begun; without a year: the first that is not over, or after 'before' that has not begun
- *after* something, soon, or at a later moment: no latest day

What was over when it was said ('the letter of 3 March') is no deadline, and the search goes on.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from logbook.dates.periods import ONE_DAY, Period
from logbook.dates.spoken_periods import named_period, time_after, year_told
from logbook.dates.spoken_words import (
    AFTER,
    AHEAD,
    BEFORE,
    BREAKS,
    BY,
    DEADLINE,
    RECESSES,
    THIRDS,
    last_of_two,
)


class Recess(Protocol):
    """A recess of the chamber that something was promised to."""

    @property
    def name(self) -> str:
        """As people call it: Zomerreces, Christmas recess."""

    @property
    def since(self) -> date:
        """Its first day."""

    @property
    def until(self) -> date:
        """Its last day."""


def spoken_deadline(text: str, *, said_on: date, recesses: Iterable[Recess]) -> date | None:
    """The latest day that the first deadline in `text` allows; None where it sets no such day.

    `recesses` are those of the chamber that was promised; a recess that is not among them sets no
    day either. The answer is never before `said_on`.
    """
    known = sorted(recesses, key=lambda recess: recess.since)
    for match in DEADLINE.finditer(_plain(text)):
        latest = _latest(match, said_on, known)
        if latest is not None and latest >= said_on:
            return latest
    return None


def missing_recess(text: str, *, said_on: date, recesses: Iterable[Recess]) -> str | None:
    """The recess that `text` names as its term and that is not among those known; else None."""
    known = sorted(recesses, key=lambda recess: recess.since)
    for match in DEADLINE.finditer(_plain(text)):
        names = _recess_names(match)
        if names is None or not (match["name"] or "").endswith(("reces", "recess")):
            continue
        is_a_name = not match["recess"] or match["recess"] in RECESSES
        if is_a_name and _recess(match, names, said_on, known, begins_later=True) is None:
            return match["name"]
    return None


_ONLY_A_RECESS = re.compile(r"(?:(?:het|the) )?(?:[a-z]+[ -]?)?recess?(?: (?:van |of )?\d{4})?")
_STRESSED = re.compile("v(?:óó|óo|oó)r")


def _plain(text: str) -> str:
    """Small letters and single spaces; a stressed 'vóór' is never the 'voor' that means 'for'."""
    folded = unicodedata.normalize("NFC", text).casefold()
    plain = last_of_two(_STRESSED.sub("before", " ".join(folded.split())))
    return f"before {plain}" if _ONLY_A_RECESS.fullmatch(plain) else plain


def _latest(match: re.Match[str], said_on: date, recesses: Sequence[Recess]) -> date | None:
    if match["half_year"] or match["units"]:
        return time_after(match, said_on)
    limit, third = match["limit"], THIRDS.get(match["third"])
    if limit in AFTER:
        return None
    names = _recess_names(match)
    until_it_begins = limit in BEFORE or (limit in BY and (third == 1 or names is not None))
    ends_before = until_it_begins and third in {None, 1}
    recess = _recess(match, names, said_on, recesses, begins_later=ends_before)
    if recess and ends_before:
        return _weekday_until(recess.first)
    period = recess or named_period(match, said_on, begins_later=ends_before)
    if period is None:
        return None
    return period.first - ONE_DAY if ends_before else period.third(third or 3).last


def _recess_names(match: re.Match[str]) -> frozenset[str] | None:
    """What the recess may be called that is meant; the empty set for any, None where none is."""
    if (match["name"] or "").endswith(("reces", "recess")):
        word = match["recess"]
        return RECESSES.get(word, frozenset({word})) if word else frozenset()
    if match["limit"] in BEFORE and not match["third"]:
        return BREAKS.get(match["season"] or match["christmas"])
    return None


def _recess(
    match: re.Match[str],
    names: frozenset[str] | None,
    said_on: date,
    recesses: Sequence[Recess],
    *,
    begins_later: bool,
) -> Period | None:
    """The first recess of such a name that is meant, of the year told or else still to come."""
    if names is None:
        return None
    year = year_told(match, said_on)
    begins_later = begins_later or AHEAD.get(match["ahead"], 0) > 0
    for recess in recesses:
        if names and not any(name in recess.name.casefold() for name in names):
            continue
        if year is not None:
            is_meant = recess.since.year == year
        else:
            is_meant = recess.since > said_on if begins_later else recess.until >= said_on
        if is_meant:
            return Period(recess.since, recess.until)
    return None


def _weekday_until(day: date) -> date:
    """The last Monday to Friday before this day; holidays are not looked at."""
    day -= ONE_DAY
    while day.weekday() > 4:
        day -= ONE_DAY
    return day
