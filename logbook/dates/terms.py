"""A term in words: the last day that it allows, and what may be meant where it sets none."""

import re
from collections.abc import Iterable
from datetime import date
from functools import partial

from logbook.dates.errors import DateError
from logbook.dates.names import MONTH_NUMBERS, SEASON_NUMBERS, WEEKDAYS
from logbook.dates.partial import PartialDate
from logbook.dates.periods import ONE_DAY
from logbook.dates.spelling import respelt
from logbook.dates.spoken import Recess, missing_recess, spoken_deadline
from logbook.dates.spoken_words import AHEAD, NUMBERS, RECESSES, THIRDS, UNITS, last_of_two
from logbook.dates.typed import read_typed

__all__ = ["is_counted", "last_day", "missing_recess", "near_miss", "typed_term"]

_UNTIL = re.compile(
    r"(?:(?:uiterlijk|ten laatste|t/m|tot(?: en met)?|by|until|no later than)(?: op| on)? )"
    r"|(?: (?:uiterlijk|at the latest))$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:v(?:o|ó){2}r|before) ", re.IGNORECASE)


def typed_term(text: str, *, today: date, language: str | None = None) -> PartialDate:
    """A date that somebody typed as a term: told without a year or a week it lies ahead.

    'Uiterlijk vrijdag' is Friday, 'vóór vrijdag' the day before. Raises DateError.
    """
    read = partial(read_typed, today=today, language=language, ahead=True, guesses=False)
    plain = " ".join(text.split())
    if before := _BEFORE.match(plain):
        first = read(plain[before.end() :])
        return PartialDate.on(first.earliest - ONE_DAY)
    if _UNTIL.match(plain) or _UNTIL.search(plain):
        plain = _UNTIL.sub("", plain, count=1)
    return read(plain)


def is_counted(text: str, *, today: date) -> bool:
    """Whether a typed term counts from the day it is said: 'morgen', 'over 3 dagen', not 'vrijdag'.

    It moves with that day, day by day. False for what is no date to type.
    """
    try:
        days = [
            typed_term(text, today=today + later * ONE_DAY).due_day - later * ONE_DAY
            for later in range(3)
        ]
    except DateError:
        return False
    return len(set(days)) == 1


def last_day(text: str, *, said_on: date, recesses: Iterable[Recess]) -> date | None:
    """The last day that a term in words allows, never before `said_on`; None where it sets none.

    What is no date to type is searched for a deadline as it is spoken in parliament, where 'before
    the summer' is its recess.
    """
    if _BEFORE.match(" ".join(text.split())):
        spoken = spoken_deadline(text, said_on=said_on, recesses=recesses)
        return spoken or _typed_day(text, said_on)
    day = _typed_day(last_of_two(" ".join(text.casefold().split())), said_on)
    return day or spoken_deadline(text, said_on=said_on, recesses=recesses)


def _typed_day(text: str, said_on: date) -> date | None:
    try:
        day = typed_term(text, today=said_on).due_day
    except DateError:
        return None
    return day if day >= said_on else None


_KNOWN = sorted(
    {name.casefold() for names in WEEKDAYS.values() for name in names}
    | {word for table in (MONTH_NUMBERS, SEASON_NUMBERS) for word in table if len(word) > 3}
    | {f"{word}reces" for word in RECESSES}
    | {
        word
        for table in (RECESSES, THIRDS, AHEAD, UNITS, NUMBERS)
        for word in table
        if len(word) > 2
    }
    | {"reces", "recess", "voor", "before", "binnen", "within", "over", "uiterlijk"}
    | {"morgen", "tomorrow", "vandaag"}
)


def near_miss(text: str, *, said_on: date, recesses: Iterable[Recess]) -> str | None:
    """The text with its misspelt words put right, where it then sets a day."""
    known, meant = list(recesses), respelt(text, _KNOWN)
    if meant == text or last_day(meant, said_on=said_on, recesses=known) is None:
        return None
    return meant
