"""Values of the history in the reader's words: dates and instants, yes and no, and keys."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import format_datetime

from logbook.accounts.words import roles, unit_kinds
from logbook.changes.words import base_of
from logbook.commitments import words as commitments
from logbook.dates import PartialDate, say
from logbook.directory import words as directory
from logbook.followups import words as followups
from logbook.meetings import words as meetings
from logbook.web.gate import caller
from logbook.web.language import _, current_language

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_KEYS: dict[tuple[str, str], Callable[[], dict[str, str]]] = {
    ("meeting", "access"): meetings.accesses,
    ("meeting", "attribution"): meetings.attributions,
    ("meeting", "kind"): meetings.kinds,
    ("meeting", "level"): meetings.levels,
    ("meeting", "marking"): meetings.markings,
    ("meeting", "on_behalf_of"): meetings.on_behalf_of,
    ("meeting", "setting"): meetings.settings,
    ("meeting", "side"): lambda: {"by": _("said it"), "to": _("heard it")},
    ("meeting", "status"): meetings.statuses,
    ("follow_up", "kind"): followups.kinds,
    ("follow_up", "status"): followups.statuses,
    ("commitment", "chamber"): commitments.chambers,
    ("commitment", "kind"): commitments.kinds,
    ("commitment", "status"): commitments.statuses,
    ("evidence", "kind"): commitments.evidence_kinds,
    ("evidence", "role"): commitments.evidence_roles,
    ("organisation", "kind"): lambda: dict(directory.choices_of(directory.KINDS)),
    ("organisation", "role"): lambda: dict(directory.choices_of(directory.ROLES)),
    ("office", "level"): lambda: dict(directory.choices_of(directory.LEVELS)),
    ("account", "role"): lambda: {key: name for key, name, _hint in roles()},
    ("unit", "kind"): lambda: dict(unit_kinds()),
}


def words_for(kind: str, pattern: str) -> dict[str, str]:
    """The words for the keys that a field of this kind of record takes."""
    field, _is_english = base_of(pattern.rpartition("-")[2])
    keys = _KEYS.get((kind, field))
    return {"true": _("yes")} | (keys() if keys else {})


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
