"""Making follow-ups and rewriting them."""

import uuid
from datetime import date, datetime

from logbook.db import db
from logbook.followups import reminders
from logbook.followups.details import FollowUpDetails
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.followups.service.acts import taken
from logbook.followups.service.giving_way import take_the_place
from logbook.followups.service.planning import change_term, plan_anew, set_term, settle
from logbook.followups.service.writing import write
from logbook.history import service as history
from logbook.policy import Caller, require_write


def create(caller: Caller, details: FollowUpDetails, *, now: datetime) -> FollowUp:
    """Make a follow-up, open, with its reminders planned.

    Raises Forbidden for a reader, Invalid for an origin that the caller may not see, for people
    who may not see it, and for references to nothing.
    """
    require_write(caller)
    take_the_place(caller, details, now=now)
    today = caller.today(now)
    made = FollowUp(now=now, id=details.id or uuid.uuid4(), status=FollowUpStatus.OPEN, revision=1)
    with db.session.no_autoflush:
        write(caller, made, details, today=today)
        set_term(made, details.due, details.due_text, said_on=_made_on(made) or today)
    db.session.add(made)
    settle(made)
    reminders.plan(made, now=now)
    index(made)
    history.record(caller, "create", made, now=now)
    return made


def _made_on(follow_up: FollowUp) -> date | None:
    """The day on which it was agreed: what 'before the recess' is heard from."""
    if follow_up.made_on is not None:
        return follow_up.made_on
    return follow_up.meeting.last_day if follow_up.meeting is not None else None


def edit(
    caller: Caller, id: uuid.UUID, details: FollowUpDetails, *, version: int | None, now: datetime
) -> FollowUp:
    """Replace all that people write of it. Another term is remembered as a move is.

    Raises NotFound, Forbidden, Conflict for a stale version, and Invalid as `create` does.
    """
    follow_up, before = taken(caller, id, version, now)
    planned = _planned_by(follow_up)
    today = caller.today(now)
    with db.session.no_autoflush:
        write(caller, follow_up, details, today=today)
        change_term(follow_up, details.due, details.due_text, today=today, reason=None)
    follow_up.touch(now)
    if _planned_by(follow_up) != planned:
        plan_anew(follow_up, now=now)
    settle(follow_up)
    index(follow_up)
    history.record(caller, "edit", follow_up, now=now, before=before)
    return follow_up


def _planned_by(follow_up: FollowUp) -> tuple[object, ...]:
    """What its reminders follow from."""
    return (
        follow_up.due_on,
        tuple(follow_up.remind_before),
        follow_up.owner_id,
        follow_up.deputy_id,
        follow_up.actor_account_id,
    )
