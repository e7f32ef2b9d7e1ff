"""Parts of a year or month typed in words: begin 2024, medio maart, Q1 2024, eind vorig jaar."""

import re
from collections.abc import Mapping, Sequence

from logbook.dates.names import FIRST_HALF, FIRST_QUARTER, MONTH_NUMBERS
from logbook.dates.partial import PartialDate
from logbook.dates.reader import Reader, Reading
from logbook.dates.spoken_words import ORDINALS

_THIRDS: Mapping[str, int] = {
    **dict.fromkeys(("begin", "aanvang", "start", "beginning", "early"), 1),
    **dict.fromkeys(("medio", "midden", "halverwege", "mid", "middle"), 2),
    **dict.fromkeys(("eind", "einde", "end", "late"), 3),
}
_YEARS_AHEAD: Mapping[str, int] = {
    **dict.fromkeys(("vorig", "afgelopen", "last", "previous"), -1),
    **dict.fromkeys(("dit", "this"), 0),
    **dict.fromkeys(("volgend", "komend", "next", "coming"), 1),
}


def _of_year(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Begin 2024, mid-2024, the end of last year."""
    year = _year(match, reader)
    return None if year is None else PartialDate.of(year, 0, _THIRDS[match["third"]])


def _of_month(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Medio maart 2024, the end of March."""
    month, third = MONTH_NUMBERS.get(match["month"]), _THIRDS[match["third"]]
    if month is None:
        return None
    year = _year(match, reader)
    if year is None:
        return reader.nearest_part(month, third)
    return PartialDate.of(year, month, third)


def _share(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Q1 2024, 2024-Q1, het eerste kwartaal van 2024, the second half of 2024."""
    told = match.groupdict()
    figured, share = told["quarter"] or told.get("half"), told.get("share") or ""
    number = int(figured) if figured else ORDINALS[match["ordinal"]]
    is_half = bool(told.get("half")) or share.startswith(("helft", "half"))
    if is_half and number > 2:
        return None
    part = (FIRST_HALF if is_half else FIRST_QUARTER) + number - 1
    year = _year(match, reader)
    return reader.nearest_part(part) if year is None else PartialDate.of(year, part)


def _whole_year(match: re.Match[str], reader: Reader) -> PartialDate:
    """Vorig jaar, this year."""
    return PartialDate.of(reader.today.year + _YEARS_AHEAD[match["ahead"]])


def _year(match: re.Match[str], reader: Reader) -> int | None:
    """The year told, in figures or from today."""
    told = match.groupdict()
    if told.get("short"):
        return reader.full_year(told["short"])
    if told.get("ahead"):
        return reader.today.year + _YEARS_AHEAD[told["ahead"]]
    return int(told["year"]) if told["year"] else None


_AHEAD = rf"(?P<ahead>{'|'.join(_YEARS_AHEAD)}) (?:kalender)?(?:jaar|year)"
_OF = r"(?:(?:van|of|in) )?(?:(?:het|the|de) )?"
_TOLD = rf"(?:{_AHEAD}|'(?P<short>\d{{2}})|(?:(?:jaar|year) )?(?P<year>\d{{4}}))"
_THIRD = rf"(?P<third>{'|'.join(_THIRDS)})[ -]{_OF}"
_SHARE = "kwartaal|quarter|helft|halfjaar|half"
_ORDINAL = "|".join(word for word in ORDINALS if not word.startswith("q"))
_NAMED = rf"q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<ordinal>{_ORDINAL}) (?P<share>{_SHARE})"
_READINGS: tuple[tuple[str, Reading], ...] = (
    (rf"{_THIRD}{_TOLD}", _of_year),
    (rf"{_THIRD}(?P<month>[a-z]{{3,9}})\.?(?:[ -]{_OF}{_TOLD})?", _of_month),
    (rf"(?:{_NAMED})(?:[ /-]{{0,2}}{_OF}{_TOLD})?", _share),
    (r"(?P<year>\d{4})[ /-]{0,2}q(?P<quarter>[1-4])", _share),
    (_AHEAD, _whole_year),
)
PARTS: Sequence[tuple[re.Pattern[str], Reading]] = [
    (re.compile(pattern, re.ASCII), reading) for pattern, reading in _READINGS
]
"""The forms, each with how it is read; the first that yields a date holds."""
