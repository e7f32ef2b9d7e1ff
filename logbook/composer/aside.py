"""Meetings that bear on a letter and are no part of it, as far as somebody may see them."""

import uuid
from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from logbook.composer.meeting_records import meeting_record
from logbook.composer.omissions import Aside, Reason
from logbook.db import db
from logbook.directory.models import Organisation
from logbook.followups.queries.linked import meeting_links
from logbook.meetings.models import Marking, Meeting, MeetingStatus, Party
from logbook.meetings.queries import visible_to
from logbook.meetings.queries.meetings import whole
from logbook.policy import Access, Caller


def load_aside(caller: Caller, commitments: Collection[uuid.UUID]) -> Sequence[Aside]:
    """What is planned or cancelled, for named people only, or marked; in a fixed number of queries.

    The caller sees only their own: of what they may not see not even the number is told.
    """
    linked = select(meeting_links(commitments).subquery().c.meeting_id)
    via = selectinload(Meeting.parties).joinedload(Party.via_organisation)
    rows = db.session.scalars(
        select(Meeting)
        .where(
            Meeting.id.in_(linked),
            visible_to(caller),
            or_(
                Meeting.status != MeetingStatus.HELD,
                Meeting.access == Access.NAMED,
                Meeting.marking != Marking.NONE,
            ),
        )
        .options(*whole(), via.joinedload(Organisation.sector))
        .order_by(Meeting.id)
    ).all()
    return [Aside(meeting_record(row), _guard(row)) for row in rows]


def _guard(row: Meeting) -> Reason | None:
    if row.marking is not Marking.NONE:
        return Reason.MARKING
    return Reason.ACCESS if row.access is Access.NAMED else None
