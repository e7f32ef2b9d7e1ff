"""Reading a date as people type it, in Dutch or English, day first.

Whatever can be meant in two ways is refused with the words that settle it: a date that was
misread stays in the logbook for years, an error costs two seconds.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from logbook.dates.errors import DateError, refuse
from logbook.dates.figures import FIGURES
from logbook.dates.in_words import WORDS
from logbook.dates.names import WEEKDAY_NUMBERS, WEEKDAYS, in_both, name_day, name_month
from logbook.dates.notation import Precision
from logbook.dates.partial import PartialDate
from logbook.dates.parts import PARTS
from logbook.dates.reader import Reader
from logbook.dates.spans import read_span
from logbook.dates.spelling import meant_date
from logbook.dates.weeks import WEEKS

_LONGEST = 100
_PLAIN = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-") | {
    ord(","): " ",
    ord("\u2019"): "'",
}
_LEAD_IN = re.compile(r"(?:(?:op|in(?! \S+ (?:dag|day|we)\w*$)|on|aan|at|de|het|the) )*")


def read_typed(
    text: str,
    *,
    today: date,
    language: str | None = None,
    ahead: bool = False,
    guesses: bool = True,
) -> PartialDate:
    """The date that somebody typed. Both languages are always read.

    Accepted: EDTF days, months and years; 14-9-2021, 14/9/2021, 14.9.2021, 9-2021; 14 september
    2021, 14 sep, September 14, 2021, september 2021; zomer 2022, the summer of 2022, winter
    2021-2022; begin 2024, medio maart 2024, the end of last year; Q1 2024, eerste kwartaal 2024,
    the second half of 2024; vandaag, gisteren, tomorrow; 3 dagen geleden, in two weeks; vrijdag,
    afgelopen dinsdag, next friday, vorige week dinsdag, maandag over een week; 14/9/21, unless it
    may as well begin with the year. A weekday before a date must be that date's. A date without a
    year is the nearest such to `today` (the earlier of two equally near), a weekday alone the one
    within three days; with `ahead`, as for a term, the first that is not over.

    `guesses`: a refusal says what may be meant, which takes a few milliseconds.
    `language` ('nl' or 'en') settles only what its readers write differently: in English
    'September 14' is a day, elsewhere it is asked back. Raises DateError.
    """
    reader = Reader(today, language, ahead)
    plain = _plain(text)
    try:
        return _read_plain(plain, reader)
    except DateError as problem:
        if problem.code != "unreadable":
            raise
    if span := _span(plain, reader):
        raise refuse("several-days", text.strip(), meant=_around(*span))
    # What is quoted is what was typed, not what was looked for in it.
    meant = meant_date(text, lambda part: _read_plain(_plain(part), reader)) if guesses else None
    raise refuse(
        "unreadable", text.strip(), **({"meant": _LEAD_IN.sub("", meant, count=1)} if meant else {})
    )


def read_days(
    text: str, *, today: date, language: str | None = None
) -> tuple[PartialDate, date | None]:
    """The date that somebody typed, and the last day where it is several: '14 en 15 september'.

    Read as `read_typed` does. Raises DateError.
    """
    plain, reader = _plain(text), Reader(today, language)
    if _is_one(plain, reader) or not (span := _span(plain, reader)):
        return read_typed(text, today=today, language=language, guesses=False), None
    first, last = span
    return PartialDate.on(first), last if last > first else None


def _around(first: date, last: date) -> str | Mapping[str, str]:
    """The month, or else the year, in which a span of days begins."""
    alike = (first.year, first.month) == (last.year, last.month)
    return name_month(first.month, first.year) if alike else str(first.year)


def _is_one(plain: str, reader: Reader) -> bool:
    """Whether it is read, or refused, as one date."""
    try:
        _read_plain(plain, reader)
    except DateError as problem:
        return problem.code != "unreadable"
    return True


def _span(plain: str, reader: Reader) -> tuple[date, date] | None:
    return read_span(plain, lambda part: _read_plain(_LEAD_IN.sub("", part, count=1), reader))


def _read_plain(plain: str, reader: Reader) -> PartialDate:
    for pattern, reading in WEEKS:
        match = pattern.fullmatch(plain)
        if match and (told := reading(match, reader)):
            return told
    first, _, rest = plain.partition(" ")
    weekday = WEEKDAY_NUMBERS.get(first.removesuffix("."))
    if weekday is None or not rest:
        return _read(plain, reader)
    found = _read(rest, reader)
    if found.precision is not Precision.DAY:
        raise refuse("unreadable", plain)
    if found.earliest.weekday() != weekday:
        raise _wrong_weekday(found.earliest)
    return found


def _plain(text: str) -> str:
    """The text in small letters, single spaces and plain dashes, without words that lead in."""
    if len(text) > _LONGEST:
        raise DateError("too-long")
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    # Characters without width (joiners, marks of direction) come along when text is pasted.
    visible = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    plain = " ".join(visible.split()).rstrip(" .")
    if not plain:
        raise DateError("empty")
    if any(unicodedata.category(sign) == "Cc" for sign in plain):
        raise DateError("control-character")
    return _LEAD_IN.sub("", plain, count=1)


def _read(plain: str, reader: Reader) -> PartialDate:
    for pattern, reading in (*FIGURES, *WORDS, *PARTS):
        match = pattern.fullmatch(plain)
        if match and (found := reading(match, reader)):
            return found
    raise refuse("unreadable", plain)


def _wrong_weekday(day: date) -> DateError:
    weekday = in_both(lambda language: WEEKDAYS[language][day.weekday()])
    return DateError(
        "wrong-weekday", {"day": name_day(day.day, day.month, day.year), "weekday": weekday}
    )
