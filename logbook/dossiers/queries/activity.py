"""How commitments stand, for a list: the last contact and what is still open, by id."""

import uuid
from collections.abc import Collection
from datetime import date

from sqlalchemy import case, func, select

from logbook.dates import PartialDate
from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.queries import visible_to as follow_ups_visible_to
from logbook.followups.queries.linked import follow_up_links, meeting_links
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.policy import Caller


def last_contacts(
    caller: Caller, commitments: Collection[uuid.UUID], *, today: date
) -> dict[uuid.UUID, PartialDate]:
    """The date of the last meeting held for each, as known; none for who never met.

    Of one that lasted several days the last of them.
    """
    links = meeting_links(commitments).subquery()
    newest = func.row_number().over(
        partition_by=links.c.commitment_id,
        order_by=(Meeting.first_end.desc(), Meeting.last_day.desc(), Meeting.id),
    )
    ranked = (
        select(
            links.c.commitment_id,
            Meeting.date,
            Meeting.end_date,
            newest.label("place"),
        )
        .join(Meeting, Meeting.id == links.c.meeting_id)
        .where(
            Meeting.status == MeetingStatus.HELD,
            Meeting.first_end <= today,
            meetings_visible_to(caller),
        )
        .subquery()
    )
    rows = db.session.execute(select(ranked).where(ranked.c.place == 1))
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
    links = follow_up_links(commitments).subquery()
    late = func.sum(case((FollowUp.due_on < today, 1), else_=0))
    rows = db.session.execute(
        select(links.c.commitment_id, func.count(), late)
        .join(FollowUp, FollowUp.id == links.c.follow_up_id)
        .where(
            FollowUp.status.in_(OPEN_STATUSES),
            follow_ups_visible_to(caller),
        )
        .group_by(links.c.commitment_id)
    )
    return {commitment_id: (count, overdue) for commitment_id, count, overdue in rows}
