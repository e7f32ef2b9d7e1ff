"""Which meetings and follow-ups hang on a commitment, as conditions and subqueries."""

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import CompoundSelect, Select, exists, select, union

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


def follow_up_links(commitments: Collection[uuid.UUID]) -> CompoundSelect[Any]:
    """(follow_up_id, commitment_id): named, its origin, or else inherited from point or meeting.

    Of these commitments, asked for as in `meeting_links`.
    """
    of_meetings, of_said = meeting_commitment.c.commitment_id, point_commitment.c.commitment_id
    named = select(
        followup_commitment.c.follow_up_id.label("follow_up_id"),
        followup_commitment.c.commitment_id.label("commitment_id"),
    ).where(followup_commitment.c.commitment_id.in_(commitments))
    origin = select(FollowUp.id, FollowUp.commitment_id).where(
        FollowUp.commitment_id.in_(commitments)
    )
    of_point = (
        _inheriting(of_said)
        .join(point_commitment, point_commitment.c.point_id == FollowUp.point_id)
        .where(of_said.in_(commitments))
    )
    point_names_some = exists().where(point_commitment.c.point_id == FollowUp.point_id)
    of_meeting = (
        _inheriting(of_meetings)
        .join(meeting_commitment, meeting_commitment.c.meeting_id == FollowUp.meeting_id)
        .where(of_meetings.in_(commitments), ~point_names_some)
    )
    return union(named, origin, of_point, of_meeting)


def _inheriting(commitment_id: Any) -> Select[Any]:
    """Follow-ups that say of no commitment themselves."""
    names_some = exists().where(followup_commitment.c.follow_up_id == FollowUp.id)
    return select(FollowUp.id, commitment_id).where(FollowUp.commitment_id.is_(None), ~names_some)
