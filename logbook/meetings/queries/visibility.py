"""The policy on meetings as a condition of SQL: what may not be seen is not in any answer."""

import uuid
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from logbook.db import db
from logbook.meetings.models import Meeting, meeting_named
from logbook.policy import Access, Caller
from logbook.references.sight import Pointed, says_who_knows


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """Which meetings the caller may see: readable, and not deleted."""
    return and_(Meeting.deleted_at.is_(None), readable_by(caller))


def hidden_from(caller: Caller) -> Select[uuid.UUID]:
    """The meetings that the caller may not see, deleted ones included: of all, the lesser part.

    What is neither true nor false of a meeting, as of a unit that nobody named, hides it.
    """
    return select(Meeting.id).where(case((visible_to(caller), 1), else_=0) == 0)


def readable_by(caller: Caller) -> ColumnElement[bool]:
    """As `policy.may_read`, deleted meetings included."""
    return or_(*ways_to_read(caller))


def ways_to_read(caller: Caller) -> list[ColumnElement[bool]]:
    """Each way of being readable by the caller; no meeting is so in two of them.

    To count by each is to walk along an index; to count by any of them asks every meeting.
    """
    if caller.is_system:
        return [Meeting.access == Access.EVERYONE, Meeting.access == Access.UNIT]
    named = select(meeting_named.c.meeting_id).where(meeting_named.c.account_id == caller.id)
    return [
        Meeting.access == Access.EVERYONE,
        and_(Meeting.access == Access.UNIT, Meeting.unit_id == caller.unit_id),
        and_(Meeting.access == Access.NAMED, Meeting.id.in_(named)),
    ]


@says_who_knows(Pointed.MEETING)
def visible_ids(caller: Caller, ids: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    """Those of the ids that are meetings which the caller may see, in one query."""
    wanted = {id_ for id_ in ids if id_ is not None}
    if not wanted:
        return set()
    return set(
        db.session.scalars(select(Meeting.id).where(Meeting.id.in_(wanted), visible_to(caller)))
    )
