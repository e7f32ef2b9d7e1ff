"""What stands in a text: words, and the dates that are printed in it."""

import re
from collections.abc import Iterator
from datetime import date

from logbook.dates import DateError, PartialDate, read_typed
from logbook.dates.names import MONTHS

_NUMBERS = {
    name.casefold(): number
    for names in MONTHS.values()
    for number, name in enumerate(names, start=1)
}
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ONE = rf"(?:[0-9]{{1,2}}|{_MONTH})"
_SPELLED = re.compile(
    rf"(?<![\w.]){_ONE}(?:(?:\s*,\s*|\s+(?:en|and)\s+|\s+){_ONE}){{0,24}}\s+(?P<year>[0-9]{{4}})(?!\d)",
    re.IGNORECASE,
)
_PART = re.compile(_ONE, re.IGNORECASE)
_OF = r"(?:\s+(?:van|of))?"
_SHARE = re.compile(
    rf"(?<!\w)(?:(?:begin|medio|eind|early|mid|late)(?:{_OF}\s+|-)(?:(?:{_MONTH})\s+)?"
    rf"|(?:q[1-4]|(?:eerste|tweede|derde|vierde)\s+kwartaal"
    rf"|(?:first|second|third|fourth)\s+quarter){_OF}\s+)[0-9]{{4}}(?!\d)",
    re.IGNORECASE,
)
_ANY_DAY = date(2000, 1, 1)
_ENDS = re.compile(r"(?<=[.!?:])\s+(?=[“‘]?[A-Z])")
_SUBORDINATE = {
    "nl": re.compile(r"(?<=\w|,)\s+(?:dat|(?<!\d )of|hoe|wat|om|die|waarin)\b", re.IGNORECASE),
    "en": re.compile(
        r"(?<=\w|,)\s+(?:that|whether|how|what|who|which|in which|in order to|to(?= [a-z]))\b",
        re.IGNORECASE,
    ),
}
_FIGURES = re.compile(
    r"(?<![\w/-])(?:(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})"
    r"|(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2}))(?![\w/-])",
    re.ASCII,
)


def has_word(text: str, word: str) -> bool:
    """Whether a text has the word or words, in capitals or not, and not as a part of another."""
    folded, wanted = text.casefold(), word.casefold()
    return wanted in folded and bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded))


def main_clause(text: str, language: str) -> str:
    """What a sentence says itself: up to the first word that begins what is said, asked or meant.

    Of 'De bank heeft aangegeven dat zij dit in 2025 doet' that is what the bank has done. A word
    that begins the whole sentence ends nothing.
    """
    return _SUBORDINATE[language].split(text, maxsplit=1)[0]


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, in order; the text itself where it is one."""
    return [part for part in _ENDS.split(text) if part.strip()] or [text]


def printed_dates(text: str) -> list[PartialDate]:
    """The days, months and parts of a month or year that a text prints with their year.

    In Dutch, English or figures: '14-9-2021', 'medio maart 2024', 'the first quarter of 2024'. A
    list shares what is said once: 'op 3 en 17 maart 2021' are two days. What no calendar has is
    left out.
    """
    shares = [match[0] for match in _SHARE.finditer(text)]
    found = [*_in_figures(text), *_shares(shares)]
    for match in _SPELLED.finditer(_SHARE.sub(" ", text)):
        found += _spelled(match[0][: -len(match["year"])], match["year"])
    return list(dict.fromkeys(found))


def _shares(texts: list[str]) -> Iterator[PartialDate]:
    for text in texts:
        try:
            yield read_typed(text, today=_ANY_DAY)
        except DateError:
            continue


def _in_figures(text: str) -> Iterator[PartialDate]:
    for match in _FIGURES.finditer(text):
        year, month, day = (
            match[full] or match[short]
            for full, short in (("year", "y"), ("month", "m"), ("day", "d"))
        )
        yield from _date(year, int(month), int(day))


def _spelled(words: str, year: str) -> Iterator[PartialDate]:
    """From the right: a month, and the days before it."""
    month, days = 0, 0
    for part in reversed(_PART.findall(words)):
        if part.isdigit():
            days += 1
            yield from _date(year, month, int(part))
        else:
            if month and not days:
                yield from _date(year, month)
            month, days = _NUMBERS[part.casefold()], 0
    if month and not days:
        yield from _date(year, month)


def _date(year: str, month: int, day: int | None = None) -> Iterator[PartialDate]:
    try:
        yield PartialDate.parse(f"{year}-{month:02}" + ("" if day is None else f"-{day:02}"))
    except DateError:
        return
