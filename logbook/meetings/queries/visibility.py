"""The policy on meetings as a condition of SQL: what may not be seen is not in any answer."""

import uuid
from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, or_, select

from logbook.db import db
from logbook.meetings.models import Meeting, meeting_named
from logbook.policy import Access, Caller
from logbook.references.sight import Pointed, says_who_knows


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


@says_who_knows(Pointed.MEETING)
def visible_ids(caller: Caller, ids: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    """Those of the ids that are meetings which the caller may see, in one query."""
    wanted = {id_ for id_ in ids if id_ is not None}
    if not wanted:
        return set()
    return set(
        db.session.scalars(select(Meeting.id).where(Meeting.id.in_(wanted), visible_to(caller)))
    )
