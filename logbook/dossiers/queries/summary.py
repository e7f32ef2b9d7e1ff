"""The rows of the summary of a meeting: the meeting, its follow-ups, and what is planned next."""

import uuid
from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from logbook.db import db
from logbook.directory.models import Affiliation, Person
from logbook.dossiers.dossier.tasks import TaskRow
from logbook.dossiers.queries.tasks import task_rows, tasks_where
from logbook.dossiers.summary import SummaryRows
from logbook.errors import Invalid, NotFound
from logbook.followups.models import FollowUp
from logbook.followups.queries import recesses
from logbook.followups.queries import visible_to as follow_ups_visible_to
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.meetings.queries.filters import with_parties
from logbook.meetings.queries.meetings import whole
from logbook.policy import Access, Caller
from logbook.web.language import _

MOST_PLANNED = 10


def summary_rows(caller: Caller, meeting_id: uuid.UUID) -> SummaryRows:
    """All rows, in a fixed number of queries whatever the meeting holds.

    Raises NotFound, and Invalid for a marked meeting: nothing of it leaves the logbook.
    """
    meeting = _meeting(caller, meeting_id)
    if not may_leave(meeting):
        raise Invalid({"meeting": [_("This meeting is marked, and never leaves the logbook.")]})
    return SummaryRows(
        meeting=meeting,
        follow_ups=_follow_ups(caller, meeting_id),
        planned=_planned(caller, meeting),
        recesses=recesses(),
    )


def may_leave(meeting: Meeting) -> bool:
    """Whether a document may be made of it."""
    return meeting.marking is Marking.NONE


def _meeting(caller: Caller, meeting_id: uuid.UUID) -> Meeting:
    guests = selectinload(Meeting.people).selectinload(Person.affiliations)
    found = db.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id, meetings_visible_to(caller))
        .options(*whole(), guests.joinedload(Affiliation.organisation))
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def _follow_ups(caller: Caller, meeting_id: uuid.UUID) -> Sequence[TaskRow]:
    wanted = tasks_where(FollowUp.meeting_id == meeting_id, follow_ups_visible_to(caller))
    return task_rows(wanted, {})


def _planned(caller: Caller, meeting: Meeting) -> Sequence[Meeting]:
    """Later ones in its series or with its parties; never one that only some by name may see."""
    same = [
        with_parties(
            [party.organisation_id for party in meeting.parties if party.organisation_id],
            [party.sector_id for party in meeting.parties if party.sector_id],
        )
    ]
    if meeting.series:
        same.append(Meeting.series == meeting.series)
    return db.session.scalars(
        select(Meeting)
        .where(
            or_(*same),
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.marking == Marking.NONE,
            Meeting.access != Access.NAMED,
            Meeting.id != meeting.id,
            Meeting.date.earliest > meeting.date.earliest,
            meetings_visible_to(caller),
        )
        .order_by(Meeting.date.earliest, Meeting.id)
        .limit(MOST_PLANNED)
    ).all()
