"""Follow-ups in a row, in groups by when somebody has to look, and counted.

A follow-up stands in one group, by the first that holds: closed ones are done; then its day (the
end of its snooze, else its term) tells overdue; then what an organisation or a sector has to do is
waited for; then the day again. So a snoozed one is out of the way until its day, and says itself
that its term has passed.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Text,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
)

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


class Group(StrEnum):
    """In the order of the page."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    RECESS = "recess"
    LATER = "later"
    WAITING = "waiting"
    UNDATED = "undated"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GroupDays:
    """The days between the groups. `recess_on`: the first day of the next recess, if known."""

    today: date
    week_until: date
    recess_on: date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One group: how many there are, and the first of them."""

    group: Group
    total: int
    items: Sequence[FollowUp]


def days_around(today: date) -> GroupDays:
    """Until Sunday is this week; the recess is the House's next one."""
    coming = [recess.since for recess in recesses() if recess.since > today]
    sunday = today + timedelta(days=6 - today.weekday())
    return GroupDays(today, sunday, min(coming, default=None))


def grouped(
    caller: Caller,
    wanted: FollowUpFilter,
    days: GroupDays,
    *,
    most: int,
    groups: Sequence[Group] = tuple(Group),
    first: int = 0,
) -> list[Listed]:
    """The groups that have something, each with at most `most` items after the `first`.

    Two queries and those of the loading, whatever there is.
    """
    group, day = _group(days), _day(days.today)
    sorted_by = (day.is_(None), day, FollowUp.closed_on.desc(), FollowUp.created_at, FollowUp.id)
    found = (
        select(
            FollowUp.id,
            group.label("group"),
            func.row_number().over(partition_by=group, order_by=sorted_by).label("place"),
        )
        .where(visible_to(caller), *wanted.conditions())
        .subquery()
    )
    asked = [one.value for one in groups]
    counts = db.session.execute(
        select(found.c.group, func.count().label("total"))
        .where(found.c.group.in_(asked))
        .group_by(found.c.group)
    )
    totals = {row.group: row.total for row in counts}
    rows = db.session.execute(
        select(found.c.group, FollowUp)
        .join(found, found.c.id == FollowUp.id)
        .where(found.c.group.in_(asked), found.c.place > first, found.c.place <= first + most)
        .order_by(found.c.place)
        .options(*LISTED)
    ).all()
    return [
        Listed(one, totals[one], [row.FollowUp for row in rows if row.group == one])
        for one in groups
        if totals.get(one)
    ]


def _day(today: date) -> ColumnElement[date]:
    """When somebody has to look at it."""
    return case(
        (FollowUp.snoozed_until > literal(today, Date), FollowUp.snoozed_until),
        else_=FollowUp.due_on,
    )


def _group(days: GroupDays) -> ColumnElement[str]:
    today, day = literal(days.today, Date), _day(days.today)
    others = or_(FollowUp.actor_organisation_id.is_not(None), FollowUp.actor_sector_id.is_not(None))
    dated = [
        (day == today, Group.TODAY),
        (day <= literal(days.week_until, Date), Group.WEEK),
    ]
    if days.recess_on is not None:
        dated.append((day < literal(days.recess_on, Date), Group.RECESS))
    ordered = [
        (FollowUp.status.not_in(OPEN_STATUSES), Group.DONE),
        (day < today, Group.OVERDUE),
        (others, Group.WAITING),
        (day.is_(None), Group.UNDATED),
        *dated,
    ]
    return case(
        *((condition, literal(group.value, Text)) for condition, group in ordered),
        else_=literal(Group.LATER.value, Text),
    )


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
    given = talks.asked_by(caller) | {"ids": meetings, "today": today}
    rows = _counts(caller.is_system).rows(given)
    return {meeting: Counts(open_, overdue) for meeting, open_, overdue in rows}


@cache
def _counts(by_program: bool) -> Prepared:
    """Made once: to make such a statement costs more than to ask it."""
    return Prepared(
        select(
            FollowUp.meeting_id,
            func.count(),
            func.count().filter(FollowUp.due_on < bindparam("today", type_=Date)),
        )
        .join(Meeting, Meeting.id == FollowUp.meeting_id)
        .where(
            FollowUp.meeting_id.in_(bindparam("ids", expanding=True)),
            FollowUp.status.in_(OPEN_STATUSES),
            FollowUp.deleted_at.is_(None),
            talks.visible_to(SYSTEM if by_program else talks.ASKER),
        )
        .group_by(FollowUp.meeting_id)
    )
