"""What changes when a follow-up is told and to whom: silenced for a while, moved, given away."""

import uuid
from datetime import datetime

from logbook.db import db
from logbook.errors import Invalid
from logbook.followups.details import Move, Snooze
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp
from logbook.followups.service.acts import require_open, taken
from logbook.followups.service.people import require_people
from logbook.followups.service.planning import change_term, plan_anew
from logbook.history import service as history
from logbook.policy import Caller
from logbook.web.language import _


def snooze(
    caller: Caller, id: uuid.UUID, how: Snooze, *, version: int | None = None, now: datetime
) -> FollowUp:
    """Keep it quiet until a day; the term stands. Raises Invalid for a day that is not to come."""
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    if how.until <= caller.today(now):
        raise Invalid({"until": [_("Choose a day after today.")]})
    follow_up.snoozed_until = how.until
    follow_up.reason = how.reason or None
    plan_anew(follow_up, now=now)
    index(follow_up)
    history.record(caller, "snooze", follow_up, now=now, before=before)
    return follow_up


def move(
    caller: Caller, id: uuid.UUID, how: Move, *, version: int | None = None, now: datetime
) -> FollowUp:
    """Give it another term, heard today, and remember the old one. Ends a snooze.

    Raises Invalid where it is closed or the term is the one it has.
    """
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    with db.session.no_autoflush:
        moved = change_term(
            follow_up, how.due, how.due_text, today=caller.today(now), reason=how.reason
        )
    if not moved:
        raise Invalid({"due": [_("This is the term already. Give another one.")]})
    if follow_up.snoozed_until is not None:
        follow_up.snoozed_until = follow_up.reason = None
    plan_anew(follow_up, now=now)
    index(follow_up)
    history.record(caller, "move", follow_up, now=now, before=before)
    return follow_up


def assign(
    caller: Caller,
    id: uuid.UUID,
    owner_id: uuid.UUID,
    *,
    version: int | None = None,
    now: datetime,
) -> FollowUp:
    """Give it to another owner. Who had to act because it was theirs need not any more.

    Raises Invalid where it is closed, or the new owner may not see where it comes from.
    """
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    with db.session.no_autoflush:
        require_people(follow_up.meeting, {"owner": owner_id})
    if owner_id == follow_up.owner_id:
        raise Invalid({"owner": [_("It is theirs already. Choose someone else.")]})
    if follow_up.actor_account_id == follow_up.owner_id:
        follow_up.actor_account_id = owner_id
    follow_up.owner_id = owner_id
    plan_anew(follow_up, now=now)
    history.record(caller, "assign", follow_up, now=now, before=before)
    return follow_up
