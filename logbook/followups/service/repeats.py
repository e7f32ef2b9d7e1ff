"""What returns: the next occurrence of a follow-up that was done."""

import uuid
from datetime import date, datetime

from logbook.dates import DateError, PartialDate, Precision
from logbook.db import db
from logbook.durations import Duration
from logbook.followups import reminders
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp, FollowUpStatus, RepeatFrom
from logbook.followups.service.planning import plan_anew, settle
from logbook.followups.terms import next_due
from logbook.history import service as history
from logbook.policy import Caller

KEPT = (
    "kind",
    "title",
    "details",
    "meeting_id",
    "point_id",
    "commitment_id",
    "letter_id",
    "actor_account_id",
    "actor_organisation_id",
    "actor_sector_id",
    "actor_us",
    "owner_id",
    "deputy_id",
    "repeat_every",
    "repeat_from",
    "told_as",
)


def next_occurrence(caller: Caller, closed: FollowUp, *, now: datetime) -> FollowUp | None:
    """Make what comes after `closed`, once: closing it again makes no second one.

    One that was taken back with an undone closing returns. None where it is there already, or
    would be due beyond the years we keep.
    """
    earlier = db.session.get(FollowUp, next_id(closed))
    if earlier is not None and earlier.deleted_at is None:
        return None
    day = _day_of_month(closed)
    try:
        due = _due(closed, day)
    except DateError:
        return None
    if earlier is not None:
        return _brought_back(caller, earlier, due, day, now=now)
    made = FollowUp(
        now=now,
        id=next_id(closed),
        status=FollowUpStatus.OPEN,
        revision=1,
        due=due,
        due_on=due.due_day,
        repeat_day=day,
        made_on=closed.closed_on,
        commitments=list(closed.commitments),
        remind_before=list(closed.remind_before),
        **{name: getattr(closed, name) for name in KEPT},
    )
    db.session.add(made)
    settle(made)
    reminders.plan(made, now=now)
    index(made)
    history.record(caller, "repeat", made, now=now)
    return made


def _brought_back(
    caller: Caller, earlier: FollowUp, due: PartialDate, day: int | None, *, now: datetime
) -> FollowUp:
    earlier.begin_change(None, now=now)
    before = history.snapshot(earlier)
    earlier.deleted_at = None
    earlier.due, earlier.due_on, earlier.repeat_day = due, due.due_day, day
    plan_anew(earlier, now=now)
    history.record(caller, "restore", earlier, now=now, before=before)
    return earlier


def take_back(caller: Caller, closed: FollowUp, *, now: datetime) -> None:
    """Remove the occurrence that a closing made, unless somebody has worked on it since."""
    made = db.session.get(FollowUp, next_id(closed))
    if made is None or made.deleted_at is not None or not made.is_open or made.version > 1:
        return
    made.begin_change(None, now=now)
    before = history.snapshot(made)
    made.deleted_at = now
    reminders.unplan(made)
    history.record(caller, "delete", made, now=now, before=before)


def next_id(closed: FollowUp) -> uuid.UUID:
    """The id of the occurrence after this one: it follows from its own."""
    return uuid.uuid5(closed.id, "next occurrence")


def _day_of_month(closed: FollowUp) -> int | None:
    """The day of the month that its series is meant for, None for one of another rhythm.

    Without it a series of the 31st would stay on the 28th from its first February on.
    """
    every = Duration.parse(closed.repeat_every or "")
    if closed.repeat_from is RepeatFrom.LAST_CONTACT or every.days or closed.due_on is None:
        return None
    if closed.due is not None and closed.due.precision is not Precision.DAY:
        return None
    return closed.repeat_day or closed.due_on.day


def _due(closed: FollowUp, day_of_month: int | None) -> PartialDate:
    """The term after the closed one, and after the day on which it was closed."""
    every = Duration.parse(closed.repeat_every or "")
    closed_on: date = closed.closed_on or date.min
    if closed.repeat_from is RepeatFrom.LAST_CONTACT or closed.due_on is None:
        return PartialDate.on(every.after(closed_on))
    due = next_due(closed.due or PartialDate.on(closed.due_on), every, day_of_month=day_of_month)
    while due.due_day <= closed_on:
        due = next_due(due, every, day_of_month=day_of_month)
    return due
