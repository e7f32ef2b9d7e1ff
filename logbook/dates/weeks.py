"""Days told by a weekday and a week: vrijdag over een week, next week friday, a week on Monday."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from logbook.dates.names import WEEKDAY_NUMBERS
from logbook.dates.partial import PartialDate
from logbook.dates.reader import Reader, Reading

DAYS_FROM_TODAY: Mapping[str, int] = {
    **dict.fromkeys(("eergisteren", "day before yesterday"), -2),
    **dict.fromkeys(("gisteren", "yesterday"), -1),
    **dict.fromkeys(("vandaag", "today"), 0),
    **dict.fromkeys(("morgen", "tomorrow"), 1),
    **dict.fromkeys(("overmorgen", "day after tomorrow"), 2),
}
# Of which seven days a weekday is meant: how many days from today the first of them lies.
WEEK_BEGINS: Mapping[str, int] = {
    **dict.fromkeys(("afgelopen", "vorige", "last", "past", "previous"), -7),
    **dict.fromkeys(("deze", "this"), 0),
    **dict.fromkeys(("komende", "volgende", "aanstaande", "next", "coming"), 1),
    **dict.fromkeys(("eerstkomende", "eerstvolgende"), 1),
}
_NUMBERS: Mapping[str, int] = {
    **dict.fromkeys(("een", "één", "a", "one"), 1),
    **dict.fromkeys(("twee", "two"), 2),
    **dict.fromkeys(("drie", "three"), 3),
    **dict.fromkeys(("vier", "four"), 4),
}
_AHEAD: Mapping[str, int] = {
    **dict.fromkeys(("deze", "this"), 0),
    **dict.fromkeys(("volgende", "komende", "next", "coming"), 1),
}


def nearest(weekday: int, reader: Reader, first: int) -> PartialDate:
    """This weekday of the seven days that begin so many days from today."""
    start = reader.today + timedelta(days=first)
    return PartialDate.on(start + timedelta(days=(weekday - start.weekday()) % 7))


def _weeks_later(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Maandag over een week: a week after the first Monday to come; today counts as to come."""
    name, count = match["day"], match.groupdict().get("count") or "one"
    weeks = _NUMBERS[count] if count in _NUMBERS else int(count)
    if (weekday := WEEKDAY_NUMBERS.get(name)) is not None:
        base = nearest(weekday, reader, 0).earliest
    elif name in DAYS_FROM_TODAY:
        base = reader.today + timedelta(days=DAYS_FROM_TODAY[name])
    else:
        return None
    return PartialDate.on(base + timedelta(weeks=weeks))


def _of_week(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Volgende week vrijdag, Friday of next week: of the week that begins on a Monday."""
    weekday = WEEKDAY_NUMBERS.get(match["day"])
    if weekday is None:
        return None
    monday = reader.today - timedelta(days=reader.today.weekday())
    return PartialDate.on(monday + timedelta(weeks=_AHEAD[match["which"]], days=weekday))


def _coming(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Vrijdag a.s."""
    weekday = WEEKDAY_NUMBERS.get(match["day"])
    return None if weekday is None else nearest(weekday, reader, 1)


_DAY = r"(?P<day>[a-z]{2,12})"
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})"
_WHICH = rf"(?P<which>{'|'.join(_AHEAD)})"
WEEKS: Sequence[tuple[re.Pattern[str], Reading]] = [
    (re.compile(rf"{_DAY} (?:over|in) {_COUNT} (?:week|weken|weeks)"), _weeks_later),
    (
        re.compile(rf"(?:over )?{_COUNT} (?:week|weken|weeks) (?:on|from|after|op|na) {_DAY}"),
        _weeks_later,
    ),
    (re.compile(rf"{_DAY} week"), _weeks_later),
    (re.compile(rf"{_WHICH} week (?:op |on )?{_DAY}"), _of_week),
    (re.compile(rf"{_DAY} (?:van |of |in )?(?:de )?{_WHICH} week"), _of_week),
    (re.compile(rf"{_DAY} (?:a\.?s|aanstaande)"), _coming),
]
"""The forms, each with how it is read; the first that yields a date holds."""
