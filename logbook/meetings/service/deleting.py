"""Deleting a meeting, and bringing it back."""

import uuid
from datetime import datetime

from logbook.history import service as history
from logbook.meetings import queries
from logbook.meetings.models import Meeting
from logbook.meetings.queries.deleted import KEPT_DAYS
from logbook.meetings.service.keepers import name_keepers
from logbook.policy import Caller, require_write

__all__ = ["KEPT_DAYS", "delete_meeting", "restore_meeting"]


def delete_meeting(
    caller: Caller, id: uuid.UUID, *, now: datetime, version: int | None = None
) -> Meeting:
    """Take a meeting away, with all that hangs on it. Raises NotFound, Forbidden, Conflict.

    For KEPT_DAYS it can be brought back as it was.
    """
    meeting = queries.meeting(caller, id)
    require_write(caller, meeting)
    meeting.begin_change(version, now=now)
    before = history.snapshot(meeting)
    meeting.deleted_at = now
    history.record(caller, "delete", meeting, now=now, before=before)
    return meeting


def restore_meeting(caller: Caller, id: uuid.UUID, *, now: datetime) -> Meeting:
    """Bring a deleted meeting back as it was. Raises NotFound, also once its days are over."""
    meeting = queries.deleted_meeting(caller, id, now=now)
    require_write(caller, meeting)
    meeting.begin_change(None, now=now)
    before = history.snapshot(meeting)
    meeting.deleted_at = None
    name_keepers(meeting)
    history.record(caller, "restore", meeting, now=now, before=before)
    return meeting
