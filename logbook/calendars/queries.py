"""What can be asked of feeds: only one's own."""

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption

from logbook.calendars.models import CalendarFeed
from logbook.db import db
from logbook.errors import NotFound
from logbook.policy import Caller

_WHOLE: tuple[ExecutableOption, ...] = (
    joinedload(CalendarFeed.owner),
    joinedload(CalendarFeed.topic),
    joinedload(CalendarFeed.commitment),
    joinedload(CalendarFeed.organisation),
)


def feed(caller: Caller, id: uuid.UUID) -> CalendarFeed:
    """One of the caller's feeds, with what it is about. Raises NotFound."""
    found = db.session.scalar(
        select(CalendarFeed)
        .where(CalendarFeed.id == id, CalendarFeed.owner_id == caller.id)
        .options(*_WHOLE)
    )
    if found is None:
        raise NotFound
    return found


def feeds(caller: Caller, *, offset: int = 0, limit: int = 200) -> Sequence[CalendarFeed]:
    """The caller's feeds: those that work first, each group newest first."""
    return db.session.scalars(
        select(CalendarFeed)
        .where(CalendarFeed.owner_id == caller.id)
        .order_by(
            CalendarFeed.revoked_at.is_not(None), CalendarFeed.created_at.desc(), CalendarFeed.id
        )
        .options(*_WHOLE)
        .offset(offset)
        .limit(limit)
    ).all()


def count_feeds(caller: Caller) -> int:
    """How many feeds the caller has, revoked ones too."""
    owned = select(func.count()).where(CalendarFeed.owner_id == caller.id)
    return db.session.scalar(owned.select_from(CalendarFeed)) or 0
