"""Which meetings the references of follow-ups may tell of."""

import uuid
from collections.abc import Iterable

from sqlalchemy import select

from logbook.db import db
from logbook.followups.models import FollowUp
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting
from logbook.policy import Caller


def meetings_that_closed(caller: Caller, follow_ups: Iterable[FollowUp]) -> frozenset[uuid.UUID]:
    """The meetings by which these were closed, as far as the caller may see them."""
    named = {
        one.closed_by.meeting_id
        for one in follow_ups
        if one.closed_by is not None and one.closed_by.meeting_id is not None
    }
    if not named:
        return frozenset()
    seen = select(Meeting.id).where(Meeting.id.in_(named), meetings.visible_to(caller))
    return frozenset(db.session.scalars(seen))
