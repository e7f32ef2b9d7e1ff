"""Several days typed as one text: 14 en 15 september, 14-16 september, 3 tot en met 5 maart."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from logbook.dates.errors import DateError, refuse
from logbook.dates.names import MONTHS
from logbook.dates.notation import Precision
from logbook.dates.partial import PartialDate

Read = Callable[[str], PartialDate]

_LEAD = re.compile(r"(?:van|from|tussen|between) ")
_AND = r"en|and"
_UNTIL = r"tot en met|t/m|tm|tot|until|till|through|to"
_JOINT = re.compile(rf" (?P<word>{_AND}|{_UNTIL}) | ?(?P<sign>[-/&]) ?")
_MONTH_FIRST = re.compile(
    rf"(?P<month>[a-z]{{3,9}})\.? (?P<days>\d{{1,2}}(?: (?:{_AND}|{_UNTIL}) | ?[-/&] ?)\d{{1,2}})"
    r"(?P<year> \d{4})?"
)
"""'September 14-16'; but in 'December 30 to January 2' each day has a month of its own."""
_FIGURES = re.compile(r"\d+([-/])\d+\1\d+")
"""Three figures joined alike are one date, if anything: '1-2-3' names no two days."""
_DAYS = re.compile(r"\d{1,2}(?: \d{1,2})+")
_SHORT = re.compile(r"(?<=\d)(?: \d{1,2})+$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ONE_DAY = timedelta(days=1)


def read_span(plain: str, read: Read) -> tuple[date, date] | None:
    """The first and last day of a text that names both; `read` reads one of them.

    What both share is said once: '14-16 september 2024'. Joined by 'en' they are days in a row.
    None where the text names no two days; raises DateError where they cannot be one span.
    """
    text = _LEAD.sub("", plain, count=1)
    if _FIGURES.fullmatch(text):
        return None
    if first := _MONTH_FIRST.fullmatch(text):
        text = f"{first['days']} {first['month']}{first['year'] or ''}"
    for joint in _JOINT.finditer(text):
        begins, ends = text[: joint.start()], text[joint.end() :]
        last = _day(ends, read)
        known = _first_day(begins, last, read) if last else None
        if last is None or known is None:
            continue
        if known > last:
            raise refuse("backwards", plain)
        both_whole = _YEAR.search(begins) and joint["sign"]
        if _joins(joint) and not (both_whole or _in_a_row(begins, known, last)):
            begin = _SHORT.sub("", begins)
            meant = {"nl": f"{begin} t/m {ends}", "en": f"{begin} to {ends}"}
            raise refuse("apart", plain, meant=meant)
        return known, last
    return None


def _joins(joint: re.Match[str]) -> bool:
    """Whether it names days one by one, and not the ends of a span."""
    return joint["word"] in ("en", "and") or joint["sign"] in ("/", "&")


def _in_a_row(begins: str, first: date, last: date) -> bool:
    """Whether every day is named: both of two, or each of '14, 15 en 16'."""
    named = [int(day) for day in begins.split()] if _DAYS.fullmatch(begins) else [first.day]
    return named == [(first + step * _ONE_DAY).day for step in range((last - first).days)]


def _first_day(begins: str, last: date, read: Read) -> date | None:
    """The first day, which may lack the month and the year that the last one has."""
    for text in _completed(begins, last):
        found = _day(text, read)
        if found and found > last and not _YEAR.search(begins) and found.month > last.month:
            # '30 december en 2 januari 2025' begins in the year before.
            found = _day(text.replace(str(last.year), str(last.year - 1)), read)
        if found:
            return found
    return None


def _completed(begins: str, last: date) -> Iterator[str]:
    if _DAYS.fullmatch(begins):
        begins = begins.split(maxsplit=1)[0]
    if _YEAR.search(begins):
        yield begins
        return
    yield f"{begins} {MONTHS['nl'][last.month - 1]} {last.year}"
    yield f"{begins}-{last.year}"
    yield begins


def _day(text: str, read: Read) -> date | None:
    try:
        found = read(text)
    except DateError:
        return None
    return found.earliest if found.precision is Precision.DAY else None
