"""The list in groups by when somebody has to look: overdue, today, this week, …, done.

A follow-up stands in one group, by the first that holds: closed ones are done; then its day (the
end of its snooze, else its term) tells overdue; then what an organisation or a sector has to do is
waited for; then the day again. So a snoozed one is out of the way until its day, and says itself
that its term has passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Date, Text, case, func, literal, or_, select

from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.queries.filters import FollowUpFilter
from logbook.followups.queries.recesses import recesses
from logbook.followups.queries.single import LISTED
from logbook.followups.queries.visibility import visible_to
from logbook.policy import Caller


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
class Days:
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


def days_around(today: date) -> Days:
    """Until Sunday is this week; the recess is the House's next one."""
    coming = [recess.since for recess in recesses() if recess.since > today]
    sunday = today + timedelta(days=6 - today.weekday())
    return Days(today, sunday, min(coming, default=None))


def grouped(
    caller: Caller,
    wanted: FollowUpFilter,
    days: Days,
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


def _group(days: Days) -> ColumnElement[str]:
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
