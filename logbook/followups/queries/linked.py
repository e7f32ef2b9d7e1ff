"""Which meetings and follow-ups hang on a commitment, as conditions and subqueries."""

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    SQLColumnExpression,
    exists,
    select,
    union,
    union_all,
)

from logbook.followups.models import FollowUp, followup_commitment
from logbook.meetings.models import Point, meeting_commitment, point_commitment


def meeting_links(commitments: Collection[uuid.UUID]) -> CompoundSelect[Any]:
    """(meeting_id, commitment_id): of the meeting as a whole, or of a point said in it.

    Of these commitments, which each part is asked for by its index: from outside, SQLite would
    first gather all the links that there are.
    """
    of_meetings, of_said = meeting_commitment.c.commitment_id, point_commitment.c.commitment_id
    whole = select(
        meeting_commitment.c.meeting_id.label("meeting_id"),
        of_meetings.label("commitment_id"),
    ).where(of_meetings.in_(commitments))
    of_points = (
        select(Point.meeting_id, of_said)
        .join(point_commitment, point_commitment.c.point_id == Point.id)
        .where(of_said.in_(commitments))
    )
    return union(whole, of_points)


def meeting_links_of(commitment_id: Any) -> CompoundSelect[Any]:
    """(meeting_id): the same of one commitment, which the statement around it goes along."""
    of_meetings, of_said = meeting_commitment.c.commitment_id, point_commitment.c.commitment_id
    whole = select(meeting_commitment.c.meeting_id).where(of_meetings == commitment_id)
    of_points = (
        select(Point.meeting_id)
        .join(point_commitment, point_commitment.c.point_id == Point.id)
        .where(of_said == commitment_id)
    )
    parts = [part.correlate(commitment_id.table) for part in (whole, of_points)]
    return union_all(*parts)


def follow_up_links(commitments: Collection[uuid.UUID]) -> CompoundSelect[Any]:
    """(follow_up_id, commitment_id): named, its origin, or else inherited from point or meeting.

    Of these commitments, asked for as in `meeting_links`. No pair is in two of the parts, so that
    none has to be compared with the others.
    """
    return union_all(*_links(commitments, FollowUp.id.label("follow_up_id")))


def open_links(
    commitments: Collection[uuid.UUID], *conditions: ColumnElement[bool]
) -> CompoundSelect[Any]:
    """(due_on, commitment_id) of the same follow-ups, where they are like this."""
    return union_all(*[part.where(*conditions) for part in _links(commitments, FollowUp.due_on)])


def _links(
    commitments: Collection[uuid.UUID], told: SQLColumnExpression[Any]
) -> Iterator[Select[Any]]:
    of_meetings, of_said = meeting_commitment.c.commitment_id, point_commitment.c.commitment_id
    of_named = followup_commitment.c.commitment_id
    yield (
        select(told, of_named.label("commitment_id"))
        .join(followup_commitment, followup_commitment.c.follow_up_id == FollowUp.id)
        .where(of_named.in_(commitments))
    )
    names_its_origin = exists().where(
        followup_commitment.c.follow_up_id == FollowUp.id, of_named == FollowUp.commitment_id
    )
    yield select(told, FollowUp.commitment_id).where(
        FollowUp.commitment_id.in_(commitments), ~names_its_origin
    )
    yield (
        _inheriting(told, of_said)
        .join(point_commitment, point_commitment.c.point_id == FollowUp.point_id)
        .where(of_said.in_(commitments))
    )
    point_names_some = exists().where(point_commitment.c.point_id == FollowUp.point_id)
    yield (
        _inheriting(told, of_meetings)
        .join(meeting_commitment, meeting_commitment.c.meeting_id == FollowUp.meeting_id)
        .where(of_meetings.in_(commitments), ~point_names_some)
    )


def _inheriting(told: SQLColumnExpression[Any], commitment_id: Any) -> Select[Any]:
    """Follow-ups that say of no commitment themselves."""
    names_some = exists().where(followup_commitment.c.follow_up_id == FollowUp.id)
    return select(told, commitment_id).where(FollowUp.commitment_id.is_(None), ~names_some)
