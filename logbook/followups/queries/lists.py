"""Follow-ups in a row, and counted by meeting."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Date,
    and_,
    bindparam,
    case,
    func,
    select,
)

from logbook.asking import ASKER, asked_by
from logbook.commitments.models import Chamber, Recess
from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.queries.filters import FollowUpFilter
from logbook.followups.queries.single import LISTED, WHOLE, visible_to
from logbook.meetings import queries as talks
from logbook.meetings.models import Meeting
from logbook.paging import Page, Paging, page_of
from logbook.policy import SYSTEM, Caller
from logbook.prepared import Prepared
from logbook.sorting import Keys


def recesses(chamber: Chamber = Chamber.HOUSE) -> Sequence[Recess]:
    """The recesses of a chamber that a term as spoken may mean, in order."""
    return db.session.scalars(
        select(Recess).where(Recess.chamber == chamber).order_by(Recess.since)
    ).all()


ORDER = (FollowUp.due_on.is_(None), FollowUp.due_on, FollowUp.created_at, FollowUp.id)
MOST = 200


def list_follow_ups(caller: Caller, wanted: FollowUpFilter, paging: Paging) -> Page[FollowUp]:
    """A page of whole follow-ups, the soonest due first and those without a term last."""
    rows = (
        select(FollowUp)
        .where(visible_to(caller), *wanted.conditions())
        .order_by(*ORDER)
        .options(*WHOLE)
    )
    return page_of(rows, paging)


def open_for(
    caller: Caller,
    *,
    meeting: uuid.UUID | None = None,
    commitment: uuid.UUID | None = None,
    organisation: uuid.UUID | None = None,
    most: int = MOST,
) -> Sequence[FollowUp]:
    """What is open of a meeting, for a commitment, or with an organisation, the soonest due first.

    Owner, actor, meeting and commitment are loaded with them.
    """
    wanted = FollowUpFilter(
        meeting=meeting, commitment=commitment, organisation=organisation, is_open=True
    )
    return _rows(caller, wanted, most)


def all_for(
    caller: Caller, *, meeting: uuid.UUID | None = None, commitment: uuid.UUID | None = None
) -> Sequence[FollowUp]:
    """The same, closed ones included."""
    return _rows(caller, FollowUpFilter(meeting=meeting, commitment=commitment), MOST)


def follow_ups_with(caller: Caller, ids: Collection[uuid.UUID]) -> Sequence[FollowUp]:
    """Those of these ids that the caller may see, the soonest due first."""
    return db.session.scalars(
        select(FollowUp)
        .where(visible_to(caller), FollowUp.id.in_(ids))
        .order_by(*ORDER)
        .options(*LISTED)
    ).all()


def _rows(caller: Caller, wanted: FollowUpFilter, most: int) -> Sequence[FollowUp]:
    return db.session.scalars(
        select(FollowUp)
        .where(visible_to(caller), *wanted.conditions())
        .order_by(*ORDER)
        .limit(most)
        .options(*LISTED)
    ).all()


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one meeting: how many are open, and how many of those are overdue."""

    open: int = 0
    overdue: int = 0


def counts_of_meetings(caller: Caller, meetings: list[Any], *, today: date) -> dict[Any, Counts]:
    """By what the database calls a meeting, for those with anything open; one query.

    The meetings are joined, not asked for in a subquery: SQLite would first gather every meeting
    that the caller may see, to look up fifty of them.
    """
    if not meetings:
        return {}
    given = asked_by(caller) | {"ids": meetings, "today": today}
    rows = _counts(caller.is_system).rows(given)
    return {meeting: Counts(open_, overdue) for meeting, open_, overdue in rows}


BY_FOLLOW_UPS: Keys = {
    "open": select(func.count())
    .where(
        FollowUp.meeting_id == Meeting.id,
        FollowUp.status.in_(OPEN_STATUSES),
        FollowUp.deleted_at.is_(None),
    )
    .correlate(Meeting)
    .scalar_subquery()
}
"""Meetings sorted by how many of their follow-ups are open: whoever sees one sees those."""


@cache
def _counts(by_program: bool) -> Prepared:
    """Made once: to make such a statement costs more than to ask it.

    What is counted is no condition that an index answers: a database without statistics of its rows
    would go through all that is open, or all that is seen, where fifty meetings are asked for.
    """
    counts = and_(
        FollowUp.status.in_(OPEN_STATUSES),
        FollowUp.deleted_at.is_(None),
        talks.visible_to(SYSTEM if by_program else ASKER),
    )
    return Prepared(
        select(
            FollowUp.meeting_id,
            func.count(),
            func.count().filter(FollowUp.due_on < bindparam("today", type_=Date)),
        )
        .join(Meeting, Meeting.id == FollowUp.meeting_id)
        .where(
            FollowUp.meeting_id.in_(bindparam("ids", expanding=True)),
            case((counts, 1), else_=0) == 1,
        )
        .group_by(FollowUp.meeting_id)
    )
