"""The course of a follow-up: started, closed, opened again."""

import uuid
from datetime import date, datetime, timedelta

from logbook.dates import PartialDate, say
from logbook.errors import Invalid
from logbook.followups import reminders
from logbook.followups.details import Closure
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.followups.service.acts import require_open, taken
from logbook.followups.service.planning import plan_anew, settle
from logbook.followups.service.repeats import next_occurrence
from logbook.history import service as history
from logbook.policy import Caller
from logbook.references.details import ReferenceDetails
from logbook.references.models import Reference
from logbook.references.service import create_reference
from logbook.web.language import _, current_language

PREPARED_BEFORE = timedelta(days=366)
"""How long before a talk what prepares it may have been agreed, and done."""


def start(caller: Caller, id: uuid.UUID, *, version: int | None = None, now: datetime) -> FollowUp:
    """Say that somebody is at it. Raises Invalid where it is closed; again changes nothing."""
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    if follow_up.status is FollowUpStatus.IN_PROGRESS:
        return follow_up
    follow_up.status = FollowUpStatus.IN_PROGRESS
    history.record(caller, "start", follow_up, now=now, before=before)
    return follow_up


def close(
    caller: Caller, id: uuid.UUID, closure: Closure, *, version: int | None = None, now: datetime
) -> FollowUp:
    """End it, done or dropped; what was not sent of its reminders is gone.

    One that repeats has its next occurrence made when it is done; dropped, the series ends.
    Raises Invalid where it is closed already, or for a closing day that is still to come.
    """
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    today = caller.today(now)
    if closure.status not in (FollowUpStatus.DONE, FollowUpStatus.DROPPED):
        raise Invalid({"status": [_("Close it as done or as dropped.")]})
    if closure.on is not None and closure.on > today:
        raise Invalid(
            {"on": [_("This day is still to come. Give the day on which it was closed.")]}
        )
    _require_begun(caller, follow_up, closure.on)
    closed_by = _reference(caller, closure.closed_by, now) if closure.closed_by else None
    follow_up.status = closure.status
    follow_up.closed_on = closure.on or today
    follow_up.closed_by = closed_by
    follow_up.outcome = closure.outcome or None
    follow_up.reason = closure.reason or None
    follow_up.snoozed_until = None
    reminders.unplan(follow_up)
    settle(follow_up)
    index(follow_up)
    history.record(caller, "close", follow_up, now=now, before=before)
    if closure.status is FollowUpStatus.DONE and follow_up.repeat_every:
        next_occurrence(caller, follow_up, now=now)
    return follow_up


def _require_begun(caller: Caller, follow_up: FollowUp, on: date | None) -> None:
    """Nothing is closed before it was agreed: a year mistyped would tell the House so. Invalid."""
    began = _began_on(caller, follow_up)
    if on is not None and on < began:
        said = _(
            "It was agreed on %(day)s. Give a later day, or change when it was agreed.",
            day=say(PartialDate.on(began), current_language()),
        )
        raise Invalid({"on": [said]})


def _began_on(caller: Caller, follow_up: FollowUp) -> date:
    """The day on which it was agreed; where nobody told, the first on which it can have been."""
    if follow_up.made_on is not None:
        return follow_up.made_on
    entered = caller.today(follow_up.created_at)
    if follow_up.meeting is not None:
        return min(entered, follow_up.meeting.date.earliest - PREPARED_BEFORE)
    promised = follow_up.commitment.made_on if follow_up.commitment else None
    return min(entered, promised.earliest) if promised else entered


def _reference(caller: Caller, given: ReferenceDetails, now: datetime) -> Reference:
    """Keep where it can be read what closed it; its errors stand under `closedBy`."""
    try:
        return create_reference(caller, given, now=now)
    except Invalid as problem:
        raise Invalid({f"closedBy-{path}": told for path, told in problem.errors.items()}) from None


def reopen(
    caller: Caller,
    id: uuid.UUID,
    reason: str | None,
    *,
    version: int | None = None,
    now: datetime,
) -> FollowUp:
    """Open it again, with its reminders planned anew. Raises Invalid where it is open."""
    follow_up, before = taken(caller, id, version, now)
    if follow_up.is_open:
        raise Invalid({"status": [_("This is open already.")]})
    follow_up.status = FollowUpStatus.OPEN
    follow_up.closed_on = None
    follow_up.closed_by = None
    follow_up.outcome = None
    follow_up.reason = reason or None
    plan_anew(follow_up, now=now)
    index(follow_up)
    history.record(caller, "reopen", follow_up, now=now, before=before)
    return follow_up
