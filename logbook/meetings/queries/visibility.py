"""The policy on meetings as a condition of SQL: what may not be seen is not in any answer."""

from sqlalchemy import ColumnElement, and_, or_, select

from logbook.meetings.models import Meeting, meeting_named
from logbook.policy import Access, Caller


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """Which meetings the caller may see: readable, and not deleted."""
    return and_(Meeting.deleted_at.is_(None), readable_by(caller))


def readable_by(caller: Caller) -> ColumnElement[bool]:
    """As `policy.may_read`, deleted meetings included."""
    allowed: list[ColumnElement[bool]] = [Meeting.access == Access.EVERYONE]
    if caller.is_system:
        allowed.append(Meeting.access == Access.UNIT)
    else:
        named = select(meeting_named.c.meeting_id).where(meeting_named.c.account_id == caller.id)
        allowed += [
            and_(Meeting.access == Access.UNIT, Meeting.unit_id == caller.unit_id),
            and_(Meeting.access == Access.NAMED, Meeting.id.in_(named)),
        ]
    return or_(*allowed)
