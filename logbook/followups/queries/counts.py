"""How many follow-ups are open and overdue, for lists of what they come from.

The meetings are joined, not asked for in a subquery: SQLite would first gather every meeting that
the caller may see, to look up fifty of them.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.meetings.models import Meeting
from logbook.meetings.queries import visible_to
from logbook.policy import Caller


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one meeting: how many are open, and how many of those are overdue."""

    open: int = 0
    overdue: int = 0


def counts_of_meetings(
    caller: Caller, meetings: Collection[uuid.UUID], *, today: date
) -> dict[uuid.UUID, Counts]:
    """By meeting, for those with anything open; one query."""
    rows = db.session.execute(
        select(
            FollowUp.meeting_id,
            func.count(),
            func.count().filter(FollowUp.due_on < today),
        )
        .join(Meeting, Meeting.id == FollowUp.meeting_id)
        .where(
            FollowUp.meeting_id.in_(meetings),
            FollowUp.status.in_(OPEN_STATUSES),
            FollowUp.deleted_at.is_(None),
            visible_to(caller),
        )
        .group_by(FollowUp.meeting_id)
    )
    return {meeting: Counts(open_, overdue) for meeting, open_, overdue in rows if meeting}
