"""Follow-ups in groups by when somebody has to look.

A follow-up stands in one group, by the first that holds: closed ones are done; then its day (the
end of its snooze, else its term) tells overdue; then what an organisation or a sector has to do is
waited for; then the day again. So a snoozed one is out of the way until its day, and says itself
that its term has passed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    SQLColumnExpression,
    Text,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)

from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.queries.filters import FollowUpFilter
from logbook.followups.queries.lists import recesses
from logbook.followups.queries.single import LISTED, visible_among_all, visible_to
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


def group_totals(caller: Caller, wanted: FollowUpFilter, days: GroupDays) -> dict[Group, int]:
    """How many each group has, of those that have any: one query."""
    group = _group(days).label("group")
    rows = db.session.execute(
        select(group, func.count()).where(*_found(caller, wanted)).group_by(group)
    )
    totals = {Group(name): total for name, total in rows}
    return {one: totals[one] for one in Group if one in totals}


def grouped(
    caller: Caller,
    wanted: FollowUpFilter,
    days: GroupDays,
    totals: Mapping[Group, int],
    *,
    most: int,
    groups: Collection[Group] = tuple(Group),
    first: int = 0,
) -> list[Listed]:
    """Of these groups with their totals (`group_totals`), each at most `most` after the `first`.

    One query, whatever there is.
    """
    asked = [one for one in totals if one in groups]
    if not asked:
        return []
    group, found = _group(days).label("group"), _found(caller, wanted)
    firsts = [
        select(FollowUp.id)
        .where(*found, group == one.value)
        .order_by(*_order(days))
        .offset(first)
        .limit(most)
        .subquery()
        for one in asked
    ]
    rows = db.session.execute(
        select(group, FollowUp)
        .where(FollowUp.id.in_(union_all(*[select(some.c.id) for some in firsts])))
        .order_by(*_order(days))
        .options(*LISTED)
    ).all()
    return [
        Listed(one, totals[one], [row.FollowUp for row in rows if row.group == one])
        for one in asked
    ]


def _found(caller: Caller, wanted: FollowUpFilter) -> list[ColumnElement[bool]]:
    """What holds of all that is listed: of few each looks up its meeting, of all none does."""
    is_of_somebody = wanted.owner is not None or wanted.mine is not None
    seen = visible_to(caller) if is_of_somebody else visible_among_all(caller)
    return [seen, *wanted.conditions()]


def _order(days: GroupDays) -> tuple[SQLColumnExpression[Any], ...]:
    day = _day(days.today)
    return day.is_(None), day, FollowUp.closed_on.desc(), FollowUp.created_at, FollowUp.id


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
