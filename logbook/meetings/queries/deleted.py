"""Meetings deleted lately: they can still be brought back."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, select

from logbook.db import db
from logbook.errors import NotFound
from logbook.meetings.models import Meeting
from logbook.meetings.queries.meetings import whole
from logbook.meetings.queries.visibility import readable_by
from logbook.policy import Caller

KEPT_DAYS = 30


def deleted_meeting(caller: Caller, id: uuid.UUID, *, now: datetime) -> Meeting:
    """A deleted meeting that can still be brought back. Raises NotFound."""
    found = db.session.scalar(
        select(Meeting).where(Meeting.id == id, _recoverable(caller, now)).options(*whole())
    )
    if found is None:
        raise NotFound
    return found


def deleted_meetings(caller: Caller, *, now: datetime, limit: int = 200) -> Sequence[Meeting]:
    """All that can still be brought back, the last deleted first."""
    return db.session.scalars(
        select(Meeting)
        .where(_recoverable(caller, now))
        .order_by(Meeting.deleted_at.desc(), Meeting.id)
        .limit(limit)
    ).all()


def _recoverable(caller: Caller, now: datetime) -> ColumnElement[bool]:
    return and_(Meeting.deleted_at > now - timedelta(days=KEPT_DAYS), readable_by(caller))
