"""Values of the history in the reader's words: dates and instants, yes and no, and keys."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import format_datetime

from logbook.changes.labels import base_of
from logbook.changes.visibility import TOLD
from logbook.dates import PartialDate, say
from logbook.web.gate import caller
from logbook.web.language import _, current_language

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def words_for(kind: str, pattern: str) -> dict[str, str]:
    """The words for the keys that a field of this kind of record takes."""
    field, _is_english = base_of(pattern.rpartition("-")[2])
    keys = TOLD[kind].words.get(field)
    return {"true": _("yes"), **(keys() if keys else {})}


def told(column: str, value: object) -> object:
    """A value of a snapshot as text for people, where it is a date or an instant."""
    if not isinstance(value, str):
        return value
    if _INSTANT.fullmatch(value):
        local = datetime.fromisoformat(value).astimezone(ZoneInfo(caller().time_zone))
        return str(format_datetime(local, "d MMMM yyyy, HH:mm", rebase=False))
    if column.endswith("_edtf") or _DAY.fullmatch(value):
        return say(PartialDate.parse(value), current_language())
    return value
