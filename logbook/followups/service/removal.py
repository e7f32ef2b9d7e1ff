"""Deleting follow-ups, and taking back the last thing that was done to one."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.db import db
from logbook.errors import Conflict, NotFound
from logbook.followups import queries, reminders
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp
from logbook.followups.service.acts import taken
from logbook.followups.service.planning import plan_anew
from logbook.followups.service.repeats import take_back
from logbook.followups.service.restoring import put_back
from logbook.history import service as history
from logbook.history.models import HistoryEntry
from logbook.meetings.service import keep_named
from logbook.policy import Caller, require_write


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
