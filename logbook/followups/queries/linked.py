"""Which meetings and follow-ups hang on a commitment, as conditions and subqueries."""

from typing import Any

from sqlalchemy import CompoundSelect, Select, exists, select, union

from logbook.followups.models import FollowUp, followup_commitment
from logbook.meetings.models import Point, meeting_commitment, point_commitment


def meeting_links() -> CompoundSelect[Any]:
    """(meeting_id, commitment_id): of the meeting as a whole, or of a point said in it."""
    whole = select(
        meeting_commitment.c.meeting_id.label("meeting_id"),
        meeting_commitment.c.commitment_id.label("commitment_id"),
    )
    of_points = select(Point.meeting_id, point_commitment.c.commitment_id).join(
        point_commitment, point_commitment.c.point_id == Point.id
    )
    return union(whole, of_points)


def follow_up_links() -> CompoundSelect[Any]:
    """(follow_up_id, commitment_id): named, its origin, or else inherited from point or meeting."""
    named = select(
        followup_commitment.c.follow_up_id.label("follow_up_id"),
        followup_commitment.c.commitment_id.label("commitment_id"),
    )
    origin = select(FollowUp.id, FollowUp.commitment_id).where(FollowUp.commitment_id.is_not(None))
    of_point = _inheriting(point_commitment.c.commitment_id).join(
        point_commitment, point_commitment.c.point_id == FollowUp.point_id
    )
    point_names_some = exists().where(point_commitment.c.point_id == FollowUp.point_id)
    of_meeting = (
        _inheriting(meeting_commitment.c.commitment_id)
        .join(meeting_commitment, meeting_commitment.c.meeting_id == FollowUp.meeting_id)
        .where(~point_names_some)
    )
    return union(named, origin, of_point, of_meeting)


def _inheriting(commitment_id: Any) -> Select[Any]:
    """Follow-ups that say of no commitment themselves."""
    names_some = exists().where(followup_commitment.c.follow_up_id == FollowUp.id)
    return select(FollowUp.id, commitment_id).where(FollowUp.commitment_id.is_(None), ~names_some)
