"""Which of some meetings are planned still."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from logbook.coverage.details import TalkBehind
from logbook.db import db
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.meetings.queries import visible_to
from logbook.policy import Caller


def planned_among(caller: Caller, ids: Sequence[uuid.UUID]) -> list[TalkBehind]:
    """Those of them that the caller may see and that are planned, by title."""
    found = db.session.execute(
        select(Meeting.id, Meeting.title, Meeting.date, Meeting.end_date)
        .where(Meeting.id.in_(ids), Meeting.status == MeetingStatus.PLANNED, visible_to(caller))
        .order_by(Meeting.title, Meeting.id)
    )
    return [TalkBehind(*row) for row in found]
