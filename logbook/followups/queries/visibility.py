"""Which follow-ups somebody may know of: those of meetings that they may see, and all others."""

from sqlalchemy import ColumnElement, or_, select

from logbook.followups.models import FollowUp
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting
from logbook.policy import Caller


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """A condition on FollowUp: not deleted, and of no meeting or of one that the caller may see."""
    return FollowUp.deleted_at.is_(None) & origin_visible_to(caller)


def origin_visible_to(caller: Caller) -> ColumnElement[bool]:
    """The same without a word on deletion, for what is to be brought back.

    A follow-up of a point carries its meeting as well, so that it stays as guarded as it was when
    the point is taken out.
    """
    seen = select(Meeting.id).where(meetings.visible_to(caller))
    return or_(FollowUp.meeting_id.is_(None), FollowUp.meeting_id.in_(seen))
