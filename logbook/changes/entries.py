"""An entry as it is told: who did what to which record, and what that changed, field by field."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.changes.labels import action_name, label_of
from logbook.changes.names import names_of
from logbook.changes.past import Past
from logbook.changes.values import told, words_for
from logbook.db import db
from logbook.history.models import HistoryEntry
from logbook.kinds import RecordKind
from logbook.policy import Caller
from logbook.register import KINDS
from logbook.web.differences import Difference, differences
from logbook.web.language import current_language
from logbook.web.same_rows import Values
from logbook.web.schema import flat_values

# What a column of the database needs and nobody reads.
UNTOLD = {"id", "version", "created_at", "updated_at", "position", "rights_version", "revision"}
UNTOLD |= {"etag", "answered_change", "answered_rights", "answered_on", "deleted_at"}
# By which the rows of a record hang on it. Only there: the office of who spoke for us is told.
PARENTS = {
    "meeting": {"meeting_id", "point_id"},
    "follow_up": {"follow_up_id"},
    "commitment": {"commitment_id"},
    "person": {"person_id"},
    "office": {"office_id"},
    "organisation": {"member_id"},
}


@dataclass(frozen=True, slots=True)
class EntryText:
    """One entry. `changes` is None where the values are kept from the reader or emptied."""

    entry: HistoryEntry
    who: str | None
    kind: str
    action: str
    title: str | None
    address: str | None
    changes: list[Difference] | None


def tell(entries: Sequence[HistoryEntry], caller: Caller) -> list[EntryText]:
    """The entries, with values where the caller might have read the record at that moment."""
    past = Past(entries, caller)
    known = [_flat(entry) if past.was_open(entry) else None for entry in entries]
    names = names_of(_ids(known), caller)
    people = _people(entries)
    return [
        _told(entry, values, names, people.get(entry.actor_id) if entry.actor_id else None)
        for entry, values in zip(entries, known, strict=True)
    ]


def _told(
    entry: HistoryEntry,
    values: tuple[Values, Values] | None,
    names: dict[str, str],
    who: str | None,
) -> EntryText:
    kind = KINDS[entry.kind]
    state = _state(entry) if values is not None else {}
    is_deleted = state.get("deleted_at") is not None or (entry.values and not entry.values.after)
    return EntryText(
        entry=entry,
        who=who,
        kind=str(kind.one),
        action=action_name(entry.action),
        title=_title(kind, state),
        address=None if is_deleted or not kind.place else _address(kind, entry, state),
        changes=None if values is None else _changes(entry.kind, values, names),
    )


def _changes(kind: str, values: tuple[Values, Values], names: dict[str, str]) -> list[Difference]:
    before, after = values
    labels, shown = {}, {}
    for path in [*before, *after]:
        pattern = "-".join("*" if step.isdecimal() else step for step in path.split("-"))
        if pattern.split("-")[-1] != "id":
            labels[pattern] = label_of(kind, pattern)
            shown[pattern] = names | words_for(kind, pattern)
    return differences(before, after, labels, shown)


def _flat(entry: HistoryEntry) -> tuple[Values, Values] | None:
    """The record before and after by field path, without what nobody reads; rows keep their id."""
    if entry.values is None:
        return None
    before, after = entry.values.before, entry.values.after
    parents = PARENTS.get(entry.kind, set())
    return flat_values(_readable(before or {}, parents)), flat_values(
        _readable(after or {}, parents)
    )


def _readable(record: dict[str, Any], parents: set[str], *, owned: bool = False) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in record.items():
        if name.endswith(("_earliest", "_latest")) or (owned and name in parents):
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            kept[name] = [_readable(row, parents, owned=True) for row in value]
        elif name not in UNTOLD or (owned and name == "id"):
            kept[name] = told(name, value)
    return kept


def _state(entry: HistoryEntry) -> dict[str, Any]:
    """The record after the entry, or before it where it was deleted altogether."""
    kept = entry.values
    return {} if kept is None else kept.after or kept.before or {}


def _title(kind: RecordKind, state: dict[str, Any]) -> str | None:
    for ending in (f"_{current_language()}", "_nl", ""):
        if title := state.get(f"{kind.title}{ending}"):
            return str(title)
    return None


def _address(kind: RecordKind, entry: HistoryEntry, state: dict[str, Any]) -> str:
    return request.script_root + kind.page(state.get("slug") or entry.record_id)


def _ids(known: Sequence[tuple[Values, Values] | None]) -> set[uuid.UUID]:
    found = set()
    for values in known:
        for side in values or ():
            for value in side.values():
                for text in [value] if isinstance(value, str) else value:
                    if len(text) == 36 and text.count("-") == 4:
                        found.add(text)
    return {uuid.UUID(text) for text in found if _is_id(text)}


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _people(entries: Sequence[HistoryEntry]) -> dict[uuid.UUID, str]:
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    rows = db.session.execute(select(Account.id, Account.name).where(Account.id.in_(actors)))
    return {row.id: row.name for row in rows}
