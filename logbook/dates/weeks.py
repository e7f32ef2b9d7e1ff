"""Days told from today or by a week: 3 dagen geleden, vorige week dinsdag, a week on Monday."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from logbook.dates.names import WEEKDAY_NUMBERS
from logbook.dates.partial import PartialDate
from logbook.dates.reader import Reader, Reading
from logbook.dates.spoken_words import NUMBERS

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
_WEEKS_FROM_THIS: Mapping[str, int] = {
    **dict.fromkeys(("vorige", "afgelopen", "last", "previous"), -1),
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
    weeks = NUMBERS[count] if count in NUMBERS else int(count)
    if (weekday := WEEKDAY_NUMBERS.get(name)) is not None:
        base = nearest(weekday, reader, 0).earliest
    elif name in DAYS_FROM_TODAY:
        base = reader.today + timedelta(days=DAYS_FROM_TODAY[name])
    else:
        return None
    return PartialDate.on(base + timedelta(weeks=weeks))


def _of_week(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Vorige week dinsdag, Friday of next week: of the week that begins on a Monday."""
    weekday = WEEKDAY_NUMBERS.get(match["day"])
    if weekday is None:
        return None
    monday = reader.today - timedelta(days=reader.today.weekday())
    return PartialDate.on(monday + timedelta(weeks=_WEEKS_FROM_THIS[match["which"]], days=weekday))


def _days_from_today(match: re.Match[str], reader: Reader) -> PartialDate:
    """3 dagen geleden, over een week, in 2 days."""
    count = NUMBERS[match["count"]] if match["count"] in NUMBERS else int(match["count"])
    days = count * (7 if match["unit"].startswith("we") else 1)
    ago = match.groupdict().get("ago")
    return PartialDate.on(reader.today + timedelta(days=-days if ago else days))


def _coming(match: re.Match[str], reader: Reader) -> PartialDate | None:
    """Vrijdag a.s."""
    weekday = WEEKDAY_NUMBERS.get(match["day"])
    return None if weekday is None else nearest(weekday, reader, 1)


_DAY = r"(?P<day>[a-z]{2,12})"
_COUNT = rf"(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}})"
_UNIT = r"(?P<unit>dag|dagen|day|days|week|weken|weeks)"
_WHICH = rf"(?P<which>{'|'.join(_WEEKS_FROM_THIS)})"
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
    (re.compile(rf"{_COUNT} {_UNIT} (?P<ago>geleden|ago)"), _days_from_today),
    (re.compile(rf"(?:over|in) {_COUNT} {_UNIT}"), _days_from_today),
]
"""The forms, each with how it is read; the first that yields a date holds."""
