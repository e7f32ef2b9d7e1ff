"""How commitments stand, for a list: the last contact and what is still open, by id."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, select

from logbook.commitments.models import Commitment
from logbook.dates import PartialDate
from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.queries.linked import meeting_links_of, open_links
from logbook.followups.queries.single import visible_among_all
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.policy import Caller


def last_contacts(
    caller: Caller, commitments: Collection[uuid.UUID], *, today: date
) -> dict[uuid.UUID, PartialDate]:
    """The date of the last meeting held for each, as known; none for who never met.

    Of one that lasted several days the last of them.
    """
    links = meeting_links_of(Commitment.id)
    newest = (
        select(Meeting.id)
        .where(
            Meeting.id.in_(links),
            Meeting.status == MeetingStatus.HELD,
            Meeting.first_end <= today,
            meetings_visible_to(caller),
        )
        .order_by(Meeting.first_end.desc(), Meeting.last_day.desc(), Meeting.id)
        .limit(1)
        .correlate(Commitment)
        .scalar_subquery()
    )
    rows: Sequence[Any] = db.session.execute(
        select(
            Commitment.id.label("commitment_id"),
            Meeting.date.edtf.label("date_edtf"),
            Meeting.date.earliest.label("date_earliest"),
            Meeting.date.latest.label("date_latest"),
            Meeting.end_date,
        )
        .join(Meeting, Meeting.id == newest)
        .where(Commitment.id.in_(commitments))
    ).all()
    return {
        row.commitment_id: PartialDate.on(row.end_date)
        if row.end_date
        else PartialDate(row.date_edtf, row.date_earliest, row.date_latest)
        for row in rows
    }


def open_follow_ups(
    caller: Caller, commitments: Collection[uuid.UUID], *, today: date
) -> dict[uuid.UUID, tuple[int, int]]:
    """How many follow-ups of each are open, and how many of those overdue."""
    links = open_links(
        commitments, FollowUp.status.in_(OPEN_STATUSES), visible_among_all(caller)
    ).subquery()
    late = func.sum(case((links.c.due_on < today, 1), else_=0))
    rows = db.session.execute(
        select(links.c.commitment_id, func.count(), late).group_by(links.c.commitment_id)
    )
    return {commitment_id: (count, overdue) for commitment_id, count, overdue in rows}
