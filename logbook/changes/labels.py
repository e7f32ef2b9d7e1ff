"""What acts and fields of the history are called.

A field is named by its path in a snapshot: 'points-*-complement_nl'. Its word stands with its kind
of record, or here.
"""

from collections.abc import Mapping

from flask_babel import LazyString

from logbook.changes.visibility import TOLD
from logbook.web.language import _, lazy_gettext

ACTIONS = {
    "create": lazy_gettext("made"),
    "edit": lazy_gettext("changed"),
    "delete": lazy_gettext("deleted"),
    "restore": lazy_gettext("brought back"),
    "undo": lazy_gettext("last act undone"),
    "hold": lazy_gettext("confirmed"),
    "move": lazy_gettext("moved"),
    "cancel": lazy_gettext("cancelled"),
    "start": lazy_gettext("started"),
    "close": lazy_gettext("closed"),
    "reopen": lazy_gettext("reopened"),
    "snooze": lazy_gettext("snoozed"),
    "assign": lazy_gettext("reassigned"),
    "note": lazy_gettext("note added"),
    "repeat": lazy_gettext("repeated"),
    "status": lazy_gettext("status changed"),
    "deadline": lazy_gettext("term set"),
    "progress": lazy_gettext("progress told"),
    "merge": lazy_gettext("merged"),
    "disable": lazy_gettext("disabled"),
    "enable": lazy_gettext("enabled"),
    "change-password": lazy_gettext("password changed"),
    "revoke": lazy_gettext("revoked"),
    "rotate": lazy_gettext("link renewed"),
    "retire": lazy_gettext("retired"),
    "bring back": lazy_gettext("taken into use again"),
}

SHARED = {
    "chamber": lazy_gettext("Chamber"),
    "citation": lazy_gettext("Citation"),
    "commitment": lazy_gettext("Motion or commitment"),
    "commitments": lazy_gettext("Motions and commitments"),
    "date": lazy_gettext("Date"),
    "deputy": lazy_gettext("Deputy"),
    "email": lazy_gettext("E-mail address"),
    "expires_at": lazy_gettext("Works until"),
    "holder": lazy_gettext("Holder"),
    "in_sentence": lazy_gettext("In a sentence"),
    "key": lazy_gettext("Key"),
    "kind": lazy_gettext("Kind"),
    "language": lazy_gettext("Language"),
    "letter": lazy_gettext("Letter to parliament"),
    "level": lazy_gettext("Level"),
    "made_on": lazy_gettext("Made on"),
    "name": lazy_gettext("Name"),
    "notes": lazy_gettext("Notes"),
    "occasion": lazy_gettext("Occasion"),
    "on": lazy_gettext("Date"),
    "organisation": lazy_gettext("Organisation"),
    "owner": lazy_gettext("Owner"),
    "parts": lazy_gettext("Parts"),
    "plural": lazy_gettext("Plural"),
    "reason": lazy_gettext("Reason"),
    "retired": lazy_gettext("Retired"),
    "revoked_at": lazy_gettext("Revoked on"),
    "rhythm": lazy_gettext("Contact at least"),
    "role": lazy_gettext("Role"),
    "sector": lazy_gettext("Sector"),
    "since": lazy_gettext("From"),
    "slug": lazy_gettext("Short name"),
    "status": lazy_gettext("Status"),
    "text": lazy_gettext("Text"),
    "time_zone": lazy_gettext("Time zone"),
    "title": lazy_gettext("Title"),
    "topics": lazy_gettext("Topics"),
    "unit": lazy_gettext("Unit"),
    "until": lazy_gettext("Until"),
}
"""The fields that several kinds of record have."""


def action_name(action: str) -> str:
    """What was done with the record, as a participle."""
    return str(ACTIONS.get(action, action))


def label_of(kind: str, pattern: str) -> str:
    """What a field is called, with the rows that it is in: 'Points: What was said'."""
    fields = {**TOLD[kind].form_fields, **SHARED, **TOLD[kind].fields}
    return ": ".join(_field(step, fields) for step in pattern.split("-") if step != "*")


def _field(name: str, fields: Mapping[str, LazyString]) -> str:
    base, is_english = base_of(name)
    word = str(fields[base]) if base in fields else base.replace("_", " ").capitalize()
    return _("%(field)s (English)", field=word) if is_english else word


def base_of(name: str) -> tuple[str, bool]:
    """A column's name without what its type adds, and whether it is the English text."""
    for ending in ("_nl", "_en", "_edtf", "_id"):
        if name.endswith(ending):
            return name.removesuffix(ending), ending == "_en"
    return name.rstrip("_"), False
