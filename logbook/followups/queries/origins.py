"""What a follow-up to be made comes from, for its form to say."""

import uuid

from sqlalchemy import select

from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting, Point
from logbook.policy import Caller


def meeting_named(
    caller: Caller, *, meeting: uuid.UUID | None, point: uuid.UUID | None
) -> Meeting | None:
    """The meeting itself, or that of the point; None where there is none that may be seen."""
    if meeting is None and point is None:
        return None
    wanted = Meeting.id == meeting
    if point is not None:
        wanted = Meeting.id.in_(select(Point.meeting_id).where(Point.id == point))
    return db.session.scalar(select(Meeting).where(wanted, meetings.visible_to(caller)))


def commitment_with(commitment: uuid.UUID | None) -> Commitment | None:
    """The commitment, if there is one."""
    return db.session.get(Commitment, commitment) if commitment is not None else None
