"""Which follow-ups somebody may know of: those of meetings that they may see, and all others."""

from sqlalchemy import ColumnElement, or_, select

from logbook.followups.models import FollowUp
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting
from logbook.policy import Caller


def visible_to(caller: Caller, *of_meeting: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition on FollowUp: not deleted, and of no meeting or of one that the caller may see.

    `of_meeting`: what must hold of that meeting besides.
    """
    return FollowUp.deleted_at.is_(None) & origin_visible_to(caller, *of_meeting)


def origin_visible_to(caller: Caller, *of_meeting: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same without a word on deletion, for what is to be brought back.

    A follow-up of a point carries its meeting as well, so that it stays as guarded as it was when
    the point is taken out. Each looks up its own meeting: a list of all visible meetings would cost
    the same whether one follow-up is asked for or all.
    """
    seen = (
        select(Meeting.id)
        .where(Meeting.id == FollowUp.meeting_id, meetings.visible_to(caller), *of_meeting)
        .correlate(FollowUp)
    )
    return or_(FollowUp.meeting_id.is_(None), seen.exists())
