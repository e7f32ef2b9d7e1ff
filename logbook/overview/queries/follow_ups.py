"""What has to be looked at now, and within a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Date, case, func, literal, select

from logbook.db import db
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.queries import belongs_to, visible_to
from logbook.followups.queries.single import LISTED
from logbook.overview.queries.reach import Reach

WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Soon:
    """A follow-up and the day to look at it."""

    follow_up: FollowUp
    day: date


@dataclass(frozen=True, slots=True)
class Due:
    """The first of the follow-ups that want attention, the earliest first.

    `now` are past their term or due today; `overdue` and `today` say how many there are of each in
    all. `soon` are due within a week after.
    """

    now: Sequence[FollowUp]
    soon: Sequence[Soon]
    overdue: int
    today: int


def due_follow_ups(reach: Reach, *, today: date, most: int) -> Due:
    """Open follow-ups by the day to look at them: the end of a snooze, else the term. One query."""
    day = case(
        (FollowUp.snoozed_until > literal(today, Date), FollowUp.snoozed_until),
        else_=FollowUp.due_on,
    )
    is_now = day <= today
    place = func.row_number().over(partition_by=is_now, order_by=(day, FollowUp.created_at))
    wanted = [visible_to(reach.caller), FollowUp.status.in_(OPEN_STATUSES), day <= today + WITHIN]
    if reach.of is not None:
        wanted.append(belongs_to(reach.of))
    found = (
        select(
            FollowUp.id,
            day.label("day"),
            place.label("place"),
            _how_many(day < today).label("overdue"),
            _how_many(day == today).label("today"),
        )
        .where(*wanted)
        .subquery()
    )
    rows = db.session.execute(
        select(FollowUp, found)
        .join(found, found.c.id == FollowUp.id)
        .where(found.c.place <= most)
        .order_by(found.c.day, found.c.place)
        .options(*LISTED)
    ).all()
    counts = rows[0] if rows else None
    return Due(
        now=[row.FollowUp for row in rows if row.day <= today],
        soon=[Soon(row.FollowUp, row.day) for row in rows if row.day > today],
        overdue=counts.overdue if counts else 0,
        today=counts.today if counts else 0,
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many of all the rows, said on each of them."""
    return func.sum(case((condition, 1), else_=0)).over()
