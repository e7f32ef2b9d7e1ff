"""Meetings planned: those whose day has passed, and those to come this week and next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import raiseload, selectinload

from logbook.db import db
from logbook.meetings.models import Meeting, MeetingStatus, Party
from logbook.meetings.queries import visible_to
from logbook.overview.queries.reach import Reach


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """`unanswered`: did they take place? `coming`: until the Sunday of next week, soonest first."""

    unanswered: Sequence[Meeting]
    coming: Sequence[Meeting]


def planned_meetings(reach: Reach, *, today: date, most: int) -> PlannedMeeting:
    """At most so many of each, with their parties. Two queries.

    A meeting of which only the month is known is coming while that month lasts.
    """
    next_sunday = today + timedelta(days=13 - today.weekday())
    wanted = [
        visible_to(reach.caller),
        Meeting.status == MeetingStatus.PLANNED,
        Meeting.date.earliest <= next_sunday,
    ]
    if reach.of is not None:
        wanted.append(Meeting.owner_id == reach.of)
    in_order = (Meeting.date.earliest, Meeting.start_time.is_(None), Meeting.start_time, Meeting.id)
    place = func.row_number().over(partition_by=Meeting.last_day < today, order_by=in_order)
    found = select(Meeting.id, place.label("place")).where(*wanted).subquery()
    parties = selectinload(Meeting.parties)
    meetings = db.session.scalars(
        select(Meeting)
        .join(found, found.c.id == Meeting.id)
        .where(found.c.place <= most)
        .order_by(*in_order)
        .options(
            raiseload("*"),
            parties.joinedload(Party.organisation),
            parties.joinedload(Party.sector),
        )
    ).all()
    return PlannedMeeting(
        unanswered=[meeting for meeting in meetings if meeting.last_day < today],
        coming=[meeting for meeting in meetings if meeting.last_day >= today],
    )
