"""What may be meant by a text that is not understood: its words put right, or what it holds."""

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches

from logbook.dates.errors import DateError
from logbook.dates.names import MONTH_NUMBERS, MONTHS, SEASON_NUMBERS, WEEKDAYS
from logbook.dates.partial import PartialDate
from logbook.dates.spoken_words import NUMBERS, ORDINALS, THIRDS, UNITS

_ALIKE = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 10
_IN_FIGURES = re.compile(r"\d[-/.]\d")
_KNOWN = sorted(
    {name.casefold() for names in WEEKDAYS.values() for name in names}
    | {name.casefold() for names in MONTHS.values() for name in names}
    | {word for table in (SEASON_NUMBERS, THIRDS, UNITS, NUMBERS, ORDINALS) for word in table}
    | {"gisteren", "eergisteren", "vandaag", "morgen", "yesterday", "tomorrow", "today"}
    | {"geleden", "vorige", "vorig", "afgelopen", "volgende", "komende", "last", "next", "helft"}
)


def respelt(text: str, known: Collection[str]) -> str:
    """The text with its misspelt words as they are known; months and what is short stay."""
    meant = text
    for match in reversed([*_WORD.finditer(text)]):
        word = match[0].casefold()
        if word in known or word in MONTH_NUMBERS or len(word) < 3:
            continue
        for close in get_close_matches(word, known, 1, _ALIKE):
            meant = meant[: match.start()] + close + meant[match.end() :]
    return meant


def meant_date(text: str, read: Callable[[str], PartialDate]) -> str | None:
    """What to propose for a text that `read` refuses: respelt, or the longest part that is a date.

    Of a part of two words, or a day in figures: 'ergens in maart 2024' holds 'maart 2024'.
    """
    words = respelt(text, _KNOWN).split()[:_MOST_WORDS]
    for part in _parts(words):
        try:
            read(part)
        except DateError:
            continue
        return part
    return None


def _parts(words: list[str]) -> Iterator[str]:
    """The text, and what is left of it without some words before and behind, the longest first."""
    for count in range(len(words), 0, -1):
        for start in range(len(words) - count + 1):
            part = " ".join(words[start : start + count])
            if count == len(words) or count > 1 or _IN_FIGURES.search(part):
                yield part.strip(".,;:()")
