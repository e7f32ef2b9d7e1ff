"""Deleting follow-ups, and taking back the last thing that was done to one."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import ColumnProperty, Mapper, joinedload

from logbook.commitments.models import Commitment
from logbook.dates import PartialDate
from logbook.db import db
from logbook.errors import Conflict, NotFound
from logbook.followups import queries, reminders
from logbook.followups.indexing import index
from logbook.followups.models import DueChange, FollowUp, FollowUpNote
from logbook.followups.service.acts import taken
from logbook.followups.service.planning import plan_anew
from logbook.followups.service.repeats import take_back
from logbook.history import service as history
from logbook.history.models import HistoryEntry
from logbook.meetings.models import Point
from logbook.meetings.service import keep_named
from logbook.policy import Caller, require_write
from logbook.wording import Wording

Row = TypeVar("Row", DueChange, FollowUpNote)
Kept = Mapping[str, Any]

# What numbers its states goes on counting; the composites are put back as a whole.
_NOT_AS_COLUMNS = {"id", "version", "created_at", "updated_at", "revision"} | {
    f"{composite}_{part}"
    for composite, parts in {
        "title": ("nl", "en"),
        "told_as": ("nl", "en"),
        "due": ("edtf", "earliest", "latest"),
    }.items()
    for part in parts
}


def put_back(follow_up: FollowUp, kept: Kept) -> None:
    """Give it the columns, rows and links of a snapshot, but for links to what is gone since."""
    mapper: Mapper[Any] = inspect(FollowUp)
    with db.session.no_autoflush:
        for prop in mapper.attrs:
            if isinstance(prop, ColumnProperty) and prop.key not in _NOT_AS_COLUMNS:
                setattr(follow_up, prop.key, _value(prop, kept.get(prop.key)))
        follow_up.title = Wording(kept["title_nl"], kept["title_en"])
        follow_up.told_as = _wording(kept["told_as_nl"], kept["told_as_en"])
        follow_up.due = _date(kept["due_edtf"])
        if follow_up.point_id and db.session.get(Point, follow_up.point_id) is None:
            follow_up.point_id = None
        follow_up.commitments = list(
            db.session.scalars(
                select(Commitment)
                .where(Commitment.id.in_([uuid.UUID(one) for one in kept["commitments"]]))
                .order_by(Commitment.created_at)
            )
        )
        follow_up.due_history = _rows(follow_up.due_history, kept["due_history"], _due_change)
        follow_up.notes = _rows(follow_up.notes, kept["notes"], _note)


def _value(prop: ColumnProperty[Any], value: Any) -> Any:
    """A value of JSON as its column takes it."""
    kind = prop.columns[0].type.python_type
    if value is None or not isinstance(value, str):
        return value
    if kind is uuid.UUID or issubclass(kind, StrEnum):
        return kind(value)
    if prop.key == "deleted_at":
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind is date else value


def _wording(nl: str | None, en: str | None) -> Wording | None:
    return Wording(nl, en) if nl else None


def _date(edtf: str | None) -> PartialDate | None:
    return PartialDate.parse(edtf) if edtf else None


def _rows(present: Sequence[Row], kept: Sequence[Kept], make: Any) -> list[Row]:
    """The rows that were there: those that still are, and those that went made again."""
    by_id = {str(row.id): row for row in present}
    return [by_id.get(row["id"]) or make(row) for row in kept]


def _due_change(kept: Kept) -> DueChange:
    return DueChange(
        id=uuid.UUID(kept["id"]),
        due=_date(kept["due_edtf"]),
        due_text=kept["due_text"],
        on=date.fromisoformat(kept["on"]),
        reason=kept["reason"],
        position=kept["position"],
    )


def _note(kept: Kept) -> FollowUpNote:
    return FollowUpNote(
        id=uuid.UUID(kept["id"]),
        on=date.fromisoformat(kept["on"]),
        text=kept["text"],
        position=kept["position"],
    )


def delete(caller: Caller, id: uuid.UUID, *, version: int | None = None, now: datetime) -> FollowUp:
    """Take it out of sight, with its reminders. `undo` brings it back."""
    follow_up, before = taken(caller, id, version, now)
    follow_up.deleted_at = now
    reminders.unplan(follow_up)
    history.record(caller, "delete", follow_up, now=now, before=before)
    return follow_up


def undo(caller: Caller, id: uuid.UUID, *, version: int, now: datetime) -> FollowUp:
    """Put it back as it was before the caller's own last act, which left it at `version`.

    Undoing a closing takes its next occurrence back as well; undoing an undo does the act again.
    Raises NotFound where there is nothing of the caller's to undo, Conflict where somebody has
    changed it since.
    """
    follow_up = _to_undo(caller, id)
    require_write(caller, follow_up.meeting)
    follow_up.begin_change(version, now=now)
    last = db.session.scalars(
        select(HistoryEntry)
        .where(HistoryEntry.record_id == id)
        .order_by(HistoryEntry.seq.desc())
        .limit(1)
        .options(joinedload(HistoryEntry.values))
    ).one_or_none()
    if last is None or last.actor_id != caller.id:
        raise Conflict(follow_up)
    if last.values is None or last.values.before is None:
        raise NotFound
    before = history.snapshot(follow_up)
    was_closed = not follow_up.is_open
    put_back(follow_up, last.values.before)
    follow_up.touch(now)
    plan_anew(follow_up, now=now)
    keep_named(caller, follow_up.meeting, now=now)
    index(follow_up)
    history.record(caller, "undo", follow_up, now=now, before=before)
    if was_closed and follow_up.is_open:
        take_back(caller, follow_up, now=now)
    return follow_up


def _to_undo(caller: Caller, id: uuid.UUID) -> FollowUp:
    try:
        return queries.follow_up(caller, id)
    except NotFound:
        return queries.deleted_follow_up(caller, id)
