"""What is owed to the House: by when, when we last spoke of it, and how far its follow-ups are."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, union

from logbook.commitments.models import Commitment, Deadline
from logbook.commitments.queries import CommitmentFilter, State, commitment_rows
from logbook.dates import PartialDate
from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp, FollowUpStatus, followup_commitment
from logbook.followups.queries import visible_to
from logbook.meetings import queries as meetings
from logbook.meetings.models import (
    Meeting,
    MeetingStatus,
    Point,
    meeting_commitment,
    point_commitment,
)
from logbook.overview.queries.reach import Reach
from logbook.paging import Page, Paging
from logbook.policy import Caller

Ids = Collection[uuid.UUID]


@dataclass(frozen=True, slots=True)
class LatestContact:
    """The last talk about something."""

    meeting_id: uuid.UUID
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Course:
    """How many of the follow-ups are done, still open, and past their term."""

    done: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with the term that holds, the last contact and the course of its follow-ups."""

    commitment: Commitment
    term: Deadline | None
    contact: LatestContact | None
    course: Course


def promises(reach: Reach, *, today: date, most: int) -> Page[Promise]:
    """What is still owed, the nearest term first, and how much there is in all. Six queries."""
    wanted = CommitmentFilter(owner=reach.of, state=State.OPEN)
    page = commitment_rows(wanted, Paging(size=most))
    ids = [commitment.id for commitment in page.items]
    contacts = _contacts(reach.caller, ids)
    courses = _courses(reach.caller, ids, today)
    items: Sequence[Promise] = [
        Promise(
            commitment,
            commitment.deadline_on(today),
            contacts.get(commitment.id),
            courses.get(commitment.id, Course()),
        )
        for commitment in page.items
    ]
    return Page(items, page.total, page.paging)


def _contacts(caller: Caller, ids: Ids) -> Mapping[uuid.UUID, LatestContact]:
    """The last talk held about each, of the whole meeting or of one of its points."""
    talks = union(
        select(meeting_commitment.c.commitment_id, meeting_commitment.c.meeting_id),
        select(point_commitment.c.commitment_id, Point.meeting_id).join(
            Point, Point.id == point_commitment.c.point_id
        ),
    ).subquery()
    latest_first = (Meeting.last_day.desc(), Meeting.date.earliest.desc(), Meeting.id)
    found = (
        select(
            talks.c.commitment_id,
            Meeting.id,
            Meeting.date.edtf,
            Meeting.end_date,
            func.row_number()
            .over(partition_by=talks.c.commitment_id, order_by=latest_first)
            .label("place"),
        )
        .join(Meeting, Meeting.id == talks.c.meeting_id)
        .where(
            talks.c.commitment_id.in_(ids),
            Meeting.status == MeetingStatus.HELD,
            meetings.visible_to(caller),
        )
        .subquery()
    )
    rows = db.session.execute(
        select(found.c.commitment_id, found.c.id, found.c.date_edtf, found.c.end_date).where(
            found.c.place == 1
        )
    )
    return {
        promise: LatestContact(meeting, PartialDate.on(end) if end else PartialDate.parse(edtf))
        for promise, meeting, edtf, end in rows
    }


def _courses(caller: Caller, ids: Ids, today: date) -> Mapping[uuid.UUID, Course]:
    """The follow-ups that come from each or serve it, counted."""
    serving = union(
        select(followup_commitment.c.commitment_id, followup_commitment.c.follow_up_id),
        select(FollowUp.commitment_id, FollowUp.id).where(FollowUp.commitment_id.is_not(None)),
    ).subquery()
    is_open, is_late = FollowUp.status.in_(OPEN_STATUSES), FollowUp.due_on < today
    rows = db.session.execute(
        select(
            serving.c.commitment_id,
            func.count().filter(FollowUp.status == FollowUpStatus.DONE),
            func.count().filter(is_open, FollowUp.due_on.is_(None) | ~is_late),
            func.count().filter(is_open, is_late),
        )
        .join(FollowUp, FollowUp.id == serving.c.follow_up_id)
        .where(serving.c.commitment_id.in_(ids), visible_to(caller))
        .group_by(serving.c.commitment_id)
    )
    return {promise: Course(done, open_, late) for promise, done, open_, late in rows}
