"""The rows of the state at a glance: what the caller may see, and nothing that is marked."""

from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, raiseload, selectinload

from logbook.commitments.models import Chamber, Commitment
from logbook.commitments.queries.houses import recesses
from logbook.db import db
from logbook.directory.models import Topic
from logbook.dossiers.glance import GlanceRows
from logbook.dossiers.glance.composing import TaskDays
from logbook.dossiers.glance.contents import RecessDays
from logbook.followups import queries as followups
from logbook.followups.models import FollowUp
from logbook.meetings.models import (
    Attribution,
    Marking,
    Meeting,
    MeetingStatus,
    Point,
    meeting_topic,
    point_topic,
)
from logbook.meetings.queries import visible_to
from logbook.policy import Caller
from logbook.wording import Wording

YEAR = timedelta(days=365)
LONGEST_OPEN = timedelta(days=400)
"""How long before the day a follow-up that counts may have been due: what is older is told late."""


def glance_rows(caller: Caller, as_of: date) -> GlanceRows:
    """All rows, in a fixed number of queries whatever their number."""
    commitments = db.session.scalars(
        select(Commitment).options(
            joinedload(Commitment.office),
            selectinload(Commitment.status_changes),
            selectinload(Commitment.deadlines),
            raiseload("*"),
        )
    ).all()
    return GlanceRows(
        commitments=commitments,
        recesses=[RecessDays(one.name, one.since, one.until) for one in recesses(Chamber.HOUSE)],
        tasks=_tasks(caller, as_of),
        told=_told(caller, as_of),
    )


def _tasks(caller: Caller, as_of: date) -> list[TaskDays]:
    """The days of follow-ups that are due around the day."""
    rows = db.session.execute(
        select(FollowUp.made_on, FollowUp.closed_on, FollowUp.due_on)
        .outerjoin(Meeting, Meeting.id == FollowUp.meeting_id)
        .where(
            followups.visible_to(caller),
            or_(Meeting.id.is_(None), Meeting.marking == Marking.NONE),
            FollowUp.due_on.is_not(None),
            FollowUp.due_on >= as_of - LONGEST_OPEN,
        )
    )
    return [TaskDays(made, closed, due) for made, closed, due in rows if due is not None]


def _told(caller: Caller, as_of: date) -> dict[Wording, dict[Attribution, int]]:
    """Points of the year up to the day by topic: their own, else those of their talk."""
    own = select(point_topic.c.point_id)
    of_points = select(point_topic.c.point_id, point_topic.c.topic_id)
    of_talks = (
        select(Point.id, meeting_topic.c.topic_id)
        .join(meeting_topic, meeting_topic.c.meeting_id == Point.meeting_id)
        .where(Point.id.not_in(own))
    )
    about = of_points.union_all(of_talks).subquery()
    point_id, topic_id = about.c
    rows = db.session.execute(
        select(Topic.label.nl, Topic.label.en, Point.attribution, func.count())
        .join(about, topic_id == Topic.id)
        .join(Point, Point.id == point_id)
        .join(Meeting, Meeting.id == Point.meeting_id)
        .where(
            visible_to(caller),
            Meeting.marking == Marking.NONE,
            Meeting.status == MeetingStatus.HELD,
            Meeting.date.earliest <= as_of,
            Meeting.date.earliest > as_of - YEAR,
        )
        .group_by(Topic.label.nl, Topic.label.en, Point.attribution)
    )
    found: dict[Wording, dict[Attribution, int]] = {}
    for nl, en, attribution, count in rows:
        found.setdefault(Wording(nl, en), {})[attribution] = count
    return found
