"""Telling a date as precisely as it is known and never more precisely."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from logbook.dates.days import Days, days_from
from logbook.dates.names import (
    FIRST_QUARTER,
    MONTHS,
    SEASONS,
    SEASONS_WITH_ARTICLE,
    SHARES,
    SHARES_WITH_ARTICLE,
    SHORT_MONTHS,
    THIRDS_OF,
    WEEKDAYS,
)
from logbook.dates.notation import WINTER, Precision
from logbook.dates.partial import PartialDate


class Form(StrEnum):
    """For what place a date is worded."""

    PLAIN = "plain"
    """14 september 2021 · medio september 2021 · september 2021 · zomer 2021 · winter 2021-2022 ·
    eerste kwartaal 2021 · begin 2021 · 2021"""
    SENTENCE = "sentence"
    """op 14 september 2021 · medio september 2021 · in september 2021 · in de zomer van 2021 ·
    in het eerste kwartaal van 2021 · begin 2021 · in 2021"""
    SHORT = "short"
    """14 sep 2021 · medio sep 2021 · sep 2021 · zomer 2021 · Q1 2021 · 2021: for tables"""
    WEEKDAY = "weekday"
    """dinsdag 14 september 2021; as plain where the day is not known"""
    DAY_OPEN = "day-open"
    """september 2021 (dag nog onbekend): for calendars; as plain where the day is known"""


_ON_AND_IN = {"nl": ("op", "in"), "en": ("on", "in")}
_AND = {"nl": "en", "en": "and"}
_OF = {"nl": "van", "en": "of"}
_FROM_UNTIL = {"nl": "van {} tot en met {}", "en": "from {} to {}"}
_DUE = {"nl": "Termijn", "en": "Due"}
_DUE_BY_THE_END = {
    "nl": {
        False: "Uiterlijk eind {}",
        True: "Uiterlijk aan het eind van {}",
    },
    "en": dict.fromkeys((False, True), "By the end of {}"),
}
"""By language, and whether what it is the end of has an article."""
_DUE_BY = {"nl": "Uiterlijk {}", "en": "By {}"}
_DAY_OPEN = {"nl": "dag nog onbekend", "en": "day not yet known"}


def say_in_month(day: dt.date, language: str) -> str:
    """'wo 25 nov', 'Wed 25 Nov': a day that stands under its month."""
    letters = 2 if language == "nl" else 3
    weekday, month = WEEKDAYS[language][day.weekday()], SHORT_MONTHS[language][day.month - 1]
    return f"{weekday[:letters]} {day.day} {month}"


@lru_cache(maxsize=10_000)
def say(date: PartialDate, language: str, form: Form = Form.PLAIN) -> str:
    """The date in 'nl' or 'en', worded for its place."""
    known_day = date.precision is Precision.DAY
    if form is Form.SENTENCE:
        return say_all([date], language)
    if form is Form.SHORT:
        return _say_short(date, language)
    plain = _say_plain(date, language)
    if form is Form.WEEKDAY and known_day:
        return f"{WEEKDAYS[language][date.earliest.weekday()]} {plain}"
    if form is Form.DAY_OPEN and not known_day:
        return f"{plain} ({_DAY_OPEN[language]})"
    return plain


def say_days(date: PartialDate, end: dt.date | None, language: str, form: Form = Form.PLAIN) -> str:
    """What begins on a date and lasts until `end`, worded for its place.

    '5 en 6 februari 2025' in a sentence with 'op'; in other places '5 februari 2025 – 6 februari
    2025'.
    """
    days = days_from(date, end)
    if form is Form.SENTENCE:
        return say_all(days, language)
    whole = [date] if end is None or days == [date] else [date, PartialDate.on(end)]
    return " – ".join(say(one, language, form) for one in whole)


def _say_plain(date: PartialDate, language: str) -> str:
    if date.precision is Precision.SEASON:
        return f"{SEASONS[language][date.part]} {_year(date)}"
    if date.precision in (Precision.QUARTER, Precision.HALF):
        of = "" if language == "nl" and date.precision is Precision.QUARTER else _OF[language]
        return " ".join(filter(None, (SHARES[language][date.part], of, str(date.year))))
    return _say_one_year([date], language)


def _say_short(date: PartialDate, language: str) -> str:
    if date.precision is Precision.QUARTER:
        return f"Q{date.part - FIRST_QUARTER + 1} {date.year}"
    if not 0 < date.part <= len(SHORT_MONTHS[language]):
        return _say_plain(date, language)
    month = SHORT_MONTHS[language][date.part - 1]
    if date.precision is Precision.DAY:
        return f"{date.earliest.day} {month} {date.year}"
    return f"{_third(date, month, language)} {date.year}"


def say_all(dates: Iterable[PartialDate | Days], language: str) -> str:
    """The dates as a sentence of a letter lists them, in order and each once.

    'op 3 en 17 maart 2021', 'op 3 maart en 5 mei 2021', 'op 20 februari 2020 en 19 april 2021',
    'in maart en mei 2021', 'in september 2021 en op 14 november 2021'. A month or a year that
    neighbours share is said once. Days in a row are 'van 13 tot en met 15 mei 2025'. Raises
    ValueError where there is no date.
    """
    in_order = sorted(set(dates), key=attrgetter("earliest", "latest"))
    if not in_order:
        raise ValueError("no dates to say")
    said: list[str] = []
    for _known, same in groupby(in_order, lambda one: getattr(one, "precision", one)):
        first, *others = same
        if isinstance(first, Days):
            said.append(_say_in_a_row(first, language))
        else:
            alike = [first, *(one for one in others if isinstance(one, PartialDate))]
            said.append(_say_alike(alike, language))
    return _join(said, language)


def _say_in_a_row(days: Days, language: str) -> str:
    """The month and the year that both ends share are said once."""
    first, last = PartialDate.on(days.earliest), PartialDate.on(days.latest)
    begins = _say_plain(first, language)
    if first.year == last.year:
        begins = _say_one_month([first], language)
        if first.part == last.part:
            begins = str(days.earliest.day)
    return _FROM_UNTIL[language].format(begins, _say_plain(last, language))


def _say_alike(dates: Sequence[PartialDate], language: str) -> str:
    """Dates known equally well share a preposition; 'begin' and 'medio' have none in Dutch."""
    on, within = _ON_AND_IN[language]
    years = [_say_one_year(list(same), language) for _, same in groupby(dates, _year)]
    if language == "nl" and dates[0].third:
        return _join(years, language)
    preposition = on if dates[0].precision is Precision.DAY else within
    return f"{preposition} {_join(years, language)}"


def _say_one_year(dates: Sequence[PartialDate], language: str) -> str:
    """Dates of one year, known equally well, without a preposition."""
    year = _year(dates[0])
    if not dates[0].part:
        return _join([_third(date, year, language) for date in dates], language)
    if dates[0].part > len(MONTHS[language]):
        parts = [_with_article(date, language) for date in dates]
        return f"{_join(parts, language)} {_OF[language]} {year}"
    months = groupby(dates, attrgetter("part"))
    said = [_say_one_month(list(same), language) for _, same in months]
    return f"{_join(said, language)} {year}"


def _say_one_month(dates: Sequence[PartialDate], language: str) -> str:
    """A month, or days of one month, without the year."""
    month = MONTHS[language][dates[0].part - 1]
    if dates[0].precision is not Precision.DAY:
        return _join([_third(date, month, language) for date in dates], language)
    return f"{_join([str(date.earliest.day) for date in dates], language)} {month}"


def _third(date: PartialDate, whole: str, language: str) -> str:
    """'Begin maart' of March, or what it is the whole of."""
    return THIRDS_OF[language][date.third - 1].format(whole) if date.third else whole


def _with_article(date: PartialDate, language: str) -> str:
    """'De zomer', 'het eerste kwartaal'."""
    seasons = SEASONS_WITH_ARTICLE[language]
    return seasons.get(date.part) or SHARES_WITH_ARTICLE[language][date.part]


def _year(date: PartialDate) -> str:
    """The year as printed: a winter lies in two."""
    return f"{date.year}-{date.year + 1}" if date.part == WINTER else str(date.year)


def _join(words: Sequence[str], language: str) -> str:
    """'A, B en C': no comma before the last in either language."""
    *others, last = words
    return f"{', '.join(others)} {_AND[language]} {last}" if others else last


def say_due(date: PartialDate, language: str) -> str:
    """The words before the title of what is due, where it stands on its last day in a calendar.

    'Termijn' for a day, which the calendar shows itself; else 'Uiterlijk medio december',
    'Uiterlijk eind december', 'Uiterlijk eind 2026', 'Uiterlijk aan het eind van de zomer'.
    """
    if date.precision is Precision.DAY:
        return _DUE[language]
    has_article = date.part > len(MONTHS[language])
    if has_article:
        period = _with_article(date, language)
    else:
        period = MONTHS[language][date.part - 1] if date.part else str(date.year)
    if date.third in (1, 2):
        return _DUE_BY[language].format(_third(date, period, language))
    return _DUE_BY_THE_END[language][has_article].format(period)
